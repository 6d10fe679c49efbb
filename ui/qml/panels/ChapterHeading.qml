import QtQuick
import Interleave.Ui

// The name of a chapter above its scenarios.
PlainText {
    required property string section

    width: parent ? parent.width : implicitWidth
    height: Theme.row
    leftPadding: Theme.s2
    bottomPadding: Theme.s1
    verticalAlignment: Text.AlignBottom
    text: section
    color: Theme.textFaint
    font.pixelSize: Theme.fontSmall
    font.weight: Font.DemiBold
}
