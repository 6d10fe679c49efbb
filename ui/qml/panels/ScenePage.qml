import QtQuick
import Interleave.Ui

// The page of a session's scenario. Where there is less room than any page can do with, it is drawn smaller.
Item {
    id: root

    required property var session
    property bool shown: true

    // Scenarios with a scene of their own; the others have the general one.
    readonly property var pages: ({
        "time-slicing": "TimeSlicingPage",
        "ide-save": "IdePage",
        "sync-vs-async": "SyncVsAsyncPage",
        "event-loop": "EventLoopPage",
        "multiprocessing": "MultiprocessingPage",
        "thread-pool": "ThreadPoolPage",
        "race": "RacePage",
        "mutex": "MutexPage",
        "semaphore": "SemaphorePage",
        "monitor": "MonitorPage",
        "barrier": "BarrierPage",
        "dining-philosophers": "PhilosophersPage",
        "readers-writers": "ReadersWritersPage",
        "unisex-bathroom": "UnisexBathroomPage",
        "sleeping-barber": "SleepingBarberPage",
        "cigarette-smokers": "CigaretteSmokersPage",
        "deadlock": "DeadlockPage",
        "livelock": "LivelockPage",
        "starvation": "StarvationPage",
        "priority-inversion": "PriorityInversionPage",
        "lock-contention": "LockContentionPage",
        "false-sharing": "FalseSharingPage",
        "heisenbug": "HeisenbugPage"
    })
    readonly property real shrink: Math.min(1, width / Theme.pageMinWidth, height / Theme.pageMinHeight)

    Loader {
        readonly property url page: root.shown ? "../scenes/" + (root.pages[root.session.sceneId] ?? "GenericScene") + ".qml" : ""

        width: root.width / root.shrink
        height: root.height / root.shrink
        scale: root.shrink
        transformOrigin: Item.TopLeft
        onPageChanged: setSource(page, { session: root.session })
    }
}
