import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// A field to type a filter in; Escape empties it, then gives the keyboard back.
T.TextField {
    id: root

    property string key: ""

    signal leaving()

    implicitHeight: Theme.control
    leftPadding: Theme.s8
    rightPadding: Theme.control
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    placeholderTextColor: Theme.textFaint
    font.family: Theme.sans
    font.pixelSize: Theme.fontBody
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true

    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText

    Keys.onEscapePressed: {
        if (text !== "") clear();
        else leaving();
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.sunken
        border.width: root.activeFocus ? Theme.lineBold : Theme.line
        border.color: root.activeFocus ? Theme.focus : Theme.border
    }
    Icon {
        x: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: Theme.textFaint
    }
    PlainText {
        x: root.leftPadding
        width: parent.width - root.leftPadding - root.rightPadding
        height: parent.height
        visible: root.text === ""
        text: root.placeholderText
        color: Theme.textFaint
    }
    KeyHint {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        text: root.key
        visible: root.key !== "" && root.text === "" && !root.activeFocus
    }
    IconButton {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.controlSmall
        visible: root.text !== ""
        iconName: "close"
        hint: "Clear the search"
        key: "Esc"
        onClicked: root.clear()
    }
}
