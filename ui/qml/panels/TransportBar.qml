import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Run, pause, stop, restart; steps; the playhead; the speed.
Panel {
    id: root

    required property var session
    property var lab: null      // the session that runs in a mode; null: no choice of it
    property var stepper: null
    readonly property bool tight: width < Theme.bannerWidth * 1.3
    readonly property bool running: session.state === "running"

    implicitHeight: Theme.transport
    Accessible.name: "Transport"

    RowLayout {
        parent: root
        anchors.fill: parent
        anchors.leftMargin: Theme.s2
        anchors.rightMargin: Theme.s3
        spacing: Theme.s1

        IconButton {
            objectName: "run"
            primary: true
            iconName: root.running ? "pause" : "play"
            hint: root.running ? "Pause: hold every thread" : root.session.state === "paused" ? "Go on" : "Run"
            key: "Space"
            enabled: root.session.canRun || root.session.canPause
            onClicked: root.session.togglePause()
        }
        IconButton {
            objectName: "stop"
            iconName: "stop"
            hint: "Stop the run"
            key: "S"
            enabled: root.session.canStop
            onClicked: root.session.stop()
        }
        IconButton {
            objectName: "restart"
            iconName: "restart"
            hint: "Start afresh"
            key: "R"
            onClicked: root.session.restart()
        }
        Rectangle {
            Layout.leftMargin: Theme.s1
            Layout.rightMargin: Theme.s1
            implicitWidth: Theme.line
            implicitHeight: Theme.s6
            color: Theme.border
        }
        IconButton {
            objectName: "stepBack"
            iconName: "stepBack"
            hint: "One event back"
            key: "←"
            enabled: root.session.now > 0
            onClicked: root.session.stepBack()
        }
        IconButton {
            objectName: "stepForward"
            iconName: "stepForward"
            hint: "One event forward"
            key: "→"
            enabled: root.session.now > 0
            onClicked: root.session.stepForward()
        }
        Scrubber {
            objectName: "scrubber"
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.s8
            Layout.leftMargin: Theme.s2
            Layout.rightMargin: Theme.s1
            playhead: root.session.playhead
            length: root.session.now
            riding: root.session.live
            onSought: time => root.session.setPlayhead(time)
        }
        Column {
            Layout.minimumWidth: root.tight ? Theme.field : Theme.laneLabels + Theme.s6
            PlainText {
                text: root.session.timeText
                mono: true
                font.weight: Font.DemiBold
            }
            PlainText {
                visible: !root.tight
                text: root.session.positionText
                color: Theme.textFaint
                mono: true
                font.pixelSize: Theme.fontTiny
                elide: Text.ElideNone
            }
        }
        TextButton {
            objectName: "goLive"
            Layout.leftMargin: Theme.s1
            Layout.preferredWidth: root.tight ? Theme.control : Theme.goLive
            leftPadding: root.tight ? (Theme.control - Theme.icon) / 2 : Theme.s3
            rightPadding: root.tight ? 0 : Theme.s3
            kind: root.session.live ? "plain" : "primary"
            iconName: root.session.live ? "check" : "toEnd"
            text: root.tight ? "" : root.session.live ? "Live" : "Go live"
            hint: root.session.live ? "You see the newest moment" : "You see the past: back to the newest moment"
            key: "End"
            onClicked: root.session.goLive()
        }
        Loader {
            Layout.leftMargin: Theme.s1
            visible: item !== null
            Component.onCompleted: if (root.stepper) setSource("ModeSwitch.qml", { session: root.lab, stepper: root.stepper })
        }
        SpeedSlider {
            Layout.leftMargin: Theme.s2
            tight: root.tight || root.stepper !== null
            session: root.session
        }
    }
}
