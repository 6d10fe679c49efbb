import QtQuick
import Interleave.Ui

// One core, one bus and three threads: who is urgent, who is in the way.
ZoneStage {
    id: root

    readonly property bool realTime: (counters["real_time"] ?? 1) > 0

    groups: ["high", "middle", "low"]
    hunger: "needs"
    zoneOf: ({ "idle": "idle", "resting": "idle", "needs the bus": "wait", "on the bus": "bus", "computing for long": "busy" })
    layout: [
        { id: "idle", title: "Idle", x: 0, y: 0, w: 0.25, h: 1 },
        { id: "wait", title: "Needs the bus", x: 0.25, y: 0, w: 0.25, h: 1, alarmed: (crowd["wait"] ?? 0) > 0 && (crowd["busy"] ?? 0) > 0, note: "" },
        { id: "bus", title: "Holds the bus", x: 0.5, y: 0, w: 0.25, h: 1, walls: true, places: 1, note: "" },
        { id: "busy", title: "Computes, needs no bus", x: 0.75, y: 0, w: 0.25, h: 1, note: "" }
    ]
    sums: [
        { label: "rounds", value: counters["rounds"] ?? 0 },
        { label: "times the middling thread went first", value: counters["overtaken"] ?? 0, alert: (counters["overtaken"] ?? 0) > 0 },
        { label: realTime ? "real-time priorities" : "no right to real-time scheduling (CAP_SYS_NICE): all alike", value: realTime ? "with" : "", alert: !realTime }
    ]
    emptyText: "Press Space to run. H, M and L: high, middling and low priority."
}
