pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// One line of source: the threads that stand on it, its number, its text.
Item {
    id: root

    required property int number
    required property string html
    required property bool isCurrent
    required property var markers
    readonly property int marks: markers ? markers.length : 0
    readonly property int shownMarks: marks > 3 ? 1 : marks
    property int mostMarks: 0  // dots once made are kept: threads come and go each frame

    height: Theme.codeLine
    onShownMarksChanged: mostMarks = Math.max(mostMarks, shownMarks)
    Component.onCompleted: mostMarks = shownMarks

    Accessible.role: Accessible.ListItem
    Accessible.name: "line " + number + (marks > 0 ? ", " + root.markers.map(m => m.name).join(", ") : "")

    Rectangle {
        anchors.fill: parent
        visible: root.marks > 0 || root.isCurrent
        color: root.isCurrent ? Theme.codeCurrent : Theme.raised
    }
    Row {
        x: Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        spacing: -Theme.s1

        Repeater {
            model: root.mostMarks

            ThreadDot {
                required property int index
                readonly property var mark: index < root.marks ? root.markers[index] : null

                visible: index < root.shownMarks
                width: Theme.icon
                height: Theme.icon
                colorIndex: mark ? mark.colorIndex : 0
                text: mark ? Theme.initial(mark.name) : ""
                border.width: Theme.line
                border.color: Theme.surface
            }
        }
    }
    PlainText {
        x: Theme.s1 + Theme.icon
        height: parent.height
        visible: root.marks > 3
        text: "+" + (root.marks - 1)
        font.pixelSize: Theme.fontTiny
        color: Theme.textMuted
    }
    PlainText {
        x: Theme.codeGutter - Theme.s2 - width
        height: parent.height
        text: root.number
        mono: true
        font.pixelSize: Theme.fontSmall
        color: Theme.textFaint
    }
    Text {
        id: source
        x: Theme.codeGutter
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: root.html
        textFormat: Text.StyledText
        color: Theme.text
        font.family: Theme.mono
        font.pixelSize: Theme.fontCode
    }
    HoverHandler { id: over }
    HintTip {
        shown: over.hovered && root.marks > 0
        text: root.marks > 0 ? root.markers.map(m => m.name).join(", ") : ""
    }
}
