import QtQuick
import Interleave.Ui

// The agent's table: what lies on it, who waits for what, who smokes.
ZoneStage {
    id: root

    readonly property bool pushed: session.variantId === "pushers"

    groups: ["agent", "smoker", "pusher"]
    squares: ["agent", "pusher"]
    zoneOf: ({ "choosing": "agent", "watching": "agent", "waiting for the other two": "wait", "smoking": "smoke", "looking at the table": "push",
               "pushing": "push", "gone home": "home" })
    layout: [
        { id: "agent", title: "The agent", x: 0, y: 0, w: 0.28, h: pushed ? 0.5 : 1, note: "" },
        { id: "push", title: "Pushers look at the table", x: 0, y: 0.5, w: 0.28, h: 0.5, note: "", absent: !pushed },
        { id: "wait", title: "Waiting for the other two", x: 0.66, y: 0, w: 0.34, h: 0.5,
          alarmed: session.bannerVisible && session.bannerSeverity === 0 },
        { id: "smoke", title: "Smoking", x: 0.66, y: 0.5, w: 0.34, h: 0.5, walls: true },
        { id: "home", title: "Gone home", x: 0.28, y: 0.8, w: 0.38, h: 0.2, queue: true }
    ]
    sums: [ { label: "cigarettes smoked", value: counters["cigarettes"] ?? 0 } ]
    emptyText: "Press Space to run. Discs smoke, squares hand out."

    SlotGrid {
        session: root.session
        x: parent.width * 0.3
        width: parent.width * 0.34
        height: parent.height * 0.76
        groups: ["tobacco", "paper", "matches"]
        named: true
        zeroIsEmpty: true
        title: "On the table"
    }
}
