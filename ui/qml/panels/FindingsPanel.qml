pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What was found, worst first; a row jumps to its moment.
Item {
    id: root

    required property var session
    readonly property int count: list.count

    RowList {
        id: list
        anchors.fill: parent
        anchors.margins: Theme.s1
        label: "Findings"
        model: root.session.findings
        spacing: Theme.s1
        delegate: TableRow {
            id: entry

            required property int findingId
            required property string kind
            required text
            required property string timeText
            required property real at
            required property int severity
            required property int index

            objectName: "finding:" + index
            height: Math.max(Theme.rowTall, implicitContentHeight + Theme.s3)
            label: kind + ": " + text + ", at " + timeText
            selected: Math.abs(at - root.session.playhead) < 1 && !root.session.live
            onClicked: {
                ListView.view.currentIndex = index;
                root.session.jumpTo(findingId);
            }
            contentItem: RowLayout {
                spacing: Theme.s2

                Icon {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.s1
                    name: entry.kind
                    size: Theme.iconLarge
                    color: Theme.severityColor(entry.severity)
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    RowLayout {
                        Layout.fillWidth: true
                        PlainText {
                            Layout.fillWidth: true
                            text: entry.kind.replace(/[-_]/g, " ")
                            font.weight: Font.DemiBold
                            font.capitalization: Font.Capitalize
                            font.pixelSize: Theme.fontSmall
                        }
                        PlainText {
                            text: entry.timeText
                            mono: true
                            font.pixelSize: Theme.fontSmall
                            color: Theme.accent
                            elide: Text.ElideNone
                        }
                    }
                    PlainText {
                        Layout.fillWidth: true
                        text: entry.text
                        color: Theme.textMuted
                        font.pixelSize: Theme.fontSmall
                        wrapMode: Text.WordWrap
                    }
                }
            }
            HintTip {
                text: "Show this moment"
                key: "Enter"
                shown: entry.hovered
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        iconName: "check"
        text: "Nothing found so far. Deadlocks, starvation and broken rules are listed here, each with its moment."
    }
}
