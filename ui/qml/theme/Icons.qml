pragma Singleton
import QtQuick

// Our own icons as paths on a 24 × 24 grid. Those in `filled` are drawn as areas, the others as strokes.
QtObject {
    readonly property var paths: ({
        play: "M7 4.5 L19.5 12 L7 19.5 Z",
        pause: "M6.5 5 H10 V19 H6.5 Z M14 5 H17.5 V19 H14 Z",
        stop: "M6 6 H18 V18 H6 Z",
        restart: "M18.6 9.5 A7 7 0 1 0 19 13 M19.5 4.5 V9.5 H14.5",
        stepForward: "M6 5.5 L14.5 12 L6 18.5 Z M17.5 5.5 V18.5",
        stepBack: "M18 5.5 L9.5 12 L18 18.5 Z M6.5 5.5 V18.5",
        toEnd: "M5 5.5 L11 12 L5 18.5 M12 5.5 L18 12 L12 18.5 M20 5.5 V18.5",
        search: "M10.5 4 A6.5 6.5 0 1 1 10.49 4 Z M15.4 15.4 L20 20",
        zoomIn: "M10.5 4 A6.5 6.5 0 1 1 10.49 4 Z M15.4 15.4 L20 20 M7.5 10.5 H13.5 M10.5 7.5 V13.5",
        zoomOut: "M10.5 4 A6.5 6.5 0 1 1 10.49 4 Z M15.4 15.4 L20 20 M7.5 10.5 H13.5",
        fit: "M4 6 V18 M20 6 V18 M7 12 H17 M9.5 9.5 L7 12 L9.5 14.5 M14.5 9.5 L17 12 L14.5 14.5",
        follow: "M3 12 H15 M10.5 7.5 L15 12 L10.5 16.5 M19.5 5 V19",
        save: "M12 4 V14.5 M7.5 10 L12 14.5 L16.5 10 M4.5 15.5 V20 H19.5 V15.5",
        open: "M3.5 19 V5.5 H9.5 L11.5 8.5 H20.5 V19 Z",
        close: "M6 6 L18 18 M18 6 L6 18",
        chevronDown: "M6 9.5 L12 15.5 L18 9.5",
        chevronRight: "M9.5 6 L15.5 12 L9.5 18",
        sun: "M12 8 A4 4 0 1 1 11.99 8 Z M12 2.5 V4.5 M12 19.5 V21.5 M2.5 12 H4.5 M19.5 12 H21.5 M5.3 5.3 L6.7 6.7 M17.3 17.3 L18.7 18.7 M5.3 18.7 L6.7 17.3 M17.3 6.7 L18.7 5.3",
        moon: "M19.5 14.5 A8 8 0 1 1 9.5 4.5 A6.5 6.5 0 0 0 19.5 14.5 Z",
        keyboard: "M3 6.5 H21 V17.5 H3 Z M6.5 10 H7.5 M10.5 10 H11.5 M14.5 10 H15.5 M17.5 10 H18 M8 14 H16",
        shell: "M3.5 5 H20.5 V19 H3.5 Z M7 9.5 L10 12 L7 14.5 M12 15 H16.5",
        about: "M12 3 A9 9 0 1 1 11.99 3 Z M12 11 V16.5 M12 7.4 V7.6",
        tour: "M6 21 V4 M6 5 H17 L14.5 9 L17 13 H6",
        copy: "M8.5 8.5 H19.5 V20.5 H8.5 Z M15.5 8.5 V3.5 H4.5 V15.5 H8.5",
        undo: "M9.5 5 L4.5 10 L9.5 15 M4.5 10 H14 A5.5 5.5 0 0 1 14 20 H9",
        check: "M5 12.5 L10 17.5 L19.5 7",
        file: "M6 3 H14 L18.5 7.5 V21 H6 Z M14 3 V7.5 H18.5",
        save: "M4.5 4.5 H16 L19.5 8 V19.5 H4.5 Z M8 4.5 V9 H14.5 V4.5 M8 19.5 V13.5 H16 V19.5",
        bars: "M4 4 V20 M7 6.5 H18 M7 12 H13 M7 17.5 H20",
        timeline: "M3 6.5 H12 M15 6.5 H18 M6 12 H20 M3 17.5 H8 M11 17.5 H21",
        lock: "M5.5 11 H18.5 V20 H5.5 Z M8.5 11 V8 A3.5 3.5 0 0 1 15.5 8 V11",
        lampOn: "M12 2.5 A6.5 6.5 0 0 1 15.7 14.3 C14.9 14.9 14.8 15.4 14.8 16.2 H9.2 C9.2 15.4 9.1 14.9 8.3 14.3 A6.5 6.5 0 0 1 12 2.5 Z M9.2 17.6 H14.8 V19 H9.2 Z M10.2 20.2 H13.8 V21.5 H10.2 Z",
        lampOff: "M12 3.5 A5.5 5.5 0 0 1 15.2 13.5 C14.3 14.2 14 14.9 14 16 H10 C10 14.9 9.7 14.2 8.8 13.5 A5.5 5.5 0 0 1 12 3.5 Z M9.8 18.4 H14.2 M10.6 20.8 H13.4",
        duel: "M4 5 H10.5 V19 H4 Z M13.5 5 H20 V19 H13.5 Z",
        logo: "M3 5 C8.5 5 7 12 12 12 M3 19 C8.5 19 7 12 12 12 M13 8.5 V15.5 M17 8.5 V15.5 M21 8.5 V15.5",

        // states of a thread
        absent: "M8 12 H16",
        running: "M7 4.5 L19.5 12 L7 19.5 Z",
        ready: "M12 4 L20 12 L12 20 L4 12 Z",
        blocked: "M5 5 H19 V19 H5 Z M8.5 10.2 H15.5 V13.8 H8.5 Z",
        sleeping: "M19 15 A8 8 0 1 1 9.5 4.5 A6.4 6.4 0 0 0 19 15 Z",
        held: "M6.5 5 H10 V19 H6.5 Z M14 5 H17.5 V19 H14 Z",
        ended: "M6 6 L18 18 M18 6 L6 18",

        // phases of a philosopher
        thinking: "M10 3 C5.6 3 2.5 5.6 2.5 9 C2.5 12.4 5.6 15 10 15 H14 C18.4 15 21.5 12.4 21.5 9 C21.5 5.6 18.4 3 14 3 Z M6.5 16.2 A1.9 1.9 0 1 0 6.51 16.2 Z M3.4 20 A1.2 1.2 0 1 0 3.41 20 Z",
        hungry: "M12 2.5 L22.5 21 H1.5 Z M11 9 V15 H13 V9 Z M11 16.7 V18.7 H13 V16.7 Z",
        eating: "M12 3 A9 9 0 1 0 12.01 3 Z M12 6.2 A5.8 5.8 0 1 1 11.99 6.2 Z M12 8.6 A3.4 3.4 0 1 0 12.01 8.6 Z",

        // kinds of a finding
        deadlock: "M12 3.5 A8.5 8.5 0 0 1 20.5 12 M20.5 12 A8.5 8.5 0 0 1 12 20.5 M12 20.5 A8.5 8.5 0 0 1 3.5 12 M3.5 12 A8.5 8.5 0 0 1 12 3.5 M18 9.5 L20.5 12.5 L23 9.5 M6 14.5 L3.5 11.5 L1 14.5 M9 9 L15 15 M15 9 L9 15",
        violation: "M12 2.5 L22.5 21 H1.5 Z M11 9 V15 H13 V9 Z M11 16.7 V18.7 H13 V16.7 Z",
        livelock: "M4 9.5 H17 M13.5 5.5 L17.5 9.5 L13.5 13.5 M20 15 H7 M10.5 11.5 L6.5 15.5 L10.5 19.5",
        starvation: "M6 3.5 H18 M6 20.5 H18 M7.5 3.5 C7.5 9 11 10 11 12 C11 14 7.5 15 7.5 20.5 M16.5 3.5 C16.5 9 13 10 13 12 C13 14 16.5 15 16.5 20.5",
        lock_order: "M4 6 H8 L16 18 H20 M4 18 H8 L16 6 H20 M17.5 3.5 L20 6 L17.5 8.5 M17.5 15.5 L20 18 L17.5 20.5",
        lost_events: "M4 12 H6 M9 12 H11 M14 12 H16 M19 12 H21 M5 6 H19 M5 18 H19"
    })
    readonly property var filled: ["play", "pause", "stop", "running", "blocked", "sleeping", "held", "thinking", "hungry", "eating",
        "violation", "moon", "lampOn"]

    readonly property var findings: ["deadlock", "violation", "livelock", "starvation"]  // by what they weigh

    function forFinding(severity: int): string { return findings[Math.max(0, Math.min(severity, findings.length - 1))]; }
    function path(name: string): string { return paths[name] ?? ""; }
    function isFilled(name: string): bool { return filled.includes(name); }
    function forState(key: int): string { return ["absent", "running", "ready", "blocked", "sleeping", "held", "ended"][key] ?? "absent"; }
}
