import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    id: tests

    name: "Bench"
    width: 1000
    height: 760
    visible: true
    when: windowShown

    MockBench { id: mock }
    SignalSpy { id: spy }

    Component { id: page; BenchPage { width: 680; height: 736; bench: mock } }
    Component { id: side; BenchSide { width: 320; height: 700; bench: mock; session: MockSession {} } }
    Component { id: bars; BenchBars { width: 640; height: 200; bench: mock } }
    Component { id: curves; BenchCurves { width: 640; height: 300; bench: mock } }
    Component { id: table; BenchTable { width: 600; height: 200; bench: mock; focus: true } }

    function init() {
        mock.calls = []; mock.running = false; mock.cancelling = false; mock.hasReport = true; mock.chartForm = "bars";
        mock.figure = 0; mock.savedName = ""; mock.cuts = [];
        spy.target = null; spy.signalName = ""; spy.clear();
    }
    function make(component) {
        const item = createTemporaryObject(component, tests);
        waitForRendering(item);
        return item;
    }
    function test_page_says_that_nothing_is_measured_yet() {
        mock.hasReport = false;
        const it = make(page), empty = findChild(it, "bench:empty");
        verify(empty.visible);
        verify(empty.text.startsWith("Not measured yet on this machine"));
        verify(!findChild(it, "bench:table").visible);
        mock.hasReport = true;
        verify(!empty.visible);
        verify(findChild(it, "bench:table").visible);
    }
    function test_keys_of_the_page() {
        const it = make(page);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_C, Qt.ControlModifier);
        compare(mock.calls, ["run", "copyCsv"]);
        keyClick(Qt.Key_Escape);
        compare(mock.calls.length, 2, "nothing runs");
        mock.running = true;
        keyClick(Qt.Key_Escape);
        compare(mock.calls[2], "cancel");
        keyClick(Qt.Key_G);
        compare(mock.figure, 1);
        it.typing = true;
        keyClick(Qt.Key_Space);
        compare(mock.calls.length, 3);
    }
    function test_run_becomes_cancel() {
        const it = make(side);
        mouseClick(findChild(it, "bench:run"));
        compare(mock.calls, ["run"]);
        verify(!findChild(it, "bench:progress").visible);
        mock.running = true;
        verify(!findChild(it, "bench:run").visible);
        verify(findChild(it, "bench:progress").visible);
        compare(findChild(it, "bench:progress").Accessible.name, "Measuring, 40 %");
        mouseClick(findChild(it, "bench:cancel"));
        compare(mock.calls[1], "cancel");
    }
    function test_only_traceable_rows_are_watched() {
        const it = make(side), list = findChild(it, "bench:rows");
        verify(findChild(it, "watch:threads").visible);
        verify(!findChild(it, "watch:python").visible);
        list.forceActiveFocus();
        list.currentIndex = 0;
        keyClick(Qt.Key_Return);
        compare(mock.calls, ["watch one-thread"]);
        list.currentIndex = 2;
        keyClick(Qt.Key_Return);
        compare(mock.calls.length, 1);
        mouseClick(findChild(it, "watch:threads"));
        compare(mock.calls[1], "watch threads");
    }
    function test_bars_have_a_line_each() {
        const it = make(bars);
        compare(it.count, 3);
        verify(it.line >= Theme.barLineMin);
        verify(findChild(it, "plot").width > 100);
    }
    function test_curves_leave_room_for_legend_and_marks() {
        const it = make(curves), plot = findChild(it, "plot");
        verify(plot.y > 0 && plot.x > 0);
        verify(plot.x + plot.width <= it.width && plot.y + plot.height < it.height);
    }
    function test_table_is_walked_by_the_arrow_keys() {
        const it = make(table), cells = findChild(it, "bench:cells");
        cells.forceActiveFocus(Qt.TabFocusReason);
        compare(cells.currentIndex, 0);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Right);
        compare(cells.currentIndex, 1);
        compare(it.column, 1);
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Right);
        compare(it.column, 2, "the last one");
        keyClick(Qt.Key_End);
        compare(cells.currentIndex, 2);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Left);
        compare(cells.currentIndex, 0);
        compare(it.column, 1);
        verify(cells.itemAtIndex(1).Accessible.name.startsWith("Threads, wrong: 2 and 2 is 5"));
    }
    function test_buttons_ask_for_files() {
        const it = make(page);
        spy.target = it;
        spy.signalName = "saveWanted";
        mouseClick(findChild(it, "bench:save"));
        compare(spy.count, 1);
        verify(!findChild(it, "bench:forget").visible);
        mock.savedName = "before.json";
        verify(findChild(it, "bench:saved").text.includes("before.json"));
        waitForRendering(it);
        mouseClick(findChild(it, "bench:forget"));
        compare(mock.calls, ["forgetSaved"]);
    }
}
