import QtQuick
import Interleave.Ui

// One line on what could not be done, or, for a while, on what was; a click puts it away.
Rectangle {
    id: root

    required property var session
    readonly property bool failed: session.errorText !== ""
    readonly property string text: failed ? session.errorText : session.noticeText

    y: Theme.s2
    z: 20
    visible: text !== ""
    width: Math.min(line.implicitWidth + Theme.icon + Theme.s2 + 2 * Theme.s4, parent ? parent.width - 2 * Theme.s4 : 0)
    height: Math.max(Theme.control, line.height + 2 * Theme.s2)
    radius: Theme.radius
    color: failed ? Theme.alertSoft : Theme.goodSoft
    border.width: Theme.lineBold
    border.color: failed ? Theme.alert : Theme.good

    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.onPressAction: session.clearError()

    Icon {
        id: sign
        x: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        name: root.failed ? "violation" : "check"
        color: root.border.color
    }
    PlainText {
        id: line
        objectName: root.failed ? "error" : "notice"
        anchors.left: sign.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    TapHandler {
        onTapped: root.session.clearError()
    }
}
