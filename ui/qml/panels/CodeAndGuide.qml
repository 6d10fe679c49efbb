import QtQuick
import Interleave.Ui

// The code that runs, the notes on its scenario, what has just happened in words, or a search of its schedules: tabs where
// their panels have their title.
Item {
    id: root

    required property var session
    property var notes: ({})
    property var schedules: null
    readonly property int find: 3  // the tab of that
    property alias currentIndex: tabs.currentIndex

    function showMap() {
        currentIndex = find;
        (findPage.item as FindPane).mapping = true;
    }

    CodePane {
        id: code
        anchors.fill: parent
        visible: tabs.currentIndex === 0
        session: root.session
        title: ""
        note: ""
    }
    GuidePane {
        objectName: "page:Guide"
        anchors.fill: parent
        visible: tabs.currentIndex === 1
        notes: root.notes[root.session.scenarioId] ?? null
    }
    EventsPane {
        objectName: "page:Events"
        anchors.fill: parent
        visible: tabs.currentIndex === 2
        session: root.session
    }
    Rectangle {
        anchors.fill: parent
        visible: tabs.currentIndex === root.find
        color: Theme.surface
        radius: Theme.radius
        border.width: Theme.line
        border.color: Theme.border

        Loader {
            id: findPage
            objectName: "page:Find"
            anchors.fill: parent
            anchors.topMargin: tabs.height
            onLoaded: tabs.titles = [qsTr("Code"), qsTr("Guide"), qsTr("Events"), qsTr("Find")]
            Component.onCompleted: if (root.schedules) setSource("FindPane.qml", { search: root.schedules.search, player: root.schedules.player, map: root.schedules.map })
        }
    }
    TabStrip {
        id: tabs
        x: Theme.s1
        titles: [qsTr("Code"), qsTr("Guide"), qsTr("Events")]
    }
    PlainText {
        anchors.left: tabs.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        anchors.rightMargin: code.following ? Theme.s3 : Theme.goLive
        height: tabs.height
        visible: tabs.currentIndex === 0 && implicitWidth <= width
        text: root.session.codeFile.split("/").pop()
        font.pixelSize: Theme.fontSmall
        color: Theme.textFaint
    }
}
