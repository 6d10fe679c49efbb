import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A lock or the like: who has it and who queues for it.
Rectangle {
    id: root

    required property int objectId
    required property string name
    required property string kind
    required property string owner
    required property var waiters
    property bool selected: false
    readonly property int queue: waiters ? waiters.length : 0
    readonly property color tone: queue > 0 ? Theme.lockContended : owner !== "" ? Theme.lockOwned : Theme.lockFree

    signal picked()

    width: Theme.card
    height: body.implicitHeight + 2 * Theme.s2
    radius: Theme.radiusSmall
    color: Theme.sunken
    border.width: selected ? Theme.lineBold : Theme.line
    border.color: selected ? Theme.focus : tone

    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + kind + (owner === "" ? ", free" : ", held by " + owner)
    Accessible.onPressAction: picked()

    ColumnLayout {
        id: body
        anchors.fill: parent
        anchors.margins: Theme.s2
        spacing: Theme.s1

        RowLayout {
            spacing: Theme.s2
            Icon {
                name: "lock"
                color: root.tone
            }
            PlainText {
                Layout.fillWidth: true
                text: root.name
                font.weight: Font.DemiBold
            }
            PlainText {
                text: root.kind
                font.pixelSize: Theme.fontSmall
                color: Theme.textFaint
                elide: Text.ElideNone
            }
        }
        PlainText {
            Layout.fillWidth: true
            text: root.owner === "" ? "free" : "held by " + root.owner
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
        }
        PlainText {
            Layout.fillWidth: true
            text: root.queue === 0 ? "nobody waits" : "queue: " + root.waiters.join(", ")
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
        }
    }
    TapHandler { onTapped: root.picked() }
}
