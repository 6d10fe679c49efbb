pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Interleave.Ui

// What makes the window fit for its viewers: which panels there are, the presenter's mode, pictures and animations, recent
// files, the line for the shell, what is remembered of all that. `actions` are for the palette.
Item {
    id: root

    required property ApplicationWindow window
    required property var session
    required property var pair
    required property var bench
    required property var remembered
    required property bool typing
    property Item stage: null        // what pictures show
    property real from: 0            // what an animation shows, ns
    property real span: 0
    property bool touring: false     // what the tour sets is not the user's choice
    readonly property alias panels: layout

    signal resizeWanted(string size, real by)

    readonly property var actions: [
        { id: "present", title: Theme.presenting ? "Leave the presenter's view" : "Presenter's view: large, full screen", key: "F11", act: () => root.present(!Theme.presenting) },
        { id: "list", title: layout.list ? "Hide the list of scenarios" : "Show the list of scenarios", key: "Ctrl 1", act: () => layout.toggle("list") },
        { id: "lower", title: layout.lower ? "Hide timeline and tables" : "Show timeline and tables", key: "Ctrl 2", act: () => layout.toggle("lower") },
        { id: "side", title: layout.side ? "Hide settings and code" : "Show settings and code", key: "Ctrl 3", act: () => layout.toggle("side") },
        layout.before ? { id: "layout", title: "Undo the reset of the layout", key: "", act: () => layout.takeBack() }
                      : { id: "layout", title: "Reset the layout", key: "", act: () => layout.reset() },
        { id: "motion", title: Theme.motion ? "Less motion: nothing glides" : "Motion: things glide to their places", key: "Ctrl M", act: () => Theme.setMotion(!Theme.motion) },
        { id: "picture", title: "Save a picture of the scene", key: "", act: () => root.savePicture(false) },
        { id: "animation", title: "Save an animation of the scene", key: "", act: () => root.savePicture(true) },
        { id: "command", title: "Copy the command line that repeats this", key: "Ctrl Shift C", act: () => root.session.copyCommandLine() },
        { id: "about", title: "About Interleave and this machine", key: "", act: () => root.showAbout() }
    ].concat(remembered.recentFiles.map(file => ({ id: "recent:" + file, title: "Open again: " + file.split("/").pop(), key: "", act: () => root.openAgain(file) })))

    property int visibility: Window.Windowed  // before presenting

    function present(on: bool) {
        if (on === Theme.presenting) return;
        if (on) visibility = window.visibility;
        Theme.presenting = on;
        if (on) window.showFullScreen();
        else if (visibility === Window.Maximized) window.showMaximized();
        else window.showNormal();
    }
    function savePicture(moving: bool) {
        film.moving = moving;
        pictures.save();
    }
    function showAbout() {
        box.active = true;
        (box.item as AboutBox).open();
    }
    function openAgain(file: string) {
        const url = "file://" + encodeURI(file).replace(/[?#]/g, encodeURIComponent);
        if (!session.open(url)) remembered.forgetRecentFile(url);
    }

    Component.onCompleted: {
        const paced = remembered.number("pace", 0, 0.1, 1000);
        if (session.pace === 0 && paced > 0) session.pace = paced;
        Theme.motion = remembered.flag("motion", true);
    }
    Connections {
        target: Theme
        function onChosen() { root.remembered.keep("motion", Theme.motion); }
    }
    Connections {
        target: root.session
        function onPaceChanged() { if (!root.touring && ["free", "paced"].includes(root.session.mode)) root.remembered.keep("pace", root.session.pace); }
        function onVariantChanged() { root.keepPlace(); }
        function onScenarioChanged() { root.keepPlace(); }
        function onOpened(file) { root.remembered.addRecentFile(file); }
        function onSaved(file) { if (String(file).endsWith(".interleave")) root.remembered.addRecentFile(file); }
    }
    function keepPlace() {
        if (touring) return;
        remembered.keep("last/scenario", session.scenarioId);
        remembered.keep("last/variant", session.variantId);
    }

    PanelLayout {
        id: layout
        remembered: root.remembered
    }
    SceneExport {
        id: film
        objectName: "film"
        session: root.session
        stage: root.stage
        begin: root.from
        span: root.span
    }
    FileDesk {
        id: pictures
        session: film
        saveTitle: film.moving ? "Save an animation of the scene" : "Save a picture of the scene"
    }
    ExportProgress { film: film }
    Loader {
        id: box
        active: false
        source: "AboutBox.qml"
    }

    component Key: Shortcut {
        enabled: !root.typing
    }
    Key { sequences: ["P", "F11"]; onActivated: root.present(!Theme.presenting) }
    Key { sequence: "Escape"; enabled: Theme.presenting && !root.pair.active; onActivated: root.present(false) }
    Key { sequence: "Ctrl+M"; onActivated: Theme.setMotion(!Theme.motion) }
    Shortcut { sequence: "Ctrl+1"; onActivated: layout.toggle("list") }
    Shortcut { sequence: "Ctrl+2"; onActivated: layout.toggle("lower") }
    Shortcut { sequence: "Ctrl+3"; onActivated: layout.toggle("side") }
    component SizeKey: Shortcut {
        required property string size
        required property int by  // steps
        enabled: !root.typing && !root.bench.shown && !Theme.presenting
        onActivated: root.resizeWanted(size, by * Theme.s4)
    }
    SizeKey { sequence: "Ctrl+Alt+Left"; size: "sideWidth"; by: 1 }
    SizeKey { sequence: "Ctrl+Alt+Right"; size: "sideWidth"; by: -1 }
    SizeKey { sequence: "Ctrl+Alt+Up"; size: "lowerHeight"; by: 1 }
    SizeKey { sequence: "Ctrl+Alt+Down"; size: "lowerHeight"; by: -1 }
    SizeKey { sequence: "Ctrl+Shift+Right"; size: "listWidth"; by: 1 }
    SizeKey { sequence: "Ctrl+Shift+Left"; size: "listWidth"; by: -1 }
    SizeKey { sequence: "Alt+Shift+Left"; size: "dockWidth"; by: 1 }
    SizeKey { sequence: "Alt+Shift+Right"; size: "dockWidth"; by: -1 }
    Shortcut { sequence: "Ctrl+Shift+C"; onActivated: root.session.copyCommandLine() }
}
