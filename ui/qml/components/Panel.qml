import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Interleave.Ui

// A titled surface. With `collapsible`, the header folds the body away; `tools` go to the right of the title.
Rectangle {
    id: root

    property string title: ""
    property string note: ""
    property bool collapsible: false
    property bool collapsed: false
    property real padding: Theme.s3
    property alias tools: toolRow.data
    default property alias body: content.data

    implicitHeight: header.height + (collapsed ? 0 : content.childrenRect.height + padding)
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    Accessible.role: Accessible.Pane
    Accessible.name: title

    T.AbstractButton {
        id: header
        width: parent.width
        height: Theme.panelHeader
        enabled: root.collapsible
        focusPolicy: root.collapsible ? Qt.TabFocus : Qt.NoFocus
        onClicked: root.collapsed = !root.collapsed
        Accessible.role: root.collapsible ? Accessible.Button : Accessible.StaticText
        Accessible.name: root.title
        Accessible.ignored: root.title === ""

        contentItem: RowLayout {
            spacing: Theme.s1
            Item { implicitWidth: root.collapsible ? Theme.s1 : Theme.s2 }
            Icon {
                visible: root.collapsible
                name: root.collapsed ? "chevronRight" : "chevronDown"
                size: Theme.s3
            }
            PlainText {
                text: root.title
                font.weight: Font.DemiBold
                font.pixelSize: Theme.fontSmall
                color: Theme.textMuted
                elide: Text.ElideNone
            }
            PlainText {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s1
                Layout.rightMargin: toolRow.width
                text: root.note
                font.pixelSize: Theme.fontSmall
                color: Theme.textFaint
            }
        }
        FocusRing { shown: header.visualFocus; gap: -2 }
    }
    Row {
        id: toolRow
        anchors.right: parent.right
        anchors.rightMargin: Theme.s1
        height: Theme.panelHeader
        spacing: Theme.s1
    }
    Item {
        id: content
        visible: !root.collapsed
        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: root.padding
        anchors.rightMargin: root.padding
        anchors.bottomMargin: root.padding
    }
}
