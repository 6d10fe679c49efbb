import QtQuick
import Interleave.Ui

// How long every sync point waits: from slow (left) to free (right). The scale is by ratio: each step is the same factor.
Row {
    id: root

    required property var session
    property bool tight: false
    readonly property real slowest: 1000
    readonly property real fastest: 0.1

    function paceOf(position: real): real {
        return position >= 1 ? 0 : slowest * Math.pow(fastest / slowest, position / 0.95);
    }
    function positionOf(pace: real): real {
        return pace <= 0 ? 1 : 0.95 * Math.log(pace / slowest) / Math.log(fastest / slowest);
    }

    spacing: Theme.s1

    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.tight
        text: "Speed"
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
    TrackSlider {
        id: slider
        objectName: "speed"
        anchors.verticalCenter: parent.verticalCenter
        width: root.tight ? Theme.speedWidth * 0.75 : Theme.speedWidth
        label: "Speed"
        from: 0
        to: 1
        stepSize: 0.05
        value: root.positionOf(root.session.pace)
        onMoved: root.session.pace = root.paceOf(value)

        Accessible.description: word.text

        HintTip {
            text: "How long each sync point waits: right is free, left is slow motion"
            shown: slider.hovered && !slider.pressed
        }
    }
    PlainText {
        id: word
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.field
        text: root.session.pace <= 0 ? "free" : root.session.pace >= 10 ? Math.round(root.session.pace) + " ms"
                                                                           : root.session.pace.toPrecision(2) + " ms"
        mono: true
        font.pixelSize: Theme.fontSmall
    }
}
