import QtQuick
import Interleave.Ui

// A saved run that is dragged into the window is opened.
DropArea {
    id: root

    required property var session

    keys: ["text/uri-list"]
    onEntered: drag => drag.accepted = drag.hasUrls
    onDropped: drop => {
        if (!drop.hasUrls) return;
        if (drop.urls.length > 1) root.session.fail(drop.urls.length + " files were dropped: one at a time can be opened");
        else root.session.open(drop.urls[0]);
        drop.acceptProposedAction();
    }

    Rectangle {
        anchors.fill: parent
        visible: root.containsDrag
        color: Theme.scrim

        Rectangle {
            anchors.centerIn: parent
            width: words.width + 2 * Theme.s6
            height: words.height + 2 * Theme.s4
            radius: Theme.radiusLarge
            color: Theme.surface
            border.width: Theme.lineBold
            border.color: Theme.accent

            PlainText {
                id: words
                anchors.centerIn: parent
                text: "Drop it to open this run"
                font.pixelSize: Theme.fontHeading
            }
        }
    }
}
