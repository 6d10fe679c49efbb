pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The map: a cell for each pair of values, its colour and its number the share of runs that failed. The arrow keys go over
// the cells, Enter runs one in the window.
Item {
    id: root

    required property var map
    property int currentIndex: 0
    property int hovered: -1
    readonly property int told: hovered >= 0 ? hovered : grid.activeFocus ? currentIndex : -1
    readonly property real cell: Math.max(1, Math.floor((width - gutter) / Math.max(1, map.columns)))
    readonly property real cellHeight: Math.min(Math.max(Theme.row, cell * 0.8), Theme.rowTall)
    readonly property real gutter: ticks.width + Theme.s1

    function go(by: int) {
        const next = currentIndex + by;
        if (next < 0 || next >= cells.count) return;
        cells.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
        currentIndex = next;
    }
    function goAcross(by: int) {
        const column = currentIndex % map.columns + by;
        if (column >= 0 && column < map.columns) go(by);
    }

    implicitHeight: upTitle.height + Theme.s1 + map.rows * cellHeight + Theme.s1 + across.height + acrossTitle.height

    Accessible.role: Accessible.Table
    Accessible.name: "How likely it fails, by " + map.xTitle + " and " + map.yTitle

    PlainText {
        id: upTitle
        width: parent.width
        text: "↑ " + root.map.yTitle
        font.pixelSize: Theme.fontSmall
        color: Theme.textMuted
    }
    Column {
        id: ticks
        y: grid.y

        Repeater {
            model: root.map.yTicks

            PlainText {
                required property string modelData

                anchors.right: parent?.right
                height: root.cellHeight
                text: modelData
                mono: true
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                elide: Text.ElideNone
            }
        }
    }
    FocusScope {
        id: grid
        objectName: "map:grid"
        x: root.gutter
        y: upTitle.height + Theme.s1
        width: root.cell * root.map.columns
        height: root.cellHeight * root.map.rows

        Repeater {
            id: cells
            model: root.map.cells
            onCountChanged: root.currentIndex = 0

            HeatCell {
                x: index % root.map.columns * root.cell
                y: Math.floor(index / root.map.columns) * root.cellHeight
                width: root.cell - Theme.line
                height: root.cellHeight - Theme.line
                first: root.currentIndex === index
                onPicked: {
                    forceActiveFocus(Qt.MouseFocusReason);
                    root.currentIndex = index;
                }
                onRunWanted: root.map.show(index)
                onHoveredChanged: root.hovered = hovered ? index : root.hovered === index ? -1 : root.hovered
                onMoved: (across, down) => {
                    if (across !== 0) root.goAcross(across);
                    else root.go(down * root.map.columns);
                }
            }
        }
    }
    Row {
        id: across
        x: root.gutter
        y: grid.y + grid.height + Theme.s1

        Repeater {
            model: root.map.xTicks

            PlainText {
                required property string modelData

                width: root.cell
                text: modelData
                mono: true
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
            }
        }
    }
    PlainText {
        id: acrossTitle
        x: root.gutter
        y: across.y + across.height
        width: grid.width
        horizontalAlignment: Text.AlignRight
        text: root.map.xTitle + " →"
        font.pixelSize: Theme.fontSmall
        color: Theme.textMuted
    }
}
