import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The heartbeat of the window's own thread over the last ten seconds, with what it comes to.
ColumnLayout {
    id: root

    required property IdeScene scene
    readonly property var heart: scene.pulse

    spacing: Theme.s1

    component Figure: Row {
        property alias label: name.text
        property alias value: number.text
        property bool bad: false

        spacing: Theme.s1

        PlainText {
            id: name
            font.pixelSize: Theme.fontSmall
            color: Theme.textFaint
        }
        PlainText {
            id: number
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
            color: parent.bad ? Theme.alert : Theme.text
        }
    }

    RowLayout {
        spacing: Theme.s4

        PlainText {
            Layout.fillWidth: true
            text: root.width < Theme.page ? "Heartbeat" : "This window's heartbeat"
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
            color: Theme.textMuted
        }
        Figure {
            objectName: "longestStall"
            label: "longest stall"
            value: root.heart.longestStall === "" ? "–" : root.heart.longestStall
            bad: root.heart.stalls > 0
        }
        Figure {
            label: "stalls over 50 ms"
            value: root.heart.stalls
            bad: root.heart.stalls > 0
        }
        Figure {
            label: "key to paint"
            value: root.heart.keyLatency === "" ? "–" : root.heart.keyLatency + ", p99 " + root.heart.slowKeys
        }
    }
    HeartbeatStrip {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.ideStrip
        pulse: root.heart
        lineColor: Theme.good
        stallColor: Theme.alert
        stallFill: Theme.alertSoft
        gridColor: Theme.borderStrong
        textColor: Theme.textFaint
        fontFamily: Theme.sans
        fontSize: Theme.fontTiny

        Accessible.role: Accessible.Graphic
        Accessible.name: "Heartbeat of the window's thread over the last ten seconds. Longest stall " + root.heart.longestStall
                         + ", " + root.heart.stalls + " stalls over 50 ms"
    }
}
