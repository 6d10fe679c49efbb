pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The keys of the window. While text is typed, those that are letters or digits are left to the text.
Item {
    id: root

    required property var session
    property bool typing: false
    property bool duelling: false
    property bool driving: true  // there is a run that keys drive

    property var stepper: null
    property var search: null
    readonly property bool stepping: stepper !== null && stepper.active

    signal findWanted()
    signal mapWanted()
    signal pasteWanted()
    signal variantWanted(int key)
    signal zoomWanted(real factor)
    signal fitWanted()
    signal followWanted()
    signal tabWanted()
    signal searchWanted()
    signal duelWanted()
    signal leaveWanted()
    signal openWanted()
    signal saveWanted()
    signal helpWanted()
    signal tourWanted()
    signal paletteWanted()

    component Key: Shortcut {
        enabled: root.driving && !root.typing
    }

    component StepKey: Shortcut {
        enabled: root.driving && !root.typing && root.stepping
    }

    Key { sequence: "Space"; onActivated: root.session.togglePause() }
    Key { sequence: "S"; onActivated: root.session.stop() }
    Key { sequence: "R"; onActivated: root.session.restart() }
    Key { sequence: "Left"; onActivated: root.session.stepBack() }
    Key { sequence: "Right"; onActivated: root.session.stepForward() }
    Key { sequence: "Home"; onActivated: root.session.setPlayhead(0) }
    Key { sequence: "End"; onActivated: root.session.goLive() }
    Key { sequences: ["+", "="]; onActivated: root.zoomWanted(2) }
    Key { sequence: "-"; onActivated: root.zoomWanted(0.5) }
    Key { sequence: "0"; onActivated: root.fitWanted() }
    Key { sequence: "F"; onActivated: root.followWanted() }
    Key { sequence: "G"; onActivated: root.tabWanted() }
    Key { sequence: "D"; onActivated: root.duelWanted() }
    Key { sequence: "E"; onActivated: root.findWanted() }
    Key { sequence: "H"; onActivated: root.mapWanted() }
    Key { sequence: "M"; enabled: root.driving && !root.typing && root.stepper !== null && !root.duelling; onActivated: root.stepper.toggle() }
    StepKey { sequence: "N"; onActivated: root.stepper.step() }
    StepKey { sequence: "B"; onActivated: root.stepper.bigStep() }
    StepKey { sequence: "W"; onActivated: root.stepper.untilWaits() }
    StepKey { sequence: "U"; onActivated: root.stepper.undo() }
    Key { sequence: "Ctrl+V"; onActivated: root.pasteWanted() }
    Shortcut { sequence: "Escape"; enabled: root.duelling; onActivated: root.leaveWanted() }
    Shortcut { sequence: "Escape"; enabled: !root.duelling && !root.typing && root.search !== null && root.search.running; onActivated: root.search.cancel() }
    Key { sequence: "L"; enabled: !root.typing; onActivated: Theme.toggle() }
    Key { sequence: "T"; enabled: !root.typing; onActivated: root.tourWanted() }
    Key { sequences: ["?", "F1"]; enabled: !root.typing; onActivated: root.helpWanted() }
    Shortcut { sequence: "Ctrl+O"; onActivated: root.openWanted() }
    Shortcut { sequence: "Ctrl+S"; onActivated: root.saveWanted() }
    Shortcut { sequence: "Ctrl+F"; onActivated: root.searchWanted() }
    Shortcut { sequence: "Ctrl+K"; onActivated: root.paletteWanted() }
    Shortcut { sequences: ["Ctrl++", "Ctrl+="]; onActivated: Theme.zoom(0.1) }
    Shortcut { sequence: "Ctrl+-"; onActivated: Theme.zoom(-0.1) }

    Instantiator {
        model: 9
        delegate: Shortcut {
            required property int index

            enabled: root.driving && !root.typing
            sequence: String(index + 1)
            onActivated: root.variantWanted(index + 1)
        }
    }
}
