import QtQml

// The tour's third part: the classic problems.
QtObject {
    readonly property var stops: [
        {
            id: "philosophers",
            chapter: qsTr("Classic problems"),
            title: qsTr("Five philosophers, five forks"),
            text: qsTr("Dijkstra’s dinner of 1965. Between each two philosophers lies one fork, and to eat takes both beside the plate. Every "
                + "philosopher is a thread, and every fork a lock. All of them follow the same sensible rule: take the left "
                + "fork, then the right one, eat, put both back. Watch the hands, and the graph of who waits for whom "
                + "below the scene."),
            scenario: "dining-philosophers",
            variant: "naive",
            knobs: { pause_ms: 0 },
            todo: qsTr("Drag “Pause between forks” up until they deadlock. Then choose variant 2 and try again."),
            question: qsTr("With no pause between the two forks: what will they have come to after three seconds?"),
            decided: "outcome = deadlock or duration_ns >= 3s",
            answers: [
                { text: qsTr("Each holds one fork and waits for ever"), claim: "outcome = deadlock",
                    ran: qsTr("closed the circle after {duration_ns} and {counters.meals} meals") },
                { text: qsTr("Somebody has had nothing to eat"), claim: "counters.meals_least = 0",
                    ran: qsTr("left somebody without any of the {counters.meals} meals") },
                { text: qsTr("All have eaten"), claim: "otherwise",
                    ran: qsTr("served {counters.meals} meals, at least {counters.meals_least} to each") }
            ],
            reveal: qsTr("Here the run alone decides. A program that can deadlock mostly does not; a pause between the forks makes the rare case common.")
        },
        {
            id: "readers-writers",
            chapter: qsTr("Classic problems"),
            title: qsTr("Readers first"),
            text: qsTr("Any number may read a page at the same time; who writes must be alone. A natural rule is to let readers in whenever "
                + "other readers are inside already: they disturb nobody, and the page is well used. Six readers read for 30 ms "
                + "each and come back after 6 ms. Three writers wait for a moment in which nobody reads."),
            scenario: "readers-writers",
            variant: "reader-preference",
            todo: qsTr("Drag “Pause of a reader” up until the writers get in. Then choose variant 5, the turnstile."),
            question: qsTr("How do the three writers fare?"),
            decided: "counters.reads >= 100",
            answers: [
                { text: qsTr("They get their share"), claim: "counters.writes >= 0.3 * counters.reads",
                    ran: qsTr("had {counters.writes} writes beside {counters.reads} reads") },
                { text: qsTr("They write less often, one for ten reads or so"), claim: "counters.writes >= 0.05 * counters.reads",
                    ran: qsTr("had {counters.writes} writes beside {counters.reads} reads") },
                { text: qsTr("They hardly ever get in"), claim: "otherwise",
                    ran: qsTr("had {counters.writes} writes beside {counters.reads} reads") }
            ],
            truth: 2,
            reveal: qsTr("No lock is stuck and the page is busy, and yet the writers starve. A rule can be correct and unfair.")
        },
        {
            id: "bathroom",
            chapter: qsTr("Classic problems"),
            title: qsTr("One bathroom for all"),
            text: qsTr("Eight men and eight women share a bathroom with four stalls. Two laws: never both kinds inside at once, never more than "
                + "four. A monitor at the door keeps them both, by one rule: you may enter if there is a stall and nobody of "
                + "the other kind is inside. All sixteen come equally often and stay equally long; the rule favours "
                + "neither kind."),
            scenario: "unisex-bathroom",
            variant: "monitor",
            todo: qsTr("Raise “Until a man comes again” and “Until a woman comes again” to 300 ms. Then choose variant 3, with turns."),
            question: qsTr("After 150 visits, how are they divided between men and women?"),
            decided: "counters.visits >= 150",
            answers: [
                { text: qsTr("About half and half"), claim: "counters.visits_of_men >= 0.5 * counters.visits_of_women and counters.visits_of_women >= 0.5 * counters.visits_of_men",
                    ran: qsTr("had {counters.visits_of_men} visits of men and {counters.visits_of_women} of women") },
                { text: qsTr("Almost all are of one kind"), claim: "counters.visits_of_men <= 0.2 * counters.visits_of_women or counters.visits_of_women <= 0.2 * counters.visits_of_men",
                    ran: qsTr("had {counters.visits_of_men} visits of men and {counters.visits_of_women} of women") },
                { text: qsTr("Something in between"), claim: "otherwise",
                    ran: qsTr("had {counters.visits_of_men} visits of men and {counters.visits_of_women} of women") }
            ],
            truth: 1,
            reveal: qsTr("Whoever is in first keeps the door, as there is always one more of the same kind. Fairness needs a rule of its own.")
        },
        {
            id: "barber",
            chapter: qsTr("Classic problems"),
            title: qsTr("Look, then sit down"),
            text: qsTr("A barber sleeps when nobody is there. Customers wake him, wait on one of three chairs, or go away if all are taken. "
                + "In this shop a customer looks for a free chair, walks over to it for 8 ms, and sits down, with nothing to "
                + "keep others from seeing the same chair. Each of the steps by itself is safe; they are two steps, though, "
                + "and not one."),
            scenario: "sleeping-barber",
            variant: "lost-customer",
            todo: qsTr("Drag “From the door to the chair” to 0: does that cure it? Then choose variant 1."),
            question: qsTr("Everybody who comes should be served or turned away. Is everybody?"),
            decided: "counters.lost >= 1 or duration_ns >= 8s",
            answers: [
                { text: qsTr("Yes"), claim: "counters.lost = 0", ran: qsTr("served or turned away all who came, {counters.arrived} customers") },
                { text: qsTr("No: somebody is never called"), claim: "counters.lost >= 1",
                    ran: qsTr("lost {counters.lost} within {duration_ns}: the chair was taken by another, and nobody calls them") }
            ],
            truth: 1,
            reveal: qsTr("To check and then to act is a race whenever the answer may change in between. Check and act in one step, under one lock.")
        }
    ]
}
