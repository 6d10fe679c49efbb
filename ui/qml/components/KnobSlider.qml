import QtQuick
import Interleave.Ui

// A knob: label, slider, value that can be typed, unit; off and on where there is nothing between. `edited` tells a new value;
// one that takes effect only by a restart (`live` false) is told when the slider is let go.
Item {
    id: root

    required property string label
    property string unit: ""
    property string zero: ""  // what 0 means: "endless"
    property real from: 0
    property real to: 100
    property real step: 1
    property real value: 0
    property bool live: true
    property alias problem: field.problem
    property real unitRoom: Theme.s6  // for the widest unit among its neighbours
    readonly property real unitWidth: Math.max(unitText.implicitWidth, zeroText.implicitWidth)
    readonly property bool switches: from === 0 && to === 1 && step === 1

    readonly property real labelWidth: Math.max(1, Math.min(Theme.knobLabel, Math.round(width * 0.4)))

    signal edited(real value)

    function rounded(v: real): real {
        const stepped = step > 0 ? from + Math.round((v - from) / step) * step : v;
        return Math.round(stepped * 1e6) / 1e6;
    }

    implicitHeight: line.height + (complaint.visible ? complaint.implicitHeight : 0)

    Item {
        id: line
        width: parent.width
        height: Math.max(name.implicitHeight, field.implicitHeight)

        PlainText {
            id: name
            anchors.verticalCenter: parent.verticalCenter
            width: root.labelWidth
            text: root.label
            color: Theme.textMuted
            wrapMode: Text.WordWrap
            lineHeight: 0.9
        }
        TrackSlider {
            id: slider
            objectName: "slider"
            visible: !root.switches
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: name.right
            anchors.right: field.left
            anchors.margins: Theme.s2
            label: root.label
            from: root.from
            to: root.to
            stepSize: root.step
            value: root.value
            onMoved: {
                if (root.live || !pressed) root.edited(root.rounded(value));
            }
            onPressedChanged: {
                if (!pressed && !root.live && root.rounded(value) !== root.value) root.edited(root.rounded(value));
            }
        }
        ValueField {
            id: field
            objectName: "field"
            visible: !root.switches
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: unitText.left
            anchors.rightMargin: Theme.s2
            label: root.label
            from: root.from
            to: root.to
            step: root.step
            value: slider.pressed ? root.rounded(slider.value) : root.value
            onEdited: value => root.edited(value)
        }
        PlainText {
            id: unitText
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            width: root.unitRoom
            visible: !zeroText.visible
            text: root.unit
            color: Theme.textFaint
            font.pixelSize: Theme.fontSmall
        }
        PlainText {
            id: zeroText
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            width: root.unitRoom
            visible: !root.switches && root.zero !== "" && field.value === 0
            text: root.switches ? "" : root.zero
            color: Theme.textFaint
            font.pixelSize: Theme.fontSmall
        }
        SegmentSwitch {
            objectName: "switch"
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: unitText.left
            anchors.rightMargin: Theme.s2
            visible: root.switches
            label: root.label
            current: root.value === 0 ? "0" : "1"
            ways: [{ id: "0", text: "Off" }, { id: "1", text: "On" }]
            onPicked: id => root.edited(Number(id))
        }
    }
    PlainText {
        id: complaint
        anchors.top: line.bottom
        anchors.right: parent.right
        anchors.rightMargin: Theme.s8
        visible: root.problem !== ""
        text: "allowed: " + root.problem + (root.unit === "" ? "" : " " + root.unit)
        color: Theme.alert
        font.pixelSize: Theme.fontSmall
        elide: Text.ElideNone
    }
}
