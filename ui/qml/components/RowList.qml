import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// A scrolling list that the arrow keys walk through.
ListView {
    id: root

    property string label: ""

    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: -1
    highlightMoveDuration: 0
    T.ScrollBar.vertical: SlimScrollBar {}

    onActiveFocusChanged: {
        if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0;
    }

    Accessible.role: Accessible.List
    Accessible.name: label
}
