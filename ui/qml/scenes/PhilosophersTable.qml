pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Interleave.Ui

// The dining philosophers: table, plates, forks, people. `table` is the scene's view model (seats, forks, texts).
Item {
    id: root

    required property var session
    required property var table
    readonly property alias geometry: places
    property bool settled: false  // not while the table itself changes its size
    readonly property bool calm: settled && (session.live || session.state !== "running")

    TableGeometry {
        id: places
        count: Math.max(2, seats.count)
        width: root.width
        height: root.height - (count > 12 ? legend.height : 0)
        unit: Theme.fontBody * 1.2
    }
    Connections {
        target: places
        function onAnglesChanged() {
            root.settled = false;
            settle.restart();
        }
    }
    Timer {
        id: settle
        interval: Theme.quick
        running: true
        onTriggered: root.settled = true
    }
    Item {
        anchors.fill: parent
        visible: seats.count > 0

        Shape {
            width: root.width
            height: root.height

            ShapePath {
                fillColor: Theme.table
                strokeColor: Theme.tableRim
                strokeWidth: Math.max(2, places.figure * 0.08)
                startX: places.centre.x + places.tableX
                startY: places.centre.y
                PathAngleArc {
                    centerX: places.centre.x
                    centerY: places.centre.y
                    radiusX: places.tableX
                    radiusY: places.tableY
                    startAngle: 0
                    sweepAngle: 360
                }
            }
        }
        TableCentre {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: places.centre.y - root.height / 2
            room: places.ringY - (root.session.graph.hasCycle ? Theme.s3 : 0)
            across: places.ringX * 1.5
            table: root.table
        }
        WaitRing {
            objectName: "ring"
            anchors.fill: parent
            geometry: places
            graph: root.session.graph
            seats: root.table.seats
            forks: root.table.forks
        }
        Repeater {
            model: root.table.seats

            Plate {
                required property int index
                required property string phase

                at: places.plateAt(index)
                size: places.plate
                full: phase === "eating"
            }
        }
        Repeater {
            id: seats
            model: root.table.seats

            Philosopher {
                required property var model
                required property int index

                geometry: places
                seat: index
                name: model.name
                phase: model.phase
                stateKey: model.stateKey
                colorIndex: model.colorIndex
                meals: model.meals
                hungryFor: model.hungryFor
                longestHunger: model.longestHunger
                inCycle: ring.members.includes(model.threadId)
                selected: model.threadId === root.session.selectedThread
                onPicked: root.session.selectedThread = selected ? 0 : model.threadId
            }
        }
        Repeater {
            model: root.table.forks

            TableFork {
                geometry: places
                gliding: root.calm
                holderColor: holder >= 0 && holder < seats.count ? root.table.seats.get(holder).colorIndex : 0
                showWaits: !root.session.graph.hasCycle
            }
        }
        PhaseLegend {
            id: legend
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !places.worded
        }
    }
    CycleMembers {
        id: ring
        graph: root.session.graph
    }
    EmptyState {
        anchors.fill: parent
        visible: seats.count === 0
        text: root.session.now > 0 ? "Nobody sits at the table yet." : "Press Space and the philosophers sit down to eat."
    }
}
