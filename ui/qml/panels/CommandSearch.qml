pragma ComponentBehavior: Bound
import QtQuick
import Interleave.Ui

// The inside of the palette: what is typed, and what fits, best first.
Column {
    id: root

    required property var actions  // { id, title, key, … }

    signal chosen(var what)  // a row of CommandList
    signal leaving()

    function begin() {
        field.clear();
        list.currentIndex = 0;
        field.forceActiveFocus();
    }
    function choose(line: int) {
        if (line >= 0 && line < commands.count) chosen(commands.get(line));
    }

    spacing: Theme.s2

    SearchField {
        id: field
        objectName: "paletteField"
        width: parent.width
        placeholderText: "A scenario, a variant, something to do"
        onTextChanged: {
            commands.typed = text;
            list.currentIndex = 0;
        }
        onLeaving: root.leaving()
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
        onAccepted: root.choose(list.currentIndex)
    }
    ListView {
        id: list
        objectName: "paletteList"
        width: parent.width
        height: Theme.row * 10
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: CommandList {
            id: commands
            actions: root.actions.map(each => ({ id: each.id, title: each.title, key: each.key }))
        }
        Accessible.role: Accessible.List
        Accessible.name: "What fits"

        delegate: Rectangle {
            id: entry
            required property int index
            required property string kind
            required property string title
            required property string detail
            required property string shortcut

            width: ListView.view.width
            height: Theme.row
            radius: Theme.radiusSmall
            color: ListView.isCurrentItem ? Theme.accentSoft : touch.containsMouse ? Theme.hovered : Theme.surface

            Accessible.role: Accessible.ListItem
            Accessible.name: kind + " " + title + (detail === "" ? "" : ", " + detail)
            Accessible.onPressAction: root.choose(index)

            PlainText {
                id: name
                x: Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                text: entry.title
                font.weight: entry.ListView.isCurrentItem ? Font.DemiBold : Font.Normal
                elide: Text.ElideNone
            }
            PlainText {
                anchors.left: name.right
                anchors.right: hint.left
                anchors.margins: Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                text: entry.detail
                color: Theme.textFaint
                font.pixelSize: Theme.fontSmall
            }
            PlainText {
                id: hint
                anchors.right: parent.right
                anchors.rightMargin: Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                text: entry.kind === "action" ? entry.shortcut : entry.kind
                color: Theme.textMuted
                font.pixelSize: Theme.fontSmall
                elide: Text.ElideNone
            }
            MouseArea {
                id: touch
                anchors.fill: parent
                hoverEnabled: true
                onClicked: root.choose(entry.index)
            }
        }
    }
    PlainText {
        visible: list.count === 0
        text: "Nothing fits; fewer letters find more"
        color: Theme.textMuted
    }
}
