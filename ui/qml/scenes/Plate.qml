import QtQuick
import Interleave.Ui

// A plate: full while its owner eats.
Rectangle {
    id: root

    property point at
    property real size: 0
    property bool full: false

    x: Math.round(at.x - width / 2)
    y: Math.round(at.y - height / 2)
    width: Math.round(size)
    height: width
    radius: width / 2
    color: Theme.plate
    border.width: Theme.line
    border.color: Theme.plateRim

    Rectangle {
        anchors.centerIn: parent
        width: parent.width - 2 * Math.round(parent.width * (root.full ? 0.17 : 0.2))
        height: width
        radius: width / 2
        color: root.full ? Theme.food : "transparent"
        border.width: root.full ? 0 : Theme.line
        border.color: Theme.plateRim
    }
}
