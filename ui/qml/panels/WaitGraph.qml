pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// Who holds what and who waits for what. Solid: holds; dashed: waits; dotted: would close a circle. A circle that has
// closed is thick, in the alert colour, its members ringed.
Item {
    id: root

    required property var session
    readonly property var graph: session.graph
    readonly property int nodeCount: repeater.count
    readonly property bool crowded: nodeCount * Theme.field > 1.6 * (width + height)
    readonly property real box: Math.min(area.width, area.height * 1.4)
    readonly property real nodeSize: Math.max(4, Math.min(Theme.s8, box / Math.max(7, 3 + 0.55 * nodeCount)))

    Item {
        id: area
        anchors.fill: parent
        anchors.leftMargin: root.crowded ? Theme.s6 : Theme.field + Theme.s8
        anchors.rightMargin: anchors.leftMargin
        anchors.topMargin: root.crowded ? Theme.s6 : Theme.s8 + Theme.s2
        anchors.bottomMargin: footer.height + (root.crowded ? Theme.s6 : Theme.s8 + Theme.s2)
        visible: root.nodeCount > 0

        GraphItem {
            anchors.fill: parent
            anchors.margins: -inset
            graph: root.graph
            inset: Theme.s4
            gap: root.nodeSize / 2 + 2
            head: Math.max(4, root.nodeSize * 0.3)
            line: Theme.lineArrow
            cycleLine: Math.max(Theme.lineBold, Math.min(Theme.lineAlert, root.nodeSize * 0.3))
            ownsColor: Theme.lockOwned
            waitsColor: Theme.lockContended
            alertColor: Theme.alert

            NumberAnimation on march {
                id: marching
                from: 33
                to: 0
                duration: Theme.emphasis * Theme.emphasisLoops
                running: false
            }
        }
        Repeater {
            id: repeater
            model: root.graph.nodes

            GraphNode {
                size: root.nodeSize
                span: Qt.size(area.width, area.height)
                crowded: root.crowded
                selected: isThread && number === root.session.selectedThread
                onPicked: {
                    if (isThread) root.session.selectedThread = number;
                    else root.session.selectedObject = number;
                }
            }
        }
    }
    Connections {
        target: root.graph
        function onChanged() {
            if (root.graph.hasCycle && !root.marched) marching.restart();
            root.marched = root.graph.hasCycle;
        }
    }
    property bool marched: false  // the emphasis has been given for this cycle

    Column {
        id: footer
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.s2
        spacing: Theme.s1

        PlainText {
            width: parent.width
            visible: root.graph.hasCycle && root.height > Theme.lowerMin * 1.6  // the banner tells it too
            text: root.graph.cycleText
            color: Theme.alert
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }
        GraphLegend {
            visible: root.nodeCount > 0 && !root.graph.hasCycle
            anchors.horizontalCenter: parent.horizontalCenter
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.nodeCount === 0
        text: root.session.now > 0 ? "Nobody holds or waits for anything at this moment."
                                   : "While it runs, who holds what and who waits for whom is drawn here."
    }
}
