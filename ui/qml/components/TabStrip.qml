pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// Tabs: `titles` and, where not empty, a `badges` text behind each. Left and Right move between them.
FocusScope {
    id: root

    property var titles: []
    property var badges: []
    property int currentIndex: 0

    implicitHeight: Theme.panelHeader
    implicitWidth: row.implicitWidth

    // Where there is little room, the words move closer together.
    property real room: Infinity
    readonly property real words: {  // all titles and badges, without the space between them
        let all = 0;
        for (let i = 0; i < tabs.count; ++i) all += (tabs.itemAt(i) as T.AbstractButton)?.implicitContentWidth ?? 0;
        return all;
    }
    readonly property real gap: Math.max(Theme.s1 / 2, Math.min(Theme.s2 + Theme.line, (room - words) / (2 * Math.max(1, titles.length))))

    Accessible.role: Accessible.PageTabList

    Keys.onLeftPressed: currentIndex = Math.max(0, currentIndex - 1)
    Keys.onRightPressed: currentIndex = Math.min(titles.length - 1, currentIndex + 1)

    Row {
        id: row
        height: parent.height

        Repeater {
            id: tabs
            model: root.titles

            T.AbstractButton {
                id: tab

                required property string modelData
                required property int index
                readonly property bool current: root.currentIndex === index
                readonly property string badge: root.badges[index] ?? ""

                objectName: "tab:" + modelData
                height: row.height
                implicitWidth: implicitContentWidth + leftPadding + rightPadding
                leftPadding: root.gap
                rightPadding: root.gap
                hoverEnabled: true
                focus: current
                focusPolicy: current ? Qt.StrongFocus : Qt.ClickFocus
                onClicked: root.currentIndex = index

                Accessible.role: Accessible.PageTab
                Accessible.name: modelData + (badge === "" ? "" : " " + badge)
                Accessible.selected: current

                contentItem: Row {
                    spacing: Theme.s1

                    PlainText {
                        height: parent.height
                        text: tab.modelData
                        font.pixelSize: Theme.fontSmall
                        font.weight: Font.DemiBold
                        elide: Text.ElideNone
                        color: tab.current ? Theme.accent : tab.hovered ? Theme.text : Theme.textMuted
                    }
                    PlainText {
                        visible: tab.badge !== ""
                        height: parent.height
                        text: tab.badge
                        font.pixelSize: Theme.fontSmall
                        color: Theme.textFaint
                        elide: Text.ElideNone
                    }
                }
                background: Item {
                    Rectangle {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: Theme.lineBold
                        color: tab.current ? Theme.accent : "transparent"
                    }
                    FocusRing { shown: tab.visualFocus; gap: -2 }
                }
            }
        }
    }
}
