import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The button that saves, how the save goes, and where to.
RowLayout {
    id: root

    required property IdeScene scene
    readonly property color ink: scene.statusKind === "failed" ? Theme.alert : scene.statusKind === "saved" ? Theme.good : Theme.textMuted

    signal saveWanted()

    spacing: Theme.s3

    TextButton {
        objectName: "saveProject"
        kind: "primary"
        iconName: "save"
        text: "Save"
        hint: "Saves all texts and the rest of the project"
        key: "Ctrl+S"
        enabled: root.scene.canSave
        onClicked: root.saveWanted()
    }
    Icon {
        visible: root.scene.statusKind === "saved" || root.scene.statusKind === "failed"
        name: root.scene.statusKind === "failed" ? "violation" : "check"
        color: root.ink
    }
    PlainText {
        objectName: "saveStatus"
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.field
        wrapMode: Text.WordWrap
        text: root.scene.statusText !== "" ? root.scene.statusText : "Type, then save: Ctrl+S"
        color: root.ink
        font.weight: Font.Medium

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Rectangle {
        visible: root.scene.percent >= 0
        Layout.preferredWidth: Theme.field * 2
        implicitHeight: Theme.track
        radius: height / 2
        color: Theme.border

        Rectangle {
            width: parent.width * Math.max(0, root.scene.percent) / 100
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }
    PlainText {
        visible: root.scene.edited
        text: "● edited"
        font.pixelSize: Theme.fontSmall
        color: Theme.textFaint
    }
    PlainText {
        id: where
        visible: root.scene.percent < 0  // a save has the room
        elide: Text.ElideNone
        // Its folder too, where there is room.
        text: full.advanceWidth <= root.width * 0.5 ? root.scene.filePath : root.scene.filePath.split("/").pop()
        font.pixelSize: Theme.fontSmall
        color: Theme.textFaint

        TextMetrics {
            id: full
            font: where.font
            text: root.scene.filePath
        }
        HoverHandler { id: over }
        HintTip {
            text: "Saved to " + root.scene.filePath
            shown: over.hovered
        }
    }
}
