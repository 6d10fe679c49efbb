pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// Learning aids of one scenario, for who watches and for who shows it to others.
Panel {
    id: root

    property var notes: null  // { look, work, present }: lists of sentences
    readonly property var sections: notes ? [[qsTr("What to look for"), notes.look], [qsTr("Where you meet this at work"), notes.work],
        [qsTr("For presenters"), notes.present]] : []

    padding: 0
    onNotesChanged: page.contentY = 0
    Accessible.name: qsTr("Guide")

    Flickable {
        id: page
        anchors.fill: parent
        anchors.margins: Theme.line
        clip: true
        activeFocusOnTab: true
        contentHeight: texts.height + 2 * Theme.s3
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {}
        Keys.onUpPressed: flick(0, Theme.codeLine * 20)
        Keys.onDownPressed: flick(0, -Theme.codeLine * 20)

        Accessible.role: Accessible.Document
        Accessible.name: qsTr("Guide")

        Column {
            id: texts
            x: Theme.s3
            y: Theme.s2
            width: page.width - 2 * Theme.s3
            spacing: Theme.s3

            Repeater {
                model: root.sections

                Column {
                    id: section

                    required property var modelData

                    width: parent ? parent.width : 0
                    spacing: Theme.s1

                    PlainText {
                        width: parent.width
                        text: section.modelData[0]
                        font.weight: Font.DemiBold
                        font.pixelSize: Theme.fontSmall
                        color: Theme.accent
                    }
                    Repeater {
                        model: section.modelData[1]

                        Item {
                            id: entry

                            required property string modelData

                            width: parent ? parent.width : 0
                            height: sentence.height

                            PlainText {
                                text: "•"
                                color: Theme.textFaint
                            }
                            PlainText {
                                id: sentence
                                x: Theme.s3
                                width: entry.width - x
                                text: entry.modelData
                                wrapMode: Text.WordWrap
                            }
                        }
                    }
                }
            }
        }
    }
    FocusRing {
        anchors.fill: page
        shown: page.activeFocus
        gap: -1
    }
    EmptyState {
        anchors.fill: parent
        visible: root.notes === null
        text: qsTr("There are no notes on this scenario.")
    }
}
