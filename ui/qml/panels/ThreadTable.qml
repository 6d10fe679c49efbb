pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The threads: what each does, holds and waits for. A row selects its thread.
Item {
    id: root

    required property var session
    readonly property bool narrow: width < Theme.dock * 0.9

    RowList {
        id: list
        anchors.fill: parent
        anchors.margins: Theme.s1
        label: "Threads"
        model: root.session.threads
        delegate: TableRow {
            id: entry

            required property int threadId
            required property string name
            required property string stateWord
            required property int stateKey
            required property string phase
            required property string waitText
            required property int colorIndex
            required property var holds
            required property string tallies
            required property real blockedShare
            readonly property string held: String(holds ?? "") === "" ? "" : "holds " + holds.join(", ")

            height: Theme.rowTall
            label: name + ", " + stateWord + (waitText === "" ? "" : ", " + waitText) + (held === "" ? "" : ", " + held)
            selected: threadId === root.session.selectedThread
            onClicked: root.session.selectedThread = selected ? 0 : threadId
            contentItem: RowLayout {
                spacing: Theme.s2

                ThreadDot {
                    implicitWidth: Theme.s6
                    implicitHeight: Theme.s6
                    colorIndex: entry.colorIndex
                    text: Theme.initial(entry.name)
                }
                TwoLines {
                    Layout.fillWidth: true
                    title: entry.name
                    text: entry.waitText !== "" ? entry.waitText : entry.held !== "" ? entry.held : entry.phase
                    figures: entry.tallies !== "" ? entry.tallies : Math.round(entry.blockedShare * 100) + (root.narrow ? " %" : " % blocked")

                    StateBadge {
                        stateKey: entry.stateKey
                        word: entry.stateWord
                    }
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        text: "No threads yet. Press Space to start them."
    }
}
