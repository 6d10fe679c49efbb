import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Right of the scene: variant, settings, code and notes.
Item {
    id: root

    required property var session
    required property var pair
    property var notes: ({})

    function pickVariant(key: int) { variants.pick(key); }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.handle

        VariantPanel {
            id: variants
            Layout.fillWidth: true
            session: root.session
            pair: root.pair
        }
        KnobPanel {
            Layout.fillWidth: true
            session: root.pair
        }
        CodeAndGuide {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.scrollBarMin * 4
            session: root.session
            notes: root.notes
        }
    }
}
