import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Starts the measurement and, while it goes on, tells how far it is and ends it.
ColumnLayout {
    id: root

    required property var bench

    spacing: Theme.s2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s2

        TextButton {
            objectName: "bench:run"
            visible: !root.bench.running
            kind: "primary"
            iconName: "play"
            text: root.bench.hasReport ? "Run again" : "Run"
            hint: "Measure every row on this machine"
            key: "Space"
            onClicked: root.bench.run()
        }
        TextButton {
            objectName: "bench:cancel"
            visible: root.bench.running
            enabled: !root.bench.cancelling
            iconName: "stop"
            text: "Cancel"
            hint: "Keeps the rounds that are complete"
            key: "Esc"
            onClicked: root.bench.cancel()
        }
        PlainText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignRight
            text: root.bench.timeLeft
            color: Theme.textMuted
            font.pixelSize: Theme.fontSmall
        }
    }
    ProgressBar {
        objectName: "bench:progress"
        Layout.fillWidth: true
        visible: root.bench.running
        label: "Measuring"
        value: root.bench.progress
    }
    PlainText {
        Layout.fillWidth: true
        visible: root.bench.running
        text: root.bench.progressText
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
}
