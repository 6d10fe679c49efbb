import QtQuick
import Interleave.Ui

// Workers compute a phase and meet before the next one.
ZoneStage {
    id: root

    groups: ["worker"]
    zoneOf: ({ "computing": "computing", "waiting at the barrier": "barrier", "reading": "reading", "done": "reading" })
    layout: [
        { id: "computing", title: "Computing the phase", x: 0, y: 0, w: 0.36, h: 1 },
        { id: "barrier", title: "Waiting for the others", x: 0.36, y: 0, w: 0.28, h: 1, walls: true },
        { id: "reading", title: "Reading the neighbour's value", x: 0.64, y: 0, w: 0.36, h: 1, alarmed: violations > 0 }
    ]
    sums: [
        { label: "phases done, all together", value: counters["phases"] ?? 0 },
        { label: "values read that were not of this phase", value: violations, alert: violations > 0 }
    ]
    emptyText: "Press Space to run. Nobody should read before everybody has computed."
}
