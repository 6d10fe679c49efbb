import QtQuick
import Interleave.Ui

// A key and what it does.
Row {
    id: root

    required property var modelData

    width: (Theme.overlayWidth - 3 * Theme.s6) / 2
    spacing: Theme.s2

    Item {
        width: Theme.laneLabels
        height: Theme.controlSmall

        KeyHint {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.modelData[0]
        }
    }
    PlainText {
        width: parent.width - Theme.laneLabels - Theme.s2
        height: Theme.controlSmall
        text: root.modelData[1]
    }
}
