pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// A fork of the table with the lines from those who wait for it.
Item {
    id: root

    required property var geometry
    required property int index
    required property string name
    required property int holder
    required property var wantedBy
    property int holderColor: 0
    property bool gliding: true
    property bool showWaits: true
    readonly property bool held: holder >= 0 && holder < geometry.count
    readonly property var place: held ? geometry.forkInHand(index, holder) : geometry.forkOnTable(index)

    Repeater {
        model: root.showWaits && root.wantedBy ? root.wantedBy.length : 0

        WaitLine {
            required property int index
            readonly property int seat: root.wantedBy[index] ?? 0
            readonly property point person: root.geometry.seat(seat)
            readonly property point out: root.geometry.outward(root.geometry.seatAngle(seat))

            from: Qt.point(person.x - out.x * root.geometry.figure * 0.4, person.y - out.y * root.geometry.figure * 0.4)
            to: Qt.point(root.place.x, root.place.y)
            color: Theme.stateColor(3)
        }
    }
    Fork {
        place: root.place
        length: root.geometry.forkLength
        held: root.held
        wanted: root.wantedBy ? root.wantedBy.length > 0 : false
        tint: root.held ? Theme.threadColor(root.holderColor) : Theme.steel
        gliding: root.gliding
        name: root.name
    }
}
