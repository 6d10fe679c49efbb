import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Right of the scene: variant, settings, code and notes; where the window is low, a search has the whole height.
Item {
    id: root

    required property var session
    required property var pair
    property var notes: ({})
    property var schedules: null

    readonly property bool alone: below.currentIndex === below.find && height < Theme.roomyHeight * Theme.scale

    function pickVariant(key: int) { variants.pick(key); }
    function showFind() { below.currentIndex = below.find; }
    function showMap() { below.showMap(); }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.handle

        VariantPanel {
            id: variants
            Layout.fillWidth: true
            visible: !root.alone
            session: root.session
            pair: root.pair
        }
        KnobPanel {
            Layout.fillWidth: true
            visible: !root.alone
            session: root.pair
        }
        CodeAndGuide {
            id: below
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.scrollBarMin * 4
            session: root.session
            notes: root.notes
            schedules: root.schedules
        }
    }
}
