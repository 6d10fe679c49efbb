import QtQml

// The tour's first part: what threads are for, what they cost, and how to wait without one.
QtObject {
    readonly property var stops: [
        {
            id: "responsive",
            chapter: qsTr("Why threads"),
            title: qsTr("A window that answers"),
            text: qsTr("A program with one thread does one thing at a time. The editor here saves its project to a slow disk, "
                + "and the thread that writes is the very one that answers your keys and draws the window. This is not acted: "
                + "when it waits for the disk, this whole window waits. The strip below the text records every stall of "
                + "that thread, so that you can read afterwards what you felt."),
            scenario: "ide-save",
            variant: "save-on-ui-thread",
            live: true,
            todo: qsTr("Click into the text, type, and press “Save” twice while you go on typing. Then choose variant 2 and do the same."),
            question: qsTr("One save takes about a second. For how long will the window not answer?"),
            decided: "counters.saves >= 2",
            answers: [
                { text: qsTr("Not at all: the system does the writing"), claim: "counters.longest_stall_ms < 50",
                    ran: qsTr("never stalled for more than {counters.longest_stall_ms}") },
                { text: qsTr("For short moments, under 0.3 s"), claim: "counters.longest_stall_ms < 300",
                    ran: qsTr("stalled for {counters.longest_stall_ms} at most") },
                { text: qsTr("For as long as the save takes"), claim: "otherwise",
                    ran: qsTr("left the window without an answer for {counters.longest_stall_ms}") }
            ],
            truth: 2,
            reveal: qsTr("A thread that waits does nothing else. Responsiveness is the first reason for threads: let another one wait.")
        },
        {
            id: "throughput",
            chapter: qsTr("Why threads"),
            title: qsTr("More done in the same time"),
            text: qsTr("A machine with several cores can do several things at the same instant, but one thread uses one core only. "
                + "This run does the same work with one thread, then with 2, 4 and 8, and counts operations a second in each "
                + "step. The threads share nothing: no lock, no variable. That is the best case there is, and the one to "
                + "measure all others against."),
            scenario: "lock-contention",
            variant: "no-sharing",
            todo: qsTr("After the run, look at the core lanes of the timeline: find the moment from which no core is idle."),
            question: qsTr("Eight threads against one: how much more do they get done?"),
            decided: "counters.per_s_with_8_threads > 0",
            answers: [
                { text: qsTr("About the same, or less"), claim: "counters.per_s_with_8_threads < 1.3 * counters.per_s_with_1_threads",
                    ran: qsTr("did {counters.per_s_with_1_threads} operations a second with one thread and {counters.per_s_with_8_threads} with eight") },
                { text: qsTr("Clearly more"), claim: "otherwise",
                    ran: qsTr("did {counters.per_s_with_1_threads} operations a second with one thread and {counters.per_s_with_8_threads} with eight") }
            ],
            truth: 1,
            reveal: qsTr("As many threads as there are cores can work at once. More threads than cores add little, which the middle steps show.")
        },
        {
            id: "cheap",
            chapter: qsTr("Why threads"),
            title: qsTr("Cheap beside processes"),
            text: qsTr("Threads are not the only way to do things side by side: a program may also start processes. Threads of one "
                + "program live in one address space and share its memory, so a new one needs little more than a stack, a dozen "
                + "KiB of it in use here. A process that is forked gets a copy of everything, of which the system copies "
                + "what is written to. Four processes count here, and report what memory is theirs alone."),
            scenario: "multiprocessing",
            variant: "processes",
            todo: qsTr("Choose variant 1, the same work by threads, and compare the memory and the time to create them."),
            question: qsTr("A thread has about 12 KiB of its own in use. And one of these processes?"),
            decided: "counters.results_right >= 4 or duration_ns >= 10s",
            answers: [
                { text: qsTr("Less: it is only a copy of what exists"), claim: "counters.memory_kib < 12",
                    ran: qsTr("needed only {counters.memory_kib} KiB a process") },
                { text: qsTr("About as much"), claim: "counters.memory_kib <= 20",
                    ran: qsTr("needed {counters.memory_kib} KiB a process") },
                { text: qsTr("Several times as much"), claim: "counters.memory_kib > 20",
                    ran: qsTr("needed up to {counters.memory_kib} KiB a process") }
            ],
            truth: 2,
            reveal: qsTr("Sharing makes threads cheap, in memory and in talking to each other. It is also the root of every problem on this tour.")
        },
        {
            id: "one-core",
            chapter: qsTr("One core and many"),
            title: qsTr("All at once, on one core"),
            text: qsTr("Eight threads, all pinned to a single core. Six of them compute without a break, two wait for a device again and "
                + "again. All of them make progress, and on a clock for humans they do so at the same time. The lanes of the "
                + "timeline show what really happens: the system gives the core to one thread, and takes it away a few "
                + "milliseconds later for the next."),
            scenario: "time-slicing",
            variant: "one-core",
            todo: qsTr("Zoom into the timeline with the wheel until you can tell single slices. Then choose variant 2, all cores."),
            question: qsTr("Of the eight threads, how many run at one instant?"),
            decided: "counters.pieces >= 300 and duration_ns >= 1s",
            unless: "switch_source != exact",
            excuse: qsTr("is not recorded exactly here: this machine does not let the program see the switches between threads"),
            answers: [
                { text: qsTr("Never more than one"), claim: "counters.max_running_at_once <= 1",
                    ran: qsTr("never had more than {counters.max_running_at_once} running, and switched {counters.switches} times to let all of them get on") },
                { text: qsTr("The six that compute"), claim: "counters.max_running_at_once <= 6",
                    ran: qsTr("had {counters.max_running_at_once} running at once") },
                { text: qsTr("All eight"), claim: "counters.max_running_at_once > 6",
                    ran: qsTr("had {counters.max_running_at_once} running at once") }
            ],
            truth: 0,
            reveal: qsTr("Concurrent means that several are under way; parallel, that several run at this instant. One core gives the first without the second.")
        },
        {
            id: "cost",
            chapter: qsTr("What they cost"),
            title: qsTr("A thread for every task"),
            text: qsTr("Three hundred small tasks come in, about one in a millisecond. Here each of them gets a thread of its own, which is "
                + "made, does its task, and is thrown away. Making a thread is a call into the system: a stack has to be found, "
                + "the scheduler has to learn of it, and a core has to take it up. Calling a function, by comparison, takes "
                + "a few billionths of a second."),
            scenario: "thread-pool",
            variant: "thread-per-task",
            todo: qsTr("Choose variant 2: two threads take the tasks from a queue. Compare how many threads are made."),
            question: qsTr("On average, how long does a task wait until its new thread starts?"),
            decided: "counters.tasks_done >= 300",
            answers: [
                { text: qsTr("Under 1 µs: hardly more than a call"), claim: "counters.start_delay_mean_us < 1",
                    ran: qsTr("had tasks wait {counters.start_delay_mean_us} on average") },
                { text: qsTr("1 to 5 µs"), claim: "counters.start_delay_mean_us <= 5",
                    ran: qsTr("had tasks wait {counters.start_delay_mean_us} on average") },
                { text: qsTr("Longer than 5 µs"), claim: "counters.start_delay_mean_us > 5",
                    ran: qsTr("had tasks wait {counters.start_delay_mean_us} on average, for {counters.threads_created} threads made") }
            ],
            truth: 2,
            reveal: qsTr("Cheap is not free. A pool makes its threads once; the price is a queue in which tasks wait for their turn.")
        },
        {
            id: "async",
            chapter: qsTr("Waiting without blocking"),
            title: qsTr("Thirty-two waits, one thread"),
            text: qsTr("A program asks a slow server 32 times, and each answer takes 50 ms. Asked in turn, by calls that block, the waits add up "
                + "to more than one and a half seconds. A thread for each request waits for all of them at the same time. "
                + "Coroutines ask, and instead of blocking give the thread back until there is something to read; the code still "
                + "reads as if it waited."),
            scenario: "sync-vs-async",
            variant: "coroutines",
            todo: qsTr("Choose variants 1, 2 and 5 one after the other. Compare the time, and the number of lanes in the timeline."),
            question: qsTr("How do coroutines get the 32 answers?"),
            decided: "counters.requests >= 32",
            answers: [
                { text: qsTr("With 32 threads, all at once"), claim: "counters.client_threads > 1",
                    ran: qsTr("took {counters.client_threads} threads and {counters.wall_ms}") },
                { text: qsTr("With one thread, in about 1.6 s"), claim: "counters.wall_ms >= 1400",
                    ran: qsTr("took one thread and {counters.wall_ms}") },
                { text: qsTr("With one thread, in a fraction of 1.6 s"), claim: "otherwise",
                    ran: qsTr("took {counters.client_threads} thread and {counters.wall_ms} for {counters.requests} requests") }
            ],
            truth: 2,
            reveal: qsTr("To wait takes no thread. Asynchronous code waits for many things with one; threads are for work, not for waiting.")
        },
        {
            id: "event-loop",
            chapter: qsTr("Waiting without blocking"),
            title: qsTr("The loop that must not stop"),
            text: qsTr("An event loop is one thread that calls whatever is due: timers, keys, requests, and callbacks that were deferred to "
                + "run later. No locks are needed, because nothing ever runs at the same time. The bargain is that every "
                + "callback is short. Here one of them computes a report, which takes 300 ms, while timers are due "
                + "every few hundredths of a second."),
            scenario: "event-loop",
            variant: "blocking-callback",
            todo: qsTr("Choose variant 2: the report is cut into chunks, each deferring the next. Then drag “Length of a chunk” up."),
            question: qsTr("How late does the latest of the other callbacks run?"),
            decided: "counters.reports >= 2 and duration_ns >= 1200ms",
            answers: [
                { text: qsTr("At most a few milliseconds"), claim: "counters.longest_latency_ms < 20",
                    ran: qsTr("was {counters.longest_latency_ms} late at most") },
                { text: qsTr("Some 50 ms: the loop switches in between"), claim: "counters.longest_latency_ms < 150",
                    ran: qsTr("was {counters.longest_latency_ms} late at most") },
                { text: qsTr("As late as the report is long"), claim: "otherwise",
                    ran: qsTr("was {counters.longest_latency_ms} late at worst, with {counters.longest_queue} callbacks in the queue") }
            ],
            truth: 2,
            reveal: qsTr("A loop never takes the thread away from a callback. Cut long work into deferred chunks, or give it to a worker.")
        },
        {
            id: "processes",
            chapter: qsTr("Processes"),
            title: qsTr("When one of them crashes"),
            text: qsTr("Four processes count to a hundred, each in its own copy of the memory, and send the result back through a pipe. Halfway "
                + "through, one of them writes to an address that it must not touch, and is killed by the system. The "
                + "same mistake in a thread would end the whole program with all that its other threads were doing, "
                + "because they share everything, a crash too."),
            scenario: "multiprocessing",
            variant: "processes",
            knobs: { crash: 1 },
            todo: qsTr("Find the crashed process in the timeline. Then switch “Crash one process” off and run again."),
            question: qsTr("One of four crashes. How many right results come back?"),
            decided: "counters.crashed >= 1 and counters.results_right >= 3 or duration_ns >= 10s",
            answers: [
                { text: qsTr("None: the parent dies with it"), claim: "counters.results_right = 0",
                    ran: qsTr("brought no result at all") },
                { text: qsTr("Three"), claim: "counters.results_right = 3",
                    ran: qsTr("brought {counters.results_right} right results; {counters.crashed} process crashed") },
                { text: qsTr("Four: the system starts it again"), claim: "counters.results_right >= 4",
                    ran: qsTr("brought {counters.results_right} right results") }
            ],
            truth: 1,
            reveal: qsTr("Separate memory is a wall that stops faults. Browsers give each site a process for that reason, and pay with memory.")
        }
    ]
}
