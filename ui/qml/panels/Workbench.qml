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

    readonly property bool roomy: Window.width > Theme.roomyWidth * Theme.scale

    function find() {
        if (bench.shown || pair.active) return;
        side.showFind();
        schedules.search.find();
    }
    function focusSearch() { scenarios.focusSearch(); }
    function pickVariant(key: int) {
        if (schedules.stepper.active) schedules.stepper.chooseKey(key);
        else side.pickVariant(key);
    }
    function nextTab() { dock.currentIndex = (dock.currentIndex + 1) % dock.count; }
    function zoom(factor: real) { timelinePanel.zoom(factor); }
    function fit() { timelinePanel.timeline.fit(); }
    function toggleFollow() { timelinePanel.timeline.follow = !timelinePanel.timeline.follow; }

    orientation: Qt.Horizontal
    handle: SplitHandle {}

    SplitView {
        SplitView.fillWidth: true
        orientation: Qt.Vertical
        handle: SplitHandle { vertical: true }

        SplitView {
            SplitView.fillHeight: true
            SplitView.minimumHeight: Theme.sceneMinHeight
            orientation: Qt.Horizontal
            handle: SplitHandle {}

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
                visible: !root.desk.touring && !root.pair.active
                SplitView.preferredWidth: root.roomy ? Theme.sidebar : Theme.sidebarMin
                SplitView.minimumWidth: Theme.sidebarMin
                session: root.session
            }
            Item {
                SplitView.fillWidth: true
                SplitView.minimumWidth: Theme.sceneMinWidth

                SceneArea {
                    objectName: "scene"
                    anchors.fill: parent
                    visible: !root.pair.active && !root.bench.shown
                    session: root.session
                    onConditionsWanted: dock.currentIndex = dock.conditions

                    BenchReturn { bench: root.bench }
                }
                Loader {
                    anchors.fill: parent
                    readonly property bool shown: root.pair.active
                    onShownChanged: {
                        if (shown) setSource("DuelArea.qml", { pair: root.pair });
                        else source = "";
                    }
                }
                Loader {
                    anchors.fill: parent
                    visible: root.bench.shown
                    active: root.bench.chosen
                    Component.onCompleted: setSource("BenchPage.qml", { bench: root.bench, desk: root.figures })
                }
            }
        }
        Item {
            visible: !root.bench.shown
            SplitView.preferredHeight: Math.round(Math.max(Theme.lower, Window.height * 0.36))
            SplitView.minimumHeight: Theme.lowerMin

            TransportBar {
                id: transport
                width: parent.width
                height: Theme.transport
                session: root.pair
                lab: root.session
                stepper: root.schedules.stepper
            }
            SplitView {
                anchors.fill: parent
                anchors.topMargin: transport.height + Theme.handle
                orientation: Qt.Horizontal
                handle: SplitHandle {}

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
                    SplitView.preferredWidth: Math.round(Math.max(Theme.dockMin, Math.min(Window.width * 0.28, Theme.dock * 1.4)))
                    SplitView.minimumWidth: Theme.dockMin
                    visible: !root.pair.active
                    session: root.session
                    schedules: root.schedules
                }
            }
        }
    }
    SidePane {
        id: side
        SplitView.preferredWidth: root.roomy ? Math.round(Math.max(Theme.side, Window.width * 0.24)) : Theme.sideMin
        SplitView.minimumWidth: Theme.sideMin
        visible: !root.bench.shown
        session: root.session
        pair: root.pair
        notes: root.desk.notes
        schedules: root.schedules
    }
    Loader {
        SplitView.preferredWidth: side.SplitView.preferredWidth
        SplitView.minimumWidth: Theme.sideMin
        visible: root.bench.shown
        active: root.bench.chosen
        Component.onCompleted: setSource("BenchSide.qml", { bench: root.bench, session: root.session })
    }
}
