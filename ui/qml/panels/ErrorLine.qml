import QtQuick
import Interleave.Ui

// One line on what could not be done; a click puts it away.
Rectangle {
    id: root

    required property var session

    y: Theme.s2
    z: 20
    visible: session.errorText !== ""
    width: line.implicitWidth + 2 * Theme.s4
    height: Theme.control
    radius: Theme.radius
    color: Theme.alertSoft
    border.width: Theme.lineBold
    border.color: Theme.alert

    Accessible.role: Accessible.AlertMessage
    Accessible.name: session.errorText

    PlainText {
        id: line
        anchors.centerIn: parent
        text: root.session.errorText
    }
    TapHandler {
        onTapped: root.session.clearError()
    }
}
