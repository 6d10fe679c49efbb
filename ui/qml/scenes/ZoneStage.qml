pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// A scene of zones between which the threads move: figures above, the stage below. What a scene adds lies on the stage
// (`decor`). A zone is { id, title, x, y, w, h } in parts of the stage, and may have:
//   places   outlines for so many tokens               seat     rank by the number of the object held: "stall" → "stall 3"
//   queue    in one row                                walls    drawn as a room
//   note     beside the title; the crowd if undefined  alarmed  a rule is broken in it
//   absent   not there in this variant
Item {
    id: root

    required property var session
    required property var groups    // names of the threads' groups
    required property var zoneOf    // phase, "on core" or "state:…" → id of a zone
    required property var layout
    property var sums: []           // for FigureRow
    property var squares: []        // groups drawn as squares
    property string hunger: "waiting"
    property string emptyText: "Press Space to run."
    property string tallied: ""     // below a token: its counter of that name, else how long it has waited
    // By name, at the playhead; `var`, because names are not known here.
    readonly property var counters: figures.counters
    readonly property var notes: figures.notes
    readonly property var knobs: figures.knobs
    readonly property var crowd: cast.crowd
    readonly property int violations: figures.violations
    readonly property rect stageRect: Qt.rect(stage.x, stage.y, stage.width, stage.height)
    default property alias decor: extra.data

    function zone(id: string): Zone {
        for (let i = 0; i < layout.length; ++i) if (layout[i].id === id) return zones.itemAt(i) as Zone;
        return null;
    }
    // The number of the object of that group among those held, from 0; -1: none.
    function seatOf(holds: var, group: string): int {
        for (const name of holds) if (name.startsWith(group + " ")) return parseInt(name.slice(group.length + 1)) - 1;
        return -1;
    }

    // "1.2 M", "340 k", "12"
    function amount(n: real): string {
        return n >= 1e7 ? Math.round(n / 1e6) + " M" : n >= 1e6 ? (n / 1e6).toFixed(1) + " M" : n >= 1e4 ? Math.round(n / 1e3) + " k" : String(n);
    }

    Actors {
        id: cast
        session: root.session
        groups: root.groups
        zones: root.zoneOf
        hunger: root.hunger
    }
    Figures {
        id: figures
        session: root.session
    }
    FigureRow {
        id: row
        width: parent.width
        items: root.sums
    }
    Item {
        id: stage
        anchors.fill: parent
        anchors.topMargin: row.height + Theme.s3

        Repeater {
            id: zones
            model: root.layout.length

            Zone {
                required property int index
                readonly property var spec: root.layout[index]

                visible: !(spec.absent ?? false)
                x: spec.x * stage.width
                y: spec.y * stage.height
                width: spec.w * stage.width - (spec.x + spec.w < 0.999 ? Theme.s3 : 0)
                height: spec.h * stage.height - (spec.y + spec.h < 0.999 ? Theme.s3 : 0)
                title: spec.title
                count: root.crowd[spec.id] ?? 0
                places: spec.places ?? 0
                queue: spec.queue ?? false
                walls: spec.walls ?? false
                alarmed: spec.alarmed ?? false
                note: spec.note ?? (count > 0 ? count : "")
            }
        }
        Item {
            id: extra
            anchors.fill: parent
        }
        Repeater {
            model: cast.rows

            Token {
                id: token
                required property string group
                required property string zone
                required property var holds
                required property real hungryFor
                required property real longestHunger
                required property var tallies

                readonly property int line: root.layout.findIndex(each => each.id === zone)
                readonly property int seat: line >= 0 && root.layout[line].seat ? root.seatOf(holds, root.layout[line].seat) : -1

                session: root.session
                form: root.squares.includes(group) ? "square" : "disc"
                place: line >= 0 ? zones.itemAt(line) as Zone : null
                rank: seat >= 0 && !place?.crowded ? seat : zoneRank
                caption: root.tallied !== "" ? (root.tallied in tallies ? root.amount(tallies[root.tallied]) : "") : hungryFor > 0 ? Theme.span(hungryFor) : ""
                hint: longestHunger > 0 ? "longest wait " + Theme.span(longestHunger) : ""
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: cast.rows.count === 0
        text: root.session.now > 0 ? "None of the threads has begun yet." : root.emptyText
    }
}
