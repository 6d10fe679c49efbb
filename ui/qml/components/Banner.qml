import QtQuick
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

    implicitHeight: content.height + 2 * Theme.s2
    radius: Theme.radiusLarge
    color: severity === 0 ? Theme.alertSoft : severity === 1 ? Theme.warningSoft : Theme.accentSoft
    border.width: Theme.lineBold
    border.color: tone

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + ". " + text + " " + advice

    Icon {
        id: sign
        x: Theme.s3
        y: Theme.s2
        name: root.iconName
        size: Theme.s6
        color: root.tone

        HoverHandler { id: over }
        HintTip {
            text: root.advice
            shown: over.hovered && root.low
        }
    }
    // A column, no layout: a layout that becomes visible while its text still grows keeps the lines where they were.
    Column {
        id: content
        anchors.left: sign.right
        anchors.right: close.left
        anchors.leftMargin: Theme.s3
        anchors.rightMargin: Theme.s3
        y: Theme.s2
        spacing: Theme.s1 / 2

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        PlainText {
            width: parent.width
            text: root.text
            wrapMode: Text.WordWrap
            font.pixelSize: root.low ? Theme.fontSmall : Theme.fontBody
        }
        PlainText {
            width: parent.width
            visible: text !== "" && !root.brief && !root.low
            text: root.advice
            font.pixelSize: Theme.fontSmall
            color: Theme.textMuted
            wrapMode: Text.WordWrap
        }
        Flow {
            id: actionRow
            visible: !root.brief
            width: parent.width
            topPadding: Theme.s1
            spacing: Theme.s2
        }
    }
    IconButton {
        id: close
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: Theme.s2
        implicitWidth: Theme.controlSmall
        implicitHeight: Theme.controlSmall
        iconName: "close"
        hint: "Hide this message"
        onClicked: root.dismissed()
    }
}
