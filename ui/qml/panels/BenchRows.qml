pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What is compared, row by row; those that can be are shown in the timeline.
Panel {
    id: root

    required property var bench

    title: "What is compared"
    padding: Theme.s1

    RowList {
        id: list
        objectName: "bench:rows"
        anchors.fill: parent
        label: "What is compared"
        model: root.bench.rows
        delegate: TableRow {
            id: entry

            required property int index
            required property string rowId
            required property string title
            required property string explanation
            required property bool traceable

            objectName: "row:" + rowId
            height: implicitContentHeight + 2 * Theme.s1
            label: title + ". " + explanation + (traceable ? " Enter shows it in the timeline." : "")
            onClicked: list.currentIndex = index
            Keys.onReturnPressed: show()
            Keys.onEnterPressed: show()

            function show() { if (traceable) root.bench.watch(rowId); }

            contentItem: RowLayout {
                spacing: Theme.s2

                Column {
                    Layout.fillWidth: true

                    PlainText {
                        width: parent.width
                        text: entry.title
                        font.weight: Font.Medium
                    }
                    PlainText {
                        width: parent.width
                        text: entry.explanation
                        color: Theme.textMuted
                        font.pixelSize: Theme.fontSmall
                        wrapMode: Text.WordWrap
                        maximumLineCount: 3
                    }
                }
                IconButton {
                    objectName: "watch:" + entry.rowId
                    visible: entry.traceable
                    iconName: "timeline"
                    hint: "Show in timeline: run “" + entry.title + "” once and watch it"
                    onClicked: root.bench.watch(entry.rowId)
                }
            }
        }
    }
}
