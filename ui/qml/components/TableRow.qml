import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// A row of a list that can be chosen by click, Enter or Space.
T.ItemDelegate {
    id: root

    property bool selected: false
    property string label: ""

    width: ListView.view ? ListView.view.width : implicitWidth
    height: Theme.row
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    hoverEnabled: true

    Accessible.role: Accessible.ListItem
    Accessible.name: label
    Accessible.selected: selected

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.selected ? Theme.accentSoft : root.hovered ? Theme.hovered : "transparent"

        Rectangle {
            visible: root.selected
            width: Theme.lineBold
            height: parent.height
            color: Theme.accent
        }
        FocusRing {
            shown: root.activeFocus && root.ListView.view !== null && root.ListView.isCurrentItem
            gap: -1
        }
    }
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
}
