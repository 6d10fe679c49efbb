pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The scenario's knobs.
Panel {
    id: root

    required property var session
    readonly property real unitRoom: {
        let widest = Theme.s6;
        for (let i = 0; i < knobs.count; ++i) {
            const each = knobs.itemAt(i) as KnobSlider;
            if (each) widest = Math.max(widest, each.unitWidth);
        }
        return widest;
    }

    title: "Settings"
    note: root.session.knobNote
    collapsible: true

    Column {
        width: parent.width
        spacing: Theme.s1
        Repeater {
            id: knobs
            model: root.session.knobs

            KnobSlider {
                required property string knobId
                required property string title
                required property real min
                required property real max
                required property var model

                objectName: "knob:" + knobId
                width: parent ? parent.width : 0
                label: title
                unit: model.unit
                zero: model.zero
                unitRoom: root.unitRoom
                from: min
                to: max
                step: model.step
                value: model.value
                live: model.live
                onEdited: value => root.session.setKnob(knobId, value)
            }
        }
        PlainText {
            width: parent.width
            visible: knobs.count === 0
            text: "This scenario has nothing to set."
            color: Theme.textFaint
        }
    }
}
