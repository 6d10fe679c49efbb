import QtQuick
import Interleave.Mock

// A made-up session of n philosophers, with the properties and models of the window's own: enough to look at every panel and
// to test the components without a run. `calls` lists what was asked of it.
QtObject {
    id: root

    property int n: 5
    property bool deadlocked: false
    property int turn: 0
    property var calls: []
    property var codeColors: ({})

    function called(what: string) { calls = calls.concat([what]); }

    property string scenarioId: "dining-philosophers"
    property string title: "Dining philosophers"
    property string chapterTitle: "Deadlock"
    property string explanation: "Philosophers sit round a table with one fork between each two. To eat, each needs both forks beside the plate; what goes wrong, and what helps, depends on the order in which they are taken."
    property string advice: ""
    property string sceneId: scenarioId
    property string variantId: "naive"
    property string variantTitle: "naive"
    property string variantExplanation: "Everybody takes the left fork first, then the right one. When all of them hold the left fork, nobody ever gets the right one."
    property string variantExpect: "deadlock"
    property string knobNote: ""
    property RowsModel scenarios: RowsModel {
        rows: [["dining-philosophers", "Dining philosophers", "Classic problems"], ["readers-writers", "Readers and writers", "Classic problems"],
            ["sleeping-barber", "Sleeping barber", "Classic problems"], ["lost-update", "Lost update", "Races"],
            ["lock-convoy", "Lock convoy", "Performance"]].map(s => ({ scenarioId: s[0], title: s[1], chapterTitle: s[2], chapter: 1, explanation: "What " + s[1] + " is about." }))
    }
    property RowsModel variants: RowsModel {
        rows: [["naive", "deadlock"], ["ordered", "completed"], ["waiter", "completed"], ["monitor", "completed"], ["chandy-misra", "completed"],
            ["try-lock-back-off", "completed"], ["polite-livelock", "livelock"], ["scoped-lock", "completed"], ["one-big-lock", "completed"]].map((v, i) =>
            ({ variantId: v[0], title: v[0], explanation: "How " + v[0] + " works.", expect: v[1], key: i + 1 }))
    }
    property RowsModel knobs: RowsModel {
        rows: [["philosophers", "Philosophers", "", 2, 64, 1, root.n, false], ["think", "Thinking", "ms", 0, 500, 1, 20, true],
            ["eat", "Eating", "ms", 0, 500, 1, 10, true], ["pause", "Pause between forks", "ms", 0, 500, 1, 5, true]].map(k =>
            ({ knobId: k[0], title: k[1], unit: k[2], zero: "", min: k[3], max: k[4], step: k[5], value: k[6], live: k[7] }))
    }

    property string state: "running"
    property string situation: !live ? "rewound" : deadlocked ? "deadlocked" : state
    property bool canRun: state !== "running"
    property bool canPause: state === "running"
    property bool canStop: state === "running"
    property real pace: 0
    property real playhead: now
    property real now: 3218000000
    property bool live: true
    property string positionText: "event 41,234 of 56,789"
    property string timeText: (playhead / 1e9).toFixed(3) + " s"
    property string eventsText: "1,234,567 events"
    property string rateText: "1.0 M/s"
    property string lostText: ""
    property string coresText: "core lanes: exact"
    property string switchReason: ""
    property string errorText: ""
    property int selectedThread: 0
    property int selectedObject: 0
    property string codeFile: "dining_philosophers.cpp"
    property int currentLine: 6
    property bool bannerVisible: deadlocked
    property string bannerTitle: "Deadlock: nobody at the table can go on"
    property string bannerText: names.slice(0, Math.min(n, 5)).map((p, i) => p + " waits for fork " + ((i + 1) % n + 1)).join(", ") + "."
    property string bannerAdvice: "Let one philosopher take the forks in the other order, or let a waiter seat only n − 1."
    property int bannerSeverity: 0
    property int bannerFinding: deadlocked ? 0 : -1

    readonly property var names: ["Aristotle", "Hypatia", "Confucius", "Simone", "Avicenna", "Plato", "Hannah", "Kant"]
    function nameOf(i: int): string { return names[i] ?? "Philosopher " + (i + 1); }
    function phaseOf(i: int): string {
        if (deadlocked) return "hungry";
        return ["thinking", "hungry", "eating", "thinking", "hungry"][(i * 2 + turn) % 5];
    }
    function holderOf(f: int): int {  // fork f: left of seat f, right of seat f-1
        if (deadlocked) return f;
        if (phaseOf(f) === "eating") return f;
        const right = (f - 1 + n) % n;
        return phaseOf(right) === "eating" ? right : -1;
    }
    function wantedBy(f: int): var {
        if (deadlocked) return [(f - 1 + n) % n];
        return [f, (f - 1 + n) % n].filter(s => phaseOf(s) === "hungry" && holderOf(f) >= 0 && holderOf(f) !== s);
    }
    readonly property var indices: Array.from({ length: n }, (_, i) => i)

    property RowsModel seats: RowsModel {
        rows: root.indices.map(i => ({ index: i, name: root.nameOf(i), phase: root.phaseOf(i), meals: 12 + i % 7 + root.turn, colorIndex: i + 1, threadId: i + 1,
            hungryFor: root.phaseOf(i) === "hungry" ? 340e6 + 100e6 * (i % 9) : 0, longestHunger: 1.3e9, stateKey: root.phaseOf(i) === "hungry" ? 3 : 1 }))
    }
    property RowsModel forks: RowsModel {
        rows: root.indices.map(f => ({ index: f, name: "fork " + (f + 1), holder: root.holderOf(f), hand: "table", wantedBy: root.wantedBy(f) }))
    }
    property int mealsTotal: 14 * n + n * turn
    property string longestHungerText: "longest hunger 1.3 s"
    property string fairnessText: "fairness 0.98"

    property RowsModel threads: RowsModel {
        rows: root.indices.map(i => ({ threadId: i + 1, name: root.nameOf(i), stateKey: [3, 1, 4][i % 3], stateWord: ["blocked", "running", "sleeping"][i % 3], phase: root.phaseOf(i),
            waitsFor: "fork 2", waitText: i % 3 === 0 ? "waits for fork " + (i + 1) + ", 1.3 s" : "", colorIndex: i + 1, line: 6, holds: i % 3 ? ["fork " + (i + 1)] : [],
            tallies: (12 + i) + " meals", cpu: 1, blockedShare: 0.4 }))
    }
    property RowsModel objects: RowsModel {
        rows: root.indices.map(i => ({ objectId: i + 1, name: "fork " + (i + 1), kind: "mutex", owner: i % 2 ? root.nameOf(i) : "", waiters: i % 4 === 1 ? [root.nameOf(0)] : [],
            acquisitions: 1200 + i, contended: 130, waitP50: "12 µs", waitMax: "1.3 s", value: 0 }))
    }
    property RowsModel findings: RowsModel {
        rows: !root.deadlocked ? [{ findingId: 0, kind: "lock_order", text: "Aristotle and Plato take fork 1 and fork 2 in opposite order; this run got through, another may not.", timeText: "0.120 s", at: 1.2e8, severity: 1 }]
            : [{ findingId: 0, kind: "deadlock", text: "Five philosophers wait for each other in a circle: Aristotle, Hypatia, Confucius, Simone, Avicenna.", timeText: "1.204 s", at: 1.204e9, severity: 0 },
            { findingId: 1, kind: "lock_order", text: "Aristotle and Plato take fork 1 and fork 2 in opposite order.", timeText: "0.120 s", at: 1.2e8, severity: 1 },
            { findingId: 2, kind: "starvation", text: "Hypatia waited 1.3 s while others ate 41 times.", timeText: "0.900 s", at: 9e8, severity: 1 }]
    }
    property RowsModel code: RowsModel {
        rows: root.source.map((line, i) => ({ number: i + 1, text: line, html: line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/ /g, "&nbsp;")
                .replace(/(void|while|auto|const|return|int)(?=&nbsp;|\()/g, "<font color=\"" + (root.codeColors.keyword ?? "#888888") + "\">$1</font>"),
            isCurrent: i === 5, markers: root.indices.filter(t => 4 + t % 4 === i).map(t => ({ threadId: t + 1, name: root.nameOf(t), colorIndex: t + 1 })) }))
    }
    readonly property var source: ["// Everybody takes the left fork first.", "void philosopher(table& t, int seat) {", "    while (!t.stopped()) {", "        think(t.think);",
        "        t.fork[seat].lock();", "        pause(t.pause);", "        t.fork[(seat + 1) % t.count].lock();", "        eat(t.eat);",
        "        t.fork[(seat + 1) % t.count].unlock();", "        t.fork[seat].unlock();", "    }", "}", "", "int main() {", "    table t(5);", "    t.run(philosopher);",
        "    return t.meals();", "}"].concat(Array.from({ length: 40 }, (_, i) => "// line " + (i + 19)))

    property QtObject graph: QtObject {
        id: graph
        readonly property bool hasCycle: root.deadlocked
        readonly property string cycleText: hasCycle ? root.indices.slice(0, 5).map(i => root.nameOf(i)).join(" → ") + " → " + root.nameOf(0) : ""
        property int revision: 0
        signal changed()
        function place(k: int): var {
            const angle = 2 * Math.PI * k / (2 * root.n);
            return { x: 0.5 + 0.5 * Math.sin(angle), y: 0.5 - 0.5 * Math.cos(angle) };
        }
        property RowsModel nodes: RowsModel {
            rows: root.indices.map(i => { const p = graph.place(2 * i); return { id: "t" + (i + 1), kind: "thread", name: root.nameOf(i), x: p.x, y: p.y, stateKey: 3, colorIndex: i + 1, inCycle: root.deadlocked, number: i + 1 }; })
                .concat(root.indices.map(i => { const p = graph.place(2 * i - 1); return { id: "o" + (i + 1), kind: "object", name: "fork " + (i + 1), x: p.x, y: p.y, stateKey: 0, colorIndex: 0, inCycle: root.deadlocked, number: i + 1 }; }))
        }
        property RowsModel edges: RowsModel {
            rows: {
                const out = [];
                const add = (from, to, kind) => { const a = graph.place(from), b = graph.place(to); out.push({ from: "", to: "", kind: kind, inCycle: root.deadlocked, text: "", fromX: a.x, fromY: a.y, toX: b.x, toY: b.y }); };
                for (const f of root.indices) {
                    const h = root.holderOf(f);
                    if (h >= 0) add(2 * f - 1, 2 * h, "owns");
                    for (const s of root.wantedBy(f)) add(2 * s, 2 * f - 1, root.turn % 3 === 2 ? "closing" : "waits");
                }
                return out;
            }
            onRowsChanged: { graph.revision++; graph.changed(); }
        }
    }

    function select(id: string) { called("select " + id); scenarioId = id; }
    function selectVariant(id: string) { called("selectVariant " + id); variantId = id; variantTitle = id; }
    function setKnob(id: string, value: real) { called("setKnob " + id + " " + value); if (id === "philosophers") n = value; }
    function start() { called("start"); state = "running"; }
    function togglePause() { called("togglePause"); state = state === "running" ? "paused" : "running"; }
    function stop() { called("stop"); state = "finished"; }
    function restart() { called("restart"); state = "running"; }
    function setPace(ms: real) { called("setPace"); pace = ms; }
    function setPlayhead(ns: real) { called("setPlayhead"); live = false; playhead = ns; }
    function goLive() { called("goLive"); live = true; playhead = now; }
    function stepForward() { called("stepForward"); }
    function stepBack() { called("stepBack"); }
    function jumpTo(i: int) { called("jumpTo " + i); }
    function clearError() { errorText = ""; }
}
