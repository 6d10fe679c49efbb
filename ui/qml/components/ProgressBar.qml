import QtQuick
import Interleave.Ui

// How far something is, 0 … 1.
Rectangle {
    id: root

    required property string label
    property real value: 0

    implicitWidth: Theme.speedWidth
    implicitHeight: Theme.s2
    radius: height / 2
    color: Theme.pressed

    Accessible.role: Accessible.ProgressBar
    Accessible.name: label + ", " + Math.round(value * 100) + " %"

    Rectangle {
        width: parent.width * Math.max(0, Math.min(1, root.value))
        height: parent.height
        radius: parent.radius
        color: Theme.accent
    }
}
