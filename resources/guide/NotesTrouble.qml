import QtQml

// Chapter 4, problems with threads.
QtObject {
    readonly property var notes: ({
        "deadlock": {
            look: [
                qsTr("The circle in the graph: who holds what, who waits for whom."),
                qsTr("The warning about the order of locks, which comes before the deadlock does."),
                qsTr("The total of the money: right even while all are stuck."),
                qsTr("Others may still work while some are stuck for ever.")
            ],
            work: [
                qsTr("Transfers, orders, seats: wherever one step touches two records."),
                qsTr("Data bases end one of the two with an error; programs with mutexes just stop."),
                qsTr("A callback that is called with a lock held, and asks for a second one: the usual way into it.")
            ],
            present: [
                qsTr("Ask two people to swap two pens, each taking the own pen first: act the deadlock, then run it."),
                qsTr("Read the circle from the graph. Ask which of the four conditions one could break."),
                qsTr("Show one variant for each condition; ask what each of them costs."),
                qsTr("Set “Pause between the locks” to 0: it becomes rare, and the warning still comes.")
            ]
        },
        "livelock": {
            look: [
                qsTr("Steps counted, nobody passed."),
                qsTr("No thread is blocked for long: the lanes are full of short waits."),
                qsTr("With a coin: the mirror breaks within a few steps.")
            ],
            work: [
                qsTr("Two clients that both time out, both roll back and both retry after exactly the same delay."),
                qsTr("Ethernet and Wi-Fi back off by chance, and double the range each time, for this reason."),
                qsTr("Transactions with optimistic locks under load: everybody retries, nobody commits.")
            ],
            present: [
                qsTr("Meet somebody in the aisle and step aside together; everyone knows it."),
                qsTr("Run it. Ask whether a deadlock detector would ring."),
                qsTr("Ask for a cure: somebody will say “let one go first”, somebody “wait at random”. Both break the symmetry."),
                qsTr("Run variant 2 and count.")
            ]
        },
        "starvation": {
            look: [
                qsTr("Each thread’s share, not the total."),
                qsTr("The longest wait, which only grows."),
                qsTr("The same throughput in both variants.")
            ],
            work: [
                qsTr("A low-priority queue that is only read when the high one is empty: under load, never."),
                qsTr("One customer with a thousand jobs in a shared cluster, and one with a single job."),
                qsTr("Readers-writer locks that prefer readers, as in the scenario of that name.")
            ],
            present: [
                qsTr("Show the total first: everything looks healthy."),
                qsTr("Then the shares. Ask which of the figures on their own dashboards would have shown it."),
                qsTr("Drag “Share that is greedy” from 0 to 100 while it runs."),
                qsTr("Choose variant 2: ask what fairness has cost. Compare the turns in a second.")
            ]
        },
        "priority-inversion": {
            look: [
                qsTr("High blocked, middle running, low ready: the inversion in three lanes."),
                qsTr("The wait of the high thread grows with the middle task, with which it shares nothing."),
                qsTr("Inheritance: low runs until it gives the lock back, then high at once.")
            ],
            work: [
                qsTr("Mars Pathfinder, 1997: the watchdog reset the computer until priority inheritance was switched on from Earth."),
                qsTr("Audio that crackles, because the thread that plays waits for a lock of one that draws."),
                qsTr("Phones and cars use locks that inherit priorities; plain mutexes do not.")
            ],
            present: [
                qsTr("Check before the talk that real-time priorities are granted: the scene says so."),
                qsTr("Tell the story of Pathfinder up to the reset, then run variant 1."),
                qsTr("Ask which thread high waits for. Most say low; show that it is middle."),
                qsTr("Choose variant 2, and compare the longest wait.")
            ]
        },
        "lock-contention": {
            look: [
                qsTr("Throughput over the number of threads: rising, flat, or falling."),
                qsTr("How many threads wait for the lock at each step."),
                qsTr("The less is shared, the closer to the curve of variant 6.")
            ],
            work: [
                qsTr("A logger with one lock, called by every request: the server gets no faster with more cores."),
                qsTr("Python’s global interpreter lock, for threads that compute."),
                qsTr("Java’s ConcurrentHashMap and Go’s sharded maps: variant 2 as a product.")
            ],
            present: [
                qsTr("Ask for the curve before each run; let somebody draw it on the board."),
                qsTr("Run variants 1 and 6: the worst and the best case."),
                qsTr("Then 2 to 5 in between; ask what each one gives up."),
                qsTr("Drag “Length of the critical section” to 1 µs: now what is outside counts.")
            ]
        },
        "false-sharing": {
            look: [
                qsTr("Increments in a microsecond, packed and padded."),
                qsTr("No lock and no wait in the timeline: nothing there shows it, which makes it hard to find."),
                qsTr("Threads fight for a line only while they run at the same time. On a busy machine that is seldom, and the totals hardly differ: the run’s figures ns_side_by_side and ns_alone tell the two cases apart."),
                qsTr("The difference depends on the machine: on cores that share a cache there may be none.")
            ],
            work: [
                qsTr("Counters for each thread in one array: the usual place."),
                qsTr("Linux and Java pad hot fields to a cache line of their own (____cacheline_aligned, @Contended)."),
                qsTr("Ring buffers whose head and tail lie side by side.")
            ],
            present: [
                qsTr("Try it on the machine of the talk beforehand: the effect may be small there."),
                qsTr("Show the code of variant 1. Ask where the sharing is."),
                qsTr("Run both, and compare. Then explain what a core takes when it writes: the line."),
                qsTr("Raise the threads to 8 and compare again.")
            ]
        },
        "heisenbug": {
            look: [
                qsTr("Failed runs of all runs: mostly none, sometimes a few."),
                qsTr("The wider the window, the more often; nothing else has changed."),
                qsTr("A violation in the findings: jump to the one run that failed.")
            ],
            work: [
                qsTr("The test that fails once a month, and is “just flaky”."),
                qsTr("The blackout of 2003 in North America: a race in an alarm program that had run for years without it."),
                qsTr("Bugs that vanish when logging is switched on: writing the line changes the timing.")
            ],
            present: [
                qsTr("Run it three times and let the room bet on the number of failures."),
                qsTr("Drag the window up to 200 µs: ask what that proves."),
                qsTr("Ask how many green runs they need to trust it. There is no such number."),
                qsTr("Choose variant 2: not rarer, but gone, and why.")
            ]
        }
    })
}
