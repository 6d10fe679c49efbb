import QtQuick
import Interleave.Ui

// A thread (round) or an object (square) of the wait-for graph, with its name on the side that looks away from the middle.
Item {
    id: root

    required property var model
    required property real size
    required property size span
    required property bool crowded
    property bool selected: false
    readonly property bool isThread: model.kind === "thread"
    readonly property bool inCycle: model.inCycle
    readonly property int number: model.number
    readonly property string name: model.name
    readonly property bool aside: Math.abs(model.x - 0.5) > 0.04

    signal picked()

    x: model.x * span.width - size / 2
    y: model.y * span.height - size / 2
    width: size
    height: size

    Accessible.role: Accessible.Graphic
    Accessible.name: name + (inCycle ? ", in the circle" : "")
    Accessible.selected: selected
    Accessible.onPressAction: picked()

    Rectangle {
        anchors.centerIn: parent
        visible: root.inCycle || root.selected
        width: parent.width + 2 * border.width + 2
        height: width
        radius: root.isThread ? width / 2 : Theme.radius
        color: "transparent"
        border.width: root.inCycle && !root.crowded ? Theme.line * 3 : Theme.line
        border.color: root.inCycle ? Theme.alert : Theme.focus
    }
    Rectangle {
        anchors.fill: parent
        radius: root.isThread ? width / 2 : Theme.radiusSmall
        color: root.isThread ? Theme.threadColor(root.model.colorIndex) : Theme.raised
        border.width: root.isThread ? 0 : Theme.lineBold
        border.color: Theme.borderStrong
    }
    PlainText {
        anchors.centerIn: parent
        visible: root.size >= Theme.s3
        text: Theme.initial(root.name)
        color: root.isThread ? Theme.threadInk : Theme.text
        font.pixelSize: Math.round(root.size * 0.46)
        font.weight: Font.DemiBold
        elide: Text.ElideNone
    }
    PlainText {
        x: !root.aside ? (parent.width - width) / 2 : root.model.x < 0.5 ? -width - Theme.s2 : parent.width + Theme.s2
        y: root.aside ? (parent.height - height) / 2 : root.model.y < 0.5 ? -height - Theme.s1 : parent.height + Theme.s1
        visible: !root.crowded
        text: root.name
        width: Math.min(implicitWidth, root.aside ? Theme.field + Theme.s6 - Theme.s1 : Theme.laneLabels * 1.5)
        wrapMode: Text.WordWrap
        lineHeight: 0.9
        horizontalAlignment: !root.aside ? Text.AlignHCenter : root.model.x < 0.5 ? Text.AlignRight : Text.AlignLeft
        font.pixelSize: root.size >= Theme.s6 && !root.aside ? Theme.fontSmall : Theme.fontTiny
        font.weight: root.inCycle ? Font.DemiBold : Font.Normal
        color: root.inCycle ? Theme.alert : Theme.textMuted
    }
    HoverHandler { id: over }
    TapHandler { onTapped: root.picked() }
    HintTip {
        text: root.name
        shown: over.hovered
    }
}
