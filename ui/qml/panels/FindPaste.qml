import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// A field for a schedule string from somewhere else: Return plays it; what is wrong with it is said below.
ColumnLayout {
    id: root

    required property var player
    readonly property string problem: field.text !== "" && !field.activeFocus ? player.problemOf(field.text) : player.problem

    spacing: Theme.s1

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s1

        T.TextField {
            id: field
            objectName: "scheduleField"
            Layout.fillWidth: true
            implicitHeight: Theme.controlSmall + Theme.s1
            leftPadding: Theme.s2
            rightPadding: Theme.s2
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            font.family: Theme.mono
            font.pixelSize: Theme.fontSmall
            verticalAlignment: TextInput.AlignVCenter
            selectByMouse: true
            onTextEdited: root.player.clearProblem()
            onAccepted: root.player.play(text)
            Keys.onEscapePressed: {
                clear();
                root.player.clearProblem();
                focus = false;
            }

            Accessible.role: Accessible.EditableText
            Accessible.name: "Schedule to play"
            Accessible.description: root.problem

            background: Rectangle {
                radius: Theme.radius
                color: root.problem === "" ? Theme.sunken : Theme.alertSoft
                border.width: field.activeFocus ? Theme.lineBold : Theme.line
                border.color: root.problem !== "" ? Theme.alert : field.activeFocus ? Theme.focus : Theme.border
            }
            PlainText {
                anchors.fill: parent
                anchors.leftMargin: field.leftPadding
                visible: field.text === ""
                text: "Paste a schedule: 1/scenario/…"
                font.pixelSize: Theme.fontSmall
                color: Theme.textFaint
            }
        }
        TextButton {
            objectName: "playPasted"
            small: true
            enabled: field.text !== ""
            iconName: "play"
            text: "Play"
            onClicked: root.player.play(field.text)
        }
    }
    PlainText {
        objectName: "scheduleProblem"
        Layout.fillWidth: true
        visible: text !== ""
        text: root.problem
        wrapMode: Text.WordWrap
        font.pixelSize: Theme.fontSmall
        color: Theme.alert
    }
}
