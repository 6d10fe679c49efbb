import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// Whether a file that is there may be replaced.
T.Popup {
    id: root

    property string file: ""

    signal agreed()

    function ask(which: string) {
        file = which;
        open();
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: Theme.s6
    implicitWidth: Theme.bannerWidth
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
        objectName: "replace"
        spacing: Theme.s4

        PlainText {
            text: "Replace the file that is there?"
            font.pixelSize: Theme.fontTitle
            font.weight: Font.DemiBold
        }
        PlainText {
            width: parent.width
            text: root.file
            color: Theme.textMuted
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 3
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.s2

            TextButton {
                focus: true
                objectName: "replace:no"
                text: "Keep it"
                onClicked: root.close()
            }
            TextButton {
                objectName: "replace:yes"
                kind: "alert"
                text: "Replace"
                onClicked: {
                    root.close();
                    root.agreed();
                }
            }
        }
    }
}
