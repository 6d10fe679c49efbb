import QtQuick
import Interleave.Ui

// The barber's shop: chairs to wait on, the barbers, and the street.
ZoneStage {
    id: root

    groups: ["barber", "customer"]
    squares: ["barber"]
    zoneOf: ({ "away": "street", "at the door": "street", "waiting on a chair": "chairs", "having a haircut": "cut", "asleep": "cut",
               "cutting": "cut", "gone home": "street", "done": "street" })
    layout: [
        { id: "street", title: "In the street", x: 0, y: 0, w: 0.34, h: 1 },
        { id: "chairs", title: "Waiting on a chair", x: 0.34, y: 0, w: 0.3, h: 1, places: knobs["chairs"] ?? 0, seat: "chair",
          alarmed: violations > 0 },
        { id: "cut", title: "Barbers and whose hair they cut", x: 0.64, y: 0, w: 0.36, h: 1, walls: true }
    ]
    sums: [
        { label: "arrived", value: counters["arrived"] ?? 0 },
        { label: "served", value: counters["served"] ?? 0 },
        { label: "turned away", value: counters["turned_away"] ?? 0 },
        { label: "lost", value: counters["lost"] ?? 0, alert: (counters["lost"] ?? 0) > 0 }
    ]
    emptyText: "Press Space to run. Squares are barbers, discs are customers."
}
