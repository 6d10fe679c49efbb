import QtQuick
import QtQuick.Controls.Basic
import Interleave.Ui

// The window: scenarios and scene above transport and timeline, settings and code on the right.
ApplicationWindow {
    id: root

    required property var session
    required property var pair  // the session and, in a duel, its rival: what drives drives both
    required property var bench
    required property var schedules
    property var remembered: null  // preferences
    property var captures: null   // null: no run is kept
    property bool greets: false  // at the first start

    function setDark(dark: bool) { Theme.dark = dark; }
    function present() { show.present(true); }

    width: Theme.windowWidth
    height: Theme.windowHeight
    minimumWidth: Theme.windowMinWidth
    minimumHeight: Theme.windowMinHeight
    visible: true
    title: session.title === "" ? "Interleave" : session.title + " – Interleave"
    color: Theme.window

    // For Qt's own dialogs; all else takes its colours from the theme itself.
    palette {
        window: Theme.surface
        windowText: Theme.text
        base: Theme.sunken
        alternateBase: Theme.raised
        text: Theme.text
        placeholderText: Theme.textFaint
        button: Theme.pressed
        buttonText: Theme.text
        brightText: Theme.accentText
        light: Theme.raised
        midlight: Theme.hovered
        mid: Theme.borderStrong
        dark: Theme.textMuted
        shadow: Theme.scrim
        highlight: Theme.accentSoft
        highlightedText: Theme.text
    }

    Binding {
        target: root.session
        property: "codeColors"
        value: Theme.codeColors
    }

    Component.onCompleted: {
        Theme.scale = remembered.number("scale", Theme.scale, Theme.scaleMin, Theme.scaleMax);
        const theme = remembered.text("theme", "system", ["light", "dark"]);
        if (theme !== "system") setDark(theme === "dark");
    }
    Connections {
        target: Theme
        function onChosen() {
            root.remembered.keep("scale", Theme.scale);
            root.remembered.keep("theme", Theme.dark ? "dark" : "light");
        }
    }

    header: TopBar {
        visible: !Theme.presenting
        session: root.session
        canSave: root.bench.shown ? root.bench.hasReport : root.session.now > 0
        saveHint: root.bench.shown ? "Save these figures, to compare with later" : "Save this run, or export it for Perfetto, as CSV or JSON"
        onOpenWanted: files.open()
        onSaveWanted: (root.bench.shown ? figures : files).save()
        onHelpWanted: keys.open()
        touring: desk.touring
        onTourWanted: desk.toggle()
        onAboutWanted: show.showAbout()
    }

    Workbench {
        id: workbench
        anchors.fill: parent
        anchors.margins: Theme.s2
        session: root.session
        pair: root.pair
        bench: root.bench
        schedules: root.schedules
        desk: desk
        figures: figures
        typing: keyboard.typing
        panels: show.panels
    }
    ShowDesk {
        id: show
        window: root
        session: root.session
        pair: root.pair
        bench: root.bench
        remembered: root.remembered
        typing: keyboard.typing
        touring: desk.touring
        stage: workbench.stage
        from: Math.max(0, workbench.timeline.viewBegin)
        span: Math.max(0, Math.min(workbench.timeline.viewSpan, root.session.now - from))
        onResizeWanted: (size, by) => workbench.resize(size, by)
    }
    TraceDrop {
        anchors.fill: parent
        z: 30
        session: root.session
    }

    KeyOverlay { id: keys }
    CommandPalette {
        id: palette
        actions: [
            { id: "pause", title: "Run, pause or go on", key: "Space", act: () => root.pair.togglePause() },
            { id: "restart", title: "Start afresh", key: "R", act: () => root.pair.restart() },
            { id: "stop", title: "Stop the run", key: "S", act: () => root.pair.stop() },
            { id: "duel", title: "Duel of two variants, or leave it", key: "D", act: () => root.pair.toggle() },
            { id: "find", title: "Find a failure: search the schedules", key: "E", act: () => workbench.find() },
            { id: "map", title: "How likely it fails: a map over two settings", key: "H", act: () => workbench.map() },
            { id: "paste", title: "Play the schedule on the clipboard", key: "Ctrl V", act: () => root.schedules.player.paste() },
            { id: "stepped", title: "Step the threads by hand, or leave it", key: "M", act: () => root.schedules.stepper.toggle() },
            { id: "tour", title: "Begin or leave the tour", key: "T", act: () => desk.toggle() },
            { id: "theme", title: "Light or dark theme", key: "L", act: () => Theme.toggle() },
            { id: "larger", title: "Larger type", key: "Ctrl +", act: () => Theme.zoom(0.1) },
            { id: "smaller", title: "Smaller type", key: "Ctrl −", act: () => Theme.zoom(-0.1) },
            { id: "open", title: "Open a saved run", key: "Ctrl O", act: () => files.open() },
            { id: "save", title: "Save or export this run", key: "Ctrl S", act: () => files.save() },
            { id: "keys", title: "All keys", key: "?", act: () => keys.open() },
            ...show.actions
        ]
        onScenarioWanted: id => {
            desk.guide.leave();
            root.pair.close();
            root.session.select(id);
        }
        onVariantWanted: (scenario, id) => {
            desk.guide.leave();
            root.pair.close();
            root.session.select(scenario);
            root.session.selectVariant(id);
        }
    }
    LeftBehind {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s4
        captures: root.captures
    }
    GuideDesk {
        id: desk
        session: root.session
        pair: root.pair
        remembered: root.remembered
        greets: root.greets
        onOpenWanted: files.open()
    }
    FileDesk {
        id: files
        session: root.session
    }
    FileDesk {
        id: figures
        session: root.bench
        saveTitle: "Save these figures"
        openTitle: "Compare with saved figures"
    }
    ErrorLine {
        anchors.horizontalCenter: parent.horizontalCenter
        session: root.session
    }
    Keyboard {
        id: keyboard
        session: root.pair
        duelling: root.pair.active
        typing: root.activeFocusItem instanceof TextInput || root.activeFocusItem instanceof TextEdit
        driving: !root.bench.shown
        stepper: root.schedules.stepper
        search: root.schedules.search
        onVariantWanted: key => workbench.pickVariant(key)
        onZoomWanted: factor => workbench.zoom(factor)
        onFitWanted: workbench.fit()
        onFollowWanted: workbench.toggleFollow()
        onTabWanted: workbench.nextTab()
        onDuelWanted: root.pair.toggle()
        onFindWanted: workbench.find()
        onMapWanted: workbench.map()
        onPasteWanted: root.schedules.player.paste()
        onLeaveWanted: root.pair.close()
        onSearchWanted: {
            desk.guide.leave();  // the list is where the tour was
            show.present(false);
            workbench.focusSearch();
        }
        onOpenWanted: files.open()
        onSaveWanted: (root.bench.shown ? figures : files).save()
        onHelpWanted: keys.open()
        onTourWanted: desk.toggle()
        onPaletteWanted: palette.open()
    }
}
