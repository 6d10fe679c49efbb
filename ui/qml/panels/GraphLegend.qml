import QtQuick
import QtQuick.Shapes
import Interleave.Ui

// What the three kinds of arrows mean.
Row {
    id: root

    spacing: Theme.s3

    Repeater {
        model: ["holds", "waits for", "would close a circle"]

        Row {
            id: entry

            required property string modelData
            required property int index

            spacing: Theme.s1

            Shape {
                width: Theme.s4
                height: Theme.s3
                anchors.verticalCenter: parent.verticalCenter

                ShapePath {
                    strokeColor: [Theme.lockOwned, Theme.lockContended, Theme.alert][entry.index]
                    strokeWidth: Theme.lineBold
                    strokeStyle: entry.index === 0 ? ShapePath.SolidLine : ShapePath.DashLine
                    dashPattern: entry.index === 1 ? [3, 2] : [1, 2]
                    fillColor: "transparent"
                    startX: 0
                    startY: Theme.s3 / 2
                    PathLine { x: Theme.s4; y: Theme.s3 / 2 }
                }
            }
            PlainText {
                text: entry.modelData
                font.pixelSize: Theme.fontTiny
                color: Theme.textFaint
            }
        }
    }
}
