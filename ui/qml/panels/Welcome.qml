import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// What this is, in two sentences, and three ways to begin; over the scene, which moves behind it.
T.Popup {
    id: root

    signal tourWanted()
    signal openWanted()

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: Theme.s8
    implicitWidth: Theme.welcomeWidth
    implicitHeight: implicitContentHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modal: Rectangle { color: Theme.scrim }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusLarge
        border.width: Theme.line
        border.color: Theme.borderStrong
    }
    contentItem: Column {
        objectName: "welcome"
        spacing: Theme.s4

        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Welcome to Interleave")

        Row {
            spacing: Theme.s3

            Icon {
                name: "logo"
                size: Theme.s8
                color: Theme.accent
                stroke: 2.4
            }
            PlainText {
                height: Theme.s8
                text: qsTr("Welcome to Interleave")
                font.pixelSize: Theme.fontHeading
                font.weight: Font.Bold
            }
        }
        PlainText {
            width: parent.width
            text: qsTr("A laboratory for programs that do several things at once: real threads run through real problems, and you see "
                + "who holds what, who waits for whom, and what goes wrong.")
            wrapMode: Text.WordWrap
            font.pixelSize: Theme.fontTitle
            lineHeight: Theme.lineHeight
        }
        PlainText {
            width: parent.width
            text: qsTr("Slow it down, pause it, rewind it, break it: nothing in the picture is acted, and the code beside it is the code that runs.")
            wrapMode: Text.WordWrap
            color: Theme.textMuted
            lineHeight: Theme.lineHeight
        }
        Row {
            topPadding: Theme.s2
            spacing: Theme.s2

            TextButton {
                objectName: "welcome:tour"
                focus: true
                kind: "primary"
                iconName: "tour"
                text: qsTr("Take the tour")
                onClicked: {
                    root.close();
                    root.tourWanted();
                }
            }
            TextButton {
                objectName: "welcome:explore"
                text: qsTr("Explore on my own")
                onClicked: root.close()
            }
            TextButton {
                objectName: "welcome:open"
                iconName: "open"
                text: qsTr("Open a trace")
                onClicked: {
                    root.close();
                    root.openWanted();
                }
            }
        }
    }
}
