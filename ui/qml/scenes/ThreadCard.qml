import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A thread: what it does, holds and waits for.
Rectangle {
    id: root

    required property int threadId
    required property string name
    required property string stateWord
    required property int stateKey
    required property string phase
    required property string waitText
    required property var holds
    required property string tallies
    required property int colorIndex
    property bool selected: false

    signal picked()

    width: Theme.card
    height: body.implicitHeight + 2 * Theme.s2
    radius: Theme.radius
    color: Theme.raised
    border.width: selected ? Theme.lineBold : Theme.line
    border.color: selected ? Theme.focus : Theme.border

    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + stateWord + " " + waitText
    Accessible.onPressAction: picked()

    ColumnLayout {
        id: body
        anchors.fill: parent
        anchors.margins: Theme.s2
        spacing: Theme.s1

        RowLayout {
            spacing: Theme.s2
            ThreadDot {
                colorIndex: root.colorIndex
                text: Theme.initial(root.name)
            }
            PlainText {
                Layout.fillWidth: true
                text: root.name
                font.weight: Font.DemiBold
            }
            StateBadge {
                stateKey: root.stateKey
                word: root.stateWord
            }
        }
        PlainText {
            Layout.fillWidth: true
            text: root.waitText !== "" ? root.waitText : root.phase !== "" ? root.phase : "–"
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
        }
        PlainText {
            Layout.fillWidth: true
            text: root.holds && root.holds.length > 0 ? "holds " + root.holds.join(", ") : "holds nothing"
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
        }
        PlainText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.tallies
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
        }
    }
    TapHandler { onTapped: root.picked() }
}
