pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The variants as chips with their number keys; the mark before a title says what is expected of it. `pick(n)` takes the
// variant whose key is n, as the keys 1 … 9 do.
Flow {
    id: picker

    property alias model: chips.model
    property string current: ""
    property string role: "variant"  // "rival": without the number keys

    signal picked(string variantId)

    function pick(key: int) {
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i) as VariantChip;
            if (chip && chip.key === key) picked(chip.variantId);
        }
    }

    spacing: Theme.s1

    Accessible.role: Accessible.List
    Accessible.name: "Variants"

    Keys.onPressed: event => {
        if (picker.role === "variant" && event.key >= Qt.Key_1 && event.key <= Qt.Key_9 && event.modifiers === Qt.NoModifier) {
            picker.pick(event.key - Qt.Key_0);
            event.accepted = true;
        }
    }

    Repeater {
        id: chips

        VariantChip {
            role: picker.role
            current: picker.current === variantId
            onClicked: picker.picked(variantId)
        }
    }
}
