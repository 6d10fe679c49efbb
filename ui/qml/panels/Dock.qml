import QtQuick
import Interleave.Ui

// The wait-for graph, the findings, the threads and the locks, one at a time.
Rectangle {
    id: root

    required property var session
    property alias currentIndex: tabs.currentIndex

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    TabStrip {
        id: tabs
        x: Theme.s1
        width: parent.width - 2 * Theme.s1
        titles: ["Graph", "Findings", "Threads", "Locks"]
        badges: ["", root.session.findings.count || "", root.session.threads.count || "", root.session.objects.count || ""]
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
    }
}
