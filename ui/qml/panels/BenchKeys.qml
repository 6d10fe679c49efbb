pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The keys of a benchmark's page.
Item {
    id: root

    required property var bench
    property bool active: true
    property bool typing: false

    signal compareWanted()

    component Key: Shortcut {
        enabled: root.active && !root.typing
    }

    Key { sequences: ["Space", "R"]; onActivated: root.bench.run() }
    Key { sequences: ["S"]; onActivated: root.bench.cancel() }
    Key { sequence: "G"; onActivated: root.bench.figure = (root.bench.figure + 1) % Math.max(1, root.bench.figures.length) }
    Key { sequence: "Ctrl+C"; onActivated: root.bench.copyCsv() }
    Shortcut { sequence: "Escape"; enabled: root.active && root.bench.running; onActivated: root.bench.cancel() }
    Shortcut { sequence: "Ctrl+B"; enabled: root.active && root.bench.hasReport; onActivated: root.compareWanted() }
}
