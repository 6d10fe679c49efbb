pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// A scene's figures in a row, as many as there is room for: [{ label, value, alert }]; a label in the plural loses its s at 1.
Flow {
    id: root

    required property var items
    spacing: Theme.s4

    Repeater {
        model: root.items

        Row {
            id: item
            required property var modelData
            readonly property string label: modelData.value === 1 ? modelData.label.replace(/([^m])s$/, "$1") : modelData.label
            spacing: Theme.s1

            Accessible.role: Accessible.StaticText
            Accessible.name: label + " " + modelData.value

            PlainText {
                text: item.modelData.value
                color: item.modelData.alert ? Theme.alert : Theme.text
                font.weight: Font.DemiBold
                elide: Text.ElideNone
            }
            PlainText {
                text: item.label
                color: item.modelData.alert ? Theme.alert : Theme.textMuted
                font.pixelSize: Theme.fontSmall
                anchors.baseline: parent.children[0].baseline
                elide: Text.ElideNone
            }
        }
    }
}
