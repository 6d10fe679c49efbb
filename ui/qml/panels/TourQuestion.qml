pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// What to predict at a stop, and, once it has been revealed, what the run did.
Column {
    id: root

    required property var guide
    readonly property var answers: guide.stop.answers ?? []
    readonly property bool told: guide.state === "told"

    spacing: Theme.s2

    PlainText {
        width: parent.width
        topPadding: Theme.s1
        text: root.guide.stop.question ?? ""
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Column {
        width: parent.width
        spacing: Theme.s1

        Accessible.role: Accessible.Grouping
        Accessible.name: root.guide.stop.question ?? ""

        Repeater {
            id: choices
            model: root.answers.length

            AnswerButton {
                required property int index

                objectName: "answer:" + index
                width: parent ? parent.width : 0
                letter: String.fromCharCode(65 + index)
                text: root.answers[index]?.text ?? ""
                chosen: root.guide.chosen === index
                open: root.guide.state === "asked" || root.guide.state === "predicted"
                truth: root.told && root.guide.truth === index
                onClicked: root.guide.choose(index)
                onMoved: by => {
                    const next = choices.itemAt(index + by);
                    if (next) {
                        next.forceActiveFocus(Qt.TabFocusReason);
                        root.guide.choose(index + by);
                    }
                }
            }
        }
    }
    PlainText {
        objectName: "tour:wait"
        width: parent.width
        visible: root.guide.state === "watching" && text !== ""
        text: root.guide.waitText
        color: Theme.textMuted
        wrapMode: Text.WordWrap
    }
    Rectangle {
        id: result
        objectName: "tour:result"
        readonly property string verdict: root.guide.verdict
        readonly property color ink: verdict === "right" ? Theme.good : verdict === "wrong" ? Theme.warning : Theme.textMuted
        readonly property string heading: verdict === "right" ? qsTr("As you predicted") : verdict === "wrong" ? qsTr("Not as you predicted")
            : qsTr("This run cannot tell")
        readonly property string sentence: verdict === "right" ? qsTr("The run %1.").arg(root.guide.ranText)
            : qsTr("You predicted “%1”. The run %2.").arg(root.guide.predictedText).arg(root.guide.ranText)

        width: parent.width
        height: said.height + 2 * Theme.s2
        visible: root.told
        radius: Theme.radius
        color: verdict === "right" ? Theme.goodSoft : verdict === "wrong" ? Theme.warningSoft : Theme.raised
        border.width: Theme.line
        border.color: ink

        Accessible.role: Accessible.AlertMessage
        Accessible.name: heading + ". " + sentence

        Column {
            id: said
            x: Theme.s2
            y: Theme.s2
            width: parent.width - 2 * Theme.s2
            spacing: Theme.s1

            Row {
                spacing: Theme.s2

                PlainText {  // no Icon: shapes that scroll leave traces on the software backend
                    text: result.verdict === "right" ? "✓" : result.verdict === "wrong" ? "✕" : "–"
                    color: result.ink
                    font.weight: Font.Bold
                }
                PlainText {
                    text: result.heading
                    color: result.ink
                    font.weight: Font.DemiBold
                }
            }
            PlainText {
                width: parent.width
                text: result.sentence
                wrapMode: Text.WordWrap
            }
            PlainText {
                width: parent.width
                text: root.guide.stop.reveal ?? ""
                color: Theme.textMuted
                wrapMode: Text.WordWrap
            }
        }
    }
    TextButton {
        objectName: "tour:again"
        visible: root.told
        small: true
        text: qsTr("Predict again")
        onClicked: root.guide.again()
    }
}
