import QtQuick
import Interleave.Ui

// In a word, what the scene shows: live, held, the past, an opened file.
Tag {
    id: root

    required property var session
    readonly property bool past: session.now > 0 && !session.live

    text: past ? "rewound" : session.state
    iconName: past ? "stepBack" : session.state === "running" ? "play" : session.state === "paused" ? "pause"
                                                              : session.state === "finished" ? "check" : ""
    ink: past ? Theme.warning : session.state === "running" ? Theme.good : Theme.textMuted
    outlined: true

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
