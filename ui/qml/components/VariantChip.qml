import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// One variant: key, title, and a mark of what is expected.
T.AbstractButton {
    id: root

    required property string variantId
    required property string title
    required property string explanation
    required property string expect
    required property int key
    property bool current: false
    property string role: "variant"
    readonly property bool fine: expect === "completed"

    objectName: role + ":" + variantId

    implicitHeight: Theme.controlSmall + Theme.s1
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.RadioButton
    Accessible.name: title + ", " + (fine ? "runs to the end" : "expected: " + expect)
    Accessible.checked: current

    contentItem: Row {
        spacing: Theme.s1

        PlainText {
            height: parent.height
            visible: text !== ""
            text: root.key > 0 && root.role === "variant" ? root.key : ""
            mono: true
            font.pixelSize: Theme.fontSmall
            color: root.current ? Theme.accentText : Theme.textFaint
        }
        PlainText {
            height: parent.height
            text: root.title
            font.weight: root.current ? Font.DemiBold : Font.Normal
            color: root.current ? Theme.accentText : Theme.text
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.fine
            name: root.expect
            size: Theme.s3
            color: root.current ? Theme.accentText : Theme.alert
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.current ? Theme.accent : root.down ? Theme.pressed : root.hovered ? Theme.hovered : Theme.raised
        border.width: Theme.line
        border.color: root.current ? Theme.accent : Theme.border

        FocusRing { shown: root.visualFocus; gap: 1 }
    }
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    HintTip {
        text: root.explanation + (root.fine ? "" : " Expected: " + root.expect + ".")
        key: root.key > 0 && root.role === "variant" ? root.key : ""
        shown: root.hovered
    }
}
