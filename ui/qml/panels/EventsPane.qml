pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// What has just happened at the playhead, told in words, the newest first.
Panel {
    id: root

    required property var session

    padding: 0
    Accessible.name: "What has just happened"

    RowList {
        id: list
        objectName: "events"
        anchors.fill: parent
        anchors.margins: Theme.s1
        label: "What has just happened"
        model: told.rows
        reuseItems: true

        delegate: Item {
            id: entry

            required property int index
            required property string time
            required property string thread
            required property string text

            width: ListView.view.width
            height: Theme.row

            Accessible.role: Accessible.ListItem
            Accessible.name: thread + " " + text + ", at " + time

            Rectangle {
                anchors.fill: parent
                visible: entry.index === 0
                radius: Theme.radiusSmall
                color: Theme.accentSoft
            }
            PlainText {
                id: when
                width: Theme.column
                height: parent.height
                horizontalAlignment: Text.AlignRight
                text: entry.time
                mono: true
                font.pixelSize: Theme.fontTiny
                color: Theme.textMuted
            }
            PlainText {
                anchors.left: when.right
                anchors.right: parent.right
                anchors.margins: Theme.s2
                height: parent.height
                text: entry.thread + " " + entry.text
                font.weight: entry.index === 0 ? Font.DemiBold : Font.Normal
            }
        }
    }
    FocusRing {
        anchors.fill: list
        shown: list.activeFocus
        gap: -1
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        text: "Once it runs, what happens is told here in words."
    }
    Narration {
        id: told
        session: root.session
        active: root.visible
    }
}
