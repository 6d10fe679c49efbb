import QtQuick
import QtQuick.Shapes
import Interleave.Ui

// One of the drawings in Icons, in one colour.
Item {
    id: root

    required property string name
    property color color: Theme.textMuted
    property real size: Theme.icon
    property real stroke: 2

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: root.size / 24
        transformOrigin: Item.TopLeft
        visible: root.name !== ""

        ShapePath {
            readonly property bool area: Icons.isFilled(root.name)

            strokeColor: area ? "transparent" : root.color
            strokeWidth: area ? -1 : root.stroke
            fillColor: area ? root.color : "transparent"
            fillRule: ShapePath.OddEvenFill
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: Icons.path(root.name)
            }
        }
    }
}
