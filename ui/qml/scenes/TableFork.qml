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
    readonly property int waiting: wantedBy ? wantedBy.length : 0
    property int mostWaiting: 0  // lines once made are kept: who waits changes each frame
    readonly property bool held: holder >= 0 && holder < geometry.count
    readonly property var place: held ? geometry.forkInHand(index, holder) : geometry.forkOnTable(index)

    onWaitingChanged: mostWaiting = Math.max(mostWaiting, waiting)
    Component.onCompleted: mostWaiting = waiting

    Repeater {
        model: root.mostWaiting

        WaitLine {
            required property int index
            // A line goes a little after its fork does, and until then is still worked out.
            readonly property var places: root ? root.geometry : null
            readonly property int seat: root && index < root.waiting ? root.wantedBy[index] : 0
            readonly property point person: places ? places.seat(seat) : Qt.point(0, 0)
            readonly property point out: places ? places.outward(places.seatAngle(seat)) : Qt.point(0, 0)
            readonly property real reach: places ? places.figure * 0.4 : 0

            visible: root ? root.showWaits && index < root.waiting : false
            from: Qt.point(person.x - out.x * reach, person.y - out.y * reach)
            to: root ? Qt.point(root.place.x, root.place.y) : Qt.point(0, 0)
            color: Theme.stateColor(3)
        }
    }
    Fork {
        place: root.place
        length: root.geometry.forkLength
        held: root.held
        wanted: root.waiting > 0
        tint: root.held ? Theme.threadColor(root.holderColor) : Theme.steel
        gliding: root.gliding
        name: root.name
    }
}
