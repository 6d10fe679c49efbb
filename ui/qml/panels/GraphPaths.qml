import QtQuick

// The arrows of the wait-for graph as SVG paths, one for each way of drawing; worked out again when the graph changes.
QtObject {
    id: root

    property var graph: null
    property real width: 0
    property real height: 0
    property real gap: 0   // from a node's middle to where its arrows end
    property real head: 0  // length of an arrowhead

    readonly property var all: build(graph ? graph.revision : 0, width, height, gap, head)
    readonly property string owns: all.owns
    readonly property string ownsHeads: all.ownsHeads
    readonly property string waits: all.waits
    readonly property string waitsHeads: all.waitsHeads
    readonly property string closing: all.closing
    readonly property string closingHeads: all.closingHeads
    readonly property string cycleOwns: all.cycleOwns
    readonly property string cycleWaits: all.cycleWaits
    readonly property string cycleHeads: all.cycleHeads

    function build(revision: int, w: real, h: real, gapAt: real, headAt: real): var {
        const out = { owns: "", ownsHeads: "", waits: "", waitsHeads: "", closing: "", closingHeads: "", cycleOwns: "", cycleWaits: "",
            cycleHeads: "" };
        const count = graph ? graph.edges.count : 0;
        for (let i = 0; i < count; ++i) {
            const edge = graph.edges.get(i);
            const ax = edge.fromX * w, ay = edge.fromY * h, bx = edge.toX * w, by = edge.toY * h;
            const length = Math.hypot(bx - ax, by - ay);
            if (length < 2 * gapAt + headAt) continue;
            const ux = (bx - ax) / length, uy = (by - ay) / length;
            const size = edge.inCycle ? headAt * 1.5 : headAt;
            const tipX = bx - ux * (gapAt + 2), tipY = by - uy * (gapAt + 2);
            const baseX = tipX - ux * size, baseY = tipY - uy * size;
            const line = "M" + (ax + ux * gapAt) + " " + (ay + uy * gapAt) + "L" + baseX + " " + baseY;
            const arrow = "M" + tipX + " " + tipY + "L" + (baseX - uy * size * 0.6) + " " + (baseY + ux * size * 0.6)
                        + "L" + (baseX + uy * size * 0.6) + " " + (baseY - ux * size * 0.6) + "Z";
            if (edge.inCycle) {
                out[edge.kind === "owns" ? "cycleOwns" : "cycleWaits"] += line;
                out.cycleHeads += arrow;
            } else {
                out[edge.kind] += line;
                out[edge.kind + "Heads"] += arrow;
            }
        }
        return out;
    }
}
