import QtQuick
import QtQuick.Shapes
import Interleave.Ui

// A fork that glides to where it is now: on the table or in a hand. A ring marks it when somebody waits for it.
Item {
    id: root

    required property var place   // {x, y, turn}
    required property real length
    property bool held: false
    property bool wanted: false
    property bool alert: false
    property color tint: Theme.steel
    property bool gliding: true
    property string name: ""

    x: place.x - width / 2
    y: place.y - height / 2
    width: length * 0.34
    height: length
    rotation: place.turn

    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Behavior on x { enabled: root.gliding; NumberAnimation { duration: Theme.duration; easing.type: Easing.OutCubic } }
    Behavior on y { enabled: root.gliding; NumberAnimation { duration: Theme.duration; easing.type: Easing.OutCubic } }
    Behavior on rotation {
        enabled: root.gliding
        RotationAnimation { duration: Theme.duration; direction: RotationAnimation.Shortest; easing.type: Easing.OutCubic }
    }

    Shape {
        // drawn on a 12 × 36 grid, tines up
        width: 12
        height: 36
        scale: root.length / 36
        transformOrigin: Item.TopLeft

        ShapePath {
            strokeColor: Theme.steelEdge
            strokeWidth: 1
            fillColor: root.tint
            PathSvg {
                path: "M1.2 1 H3 V9 H4.9 V1 H7.1 V9 H9 V1 H10.8 V10.5 C10.8 13.2 9.2 14.6 7.4 15.2 L8 33 C8 36 4 36 4 33 L4.6 15.2 C2.8 14.6 1.2 13.2 1.2 10.5 Z"
            }
        }
    }
}
