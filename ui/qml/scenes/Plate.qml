import QtQuick
import Interleave.Ui

// A plate: full while its owner eats.
Rectangle {
    id: root

    property point at
    property real size: 0
    property bool full: false

    x: at.x - size / 2
    y: at.y - size / 2
    width: size
    height: size
    radius: size / 2
    color: Theme.plate
    border.width: Theme.line
    border.color: Theme.plateRim

    Rectangle {
        anchors.centerIn: parent
        width: parent.width * (root.full ? 0.66 : 0.6)
        height: width
        radius: width / 2
        color: root.full ? Theme.food : "transparent"
        border.width: root.full ? 0 : Theme.line
        border.color: Theme.plateRim
    }
}
