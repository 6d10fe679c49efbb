import QtQuick
import Interleave.Ui

// In the middle of the table: meals, longest hunger, fairness; as many lines as there is room for.
Column {
    id: root

    required property var table
    property real room: 0   // half of the height there is
    property real across: 0 // and the width
    readonly property real unit: Theme.fontBody * 1.3
    readonly property bool roomy: room > unit * 1.3  // for the word below the number, not beside it
    readonly property string word: table.mealsTotal === 1 ? "meal" : "meals"

    // What is in brackets is left out where the table is too narrow for it.
    function brief(text: string): string {
        return measure.advanceWidth(text) < across ? text : text.replace(/ \(.*\)/, "");
    }
    FontMetrics {
        id: measure
        font.family: Theme.sans
        font.pixelSize: Theme.fontSmall
    }
    PlainText {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.room > root.unit * 0.6
        text: root.roomy ? root.table.mealsTotal : root.table.mealsTotal + " " + root.word
        font.pixelSize: root.roomy ? Math.max(Theme.fontTitle, Math.round(Math.min(Theme.px(40), root.room * 0.62))) : Theme.fontBody
        font.weight: Font.DemiBold
    }
    PlainText {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.roomy
        text: root.word
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
    Item {
        visible: root.roomy
        width: 1
        height: Theme.s1
    }
    PlainText {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.room > root.unit * 2.2
        text: root.brief(root.table.longestHungerText)
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
    PlainText {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.room > root.unit * 2.8
        text: root.brief(root.table.fairnessText)
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
}
