import QtQuick

// The threads in the circle of waits, if there is one.
QtObject {
    id: root

    property var graph: null
    readonly property var members: find(graph ? graph.revision : 0)

    function find(revision: int): var {
        const found = [];
        if (!graph || !graph.hasCycle) return found;
        for (let i = 0; i < graph.nodes.count; ++i) {
            const node = graph.nodes.get(i);
            if (node.inCycle && node.kind === "thread") found.push(node.number);
        }
        return found;
    }
}
