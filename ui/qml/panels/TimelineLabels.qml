pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The names left of the lanes; they scroll with them.
Item {
    id: root

    property var lanes: []
    property real scrollY: 0
    property int selectedThread: 0
    readonly property bool scrolls: true

    signal picked(real y)

    clip: true

    Accessible.role: Accessible.List
    Accessible.name: "Lanes"

    Repeater {
        model: root.lanes

        PlainText {
            required property var modelData

            y: modelData.y - root.scrollY
            width: root.width
            height: modelData.height
            leftPadding: Theme.s2
            rightPadding: Theme.s1
            text: modelData.name
            font.pixelSize: Theme.fontSmall
            color: modelData.kind === "thread" ? Theme.textMuted : Theme.textFaint
            font.italic: modelData.kind === "core"
        }
    }
    TapHandler {
        onTapped: point => root.picked(point.position.y)
    }
}
