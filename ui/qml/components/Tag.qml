import QtQuick
import Interleave.Ui

// A small word in a coloured pill, optionally with an icon.
Rectangle {
    id: root

    property alias text: label.text
    property string iconName: ""
    property color ink: Theme.textMuted
    property bool outlined: false

    implicitWidth: content.width + Theme.s3
    implicitHeight: label.implicitHeight + Theme.s1
    radius: height / 2
    color: Theme.raised
    border.width: outlined ? Theme.line : 0
    border.color: ink

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.s1

        Icon {
            visible: root.iconName !== ""
            name: root.iconName
            size: Theme.s3
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        PlainText {
            id: label
            color: root.ink
            font.pixelSize: Theme.fontSmall
            font.weight: Font.Medium
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
