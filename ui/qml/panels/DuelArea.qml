import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A duel: two scenes side by side, and below them what the two runs have come to.
ColumnLayout {
    id: root

    required property var pair

    objectName: "duelArea"
    spacing: Theme.handle

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.handle

        DuelHalf {
            objectName: "half:left"
            Layout.fillWidth: true
            Layout.fillHeight: true
            letter: "A"
            session: root.pair.left
        }
        DuelHalf {
            objectName: "half:right"
            Layout.fillWidth: true
            Layout.fillHeight: true
            letter: "B"
            session: root.pair.right
        }
    }
    DuelTable {
        Layout.fillWidth: true
        pair: root.pair
    }
}
