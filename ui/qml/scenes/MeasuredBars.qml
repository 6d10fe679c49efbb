pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Figures read out of the finished trace whose names fit the pattern, as bars labelled with the number in the name.
Item {
    id: root

    required property var session
    required property var pattern
    property string title: ""

    readonly property var bars: {
        const found = [];
        for (const name in measured.values) {
            const fits = name.match(pattern);
            if (fits) found.push({ label: parseInt(fits[1]), value: measured.values[name] });
        }
        return found.sort((a, b) => a.label - b.label);
    }
    readonly property real largest: bars.reduce((most, each) => Math.max(most, each.value), 1)
    readonly property real head: Theme.fontSmall + Theme.s3
    readonly property real foot: Theme.fontSmall + Theme.s2

    Measured {
        id: measured
        session: root.session
    }
    PlainText {
        width: parent.width
        text: root.bars.length > 0 ? root.title : root.title + ": when the run has ended"
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
        font.weight: Font.DemiBold
    }
    Row {
        id: row
        y: root.head
        height: parent.height - root.head
        spacing: Theme.s2

        Repeater {
            model: root.bars

            Item {
                id: bar
                required property var modelData
                width: Math.min(Theme.card, (root.width - root.bars.length * Theme.s2) / root.bars.length)
                height: row.height

                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.label + ": " + Math.round(modelData.value)

                Rectangle {
                    id: column
                    width: parent.width
                    height: Math.max(2, (parent.height - 2 * root.foot) * bar.modelData.value / root.largest)
                    y: parent.height - root.foot - height
                    radius: Theme.radiusSmall
                    color: Theme.accent
                }
                PlainText {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: column.y - root.foot
                    text: bar.modelData.value >= 1e6 ? (bar.modelData.value / 1e6).toFixed(1) + " M"
                        : bar.modelData.value >= 1e3 ? (bar.modelData.value / 1e3).toFixed(0) + " k" : Math.round(bar.modelData.value)
                    font.pixelSize: Theme.fontSmall
                    elide: Text.ElideNone
                }
                PlainText {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: parent.height - root.foot + 2
                    text: bar.modelData.label
                    color: Theme.textMuted
                    font.pixelSize: Theme.fontSmall
                    elide: Text.ElideNone
                }
            }
        }
    }
}
