pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Callbacks of a loop, the next one first, as many as there is room for.
Zone {
    id: root

    required property var rows
    required property string detail    // the role that tells a time
    property string emptyText: ""

    readonly property int fits: Math.max(1, Math.floor((height - headerHeight - Theme.s2) / (Theme.row + 2)))

    note: rows.count > 0 ? rows.count : ""

    PlainText {
        anchors.centerIn: parent
        visible: root.rows.count === 0
        text: root.emptyText
        color: Theme.textFaint
        font.pixelSize: Theme.fontSmall
    }
    Column {
        x: Theme.s2
        y: root.headerHeight
        width: root.width - 2 * Theme.s2
        spacing: 2

        Repeater {
            model: root.rows

            Rectangle {
                id: entry
                required property var model
                required property int index
                required property string name
                readonly property real time: model[root.detail]

                visible: index < root.fits
                width: parent.width
                height: Theme.row
                radius: Theme.radiusSmall
                color: Theme.raised
                border.width: Theme.line
                border.color: root.detail === "waited" && time > Theme.lateAnswer ? Theme.alert : Theme.border

                Accessible.role: Accessible.ListItem
                Accessible.name: name + ", " + Theme.span(time)

                PlainText {
                    x: Theme.s2
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * Theme.s2 - timeText.implicitWidth - Theme.s2
                    text: entry.name
                    font.pixelSize: Theme.fontSmall
                    font.weight: entry.index === 0 ? Font.DemiBold : Font.Normal
                }
                PlainText {
                    id: timeText
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.s2
                    anchors.verticalCenter: parent.verticalCenter
                    text: (root.detail === "left" ? "in " : "") + Theme.span(entry.time)
                    color: Theme.textMuted
                    font.pixelSize: Theme.fontSmall
                    elide: Text.ElideNone
                }
            }
        }
    }
}
