import QtQuick
import Interleave.Ui

// The code that runs, or the notes on its scenario: tabs where their panels have their title.
Item {
    id: root

    required property var session
    property var notes: ({})
    property alias currentIndex: tabs.currentIndex

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
    TabStrip {
        id: tabs
        x: Theme.s1
        titles: [qsTr("Code"), qsTr("Guide")]
    }
    PlainText {
        anchors.left: tabs.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        anchors.rightMargin: code.following ? Theme.s3 : Theme.goLive
        height: tabs.height
        visible: tabs.currentIndex === 0
        text: root.session.codeFile.split("/").pop()
        font.pixelSize: Theme.fontSmall
        color: Theme.textFaint
    }
}
