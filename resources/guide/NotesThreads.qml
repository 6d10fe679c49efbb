import QtQml

// Chapter 1, threads: why.
QtObject {
    readonly property var notes: ({
        "time-slicing": {
            look: [
                qsTr("On one core the lanes never overlap: at each instant one thread runs, the others are ready."),
                qsTr("The lengths of the slices: a few milliseconds, shorter where many threads want the core."),
                qsTr("A thread that waits for I/O gives the core away at once; one that computes has it taken away."),
                qsTr("On all cores, two lanes run at the same instant: only now is it parallel.")
            ],
            work: [
                qsTr("A container limited to one CPU still starts eight worker threads: they take turns, as here."),
                qsTr("A build with make -j8 on a laptop with four cores: the editor stutters, because it gets its slices late."),
                qsTr("Cloud machines share their cores with other customers; the share that is taken away shows up as “steal” time in top.")
            ],
            present: [
                qsTr("Start with one core. Ask: how many of the eight run right now? Let the room vote before you zoom in."),
                qsTr("Zoom with the wheel until single slices are seen. Point at one that ends early: the thread asked for I/O."),
                qsTr("Choose variant 2. Ask what has changed, and what has not: work done, fairness, number of switches."),
                qsTr("Say the two words here: concurrent on one core, parallel on two.")
            ]
        },
        "ide-save": {
            look: [
                qsTr("The heartbeat strip: each gap is a time in which the window could not answer."),
                qsTr("The lane of the UI thread beside that of the thread that writes: who waits for the disk?"),
                qsTr("With one core only, variants 2 and 3 still answer: a thread that waits for a disk needs no core.")
            ],
            work: [
                qsTr("“Application not responding” on Android: the main thread did not answer for five seconds, mostly for the disk or the network."),
                qsTr("Windows and macOS dim or spin over a window whose thread does not fetch its events."),
                qsTr("Browsers warn of a page whose script runs too long: scripts and clicks share one thread.")
            ],
            present: [
                qsTr("Let somebody from the audience type. Press Save while they do, and say nothing."),
                qsTr("Ask what they felt, then show the strip: the freeze is in the recording."),
                qsTr("Choose variant 2 and let them type again. Ask which thread waits now."),
                qsTr("Switch on “One core only” and ask, before running, whether the freeze comes back.")
            ]
        },
        "sync-vs-async": {
            look: [
                qsTr("In turn: one lane, and the waits one behind the other."),
                qsTr("A thread each: 32 lanes that wait side by side, and are made for that alone."),
                qsTr("Event loop and coroutines: one lane, hardly any CPU, and the same short time."),
                qsTr("The bytes received are the same everywhere.")
            ],
            work: [
                qsTr("nginx and Node.js serve thousands of connections with a few threads; that was the answer to the “C10k problem” of 1999."),
                qsTr("A page of a shop asks a dozen services. In turn it takes a second, at once as long as the slowest of them."),
                qsTr("async and await in Python, C#, JavaScript and Rust are the coroutines of this scenario.")
            ],
            present: [
                qsTr("Ask for the time of variant 1 before you run it: 32 times 50 ms is an easy sum."),
                qsTr("Run variants 2 and 5, and ask what differs although the time is the same: the threads."),
                qsTr("Compare the code of variants 1 and 5: nearly the same lines."),
                qsTr("Set “Answers that fail” to 5: where does each style notice?")
            ]
        },
        "event-loop": {
            look: [
                qsTr("The queue of ready callbacks growing while the long one runs."),
                qsTr("The order: deferred callbacks first, then timers that are due, then what has come in."),
                qsTr("The latest callback: nearly as late as the report takes, or as one chunk takes.")
            ],
            work: [
                qsTr("One slow regular expression stopped Cloudflare’s machines in July 2019; in an event loop one is enough to stop everybody."),
                qsTr("A game computes each frame within 16 ms on its main loop; whatever takes longer is seen as a jerk."),
                qsTr("Qt, browsers, Node.js and Redis are event loops; their manuals all say: do not block it.")
            ],
            present: [
                qsTr("Run variant 1 and let the audience watch the queue. Ask what it is waiting for."),
                qsTr("Ask how to repair it without a second thread. Then choose variant 2."),
                qsTr("Drag “Length of a chunk” up to 100 ms: how long may a chunk be before it is felt?"),
                qsTr("Variant 3: a second thread, and so everything that the rest of the catalogue is about.")
            ]
        },
        "multiprocessing": {
            look: [
                qsTr("Threads: one counter, seen by all. Processes: the parent’s counter stays at 0."),
                qsTr("The time to create one, and the memory that is its own."),
                qsTr("With a crash: the lane of one process ends, the others go on.")
            ],
            work: [
                qsTr("Chrome and Firefox draw sites in processes of their own: one crashes, the others stay."),
                qsTr("PostgreSQL has a process for each connection; MySQL has a thread. Both have good reasons."),
                qsTr("Python’s multiprocessing exists because its threads long could not compute in parallel.")
            ],
            present: [
                qsTr("Ask what the parent’s counter will be after four processes have counted to 100. Most say 400."),
                qsTr("Run it, then explain the copy that fork makes."),
                qsTr("Switch “Crash one process” on. Ask what would happen to threads, and why that variant is not offered."),
                qsTr("Close with the price: creation time and memory in the figures of the scene.")
            ]
        },
        "thread-pool": {
            look: [
                qsTr("Variant 1: 300 short lanes, each made for one task."),
                qsTr("The pool: two lanes that never end, and a queue that grows when tasks come faster than they are done."),
                qsTr("With callbacks nobody waits for a result: the next step is a task, too.")
            ],
            work: [
                qsTr("Every web server and data base driver has a pool; its size is the first thing one tunes."),
                qsTr("All threads of a pool waiting for a task that is still in its queue: a deadlock seen in many services."),
                qsTr("A pool that is too large for the machine: oversubscription, where switching eats the gain.")
            ],
            present: [
                qsTr("Ask how many threads 300 tasks need. Run variant 1, then 2."),
                qsTr("Drag “Time between tasks” to 0 and show the queue. Ask what should happen when it is full."),
                qsTr("Change the pool’s size from 1 to 64: where does it stop to help? Compare with the number of cores."),
                qsTr("Variant 3 shows futures with continuations: ask who runs the callback.")
            ]
        }
    })
}
