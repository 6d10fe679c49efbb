import QtQuick
import Interleave.Ui

// The timeline with its lane labels, zoom buttons and the line that tells what is under the cursor or selected.
Panel {
    id: root

    required property var session
    property string letter: ""  // which run of a duel
    readonly property alias timeline: item
    readonly property bool recorded: session.now > 0

    function zoom(factor: real) { item.zoomAt(item.width / 2, factor); }

    title: letter === "" ? "Timeline" : "Timeline " + letter
    note: item.selectionText !== "" ? item.selectionText : item.hoverText !== "" ? item.hoverText : session.coresText
    padding: 0
    tools: [
        IconButton {
            height: root.header
            iconName: "zoomOut"
            hint: "Show more time"
            key: "-"
            onClicked: root.zoom(0.5)
        },
        IconButton {
            height: root.header
            iconName: "zoomIn"
            hint: "Show less time, larger"
            key: "+"
            onClicked: root.zoom(2)
        },
        IconButton {
            height: root.header
            iconName: "fit"
            hint: "Show the whole run"
            key: "0"
            onClicked: item.fit()
        },
        IconButton {
            height: root.header
            iconName: "follow"
            hint: "Follow the playhead"
            key: "F"
            checked: item.follow
            onClicked: item.follow = !item.follow
        }
    ]

    readonly property int header: Theme.panelHeader

    TimelineLabels {
        id: labels
        anchors.left: parent.left
        anchors.leftMargin: Theme.line
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.laneLabels
        visible: root.recorded
        lanes: item.laneNames
        scrollY: item.scrollY
        selectedThread: root.session.selectedThread
        onPicked: y => item.selectLane(item.laneAt(y))
    }
    TimelineItem {
        id: item
        anchors.left: labels.right
        anchors.right: parent.right
        anchors.rightMargin: Theme.line
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        visible: root.recorded
        session: root.session
        laneHeight: Theme.lane
        axisHeight: Theme.s6
        stateColors: Theme.stateColors
        threadColors: Theme.threadColors
        lockFree: Theme.pressed
        lockOwned: Theme.lockOwned
        lockContended: Theme.lockContended
        gapColor: Theme.warning
        backgroundColor: Theme.surface
        textColor: Theme.textMuted
        gridColor: Theme.border
        playheadColor: root.session.live ? Theme.accent : Theme.warning
        selectionColor: Theme.faded(Theme.accent, 0.22)
        arrowColor: Theme.text
        switchColor: Theme.alert
        clip: true
        activeFocusOnTab: true

        Accessible.role: Accessible.Graphic
        Accessible.name: "Timeline, " + root.session.coresText

        Rectangle {
            width: Theme.line
            height: parent.height
            color: Theme.border
        }
        FindingMarks {
            anchors.fill: parent
            session: root.session
            timeline: item
        }
        FocusRing { shown: item.activeFocus; gap: -1 }
    }
    EmptyState {
        anchors.fill: parent
        visible: !root.recorded
        text: "Press Space to run: every thread, core and lock gets a lane here."
    }
}
