import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

T.ScrollBar {
    id: root

    implicitWidth: Theme.scrollBar
    implicitHeight: Theme.scrollBar
    padding: 1
    minimumSize: orientation === Qt.Horizontal ? Theme.scrollBarMin / Math.max(1, width) : Theme.scrollBarMin / Math.max(1, height)
    visible: size < 1 && policy !== T.ScrollBar.AlwaysOff

    Accessible.role: Accessible.ScrollBar
    Accessible.name: orientation === Qt.Horizontal ? "Scroll sideways" : "Scroll"

    contentItem: Rectangle {
        implicitWidth: Theme.scrollBar - 2
        implicitHeight: Theme.scrollBar - 2
        radius: Theme.scrollBar / 2
        color: root.pressed || root.hovered ? Theme.borderStrong : Theme.faded(Theme.borderStrong, 0.5)
    }
}
