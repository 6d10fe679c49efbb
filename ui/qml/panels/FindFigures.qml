pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What a search has come to so far, in figures.
RowLayout {
    id: root

    required property var search
    readonly property var figures: [["tried", search.schedulesText], ["classes", search.classesText], ["rate", search.rateText], ["left", search.tone === "found" ? "" : search.leftText]]

    spacing: Theme.s2

    Repeater {
        model: 4

        ColumnLayout {
            id: figure

            required property int index
            readonly property var pair: root.figures[index]

            Layout.fillWidth: true
            visible: pair[1] !== ""
            spacing: 0

            PlainText {
                Layout.fillWidth: true
                objectName: "find:" + figure.pair[0]
                text: figure.pair[1]
                mono: true
                font.weight: Font.DemiBold
            }
            PlainText {
                Layout.fillWidth: true
                text: figure.pair[0]
                font.pixelSize: Theme.fontTiny
                color: Theme.textFaint
            }
        }
    }
}
