import QtQuick
import Interleave.Ui

// Counters in one cache line or each in its own, and what the cores get done.
ZoneStage {
    id: root

    readonly property bool packed: session.variantId === "packed"

    groups: ["worker"]
    hunger: ""
    tallied: "increments"
    zoneOf: ({ "counting": "work", "done": "done", "state:ended": "done" })
    layout: [
        { id: "work", title: packed ? "Counting, all in one cache line" : "Counting, each in a cache line of its own", x: 0, y: 0, w: 0.64, h: 1, walls: packed },
        { id: "done", title: "Done", x: 0.64, y: 0, w: 0.36, h: 1 }
    ]
    sums: [ { label: "increments", value: ((counters["increments"] ?? 0) / 1e6).toFixed(1) + " M" } ]
    emptyText: "Press Space to run, then the other variant: compare how far they come."
}
