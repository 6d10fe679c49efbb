pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The four conditions of a deadlock: who makes each of them hold, and the variant that takes it away.
Item {
    id: root

    required property var session
    required property var lamps
    readonly property bool all: lamps.litCount === 4

    ListView {
        id: list
        anchors.fill: parent
        anchors.margins: Theme.s1
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.lamps.rows
        reuseItems: false
        readonly property real share: Math.floor(height / 4)

        Accessible.role: Accessible.List
        Accessible.name: "Conditions of a deadlock"

        delegate: Item {
            id: row

            required property int key
            required property string title
            required property bool lit
            required property int index
            required property var model
            readonly property color ink: !lit ? Theme.textFaint : root.all ? Theme.alert : Theme.lampLit

            width: list.width
            readonly property bool narrow: width < Theme.dock
            height: Math.max(Theme.rowTall, list.share, line.implicitHeight + Theme.s4)

            Accessible.role: Accessible.ListItem
            Accessible.name: title + (lit ? " holds: " : " does not hold: ") + model.text

            Rectangle {
                visible: row.index > 0
                width: parent.width
                height: Theme.line
                color: Theme.border
            }
            GridLayout {
                id: line
                anchors.fill: parent
                anchors.leftMargin: Theme.s1
                anchors.rightMargin: Theme.s1
                columns: row.narrow ? 2 : 3
                columnSpacing: Theme.s2
                rowSpacing: Theme.s1

                Icon {
                    Layout.rowSpan: row.narrow ? 2 : 1
                    name: row.lit ? "lampOn" : "lampOff"
                    size: Theme.s6
                    color: row.ink
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Row {
                        spacing: Theme.s1
                        PlainText {
                            text: row.title
                            font.weight: Font.DemiBold
                            elide: Text.ElideNone
                        }
                        PlainText {
                            anchors.baseline: parent.children[0].baseline
                            text: row.lit ? "holds" : "not now"
                            font.pixelSize: Theme.fontSmall
                            font.weight: Font.DemiBold
                            color: row.ink
                            elide: Text.ElideNone
                        }
                    }
                    PlainText {
                        Layout.fillWidth: true
                        text: row.model.text
                        wrapMode: Text.WordWrap
                        font.pixelSize: Theme.fontSmall
                        color: Theme.textMuted
                    }
                }
                TextButton {
                    objectName: "break:" + row.key
                    small: true
                    leftPadding: Theme.s2
                    rightPadding: Theme.s2
                    enabled: !row.model.remedyCurrent
                    iconName: row.model.remedyCurrent ? "check" : ""
                    text: row.model.remedyTitle
                    hint: row.model.remedyHow + (row.model.remedyCurrent ? " This is how it runs now." : " Runs again that way, with the same settings.")
                    onClicked: root.session.selectVariant(row.model.remedyId)
                }
            }
        }
    }
}
