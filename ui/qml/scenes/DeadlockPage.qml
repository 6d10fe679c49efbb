import QtQuick
import Interleave.Ui

// Tellers and the accounts that they lock: a box is rimmed in the colour of who holds its lock.
ZoneStage {
    id: root

    groups: ["teller"]
    hunger: ""
    zoneOf: ({ "next customer": "free", "backing off": "free", "transferring": "busy", "paying": "busy", "between audits": "free",
               "auditing": "busy", "done": "free" })
    layout: [
        { id: "free", title: "Between two transfers", x: 0, y: 0, w: 0.3, h: 0.5 },
        { id: "busy", title: "Transferring", x: 0, y: 0.5, w: 0.3, h: 0.5, alarmed: root.session.bannerVisible && root.session.bannerSeverity === 0 }
    ]
    sums: [
        { label: "transfers", value: counters["transfers"] ?? 0 },
        { label: "given up and tried again", value: counters["given_up"] ?? 0 },
        { label: "money missing", value: counters["total_money_error"] ?? 0, alert: (counters["total_money_error"] ?? 0) !== 0 }
    ]
    emptyText: "Press Space to run. Each transfer locks two accounts."

    SlotGrid {
        session: root.session
        x: parent.width * 0.33
        width: parent.width * 0.67
        height: parent.height
        group: "balance"
        locks: oneLock ? "bank" : "account"
        title: oneLock ? "Accounts, all under one lock" : "Accounts"

        readonly property bool oneLock: root.session.variantId === "transfer-one-big-lock"
    }
}
