import QtQuick
import QtQuick.Controls.Basic
import Interleave.Ui

// The panels: scenarios or tour, scene, transport, timeline and tables, settings and code.
SplitView {
    id: root

    required property var session
    required property var pair   // the session and, in a duel, its rival
    required property var bench
    required property var desk   // the guide's
    required property var figures  // the file desk of the benchmarks
    required property bool typing
    required property var schedules
    required property var panels  // PanelLayout

    readonly property bool roomy: Window.width > Theme.roomyWidth * Theme.scale
    readonly property bool lowered: Theme.presenting ? Window.height > Theme.presenterHigh : panels.lower  // more than the transport
    readonly property Item stage: bench.shown ? figurePage : pair.active ? duelPage : scene
    readonly property alias timeline: timelinePanel.timeline

    function find() {
        if (bench.shown || pair.active) return;
        if (!panels.side) panels.show("side", true);
        side.showFind();
        schedules.search.find();
    }
    function map() {
        if (bench.shown || pair.active) return;
        if (!panels.side) panels.show("side", true);
        side.showMap();
    }
    function focusSearch() {
        if (!panels.list) panels.show("list", true);
        scenarios.focusSearch();
    }
    function pickVariant(key: int) {
        if (schedules.stepper.active) schedules.stepper.chooseKey(key);
        else side.pickVariant(key);
    }
    function nextTab() { dock.currentIndex = (dock.currentIndex + 1) % dock.count; }
    // By the keyboard what the handles do by the mouse. A size that does not fit is kept to what does.
    function resize(size: string, by: real) {
        const pane = { listWidth: scenarios, lowerHeight: lower, sideWidth: side, dockWidth: dock }[size];
        if (!pane.visible || (pane === lower && !lowered)) return;
        const tall = pane === lower;
        const least = tall ? pane.SplitView.minimumHeight : pane.SplitView.minimumWidth;
        panels.keep(size, Math.max(least, Math.min(panels.sizeMax, (tall ? pane.height : pane.width) + by)));
    }
    function zoom(factor: real) { timelinePanel.zoom(factor); }
    function fit() { timelinePanel.timeline.fit(); }
    function toggleFollow() { timelinePanel.timeline.follow = !timelinePanel.timeline.follow; }

    orientation: Qt.Horizontal
    handle: SplitHandle {}
    onResizingChanged: if (!resizing) panels.keep("sideWidth", side.width)

    Connections {
        target: root.schedules.map
        function onChanged() { if (root.schedules.map.running && root.pair.active) root.pair.close(); }  // it needs the cores
    }

    SplitView {
        SplitView.fillWidth: true
        orientation: Qt.Vertical
        handle: SplitHandle { vertical: true }
        onResizingChanged: if (!resizing && root.panels.lower) root.panels.keep("lowerHeight", lower.height)

        SplitView {
            SplitView.fillHeight: true
            SplitView.minimumHeight: Theme.sceneMinHeight
            orientation: Qt.Horizontal
            handle: SplitHandle {}
            onResizingChanged: if (!resizing && scenarios.visible) root.panels.keep("listWidth", scenarios.width)

            TourCard {
                objectName: "tourCard"
                SplitView.preferredWidth: root.roomy ? Theme.tour : Theme.tourMin
                SplitView.minimumWidth: Theme.tourMin
                visible: root.desk.touring
                guide: root.desk.guide
                typing: root.typing
            }
            ScenarioList {
                id: scenarios
                visible: !root.desk.touring && !root.pair.active && root.panels.list && !Theme.presenting
                SplitView.preferredWidth: root.panels.listWidth > 0 ? root.panels.listWidth : root.roomy ? Theme.sidebar : Theme.sidebarMin
                SplitView.minimumWidth: Theme.sidebarMin
                session: root.session
            }
            Item {
                SplitView.fillWidth: true
                SplitView.minimumWidth: Theme.sceneMinWidth

                SceneArea {
                    id: scene
                    objectName: "scene"
                    anchors.fill: parent
                    visible: !root.pair.active && !root.bench.shown
                    session: root.session
                    onConditionsWanted: dock.currentIndex = dock.conditions

                    BenchReturn { bench: root.bench }
                }
                Loader {
                    id: duelPage
                    anchors.fill: parent
                    readonly property bool shown: root.pair.active
                    onShownChanged: {
                        if (shown) setSource("DuelArea.qml", { pair: root.pair });
                        else source = "";
                    }
                }
                Loader {
                    id: figurePage
                    anchors.fill: parent
                    visible: root.bench.shown
                    active: root.bench.chosen
                    Component.onCompleted: setSource("BenchPage.qml", { bench: root.bench, desk: root.figures })
                }
            }
        }
        Item {
            id: lower
            readonly property real presented: words.height + Theme.handle + transport.height + (root.lowered ? Theme.handle + Theme.presenterTimeline : 0)

            visible: !root.bench.shown
            SplitView.preferredHeight: Theme.presenting ? presented : !root.lowered ? transport.height
                : root.panels.lowerHeight > 0 ? root.panels.lowerHeight : Math.round(Math.max(Theme.lower, Window.height * 0.36))
            SplitView.minimumHeight: Theme.presenting ? presented : root.lowered ? Theme.lowerMin : transport.height
            SplitView.maximumHeight: Theme.presenting ? presented : root.lowered ? Infinity : transport.height

            PresenterWords {
                id: words
                objectName: "presenterWords"
                width: parent.width
                height: visible ? implicitHeight : 0
                visible: Theme.presenting
                session: root.session
            }
            TransportBar {
                id: transport
                y: words.visible ? words.height + Theme.handle : 0
                width: parent.width
                height: Theme.transport
                session: root.pair
                lab: root.session
                stepper: root.schedules.stepper
            }
            SplitView {
                anchors.fill: parent
                anchors.topMargin: transport.y + transport.height + Theme.handle
                visible: root.lowered
                orientation: Qt.Horizontal
                handle: SplitHandle {}
                onResizingChanged: if (!resizing && dock.visible) root.panels.keep("dockWidth", dock.width)

                TimelinePanel {
                    id: timelinePanel
                    SplitView.fillWidth: true
                    SplitView.minimumWidth: Theme.timelineMin
                    session: root.session
                    letter: root.pair.active ? "A" : ""
                }
                Loader {
                    SplitView.preferredWidth: (parent.width - Theme.handle) / 2
                    SplitView.minimumWidth: Theme.timelineMin
                    visible: root.pair.active

                    readonly property bool shown: root.pair.active
                    onShownChanged: {
                        if (shown) setSource("TimelinePanel.qml", { session: root.pair.right, letter: "B" });
                        else source = "";
                    }
                }
                Dock {
                    id: dock
                    SplitView.preferredWidth: root.panels.dockWidth > 0 ? root.panels.dockWidth
                        : Math.round(Math.max(Theme.dockMin, Math.min(Window.width * 0.28, Theme.dock * 1.4)))
                    SplitView.minimumWidth: Theme.dockMin
                    visible: !root.pair.active && !Theme.presenting
                    session: root.session
                    schedules: root.schedules
                }
            }
        }
    }
    SidePane {
        id: side
        SplitView.preferredWidth: root.panels.sideWidth > 0 ? root.panels.sideWidth
            : root.roomy ? Math.round(Math.max(Theme.side, Window.width * 0.24)) : Theme.sideMin
        SplitView.minimumWidth: Theme.sideMin
        visible: !root.bench.shown && root.panels.side && !Theme.presenting
        session: root.session
        pair: root.pair
        notes: root.desk.notes
        schedules: root.schedules
    }
    Loader {
        SplitView.preferredWidth: side.SplitView.preferredWidth
        SplitView.minimumWidth: Theme.sideMin
        visible: root.bench.shown && root.panels.side && !Theme.presenting
        active: root.bench.chosen
        Component.onCompleted: setSource("BenchSide.qml", { bench: root.bench, session: root.session })
    }
}
