pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// The source that runs, with each thread's mark on its line. Follows the current line until the user scrolls.
Panel {
    id: root

    required property var session
    property bool following: true
    readonly property real widest: Theme.codeGutter + (session.code.longest ?? 0) * metrics.advanceWidth("m") + Theme.s3

    function follow() {
        if (following && session.currentLine > 0) list.positionViewAtIndex(session.currentLine - 1, ListView.Center);
    }

    title: "Code"
    note: session.codeFile.split("/").pop()
    padding: 0
    Accessible.name: "Code"
    tools: TextButton {
        visible: !root.following
        height: Theme.controlSmall
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        text: "Follow"
        hint: "Scroll along with the threads again"
        onClicked: {
            root.following = true;
            root.follow();
        }
    }

    Connections {
        target: root.session
        function onCurrentLineChanged() {
            const line = root.session.currentLine - 1;
            const first = list.indexAt(0, list.contentY + Theme.codeLine);
            const last = list.indexAt(0, list.contentY + list.height - Theme.codeLine);
            if (first < 0 || last < 0 || line < first || line > last) root.follow();
        }
        function onCodeFileChanged() { root.following = true; }
    }
    FontMetrics {
        id: metrics
        font.family: Theme.mono
        font.pixelSize: Theme.fontCode
    }

    ListView {
        id: list
        objectName: "lines"
        anchors.fill: parent
        anchors.leftMargin: Theme.line
        anchors.rightMargin: Theme.line
        clip: true
        activeFocusOnTab: true
        model: root.session.code
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.AutoFlickIfNeeded
        contentWidth: Math.max(width, root.widest)
        reuseItems: true
        onMovementStarted: root.following = false
        Component.onCompleted: root.follow()
        T.ScrollBar.vertical: SlimScrollBar { onPressedChanged: root.following = false }
        T.ScrollBar.horizontal: SlimScrollBar {}
        Keys.onUpPressed: { root.following = false; flick(0, Theme.codeLine * 20); }
        Keys.onDownPressed: { root.following = false; flick(0, -Theme.codeLine * 20); }

        Accessible.role: Accessible.List
        Accessible.name: "Source code " + root.session.codeFile

        delegate: CodeLine { width: list.contentWidth }
    }
    FocusRing {
        anchors.fill: list
        shown: list.activeFocus
        gap: -1
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        text: "Choose a scenario on the left to read the code that it runs."
    }
}
