import QtQuick
import Interleave.Ui

// A thread's own colour with a short text on it.
Rectangle {
    id: root

    required property int colorIndex
    property string text: ""

    implicitWidth: Theme.icon
    implicitHeight: Theme.icon
    radius: width / 2
    color: Theme.threadColor(colorIndex)

    PlainText {
        anchors.fill: parent
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        color: Theme.threadInk
        font.pixelSize: Math.round(Math.max(7, parent.height * (text.length > 2 ? 0.4 : 0.56)))
        font.weight: Font.DemiBold
        elide: Text.ElideNone
    }
}
