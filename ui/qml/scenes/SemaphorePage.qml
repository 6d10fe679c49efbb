import QtQuick
import Interleave.Ui

// The car park: as many permits as places, a queue of cars at the barrier.
ZoneStage {
    id: root

    readonly property int permits: knobs["permits"] ?? 1

    groups: ["car"]
    squares: ["car"]
    zoneOf: ({ "driving": "road", "waiting at the barrier": "barrier", "parked": "park", "leaving": "park", "at home": "road" })
    layout: [
        { id: "road", title: "On the road", x: 0, y: 0, w: 0.3, h: 1 },
        { id: "barrier", title: "Waiting at the barrier", x: 0.3, y: 0, w: 0.3, h: 1 },
        { id: "park", title: "Car park", x: 0.6, y: 0, w: 0.4, h: 1, places: permits, seat: "place", walls: true,
          note: (crowd["park"] ?? 0) + " of " + permits }
    ]
    sums: [
        { label: "parked so far", value: counters["parked"] ?? 0 },
        { label: "most at once", value: (counters["high_water"] ?? 0) + " of " + permits },
        { label: "permits lost", value: counters["lost_permits"] ?? 0, alert: (counters["lost_permits"] ?? 0) > 0 }
    ]
    emptyText: "Press Space to run. Cars park while there are permits."
}
