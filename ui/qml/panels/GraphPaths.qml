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
            if (length < 1) continue;
            const near = Math.min(gapAt, length * 0.25), far = Math.min(gapAt + 2, length * 0.25);
            const ux = (bx - ax) / length, uy = (by - ay) / length;
            const size = Math.min(edge.inCycle ? headAt * 1.5 : headAt, length * 0.4);
            const tipX = bx - ux * far, tipY = by - uy * far;
            const baseX = tipX - ux * size, baseY = tipY - uy * size;
            const line = "M" + (ax + ux * near) + " " + (ay + uy * near) + "L" + baseX + " " + baseY;
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
