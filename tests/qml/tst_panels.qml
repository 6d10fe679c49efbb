import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    id: tests

    name: "Panels"
    width: 900
    height: 600
    visible: true
    when: windowShown

    MockSession { id: mock }

    Component { id: findings; FindingsPanel { width: 360; height: 300; session: mock } }
    Component { id: code; CodePane { width: 400; height: 160; session: mock } }
    Component { id: graph; WaitGraph { width: 400; height: 300; session: mock } }

    function init() { mock.n = 5; mock.deadlocked = false; mock.calls = []; mock.currentLine = 6; }
    function make(component) {
        const item = createTemporaryObject(component, tests);
        if (item instanceof Item) waitForRendering(item);
        return item;
    }
    function test_finding_jumps_on_click_and_enter() {
        mock.deadlocked = true;
        const it = make(findings);
        compare(it.count, 3);
        mouseClick(it, 100, 20);
        compare(mock.calls, ["jumpTo 0"]);
        keyClick(Qt.Key_Tab);
    }
    function test_code_follows_until_scrolled() {
        const it = make(code), list = findChild(it, "lines");
        mock.currentLine = 30;
        verify(list.contentY > 0);
        const before = list.contentY;
        it.following = false;
        mock.currentLine = 2;
        compare(list.contentY, before);
        it.following = true;
        it.follow();
        verify(list.contentY < before);
    }
    function test_graph_of_many() {
        mock.n = 64;
        mock.deadlocked = true;
        const it = make(graph);
        compare(it.nodeCount, 128);
        verify(it.crowded);
    }
}
