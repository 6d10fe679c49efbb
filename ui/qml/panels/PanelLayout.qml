import QtQuick

// Which parts of the window are shown and how large they are, as the user has left them; size 0: as the window sees fit.
QtObject {
    id: root

    required property var remembered
    property bool list: true
    property bool lower: true
    property bool side: true
    property real listWidth: 0
    property real lowerHeight: 0
    property real sideWidth: 0
    property real dockWidth: 0
    readonly property real sizeMin: 60
    readonly property real sizeMax: 4000

    property var before: null  // the last reset; null: none

    readonly property var parts: ["list", "lower", "side"]
    readonly property var sizes: ["listWidth", "lowerHeight", "sideWidth", "dockWidth"]

    function show(part: string, shown: bool) {
        root[part] = shown;
        remembered.keep("layout/" + part, shown);
    }
    function toggle(part: string) { show(part, !root[part]); }
    function keep(size: string, to: real) {
        root[size] = to;
        remembered.keep("layout/" + size, to);
    }
    function reset() {
        const was = {};
        for (const each of [...parts, ...sizes]) was[each] = root[each];
        before = was;
        for (const part of parts) show(part, true);
        for (const size of sizes) keep(size, 0);
    }
    function takeBack() {
        const was = before;
        before = null;
        for (const part of parts) show(part, was[part]);
        for (const size of sizes) keep(size, was[size]);
    }

    Component.onCompleted: {
        for (const part of parts) root[part] = remembered.flag("layout/" + part, true);
        for (const size of sizes) root[size] = remembered.number("layout/" + size, 0, sizeMin, sizeMax);
    }
}
