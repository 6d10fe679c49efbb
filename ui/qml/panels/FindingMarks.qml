pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Where on the timeline something was found: a sign on the axis, and a line through the lanes for what ends a run. A click goes
// there.
Item {
    id: root

    required property var session
    required property var timeline

    Repeater {
        model: root.session.findings

        Item {
            id: mark

            required property int findingId
            required property string kind
            required property string text
            required property real at
            required property int severity
            readonly property color tone: Theme.severityColor(severity)

            x: root.timeline.viewSpan > 0 ? root.width * (at - root.timeline.viewBegin) / root.timeline.viewSpan : 0
            height: root.height
            visible: x >= 0 && x <= root.width

            Accessible.role: Accessible.Button
            Accessible.name: text
            Accessible.onPressAction: root.session.jumpTo(findingId)

            Rectangle {
                visible: mark.severity === 0
                x: -width / 2
                y: root.timeline.axisHeight
                width: Theme.lineBold
                height: parent.height - y
                color: mark.tone
            }
            Rectangle {
                x: -width / 2
                y: root.timeline.axisHeight - height - Theme.line
                width: Theme.s4
                height: width
                radius: width / 2
                color: over.hovered ? Theme.hovered : Theme.surface

                Icon {
                    anchors.centerIn: parent
                    name: mark.kind
                    size: Theme.s3
                    color: mark.tone
                }
                HoverHandler { id: over }
                TapHandler { onTapped: root.session.jumpTo(mark.findingId) }
                HintTip {
                    shown: over.hovered
                    text: mark.text
                }
            }
        }
    }
}
