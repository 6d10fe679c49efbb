import QtQuick
import Interleave.Ui

// Text in the window's typeface; never interprets markup.
Text {
    property bool mono: false

    color: Theme.text
    font.family: mono ? Theme.mono : Theme.sans
    font.pixelSize: Theme.fontBody
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
}
