import QtQuick
import Interleave.Ui

// A cell of the map: the share in per cent, or a dash before its first run; a frame while a run of it goes on. A click
// chooses it; a second one, or Enter, runs it in the window.
Rectangle {
    id: root

    required property int index
    required property real share
    required property string percent
    required property bool current
    required property string name
    property bool first: false  // where Tab comes to
    readonly property bool known: share >= 0
    readonly property alias hovered: over.hovered

    signal picked()
    signal runWanted()
    signal moved(int across, int down)

    objectName: "map:cell:" + index
    radius: Theme.radiusSmall
    color: known ? Theme.heat(share) : Theme.sunken
    border.width: current ? Theme.lineBold : Theme.line
    border.color: current ? Theme.focus : known ? color : Theme.border
    activeFocusOnTab: first || activeFocus

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.onPressAction: runWanted()

    Keys.onShortcutOverride: event => event.accepted = [Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down, Qt.Key_Return, Qt.Key_Enter].includes(event.key)
    Keys.onLeftPressed: moved(-1, 0)
    Keys.onRightPressed: moved(1, 0)
    Keys.onUpPressed: moved(0, -1)
    Keys.onDownPressed: moved(0, 1)
    Keys.onReturnPressed: runWanted()
    Keys.onEnterPressed: runWanted()

    PlainText {
        anchors.centerIn: parent
        text: root.percent
        mono: true
        font.pixelSize: Theme.fontSmall
        color: root.known ? Theme.heatInk(root.share) : Theme.textFaint
        elide: Text.ElideNone
    }
    FocusRing {
        shown: root.activeFocus
        gap: 1
        radius: root.radius + gap
    }
    HoverHandler { id: over }
    TapHandler {
        onTapped: root.picked()
        onDoubleTapped: root.runWanted()
    }
}
