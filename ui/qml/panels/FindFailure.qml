pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// A failure that a search has found: what it is, its schedule drawn and as a text, and the nearest one that passes.
Rectangle {
    id: root

    required property int index
    required property string kind
    required property string title
    required property string text
    required property string schedule
    required property string passing
    required property string atText
    required property string turnsText
    required property string flipText
    required property var search
    required property var player
    readonly property bool current: search.selected === index
    readonly property bool playing: schedule !== "" && player.playing === schedule
    readonly property bool passes: passing !== "" && player.playing === passing

    objectName: "failure:" + index
    implicitHeight: content.implicitHeight + 2 * Theme.s2
    radius: Theme.radius
    color: Theme.raised
    border.width: current ? Theme.lineBold : Theme.line
    border.color: current ? Theme.alert : Theme.border

    Accessible.role: Accessible.ListItem
    Accessible.name: title + ": " + text

    TapHandler { onTapped: root.search.selected = root.index }

    ColumnLayout {
        id: content
        anchors.fill: parent
        anchors.margins: Theme.s2
        spacing: Theme.s2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s2

            Icon {
                name: root.kind === "stuck" ? "deadlock" : root.kind === "exception" ? "violation" : root.kind
                size: Theme.iconLarge
                color: Theme.alert
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                PlainText {
                    text: root.title
                    font.weight: Font.DemiBold
                }
                PlainText {
                    Layout.fillWidth: true
                    text: root.atText
                    font.pixelSize: Theme.fontTiny
                    color: Theme.textFaint
                }
            }
            TextButton {
                objectName: "play:" + root.index
                small: true
                kind: root.playing ? "plain" : "primary"
                iconName: root.playing ? "restart" : "play"
                text: root.playing ? "Again" : "Play it"
                hint: "Run it on real threads, slowly, by exactly this schedule"
                onClicked: root.search.play(root.index)
            }
        }
        PlainText {
            Layout.fillWidth: true
            text: root.text
            wrapMode: Text.WordWrap
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
        }
        TurnStrip {
            Layout.fillWidth: true
            visible: root.current && lanes.length > 0
            strip: root.current ? root.search.strip : ({})
            played: root.playing ? root.player.step : 0
        }
        PlainText {
            Layout.fillWidth: true
            text: root.turnsText
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.current
            spacing: Theme.lineBold

            Repeater {
                model: root.current ? root.search.turns : []

                RowLayout {
                    id: turn

                    required property var modelData

                    Layout.fillWidth: true
                    spacing: Theme.s2

                    PlainText {
                        Layout.preferredWidth: Theme.field
                        text: "step " + turn.modelData.step
                        mono: true
                        font.pixelSize: Theme.fontTiny
                        color: Theme.textFaint
                    }
                    PlainText {
                        Layout.fillWidth: true
                        text: turn.modelData.text
                        wrapMode: Text.WordWrap
                        font.pixelSize: Theme.fontSmall
                        color: turn.modelData.preempts ? Theme.text : Theme.textMuted
                    }
                    Tag {
                        visible: turn.modelData.preempts
                        text: "preempts"
                        ink: Theme.alert
                        outlined: true
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: root.current
            spacing: Theme.s1

            PlainText {
                Layout.fillWidth: true
                text: root.schedule
                mono: true
                font.pixelSize: Theme.fontTiny
                wrapMode: Text.WrapAnywhere
                elide: Text.ElideNone
                color: Theme.textMuted
            }
            IconButton {
                objectName: "copy:" + root.index
                implicitWidth: Theme.controlSmall
                implicitHeight: Theme.controlSmall
                iconName: "copy"
                hint: "Copy the schedule: paste it into a chat, or into another window with Ctrl V"
                onClicked: root.player.copy(root.schedule)
            }
        }
        GridLayout {
            Layout.fillWidth: true
            visible: root.current && root.flipText !== ""
            columns: root.width < Theme.dock ? 1 : 2
            columnSpacing: Theme.s2
            rowSpacing: Theme.s1

            PlainText {
                Layout.fillWidth: true
                text: root.flipText + "."
                wrapMode: Text.WordWrap
                font.pixelSize: Theme.fontSmall
                color: root.passing !== "" ? Theme.good : Theme.textMuted
            }
            TextButton {
                visible: root.passing !== ""
                objectName: "playPassing:" + root.index
                small: true
                iconName: root.passes ? "restart" : "check"
                text: root.passes ? "Again" : "Play the one that passes"
                hint: "The same run but for one decision"
                onClicked: root.search.playPassing(root.index)
            }
        }
    }
}
