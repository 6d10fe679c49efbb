import QtQuick
import Interleave.Ui

// A thin line from one point to another.
Rectangle {
    property point from
    property point to

    x: from.x
    y: from.y - height / 2
    width: Math.hypot(to.x - from.x, to.y - from.y)
    height: Theme.lineBold
    radius: height / 2
    antialiasing: true
    transformOrigin: Item.Left
    rotation: Math.atan2(to.y - from.y, to.x - from.x) * 180 / Math.PI
}
