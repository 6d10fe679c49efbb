import QtQuick
import Interleave.Ui

// How the scenario is to be solved, and what is expected of that way.
Panel {
    id: root

    required property var session

    function pick(key: int) { picker.pick(key); }

    title: "Variant"
    note: "keys 1–9"
    collapsible: true

    Column {
        width: parent.width
        spacing: Theme.s2

        VariantPicker {
            id: picker
            width: parent.width
            model: root.session.variants
            current: root.session.variantId
            onPicked: id => root.session.selectVariant(id)
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.session.variantExplanation
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
        }
    }
}
