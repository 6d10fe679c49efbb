import QtQuick
import Interleave.Ui

// The bounded buffer: producers on the left, consumers on the right, the slots between them.
ZoneStage {
    id: root

    groups: ["producer", "consumer"]
    squares: ["producer"]
    zoneOf: ({ "producing": "making", "waiting to put": "full", "putting": "inside", "consuming": "using", "waiting to take": "hungry",
               "taking": "inside", "done": "away" })
    layout: [
        { id: "making", title: "Producing", x: 0, y: 0, w: 0.24, h: 0.5 },
        { id: "full", title: "Waiting to put", x: 0, y: 0.5, w: 0.24, h: 0.5 },
        { id: "inside", title: "In the monitor", x: 0.36, y: 0, w: 0.28, h: 0.3, walls: true, note: "" },
        { id: "using", title: "Consuming", x: 0.76, y: 0, w: 0.24, h: 0.5 },
        { id: "hungry", title: "Waiting to take", x: 0.76, y: 0.5, w: 0.24, h: 0.5 },
        { id: "away", title: "Done", x: 0.24, y: 0.86, w: 0.52, h: 0.14, queue: true }
    ]
    sums: [
        { label: "produced", value: counters["produced"] ?? 0 },
        { label: "consumed", value: counters["consumed"] ?? 0 },
        { label: "in the buffer", value: counters["in_buffer"] ?? 0 },
        { label: "stolen wake-ups", value: counters["stolen_wakeups"] ?? 0 },
        { label: "rules broken", value: violations, alert: violations > 0 }
    ]
    emptyText: "Press Space to run. Squares produce, discs consume."

    SlotGrid {
        session: root.session
        x: parent.width * 0.26
        y: parent.height * 0.32
        width: parent.width * 0.48
        height: parent.height * 0.5
        group: "slot"
        title: "Slots: the number of the item in each"
        zeroIsEmpty: true
    }
}
