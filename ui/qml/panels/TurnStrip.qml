pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// A schedule drawn: a row a thread, from left to right who takes the turn; where it decides the outcome, a flag.
Item {
    id: root

    required property var strip  // { steps, switches, lanes, turns }
    property real played: 0      // steps, by the run that plays it; 0: none does
    readonly property var lanes: strip.lanes ?? []
    readonly property var turns: strip.turns ?? []
    readonly property real unit: strip.steps > 0 ? (width - names) / strip.steps : 0
    readonly property real names: Math.min(width * 0.32, Theme.laneLabels)
    readonly property int laneHeight: Theme.lane - Theme.s1
    readonly property int flags: Theme.s3

    implicitHeight: flags + lanes.length * laneHeight

    Accessible.role: Accessible.Graphic
    Accessible.name: turns.length + " turns of " + lanes.length + " threads in " + strip.steps + " steps"

    Repeater {
        model: root.lanes

        PlainText {
            required property int index
            required property var modelData

            y: root.flags + index * root.laneHeight
            width: root.names - Theme.s1
            height: root.laneHeight
            text: modelData.name
            font.pixelSize: Theme.fontTiny
            color: Theme.textMuted

            Rectangle {
                y: parent.height - height
                width: root.width
                height: Theme.line
                color: Theme.border
            }
        }
    }
    Repeater {
        model: root.turns

        Item {
            id: turn

            required property var modelData
            readonly property var its: modelData
            readonly property string number: "Decisive switch " + its.decisive + " of " + root.strip.switches

            x: root.names + its.from * root.unit
            width: Math.max(Theme.lineBold, its.length * root.unit)
            height: root.height

            Rectangle {
                visible: turn.its.decisive > 0
                width: Theme.line
                height: parent.height
                color: turn.its.preempts ? Theme.alert : Theme.textFaint
            }
            Rectangle {
                visible: turn.its.decisive > 0
                width: Theme.s2
                height: Theme.s2
                color: turn.its.preempts ? Theme.alert : Theme.textFaint
            }
            Rectangle {
                y: root.flags + turn.its.lane * root.laneHeight + Theme.lineBold
                width: Math.max(Theme.lineBold, parent.width - Theme.line)
                height: root.laneHeight - Theme.s1
                radius: Theme.lineBold
                color: Theme.threadColor(root.lanes[turn.its.lane]?.colorIndex ?? 0)
            }
            HoverHandler { id: over }
            HintTip {
                shown: over.hovered
                text: (turn.its.decisive > 0 ? turn.number + ", step " : "Step ") + (turn.its.from + 1) + ": " + turn.its.text
            }
        }
    }
    // How far it is played: behind it all is done.
    Rectangle {
        visible: root.played > 0 && root.strip.steps > 0
        x: root.names + Math.min(root.played, root.strip.steps) * root.unit - width / 2
        width: Theme.lineBold
        height: root.height
        color: Theme.accent
    }
}
