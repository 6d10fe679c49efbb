pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Times to answer as bars, the newest at the right, late ones marked; the scale goes with the largest.
Item {
    id: root

    required property var values   // ns
    property string title: ""

    readonly property real largest: values.reduce((most, each) => Math.max(most, each), 1e6)
    readonly property real head: Theme.fontSmall + Theme.s2
    readonly property real step: width / Math.max(1, values.length)

    Accessible.role: Accessible.Chart
    Accessible.name: title + ", at most " + Theme.span(largest)

    PlainText {
        width: parent.width - scale.implicitWidth - Theme.s2
        text: root.title
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
    }
    PlainText {
        id: scale
        anchors.right: parent.right
        text: Theme.span(root.largest)
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
        elide: Text.ElideNone
    }
    Rectangle {
        y: root.head
        width: parent.width
        height: parent.height - root.head
        color: Theme.sunken
        radius: Theme.radiusSmall
        border.width: Theme.line
        border.color: Theme.border

        Repeater {
            model: root.values.length

            Rectangle {
                required property int index
                readonly property real value: root.values[index] ?? 0

                x: index * root.step + 1
                width: Math.max(1, root.step - 1)
                height: value > 0 ? Math.max(2, (parent.height - 2) * value / root.largest) : 0
                y: parent.height - height - 1
                color: value > Theme.lateAnswer ? Theme.alert : Theme.accent
            }
        }
    }
}
