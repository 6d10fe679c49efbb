import QtQuick
import Interleave.Ui

// More and more threads at one thing: who works, who waits, and what came out for each number of threads.
ZoneStage {
    id: root

    groups: ["worker"]
    hunger: ""
    zoneOf: ({ "resting": "rest", "done": "rest", "state:blocked": "wait", "on core": "work", "working": "work" })
    layout: [
        { id: "rest", title: "Not in this step", x: 0, y: 0, w: 0.4, h: 0.5 },
        { id: "work", title: "At work", x: 0.4, y: 0, w: 0.6, h: 0.5, walls: true }
    ]
    sums: [
        { label: "threads in this step", value: notes["threads"] ?? 0 },
        { label: "operations", value: counters["operations"] ?? 0 }
    ]
    emptyText: "Press Space to run. Each step does the same operations with more threads."

    MeasuredBars {
        session: root.session
        y: parent.height * 0.5
        width: parent.width
        height: parent.height * 0.5
        pattern: /^per_s_with_(\d+)_threads$/
        title: "Operations a second, by number of threads"
    }
}
