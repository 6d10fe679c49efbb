import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A direction of the map: which knob, and from where to where.
GridLayout {
    id: root

    required property string label
    required property string direction  // "x", "y"
    property var choices: []
    property int choice: -1
    property real from: 0
    property real to: 0
    readonly property var knob: choices[choice] ?? ({ title: "", unit: "", min: 0, max: 0, step: 1 })
    readonly property bool narrow: width < Theme.sideMin  // the range stands below the knob

    signal picked(int choice)
    signal reached(real from, real to)

    columns: narrow ? 2 : 3
    columnSpacing: Theme.s1
    rowSpacing: Theme.s1

    PlainText {
        Layout.preferredWidth: Theme.rowTall
        text: root.label
        font.pixelSize: Theme.fontSmall
        color: Theme.textMuted
    }
    PickList {
        objectName: "map:" + root.direction
        Layout.fillWidth: true
        label: root.label
        names: root.choices.map(each => each.title)
        current: root.choice
        onPicked: index => root.picked(index)
    }
    RowLayout {
        Layout.row: root.narrow ? 1 : 0
        Layout.column: root.narrow ? 1 : 2
        spacing: Theme.s1

        ValueField {
            objectName: "map:" + root.direction + ":from"
            Layout.preferredWidth: Theme.rowTall
            label: root.knob.title + ", from"
            from: root.knob.min
            to: root.to
            step: root.knob.step
            value: root.from
            onEdited: value => root.reached(value, root.to)
        }
        PlainText {
            text: "–"
            color: Theme.textMuted
        }
        ValueField {
            objectName: "map:" + root.direction + ":to"
            Layout.preferredWidth: Theme.rowTall
            label: root.knob.title + ", to"
            from: root.from
            to: root.knob.max
            step: root.knob.step
            value: root.to
            onEdited: value => root.reached(root.from, value)
        }
    }
}
