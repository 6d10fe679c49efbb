pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// One figure of each row as a bar, with its name to the left, and to the right the figure and its ratio to the row that it is
// compared with.
Item {
    id: root

    required property var bench
    readonly property int count: bars.count
    readonly property real axis: Theme.s6
    readonly property real line: Math.max(Theme.barLineMin, Math.min(Theme.rowTall * 1.5, Math.floor((height - axis) / Math.max(1, count))))
    readonly property real names: Math.min(Theme.side, Math.max(Theme.knobLabel, Math.round(width * 0.27)))
    readonly property real figures: Theme.barFigure
    readonly property real ratios: Theme.barRatio

    Flickable {
        id: view
        anchors.fill: parent
        contentHeight: root.count * root.line + root.axis
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        ChartItem {
            id: plot
            objectName: "plot"
            x: root.names + Theme.s2
            width: Math.max(1, root.width - x - root.figures - root.ratios - Theme.s2)
            height: root.count * root.line
            bench: root.bench
            lineHeight: root.line
            markSpacing: Theme.field
            barColor: Theme.accent
            inkColor: Theme.text
            faintColor: Theme.borderStrong
            gridColor: Theme.border
            backgroundColor: Theme.surface
            alertColor: Theme.alert

            Accessible.role: Accessible.Graphic
            Accessible.name: root.bench.chartText
        }
        Repeater {
            model: plot.xMarks

            PlainText {
                required property var modelData

                x: Math.max(plot.x - width / 2, Math.min(plot.x + plot.width - width / 2, plot.x + modelData.at - width / 2))
                y: plot.height
                height: root.axis
                text: modelData.text
                font.pixelSize: Theme.fontTiny
                color: Theme.textFaint
                elide: Text.ElideNone
            }
        }
        Repeater {
            id: bars
            model: root.bench.bars

            Item {
                id: bar

                required property int index
                required property string title
                required property var model
                readonly property string problem: model.problem
                readonly property bool measured: model.text !== ""

                y: index * root.line
                width: root.width
                height: root.line

                Accessible.role: Accessible.StaticText
                Accessible.name: model.spoken

                Rectangle {
                    anchors.fill: parent
                    visible: plot.hoverLine === bar.index
                    color: Theme.faded(Theme.hovered, 0.5)
                    radius: Theme.radiusSmall
                    z: -1
                }
                PlainText {
                    id: name
                    width: root.names
                    height: parent.height
                    horizontalAlignment: Text.AlignRight
                    text: bar.title
                    color: bar.measured ? Theme.text : Theme.textFaint
                    font.pixelSize: Theme.fontSmall

                    HoverHandler { id: over }
                    HintTip {
                        text: bar.title
                        shown: over.hovered && name.truncated
                    }
                }
                PlainText {
                    x: plot.x + plot.width + Theme.s2
                    width: root.figures - Theme.s2
                    height: parent.height
                    horizontalAlignment: Text.AlignRight
                    text: bar.model.text
                    mono: true
                    font.pixelSize: Theme.fontSmall
                    font.weight: Font.Medium
                }
                PlainText {
                    x: root.width - root.ratios
                    width: root.ratios
                    height: parent.height
                    visible: bar.measured
                    text: bar.model.wrong ? bar.problem : bar.model.baseline ? "= 1" : bar.model.ratio
                    color: bar.model.wrong ? Theme.alert : Theme.textMuted
                    font.pixelSize: Theme.fontSmall
                }
                Row {
                    x: plot.x + Theme.s2
                    height: parent.height
                    visible: !bar.measured && bar.problem !== ""
                    spacing: Theme.s1

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: bar.model.wrong ? "violation" : "absent"
                        size: Theme.s3
                        color: bar.model.wrong ? Theme.alert : Theme.textFaint
                    }
                    PlainText {
                        width: root.width - plot.x - 2 * Theme.s4
                        height: parent.height
                        text: bar.problem
                        color: bar.model.wrong ? Theme.alert : Theme.textFaint
                        font.pixelSize: Theme.fontSmall
                    }
                }
            }
        }
        ChartTip {
            text: plot.hoverText
            atX: plot.x + plot.hoverX
            atY: plot.hoverY
        }
    }
}
