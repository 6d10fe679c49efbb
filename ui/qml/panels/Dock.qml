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


    function titlesOf(conditions: bool, step: bool): var {
        if (conditions) return step ? ["Graph", "Findings", "Threads", "Locks", "Conditions", "Step"] : ["Graph", "Findings", "Threads", "Locks", "Conditions"];
        return step ? ["Graph", "Findings", "Threads", "Locks", "Step"] : ["Graph", "Findings", "Threads", "Locks"];
    }
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
        property bool withStep: false

        room: width
        titles: root.titlesOf(lamps.shown, root.stepping)
        badges: ["", root.badge(root.session.findings.count), root.badge(root.session.threads.count), root.badge(root.session.objects.count)]
        onTitlesChanged: {
            const step = titles.indexOf("Step");
            if (withStep !== step >= 0) currentIndex = Math.max(0, step);  // comes to the front when it comes
            else if (currentIndex >= titles.length) currentIndex = 0;
            withStep = step >= 0;
        }
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
