pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A benchmark: what it is about, its figures as a chart, in sentences and in a table, and what they were taken on.
Rectangle {
    id: root

    required property var bench
    property var desk: null  // asks for files
    property bool typing: Window.activeFocusItem instanceof TextInput || Window.activeFocusItem instanceof TextEdit
    readonly property bool measured: bench.hasReport

    signal saveWanted()
    signal compareWanted()

    onSaveWanted: if (desk) desk.save()
    onCompareWanted: if (desk) desk.open()

    objectName: "bench"
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    Accessible.role: Accessible.Pane
    Accessible.name: bench.title

    BenchKeys {
        bench: root.bench
        active: root.visible
        typing: root.typing
        onCompareWanted: root.compareWanted()
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s3
        spacing: Theme.s2

        BenchHeader {
            Layout.fillWidth: true
            bench: root.bench
        }
        EmptyState {
            objectName: "bench:empty"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.measured
            text: root.bench.running ? [root.bench.progressText, root.bench.timeLeft].filter(t => t !== "").join(", ") + "\n\nThe figures come when all rounds are done." : "Not measured yet on this machine. Press Space to run it."
            iconName: root.bench.running ? "" : "bars"
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.measured
            spacing: Theme.s2

            BenchChart {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.lowerMin
                bench: root.bench
            }
            BenchVerdict {
                objectName: "bench:verdict"
                Layout.fillWidth: true
                Layout.maximumHeight: Math.round(root.height * 0.2)
                Layout.preferredHeight: implicitHeight
                bench: root.bench
            }
            BenchTools {
                Layout.fillWidth: true
                bench: root.bench
                onSaveWanted: root.saveWanted()
                onCompareWanted: root.compareWanted()
            }
            BenchTable {
                objectName: "bench:table"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.round(root.height * (root.bench.cuts.length > 0 ? 0.17 : 0.25))
                bench: root.bench
            }
            PlainText {
                id: facts
                objectName: "bench:facts"
                Layout.fillWidth: true
                text: root.bench.factsText
                color: Theme.textFaint
                font.pixelSize: Theme.fontTiny
                wrapMode: Text.WordWrap
                maximumLineCount: 2

                Accessible.role: Accessible.StaticText
                Accessible.name: "Taken on: " + text
            }
        }
    }
}
