import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// A square button with an icon; `hint` says what it does (also to a screen reader), `key` which key does the same.
T.AbstractButton {
    id: root

    required property string iconName
    required property string hint
    property string key: ""
    property bool primary: false
    property color tint: primary ? Theme.accentText : checked ? Theme.accent : Theme.textMuted

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: hint
    Accessible.checkable: checkable
    Accessible.checked: checked

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: Theme.icon
            color: root.tint
            opacity: root.enabled ? 1 : 0.35
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.primary ? (root.enabled ? Theme.accent : Theme.hovered)
             : root.down ? Theme.pressed
             : root.checked ? Theme.accentSoft
             : root.hovered ? Theme.hovered : "transparent"
        border.width: root.checked ? Theme.line : 0
        border.color: Theme.accent

        FocusRing { shown: root.visualFocus; gap: 1 }
    }
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    HintTip {
        text: root.hint
        key: root.key
        shown: root.hovered && !root.down
    }
}
