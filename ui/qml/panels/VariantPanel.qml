import QtQuick
import Interleave.Ui

// How the scenario is to be solved, what is expected of that way, and which other way it is to be compared with.
Panel {
    id: root

    required property var session
    required property var pair

    function pick(key: int) { picker.pick(key); }

    title: root.pair.active ? "Duel: A" : "Variant"
    note: "keys 1–9"
    collapsible: true
    tools: TextButton {
        objectName: "duel"
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        small: true
        visible: root.pair.possible || root.pair.active
        kind: root.pair.active ? "primary" : "plain"
        iconName: root.pair.active ? "close" : "duel"
        text: root.pair.active ? "Leave duel" : "Duel"
        hint: root.pair.active ? "Back to one scene"
                               : "Two variants side by side, run at the same time with the same settings. They share the cores: each is slower than alone"
        key: root.pair.active ? "Esc" : "D"
        onClicked: root.pair.toggle()
    }

    Column {
        width: parent.width
        spacing: Theme.s2

        VariantPicker {
            id: picker
            width: parent.width
            model: root.session.variants
            current: root.session.variantId
            onPicked: id => {
                if (root.pair.active) root.pair.selectVariant(id);
                else root.session.selectVariant(id);
            }
        }
        PlainText {
            visible: root.pair.active
            text: "B, against it"
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
            color: Theme.textMuted
        }
        VariantPicker {
            width: parent.width
            visible: root.pair.active
            role: "rival"
            model: root.pair.active ? root.session.variants : null
            current: root.pair.rivalId
            onPicked: id => root.pair.selectRival(id)
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.pair.active ? "Both run at the same time and share the cores, so each is slower than alone."
                                   : root.session.variantExplanation
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
        }
    }
}
