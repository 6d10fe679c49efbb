import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Tells in plain English what has gone wrong and what to do; buttons go into `actions`.
Rectangle {
    id: root

    property string title: ""
    property string text: ""
    property string advice: ""
    property int severity: 0
    property string iconName: "deadlock"
    property bool brief: false  // what has gone wrong, and no more
    property bool low: false    // where there is little room: without the advice, which is in the tip
    property alias actions: actionRow.data
    readonly property color tone: Theme.severityColor(severity)

    signal dismissed()

    implicitHeight: content.implicitHeight + 2 * Theme.s2
    radius: Theme.radiusLarge
    color: severity === 0 ? Theme.alertSoft : severity === 1 ? Theme.warningSoft : Theme.accentSoft
    border.width: Theme.lineBold
    border.color: tone

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + ". " + text + " " + advice

    RowLayout {
        id: content
        anchors.fill: parent
        anchors.margins: Theme.s2
        anchors.leftMargin: Theme.s3
        spacing: Theme.s3

        Icon {
            Layout.alignment: Qt.AlignTop
            name: root.iconName
            size: Theme.s6
            color: root.tone

            HoverHandler { id: over }
            HintTip {
                text: root.advice
                shown: over.hovered && root.low
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.s1 / 2

            PlainText {
                Layout.fillWidth: true
                text: root.title
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
            }
            PlainText {
                Layout.fillWidth: true
                text: root.text
                wrapMode: Text.WordWrap
                font.pixelSize: root.low ? Theme.fontSmall : Theme.fontBody
            }
            PlainText {
                Layout.fillWidth: true
                visible: text !== "" && !root.brief && !root.low
                text: root.advice
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                wrapMode: Text.WordWrap
            }
            Flow {
                id: actionRow
                visible: !root.brief
                Layout.fillWidth: true
                Layout.topMargin: Theme.s1
                spacing: Theme.s2
            }
        }
        IconButton {
            Layout.alignment: Qt.AlignTop
            implicitWidth: Theme.controlSmall
            implicitHeight: Theme.controlSmall
            iconName: "close"
            hint: "Hide this message"
            onClicked: root.dismissed()
        }
    }
}
