import QtQuick
import Interleave.Ui

// The picture of a key.
Rectangle {
    id: root

    property alias text: label.text

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Theme.s2)
    implicitHeight: label.implicitHeight + Theme.s1
    radius: Theme.radiusSmall
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.borderStrong

    PlainText {
        id: label
        anchors.centerIn: parent
        mono: true
        font.pixelSize: Theme.fontTiny
        color: Theme.textMuted
    }
}
