pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// A line of the table of figures: each cell with the median and, below it, where it lies.
Item {
    id: root

    required property var table  // has first, other, column, total
    required property int index
    required property string title
    required property var model
    property bool focused: false
    readonly property string state_: model.state
    readonly property var cells: model.cells
    readonly property string problem: model.stateText

    signal picked(int column)

    width: table.total
    height: Theme.row * 1.15

    Accessible.role: Accessible.Row
    Accessible.name: title + (problem === "" ? "" : ", " + state_ + ": " + problem) + (cells.length === 0 ? "" : ". " + cells.map(c => c.spoken).join(". "))

    Rectangle {
        anchors.fill: parent
        visible: root.focused || root.index % 2 === 1
        color: root.focused ? Theme.accentSoft : Theme.sunken
    }
    Item {
        width: root.table.first - Theme.s2
        height: parent.height

        Accessible.role: Accessible.Cell
        Accessible.name: root.title

        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.s1
            visible: root.state_ !== "right"
            name: root.state_ === "wrong" ? "violation" : "absent"
            size: Theme.s3
            color: root.state_ === "wrong" ? Theme.alert : Theme.textFaint
        }
        PlainText {
            x: sign.visible ? Theme.s6 : Theme.s1
            width: parent.width - x
            height: parent.height
            text: root.title
            font.pixelSize: Theme.fontSmall
            color: root.state_ === "unavailable" ? Theme.textFaint : root.state_ === "wrong" ? Theme.alert : Theme.text

            HoverHandler { id: over }
            HintTip {
                text: root.problem === "" ? root.title : root.title + ": " + root.problem
                shown: over.hovered
            }
        }
        FocusRing { shown: root.focused && root.table.column === 0; gap: -1 }
        TapHandler { onTapped: root.picked(0) }
    }
    PlainText {
        x: root.table.first + Theme.s2
        width: parent.width - x
        height: parent.height
        visible: root.cells.length === 0
        text: root.problem
        color: Theme.textFaint
        font.pixelSize: Theme.fontSmall
    }
    Repeater {
        model: root.cells

        Item {
            id: cell

            required property var modelData
            required property int index

            x: root.table.first + root.table.other * index
            width: root.table.other - Theme.s2
            height: root.height

            Accessible.role: Accessible.Cell
            Accessible.name: modelData.spoken

            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width

                PlainText {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    text: cell.modelData.text
                    mono: true
                    font.pixelSize: Theme.fontSmall
                }
                PlainText {
                    width: parent.width
                    visible: text !== ""
                    horizontalAlignment: Text.AlignRight
                    text: cell.modelData.note
                    color: Theme.textFaint
                    font.pixelSize: Theme.fontTiny
                }
            }
            FocusRing { shown: root.focused && root.table.column === cell.index + 1; gap: 1 }
            TapHandler { onTapped: root.picked(cell.index + 1) }
        }
    }
}
