pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// One of a few ways, side by side: `ways` are { id, text, hint, key }. Left and Right go to the neighbours.
Rectangle {
    id: root

    required property string label
    property var ways: []
    property string current: ""

    signal picked(string id)

    implicitWidth: row.implicitWidth + 2 * Theme.line
    implicitHeight: Theme.controlSmall + Theme.s1
    radius: Theme.radius
    color: Theme.sunken
    border.width: Theme.line
    border.color: Theme.border
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Row {
        id: row
        anchors.centerIn: parent

        Repeater {
            model: root.ways

            T.AbstractButton {
                id: way

                required property var modelData
                readonly property bool current: modelData.id === root.current

                objectName: root.label.toLowerCase() + ":" + modelData.id
                height: root.height - 2 * Theme.line
                implicitWidth: implicitContentWidth + leftPadding + rightPadding
                leftPadding: Theme.s2
                rightPadding: Theme.s2
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                text: modelData.text
                onClicked: root.picked(modelData.id)

                Accessible.role: Accessible.RadioButton
                Accessible.name: root.label + ": " + text
                Accessible.checked: current

                contentItem: PlainText {
                    text: way.text
                    font.pixelSize: Theme.fontSmall
                    font.weight: way.current ? Font.DemiBold : Font.Normal
                    color: way.current ? Theme.accentText : Theme.text
                    elide: Text.ElideNone
                }
                background: Rectangle {
                    radius: Theme.radius - Theme.line
                    color: way.current ? Theme.accent : way.down ? Theme.pressed : way.hovered ? Theme.hovered : "transparent"

                    FocusRing { shown: way.visualFocus; gap: 1 }
                }
                Keys.onReturnPressed: way.clicked()
                Keys.onEnterPressed: way.clicked()

                HintTip {
                    text: way.modelData.hint ?? ""
                    key: way.modelData.key ?? ""
                    shown: way.hovered && !way.down && text !== ""
                }
            }
        }
    }
}
