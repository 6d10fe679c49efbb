import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    id: tests

    name: "Controls"
    width: 700
    height: 300
    visible: true
    when: windowShown

    MockSession { id: mock }
    SignalSpy { id: spy }

    Component { id: picker; VariantPicker { width: 300; model: mock.variants; current: "naive"; focus: true } }
    Component { id: search; SearchField { width: 200; placeholderText: "Search" } }
    Component { id: tabs; TabStrip { titles: ["Graph", "Findings", "Threads"] } }
    Component { id: transport; TransportBar { width: 690; session: mock } }
    Component {
        id: banner
        Banner {
            width: 600
            title: "Deadlock"
            text: "A waits for B."
            advice: "Try another order."
            actions: TextButton { objectName: "act"; text: "Show the moment"; onClicked: mock.jumpTo(0) }
        }
    }
    function init() { mock.calls = []; mock.live = true; mock.state = "running"; spy.target = null; spy.signalName = ""; spy.clear(); }
    function make(component) {
        const item = createTemporaryObject(component, tests);
        waitForRendering(item);
        return item;
    }
    function test_number_key_picks_the_variant() {
        const it = make(picker);
        spy.target = it;
        spy.signalName = "picked";
        it.forceActiveFocus();
        keyClick(Qt.Key_3);
        compare(spy.count, 1);
        compare(spy.signalArguments[0][0], "waiter");
    }
    function test_number_key_without_variant_does_nothing() {
        const it = make(picker);
        spy.target = it;
        spy.signalName = "picked";
        it.pick(0);
        it.pick(12);
        compare(spy.count, 0);
    }
    function test_search_field_is_emptied_by_escape_then_left() {
        const it = make(search);
        spy.target = it;
        spy.signalName = "leaving";
        it.forceActiveFocus();
        keyClick("a");
        keyClick("b");
        compare(it.text, "ab");
        keyClick(Qt.Key_Escape);
        compare(it.text, "");
        compare(spy.count, 0);
        keyClick(Qt.Key_Escape);
        compare(spy.count, 1);
    }
    function test_tabs_by_arrow_keys() {
        const it = make(tabs);
        it.forceActiveFocus();
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Right);
        compare(it.currentIndex, 2);
        keyClick(Qt.Key_Left);
        compare(it.currentIndex, 1);
    }
    function test_scrubber_sets_the_playhead() {
        const scrubber = findChild(make(transport), "scrubber");
        compare(scrubber.visualPosition, 1);
        mouseClick(scrubber, scrubber.width / 2, scrubber.height / 2);
        verify(mock.calls.includes("setPlayhead"));
        verify(!mock.live);
        fuzzyCompare(mock.playhead / mock.now, 0.5, 0.05);
        fuzzyCompare(scrubber.visualPosition, 0.5, 0.05);
    }
    function test_go_live() {
        const it = make(transport);
        mock.setPlayhead(1e9);
        mouseClick(findChild(it, "goLive"));
        verify(mock.live);
        fuzzyCompare(findChild(it, "scrubber").visualPosition, 1, 1e-6);
    }
    function test_run_button() {
        mouseClick(findChild(make(transport), "run"));
        compare(mock.calls, ["togglePause"]);
        compare(mock.state, "paused");
    }
    function test_speed_from_slow_to_free() {
        const slider = findChild(make(transport), "speed");
        compare(slider.value, 1);
        slider.forceActiveFocus();
        keyClick(Qt.Key_Left);
        verify(mock.pace > 0 && mock.pace < 1);
        keyClick(Qt.Key_Right);
        compare(mock.pace, 0);
    }
    function test_banner_acts_and_can_be_hidden() {
        const it = make(banner);
        compare(it.Accessible.name, "Deadlock. A waits for B. Try another order.");
        mouseClick(findChild(it, "act"));
        compare(mock.calls, ["jumpTo 0"]);
        verify(it.height >= it.implicitHeight);
    }
}
