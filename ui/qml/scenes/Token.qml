import QtQuick
import Interleave.Ui

// A thread of a scene: a disc with its number that moves to its place, a rim and a sign that tell its state.
Item {
    id: root

    required property int threadId
    required property string name
    required property int number
    required property int colorIndex
    required property string phase
    required property int stateKey
    required property int zoneRank

    property var session: null      // for selecting
    property Zone place: null       // null: not on the stage
    property int rank: zoneRank
    property string form: "disc"    // or "square", to tell one kind from another
    property string caption: ""     // below it, where there is room
    property string hint: ""        // more for the tool tip
    property bool alarmed: false
    property bool signed: true      // shows what the thread is doing as a sign

    readonly property bool over: stateKey === 6  // ended: an outline
    readonly property real size: place ? place.tokenSize : 0
    readonly property point at: place ? place.spot(rank) : Qt.point(0, 0)
    readonly property bool selected: session !== null && session.selectedThread === threadId

    function pick() { if (session) session.selectedThread = selected ? 0 : threadId; }

    x: at.x - width / 2
    y: at.y - height / 2
    width: size
    height: size
    visible: place !== null
    z: selected || alarmed ? 2 : 1

    // Who is to go on before having arrived is put there at once: in a quick run the scene does not lag behind.
    Behavior on x {
        enabled: !across.running
        NumberAnimation { id: across; duration: Theme.quick; easing.type: Easing.OutCubic }
    }
    Behavior on y {
        enabled: !down.running
        NumberAnimation { id: down; duration: Theme.quick; easing.type: Easing.OutCubic }
    }

    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + (phase !== "" ? phase + ", " : "") + Theme.stateWord(stateKey) + (caption !== "" ? ", " + caption : "")
    Accessible.selected: selected
    Accessible.onPressAction: pick()

    Rectangle {
        id: body
        readonly property bool captioned: root.caption !== "" && root.size > Theme.s8
        anchors.horizontalCenter: parent.horizontalCenter
        y: captioned ? 0 : (parent.height - height) / 2
        width: root.size * (captioned ? 0.66 : 0.88)
        height: width
        radius: root.form === "square" ? Theme.radius : width / 2
        color: root.over ? Theme.raised : tone
        border.width: root.selected || root.alarmed ? Math.max(Theme.lineBold, width * 0.08) : root.over ? Theme.line : 0
        border.color: root.alarmed ? Theme.alert : root.selected ? Theme.focus : tone

        readonly property color tone: Theme.threadColor(root.colorIndex)

        PlainText {
            anchors.centerIn: parent
            visible: root.size >= Theme.s3
            text: root.number > 0 ? root.number : Theme.initial(root.name)
            color: root.over ? Theme.textFaint : Theme.threadInk
            font.pixelSize: Math.round(Math.max(7, parent.height * 0.46))
            font.weight: Font.Bold
            elide: Text.ElideNone
        }
        Rectangle {  // the state's sign, on a ground of its own so that it is seen on every colour
            visible: root.signed && root.size >= Theme.s6
            x: parent.width * 0.68
            y: parent.height * 0.6
            width: Math.max(Theme.s3, root.size * 0.36)
            height: width
            radius: width / 2
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.border

            StateSign {
                anchors.centerIn: parent
                width: Math.round(parent.width * 0.66)
                height: width
                stateKey: root.stateKey
                color: Theme.stateColor(root.stateKey)
            }
        }
        HoverHandler { id: pointed }
        TapHandler { onTapped: root.pick() }
        HintTip {
            shown: pointed.hovered
            text: root.name + ": " + (root.phase !== "" ? root.phase + " (" + Theme.stateWord(root.stateKey) + ")" : Theme.stateWord(root.stateKey))
                  + (root.hint !== "" ? ", " + root.hint : "")
        }
    }
    PlainText {
        visible: body.captioned
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        text: root.caption
        color: Theme.textMuted
        font.pixelSize: Theme.fontTiny
        elide: Text.ElideNone
    }
}
