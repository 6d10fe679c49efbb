pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// What the figures say, a sentence each; as high as they are, or scrolled.
Flickable {
    id: root

    required property var bench

    implicitHeight: sentences.height
    contentHeight: sentences.height
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: sentences
        width: root.width
        spacing: Theme.s1

        Repeater {
            model: root.bench.verdict

            Row {
                id: entry

                required property string modelData

                width: sentences.width
                spacing: Theme.s2

                Rectangle {
                    y: Theme.lineBold
                    width: Theme.lineAlert
                    height: sentence.height - 2 * Theme.lineBold
                    radius: width / 2
                    color: Theme.accent
                }
                PlainText {
                    id: sentence
                    width: parent.width - Theme.lineAlert - Theme.s2
                    text: entry.modelData
                    wrapMode: Text.WordWrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }
    }
}
