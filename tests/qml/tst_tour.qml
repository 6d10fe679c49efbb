import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    id: tests

    name: "Tour"
    width: 400
    height: 560
    visible: true
    when: windowShown

    // A guide of three made-up stops that judges nothing.
    QtObject {
        id: made

        property bool active: true
        property int index: 0
        property int count: 3
        property int chosen: -1
        property int truth: -1
        property string state: "asked"
        property string verdict: ""
        property string predictedText: "They eat"
        property string ranText: "served 15 meals"
        property string waitText: "Watching"
        property string scoreText: ""
        property var calls: []
        property var stop: ({ chapter: "Chapter", title: "Title", text: "Text. ".repeat(40), todo: "Do it", question: "What will happen?",
            answers: [{ text: "They eat" }, { text: "They wait" }, { text: "They leave" }], reveal: "So it is" })

        signal changed()

        function choose(answer: int) { calls = calls.concat(["choose " + answer]); chosen = answer; state = "predicted"; }
        function reveal() { calls = calls.concat(["reveal"]); }
        function next() { calls = calls.concat(["next"]); }
        function back() { calls = calls.concat(["back"]); }
        function forward() { calls = calls.concat(["forward"]); }
        function leave() { calls = calls.concat(["leave"]); }
        function again() { calls = calls.concat(["again"]); }
    }
    Component { id: card; TourCard { width: 328; height: 440; guide: made } }

    function init() {
        made.calls = [];
        made.index = 0;
        made.chosen = -1;
        made.truth = -1;
        made.state = "asked";
        made.verdict = "";
    }
    function make() {
        const item = createTemporaryObject(card, tests);
        waitForRendering(item);
        return item;
    }
    function test_reveals_only_what_was_predicted() {
        const it = make();
        verify(!findChild(it, "tour:reveal").enabled);
        verify(!findChild(it, "tour:back").enabled);
        keyClick(Qt.Key_B);
        compare(made.calls, ["choose 1"]);
        mouseClick(findChild(it, "tour:reveal"));
        compare(made.calls, ["choose 1", "reveal"]);
    }
    function test_answers_are_radio_buttons() {
        const it = make(), first = findChild(it, "answer:0"), last = findChild(it, "answer:2");
        compare(first.Accessible.role, Accessible.RadioButton);
        compare(first.Accessible.name, "A. They eat");
        first.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Up);
        verify(first.activeFocus);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        verify(last.activeFocus);
        keyClick(Qt.Key_Space);
        verify(last.Accessible.checked);
        compare(made.calls, ["choose 1", "choose 2", "choose 2"]);
    }
    function test_letters_are_left_to_a_text() {
        const it = make();
        it.typing = true;
        keyClick(Qt.Key_A);
        compare(made.calls, []);
    }
    function test_the_result_is_shown_in_full() {
        const it = make(), page = findChild(it, "tour:page"), result = findChild(it, "tour:result");
        verify(!result.visible);
        made.choose(1);
        made.truth = 0;
        made.verdict = "wrong";
        made.state = "told";
        verify(result.visible);
        compare(result.Accessible.name, "Not as you predicted. You predicted “They eat”. The run served 15 meals.");
        verify(!findChild(it, "tour:reveal").visible);
        verify(!findChild(it, "answer:0").enabled);
        tryVerify(() => result.mapToItem(page, 0, 0).y >= 0 && result.mapToItem(page, 0, result.height).y <= page.height + 1);
        mouseClick(findChild(it, "tour:next"));
        compare(made.calls.pop(), "next");
    }
    function test_page_keys_turn_the_pages() {
        make();
        keyClick(Qt.Key_PageDown);
        keyClick(Qt.Key_PageUp);
        compare(made.calls, ["forward", "back"]);
    }
}
