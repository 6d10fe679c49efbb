import QtQuick
import Interleave.Ui

// In a word, what the scene shows: live, held, stuck, the past, an opened file.
Tag {
    id: root

    required property var session
    readonly property var icons: ({ rewound: "stepBack", running: "play", deadlocked: "deadlock", paused: "pause",
        "your turn": "stepForward", "at its end": "pause", finished: "check", stopped: "stop" })
    readonly property var inks: ({ rewound: Theme.warning, running: Theme.good, deadlocked: Theme.alert, "your turn": Theme.accent })

    readonly property bool spoilt: text === "finished" && session.bannerVisible  // nothing to tick off

    text: session.situation
    iconName: spoilt ? Icons.forFinding(session.bannerSeverity) : icons[text] ?? ""
    ink: spoilt ? Theme.severityColor(session.bannerSeverity) : inks[text] ?? Theme.textMuted
    outlined: true

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
