import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// How likely this variant fails over two of its settings, from real runs: what to go over, the map, and what it says of one
// of its cells.
Flickable {
    id: root

    required property var map

    contentWidth: width - Theme.s2
    contentHeight: content.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: SlimScrollBar {}

    Shortcut {
        sequence: "Escape"
        enabled: root.visible && root.map.running
        onActivated: root.map.cancel()
    }

    ColumnLayout {
        id: content
        width: root.contentWidth
        spacing: Theme.s2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s2

            TextButton {
                objectName: "map:run"
                visible: !root.map.running
                enabled: root.map.possible
                kind: "primary"
                iconName: "play"
                text: root.map.done > 0 ? "Run again" : "Run"
                hint: "Real runs, one after the other, in every cell; the run in the window is stopped for it"
                onClicked: root.map.start()
            }
            TextButton {
                objectName: "map:cancel"
                visible: root.map.running
                enabled: !root.map.cancelling
                iconName: "stop"
                text: "Cancel"
                hint: "Keeps what there is"
                key: "Esc"
                onClicked: root.map.cancel()
            }
            Item { Layout.fillWidth: true }
            ValueField {
                objectName: "map:runs"
                Layout.preferredWidth: Theme.rowTall
                label: "Runs in each cell"
                from: 1
                to: 1000
                value: root.map.runsPerCell
                onEdited: value => root.map.runsPerCell = value
            }
            PlainText {
                text: "runs of"
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                elide: Text.ElideNone
            }
            ValueField {
                objectName: "map:limit"
                Layout.preferredWidth: Theme.rowTall
                label: "Milliseconds after which a run that has not failed is stopped"
                from: 1
                to: 60000
                value: root.map.limitMs
                onEdited: value => root.map.limitMs = value
            }
            PlainText {
                text: "ms"
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                elide: Text.ElideNone
            }
        }
        MapAxis {
            Layout.fillWidth: true
            label: "Across"
            direction: "x"
            choices: root.map.choices
            choice: root.map.xChoice
            from: root.map.xFrom
            to: root.map.xTo
            onPicked: index => root.map.setX(index)
            onReached: (from, to) => root.map.setXRange(from, to)
        }
        MapAxis {
            Layout.fillWidth: true
            label: "Up"
            direction: "y"
            choices: root.map.choices
            choice: root.map.yChoice
            from: root.map.yFrom
            to: root.map.yTo
            onPicked: index => root.map.setY(index)
            onReached: (from, to) => root.map.setYRange(from, to)
        }
        HeatGrid {
            id: grid
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            visible: root.map.possible
            map: root.map
        }
        HeatLegend {
            Layout.fillWidth: true
            visible: root.map.possible
        }
        ProgressBar {
            Layout.fillWidth: true
            visible: root.map.running
            label: "Runs of the map"
            value: root.map.done
        }
        PlainText {
            objectName: "map:progress"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.map.problem !== "" ? root.map.problem : root.map.progressText
            color: root.map.problem !== "" ? Theme.alert : Theme.textMuted
            font.pixelSize: Theme.fontSmall
            wrapMode: Text.WordWrap
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.map.possible
            spacing: 0

            PlainText {
                objectName: "map:at"
                Layout.fillWidth: true
                text: grid.told >= 0 ? root.map.cells.value(grid.told, "at") : "Point at a cell, or walk over them with the arrow keys."
                font.pixelSize: Theme.fontSmall
                font.weight: grid.told >= 0 ? Font.DemiBold : Font.Normal
                color: grid.told >= 0 ? Theme.text : Theme.textMuted
                wrapMode: Text.WordWrap
            }
            PlainText {
                objectName: "map:told"
                Layout.fillWidth: true
                text: grid.told >= 0 && root.map.done >= 0 ? root.map.cells.value(grid.told, "told") : "Enter or a double click runs it in the window, with the settings of that cell."
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                lineHeight: Theme.lineHeight
                wrapMode: Text.WordWrap
            }
        }
        PlainText {
            Layout.fillWidth: true
            text: root.map.possible ? root.map.about : "There are not two settings to go over here."
            visible: text !== ""
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
            lineHeight: Theme.lineHeight
            wrapMode: Text.WordWrap
        }
    }
}
