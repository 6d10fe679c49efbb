pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The top of the window: what it is, how the recording stands, files, theme and help.
Rectangle {
    id: root

    required property var session
    property bool touring: false
    property bool canSave: session.now > 0
    property string saveHint: "Save this run, or export it for Perfetto, as CSV or JSON"

    signal openWanted()
    signal saveWanted()
    signal helpWanted()
    signal tourWanted()
    signal aboutWanted()

    implicitHeight: Theme.topBar
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s2
        spacing: Theme.s2

        Icon {
            name: "logo"
            size: Theme.s6
            color: Theme.accent
            stroke: 2.4
        }
        PlainText {
            text: "Interleave"
            font.pixelSize: Theme.fontTitle
            font.weight: Font.Bold
            elide: Text.ElideNone
        }
        PlainText {
            Layout.leftMargin: Theme.s2
            Layout.fillWidth: true
            text: root.session.chapterTitle
            color: Theme.textFaint
        }
        Tag {
            visible: text !== ""
            text: root.session.lostText
            iconName: "lost_events"
            ink: Theme.alert
            outlined: true
        }
        Repeater {
            model: 3  // not the texts: they change each frame, and would make new items of it

            PlainText {
                required property int index

                Layout.rightMargin: Theme.s2
                visible: text !== ""
                text: index === 0 ? root.session.eventsText
                                  : index === 1 ? root.session.rateText : root.session.coresText
                color: Theme.textMuted
                mono: true
                font.pixelSize: Theme.fontSmall
                elide: Text.ElideNone
            }
        }
        TextButton {
            objectName: "tour"
            Layout.rightMargin: Theme.s2
            text: root.touring ? "Leave tour" : "Tour"
            iconName: "tour"
            hint: root.touring ? "Back to the list of scenarios" : "A guided path: watch, predict, and see what the run says"
            key: "T"
            onClicked: root.tourWanted()
        }
        IconButton {
            objectName: "open"
            iconName: "open"
            hint: "Open a saved run"
            key: "Ctrl O"
            onClicked: root.openWanted()
        }
        IconButton {
            objectName: "save"
            iconName: "save"
            hint: root.saveHint
            key: "Ctrl S"
            enabled: root.canSave
            onClicked: root.saveWanted()
        }
        IconButton {
            objectName: "command"
            iconName: "shell"
            hint: "Copy the command line that repeats this"
            key: "Ctrl Shift C"
            onClicked: root.session.copyCommandLine()
        }
        IconButton {
            objectName: "theme"
            iconName: Theme.dark ? "sun" : "moon"
            hint: Theme.dark ? "Light theme" : "Dark theme"
            key: "L"
            onClicked: Theme.toggle()
        }
        IconButton {
            objectName: "help"
            iconName: "keyboard"
            hint: "All keys"
            key: "?"
            onClicked: root.helpWanted()
        }
        IconButton {
            objectName: "aboutButton"
            iconName: "about"
            hint: "About Interleave and this machine"
            onClicked: root.aboutWanted()
        }
    }
}
