pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The loop turning: what waits for its turn, what runs, the timers that are armed, and how long everybody had to wait.
Item {
    id: root

    required property var session
    readonly property var current: loop.current
    readonly property bool busy: current["name"] !== undefined
    readonly property real runs: current["runs"] ?? 0

    LoopScene {
        id: loop
        session: root.session
        name: "loop"
    }
    FigureRow {
        id: sums
        width: parent.width
        items: [
            { label: "turns", value: loop.turn },
            { label: "waiting", value: loop.queue.count },
            { label: "longest wait of any callback", value: Theme.span(loop.longestLatency), alert: loop.longestLatency > Theme.lateAnswer }
        ]
    }
    Item {
        id: stage
        anchors.fill: parent
        anchors.topMargin: sums.height + Theme.s3
        visible: loop.turn > 0

        readonly property real upper: height * 0.62
        readonly property real side: (width - ring.width) / 2 - Theme.s3

        CallbackList {
            width: stage.side
            height: stage.upper
            title: "Ready, in order"
            rows: loop.queue
            emptyText: "nothing waits"
            detail: "waited"
        }
        Item {
            id: ring
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(stage.upper, stage.width * 0.36)
            height: stage.upper

            Rectangle {
                anchors.centerIn: parent
                width: Math.min(parent.width, parent.height) - Theme.s4
                height: width
                radius: width / 2
                color: root.busy ? Theme.accentSoft : Theme.sunken
                border.width: Theme.lineAlert
                border.color: root.runs > Theme.longCallback ? Theme.alert : root.busy ? Theme.accent : Theme.borderStrong

                Rectangle {  // where the loop is in its turn
                    readonly property real angle: 2 * Math.PI * (loop.turn % 12) / 12
                    x: parent.width / 2 + Math.sin(angle) * (parent.width / 2 - 2) - width / 2
                    y: parent.height / 2 - Math.cos(angle) * (parent.height / 2 - 2) - height / 2
                    width: Theme.s3
                    height: width
                    radius: width / 2
                    color: parent.border.color
                }
                Column {
                    anchors.centerIn: parent
                    width: parent.width * 0.8

                    PlainText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: root.busy ? root.current["name"] : "polling"
                        font.pixelSize: Theme.fontTitle
                        font.weight: Font.DemiBold
                    }
                    PlainText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: root.busy ? root.current["kind"] + ", " + Theme.span(root.runs) : "waits for something to happen"
                        color: root.runs > Theme.longCallback ? Theme.alert : Theme.textMuted
                        font.pixelSize: Theme.fontSmall
                        wrapMode: Text.WordWrap
                    }
                }
            }
        }
        CallbackList {
            x: stage.width - width
            width: stage.side
            height: stage.upper
            title: "Timers, armed"
            rows: loop.timers
            emptyText: "no timer"
            detail: "left"
        }
        LatencyStrip {
            y: stage.upper + Theme.s3
            width: stage.width
            height: stage.height - y
            values: loop.latencies
            title: "Longest wait in each tenth of a second, up to the playhead"
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: loop.turn === 0
        text: "Press Space to run. One thread calls one callback after the other."
    }
}
