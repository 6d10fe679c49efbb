pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// Help: what this is, whose it is, and what machine it runs on.
T.Popup {
    id: root

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: Theme.s6
    implicitWidth: Math.min(Theme.bannerWidth, parent ? parent.width - 2 * Theme.s4 : 0)
    implicitHeight: implicitContentHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle { color: Theme.scrim }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusLarge
        border.width: Theme.line
        border.color: Theme.borderStrong
    }

    component Facts: Column {
        id: facts

        required property string heading
        required property var model

        width: parent ? parent.width : 0
        spacing: Theme.s1

        PlainText {
            text: facts.heading
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
            color: Theme.accent
        }
        Repeater {
            model: facts.model

            Item {
                id: fact

                required property var modelData

                width: facts.width
                height: words.height

                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.title + ": " + modelData.text

                PlainText {
                    width: Theme.sidebar
                    text: fact.modelData.title
                    color: Theme.textMuted
                }
                PlainText {
                    id: words
                    x: Theme.sidebar
                    width: parent.width - x
                    text: fact.modelData.text
                    wrapMode: Text.WordWrap
                }
            }
        }
    }

    contentItem: Column {
        objectName: "about"
        spacing: Theme.s4

        Accessible.role: Accessible.Dialog
        Accessible.name: "About Interleave"

        Row {
            spacing: Theme.s3

            Icon {
                name: "logo"
                size: Theme.s8
                color: Theme.accent
                stroke: 2.4
            }
            Column {
                PlainText {
                    objectName: "about:version"
                    text: "Interleave " + about.version
                    font.pixelSize: Theme.fontHeading
                    font.weight: Font.Bold
                }
                PlainText {
                    text: about.licence
                    color: Theme.textMuted
                }
            }
        }
        Facts {
            objectName: "about:machine"
            heading: "This machine"
            model: about.machine
        }
        Facts {
            objectName: "about:libraries"
            heading: "Made with"
            model: about.libraries
        }
        Row {
            spacing: Theme.s2

            TextButton {
                objectName: "about:copy"
                text: "Copy"
                hint: "All of this as text, to report a fault"
                onClicked: about.copy()
            }
            TextButton {
                objectName: "about:close"
                focus: true
                text: "Close"
                onClicked: root.close()
            }
        }
    }
    About { id: about }
}
