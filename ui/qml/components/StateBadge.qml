import QtQuick
import Interleave.Ui

// What a thread is doing: a shape in the state's colour and the word.
Row {
    id: root

    required property int stateKey
    property string word: Theme.stateWord(stateKey)
    property bool compact: false

    spacing: Theme.s1

    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Icon {
        name: Icons.forState(root.stateKey)
        size: Theme.s3
        color: Theme.stateColor(root.stateKey)
        anchors.verticalCenter: parent.verticalCenter
    }
    PlainText {
        visible: !root.compact
        text: root.word
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
        anchors.verticalCenter: parent.verticalCenter
    }
}
