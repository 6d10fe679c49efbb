import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    id: tests

    name: "KnobSlider"
    width: 400
    height: 80
    visible: true
    when: windowShown

    property var told: []

    Component {
        id: maker
        KnobSlider {
            width: 360
            label: "Eating"
            unit: "ms"
            from: 2
            to: 64
            step: 1
            value: 10
            onEdited: value => tests.told.push(value)
        }
    }
    function make(properties) {
        told = [];
        const knob = createTemporaryObject(maker, tests, properties ?? {});
        waitForRendering(knob);
        return knob;
    }
    function type(field, text) {
        field.forceActiveFocus();
        field.selectAll();
        for (const c of text) keyClick(c);
        keyClick(Qt.Key_Return);
    }
    function test_shows_its_value() {
        const knob = make();
        compare(findChild(knob, "field").text, "10");
        knob.value = 12;
        compare(findChild(knob, "field").text, "12");
    }
    function test_typed_value_is_told_once() {
        const knob = make();
        type(findChild(knob, "field"), "33");
        compare(told, [33]);
        compare(knob.problem, "");
    }
    function test_refuses_data() { return [{ tag: "1" }, { tag: "65" }, { tag: "many" }, { tag: "-3" }, { tag: " " }]; }
    function test_refuses(row) {
        const knob = make();
        type(findChild(knob, "field"), row.tag);
        compare(told, []);
        compare(knob.problem, "2 to 64");
        keyClick(Qt.Key_Escape);
        compare(knob.problem, "");
        compare(findChild(knob, "field").text, "10");
    }
    function test_typed_value_is_put_on_the_step() {
        const knob = make({ from: 0, to: 1, step: 0.1, value: 0.5 });
        type(findChild(knob, "field"), "0.33");
        compare(told.length, 1);
        fuzzyCompare(told[0], 0.3, 1e-9);
    }
    function test_arrow_keys_in_the_field() {
        const knob = make();
        findChild(knob, "field").forceActiveFocus();
        keyClick(Qt.Key_Up);
        compare(told, [11]);
    }
    function test_arrow_keys_stop_at_the_end() {
        const knob = make({ value: 64 });
        findChild(knob, "field").forceActiveFocus();
        keyClick(Qt.Key_Up);
        compare(told, []);
    }
    function test_arrow_keys_on_the_slider() {
        const knob = make();
        findChild(knob, "slider").forceActiveFocus();
        keyClick(Qt.Key_Left);
        compare(told.slice(-1), [9]);
    }
    function test_dragging_tells_late_unless_live() {
        for (const live of [true, false]) {
            const knob = make({ live: live });
            const slider = findChild(knob, "slider");
            mousePress(slider, slider.handle.x + 5, slider.height / 2);
            mouseMove(slider, slider.width * 0.7, slider.height / 2);
            compare(told.length > 0, live);
            mouseRelease(slider, slider.width * 0.7, slider.height / 2);
            verify(told.length > 0);
            verify(told.slice(-1)[0] > 30);
            knob.destroy();
        }
    }
    function test_has_an_accessible_name() {
        const knob = make();
        compare(findChild(knob, "slider").Accessible.name, "Eating");
        compare(findChild(knob, "field").Accessible.name, "Eating");
    }
}
