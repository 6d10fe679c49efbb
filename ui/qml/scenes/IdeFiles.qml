pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// The files of the project, as a tree; folders are always open.
Item {
    id: root

    required property var files
    property int current: 0

    signal picked(int row)

    Accessible.role: Accessible.List
    Accessible.name: "Files of the project"

    Column {
        anchors.fill: parent
        topPadding: Theme.s1

        Repeater {
            model: root.files

            T.AbstractButton {
                id: file

                required property int index
                required property string fileId
                required property string name
                required property int depth
                required property bool isFolder

                objectName: "file:" + fileId
                width: root.width
                height: Theme.controlSmall
                enabled: !isFolder
                checked: index === root.current
                hoverEnabled: true
                focusPolicy: isFolder ? Qt.NoFocus : Qt.TabFocus
                leftPadding: Theme.s2 + depth * Theme.s3
                onClicked: root.picked(index)

                Accessible.role: Accessible.ListItem
                Accessible.name: fileId
                Accessible.selected: checked

                contentItem: Row {
                    spacing: Theme.s1

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: file.isFolder ? "chevronDown" : "file"
                        size: Theme.s3
                        color: file.checked ? Theme.accent : Theme.textFaint
                    }
                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        text: file.name
                        font.pixelSize: Theme.fontSmall
                        font.weight: file.checked ? Font.DemiBold : Font.Normal
                        color: file.checked ? Theme.text : Theme.textMuted
                    }
                }
                background: Rectangle {
                    color: file.checked ? Theme.accentSoft : file.hovered ? Theme.hovered : "transparent"

                    FocusRing { shown: file.visualFocus; gap: -2 }
                }
                Keys.onReturnPressed: clicked()
                Keys.onEnterPressed: clicked()
            }
        }
    }
}
