pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// A part of a scene in which tokens stand: a queue, a room, a bench. It says where each of them stands.
Rectangle {
    id: root

    property string title: ""
    property string note: ""     // beside the title: "2 of 4"
    property int count: 0        // tokens in it
    property int places: 0       // drawn as empty outlines, so that free ones are seen; 0: none
    property bool alarmed: false // a rule is broken in it
    property bool queue: false   // in one row, the first at the right end
    property bool walls: false   // drawn as a room

    readonly property bool crowded: alarmed || count > places  // nobody has a place to himself
    readonly property real headerHeight: title === "" ? 0 : Math.max(Theme.fontSmall + Theme.s3, titleText.y + titleText.contentHeight + Theme.s1)
    readonly property real innerWidth: Math.max(1, width - 2 * Theme.s2)
    readonly property real innerHeight: Math.max(1, height - headerHeight - Theme.s2)
    readonly property int seats: Math.max(1, count, places)
    readonly property real largest: Math.max(Theme.token, Math.min(Theme.token * 1.6, Math.min(width, height) * 0.28))
    readonly property real cell: {
        if (queue) return Math.max(Theme.s2, Math.min(largest, innerHeight, innerWidth / seats));
        let size = largest;
        while (size > Theme.s2 && Math.floor(innerWidth / size) * Math.floor(innerHeight / size) < seats) size -= 2;
        return size;
    }
    readonly property int columns: queue ? seats : Math.max(1, Math.floor(innerWidth / cell))
    readonly property real tokenSize: cell * 0.86

    // The middle of the place of that rank, in the coordinates of what the zone is in.
    function spot(rank: int): point {
        const rows = Math.ceil(seats / columns);
        const across = Math.min(seats, columns);
        const column = queue ? across - 1 - rank % columns : rank % columns;
        const left = x + Theme.s2 + (innerWidth - across * cell) / 2;
        const top = y + headerHeight + (innerHeight - rows * cell) / 2;
        return Qt.point(left + (column + 0.5) * cell, top + (Math.floor(rank / columns) + 0.5) * cell);
    }

    color: alarmed ? Theme.alertSoft : walls ? Theme.raised : Theme.sunken
    radius: walls ? Theme.radiusSmall : Theme.radiusLarge
    border.width: walls ? Theme.lineAlert : alarmed ? Theme.lineBold : Theme.line
    border.color: alarmed ? Theme.alert : walls ? Theme.borderStrong : Theme.border

    PlainText {
        id: titleText
        visible: text !== ""
        x: Theme.s3
        y: Theme.s1 + 2
        width: parent.width - 2 * Theme.s3 - (noteText.visible ? noteText.implicitWidth + Theme.s2 : 0)
        text: root.title
        wrapMode: Text.WordWrap
        color: Theme.textMuted
        font.pixelSize: Theme.fontSmall
        font.weight: Font.DemiBold
    }
    PlainText {
        id: noteText
        visible: text !== ""
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        y: Theme.s1 + 2
        text: root.note
        color: root.alarmed ? Theme.alert : Theme.textMuted
        font.pixelSize: Theme.fontSmall
        elide: Text.ElideNone
    }
    Repeater {
        model: root.places

        Rectangle {
            required property int index
            readonly property point at: root.spot(index)

            x: at.x - root.x - width / 2
            y: at.y - root.y - height / 2
            width: root.tokenSize
            height: width
            radius: Theme.radius
            color: "transparent"
            border.width: Theme.line
            border.color: Theme.borderStrong
            opacity: 0.5
        }
    }
}
