import QtQml

// The tour's last part: what goes wrong with threads, and how to find it.
QtObject {
    readonly property var stops: [
        {
            id: "deadlock",
            chapter: qsTr("What goes wrong"),
            title: qsTr("Deadlock at the bank"),
            text: qsTr("Four tellers transfer money between six accounts. A transfer needs the locks of two accounts, so each teller locks the "
                + "one that pays, then the one that is paid, with 30 ms of paperwork in between. One teller moves money "
                + "from account 1 to account 2, another one from 2 to 1. Neither has done anything wrong. The graph below "
                + "the scene shows who holds and who waits."),
            scenario: "deadlock",
            variant: "transfer-naive",
            todo: qsTr("Step back with the left arrow key to the last moment at which it could still have gone well. Then choose variant 2."),
            question: qsTr("How long will the bank work?"),
            decided: "outcome = deadlock or duration_ns >= 15s",
            answers: [
                { text: qsTr("On and on: the tellers take turns"), claim: "outcome = completed",
                    ran: qsTr("went on, with {counters.transfers} transfers so far") },
                { text: qsTr("Not long: some wait for each other in a circle"), claim: "outcome = deadlock",
                    ran: qsTr("deadlocked within {duration_ns}, after {counters.transfers} transfers") },
                { text: qsTr("On and on, but money gets lost"), claim: "outcome = violation", ran: qsTr("lost money") }
            ],
            truth: 1,
            reveal: qsTr("Exclusion, holding while waiting, no taking away, a circle: break one of the four. One global order of locks breaks the circle.")
        },
        {
            id: "livelock",
            chapter: qsTr("What goes wrong"),
            title: qsTr("After you. No, after you"),
            text: qsTr("Two people meet in a corridor. Both are polite, and step aside, to the same side; they stand face to face again, so both "
                + "step back. Nobody is blocked here: both threads run, take a step every 25 ms, and use the processor. A tool "
                + "that looks for threads that wait for ever would find nothing. What is missing is progress."),
            scenario: "livelock",
            variant: "corridor",
            todo: qsTr("Choose variant 2, where a coin decides who steps aside. How many steps does it take now?"),
            question: qsTr("Sooner or later one of the two must get by. How often within a hundred steps?"),
            decided: "counters.steps >= 100 and outcome = livelock or duration_ns >= 12s",
            answers: [
                { text: qsTr("Never"), claim: "counters.passed = 0", ran: qsTr("took {counters.steps} steps, and nobody got by") },
                { text: qsTr("A few times: chance helps"), claim: "counters.passed < 20", ran: qsTr("let somebody by {counters.passed} times in {counters.steps} steps") },
                { text: qsTr("Often"), claim: "otherwise", ran: qsTr("let somebody by {counters.passed} times in {counters.steps} steps") }
            ],
            truth: 0,
            reveal: qsTr("Who follows the same rule at the same time mirrors the other for ever. Randomness breaks the mirror; networks back off by chance too.")
        },
        {
            id: "starvation",
            chapter: qsTr("What goes wrong"),
            title: qsTr("Served, but not everybody"),
            text: qsTr("One clerk serves six customers, who come back as soon as they have been served. Three of them are greedy, and push in "
                + "before the patient ones. The clerk is never idle, no lock is stuck, and the number of customers served in a "
                + "second is as good as can be. Every figure that a monitoring dashboard would draw looks healthy. Look at the "
                + "shares instead."),
            scenario: "starvation",
            variant: "unfair",
            todo: qsTr("Drag “Share that is greedy” down to 0 and up again while it runs. Then choose variant 2."),
            question: qsTr("Of 200 turns, how many does the least served customer get?"),
            decided: "counters.turns >= 200",
            answers: [
                { text: qsTr("About 33, a sixth"), claim: "counters.turns_least >= 0.12 * counters.turns", ran: qsTr("gave at least {counters.turns_least} of {counters.turns} turns to each") },
                { text: qsTr("Fewer, 10 or so"), claim: "counters.turns_least >= 0.02 * counters.turns", ran: qsTr("gave {counters.turns_least} of {counters.turns} turns to the least served") },
                { text: qsTr("Next to none"), claim: "otherwise", ran: qsTr("gave {counters.turns_least} of {counters.turns} turns to the least served") }
            ],
            truth: 2,
            reveal: qsTr("Throughput and averages hide starvation. Measure the longest wait, and each one’s share.")
        },
        {
            id: "priority-inversion",
            chapter: qsTr("What goes wrong"),
            title: qsTr("The urgent one waits"),
            text: qsTr("Three threads on one core: high, middle, low. Low holds a lock for 10 ms of work. High needs that lock, and so waits for "
                + "low. Then middle becomes ready, and computes for 150 ms: it is more urgent than low, so low does not run, and "
                + "cannot give the lock back. High and middle share nothing at all. In 1997 this reset a computer on Mars, "
                + "again and again."),
            scenario: "priority-inversion",
            variant: "inversion",
            todo: qsTr("Drag “Length of the middle task” and watch the wait of the high thread. Then choose variant 2, inheritance."),
            question: qsTr("How long does the urgent thread wait for a lock that is held for 10 ms?"),
            decided: "counters.rounds >= 2 and duration_ns >= 500ms",
            unless: "counters.real_time = 0",
            excuse: qsTr("had no real-time priorities: this system does not grant them to the program (the scenario says how it can)"),
            answers: [
                { text: qsTr("10 ms at most: it is the most urgent"), claim: "counters.high_wait_max_ms < 60", ran: qsTr("made it wait {counters.high_wait_max_ms} at most") },
                { text: qsTr("As long as the middle task takes"), claim: "counters.high_wait_max_ms >= 60", ran: qsTr("made it wait {counters.high_wait_max_ms}") }
            ],
            truth: 1,
            reveal: qsTr("With priority inheritance whoever holds the lock runs as urgently as whoever waits for it, and middle has to wait.")
        },
        {
            id: "contention",
            chapter: qsTr("What goes wrong"),
            title: qsTr("One lock, eight threads"),
            text: qsTr("Remember the second stop: threads that share nothing use all the cores. Now the same operations have one lock around them. "
                + "It is right, and simple, and in a review nobody would object. The run again takes 1, 2, 4 and 8 threads, and "
                + "counts operations a second in each step. While one thread is inside the lock, the other seven can do "
                + "nothing but wait."),
            scenario: "lock-contention",
            variant: "one-lock",
            todo: qsTr("Choose variants 2 to 5, each of which shares less, and compare the curves."),
            question: qsTr("Eight threads against one: what does the curve look like?"),
            decided: "counters.per_s_with_8_threads > 0",
            answers: [
                { text: qsTr("It rises with the threads, to four times and more"), claim: "counters.per_s_with_8_threads >= 4 * counters.per_s_with_1_threads",
                    ran: qsTr("did {counters.per_s_with_1_threads} operations a second with one thread and {counters.per_s_with_8_threads} with eight") },
                { text: qsTr("It stays flat, or nearly so"), claim: "otherwise",
                    ran: qsTr("did {counters.per_s_with_1_threads} operations a second with one thread and {counters.per_s_with_8_threads} with eight") }
            ],
            truth: 1,
            reveal: qsTr("What is under one lock is done in turn, whatever the number of threads. Hold it shorter, split it, or share less.")
        },
        {
            id: "false-sharing",
            chapter: qsTr("What goes wrong"),
            title: qsTr("Sharing without a shared variable"),
            text: qsTr("Two threads add to two counters, one each. No lock, no shared variable, nothing to argue about, as far as the program can "
                + "say. But the counters lie side by side in one cache line of 64 bytes, and a core that writes takes the whole "
                + "line away from the others. How much that costs depends on the machine: between sockets a lot, on two "
                + "threads of one core hardly anything."),
            scenario: "false-sharing",
            variant: "packed",
            todo: qsTr("Choose variant 2, where each counter has a line to itself, and compare the increments in a microsecond."),
            question: qsTr("How many increments do both together get done in a microsecond?"),
            decided: "counters.increments_per_us > 0 and duration_ns >= 1s",
            answers: [
                { text: qsTr("Fewer than 100"), claim: "counters.increments_per_us < 100", ran: qsTr("did {counters.increments_per_us} increments in a microsecond") },
                { text: qsTr("100 to 1,000"), claim: "counters.increments_per_us <= 1000", ran: qsTr("did {counters.increments_per_us} increments in a microsecond") },
                { text: qsTr("More than 1,000"), claim: "otherwise", ran: qsTr("did {counters.increments_per_us} increments in a microsecond") }
            ],
            reveal: qsTr("Your machine decides. If both variants are equally quick here, its cores share a cache; on a server, measure again.")
        },
        {
            id: "heisenbug",
            chapter: qsTr("How to find it"),
            title: qsTr("The bug that hides"),
            text: qsTr("Two threads each add one to a number, once, by a load and a store that lie two microseconds apart. Only if both load "
                + "before either stores is an addition lost. The run does that a thousand times. A test that is run a few times and "
                + "passes tells very little about such a bug; and whoever prints, or steps with a debugger, changes the timing, "
                + "and sees it less."),
            scenario: "heisenbug",
            variant: "rare-race",
            todo: qsTr("Drag “Width of the window” up to 200 µs and run again: a hidden bug becomes a frequent one."),
            question: qsTr("In how many of the thousand runs will an addition be lost?"),
            decided: "counters.runs >= 1000",
            answers: [
                { text: qsTr("In none"), claim: "counters.failed = 0", ran: qsTr("passed {counters.runs} times out of {counters.runs}, and is wrong all the same") },
                { text: qsTr("In 1 to 50"), claim: "counters.failed <= 50", ran: qsTr("failed {counters.failed} times in {counters.runs}") },
                { text: qsTr("In more than 50"), claim: "otherwise", ran: qsTr("failed {counters.failed} times in {counters.runs}") }
            ],
            reveal: qsTr("Chance decides, and run after run differs. Widen the window on purpose when you hunt a race: pauses bring it out.")
        },
        {
            id: "lock-order",
            chapter: qsTr("How to find it"),
            title: qsTr("Found without having happened"),
            text: qsTr("The philosophers once more, left fork first, for three meals each. They think for a moment only, and do not pause "
                + "between the forks, so that most likely everybody gets through. Does that mean that the program is right? The trace "
                + "knows more than the outcome: it has every order in which two locks were taken. The tab Findings, under the scene, "
                + "lists what it tells."),
            scenario: "dining-philosophers",
            variant: "naive",
            knobs: { meals: 3, think_ms: 20, eat_ms: 5, pause_ms: 0 },
            todo: qsTr("Open the tab “Findings” and click on the entry. Then choose variant 2 and see it gone."),
            question: qsTr("If all get their meals: will anything be found?"),
            decided: "counters.meals >= 15 or outcome = deadlock",
            answers: [
                { text: qsTr("No: nothing happened"), claim: "findings = 0", ran: qsTr("served {counters.meals} meals and had nothing to tell") },
                { text: qsTr("Yes: that it could have deadlocked"), claim: "findings > 0",
                    ran: qsTr("served {counters.meals} meals, and warned of a circle in the order of locks") }
            ],
            truth: 1,
            reveal: qsTr("Orders of locks that form a circle are a deadlock in waiting. Tools find it in a run that went well: let them look.")
        }
    ]
}
