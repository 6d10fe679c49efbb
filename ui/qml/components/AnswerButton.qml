import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// One of several answers. Up and Down go to its neighbours, Space and Return choose it. Once it is not `open` any more it
// says, by a sign too, whether it was chosen and whether it came true.
T.AbstractButton {
    id: root

    required property string letter
    property bool chosen: false
    property bool open: true
    property bool truth: false

    signal moved(int by)

    implicitHeight: Math.max(Theme.control, implicitContentHeight)
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    enabled: open
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.RadioButton
    Accessible.name: letter + ". " + text + (truth ? ". " + qsTr("This is what the run did") : "")
    Accessible.checked: chosen

    contentItem: RowLayout {
        spacing: Theme.s2

        Rectangle {
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
            radius: width / 2
            color: "transparent"
            border.width: root.chosen ? Theme.lineAlert : Theme.line
            border.color: root.chosen ? Theme.accent : Theme.borderStrong
        }
        PlainText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            Layout.bottomMargin: Theme.s1
            text: root.text
            wrapMode: Text.WordWrap
            font.weight: root.truth ? Font.DemiBold : Font.Normal
            color: root.open || root.truth || root.chosen ? Theme.text : Theme.textFaint
        }
        KeyHint {
            visible: root.open
            text: root.letter
        }
        PlainText {  // no Icon: shapes that scroll leave traces on the software backend
            visible: !root.open && root.truth
            text: "✓"
            color: Theme.good
            font.weight: Font.Bold
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : root.down ? Theme.pressed : root.hovered && root.open ? Theme.hovered : Theme.raised
        border.width: Theme.line
        border.color: root.truth ? Theme.good : root.chosen ? Theme.accent : Theme.border

        FocusRing { shown: root.visualFocus; gap: 1 }
    }
    // The window's Space would pause the run.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Space
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Keys.onUpPressed: moved(-1)
    Keys.onDownPressed: moved(1)
}
