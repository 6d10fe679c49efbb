import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Right of a benchmark's figures: run and cancel, how often, the settings, and what is compared.
ColumnLayout {
    id: root

    required property var bench
    required property var session

    spacing: Theme.handle

    Panel {
        Layout.fillWidth: true
        title: "Measure"

        Column {
            width: parent.width
            spacing: Theme.s2

            BenchProgress {
                width: parent.width
                bench: root.bench
            }
            KnobSlider {
                objectName: "bench:repetitions"
                width: parent.width
                label: "Rounds"
                from: 1
                to: root.bench.mostRepetitions
                value: root.bench.repetitions
                enabled: !root.bench.running
                onEdited: value => root.bench.repetitions = value
            }
            PlainText {
                width: parent.width
                text: "In a round every row is measured once, in random order. One more warms up and is not counted."
                color: Theme.textFaint
                font.pixelSize: Theme.fontSmall
                wrapMode: Text.WordWrap
            }
        }
    }
    KnobPanel {
        Layout.fillWidth: true
        session: root.session
    }
    BenchRows {
        Layout.fillWidth: true
        Layout.fillHeight: true
        bench: root.bench
    }
}
