import QtQuick
import QtQuick.Shapes
import Interleave.Ui

// The circle of waits round the table: from each philosopher in it an arrow to the one who holds what he waits for.
Shape {
    id: root

    required property var geometry
    required property var graph
    required property var seats
    required property var forks
    readonly property real head: Math.max(5, Math.min(geometry.figure * 0.34, Theme.s4))
    readonly property var paths: visible ? build(graph.revision, geometry.figure, geometry.width, geometry.height) : ({ lines: "", heads: "" })

    visible: graph.hasCycle

    function build(revision: int, figure: real, w: real, h: real): var {
        const out = { lines: "", heads: "" };
        const inside = new Set();
        for (let i = 0; i < graph.nodes.count; ++i) {
            const node = graph.nodes.get(i);
            if (node.inCycle && node.kind === "thread") inside.add(node.number);
        }
        const a = geometry.ringX, b = geometry.ringY;
        for (let f = 0; f < forks.count; ++f) {
            const fork = forks.get(f);
            for (const seat of fork.wantedBy) {
                if (fork.holder < 0 || !inside.has(seats.get(seat).threadId) || !inside.has(seats.get(fork.holder).threadId)) continue;
                let from = geometry.seatAngle(seat), to = geometry.seatAngle(fork.holder);
                let turn = to - from;
                while (turn > Math.PI) turn -= 2 * Math.PI;
                while (turn < 0.001 - Math.PI) turn += 2 * Math.PI;
                const way = turn > 0 ? 1 : -1, steps = 12;
                const arrive = head / Math.hypot(a * Math.cos(to), b * Math.sin(to));
                const begin = from, end = from + turn - way * arrive * 1.3;
                if ((end - begin) * way <= 0) continue;
                let p = geometry.onEllipse(begin, a, b);
                out.lines += "M" + p.x + " " + p.y;
                for (let k = 1; k <= steps; ++k) {
                    p = geometry.onEllipse(begin + (end - begin) * k / steps, a, b);
                    out.lines += "L" + p.x + " " + p.y;
                }
                const next = geometry.onEllipse(end + way * 0.02, a, b);
                const l = Math.hypot(next.x - p.x, next.y - p.y), ux = (next.x - p.x) / l, uy = (next.y - p.y) / l;
                out.heads += "M" + (p.x + ux * head) + " " + (p.y + uy * head)
                           + "L" + (p.x - uy * head * 0.65) + " " + (p.y + ux * head * 0.65)
                           + "L" + (p.x + uy * head * 0.65) + " " + (p.y - ux * head * 0.65) + "Z";
            }
        }
        return out;
    }

    ShapePath {
        strokeColor: Theme.alert
        strokeWidth: Math.max(2, Math.min(Theme.lineAlert, root.geometry.figure * 0.12))
        fillColor: "transparent"
        capStyle: ShapePath.FlatCap
        PathSvg { path: root.paths.lines }
    }
    ShapePath {
        strokeWidth: -1
        fillColor: Theme.alert
        PathSvg { path: root.paths.heads }
    }
    SequentialAnimation on opacity {
        running: root.visible
        loops: Theme.emphasisLoops
        NumberAnimation { from: 1; to: 0.35; duration: Theme.emphasis / 2 }
        NumberAnimation { from: 0.35; to: 1; duration: Theme.emphasis / 2 }
    }
}
