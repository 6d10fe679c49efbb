pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// What HintTip shows.
T.ToolTip {
    id: root

    property string key: ""
    property bool beside: false

    delay: Theme.tipDelay
    x: !parent ? 0 : beside ? parent.width + Theme.s1 : Math.round((parent.width - implicitWidth) / 2)
    y: !parent || beside ? 0 : parent.height + Theme.s1
    margins: Theme.s2
    padding: Theme.s2
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

    contentItem: Row {
        spacing: Theme.s2

        PlainText {
            text: root.text
            width: Math.min(implicitWidth, Theme.tipWidth)
            wrapMode: Text.WordWrap
            font.pixelSize: Theme.fontSmall
            anchors.verticalCenter: parent.verticalCenter
        }
        KeyHint {
            text: root.key
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.width: Theme.line
        border.color: Theme.borderStrong
    }
}
