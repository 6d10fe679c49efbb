import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// How far an animation is; the window waits for it.
T.Popup {
    id: root

    required property var film  // SceneExport

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: parent.height - height - Theme.s8
    modal: true
    focus: true
    visible: film.running
    padding: Theme.s4
    implicitWidth: Theme.welcomeWidth
    implicitHeight: implicitContentHeight + 2 * padding
    closePolicy: T.Popup.NoAutoClose

    T.Overlay.modal: Item {}

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusLarge
        border.width: Theme.line
        border.color: Theme.borderStrong
    }
    contentItem: Column {
        objectName: "filming"
        spacing: Theme.s3

        PlainText {
            text: "Saving an animation of the scene"
            font.weight: Font.DemiBold
        }
        ProgressBar {
            width: parent.width
            label: "Saving an animation"
            value: root.film.progress
        }
        TextButton {
            objectName: "film:cancel"
            anchors.right: parent.right
            focus: true
            text: "Cancel"
            hint: "Nothing is written"
            key: "Esc"
            onClicked: root.film.cancel()
            Keys.onEscapePressed: root.film.cancel()
        }
    }
}
