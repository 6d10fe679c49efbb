import QtQuick
import Interleave.Ui

// One number in the middle, adders round it: who has loaded it and not stored yet is in the window.
ZoneStage {
    id: root

    readonly property int lost: counters["lost_updates"] ?? 0

    groups: ["adder"]
    hunger: ""
    zoneOf: ({ "pausing": "away", "adding": "window", "merging": "window", "done": "done" })
    layout: [
        { id: "away", title: "Doing something else", x: 0, y: 0, w: 0.34, h: 1 },
        { id: "window", title: "Between load and store", x: 0.34, y: 0, w: 0.33, h: 0.62, walls: true, alarmed: lost > 0 && (crowd["window"] ?? 0) > 1 },
        { id: "done", title: "Done", x: 0.67, y: 0, w: 0.33, h: 1 }
    ]
    sums: [
        { label: "added", value: counters["expected"] ?? 0 },
        { label: "arrived in the number", value: counters["actual"] ?? 0 },
        { label: "lost updates", value: lost, alert: lost > 0 }
    ]
    emptyText: "Press Space to run. Each adder loads the number, adds one, and stores it."

    SlotGrid {
        session: root.session
        x: parent.width * 0.36
        y: parent.height * 0.64
        width: parent.width * 0.27
        height: parent.height * 0.34
        group: "counter"
        title: "The number"
    }
}
