import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// A button with words; `kind` is "plain", "primary" or "alert".
T.AbstractButton {
    id: root

    property string kind: "plain"
    property string iconName: ""
    property string hint: ""
    property string key: ""
    property bool small: false
    readonly property color fill: kind === "primary" ? Theme.accent : kind === "alert" ? Theme.alert : Theme.raised
    readonly property color ink: kind === "primary" ? Theme.accentText : kind === "alert" ? Theme.alertText : Theme.text

    implicitHeight: small ? Theme.controlSmall : Theme.control
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.s3
    rightPadding: Theme.s3
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.Button
    Accessible.name: hint === "" ? text : text + ". " + hint

    contentItem: Row {
        spacing: Theme.s2

        Icon {
            visible: root.iconName !== ""
            name: root.iconName
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        PlainText {
            text: root.text
            color: root.ink
            font.weight: Font.Medium
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Qt.darker(root.fill, 1.15) : root.hovered ? Qt.darker(root.fill, 1.06) : root.fill
        border.width: root.kind === "plain" ? Theme.line : 0
        border.color: Theme.border

        FocusRing { shown: root.visualFocus }
    }
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    HintTip {
        text: root.hint
        key: root.key
        shown: root.hovered && !root.down && root.hint !== ""
    }
}
