import QtQuick
import Interleave.Ui

// What an empty panel says: one sentence that helps.
Item {
    id: root

    property alias text: sentence.text
    property string iconName: ""

    Column {
        anchors.centerIn: parent
        width: Math.max(0, parent.width - 2 * Theme.s4)
        spacing: Theme.s2

        Icon {
            visible: root.iconName !== ""
            name: root.iconName
            size: Theme.s6
            color: Theme.borderStrong
            anchors.horizontalCenter: parent.horizontalCenter
        }
        PlainText {
            id: sentence
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            color: Theme.textFaint
        }
    }
}
