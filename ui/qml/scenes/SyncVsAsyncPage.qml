import QtQuick
import Interleave.Ui

// Who waits for the slow server: one thread in turn, a thread a request, or one thread for them all.
ZoneStage {
    id: root

    readonly property int requests: knobs["requests"] ?? 1

    groups: ["client", "main"]
    hunger: ""
    zoneOf: ({ "connecting": "work", "sending": "work", "receiving": "wait", "polling": "wait", "done": "done", "state:running": "work",
               "state:ready": "work", "state:blocked": "wait", "state:sleeping": "wait", "state:ended": "done" })
    layout: [
        { id: "work", title: "Clients at work", x: 0, y: 0, w: 0.3, h: 0.7 },
        { id: "wait", title: "Waiting for the server", x: 0.3, y: 0, w: 0.4, h: 0.7 },
        { id: "done", title: "Done", x: 0.7, y: 0, w: 0.3, h: 0.7 }
    ]
    sums: [
        { label: "of " + requests + " requests answered", value: counters["requests"] ?? 0 },
        { label: "bytes received", value: counters["received_bytes"] ?? 0 },
        { label: "failed", value: counters["failed"] ?? 0, alert: (counters["failed"] ?? 0) > 0 }
    ]
    emptyText: "Press Space to run. Tokens are the clients' threads."

    ProgressCells {
        y: parent.height * 0.7
        width: parent.width
        height: parent.height * 0.3
        total: root.requests
        done: root.counters["requests"] ?? 0
        failed: root.counters["failed"] ?? 0
        title: "Requests, answered from the left"
    }
}
