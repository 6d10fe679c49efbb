pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// Chapters and their scenarios, searchable.
Panel {
    id: root

    required property var session

    function focusSearch() {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }

    readonly property Component heading: Qt.createComponent("ChapterHeading.qml", Component.PreferSynchronous, root)  // not bound

    title: "Scenarios"
    padding: Theme.s2

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s2

        SearchField {
            id: search
            objectName: "search"
            Layout.fillWidth: true
            placeholderText: "Search"
            key: "Ctrl F"
            onTextChanged: root.session.scenarios.filter = text
            onLeaving: list.forceActiveFocus(Qt.ShortcutFocusReason)
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        }
        RowList {
            id: list
            label: "Scenarios"
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.session.scenarios
            section.property: "chapterTitle"
            section.delegate: root.heading

            function reveal() {
                for (let i = 0; i < count; ++i) {
                    if (root.session.scenarios.value(i, "scenarioId") === root.session.scenarioId) positionViewAtIndex(i, ListView.Contain);
                }
            }
            onHeightChanged: reveal()
            Connections {
                target: root.session
                function onScenarioChanged() { list.reveal(); }
            }
            delegate: TableRow {
                id: entry

                required property string scenarioId
                required property string title
                required property string explanation

                objectName: "scenario:" + scenarioId
                label: title
                selected: scenarioId === root.session.scenarioId
                onClicked: root.session.select(scenarioId)
                height: Math.max(Theme.row, implicitContentHeight + Theme.s2)
                contentItem: PlainText {
                    text: entry.title
                    wrapMode: Text.WordWrap
                    font.weight: entry.selected ? Font.DemiBold : Font.Normal
                }
                HintTip {
                    text: entry.explanation
                    beside: true
                    shown: entry.hovered && text !== ""
                }
            }
            EmptyState {
                anchors.fill: parent
                visible: list.count === 0
                text: "No scenario matches. Press Escape to see them all."
                iconName: "search"
            }
        }
    }
}
