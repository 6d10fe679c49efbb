pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Objects that hold a number, as numbered boxes: a buffer's slots, accounts, a shared counter. A box is rimmed in the
// colour of the thread that holds the lock of the same number, where there is one.
Item {
    id: root

    required property var session
    property string group: ""            // of the objects with the values: "slot" → "slot 1", …
    property var groups: [group]         // or several
    property bool named: false           // tells the names instead of the numbers
    property string locks: ""            // of the locks that guard them: "account" → "account 1", …
    property string title: ""
    property bool zeroIsEmpty: false
    property string unit: ""

    readonly property int count: values.rows.count
    readonly property real head: title === "" ? 0 : Theme.fontSmall + Theme.s2
    readonly property real cell: {
        let size = Theme.field * 1.8;
        while (size > Theme.s3 && Math.floor(width / size) * Math.floor((height - head) / (size * 0.72)) < count) size -= 2;
        return size;
    }
    readonly property int columns: Math.max(1, Math.min(count, Math.floor(width / cell)))

    Places {
        id: values
        session: root.session
        groups: root.groups
        guards: root.locks
    }
    PlainText {
        visible: text !== "" && root.count > 0
        y: grid.y - root.head
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.title
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
        font.weight: Font.DemiBold
    }
    Grid {
        id: grid
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.head + (parent.height - root.head - height) / 2
        columns: root.columns

        Repeater {
            model: values.rows

            Item {
                id: box
                required property int index
                required property string name
                required property int number
                required property real value
                required property int guardedBy
                readonly property bool empty: root.zeroIsEmpty && value === 0

                width: root.cell
                height: root.cell * 0.72

                Accessible.role: Accessible.ListItem
                Accessible.name: name + (empty ? ", empty" : ", " + value)

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Math.max(1, root.cell * 0.04)
                    radius: Theme.radiusSmall
                    color: box.empty ? "transparent" : Theme.raised
                    border.width: box.guardedBy > 0 ? Theme.lineAlert : Theme.line
                    border.color: box.guardedBy > 0 ? Theme.threadColor(box.guardedBy) : Theme.borderStrong

                    PlainText {
                        anchors.centerIn: parent
                        visible: root.cell > Theme.s6
                        text: box.empty ? "" : box.value + root.unit
                        font.weight: Font.DemiBold
                        font.pixelSize: Math.round(Math.max(8, Math.min(Theme.fontTitle, root.cell * 0.26)))
                        elide: Text.ElideNone
                    }
                    PlainText {
                        visible: root.cell > Theme.control
                        x: Theme.s1
                        y: 1
                        text: root.named ? box.name : box.number > 0 ? box.number : ""
                        width: parent.width - 2 * Theme.s1
                        color: Theme.textFaint
                        font.pixelSize: Theme.fontTiny
                    }
                }
            }
        }
    }
}
