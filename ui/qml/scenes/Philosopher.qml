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
    readonly property point out: geometry.outward(geometry.seatAngle(seat))
    readonly property rect words: geometry.words(seat)
    readonly property int align: Math.abs(words.x + words.width / 2 - at.x) < 2 ? Text.AlignHCenter : words.x + words.width / 2 > at.x ? Text.AlignLeft
                                                                                                                     : Text.AlignRight
    readonly property real size: geometry.figure
    readonly property bool present: stateKey > 0
    readonly property bool knownPhase: phase === "thinking" || phase === "hungry" || phase === "eating"
    readonly property string sign: knownPhase ? phase : Icons.forState(stateKey)
    readonly property color tone: inCycle ? Theme.alert : knownPhase ? Theme.phaseColor(phase) : Theme.stateColor(stateKey)

    signal picked()

    function aside(spare: real): real { return align === Text.AlignLeft ? 0 : align === Text.AlignRight ? spare : spare / 2; }

    Accessible.role: Accessible.ListItem
    Accessible.name: present ? name + ", " + phase + ", " + meals + " meals" : name + ", not there yet"
    Accessible.selected: selected
    Accessible.onPressAction: picked()

    // shoulders, turned towards the table
    Rectangle {
        visible: root.geometry.worded
        x: root.at.x + root.out.x * root.size * 0.1 - width / 2
        y: root.at.y + root.out.y * root.size * 0.1 - height / 2
        width: root.size
        height: root.size * 0.56
        radius: height / 2
        color: Theme.clothes
        rotation: Math.atan2(-root.out.x, root.out.y) * 180 / Math.PI
        antialiasing: true
    }
    // Head; its rim tells the phase. On whole pixels: of one between two, the software backend leaves a row out.
    Rectangle {
        id: head
        x: Math.round(root.at.x - width / 2)
        y: Math.round(root.at.y - height / 2)
        width: Math.round(root.size * (root.geometry.worded ? 0.66 : 0.92))
        height: width
        radius: width / 2
        color: root.present ? Theme.threadColor(root.colorIndex) : Theme.raised
        border.width: root.inCycle || root.selected ? Math.max(2, root.size * 0.08) : root.present ? 0 : Theme.line
        border.color: root.inCycle ? Theme.alert : root.present ? Theme.focus : Theme.borderStrong

        PlainText {
            anchors.centerIn: parent
            text: root.seat + 1
            color: root.present ? Theme.threadInk : Theme.textFaint
            font.pixelSize: Math.round(Math.max(7, parent.height * 0.5))
            font.weight: Font.Bold
            elide: Text.ElideNone
        }
        HoverHandler { id: over }
        TapHandler {
            enabled: root.present
            onTapped: root.picked()
        }
        HintTip {
            shown: over.hovered && root.present
            text: root.name + ": " + root.phase + ", " + root.meals + (root.meals === 1 ? " meal" : " meals") + ", longest hunger "
                  + Theme.span(root.longestHunger)
        }
    }
    // the sign of the phase where there is no room for words
    Icon {
        visible: !root.geometry.worded && root.present
        x: root.at.x + root.out.x * root.size * 0.82 - width / 2
        y: root.at.y + root.out.y * root.size * 0.82 - height / 2
        size: root.geometry.sign
        name: root.sign
        color: root.tone
    }
    Column {
        visible: root.geometry.worded
        x: root.words.x
        y: root.words.y + (root.words.height - height) * (root.words.y + root.words.height < root.at.y ? 1 : root.words.y > root.at.y ? 0 : 0.5)
        width: root.words.width

        PlainText {
            width: parent.width
            horizontalAlignment: root.align
            text: root.name
            font.capitalization: Font.Capitalize
            font.pixelSize: root.geometry.count > 9 ? Theme.fontSmall : Theme.fontBody
            font.weight: Font.DemiBold
        }
        Row {
            x: root.aside(parent.width - width)
            spacing: Theme.s1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.present
                name: root.sign
                size: Theme.fontBody
                color: root.tone
            }
            PlainText {
                text: root.phase !== "" ? root.phase : root.present ? Theme.stateWord(root.stateKey) : "not there yet"
                font.pixelSize: Theme.fontSmall
                elide: Text.ElideNone
            }
            PlainText {
                visible: root.geometry.count <= 9 && root.present
                text: root.hungryFor > 0 ? Theme.span(root.hungryFor) : root.meals + (root.meals === 1 ? " meal" : " meals")
                font.pixelSize: Theme.fontSmall
                color: Theme.textFaint
                elide: Text.ElideNone
            }
        }
        Item { width: 1; height: Theme.track / 2 }
        Rectangle {  // hunger, against the longest so far
            x: root.aside(parent.width - width)
            opacity: root.hungryFor > 0 ? 1 : 0
            width: Theme.field
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
