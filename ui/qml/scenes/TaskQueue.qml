pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Tasks that wait, as sheets in a tray; past what fits, a count.
Zone {
    id: root

    required property int length
    readonly property int shown: Math.min(length, 48)

    title: "Queue"
    note: length > 0 ? length + " waiting" : "empty"
    count: shown

    Repeater {
        model: root.shown

        Rectangle {
            required property int index
            readonly property point at: root.spot(index)

            x: at.x - root.x - width / 2
            y: at.y - root.y - height / 2
            width: root.tokenSize * 0.7
            height: root.tokenSize * 0.84
            radius: Theme.radiusSmall
            color: Theme.raised
            border.width: Theme.line
            border.color: Theme.borderStrong
        }
    }
}
