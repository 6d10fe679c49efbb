import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// What can be done with the figures, and what they are compared with.
RowLayout {
    id: root

    required property var bench

    signal saveWanted()
    signal compareWanted()

    spacing: Theme.s2

    PlainText {
        text: "All figures"
        font.pixelSize: Theme.fontSmall
        font.weight: Font.DemiBold
        color: Theme.textMuted
        elide: Text.ElideNone
    }
    PlainText {
        objectName: "bench:saved"
        Layout.fillWidth: true
        text: root.bench.savedName === "" ? "medians, and where they lie"
            : "◇ " + root.bench.savedName + (root.bench.differences.length > 0 ? ", taken otherwise: " + root.bench.differences.join(", ") : "")
        font.pixelSize: Theme.fontSmall
        color: root.bench.differences.length > 0 ? Theme.warning : Theme.textFaint
    }
    IconButton {
        objectName: "bench:forget"
        implicitWidth: Theme.controlSmall
        implicitHeight: Theme.controlSmall
        visible: root.bench.savedName !== ""
        iconName: "close"
        hint: "Compare no more"
        onClicked: root.bench.forgetSaved()
    }
    TextButton {
        objectName: "bench:compare"
        small: true
        text: "Compare…"
        hint: "With figures that were saved"
        key: "Ctrl B"
        onClicked: root.compareWanted()
    }
    TextButton {
        objectName: "bench:save"
        small: true
        text: "Save…"
        hint: "To compare with later"
        key: "Ctrl S"
        onClicked: root.saveWanted()
    }
    TextButton {
        objectName: "bench:copy"
        small: true
        text: "Copy as CSV"
        hint: "All figures, for a spreadsheet"
        key: "Ctrl C"
        onClicked: root.bench.copyCsv()
    }
}
