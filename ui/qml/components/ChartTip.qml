import QtQuick
import Interleave.Ui

// What the chart says under the pointer, kept within its parent.
Rectangle {
    id: root

    property string text: ""
    property real atX: 0
    property real atY: 0

    visible: text !== ""
    z: 5
    width: Math.min(words.implicitWidth, Theme.tipWidth) + 2 * Theme.s2
    height: words.height + Theme.s2
    x: Math.max(0, Math.min(parent.width - width, atX + Theme.s3))
    y: atY + Theme.s2 + height > parent.height ? Math.max(0, atY - height - Theme.s2) : atY + Theme.s2
    color: Theme.raised
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.borderStrong

    PlainText {
        id: words
        x: Theme.s2
        y: Theme.s1
        width: parent.width - 2 * Theme.s2
        text: root.text
        wrapMode: Text.WordWrap
        font.pixelSize: Theme.fontSmall
    }
}
