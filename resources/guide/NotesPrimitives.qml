import QtQml

// Chapter 2, primitives.
QtObject {
    readonly property var notes: ({
        "race": {
            look: [
                qsTr("Expected and actual count drifting apart."),
                qsTr("One lost update in the timeline: two loads before either store."),
                qsTr("The narrower “Between load and store”, the rarer the loss. It does not reach never.")
            ],
            work: [
                qsTr("A counter of views or of stock that is a little too small each evening."),
                qsTr("Therac-25, 1985 to 1987: a race between operator and machine gave patients deadly doses of radiation."),
                qsTr("Two requests that both read a balance, and both write it back: the same bug with a data base.")
            ],
            present: [
                qsTr("Ask for the sum before you run it, and write the guesses down."),
                qsTr("Run three times: three different sums. Ask what a test would have said."),
                qsTr("Pause, and step with the arrow keys through one lost update. Let the audience say who loads what."),
                qsTr("Choose mutex, atomic and merge in turn: right each time, at different prices.")
            ]
        },
        "mutex": {
            look: [
                qsTr("Owner and queue: one inside, the others blocked, or spinning."),
                qsTr("Spinning threads are shown running, though they get nothing done."),
                qsTr("With numbers drawn the order of arrival is kept; otherwise somebody may overtake.")
            ],
            work: [
                qsTr("Linux kernel locks spin where the wait is short, and sleep where it may be long."),
                qsTr("A spinning thread in a virtual machine, whose owner’s core has been taken away, burns a whole slice."),
                qsTr("A recursive lock mostly hides that nobody knows any more who holds what.")
            ],
            present: [
                qsTr("Ask what a thread should do that finds the door locked: the five variants are the answers."),
                qsTr("Run spin and show the core lanes: busy, and for nothing."),
                qsTr("Raise “Holding the lock” to 100 ms: which variant suffers most?"),
                qsTr("Compare the shares of each worker under variant 1 and under 3.")
            ]
        },
        "semaphore": {
            look: [
                qsTr("Permits left, and the queue in front of the gate."),
                qsTr("Never more cars inside than permits; the high-water mark says so."),
                qsTr("Leaky: the places seem free, and nobody gets in.")
            ],
            work: [
                qsTr("A pool of ten data base connections is a semaphore; a connection that is not given back after an error is the leak."),
                qsTr("Limits on calls under way to a slow service: at most so many at a time."),
                qsTr("Operating systems bound their buffers with counting semaphores since Dijkstra’s THE system.")
            ],
            present: [
                qsTr("Ask what distinguishes a semaphore with one permit from a mutex: the owner."),
                qsTr("Run the leak, and let it come to a standstill. Ask who is at fault."),
                qsTr("Step back to find the forgotten permit. In production, there would be no way back."),
                qsTr("Show variant 2: cars wait for one certain place while others are empty.")
            ]
        },
        "monitor": {
            look: [
                qsTr("Two waiting rooms: for “not full” and for “not empty”."),
                qsTr("Useful and stolen wake-ups; the stolen ones are why the loop is needed."),
                qsTr("Lost wake-up: items or room are there, and all sleep.")
            ],
            work: [
                qsTr("Every blocking queue between two stages of a program is this buffer: Java’s BlockingQueue, Go’s channels."),
                qsTr("Log pipelines that stop when the disk is full: producers wait for room."),
                qsTr("Java’s notify where notifyAll was needed: a lost wake-up that shows under load only.")
            ],
            present: [
                qsTr("Draw the buffer on a board first. Ask who has to wait, and for what."),
                qsTr("Run variant 2 and point at the if. Ask which other thread may come in between."),
                qsTr("Run variant 3. Ask why all sleep although nobody holds a lock."),
                qsTr("Compare the stolen wake-ups of variants 1 and 4: right, but wasteful.")
            ]
        },
        "barrier": {
            look: [
                qsTr("All lanes begin each phase together."),
                qsTr("The quick wait for the slowest: the time at the barrier is the price of uneven work."),
                qsTr("Without one: somebody reads what the neighbour computed long ago.")
            ],
            work: [
                qsTr("Weather and crash simulations compute in steps, with a barrier behind each; one slow node slows down thousands."),
                qsTr("A graphics card’s threads meet at barriers before they read each other’s results."),
                qsTr("Training a model on many cards: every step waits for the slowest one.")
            ],
            present: [
                qsTr("Ask the audience to count aloud together, then without a leader: a barrier in the room."),
                qsTr("Run variant 3 and wait for the violation."),
                qsTr("Run variant 1, raise “Longest computation”, and ask who pays."),
                qsTr("Ask how a latch differs: it opens once and stays open.")
            ]
        }
    })
}
