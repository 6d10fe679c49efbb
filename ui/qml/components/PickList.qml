pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// One of several, by a list that opens: `names` are what it shows. Up and Down go to the neighbours.
T.ComboBox {
    id: root

    required property string label
    property var names: []
    property int current: -1

    signal picked(int index)

    model: names
    currentIndex: current
    onActivated: index => {
        root.picked(index);
        currentIndex = Qt.binding(() => root.current);
    }

    implicitHeight: Theme.controlSmall + Theme.s1
    implicitWidth: Theme.knobLabel
    leftPadding: Theme.s2
    rightPadding: Theme.s6
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.ComboBox
    Accessible.name: label + ": " + displayText

    Keys.onShortcutOverride: event => event.accepted = [Qt.Key_Up, Qt.Key_Down, Qt.Key_Space].includes(event.key)
    Keys.onReturnPressed: popup.open()
    Keys.onEnterPressed: popup.open()

    contentItem: PlainText {
        text: root.displayText
        font.pixelSize: Theme.fontSmall
    }
    indicator: Icon {
        x: root.width - width - Theme.s2
        y: (root.height - height) / 2
        name: "chevronDown"
        size: Theme.s3
        color: Theme.textMuted
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.hovered ? Theme.hovered : Theme.raised
        border.width: Theme.line
        border.color: Theme.border

        FocusRing { shown: root.visualFocus }
    }
    delegate: T.ItemDelegate {
        id: entry

        required property string modelData
        required property int index

        objectName: root.objectName + ":" + index
        width: ListView.view ? ListView.view.width : 0
        implicitHeight: Theme.row
        leftPadding: Theme.s2
        rightPadding: Theme.s2
        highlighted: root.highlightedIndex === index

        Accessible.role: Accessible.ListItem
        Accessible.name: modelData

        contentItem: PlainText {
            text: entry.modelData
            font.pixelSize: Theme.fontSmall
            font.weight: root.current === entry.index ? Font.DemiBold : Font.Normal
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: entry.highlighted ? Theme.hovered : "transparent"
        }
    }
    popup: T.Popup {
        y: root.height + Theme.line
        width: Math.max(root.width, Theme.card)
        implicitHeight: Math.min(contentItem.implicitHeight, Theme.row * 8) + 2 * padding
        padding: Theme.line + Theme.s1
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

        contentItem: ListView {
            implicitHeight: contentHeight
            clip: true
            model: root.popup.visible ? root.delegateModel : null
            currentIndex: root.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
        }
        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.borderStrong
        }
    }
}
