pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// What the figures say, a sentence each; as high as they are, or scrolled, by the arrow keys too.
Flickable {
    id: root

    required property var bench
    readonly property bool longer: contentHeight > height

    function scroll(by: real) { contentY = Math.max(0, Math.min(contentHeight - height, contentY + by)); }

    implicitHeight: sentences.height
    contentHeight: sentences.height
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: longer
    T.ScrollBar.vertical: SlimScrollBar {}

    Keys.onUpPressed: scroll(-Theme.row)
    Keys.onDownPressed: scroll(Theme.row)

    Accessible.role: Accessible.List
    Accessible.name: "What the figures say"

    Column {
        id: sentences
        width: root.width - Theme.scrollBar - Theme.s1
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
                    color: root.activeFocus ? Theme.focus : Theme.accent
                }
                PlainText {
                    id: sentence
                    width: parent.width - Theme.lineAlert - Theme.s2
                    text: entry.modelData
                    wrapMode: Text.WordWrap

                    Accessible.role: Accessible.ListItem
                    Accessible.name: text
                }
            }
        }
    }
    FocusRing {
        parent: root
        gap: -Theme.line
        shown: root.activeFocus
    }
}
