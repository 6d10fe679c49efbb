pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// One figure over the sweep, a curve for each row, with a legend above it.
Item {
    id: root

    required property var bench
    readonly property real labels: Theme.field
    readonly property real axis: Theme.s6 + Theme.s4

    Flow {
        id: legend
        width: parent.width
        spacing: Theme.s4

        Accessible.role: Accessible.List
        Accessible.name: "Legend"

        Repeater {
            model: root.bench.curves

            Row {
                id: entry

                required property int index
                required property string title
                required property var model

                height: Theme.s6
                spacing: Theme.s2

                Accessible.role: Accessible.ListItem
                Accessible.name: model.spoken

                ChartKey {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.s8 * 1.5
                    height: Theme.icon
                    style: entry.index
                    color: Theme.threadColor(entry.index)
                    backgroundColor: Theme.surface
                }
                PlainText {
                    height: parent.height
                    text: entry.title
                    font.pixelSize: Theme.fontSmall
                    elide: Text.ElideNone
                }
                PlainText {
                    height: parent.height
                    visible: text !== ""
                    text: entry.model.problem !== "" ? entry.model.problem : entry.model.bend
                    color: entry.model.problem !== "" ? Theme.alert : Theme.textMuted
                    width: Math.min(implicitWidth, Theme.tipWidth)
                    font.pixelSize: Theme.fontSmall
                }
            }
        }
    }
    ChartItem {
        id: plot
        objectName: "plot"
        x: root.labels
        y: legend.height + Theme.s2
        width: Math.max(1, parent.width - x - Theme.s2)
        height: Math.max(1, parent.height - y - root.axis)
        bench: root.bench
        markSpacing: Theme.field
        barColor: Theme.accent
        inkColor: Theme.text
        faintColor: Theme.borderStrong
        gridColor: Theme.border
        backgroundColor: Theme.surface
        alertColor: Theme.alert
        curveColors: Theme.threadColors

        Accessible.role: Accessible.Graphic
        Accessible.name: root.bench.chartText
    }
    Repeater {
        model: plot.yMarks

        PlainText {
            required property var modelData

            width: root.labels - Theme.s2
            y: plot.y + modelData.at - height / 2
            horizontalAlignment: Text.AlignRight
            text: modelData.text
            font.pixelSize: Theme.fontTiny
            color: Theme.textFaint
            elide: Text.ElideNone
        }
    }
    Repeater {
        model: plot.xMarks

        PlainText {
            required property var modelData

            x: plot.x + modelData.at - width / 2
            y: plot.y + plot.height
            height: Theme.s6
            text: modelData.text
            font.pixelSize: Theme.fontTiny
            color: Theme.textFaint
            elide: Text.ElideNone
        }
    }
    PlainText {
        anchors.right: plot.right
        anchors.bottom: parent.bottom
        height: Theme.s4
        text: root.bench.chartOver
        font.pixelSize: Theme.fontTiny
        color: Theme.textMuted
        elide: Text.ElideNone
    }
    ChartTip {
        text: plot.hoverText
        atX: plot.x + plot.hoverX
        atY: plot.y + plot.hoverY
    }
}
