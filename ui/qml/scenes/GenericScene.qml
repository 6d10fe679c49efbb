pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// Any scenario: threads as cards above, the objects they meet at below.
Item {
    id: root

    required property var session

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: content.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {}

        Column {
            id: content
            width: flick.width - Theme.scrollBar
            spacing: Theme.s3
            visible: threads.count > 0

            Flow {
                width: parent.width
                spacing: Theme.s2
                Repeater {
                    id: threads
                    model: root.session.threads

                    ThreadCard {
                        selected: threadId === root.session.selectedThread
                        onPicked: root.session.selectedThread = selected ? 0 : threadId
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: Theme.line
                color: Theme.border
            }
            Flow {
                width: parent.width
                spacing: Theme.s2
                Repeater {
                    model: root.session.objects

                    ObjectCard {
                        selected: objectId === root.session.selectedObject
                        onPicked: root.session.selectedObject = selected ? 0 : objectId
                    }
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: threads.count === 0
        text: "Press Space to run. Threads and what they meet at appear here."
    }
}
