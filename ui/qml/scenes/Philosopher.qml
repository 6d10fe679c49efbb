import QtQuick
import Interleave.Ui

// One philosopher: a figure seen from above that faces the table, a sign of the phase, and, where there is room, words.
Item {
    id: root

    required property var geometry
    required property int seat
    required property string name
    required property string phase
    required property int stateKey
    required property int colorIndex
    required property int meals
    required property real hungryFor
    required property real longestHunger
    property bool inCycle: false
    property bool selected: false

    readonly property point at: geometry.seat(seat)
    readonly property point out: geometry.outward(seat)
    readonly property point words: geometry.label(seat)
    readonly property real size: geometry.figure
    readonly property int level: geometry.level
    readonly property bool knownPhase: phase === "thinking" || phase === "hungry" || phase === "eating"
    readonly property string sign: knownPhase ? phase : Icons.forState(stateKey)
    readonly property color tone: inCycle ? Theme.alert : knownPhase ? Theme.phaseColor(phase) : Theme.stateColor(stateKey)

    signal picked()

    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + phase + ", " + meals + " meals"

    // shoulders, turned towards the table
    Rectangle {
        visible: root.level > 0
        x: root.at.x - width / 2
        y: root.at.y - height / 2
        width: root.size
        height: root.size * 0.56
        radius: height / 2
        color: Theme.clothes
        rotation: Math.atan2(-root.out.x, root.out.y) * 180 / Math.PI
        antialiasing: true
    }
    // head; its rim tells the phase
    Rectangle {
        id: head
        x: root.at.x - width / 2
        y: root.at.y - height / 2
        width: root.size * (root.level > 0 ? 0.66 : 0.92)
        height: width
        radius: width / 2
        color: Theme.threadColor(root.colorIndex)
        border.width: root.inCycle || root.selected ? Math.max(2, root.size * 0.08) : 0
        border.color: root.inCycle ? Theme.alert : Theme.focus

        PlainText {
            anchors.centerIn: parent
            text: root.seat + 1
            color: Theme.threadInk
            font.pixelSize: Math.max(7, parent.height * 0.5)
            font.weight: Font.Bold
            elide: Text.ElideNone
        }
        HoverHandler { id: over }
        TapHandler { onTapped: root.picked() }
        HintTip {
            shown: over.hovered
            text: root.name + ": " + root.phase + ", " + root.meals + (root.meals === 1 ? " meal" : " meals") + ", longest hunger "
                  + Theme.span(root.longestHunger)
        }
    }
    // the sign of the phase where there is no room for words
    Icon {
        visible: root.level === 0
        x: root.at.x + root.out.x * root.size * 0.82 - width / 2
        y: root.at.y + root.out.y * root.size * 0.82 - height / 2
        size: root.geometry.mark
        name: root.sign
        color: root.tone
    }
    Column {
        visible: root.level > 0
        x: root.words.x - width / 2
        y: root.words.y - root.geometry.labelHeight / 2
        width: root.geometry.labelWidth

        PlainText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.name
            font.pixelSize: root.level === 2 ? Theme.fontBody : Theme.fontSmall
            font.weight: Font.DemiBold
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.sign
                size: Theme.fontBody
                color: root.tone
            }
            PlainText {
                text: root.phase
                font.pixelSize: Theme.fontSmall
                color: Theme.text
                elide: Text.ElideNone
            }
        }
        PlainText {
            visible: root.level === 2
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.hungryFor > 0 ? "for " + Theme.span(root.hungryFor) : root.meals + (root.meals === 1 ? " meal" : " meals")
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
        }
        Item { width: 1; height: 3; visible: root.level === 2 }
        Rectangle {  // hunger, against the longest so far
            visible: root.level === 2 && root.hungryFor > 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.size
            height: Theme.track
            radius: height / 2
            color: Theme.pressed

            Rectangle {
                height: parent.height
                width: parent.width * Math.min(1, root.hungryFor / Math.max(1, root.longestHunger, root.hungryFor))
                radius: height / 2
                color: root.tone
            }
        }
    }
}
