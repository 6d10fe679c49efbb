pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What two runs have come to, a row each; the better figure of a column has a mark and the word for it.
Rectangle {
    id: root

    required property var pair

    implicitHeight: Theme.s6 + 2 * Theme.row + Theme.s2
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    Accessible.role: Accessible.Table
    Accessible.name: "Figures of the duel"

    component Figure: Item {
        id: figure

        required property string value
        required property string more
        required property bool wins
        required property string word

        height: Theme.row

        Accessible.role: Accessible.Cell
        Accessible.name: value + (more !== "" ? ", " + more : "") + (wins ? ", " + word : "")

        Rectangle {
            anchors.fill: parent
            anchors.rightMargin: Theme.s1
            anchors.topMargin: 1
            anchors.bottomMargin: 1
            visible: figure.wins
            radius: Theme.radiusSmall
            color: Theme.goodSoft
        }
        Icon {
            id: sign
            x: Theme.s1
            anchors.verticalCenter: parent.verticalCenter
            visible: figure.wins
            name: "check"
            size: Theme.s3
            color: Theme.good
        }
        PlainText {
            id: amount
            x: Theme.s1 + Theme.s3 + Theme.s1
            height: parent.height
            width: Math.min(implicitWidth, parent.width - x - Theme.s2)
            text: figure.value
            font.weight: figure.wins ? Font.Bold : Font.Medium
        }
        PlainText {
            anchors.left: amount.right
            anchors.leftMargin: Theme.s1
            anchors.right: parent.right
            anchors.rightMargin: Theme.s2
            height: parent.height
            text: (figure.wins ? figure.word : "") + (figure.wins && figure.more !== "" ? " · " : "") + figure.more
            font.pixelSize: Theme.fontSmall
            color: figure.wins ? Theme.good : Theme.textFaint
        }
    }

    Column {
        id: letters
        x: Theme.s3
        y: Theme.s1 + Theme.s6

        Repeater {
            model: ["A", "B"]

            Item {
                required property string modelData

                width: Theme.s6
                height: Theme.row

                Tag {
                    anchors.verticalCenter: parent.verticalCenter
                    text: parent.modelData
                    ink: Theme.accent
                    outlined: true
                }
            }
        }
    }
    Row {
        id: columns
        anchors.left: letters.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        anchors.rightMargin: Theme.s1
        y: Theme.s1

        Repeater {
            model: root.pair.figures

            Column {
                id: column

                required property string metric
                required property string better
                required property var model

                objectName: "figure:" + metric
                width: columns.width / 5

                PlainText {
                    leftPadding: Theme.s1 + Theme.s3 + Theme.s1
                    width: parent.width
                    height: Theme.s6
                    text: column.metric
                    font.pixelSize: Theme.fontSmall
                    font.weight: Font.DemiBold
                    color: Theme.textMuted

                    HoverHandler { id: over }
                    HintTip {
                        shown: over.hovered
                        text: column.model.hint
                    }
                }
                Figure {
                    width: parent.width
                    value: column.model.left
                    more: column.model.leftMore
                    wins: column.better === "left"
                    word: column.model.word
                }
                Figure {
                    width: parent.width
                    value: column.model.right
                    more: column.model.rightMore
                    wins: column.better === "right"
                    word: column.model.word
                }
            }
        }
    }
}
