import QtQuick
import Interleave.Ui

// The wait-for graph, the findings, the threads, the locks and the conditions of a deadlock, one at a time.
Rectangle {
    id: root

    required property var session
    property alias currentIndex: tabs.currentIndex
    readonly property int count: tabs.titles.length
    readonly property bool tight: width < Theme.dock
    readonly property int conditions: 4  // the tab of that, where there is one

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
        titles: lamps.shown ? ["Graph", "Findings", "Threads", "Locks", "Conditions"] : ["Graph", "Findings", "Threads", "Locks"]
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
            visible: tabs.currentIndex === 0
            session: root.session
        }
        FindingsPanel {
            objectName: "page:Findings"
            anchors.fill: parent
            visible: tabs.currentIndex === 1
            session: root.session
        }
        ThreadTable {
            objectName: "page:Threads"
            anchors.fill: parent
            visible: tabs.currentIndex === 2
            session: root.session
        }
        ObjectTable {
            objectName: "page:Locks"
            anchors.fill: parent
            visible: tabs.currentIndex === 3
            session: root.session
        }
        ConditionsPanel {
            objectName: "page:Conditions"
            anchors.fill: parent
            visible: tabs.currentIndex === root.conditions
            session: root.session
            lamps: lamps
        }
    }
    Lamps {
        id: lamps
        session: root.session
    }
}
