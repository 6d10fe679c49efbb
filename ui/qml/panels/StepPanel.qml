pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A run that a person steers: who can go on, who waits, and how far to go.
ColumnLayout {
    id: root

    required property var stepper
    required property var player
    readonly property bool tight: width < Theme.dock

    spacing: 0

    GridLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.s2
        Layout.bottomMargin: Theme.s1
        columnSpacing: Theme.s1
        rowSpacing: Theme.s1
        columns: 6

        TextButton {
            objectName: "step"
            small: true
            kind: "primary"
            enabled: root.stepper.asks
            text: "Step"
            hint: "One step of " + (root.stepper.turnText === "" ? "the thread that has the turn" : root.stepper.turnText)
            key: "N"
            onClicked: root.stepper.step()
        }
        TextButton {
            objectName: "bigStep"
            small: true
            enabled: root.stepper.asks
            text: "Big step"
            hint: "The same thread, until it gives something back or has to wait"
            key: "B"
            onClicked: root.stepper.bigStep()
        }
        TextButton {
            objectName: "untilWaits"
            small: true
            enabled: root.stepper.asks
            text: root.tight ? "Run" : "Until it waits"
            hint: "The same thread, until it has to wait or has ended"
            key: "W"
            onClicked: root.stepper.untilWaits()
        }
        Item { Layout.fillWidth: true }
        PlainText {
            objectName: "stepped"
            Layout.row: root.tight ? 1 : 0  // below, where there is little room
            Layout.column: root.tight ? 0 : 4
            Layout.columnSpan: root.tight ? 6 : 1
            text: root.stepper.stepsText + ", " + root.stepper.switchesText
            font.pixelSize: Theme.fontTiny
            color: Theme.textMuted
        }
        IconButton {
            objectName: "undo"
            Layout.row: 0
            Layout.column: 5
            implicitHeight: Theme.controlSmall
            implicitWidth: Theme.controlSmall
            enabled: root.stepper.canUndo
            iconName: "undo"
            hint: "Take the last answer back: runs the same steps again, but for those"
            key: "U"
            onClicked: root.stepper.undo()
        }
    }
    RowList {
        id: list
        objectName: "branches"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: Theme.s1
        Layout.rightMargin: Theme.s1
        visible: !root.stepper.over
        label: "Threads that can go on"
        model: root.stepper.branches
        delegate: StepBranch {
            width: ListView.view.width
            onClicked: root.stepper.choose(row)
        }
    }
    ColumnLayout {
        objectName: "stepEnd"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: Theme.s3
        visible: root.stepper.over
        spacing: Theme.s2

        RowLayout {
            spacing: Theme.s2

            Icon {
                name: root.stepper.broken ? "violation" : "check"
                size: Theme.iconLarge
                color: root.stepper.broken ? Theme.alert : Theme.good
            }
            PlainText {
                Layout.fillWidth: true
                text: root.stepper.endText
                wrapMode: Text.WordWrap
                font.weight: Font.DemiBold
            }
        }
        RowLayout {
            visible: root.stepper.schedule !== ""
            spacing: Theme.s1

            PlainText {
                objectName: "ownSchedule"
                Layout.fillWidth: true
                text: root.stepper.schedule
                mono: true
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 3
                font.pixelSize: Theme.fontTiny
                color: Theme.textMuted
            }
            IconButton {
                objectName: "copyOwn"
                implicitWidth: Theme.controlSmall
                implicitHeight: Theme.controlSmall
                iconName: "copy"
                hint: "Copy the schedule that you made"
                onClicked: root.player.copy(root.stepper.schedule)
            }
        }
        Item { Layout.fillHeight: true }
    }
    Rectangle {
        Layout.fillWidth: true
        visible: root.stepper.challenge !== ""
        implicitHeight: challenge.implicitHeight + 2 * Theme.s1
        color: root.stepper.broken ? Theme.goodSoft : Theme.accentSoft  // broken is won

        PlainText {
            id: challenge
            objectName: "challenge"
            anchors.fill: parent
            anchors.leftMargin: Theme.s3
            anchors.rightMargin: Theme.s3
            text: root.stepper.challenge
            wrapMode: Text.WordWrap
            font.pixelSize: Theme.fontSmall
            font.weight: Font.DemiBold
        }
    }
}
