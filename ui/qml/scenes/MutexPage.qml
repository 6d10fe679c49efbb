import QtQuick
import Interleave.Ui

// One lock: who works with it, who waits for it, who does something else.
ZoneStage {
    id: root

    groups: ["worker"]
    zoneOf: ({ "thinking": "away", "doing something else": "away", "waiting for the lock": "queue", "working": "inside", "done": "away" })
    layout: [
        { id: "away", title: "Elsewhere", x: 0, y: 0, w: 0.32, h: 1 },
        { id: "queue", title: "Waiting for the lock", x: 0.32, y: 0, w: 0.4, h: 1 },
        { id: "inside", title: "Holds the lock", x: 0.72, y: 0, w: 0.28, h: 1, places: 1, walls: true, alarmed: violations > 0, note: "" }
    ]
    sums: [
        { label: "acquisitions", value: counters["acquisitions"] ?? 0 },
        { label: "hand-overs to another thread", value: counters["handovers"] ?? 0 },
        { label: "turned away", value: counters["turned_away"] ?? 0 }
    ]
    emptyText: "Press Space to run. One at a time works with the lock."
}
