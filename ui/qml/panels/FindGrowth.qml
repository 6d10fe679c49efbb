import QtQuick
import QtQuick.Shapes
import Interleave.Ui

// The picture of a search: how many schedules it has tried, over time, and how much of all that is where it can be known.
Rectangle {
    id: root

    required property var search
    readonly property color ink: search.tone === "found" ? Theme.alert : search.tone === "proved" ? Theme.good : Theme.accent
    readonly property var corners: {
        const w = width, h = height - Theme.s1;
        return search.growth.map(p => Qt.point(p.x * w, Theme.s1 + (1 - p.y) * (h - Theme.s1)));
    }

    implicitHeight: Theme.row * 2
    radius: Theme.radiusSmall
    color: Theme.sunken
    clip: true

    Accessible.role: Accessible.Chart
    Accessible.name: search.schedulesText + " schedules tried"

    Shape {
        anchors.fill: parent
        visible: root.corners.length > 1

        ShapePath {
            strokeWidth: -1
            fillColor: Theme.faded(root.ink, 0.18)
            PathPolyline {
                path: root.corners.length > 1 ? [Qt.point(0, root.height)].concat(root.corners, [Qt.point(root.width, root.height)]) : []
            }
        }
        ShapePath {
            strokeWidth: Theme.lineBold
            strokeColor: root.ink
            fillColor: "transparent"
            PathPolyline { path: root.corners }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width * Math.max(0, Math.min(1, root.search.done))
        height: Theme.s1
        color: root.ink
    }
    Rectangle {
        visible: root.search.tone === "found"
        x: root.width - width - Theme.s1
        y: Theme.s1
        width: Theme.s3
        height: width
        radius: width / 2
        color: "transparent"
        border.width: Theme.lineBold
        border.color: root.ink
    }
    PlainText {
        anchors.left: parent.left
        anchors.leftMargin: Theme.s2
        anchors.top: parent.top
        anchors.topMargin: Theme.s1
        text: root.search.done >= 0 ? Math.floor(root.search.done * 100) + " % of the search" : "schedules tried, over time"
        font.pixelSize: Theme.fontTiny
        color: Theme.textFaint
    }
}
