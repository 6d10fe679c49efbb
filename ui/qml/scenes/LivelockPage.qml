pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Corridors, each with two who walk towards each other: on the same side they are in each other's way.
Item {
    id: root

    required property var session
    readonly property var counters: figures.counters
    readonly property int corridors: Math.max(1, Math.ceil(walkers.rows.count / 2))
    readonly property int columns: Math.ceil(Math.sqrt(corridors / 2))

    Places {
        id: walkers
        session: root.session
        groups: ["side"]
    }
    Figures {
        id: figures
        session: root.session
    }
    FigureRow {
        id: sums
        width: parent.width
        items: [
            { label: "passed", value: root.counters["passed"] ?? 0 },
            { label: "steps aside", value: root.counters["steps"] ?? 0,
              alert: (root.counters["steps"] ?? 0) > 20 && (root.counters["passed"] ?? 0) === 0 }
        ]
    }
    Item {
        id: stage
        anchors.fill: parent
        anchors.topMargin: sums.height + Theme.s3

        readonly property real cellWidth: width / root.columns
        readonly property real cellHeight: Math.min(height / Math.ceil(root.corridors / root.columns), cellWidth * 0.6)

        Repeater {
            model: walkers.rows.count > 0 ? root.corridors : 0

            Rectangle {
                required property int index
                x: (index % root.columns) * stage.cellWidth
                y: Math.floor(index / root.columns) * stage.cellHeight
                width: stage.cellWidth - Theme.s2
                height: stage.cellHeight - Theme.s2
                color: Theme.sunken

                Rectangle { width: parent.width; height: Theme.lineAlert; color: Theme.borderStrong }
                Rectangle { width: parent.width; height: Theme.lineAlert; y: parent.height - height; color: Theme.borderStrong }
            }
        }
        Repeater {
            model: walkers.rows

            Rectangle {
                id: walker
                required property int number
                required property real value
                readonly property int corridor: Math.floor((number - 1) / 2)
                readonly property bool fromLeft: number % 2 === 1
                readonly property real size: Math.max(6, Math.min(Theme.token, stage.cellHeight * 0.3, stage.cellWidth * 0.2))

                x: (corridor % root.columns) * stage.cellWidth + stage.cellWidth * (fromLeft ? 0.36 : 0.58) - width / 2
                y: Math.floor(corridor / root.columns) * stage.cellHeight + stage.cellHeight * (value > 0 ? 0.28 : 0.66) - height / 2
                width: size
                height: size
                radius: size / 2
                color: Theme.threadColor(number + 1)

                Behavior on y { NumberAnimation { duration: Theme.duration; easing.type: Easing.OutCubic } }

                Accessible.role: Accessible.ListItem
                Accessible.name: "walker " + number + (value > 0 ? ", at the far wall" : ", at the near wall")

                PlainText {
                    anchors.centerIn: parent
                    visible: walker.size > Theme.s4
                    text: walker.fromLeft ? walker.number + " ›" : "‹ " + walker.number
                    color: Theme.threadInk
                    font.weight: Font.Bold
                    font.pixelSize: Math.round(Math.max(7, walker.size * 0.36))
                    elide: Text.ElideNone
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: walkers.rows.count === 0
        text: "Press Space to run. Two who meet in a corridor step aside, and aside again."
    }
}
