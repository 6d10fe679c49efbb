pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The picture of a search: a field of dots, each a schedule or so many, filled as they are tried. Empty ones are left, as far as
// that is known, and fade where there are more; one that fails is a ring in the alert colour.
Rectangle {
    id: root

    required property var search
    readonly property var field: search.field
    readonly property color ink: search.tone === "proved" ? Theme.good : Theme.accent
    readonly property int dot: field.all > 48 ? Theme.s2 : Theme.s3  // a few are as large as one likes
    readonly property int columns: Math.max(1, Math.floor((width - 2 * Theme.s2) / (dot + Theme.lineBold)))

    implicitHeight: caption.y + caption.height + Theme.s1
    radius: Theme.radiusSmall
    color: Theme.sunken
    clip: true

    Accessible.role: Accessible.Chart
    Accessible.name: search.schedulesText + " schedules tried"

    Grid {
        id: dots
        x: Theme.s2
        y: Theme.s2
        columns: root.columns
        spacing: Theme.lineBold

        Repeater {
            model: root.field.all

            Rectangle {
                required property int index
                readonly property bool tried: index < root.field.tried
                readonly property bool fails: root.field.failing.includes(index)

                width: root.dot
                height: root.dot
                radius: fails ? width / 2 : Theme.lineBold
                opacity: tried || !root.field.more ? 1 : (root.field.all - index) / (root.field.all - root.field.tried)
                color: fails || !tried ? "transparent" : root.ink
                border.width: fails ? Theme.lineBold : tried ? 0 : Theme.line
                border.color: fails ? Theme.alert : Theme.borderStrong
            }
        }
    }
    PlainText {
        id: caption
        x: Theme.s2
        y: dots.y + dots.height + Theme.s1
        width: parent.width - 2 * Theme.s2
        text: (root.field.each > 1 ? "A dot is " + root.field.each.toLocaleString(Qt.locale("en_US"), "f", 0) + " schedules" : "A dot is a schedule")
              + (root.search.done >= 0 && root.search.done < 1 ? ", about " + Math.floor(root.search.done * 100) + " % tried" : "")
        font.pixelSize: Theme.fontTiny
        color: Theme.textFaint
    }
}
