import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// All keys at a glance.
T.Popup {
    id: root

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: Theme.s6
    implicitWidth: Theme.overlayWidth
    implicitHeight: implicitContentHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle { color: Theme.scrim }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusLarge
        border.width: Theme.line
        border.color: Theme.borderStrong
    }
    contentItem: Column {
        objectName: "keys"
        spacing: Theme.s3

        PlainText {
            text: "Keys"
            font.pixelSize: Theme.fontHeading
            font.weight: Font.DemiBold
        }
        Grid {
            width: parent.width
            columns: 2
            columnSpacing: Theme.s6
            rowSpacing: Theme.s2

            Repeater {
                model: [["Space", "Run or pause, or measure a benchmark"], ["S", "Stop the run"], ["R", "Start afresh"], ["1 – 9", "Choose a variant"], ["E", "Find: search the schedules for a failure"], ["H", "How likely it fails: the map"], ["Ctrl V", "Play the schedule on the clipboard"],
                    ["M", "Step by hand; 1 – 9 say who goes on"], ["N  B  W", "Stepped: step, big step, until it waits"], ["U", "Stepped: take back"],
                    ["D", "Duel of two variants; Esc leaves it"],
                    ["←  →", "One event back or forward"], ["Home", "To the beginning"], ["End", "To the newest moment"],
                    ["+  −", "Zoom the timeline"], ["0", "Timeline: the whole run"], ["F", "Timeline follows the playhead"], ["Shift drag", "Timeline: measure a span of a lane"],
                    ["G", "Next tab, or next figure of a benchmark"], ["L", "Light or dark"], ["T", "Begin or leave the tour"],
                    ["A  B  C", "Tour: predict"], ["Page ↓  Page ↑", "Tour: reveal or next stop, stop before"], ["Ctrl +  Ctrl −", "Larger or smaller"],
                    ["Ctrl O", "Open a saved run"], ["Ctrl S", "Save or export this run"],
                    ["P  F11", "Presenter's view, and back"], ["Ctrl 1  2  3", "Show or hide list, timeline, settings"],
                    ["Ctrl Alt  ←  ↑", "Larger settings, timeline; → ↓ smaller"], ["Ctrl Shift  →", "Larger list; ← smaller"],
                    ["Alt Shift  ←", "Larger tables; → smaller"], ["Ctrl M", "Less motion"],
                    ["Ctrl Shift C", "Copy the command line that repeats this"], ["Ctrl F", "Search a scenario"], ["Ctrl K", "Find anything: scenarios, variants, actions"],
                    ["Esc", "Benchmark: cancel, or back to its figures"], ["Ctrl C", "Benchmark: copy all figures as CSV"],
                    ["Ctrl B", "Benchmark: compare with saved figures"], ["Tab", "Next control"], ["?", "These keys"]]

                KeyLine {}
            }
        }
    }
}
