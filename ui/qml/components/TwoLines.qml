import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What a row of a table says, in two lines: each has words on the left, cut short where they must, and on the right figures,
// which are not.
ColumnLayout {
    id: root

    property string title: ""
    property string note: ""
    property string text: ""
    property string figures: ""
    default property alias tools: first.data

    spacing: 0

    RowLayout {
        id: first
        spacing: Theme.s2

        PlainText {
            Layout.fillWidth: true
            text: root.title
            font.weight: Font.Medium
        }
        PlainText {
            visible: text !== ""
            text: root.note
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
            elide: Text.ElideNone
        }
    }
    RowLayout {
        spacing: Theme.s2

        PlainText {
            Layout.fillWidth: true
            text: root.text
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
        }
        PlainText {
            visible: text !== ""
            text: root.figures
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
            elide: Text.ElideNone
        }
    }
}
