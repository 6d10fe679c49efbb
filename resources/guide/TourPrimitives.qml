import QtQml

// The tour's second part: why threads need to agree, and the tools for it.
QtObject {
    readonly property var stops: [
        {
            id: "race",
            chapter: qsTr("Primitives"),
            title: qsTr("The race, and the mutex"),
            text: qsTr("Four threads add one to the same number, two hundred times each. To add one is three steps: load the number, add, "
                + "store the sum. Nothing keeps the others out in between, so who stores late undoes what was stored meanwhile. "
                + "A mutex closes the gap: only one thread at a time may hold it, so that the three steps become one as "
                + "far as the others can see."),
            scenario: "race",
            variant: "unprotected",
            todo: qsTr("Choose variant 2, the mutex, then 3, an atomic addition. Which one is done sooner?"),
            question: qsTr("800 additions in all. What will the number be?"),
            decided: "counters.expected >= 800",
            answers: [
                { text: qsTr("Exactly 800"), claim: "counters.lost_updates = 0",
                    ran: qsTr("lost none of the {counters.expected} additions") },
                { text: qsTr("A little less: a few get lost"), claim: "counters.lost_updates < 0.1 * counters.expected",
                    ran: qsTr("lost {counters.lost_updates} of {counters.expected} additions") },
                { text: qsTr("Much less: more than a tenth is lost"), claim: "otherwise",
                    ran: qsTr("lost {counters.lost_updates} of {counters.expected} additions") }
            ],
            truth: 2,
            reveal: qsTr("The wider the gap between load and store, the more gets lost. A narrow gap does not make it right, only rare.")
        },
        {
            id: "semaphore",
            chapter: qsTr("Primitives"),
            title: qsTr("Permits, and one that is lost"),
            text: qsTr("A semaphore counts permits. Who acquires takes one, or waits until there is one; who releases gives one back. Four "
                + "permits for a car park of four places, and there are never five cars inside. Unlike a mutex it has no "
                + "owner, so nobody notices when somebody forgets to give a permit back. Here that happens once in "
                + "five visits."),
            scenario: "semaphore",
            variant: "leaky",
            todo: qsTr("Step back with the left arrow key to the visit after which a permit was missing. Then choose variant 1."),
            question: qsTr("What becomes of the car park?"),
            decided: "outcome = deadlock or duration_ns >= 15s",
            answers: [
                { text: qsTr("It slows down, but cars still get in"), claim: "outcome = completed",
                    ran: qsTr("went on, with {counters.parked} cars parked so far") },
                { text: qsTr("It comes to a standstill"), claim: "outcome = deadlock",
                    ran: qsTr("stood still after {duration_ns}: all {counters.lost_permits} permits were lost") },
                { text: qsTr("More cars than places get in"), claim: "outcome = violation",
                    ran: qsTr("let too many cars in") }
            ],
            truth: 1,
            reveal: qsTr("A leak stays unnoticed until the last permit is gone, hours later in real life. Let destructors give permits back.")
        },
        {
            id: "monitor",
            chapter: qsTr("Primitives"),
            title: qsTr("Woken is not the same as first"),
            text: qsTr("A monitor is a lock with a waiting room: who finds nothing to take waits inside, gives the lock back meanwhile, and "
                + "is woken when something has been put in. Between the wake-up and the next step others may come first, "
                + "and take what the wake-up was for. The consumers here do not look again after they were woken; the "
                + "line reads if where it should read while."),
            scenario: "monitor",
            variant: "if-wait",
            todo: qsTr("Read the two variants in the code beside the scene: find the if, and in variant 1 the while."),
            question: qsTr("Three producers, three consumers, one slot. What happens with the if?"),
            decided: "outcome = violation or outcome = deadlock or duration_ns >= 10s",
            answers: [
                { text: qsTr("It works: who is woken has been woken for a reason"), claim: "outcome = completed",
                    ran: qsTr("broke no rule while {counters.consumed} items went through") },
                { text: qsTr("Somebody takes from an empty slot, or puts into a full one"), claim: "outcome = violation",
                    ran: qsTr("broke a rule within {duration_ns}, after {counters.stolen_wakeups} stolen wake-ups") },
                { text: qsTr("All wait for each other"), claim: "outcome = deadlock", ran: qsTr("came to a standstill") }
            ],
            truth: 1,
            reveal: qsTr("A wake-up is a hint, not a promise. Always wait in a loop that looks again.")
        },
        {
            id: "barrier",
            chapter: qsTr("Primitives"),
            title: qsTr("Nobody ahead of the others"),
            text: qsTr("Some work goes in phases: each worker computes a part, then needs what its neighbours computed in the same phase. A "
                + "barrier holds everybody until the last one has arrived, and then lets all go on together. It costs the "
                + "quick ones the time that the slow ones take. In this variant there is no barrier, and a worker "
                + "takes up to 60 ms for a phase, sometimes much less."),
            scenario: "barrier",
            variant: "none",
            todo: qsTr("Choose variant 1 and compare in the timeline how long the quick workers wait at the barrier."),
            question: qsTr("25 phases without a barrier. Does every worker read the right value?"),
            decided: "outcome = violation or counters.phases >= 100",
            answers: [
                { text: qsTr("Yes: all do the same number of phases"), claim: "outcome = completed",
                    ran: qsTr("got through {counters.phases} phases with every value right") },
                { text: qsTr("No: somebody reads a value of another phase"), claim: "outcome = violation",
                    ran: qsTr("had a wrong value read, found {duration_ns} after the start") }
            ],
            truth: 1,
            reveal: qsTr("The fix is not to make all equally quick, but to wait. A latch does the same once; a barrier, phase after phase.")
        }
    ]
}
