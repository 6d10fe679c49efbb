import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What the benchmark is about, and how its figures stand.
ColumnLayout {
    id: root

    required property var bench

    spacing: Theme.s1 / 2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s2

        PlainText {
            Layout.fillWidth: true
            text: root.bench.title
            font.pixelSize: Theme.fontTitle
            font.weight: Font.DemiBold

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Tag {
            id: others
            objectName: "bench:stale"
            visible: root.bench.stale && !root.bench.running
            text: "taken with other settings"
            ink: Theme.warning
            outlined: true

            HoverHandler { id: over }
            HintTip {
                text: root.bench.settingsText
                shown: over.hovered
            }
        }
        Tag {
            visible: root.bench.running || text !== ""
            text: root.bench.running ? "measuring" : root.bench.roundsText
            iconName: root.bench.running ? "running" : ""
            ink: root.bench.running ? Theme.accent : Theme.textMuted
            outlined: root.bench.running
        }
    }
    Sentences {
        Layout.fillWidth: true
        whole: root.bench.explanation
        lines: !root.bench.hasReport ? 8 : root.bench.cuts.length > 0 ? 2 : 3
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
}
