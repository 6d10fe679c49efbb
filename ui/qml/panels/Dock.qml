import QtQuick
import Interleave.Ui

// The wait-for graph, the findings, the threads, the locks and the conditions of a deadlock, one at a time; and the threads
// that can go on, while a person steers.
Rectangle {
    id: root

    required property var session
    property var schedules: null
    readonly property var stepper: schedules ? schedules.stepper : null
    readonly property bool stepping: stepper !== null && stepper.active
    property alias currentIndex: tabs.currentIndex
    readonly property int count: tabs.titles.length
    readonly property bool tight: width < Theme.dock
    readonly property int conditions: tabs.titles.indexOf("Conditions")

    onSteppingChanged: Qt.callLater(turn)  // once its tab is there

    function turn() { tabs.currentIndex = Math.max(0, tabs.titles.indexOf("Step")); }
    function shows(title: string): bool { return tabs.titles[tabs.currentIndex] === title; }
    function badge(n: int): string { return n > 0 && !(tight && lamps.shown) ? n : ""; }

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    TabStrip {
        id: tabs
        x: Theme.s1
        width: parent.width - 2 * Theme.s1
        titles: ["Graph", "Findings", "Threads", "Locks"].concat(lamps.shown ? ["Conditions"] : [], root.stepping ? ["Step"] : [])
        badges: ["", root.badge(root.session.findings.count), root.badge(root.session.threads.count), root.badge(root.session.objects.count)]
        onTitlesChanged: if (currentIndex >= titles.length) currentIndex = 0
    }
    Rectangle {
        y: tabs.height
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
    Item {
        anchors.fill: parent
        anchors.topMargin: tabs.height + Theme.line

        WaitGraph {
            objectName: "page:Graph"
            anchors.fill: parent
            visible: root.shows("Graph")
            session: root.session
        }
        FindingsPanel {
            objectName: "page:Findings"
            anchors.fill: parent
            visible: root.shows("Findings")
            session: root.session
        }
        ThreadTable {
            objectName: "page:Threads"
            anchors.fill: parent
            visible: root.shows("Threads")
            session: root.session
        }
        ObjectTable {
            objectName: "page:Locks"
            anchors.fill: parent
            visible: root.shows("Locks")
            session: root.session
        }
        ConditionsPanel {
            objectName: "page:Conditions"
            anchors.fill: parent
            visible: root.shows("Conditions")
            session: root.session
            lamps: lamps
        }
        Loader {
            objectName: "page:Step"
            anchors.fill: parent
            visible: root.shows("Step")
            readonly property bool wanted: root.stepping
            onWantedChanged: {
                if (wanted) setSource("StepPanel.qml", { stepper: root.stepper, player: root.schedules.player });
                else source = "";
            }
        }
    }
    Lamps {
        id: lamps
        session: root.session
    }
}
