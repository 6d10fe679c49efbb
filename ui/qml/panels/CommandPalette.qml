import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// Finds anything by a few letters: scenarios, variants, actions of the window.
T.Popup {
    id: root

    required property var actions  // { id, title, key, act }

    signal scenarioWanted(string id)
    signal variantWanted(string scenario, string id)

    function carryOut(chosen: var) {
        close();
        if (chosen["kind"] === "action") actions.find(each => each.id === chosen["id"]).act();
        else if (chosen["kind"] === "scenario") scenarioWanted(chosen["id"]);
        else variantWanted(chosen["owner"], chosen["id"]);
    }

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Theme.s8
    modal: true
    focus: true
    padding: Theme.s3
    implicitWidth: Theme.overlayWidth
    implicitHeight: implicitContentHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    onAboutToShow: (contentItem as CommandSearch).begin()

    T.Overlay.modal: Rectangle { color: Theme.scrim }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusLarge
        border.width: Theme.line
        border.color: Theme.borderStrong
    }
    contentItem: CommandSearch {
        objectName: "palette"
        actions: root.actions
        onChosen: what => root.carryOut(what)
        onLeaving: root.close()
    }
}
