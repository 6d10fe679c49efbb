pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The chart of one figure, and which figure it is.
ColumnLayout {
    id: root

    required property var bench

    spacing: Theme.s1

    TabStrip {
        id: tabs
        objectName: "bench:figures"
        Layout.fillWidth: true
        visible: titles.length > 1
        room: width
        titles: root.bench.figures
        onCurrentIndexChanged: root.bench.figure = currentIndex

        Connections {
            target: root.bench
            function onChartChanged() { tabs.currentIndex = root.bench.figure; }
        }
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.topMargin: -root.spacing
        visible: tabs.visible
        implicitHeight: Theme.line
        color: Theme.border
    }
    Flow {
        Layout.fillWidth: true
        visible: root.bench.cuts.length > 0
        spacing: Theme.s1

        Accessible.role: Accessible.List
        Accessible.name: "Which rows"

        Repeater {
            model: root.bench.cuts

            VariantChip {
                required property string modelData
                required property int index

                variantId: modelData
                title: modelData
                explanation: ""
                expect: "completed"
                key: 0
                current: root.bench.cut === index
                Accessible.name: modelData
                onClicked: root.bench.cut = index
            }
        }
    }
    PlainText {
        Layout.fillWidth: true
        text: root.bench.chartTitle
        font.pixelSize: Theme.fontSmall
        color: Theme.textMuted
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        BenchBars {
            anchors.fill: parent
            visible: root.bench.chartForm === "bars"
            bench: root.bench
        }
        BenchCurves {
            anchors.fill: parent
            visible: root.bench.chartForm === "curves"
            bench: root.bench
        }
        EmptyState {
            anchors.fill: parent
            visible: root.bench.chartForm === "none"
            text: "No row has told this figure."
        }
    }
}
