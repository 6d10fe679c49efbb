import QtQuick
import Interleave.Ui

// Offers a run that a program which was killed has left, the newest first.
Banner {
    id: root

    required property var captures
    readonly property int count: captures === null ? 0 : captures.offers.count
    readonly property var first: count > 0 ? captures.offers.get(0) : null
    property bool hidden: false

    objectName: "leftBehind"
    width: Math.min(Theme.welcomeWidth, parent.width - 2 * Theme.s4)
    visible: count > 0 && !hidden
    severity: 2
    iconName: "save"
    title: count === 1 ? "A run was not saved when the program ended" : count + " runs were not saved when the program ended"
    text: first === null ? "" : first["title"] + " · " + first["detail"]
    onDismissed: hidden = true

    actions: [
        TextButton {
            objectName: "openCapture"
            text: "Open"
            kind: "primary"
            onClicked: if (root.captures.open(0)) root.hidden = true
        },
        TextButton {
            objectName: "discardCapture"
            text: "Discard"
            onClicked: root.captures.discard(0)
        }
    ]
}
