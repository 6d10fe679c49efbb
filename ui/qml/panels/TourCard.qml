pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// One stop of the tour, beside its scene: what it is about, what to do, what to predict.
Rectangle {
    id: root

    required property var guide
    property bool typing: false  // letters belong to a text
    readonly property var stop: guide.stop

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Tour")

    Connections {
        target: root.guide
        property int shown: -1
        function onChanged() {
            if (shown !== root.guide.index) page.contentY = 0;
            shown = root.guide.index;
        }
    }
    Instantiator {
        model: root.guide.active ? root.stop.answers?.length ?? 0 : 0
        delegate: Shortcut {
            required property int index

            enabled: !root.typing
            sequence: String.fromCharCode(65 + index)
            onActivated: root.guide.choose(index)
        }
    }
    Shortcut {
        enabled: root.guide.active
        sequence: "PgDown"
        onActivated: root.guide.forward()
    }
    Shortcut {
        enabled: root.guide.active
        sequence: "PgUp"
        onActivated: root.guide.back()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.line
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.panelHeader
            Layout.leftMargin: Theme.s3
            Layout.rightMargin: Theme.s1
            spacing: Theme.s2

            PlainText {
                Layout.fillWidth: true
                objectName: "tour:step"
                text: qsTr("Stop %1 of %2").arg(root.guide.index + 1).arg(root.guide.count)
                font.weight: Font.DemiBold
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
            }
            PlainText {
                text: root.guide.scoreText
                font.pixelSize: Theme.fontSmall
                color: Theme.textFaint
                elide: Text.ElideNone
            }
            IconButton {
                objectName: "tour:leave"
                implicitWidth: Theme.controlSmall
                implicitHeight: Theme.controlSmall
                iconName: "close"
                hint: qsTr("Leave the tour; it goes on from here next time")
                key: "T"
                onClicked: root.guide.leave()
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.lineBold
            color: Theme.raised

            Rectangle {
                width: parent.width * (root.guide.index + 1) / Math.max(1, root.guide.count)
                height: parent.height
                color: Theme.accent
            }
        }
        Flickable {
            id: page
            objectName: "tour:page"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentHeight: texts.height + 2 * Theme.s3
            boundsBehavior: Flickable.StopAtBounds
            // The result comes into view, with the question if there is room.
            onContentHeightChanged: if (root.guide.state === "told") contentY = Math.max(0, Math.min(contentHeight - height, question.y))
            T.ScrollBar.vertical: SlimScrollBar {}

            Column {
                id: texts
                x: Theme.s3
                y: Theme.s3
                width: page.width - 2 * Theme.s3
                spacing: Theme.s2

                PlainText {
                    width: parent.width
                    text: root.stop.chapter ?? ""
                    font.pixelSize: Theme.fontSmall
                    font.weight: Font.Medium
                    color: Theme.accent
                }
                PlainText {
                    objectName: "tour:title"
                    width: parent.width
                    text: root.stop.title ?? ""
                    font.pixelSize: Theme.fontTitle
                    font.weight: Font.DemiBold
                    wrapMode: Text.WordWrap
                }
                PlainText {
                    width: parent.width
                    text: root.stop.text ?? ""
                    lineHeight: Theme.lineHeight
                    wrapMode: Text.WordWrap
                }
                TourQuestion {
                    id: question
                    width: parent.width
                    guide: root.guide
                }
                Rectangle {
                    width: parent.width
                    height: task.height + 2 * Theme.s2
                    radius: Theme.radius
                    color: Theme.accentSoft

                    PlainText {
                        id: task
                        x: Theme.s2
                        y: Theme.s2
                        width: parent.width - 2 * Theme.s2
                        text: qsTr("Try it: %1").arg(root.stop.todo ?? "")
                        wrapMode: Text.WordWrap
                    }
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.line
            color: Theme.border
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.s2
            spacing: Theme.s2

            TextButton {
                objectName: "tour:back"
                enabled: root.guide.index > 0
                text: qsTr("Back")
                hint: qsTr("The stop before")
                key: "Page ↑"
                onClicked: root.guide.back()
            }
            Item { Layout.fillWidth: true }
            TextButton {
                objectName: "tour:reveal"
                visible: root.guide.state !== "told"
                enabled: root.guide.chosen >= 0
                kind: enabled ? "primary" : "plain"
                text: qsTr("Reveal")
                hint: enabled ? qsTr("Run it, and see what it does") : qsTr("Predict first: choose an answer")
                key: "Page ↓"
                onClicked: root.guide.reveal()
            }
            TextButton {
                objectName: "tour:next"
                enabled: root.guide.index + 1 < root.guide.count
                kind: root.guide.state === "told" ? "primary" : "plain"
                text: qsTr("Next")
                hint: qsTr("The next stop")
                key: "Page ↓"
                onClicked: root.guide.next()
            }
        }
    }
}
