import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// The slider that every sliding control is made of.
T.Slider {
    id: root

    property color fill: Theme.accent
    required property string label

    implicitWidth: Theme.speedWidth
    implicitHeight: Theme.controlSmall
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Slider
    Accessible.name: label

    background: Rectangle {
        x: root.leftPadding
        y: (root.height - height) / 2
        width: root.availableWidth
        height: Theme.track
        radius: height / 2
        color: Theme.pressed

        Rectangle {
            width: root.handle.x + root.handle.width / 2
            height: parent.height
            radius: height / 2
            color: root.enabled ? root.fill : Theme.borderStrong
        }
    }
    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: (root.height - height) / 2
        width: Theme.knob
        height: Theme.knob
        radius: width / 2
        color: root.pressed ? root.fill : Theme.surface
        border.width: Theme.lineBold
        border.color: root.enabled ? root.fill : Theme.borderStrong

        FocusRing { shown: root.visualFocus; radius: width / 2 }
    }
}
