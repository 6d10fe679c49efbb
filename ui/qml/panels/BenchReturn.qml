import QtQuick
import Interleave.Ui

// While a benchmark's row is watched in the timeline: the way back to its figures.
TextButton {
    id: root

    required property var bench

    objectName: "bench:back"
    anchors.left: parent.left
    anchors.bottom: parent.bottom
    anchors.margins: Theme.s3
    z: 5
    visible: bench.chosen && !bench.shown
    kind: "primary"
    iconName: "bars"
    text: "Back to the figures"
    hint: "A run that is watched is slower: its times are not those of the figures"
    key: "Esc"
    onClicked: bench.back()

    Shortcut {
        sequence: "Escape"
        enabled: root.visible
        onActivated: root.bench.back()
    }
}
