import QtQuick
import Interleave.Ui

// One clerk, a line, and those who push in: who is served, who waits, and for how long.
ZoneStage {
    id: root

    groups: ["customer"]
    zoneOf: ({ "waiting": "line", "served": "clerk", "done": "away" })
    layout: [
        { id: "away", title: "Elsewhere", x: 0, y: 0, w: 0.28, h: 1 },
        { id: "line", title: "In line, by how long they have waited", x: 0.28, y: 0, w: 0.46, h: 1 },
        { id: "clerk", title: "At the clerk", x: 0.74, y: 0, w: 0.26, h: 1, places: 1, walls: true, note: "" }
    ]
    sums: [ { label: "turns", value: counters["turns"] ?? 0 } ]
    emptyText: "Press Space to run. Below each: how long it has waited."
}
