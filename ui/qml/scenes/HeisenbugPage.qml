import QtQuick
import Interleave.Ui

// Hundreds of short races, of which hardly any goes wrong.
ZoneStage {
    id: root

    readonly property int failed: counters["failed"] ?? 0

    groups: ["racer"]
    hunger: ""
    zoneOf: ({ "other work": "other", "adding": "adding", "state:ended": "other" })
    layout: [
        { id: "other", title: "Doing other work", x: 0, y: 0, w: 0.3, h: 0.36, note: "" },
        { id: "adding", title: "Adding one", x: 0, y: 0.36, w: 0.3, h: 0.34, walls: true, note: "" }
    ]
    sums: [
        { label: "runs", value: counters["runs"] ?? 0 },
        { label: "went wrong", value: failed, alert: failed > 0 }
    ]
    emptyText: "Press Space to run. Each cell is a run of its own; one in a few hundred goes wrong."

    ProgressCells {
        x: parent.width * 0.32
        width: parent.width * 0.68
        height: parent.height
        total: root.knobs["runs"] ?? 1
        done: root.counters["runs"] ?? 0
        failed: root.failed
        title: "Runs; red and hollow: those that went wrong"
    }
}
