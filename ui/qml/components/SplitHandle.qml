import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// The bar between two parts of a SplitView.
Rectangle {
    id: root

    property bool vertical: false  // the parts lie above each other

    implicitWidth: Theme.handle
    implicitHeight: Theme.handle
    color: Theme.window

    Rectangle {
        anchors.centerIn: parent
        width: root.vertical ? Theme.s8 : Theme.lineBold
        height: root.vertical ? Theme.lineBold : Theme.s8
        radius: Theme.line
        color: root.T.SplitHandle.pressed ? Theme.accent : root.T.SplitHandle.hovered ? Theme.borderStrong : Theme.border
    }
}
