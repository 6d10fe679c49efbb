import QtQuick
import Interleave.Ui

// The philosophers' table of a session.
Item {
    id: root

    required property var session

    PhilosophersScene {
        id: model
        session: root.session
    }
    PhilosophersTable {
        anchors.fill: parent
        session: root.session
        table: model
    }
}
