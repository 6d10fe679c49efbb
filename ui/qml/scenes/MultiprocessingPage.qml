import QtQuick
import Interleave.Ui

// Threads in one address space, or children in address spaces of their own: how far each has counted.
ZoneStage {
    id: root

    readonly property bool apart: session.variantId === "processes"

    groups: ["thread", "process"]
    squares: ["process"]
    hunger: ""
    tallied: "increments"
    zoneOf: ({ "counting": "work", "done": "done", "crashing": "crash", "state:running": "work", "state:blocked": "work", "state:ended": "done" })
    layout: [
        { id: "work", title: apart ? "Counting, each in an address space of its own" : "Counting, all in one address space", x: 0, y: 0, w: 0.6, h: 1,
          walls: !apart },
        { id: "done", title: apart ? "Done: the result came through a pipe" : "Done", x: 0.6, y: 0, w: 0.4, h: (counters["crashed"] ?? 0) > 0 || (crowd["crash"] ?? 0) > 0 ? 0.6 : 1 },
        { id: "crash", title: (crowd["crash"] ?? 0) > 0 ? "Crashed; the others go on" : "", x: 0.6, y: 0.6, w: 0.4, h: (crowd["crash"] ?? 0) > 0 ? 0.4 : 0,
          alarmed: (crowd["crash"] ?? 0) > 0, note: "" }
    ]
    sums: [
        { label: "increments in all", value: counters["increments"] ?? 0 },
        { label: apart ? "the parent's own counter" : "the shared counter", value: notes["counter"] ?? 0 },
        { label: "results right", value: counters["results_right"] ?? 0 },
        { label: "crashed", value: counters["crashed"] ?? 0, alert: (counters["crashed"] ?? 0) > 0 }
    ]
    emptyText: "Press Space to run. Discs are threads, squares are processes."
}
