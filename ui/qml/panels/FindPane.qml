pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// Searches the schedules of the chosen variant for one that fails, and plays what it has found; or maps how likely it fails.
Item {
    id: root

    required property var search
    required property var player
    required property var map
    property bool mapping: false
    readonly property bool searched: search.about !== ""

    Connections {
        target: root.search
        function onChanged() { if (root.search.running && !root.search.cancelling) root.mapping = false; }
    }
    SegmentSwitch {
        id: question
        x: Theme.s3
        y: Theme.s2
        label: "Question"
        current: root.mapping ? "map" : "find"
        ways: [{ id: "find", text: "Can it fail?", hint: "Search the schedules for one that fails" },
            { id: "map", text: "How likely?", hint: "Real runs over two settings: how many of them fail", key: "H" }]
        onPicked: id => root.mapping = id === "map"
    }
    Loader {
        objectName: "page:Map"
        anchors.fill: page
        visible: root.mapping
        readonly property bool wanted: root.mapping
        onWantedChanged: if (wanted && !item) setSource("ProbabilityMap.qml", { map: root.map })
    }
    Flickable {
        id: page
        anchors.fill: parent
        anchors.margins: Theme.s3
        anchors.topMargin: question.y + question.height + Theme.s2
        anchors.rightMargin: Theme.s1
        visible: !root.mapping
        contentWidth: width - Theme.s2
        contentHeight: content.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: content
            width: page.contentWidth
            spacing: Theme.s2

            Flow {
                Layout.fillWidth: true
                spacing: Theme.s2

                TextButton {
                    objectName: "find"
                    visible: !root.search.running
                    enabled: root.search.possible
                    kind: "primary"
                    iconName: "search"
                    text: root.searched ? "Find again" : "Find"
                    hint: "Search the schedules of this variant for one that fails"
                    key: "E"
                    onClicked: root.search.find()
                }
                TextButton {
                    objectName: "find:cancel"
                    visible: root.search.running
                    enabled: !root.search.cancelling
                    iconName: "stop"
                    text: "Cancel"
                    key: "Esc"
                    onClicked: root.search.cancel()
                }
                SegmentSwitch {
                    label: "Sizes"
                    enabled: !root.search.running
                    current: root.search.small ? "small" : "set"
                    ways: [{ id: "small", text: "Small", hint: "With few threads and rounds, so that it can try every order, or nearly" },
                        { id: "set", text: "As set", hint: "With the settings as they are" }]
                    onPicked: id => root.search.small = id === "small"
                }
                SegmentSwitch {
                    label: "Search"
                    enabled: !root.search.running
                    current: root.search.proving ? "prove" : "mixed"
                    ways: [{ id: "mixed", text: "Fast", hint: "Several searches that take turns: the first failure, soon" },
                        { id: "prove", text: "Prove", hint: "Dynamic partial-order reduction: every class of schedules once, so that it can say that there is nothing" }]
                    onPicked: id => root.search.proving = id === "prove"
                }
            }
            PlainText {
                Layout.fillWidth: true
                visible: !root.searched
                text: "Runs this variant thousands of times a second, each time in another order, until one fails. The smaller the sizes, the more of all orders it can try."
                wrapMode: Text.WordWrap
                lineHeight: Theme.lineHeight
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
            }
            PlainText {
                Layout.fillWidth: true
                visible: root.searched
                text: root.search.about
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                wrapMode: Text.WordWrap
                maximumLineCount: 2
            }
            FindGrowth {
                Layout.fillWidth: true
                visible: root.search.running || root.search.field.all > 0
                search: root.search
            }
            FindFigures {
                Layout.fillWidth: true
                visible: root.searched
                search: root.search
            }
            RowLayout {
                Layout.fillWidth: true
                visible: root.searched
                spacing: Theme.s2

                Icon {
                    name: root.search.tone === "found" ? "violation" : root.search.tone === "proved" ? "check" : "search"
                    color: verdict.color
                }
                PlainText {
                    id: verdict
                    objectName: "verdict"
                    Layout.fillWidth: true
                    text: root.search.running ? "searching…" : root.search.verdict
                    wrapMode: Text.WordWrap
                    font.weight: Font.DemiBold
                    color: root.search.tone === "found" ? Theme.alert : root.search.tone === "proved" ? Theme.good : Theme.text

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
            Repeater {
                model: root.search.failures

                FindFailure {
                    Layout.fillWidth: true
                    search: root.search
                    player: root.player
                }
            }
            PlainText {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.player.result === "" ? "" : "Played: " + root.player.result + "."
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                wrapMode: Text.WordWrap
            }
            FindPaste {
                Layout.fillWidth: true
                Layout.topMargin: Theme.s1
                player: root.player
            }
        }
    }
}
