pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What the colours of the map mean.
RowLayout {
    id: root

    spacing: Theme.s1

    Accessible.role: Accessible.StaticText
    Accessible.name: "Numbers and colours: per cent of the runs that failed; a dash: no run yet"

    Repeater {
        model: [0, 25, 50, 75, 100]

        Rectangle {
            id: swatch

            required property int modelData

            Layout.fillWidth: true
            implicitHeight: Theme.s4
            radius: Theme.radiusSmall
            color: Theme.heat(modelData / 100)
            border.width: Theme.line
            border.color: modelData === 0 ? Theme.border : color

            PlainText {
                anchors.centerIn: parent
                text: swatch.modelData
                mono: true
                font.pixelSize: Theme.fontTiny
                color: Theme.heatInk(swatch.modelData / 100)
                elide: Text.ElideNone
            }
        }
    }
    PlainText {
        text: "% failed   – no run yet"
        font.pixelSize: Theme.fontTiny
        color: Theme.textMuted
        elide: Text.ElideNone
    }
}
