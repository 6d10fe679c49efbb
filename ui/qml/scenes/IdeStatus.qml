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
        id: status
        objectName: "saveStatus"
        Layout.maximumWidth: root.width * 0.6
        text: root.scene.statusText !== "" ? root.scene.statusText : "Type, then save: Ctrl+S"
        color: root.ink
        font.weight: Font.Medium

        Accessible.role: Accessible.StaticText
        Accessible.name: text
        HintTip {
            text: root.scene.statusText
            shown: overStatus.hovered && status.truncated
        }
        HoverHandler { id: overStatus }
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
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideMiddle
        text: root.scene.filePath
        font.pixelSize: Theme.fontSmall
        color: Theme.textFaint

        HoverHandler { id: over }
        HintTip {
            text: "Saved to " + where.text
            shown: over.hovered
        }
    }
}
