import QtQuick
import Interleave.Ui

// The pool: workers that are idle or run a task, the queue of tasks between them and who submits.
ZoneStage {
    id: root

    readonly property int queued: notes["queue length"] ?? 0

    groups: ["worker", "task"]
    squares: ["task"]
    hunger: ""
    zoneOf: ({ "idle": "idle", "running a task": "busy", "running a callback": "busy", "state:blocked": "idle", "state:ended": "idle", "state:running": "busy" })
    layout: [
        { id: "idle", title: session.variantId === "thread-per-task" ? "Ended" : "Idle", x: 0.3, y: 0, w: 0.3, h: 1 },
        { id: "busy", title: "Running a task", x: 0.6, y: 0, w: 0.4, h: 1, walls: true }
    ]
    sums: [
        { label: "submitted", value: counters["tasks_submitted"] ?? 0 },
        { label: "done", value: counters["tasks_done"] ?? 0 },
        { label: "threads made", value: counters["threads_created"] ?? 0 }
    ]
    emptyText: "Press Space to run. Tasks queue on the left until a worker is free."

    TaskQueue {
        width: parent.width * 0.3 - Theme.s3
        height: parent.height
        length: root.queued
    }
}
