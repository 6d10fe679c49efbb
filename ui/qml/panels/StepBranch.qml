import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A thread in a stepped run: what it would do next, if it can go on; what it waits for, if not.
TableRow {
    id: root

    required property int row
    required property int key
    required property bool can
    required property int threadId
    required property int colorIndex
    required property string name
    required property string what
    required property string object
    required property int line
    required property bool hasTurn
    required property bool usual
    required property bool preempts
    required property string note

    objectName: (can ? "branch:" : "waits:") + row
    readonly property bool narrow: width < Theme.dockMin  // what it would do stands below its name
    readonly property bool tight: width < Theme.dock * 1.1
    height: narrow ? Theme.rowTall : Theme.row
    enabled: can
    selected: hasTurn
    label: name + ": " + what + " " + object + (line > 0 ? ", line " + line : "") + (can ? "" : ", waits") + (hasTurn ? ", has the turn" : "")

    contentItem: RowLayout {
        spacing: Theme.s2
        opacity: root.can ? 1 : 0.65

        Item {
            Layout.preferredWidth: Theme.icon
            Layout.fillHeight: true

            KeyHint {
                anchors.centerIn: parent
                visible: root.key > 0
                text: root.key
            }
            Icon {
                anchors.centerIn: parent
                visible: !root.can
                name: "blocked"
                size: Theme.s3
                color: Theme.stateColor(3)
            }
        }
        ThreadDot {
            colorIndex: root.colorIndex
            text: Theme.initial(root.name)
        }
        GridLayout {
            Layout.fillWidth: true
            columns: root.narrow ? 1 : 2
            columnSpacing: Theme.s2
            rowSpacing: 0

            PlainText {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.laneLabels
                text: root.name
                font.weight: root.hasTurn ? Font.DemiBold : Font.Normal
            }
            PlainText {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.laneLabels * 1.5
                font.pixelSize: root.tight ? Theme.fontSmall : Theme.fontBody
                text: root.what + (root.object === "" ? "" : " " + root.object) + (root.note === "" || root.note === "waits" ? "" : " (" + root.note + ")")
                color: root.can ? Theme.text : Theme.textMuted
            }
        }
        PlainText {
            Layout.preferredWidth: Theme.field
            horizontalAlignment: Text.AlignRight
            text: root.line > 0 ? "line " + root.line : ""
            mono: true
            font.pixelSize: Theme.fontTiny
            color: Theme.textFaint
            elide: Text.ElideNone
        }
    }
    HintTip {
        text: root.preempts ? "A step of this thread: takes the turn from one that could go on, which counts as a switch" : "A step of this thread"
        key: root.key > 0 ? root.key : ""
        shown: root.hovered && root.can
    }
}
