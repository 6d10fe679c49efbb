import QtQml
import Interleave.Ui

// The guided path, in the order in which one best learns it. What a stop may say: ui/models/tour_stop.h.
// That the texts are true is tested by runs of what they claim.
QtObject {
    id: root

    readonly property TourThreads threads: TourThreads {}
    readonly property TourPrimitives primitives: TourPrimitives {}
    readonly property TourClassics classics: TourClassics {}
    readonly property TourTrouble trouble: TourTrouble {}
    readonly property var stops: [...threads.stops, ...primitives.stops, ...classics.stops, ...trouble.stops]
}
