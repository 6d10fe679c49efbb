pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What two runs have come to, a row each; the better figure of a column has a mark and the word for it.
Rectangle {
    id: root

    required property var pair

    readonly property bool narrow: width < Theme.bannerWidth * 1.6  // what is less needed stands below
    readonly property real rowHeight: narrow ? Theme.rowTall : Theme.row

    implicitHeight: Theme.s6 + 2 * rowHeight + Theme.s2
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

        height: root.rowHeight

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
            anchors.verticalCenter: amount.verticalCenter
            visible: figure.wins
            name: "check"
            size: Theme.s3
            color: Theme.good
        }
        PlainText {
            id: amount
            x: Theme.s1 + Theme.s3 + Theme.s1
            height: root.narrow ? parent.height / 2 : parent.height
            width: Math.min(implicitWidth, parent.width - x - Theme.s2)
            verticalAlignment: root.narrow ? Text.AlignBottom : Text.AlignVCenter
            text: figure.value
            font.weight: figure.wins ? Font.Bold : Font.Medium
        }
        PlainText {
            x: root.narrow ? amount.x : amount.x + amount.width + Theme.s1
            y: root.narrow ? amount.height : 0
            width: parent.width - x - Theme.s1
            height: root.narrow ? parent.height / 2 : parent.height
            verticalAlignment: root.narrow ? Text.AlignTop : Text.AlignVCenter
            // The tick says already which is better.
            text: (figure.wins && !root.narrow ? figure.word : "") + (figure.wins && !root.narrow && figure.more !== "" ? " · " : "") + figure.more
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
                height: root.rowHeight

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
