import QtQml

// Chapter 3, classic problems.
QtObject {
    readonly property var notes: ({
        "dining-philosophers": {
            look: [
                qsTr("Who holds which fork, and whom that keeps waiting: the same in the scene and in the graph."),
                qsTr("The last edge that closes the circle, and the line of code each philosopher stands on."),
                qsTr("Meals and the longest hunger: right variants differ in how well they feed."),
                qsTr("“After you”: all are busy, and the count of meals stays at 0.")
            ],
            work: [
                qsTr("Two services that each lock their own record, then ask for the other’s: a circle across the network."),
                qsTr("Data bases notice such circles in their own locks, and end one of the transactions with “deadlock detected”."),
                qsTr("Linux checks the order of the kernel’s locks while it runs (lockdep), because nobody can by reading.")
            ],
            present: [
                qsTr("Run variant 1 with a pause of 0. Ask: is it right? Let it run until most say yes."),
                qsTr("Drag “Pause between forks” up slowly. Say nothing until the circle closes."),
                qsTr("Read the banner aloud, name by name, and follow it in the graph."),
                qsTr("Ask for cures before you show them; there is a variant for nearly every idea of the audience."),
                qsTr("Finish with one lock for all: right and simple, and only one eats.")
            ]
        },
        "readers-writers": {
            look: [
                qsTr("How many readers are inside together: that is what the locks are for."),
                qsTr("Torn reads without a lock: half of an old page and half of a new one."),
                qsTr("Under a preference one queue only grows; at the turnstile both move.")
            ],
            work: [
                qsTr("Settings and routing tables: read by every request, written once an hour."),
                qsTr("A backup that holds a long read lock, and a writer behind it that blocks every new reader."),
                qsTr("Shared locks of the C++, Java and POSIX libraries each prefer somebody; the manuals say whom.")
            ],
            present: [
                qsTr("Start without a lock: who sees what is wrong with the page?"),
                qsTr("Then the mutex: right. Ask what is lost."),
                qsTr("Run “Readers first” and ask the room to find the writers. Give it two seconds to be found."),
                qsTr("Let them invent the turnstile, then show variant 5.")
            ]
        },
        "unisex-bathroom": {
            look: [
                qsTr("Never both kinds inside, never more than there are stalls: the two laws."),
                qsTr("The queue of the other kind while one kind keeps coming."),
                qsTr("With turns: a batch, then the others; visits stay even.")
            ],
            work: [
                qsTr("A road under repair with one lane and two directions: the same rule, and traffic lights as its cure."),
                qsTr("Group locks of data bases: many of one kind of operation together, never two kinds mixed."),
                qsTr("A garbage collector and the program, or reads and compaction of a store: phases that exclude each other.")
            ],
            present: [
                qsTr("Ask for the two laws, then run “No rule” and count the violations."),
                qsTr("Run the monitor. Both laws hold: ask who is unhappy."),
                qsTr("Ask for a fair rule. Somebody will propose turns; change “Batch” and watch throughput."),
                qsTr("Show variant 4, the light switch: the first in turns it on, the last out turns it off.")
            ]
        },
        "sleeping-barber": {
            look: [
                qsTr("The barber asleep, or cutting; the chairs between door and barber."),
                qsTr("Arrived = served + turned away, at every moment that the run ends."),
                qsTr("The lost customer: sits there, and is never called.")
            ],
            work: [
                qsTr("A server with a bounded queue of connections: served, waiting, or refused at once."),
                qsTr("A call centre, an emergency room: better to turn away early than to let people wait for ever."),
                qsTr("Two users who book the same last seat: both looked while it was free.")
            ],
            present: [
                qsTr("Explain the shop in one sentence, and ask what could go wrong."),
                qsTr("Run variant 3. Ask where the lost customer is; they sit in the scene."),
                qsTr("Drag “From the door to the chair” to 0: it becomes rare. Ask whether rare is good enough."),
                qsTr("Run variant 1 and add a barber, then a chair: which helps more?")
            ]
        },
        "cigarette-smokers": {
            look: [
                qsTr("Two things on the table, and the one smoker whom they are for."),
                qsTr("Naive: one takes the paper, another one the match, and all wait."),
                qsTr("Pushers: somebody looks first what is there, then wakes the right one.")
            ],
            work: [
                qsTr("A job that needs a machine and a licence, given out by two different queues."),
                qsTr("Two goods on two lorries: an order that waits for both, and holds one."),
                qsTr("Complex conditions (“this and that have come”) in build systems and workflow engines.")
            ],
            present: [
                qsTr("Let three people in the room be the smokers, and put two things on a table."),
                qsTr("Run the naive variant: it stops within a second. Ask who holds what."),
                qsTr("Ask who in the room could solve it without talking to the agent."),
                qsTr("Run the pushers, and drag the agent’s pace down.")
            ]
        }
    })
}
