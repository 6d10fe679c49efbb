pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Cores as seats: threads that are ready queue for one, those that wait for a device need none.
Item {
    id: root

    required property var session
    readonly property var counters: figures.counters
    readonly property var knobs: figures.knobs
    readonly property var crowd: threads.crowd
    readonly property int cores: session.variantId === "one-core" ? 1 : Math.max(1, root.knobs["cores"] ?? 1)

    Actors {
        id: threads
        session: root.session
        groups: ["cpu-bound", "io-bound"]
        zones: ({ "done": "done", "on core": "core", "state:running": "ready", "state:ready": "ready", "state:held": "ready",
                  "state:blocked": "waiting", "state:sleeping": "waiting", "state:ended": "done" })
    }
    Figures {
        id: figures
        session: root.session
    }
    FigureRow {
        id: sums
        width: parent.width
        items: [
            { label: root.cores === 1 ? "core" : "cores", value: root.cores },
            { label: "running at this instant", value: root.crowd["core"] ?? 0 },
            { label: "pieces of work done", value: root.counters["pieces"] ?? 0 }
        ]
    }
    Item {
        id: stage
        anchors.fill: parent
        anchors.topMargin: sums.height + Theme.s3

        readonly property real gap: Theme.s3
        readonly property real part: (width - 2 * gap) / 3

        Zone {
            id: ready
            width: stage.part
            height: parent.height
            title: "Ready: wants a core"
            count: root.crowd["ready"] ?? 0
            note: count > 0 ? count : ""
        }
        Repeater {
            id: seats
            model: root.cores

            Zone {
                required property int index
                x: stage.part + stage.gap
                y: index * (height + Theme.s2)
                width: stage.part
                height: (stage.height - (root.cores - 1) * Theme.s2) / root.cores
                title: root.cores > 8 ? "" : root.cores === 1 ? "The core" : "Core " + index
                places: 1
            }
        }
        Zone {
            id: waiting
            x: 2 * (stage.part + stage.gap)
            width: stage.part
            height: done.visible ? (parent.height - stage.gap) / 2 : parent.height
            title: "Waiting for a device: needs none"
            count: root.crowd["waiting"] ?? 0
            note: count > 0 ? count : ""
        }
        Zone {
            id: done
            visible: count > 0
            x: waiting.x
            y: waiting.height + stage.gap
            width: stage.part
            height: parent.height - y
            title: "Done"
            count: root.crowd["done"] ?? 0
        }
        Repeater {
            model: threads.rows

            Token {
                required property string group
                required property string zone
                required property int core
                required property real runTime

                session: root.session
                form: group === "io-bound" ? "square" : "disc"
                place: zone === "core" ? seats.itemAt(core % root.cores) as Zone
                                       : zone === "ready" ? ready : zone === "waiting" ? waiting : zone === "done" ? done : null
                rank: zone === "core" ? 0 : zoneRank
                caption: runTime > 0 ? Theme.span(runTime) : ""
                hint: runTime > 0 ? "has had a core for " + Theme.span(runTime) : ""
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: threads.rows.count === 0
        text: "Press Space to run. Discs compute without end, squares often wait for a device."
    }
}
