pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Counters in one cache line or each in its own, who counts in which, and what the cores get done.
ZoneStage {
    id: root

    readonly property bool packed: session.variantId === "packed"
    readonly property int slots: knobs["threads"] ?? 1
    readonly property int lines: packed ? Math.ceil(slots / 8) : slots  // eight counters of eight bytes

    groups: ["worker"]
    hunger: ""
    tallied: "increments"
    zoneOf: ({ "counting": "work", "done": "done", "state:ended": "done" })
    layout: [
        { id: "work", title: "Counting", x: 0, y: 0, w: 0.64, h: 0.5 },
        { id: "done", title: "Done", x: 0.64, y: 0, w: 0.36, h: 0.5 }
    ]
    sums: [ { label: "increments", value: ((counters["increments"] ?? 0) / 1e6).toFixed(1) + " M" } ]
    emptyText: "Press Space to run, then the other variant: compare how far they come."

    Item {
        id: memory
        y: parent.height * 0.5
        width: parent.width
        height: parent.height * 0.5

        readonly property int columns: Math.ceil(Math.sqrt(root.lines * (root.packed ? 1 : 2)))
        readonly property int rows: Math.ceil(root.lines / columns)
        readonly property real head: Theme.fontSmall + Theme.s3
        readonly property real lineWidth: width / columns - Theme.s2
        readonly property real lineHeight: Math.min(Theme.token * 1.6, (height - head) / rows - Theme.s1)

        PlainText {
            width: parent.width
            text: root.packed ? "Memory: the counters lie in one cache line, which the cores take from each other"
                              : "Memory: each counter has a cache line of its own, which stays with its core"
            color: Theme.textMuted
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
        }
        Repeater {
            model: root.lines

            Rectangle {
                id: line
                required property int index

                x: (index % memory.columns) * (memory.lineWidth + Theme.s2)
                y: memory.head + Math.floor(index / memory.columns) * (memory.lineHeight + Theme.s1)
                width: memory.lineWidth
                height: memory.lineHeight
                radius: Theme.radiusSmall
                color: Theme.sunken
                border.width: root.packed ? Theme.lineBold : Theme.line
                border.color: root.packed ? Theme.lockContended : Theme.borderStrong

                Accessible.role: Accessible.StaticText
                Accessible.name: "cache line " + (index + 1)

                Repeater {
                    model: 8  // words of a line

                    Rectangle {
                        required property int index
                        readonly property int number: root.packed ? line.index * 8 + index + 1 : index === 0 ? line.index + 1 : 0
                        readonly property bool used: number > 0 && number <= root.slots

                        x: Theme.s1 + index * (line.width - 2 * Theme.s1) / 8
                        y: Theme.s1
                        width: (line.width - 2 * Theme.s1) / 8 - 2
                        height: line.height - 2 * Theme.s1
                        color: used ? Theme.threadColor(number + 1) : "transparent"
                        border.width: used ? 0 : Theme.line
                        border.color: Theme.border

                        PlainText {
                            anchors.centerIn: parent
                            visible: parent.used && parent.width > Theme.s3 && parent.height > Theme.s3
                            text: parent.number
                            color: Theme.threadInk
                            font.pixelSize: Theme.fontSmall
                            font.weight: Font.Bold
                            elide: Text.ElideNone
                        }
                    }
                }
            }
        }
    }
}
