import QtQuick
import Interleave.Ui

// The reading room: readers (discs) may be in it together, a writer (square) only alone.
ZoneStage {
    id: root

    readonly property int torn: counters["torn_reads"] ?? 0

    groups: ["reader", "writer"]
    squares: ["writer"]
    zoneOf: ({ "away": "away", "waiting to read": "readers", "reading": "room", "thinking": "away", "waiting to write": "writers",
               "writing": "room", "done": "away" })
    layout: [
        { id: "away", title: "Elsewhere", x: 0, y: 0, w: 0.28, h: 1 },
        { id: "readers", title: "Waiting to read", x: 0.28, y: 0, w: 0.3, h: 0.5 },
        { id: "writers", title: "Waiting to write", x: 0.28, y: 0.5, w: 0.3, h: 0.5 },
        { id: "room", title: "At the page", x: 0.58, y: 0, w: 0.42, h: 1, walls: true, alarmed: violations > 0 }
    ]
    sums: [
        { label: "reads", value: counters["reads"] ?? 0 },
        { label: "writes", value: counters["writes"] ?? 0 },
        { label: "most readers at once", value: counters["max_readers"] ?? 0 },
        { label: "torn reads", value: torn, alert: torn > 0 }
    ]
    emptyText: "Press Space to run. Discs read, squares write."
}
