import QtQuick
import Interleave.Ui

// The signs of the phases and their words, for when there is no room beside each philosopher.
Row {
    spacing: Theme.s4
    bottomPadding: Theme.s1

    Repeater {
        model: ["thinking", "hungry", "eating"]

        Row {
            id: entry

            required property string modelData

            spacing: Theme.s1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: entry.modelData
                size: Theme.fontBody
                color: Theme.phaseColor(entry.modelData)
            }
            PlainText {
                text: entry.modelData
                color: Theme.textMuted
                font.pixelSize: Theme.fontSmall
            }
        }
    }
}
