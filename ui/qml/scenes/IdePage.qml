pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A little editor that saves for real: a file tree, the texts, how the save goes, and below how alive the window is.
FocusScope {
    id: root

    required property var session
    property int current: 1  // row of the file that is shown

    function save() {
        const all = [];
        for (let i = 0; i < texts.count; ++i) {
            const item = texts.itemAt(i) as IdeEditor;
            if (item && !item.isFolder) all.push(item.text);
        }
        scene.save(all);
    }

    IdeScene {
        id: scene
        session: root.session
        window: root.Window.window
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s2

        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            color: Theme.sunken
            radius: Theme.radius
            border.width: Theme.line
            border.color: Theme.border

            RowLayout {
                anchors.fill: parent
                anchors.margins: Theme.line
                spacing: 0

                IdeFiles {
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.ideFiles
                    files: scene.files
                    current: root.current
                    onPicked: row => {
                        root.current = row;
                        (texts.itemAt(row) as IdeEditor).takeFocus();
                    }
                }
                Rectangle {
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.line
                    color: Theme.border
                }
                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Repeater {
                        id: texts
                        model: scene.files

                        IdeEditor {
                            required property int index

                            anchors.fill: parent
                            visible: index === root.current
                            onTyped: scene.typed()
                            onSaveWanted: root.save()
                        }
                    }
                }
            }
        }
        IdeStatus {
            Layout.fillWidth: true
            scene: scene
            onSaveWanted: root.save()
        }
        IdePulse {
            Layout.fillWidth: true
            scene: scene
        }
    }
}
