pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The locks and other objects: who has each, who waits, how contended it is.
Item {
    id: root

    required property var session

    RowList {
        id: list
        anchors.fill: parent
        anchors.margins: Theme.s1
        label: "Locks"
        model: root.session.objects
        delegate: TableRow {
            id: entry

            required property int objectId
            required property string name
            required property string kind
            required property string owner
            required property var waiters
            required property real acquisitions
            required property real contended
            required property string waitP50
            required property string waitMax
            readonly property int queue: waiters ? waiters.length : 0

            height: Theme.rowTall
            label: name + ", " + kind + (owner === "" ? ", free" : ", held by " + owner)
                   + (queue > 0 ? ", " + queue + " waiting" : "")
            selected: objectId === root.session.selectedObject
            onClicked: root.session.selectedObject = selected ? 0 : objectId
            contentItem: GridLayout {
                columns: 3
                rowSpacing: 0
                columnSpacing: Theme.s2

                Icon {
                    Layout.rowSpan: 2
                    name: "lock"
                    size: Theme.iconLarge
                    color: entry.queue > 0 ? Theme.lockContended : entry.owner !== "" ? Theme.lockOwned : Theme.lockFree
                }
                PlainText {
                    Layout.fillWidth: true
                    text: entry.name + "  ·  " + (entry.owner === "" ? "free" : entry.owner)
                    font.weight: Font.Medium
                }
                PlainText {
                    Layout.alignment: Qt.AlignRight
                    text: entry.acquisitions + " taken"
                    font.pixelSize: Theme.fontSmall
                    color: Theme.textMuted
                    elide: Text.ElideNone
                }
                PlainText {
                    Layout.fillWidth: true
                    text: entry.queue > 0 ? "waiting: " + entry.waiters.join(", ")
                                          : entry.acquisitions > 0 ? "waited for in " + Math.round(100 * entry.contended / entry.acquisitions) + " % of cases"
                                                                   : entry.kind
                    font.pixelSize: Theme.fontSmall
                    color: Theme.textFaint
                }
                PlainText {
                    Layout.alignment: Qt.AlignRight
                    text: entry.waitMax === "" ? "" : "wait " + entry.waitP50 + ", max " + entry.waitMax
                    font.pixelSize: Theme.fontSmall
                    color: Theme.textFaint
                    elide: Text.ElideNone
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        text: "No locks yet. Those that the run makes are listed here with their queues."
    }
}
