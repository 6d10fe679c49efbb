import QtQuick
import Interleave.Mock

// A made-up benchmark with its figures, with the properties and models of the window's own. `calls` lists what was asked of it.
QtObject {
    id: root

    property var calls: []
    function called(what: string) { calls = calls.concat([what]); }

    property bool chosen: true
    property bool shown: true
    property string title: "A sum, with help"
    property string explanation: "The sum of many numbers, alone and with help."
    property int repetitions: 5
    property int mostRepetitions: 50
    property bool running: false
    property bool cancelling: false
    property real progress: 0.4
    property string progressText: running ? "round 2 of 5: Threads" : ""
    property string timeLeft: running ? "about 12 s left" : ""
    property bool hasReport: true
    property string roundsText: "5 rounds"
    property string factsText: "A processor · 2 cores"
    property string settingsText: "Threads: 4"
    property bool stale: false
    property var verdict: ["“Threads” needed 0.52 times the time of “One thread” (0.50 to 0.55).", "Another sentence."]
    property var figures: ["Time", "Creating"]
    property int figure: 0
    property var cuts: []
    property int cut: 0
    property string chartForm: "bars"
    property string chartTitle: "Time  ·  ms, less is better"
    property string chartText: "Time"
    property string chartOver: "Threads"
    property string savedName: ""
    property var differences: []
    property var columns: [{ title: "", unit: "" }, { title: "Time", unit: "ms" }, { title: "Creating", unit: "ms" }]

    signal chartChanged()

    property RowsModel rows: RowsModel {
        rows: [["one-thread", "One thread", true], ["threads", "Threads", true], ["python", "Python", false]].map(r =>
            ({ rowId: r[0], title: r[1], explanation: "How " + r[1] + " does it.", traceable: r[2] }))
    }
    property RowsModel bars: RowsModel {
        rows: [["one-thread", "One thread", "12.4 ms", "", ""], ["threads", "Threads", "6.45 ms", "0.520 × (0.500 – 0.550)", ""],
            ["python", "Python", "", "", "there is no python3 here"]].map((b, i) =>
            ({ rowId: b[0], title: b[1], text: b[2], ratio: b[3], versus: "One thread", problem: b[4], wrong: false, baseline: i === 0, spoken: b[1] }))
    }
    property RowsModel curves: RowsModel {
        rows: ["Shares", "In turn"].map((c, i) => ({ rowId: c, title: c, style: i, problem: "", bend: i === 0 ? "best at 4" : "", spoken: c }))
    }
    property RowsModel table: RowsModel {
        rows: [["One thread", "right", ""], ["Threads", "wrong", "2 and 2 is 5"], ["Python", "unavailable", "there is no python3 here"]].map(t =>
            ({ key: t[0], title: t[0], state: t[1], stateText: t[2],
               cells: t[1] === "unavailable" ? [] : [{ text: "12.4", note: "12 – 13", spoken: "Time: 12.4 ms" }, { text: "", note: "", spoken: "Creating: none" }] }))
    }

    function run() { called("run"); }
    function cancel() { called("cancel"); }
    function watch(row: string) { called("watch " + row); }
    function back() { called("back"); }
    function copyCsv() { called("copyCsv"); }
    function forgetSaved() { called("forgetSaved"); }
}
