pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The locks and other objects: who has each, who waits, how contended it is.
Item {
    id: root

    required property var session
    readonly property bool narrow: width < Theme.dock * 0.9

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
            readonly property string rate: "waited for in " + Math.round(100 * contended / Math.max(1, acquisitions)) + " % of cases"
            readonly property int queue: waiters ? waiters.length : 0

            height: Theme.rowTall
            label: name + ", " + kind + (owner === "" ? ", free" : ", held by " + owner)
                   + (queue > 0 ? ", " + queue + " waiting" : "")
            selected: objectId === root.session.selectedObject
            onClicked: root.session.selectedObject = selected ? 0 : objectId
            contentItem: RowLayout {
                spacing: Theme.s2

                Icon {
                    name: "lock"
                    size: Theme.iconLarge
                    color: entry.queue > 0 ? Theme.lockContended : entry.owner !== "" ? Theme.lockOwned : Theme.lockFree
                }
                TwoLines {
                    Layout.fillWidth: true
                    title: entry.name + "  ·  " + (entry.owner === "" ? "free" : entry.owner)
                    note: entry.acquisitions + " taken"
                    text: entry.queue > 0 ? "waiting: " + entry.waiters.join(", ") : entry.acquisitions > 0 ? entry.rate : entry.kind
                    figures: entry.waitMax === "" ? "" : (root.narrow ? "" : "wait " + entry.waitP50 + ", ") + "max " + entry.waitMax
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
