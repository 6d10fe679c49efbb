import QtQuick
import Interleave.Ui

// Who decides which thread goes on: the system, at its pace or slowed down, or a person. A replay belongs to none of them.
SegmentSwitch {
    id: root

    required property var session
    required property var stepper
    property real usualPace: 100  // of a paced run that nobody has set another one for

    label: "Mode"
    current: session.mode
    ways: [{ id: "free", text: "Free", hint: "The operating system decides; nothing is slowed" },
        { id: "paced", text: "Paced", hint: "Each sync point waits as long as the speed says" },
        { id: "stepped", text: "Stepped", hint: "One thread at a time, and at each step you say which: keys 1–9", key: "M" }]
    onPicked: id => {
        if (id === "stepped") {
            stepper.enter();
            return;
        }
        session.setFree();
        session.pace = id === "free" ? 0 : session.pace > 0 ? session.pace : usualPace;
    }
}
