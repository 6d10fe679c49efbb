<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AnswerButton</name>
    <message>
        <location filename="../../ui/qml/components/AnswerButton.qml" line="+26"/>
        <source>This is what the run did</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeAndGuide</name>
    <message>
        <location filename="../../ui/qml/panels/CodeAndGuide.qml" line="+53"/>
        <location line="+7"/>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-7"/>
        <location line="+7"/>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-7"/>
        <location line="+7"/>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuidePane</name>
    <message>
        <location filename="../../ui/qml/panels/GuidePane.qml" line="+11"/>
        <source>What to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where you meet this at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For presenters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+15"/>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+63"/>
        <source>There are no notes on this scenario.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesClassics</name>
    <message>
        <location filename="../guide/NotesClassics.qml" line="+8"/>
        <source>Who holds which fork, and whom that keeps waiting: the same in the scene and in the graph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The last edge that closes the circle, and the line of code each philosopher stands on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Meals and the longest hunger: right variants differ in how well they feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“After you”: all are busy, and the count of meals stays at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Two services that each lock their own record, then ask for the other’s: a circle across the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Data bases notice such circles in their own locks, and end one of the transactions with “deadlock detected”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Linux checks the order of the kernel’s locks while it runs (lockdep), because nobody can by reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Run variant 1 with a pause of 0. Ask: is it right? Let it run until most say yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag “Pause between forks” up slowly. Say nothing until the circle closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read the banner aloud, name by name, and follow it in the graph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for cures before you show them; there is a variant for nearly every idea of the audience.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Finish with one lock for all: right and simple, and only one eats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>How many readers are inside together: that is what the locks are for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Torn reads without a lock: half of an old page and half of a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Under a preference one queue only grows; at the turnstile both move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Settings and routing tables: read by every request, written once an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A backup that holds a long read lock, and a writer behind it that blocks every new reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shared locks of the C++, Java and POSIX libraries each prefer somebody; the manuals say whom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start without a lock: who sees what is wrong with the page?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Then the mutex: right. Ask what is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run “Readers first” and ask the room to find the writers. Give it two seconds to be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Let them invent the turnstile, then show variant 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Never both kinds inside, never more than there are stalls: the two laws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The queue of the other kind while one kind keeps coming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With turns: a batch, then the others; visits stay even.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A road under repair with one lane and two directions: the same rule, and traffic lights as its cure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Group locks of data bases: many of one kind of operation together, never two kinds mixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A garbage collector and the program, or reads and compaction of a store: phases that exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask for the two laws, then run “No rule” and count the violations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the monitor. Both laws hold: ask who is unhappy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for a fair rule. Somebody will propose turns; change “Batch” and watch throughput.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show variant 4, the light switch: the first in turns it on, the last out turns it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The barber asleep, or cutting; the chairs between door and barber.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Arrived = served + turned away, at every moment that the run ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The lost customer: sits there, and is never called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A server with a bounded queue of connections: served, waiting, or refused at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A call centre, an emergency room: better to turn away early than to let people wait for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two users who book the same last seat: both looked while it was free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Explain the shop in one sentence, and ask what could go wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 3. Ask where the lost customer is; they sit in the scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag “From the door to the chair” to 0: it becomes rare. Ask whether rare is good enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 1 and add a barber, then a chair: which helps more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Two things on the table, and the one smoker whom they are for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Naive: one takes the paper, another one the match, and all wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pushers: somebody looks first what is there, then wakes the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A job that needs a machine and a licence, given out by two different queues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two goods on two lorries: an order that waits for both, and holds one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Complex conditions (“this and that have come”) in build systems and workflow engines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Let three people in the room be the smokers, and put two things on a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the naive variant: it stops within a second. Ask who holds what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask who in the room could solve it without talking to the agent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the pushers, and drag the agent’s pace down.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPrimitives</name>
    <message>
        <location filename="../guide/NotesPrimitives.qml" line="+8"/>
        <source>Expected and actual count drifting apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One lost update in the timeline: two loads before either store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The narrower “Between load and store”, the rarer the loss. It does not reach never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A counter of views or of stock that is a little too small each evening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Therac-25, 1985 to 1987: a race between operator and machine gave patients deadly doses of radiation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two requests that both read a balance, and both write it back: the same bug with a data base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask for the sum before you run it, and write the guesses down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run three times: three different sums. Ask what a test would have said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause, and step with the arrow keys through one lost update. Let the audience say who loads what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose mutex, atomic and merge in turn: right each time, at different prices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Owner and queue: one inside, the others blocked, or spinning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spinning threads are shown running, though they get nothing done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With numbers drawn the order of arrival is kept; otherwise somebody may overtake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Linux kernel locks spin where the wait is short, and sleep where it may be long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A spinning thread in a virtual machine, whose owner’s core has been taken away, burns a whole slice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A recursive lock mostly hides that nobody knows any more who holds what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask what a thread should do that finds the door locked: the five variants are the answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run spin and show the core lanes: busy, and for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Raise “Holding the lock” to 100 ms: which variant suffers most?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare the shares of each worker under variant 1 and under 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Permits left, and the queue in front of the gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Never more cars inside than permits; the high-water mark says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leaky: the places seem free, and nobody gets in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A pool of ten data base connections is a semaphore; a connection that is not given back after an error is the leak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Limits on calls under way to a slow service: at most so many at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Operating systems bound their buffers with counting semaphores since Dijkstra’s THE system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask what distinguishes a semaphore with one permit from a mutex: the owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the leak, and let it come to a standstill. Ask who is at fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step back to find the forgotten permit. In production, there would be no way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show variant 2: cars wait for one certain place while others are empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Two waiting rooms: for “not full” and for “not empty”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Useful and stolen wake-ups; the stolen ones are why the loop is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lost wake-up: items or room are there, and all sleep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Every blocking queue between two stages of a program is this buffer: Java’s BlockingQueue, Go’s channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log pipelines that stop when the disk is full: producers wait for room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Java’s notify where notifyAll was needed: a lost wake-up that shows under load only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Draw the buffer on a board first. Ask who has to wait, and for what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 2 and point at the if. Ask which other thread may come in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 3. Ask why all sleep although nobody holds a lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare the stolen wake-ups of variants 1 and 4: right, but wasteful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>All lanes begin each phase together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The quick wait for the slowest: the time at the barrier is the price of uneven work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without one: somebody reads what the neighbour computed long ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Weather and crash simulations compute in steps, with a barrier behind each; one slow node slows down thousands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A graphics card’s threads meet at barriers before they read each other’s results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training a model on many cards: every step waits for the slowest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask the audience to count aloud together, then without a leader: a barrier in the room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 3 and wait for the violation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 1, raise “Longest computation”, and ask who pays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask how a latch differs: it opens once and stays open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesThreads</name>
    <message>
        <location filename="../guide/NotesThreads.qml" line="+8"/>
        <source>On one core the lanes never overlap: at each instant one thread runs, the others are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The lengths of the slices: a few milliseconds, shorter where many threads want the core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A thread that waits for I/O gives the core away at once; one that computes has it taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On all cores, two lanes run at the same instant: only now is it parallel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A container limited to one CPU still starts eight worker threads: they take turns, as here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A build with make -j8 on a laptop with four cores: the editor stutters, because it gets its slices late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cloud machines share their cores with other customers; the share that is taken away shows up as “steal” time in top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start with one core. Ask: how many of the eight run right now? Let the room vote before you zoom in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Zoom with the wheel until single slices are seen. Point at one that ends early: the thread asked for I/O.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose variant 2. Ask what has changed, and what has not: work done, fairness, number of switches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Say the two words here: concurrent on one core, parallel on two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The heartbeat strip: each gap is a time in which the window could not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The lane of the UI thread beside that of the thread that writes: who waits for the disk?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With one core only, variants 2 and 3 still answer: a thread that waits for a disk needs no core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“Application not responding” on Android: the main thread did not answer for five seconds, mostly for the disk or the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Windows and macOS dim or spin over a window whose thread does not fetch its events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Browsers warn of a page whose script runs too long: scripts and clicks share one thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Let somebody from the audience type. Press Save while they do, and say nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask what they felt, then show the strip: the freeze is in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose variant 2 and let them type again. Ask which thread waits now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Switch on “One core only” and ask, before running, whether the freeze comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>In turn: one lane, and the waits one behind the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A thread each: 32 lanes that wait side by side, and are made for that alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Event loop and coroutines: one lane, hardly any CPU, and the same short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The bytes received are the same everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>nginx and Node.js serve thousands of connections with a few threads; that was the answer to the “C10k problem” of 1999.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A page of a shop asks a dozen services. In turn it takes a second, at once as long as the slowest of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>async and await in Python, C#, JavaScript and Rust are the coroutines of this scenario.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask for the time of variant 1 before you run it: 32 times 50 ms is an easy sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variants 2 and 5, and ask what differs although the time is the same: the threads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare the code of variants 1 and 5: nearly the same lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set “Answers that fail” to 5: where does each style notice?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The queue of ready callbacks growing while the long one runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The order: deferred callbacks first, then timers that are due, then what has come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The latest callback: nearly as late as the report takes, or as one chunk takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>One slow regular expression stopped Cloudflare’s machines in July 2019; in an event loop one is enough to stop everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A game computes each frame within 16 ms on its main loop; whatever takes longer is seen as a jerk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Qt, browsers, Node.js and Redis are event loops; their manuals all say: do not block it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Run variant 1 and let the audience watch the queue. Ask what it is waiting for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask how to repair it without a second thread. Then choose variant 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag “Length of a chunk” up to 100 ms: how long may a chunk be before it is felt?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Variant 3: a second thread, and so everything that the rest of the catalogue is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Threads: one counter, seen by all. Processes: the parent’s counter stays at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The time to create one, and the memory that is its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With a crash: the lane of one process ends, the others go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Chrome and Firefox draw sites in processes of their own: one crashes, the others stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PostgreSQL has a process for each connection; MySQL has a thread. Both have good reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Python’s multiprocessing exists because its threads long could not compute in parallel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask what the parent’s counter will be after four processes have counted to 100. Most say 400.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run it, then explain the copy that fork makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Switch “Crash one process” on. Ask what would happen to threads, and why that variant is not offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close with the price: creation time and memory in the figures of the scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Variant 1: 300 short lanes, each made for one task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The pool: two lanes that never end, and a queue that grows when tasks come faster than they are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With callbacks nobody waits for a result: the next step is a task, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Every web server and data base driver has a pool; its size is the first thing one tunes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All threads of a pool waiting for a task that is still in its queue: a deadlock seen in many services.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A pool that is too large for the machine: oversubscription, where switching eats the gain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask how many threads 300 tasks need. Run variant 1, then 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag “Time between tasks” to 0 and show the queue. Ask what should happen when it is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change the pool’s size from 1 to 64: where does it stop to help? Compare with the number of cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Variant 3 shows futures with continuations: ask who runs the callback.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesTrouble</name>
    <message>
        <location filename="../guide/NotesTrouble.qml" line="+8"/>
        <source>The circle in the graph: who holds what, who waits for whom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The warning about the order of locks, which comes before the deadlock does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The total of the money: right even while all are stuck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Others may still work while some are stuck for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Transfers, orders, seats: wherever one step touches two records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Data bases end one of the two with an error; programs with mutexes just stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A callback that is called with a lock held, and asks for a second one: the usual way into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask two people to swap two pens, each taking the own pen first: act the deadlock, then run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read the circle from the graph. Ask which of the four conditions one could break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show one variant for each condition; ask what each of them costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set “Pause between the locks” to 0: it becomes rare, and the warning still comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Steps counted, nobody passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No thread is blocked for long: the lanes are full of short waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With a coin: the mirror breaks within a few steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Two clients that both time out, both roll back and both retry after exactly the same delay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ethernet and Wi-Fi back off by chance, and double the range each time, for this reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Transactions with optimistic locks under load: everybody retries, nobody commits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Meet somebody in the aisle and step aside together; everyone knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run it. Ask whether a deadlock detector would ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for a cure: somebody will say “let one go first”, somebody “wait at random”. Both break the symmetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variant 2 and count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Each thread’s share, not the total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The longest wait, which only grows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same throughput in both variants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A low-priority queue that is only read when the high one is empty: under load, never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One customer with a thousand jobs in a shared cluster, and one with a single job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Readers-writer locks that prefer readers, as in the scenario of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show the total first: everything looks healthy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Then the shares. Ask which of the figures on their own dashboards would have shown it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag “Share that is greedy” from 0 to 100 while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose variant 2: ask what fairness has cost. Compare the turns in a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>High blocked, middle running, low ready: the inversion in three lanes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The wait of the high thread grows with the middle task, with which it shares nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Inheritance: low runs until it gives the lock back, then high at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Mars Pathfinder, 1997: the watchdog reset the computer until priority inheritance was switched on from Earth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Audio that crackles, because the thread that plays waits for a lock of one that draws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phones and cars use locks that inherit priorities; plain mutexes do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Check before the talk that real-time priorities are granted: the scene says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tell the story of Pathfinder up to the reset, then run variant 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask which thread high waits for. Most say low; show that it is middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose variant 2, and compare the longest wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Throughput over the number of threads: rising, flat, or falling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many threads wait for the lock at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The less is shared, the closer to the curve of variant 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A logger with one lock, called by every request: the server gets no faster with more cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Python’s global interpreter lock, for threads that compute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Java’s ConcurrentHashMap and Go’s sharded maps: variant 2 as a product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask for the curve before each run; let somebody draw it on the board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run variants 1 and 6: the worst and the best case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Then 2 to 5 in between; ask what each one gives up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag “Length of the critical section” to 1 µs: now what is outside counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Increments in a microsecond, packed and padded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No lock and no wait in the timeline: nothing there shows it, which makes it hard to find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Threads fight for a line only while they run at the same time. On a busy machine that is seldom, and the totals hardly differ: the run’s figures ns_side_by_side and ns_alone tell the two cases apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The difference depends on the machine: on cores that share a cache there may be none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Counters for each thread in one array: the usual place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Linux and Java pad hot fields to a cache line of their own (____cacheline_aligned, @Contended).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ring buffers whose head and tail lie side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Try it on the machine of the talk beforehand: the effect may be small there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the code of variant 1. Ask where the sharing is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run both, and compare. Then explain what a core takes when it writes: the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Raise the threads to 8 and compare again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Failed runs of all runs: mostly none, sometimes a few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The wider the window, the more often; nothing else has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A violation in the findings: jump to the one run that failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The test that fails once a month, and is “just flaky”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The blackout of 2003 in North America: a race in an alarm program that had run for years without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bugs that vanish when logging is switched on: writing the line changes the timing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Run it three times and let the room bet on the number of failures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag the window up to 200 µs: ask what that proves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask how many green runs they need to trust it. There is no such number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose variant 2: not rarer, but gone, and why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <location filename="../../ui/qml/panels/TourCard.qml" line="+22"/>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Stop %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Leave the tour; it goes on from here next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+72"/>
        <source>Try it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The stop before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run it, and see what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Predict first: choose an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The next stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourClassics</name>
    <message>
        <location filename="../guide/TourClassics.qml" line="+8"/>
        <location line="+24"/>
        <location line="+23"/>
        <location line="+24"/>
        <source>Classic problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-70"/>
        <source>Five philosophers, five forks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dijkstra’s dinner of 1965. Between each two philosophers lies one fork, and to eat takes both beside the plate. Every philosopher is a thread, and every fork a lock. All of them follow the same sensible rule: take the left fork, then the right one, eat, put both back. Watch the hands, and the graph of who waits for whom below the scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Drag “Pause between forks” up until they deadlock. Then choose variant 2 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With no pause between the two forks: what will they have come to after three seconds?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Each holds one fork and waits for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>closed the circle after {duration_ns} and {counters.meals} meals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Somebody has had nothing to eat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>left somebody without any of the {counters.meals} meals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All have eaten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>served {counters.meals} meals, at least {counters.meals_least} to each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Here the run alone decides. A program that can deadlock mostly does not; a pause between the forks makes the rare case common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Readers first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Any number may read a page at the same time; who writes must be alone. A natural rule is to let readers in whenever other readers are inside already: they disturb nobody, and the page is well used. Six readers read for 30 ms each and come back after 6 ms. Three writers wait for a moment in which nobody reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Drag “Pause of a reader” up until the writers get in. Then choose variant 5, the turnstile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How do the three writers fare?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>They get their share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <location line="+2"/>
        <source>had {counters.writes} writes beside {counters.reads} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-3"/>
        <source>They write less often, one for ten reads or so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>They hardly ever get in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No lock is stuck and the page is busy, and yet the writers starve. A rule can be correct and unfair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>One bathroom for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Eight men and eight women share a bathroom with four stalls. Two laws: never both kinds inside at once, never more than four. A monitor at the door keeps them both, by one rule: you may enter if there is a stall and nobody of the other kind is inside. All sixteen come equally often and stay equally long; the rule favours neither kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Raise “Until a man comes again” and “Until a woman comes again” to 300 ms. Then choose variant 3, with turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>After 150 visits, how are they divided between men and women?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>About half and half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <location line="+2"/>
        <source>had {counters.visits_of_men} visits of men and {counters.visits_of_women} of women</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Almost all are of one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Whoever is in first keeps the door, as there is always one more of the same kind. Fairness needs a rule of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Look, then sit down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A barber sleeps when nobody is there. Customers wake him, wait on one of three chairs, or go away if all are taken. In this shop a customer looks for a free chair, walks over to it for 8 ms, and sits down, with nothing to keep others from seeing the same chair. Each of the steps by itself is safe; they are two steps, though, and not one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Drag “From the door to the chair” to 0: does that cure it? Then choose variant 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everybody who comes should be served or turned away. Is everybody?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>served or turned away all who came, {counters.arrived} customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No: somebody is never called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>lost {counters.lost} within {duration_ns}: the chair was taken by another, and nobody calls them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To check and then to act is a race whenever the answer may change in between. Check and act in one step, under one lock.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourGuide</name>
    <message>
        <location filename="../../ui/models/tour.cpp" line="+91"/>
        <source>%1 of %2 predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+119"/>
        <source>The run begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This is another run than the one that was asked about. Reveal runs that one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The run is paused; Space lets it go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Watching the run: it has not come so far yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The run ended before it could tell. Reveal runs it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/tour_stop.cpp" line="+123"/>
        <source>ended in a way that no answer foresees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourPrimitives</name>
    <message>
        <location filename="../guide/TourPrimitives.qml" line="+8"/>
        <location line="+24"/>
        <location line="+24"/>
        <location line="+23"/>
        <source>Primitives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-70"/>
        <source>The race, and the mutex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Four threads add one to the same number, two hundred times each. To add one is three steps: load the number, add, store the sum. Nothing keeps the others out in between, so who stores late undoes what was stored meanwhile. A mutex closes the gap: only one thread at a time may hold it, so that the three steps become one as far as the others can see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variant 2, the mutex, then 3, an atomic addition. Which one is done sooner?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>800 additions in all. What will the number be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Exactly 800</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>lost none of the {counters.expected} additions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A little less: a few get lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>lost {counters.lost_updates} of {counters.expected} additions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Much less: more than a tenth is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The wider the gap between load and store, the more gets lost. A narrow gap does not make it right, only rare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Permits, and one that is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A semaphore counts permits. Who acquires takes one, or waits until there is one; who releases gives one back. Four permits for a car park of four places, and there are never five cars inside. Unlike a mutex it has no owner, so nobody notices when somebody forgets to give a permit back. Here that happens once in five visits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Step back with the left arrow key to the visit after which a permit was missing. Then choose variant 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What becomes of the car park?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It slows down, but cars still get in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>went on, with {counters.parked} cars parked so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It comes to a standstill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>stood still after {duration_ns}: all {counters.lost_permits} permits were lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More cars than places get in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>let too many cars in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A leak stays unnoticed until the last permit is gone, hours later in real life. Let destructors give permits back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Woken is not the same as first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A monitor is a lock with a waiting room: who finds nothing to take waits inside, gives the lock back meanwhile, and is woken when something has been put in. Between the wake-up and the next step others may come first, and take what the wake-up was for. The consumers here do not look again after they were woken; the line reads if where it should read while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Read the two variants in the code beside the scene: find the if, and in variant 1 the while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Three producers, three consumers, one slot. What happens with the if?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It works: who is woken has been woken for a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>broke no rule while {counters.consumed} items went through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Somebody takes from an empty slot, or puts into a full one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>broke a rule within {duration_ns}, after {counters.stolen_wakeups} stolen wake-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All wait for each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>came to a standstill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A wake-up is a hint, not a promise. Always wait in a loop that looks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Nobody ahead of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Some work goes in phases: each worker computes a part, then needs what its neighbours computed in the same phase. A barrier holds everybody until the last one has arrived, and then lets all go on together. It costs the quick ones the time that the slow ones take. In this variant there is no barrier, and a worker takes up to 60 ms for a phase, sometimes much less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variant 1 and compare in the timeline how long the quick workers wait at the barrier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>25 phases without a barrier. Does every worker read the right value?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Yes: all do the same number of phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>got through {counters.phases} phases with every value right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No: somebody reads a value of another phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>had a wrong value read, found {duration_ns} after the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The fix is not to make all equally quick, but to wait. A latch does the same once; a barrier, phase after phase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourQuestion</name>
    <message>
        <location filename="../../ui/qml/panels/TourQuestion.qml" line="+67"/>
        <source>As you predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not as you predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This run cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The run %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You predicted “%1”. The run %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Predict again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourThreads</name>
    <message>
        <location filename="../guide/TourThreads.qml" line="+8"/>
        <location line="+25"/>
        <location line="+22"/>
        <source>Why threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-46"/>
        <source>A window that answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A program with one thread does one thing at a time. The editor here saves its project to a slow disk, and the thread that writes is the very one that answers your keys and draws the window. This is not acted: when it waits for the disk, this whole window waits. The strip below the text records every stall of that thread, so that you can read afterwards what you felt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Click into the text, type, and press “Save” twice while you go on typing. Then choose variant 2 and do the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One save takes about a second. For how long will the window not answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not at all: the system does the writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>never stalled for more than {counters.longest_stall_ms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For short moments, under 0.3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>stalled for {counters.longest_stall_ms} at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For as long as the save takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>left the window without an answer for {counters.longest_stall_ms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A thread that waits does nothing else. Responsiveness is the first reason for threads: let another one wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>More done in the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A machine with several cores can do several things at the same instant, but one thread uses one core only. This run does the same work with one thread, then with 2, 4 and 8, and counts operations a second in each step. The threads share nothing: no lock, no variable. That is the best case there is, and the one to measure all others against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>After the run, look at the core lanes of the timeline: find the moment from which no core is idle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Eight threads against one: how much more do they get done?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>About the same, or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>did {counters.per_s_with_1_threads} operations a second with one thread and {counters.per_s_with_8_threads} with eight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Clearly more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>As many threads as there are cores can work at once. More threads than cores add little, which the middle steps show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Cheap beside processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Threads are not the only way to do things side by side: a program may also start processes. Threads of one program live in one address space and share its memory, so a new one needs little more than a stack, a dozen KiB of it in use here. A process that is forked gets a copy of everything, of which the system copies what is written to. Four processes count here, and report what memory is theirs alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variant 1, the same work by threads, and compare the memory and the time to create them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A thread has about 12 KiB of its own in use. And one of these processes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Less: it is only a copy of what exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>needed only {counters.memory_kib} KiB a process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>About as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>needed {counters.memory_kib} KiB a process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Several times as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>needed up to {counters.memory_kib} KiB a process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Sharing makes threads cheap, in memory and in talking to each other. It is also the root of every problem on this tour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>One core and many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All at once, on one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Eight threads, all pinned to a single core. Six of them compute without a break, two wait for a device again and again. All of them make progress, and on a clock for humans they do so at the same time. The lanes of the timeline show what really happens: the system gives the core to one thread, and takes it away a few milliseconds later for the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Zoom into the timeline with the wheel until you can tell single slices. Then choose variant 2, all cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of the eight threads, how many run at one instant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>is not recorded exactly here: this machine does not let the program see the switches between threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Never more than one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>never had more than {counters.max_running_at_once} running, and switched {counters.switches} times to let all of them get on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The six that compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>had {counters.max_running_at_once} running at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>All eight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Concurrent means that several are under way; parallel, that several run at this instant. One core gives the first without the second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What they cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A thread for every task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Three hundred small tasks come in, about one in a millisecond. Here each of them gets a thread of its own, which is made, does its task, and is thrown away. Making a thread is a call into the system: a stack has to be found, the scheduler has to learn of it, and a core has to take it up. Calling a function, by comparison, takes a few billionths of a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variant 2: two threads take the tasks from a queue. Compare how many threads are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On average, how long does a task wait until its new thread starts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Under 1 µs: hardly more than a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>had tasks wait {counters.start_delay_mean_us} on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>1 to 5 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Longer than 5 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>had tasks wait {counters.start_delay_mean_us} on average, for {counters.threads_created} threads made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cheap is not free. A pool makes its threads once; the price is a queue in which tasks wait for their turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+24"/>
        <source>Waiting without blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-23"/>
        <source>Thirty-two waits, one thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A program asks a slow server 32 times, and each answer takes 50 ms. Asked in turn, by calls that block, the waits add up to more than one and a half seconds. A thread for each request waits for all of them at the same time. Coroutines ask, and instead of blocking give the thread back until there is something to read; the code still reads as if it waited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variants 1, 2 and 5 one after the other. Compare the time, and the number of lanes in the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How do coroutines get the 32 answers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>With 32 threads, all at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>took {counters.client_threads} threads and {counters.wall_ms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With one thread, in about 1.6 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>took one thread and {counters.wall_ms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With one thread, in a fraction of 1.6 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>took {counters.client_threads} thread and {counters.wall_ms} for {counters.requests} requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To wait takes no thread. Asynchronous code waits for many things with one; threads are for work, not for waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The loop that must not stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>An event loop is one thread that calls whatever is due: timers, keys, requests, and callbacks that were deferred to run later. No locks are needed, because nothing ever runs at the same time. The bargain is that every callback is short. Here one of them computes a report, which takes 300 ms, while timers are due every few hundredths of a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variant 2: the report is cut into chunks, each deferring the next. Then drag “Length of a chunk” up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How late does the latest of the other callbacks run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>At most a few milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>was {counters.longest_latency_ms} late at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Some 50 ms: the loop switches in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>As late as the report is long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>was {counters.longest_latency_ms} late at worst, with {counters.longest_queue} callbacks in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A loop never takes the thread away from a callback. Cut long work into deferred chunks, or give it to a worker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When one of them crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Four processes count to a hundred, each in its own copy of the memory, and send the result back through a pipe. Halfway through, one of them writes to an address that it must not touch, and is killed by the system. The same mistake in a thread would end the whole program with all that its other threads were doing, because they share everything, a crash too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Find the crashed process in the timeline. Then switch “Crash one process” off and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One of four crashes. How many right results come back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>None: the parent dies with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>brought no result at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>brought {counters.results_right} right results; {counters.crashed} process crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Four: the system starts it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>brought {counters.results_right} right results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Separate memory is a wall that stops faults. Browsers give each site a process for that reason, and pay with memory.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourTrouble</name>
    <message>
        <location filename="../guide/TourTrouble.qml" line="+8"/>
        <location line="+23"/>
        <location line="+20"/>
        <location line="+21"/>
        <location line="+22"/>
        <location line="+22"/>
        <source>What goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-107"/>
        <source>Deadlock at the bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Four tellers transfer money between six accounts. A transfer needs the locks of two accounts, so each teller locks the one that pays, then the one that is paid, with 30 ms of paperwork in between. One teller moves money from account 1 to account 2, another one from 2 to 1. Neither has done anything wrong. The graph below the scene shows who holds and who waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Step back with the left arrow key to the last moment at which it could still have gone well. Then choose variant 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How long will the bank work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>On and on: the tellers take turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>went on, with {counters.transfers} transfers so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not long: some wait for each other in a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>deadlocked within {duration_ns}, after {counters.transfers} transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On and on, but money gets lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>lost money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Exclusion, holding while waiting, no taking away, a circle: break one of the four. One global order of locks breaks the circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>After you. No, after you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two people meet in a corridor. Both are polite, and step aside, to the same side; they stand face to face again, so both step back. Nobody is blocked here: both threads run, take a step every 25 ms, and use the processor. A tool that looks for threads that wait for ever would find nothing. What is missing is progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Choose variant 2, where a coin decides who steps aside. How many steps does it take now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sooner or later one of the two must get by. How often within a hundred steps?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>took {counters.steps} steps, and nobody got by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A few times: chance helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>let somebody by {counters.passed} times in {counters.steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Who follows the same rule at the same time mirrors the other for ever. Randomness breaks the mirror; networks back off by chance too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Served, but not everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One clerk serves six customers, who come back as soon as they have been served. Three of them are greedy, and push in before the patient ones. The clerk is never idle, no lock is stuck, and the number of customers served in a second is as good as can be. Every figure that a monitoring dashboard would draw looks healthy. Look at the shares instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Drag “Share that is greedy” down to 0 and up again while it runs. Then choose variant 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of 200 turns, how many does the least served customer get?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>About 33, a sixth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>gave at least {counters.turns_least} of {counters.turns} turns to each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fewer, 10 or so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>gave {counters.turns_least} of {counters.turns} turns to the least served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Next to none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Throughput and averages hide starvation. Measure the longest wait, and each one’s share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The urgent one waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Three threads on one core: high, middle, low. Low holds a lock for 10 ms of work. High needs that lock, and so waits for low. Then middle becomes ready, and computes for 150 ms: it is more urgent than low, so low does not run, and cannot give the lock back. High and middle share nothing at all. In 1997 this reset a computer on Mars, again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Drag “Length of the middle task” and watch the wait of the high thread. Then choose variant 2, inheritance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How long does the urgent thread wait for a lock that is held for 10 ms?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>had no real-time priorities: this system does not grant them to the program (the scenario says how it can)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>10 ms at most: it is the most urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>made it wait {counters.high_wait_max_ms} at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As long as the middle task takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>made it wait {counters.high_wait_max_ms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>With priority inheritance whoever holds the lock runs as urgently as whoever waits for it, and middle has to wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>One lock, eight threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remember the second stop: threads that share nothing use all the cores. Now the same operations have one lock around them. It is right, and simple, and in a review nobody would object. The run again takes 1, 2, 4 and 8 threads, and counts operations a second in each step. While one thread is inside the lock, the other seven can do nothing but wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variants 2 to 5, each of which shares less, and compare the curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Eight threads against one: what does the curve look like?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It rises with the threads, to four times and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>did {counters.per_s_with_1_threads} operations a second with one thread and {counters.per_s_with_8_threads} with eight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>It stays flat, or nearly so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What is under one lock is done in turn, whatever the number of threads. Hold it shorter, split it, or share less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Sharing without a shared variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two threads add to two counters, one each. No lock, no shared variable, nothing to argue about, as far as the program can say. But the counters lie side by side in one cache line of 64 bytes, and a core that writes takes the whole line away from the others. How much that costs depends on the machine: between sockets a lot, on two threads of one core hardly anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose variant 2, where each counter has a line to itself, and compare the increments in a microsecond.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many increments do both together get done in a microsecond?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Fewer than 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <location line="+1"/>
        <source>did {counters.increments_per_us} increments in a microsecond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-1"/>
        <source>100 to 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More than 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your machine decides. If both variants are equally quick here, its cores share a cache; on a server, measure again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+20"/>
        <source>How to find it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="-19"/>
        <source>The bug that hides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two threads each add one to a number, once, by a load and a store that lie two microseconds apart. Only if both load before either stores is an addition lost. The run does that a thousand times. A test that is run a few times and passes tells very little about such a bug; and whoever prints, or steps with a debugger, changes the timing, and sees it less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Drag “Width of the window” up to 200 µs and run again: a hidden bug becomes a frequent one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In how many of the thousand runs will an addition be lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>In none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>passed {counters.runs} times out of {counters.runs}, and is wrong all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In 1 to 50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>failed {counters.failed} times in {counters.runs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In more than 50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Chance decides, and run after run differs. Widen the window on purpose when you hunt a race: pauses bring it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Found without having happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The philosophers once more, left fork first, for three meals each. They think for a moment only, and do not pause between the forks, so that most likely everybody gets through. Does that mean that the program is right? The trace knows more than the outcome: it has every order in which two locks were taken. The tab Findings, under the scene, lists what it tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Open the tab “Findings” and click on the entry. Then choose variant 2 and see it gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>If all get their meals: will anything be found?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No: nothing happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+0"/>
        <source>served {counters.meals} meals and had nothing to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Yes: that it could have deadlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+1"/>
        <source>served {counters.meals} meals, and warned of a circle in the order of locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Orders of locks that form a circle are a deadlock in waiting. Tools find it in a run that went well: let them look.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <location filename="../../ui/qml/panels/Welcome.qml" line="+34"/>
        <location line="+13"/>
        <source>Welcome to Interleave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>A laboratory for programs that do several things at once: real threads run through real problems, and you see who holds what, who waits for whom, and what goes wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Slow it down, pause it, rewind it, break it: nothing in the picture is acted, and the code beside it is the code that runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Take the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Explore on my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Open a trace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
