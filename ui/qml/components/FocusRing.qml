import QtQuick
import Interleave.Ui

// Shows which control has the keyboard. Put into a control, `shown: control.visualFocus`.
Rectangle {
    property bool shown: false
    property real gap: 2

    anchors.fill: parent
    anchors.margins: -gap
    z: 10
    visible: shown
    color: "transparent"
    radius: Theme.radius + gap
    border.width: Theme.lineBold
    border.color: Theme.focus
}
