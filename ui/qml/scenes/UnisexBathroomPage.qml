import QtQuick
import Interleave.Ui

// The bathroom: men (squares) and women (discs) queue at the door; inside are the stalls.
ZoneStage {
    id: root

    readonly property int menInside: notes["men inside"] ?? 0
    readonly property int womenInside: notes["women inside"] ?? 0
    readonly property int capacity: knobs["capacity"] ?? 1
    readonly property bool broken: (menInside > 0 && womenInside > 0) || menInside + womenInside > capacity

    groups: ["man", "woman"]
    squares: ["man"]
    zoneOf: ({ "away": "away", "waiting at the door": "door", "inside": "inside", "done": "away" })
    layout: [
        { id: "away", title: "Elsewhere", x: 0, y: 0, w: 0.3, h: 1 },
        { id: "door", title: "Waiting at the door", x: 0.3, y: 0, w: 0.3, h: 1 },
        { id: "inside", title: "Inside", x: 0.6, y: 0, w: 0.4, h: 1, places: capacity, seat: "stall", walls: true, alarmed: broken,
          note: menInside > 0 && womenInside > 0 ? menInside + " men and " + womenInside + " women!"
              : menInside > 0 ? menInside + (menInside === 1 ? " man" : " men") : womenInside > 0 ? womenInside + (womenInside === 1 ? " woman" : " women") : "free" }
    ]
    sums: [
        { label: "visits of men", value: counters["visits_of_men"] ?? 0 },
        { label: "visits of women", value: counters["visits_of_women"] ?? 0 },
        { label: "most inside at once", value: (counters["max_occupancy"] ?? 0) + " of " + capacity },
        { label: "times mixed", value: counters["mixed"] ?? 0, alert: (counters["mixed"] ?? 0) > 0 }
    ]
    emptyText: "Press Space to run. Squares are men, discs are women."
}
