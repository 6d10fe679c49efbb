pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// So many things to do, as cells: done, failed (crossed), and those still open.
Item {
    id: root

    required property int total
    required property int done      // those that failed included
    property int failed: 0
    property string title: ""

    readonly property real head: Theme.fontSmall + Theme.s2
    readonly property real cell: {
        let size = Theme.control;
        while (size > 4 && Math.floor(width / size) * Math.floor((height - head) / size) < total) size -= 1;
        return size;
    }

    Accessible.role: Accessible.ProgressBar
    Accessible.name: title + ": " + done + " of " + total

    PlainText {
        width: parent.width
        text: root.title
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
    Flow {
        y: root.head
        width: parent.width

        Repeater {
            model: root.total

            Item {
                id: task
                required property int index
                readonly property bool isDone: index < root.done
                readonly property bool isFailed: isDone && index >= root.done - root.failed

                width: root.cell
                height: root.cell

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Math.max(1, root.cell * 0.08)
                    radius: Math.min(Theme.radiusSmall, width / 4)
                    color: task.isFailed ? Theme.alertSoft : task.isDone ? Theme.good : Theme.sunken
                    border.width: Theme.line
                    border.color: task.isFailed ? Theme.alert : task.isDone ? Theme.good : Theme.borderStrong

                    Icon {
                        anchors.centerIn: parent
                        visible: root.cell > Theme.s4 && task.isDone
                        size: parent.width * 0.6
                        name: task.isFailed ? "close" : "check"
                        color: task.isFailed ? Theme.alert : Theme.accentText
                    }
                }
            }
        }
    }
}
