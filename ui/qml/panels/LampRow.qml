pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// The four conditions of a deadlock in a row, lit or not, with who makes them so; more of it on a click.
Row {
    id: root

    required property var lamps
    readonly property bool all: lamps.litCount === 4

    signal wanted()

    spacing: Theme.s1
    height: Theme.lampRow

    Accessible.role: Accessible.List
    Accessible.name: "Conditions of a deadlock: " + lamps.litCount + " of 4 hold"

    Repeater {
        model: root.lamps.rows

        T.AbstractButton {
            id: lamp

            required property int key
            required property string title
            required property bool lit
            required property var model
            readonly property color ink: !lit ? Theme.textFaint : root.all ? Theme.alert : Theme.lampLit

            objectName: "lamp:" + key
            width: (root.width - 3 * root.spacing) / 4
            height: root.height
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            onClicked: root.wanted()
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()

            Accessible.role: Accessible.Button
            Accessible.name: title + (lit ? " holds: " : " does not hold: ") + model.text

            background: Rectangle {
                radius: Theme.radius
                color: lamp.lit ? (root.all ? Theme.alertSoft : Theme.lampLitSoft) : lamp.hovered ? Theme.hovered : Theme.raised
                border.width: lamp.lit ? Theme.lineBold : Theme.line
                border.color: lamp.lit ? lamp.ink : Theme.border

                FocusRing { shown: lamp.visualFocus; gap: 1 }
            }
            contentItem: Item {
                Icon {
                    x: Theme.s1
                    anchors.verticalCenter: parent.verticalCenter
                    name: lamp.lit ? "lampOn" : "lampOff"
                    size: Theme.iconLarge
                    color: lamp.ink
                }
                Column {
                    x: Theme.iconLarge + 2 * Theme.s1
                    width: parent.width - x - Theme.s1
                    anchors.verticalCenter: parent.verticalCenter

                    PlainText {
                        width: parent.width
                        text: lamp.title
                        font.pixelSize: Theme.fontSmall
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(Theme.fontSmall * 0.75)
                        font.weight: Font.DemiBold
                        color: lamp.lit ? Theme.text : Theme.textMuted
                    }
                    PlainText {
                        width: parent.width
                        text: (lamp.lit ? "holds: " : "not now: ") + lamp.model.brief
                        font.pixelSize: Theme.fontTiny
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(Theme.fontTiny * 0.75)
                        color: lamp.lit ? Theme.text : Theme.textFaint
                    }
                }
            }
            HintTip {
                shown: lamp.hovered && !lamp.down
                text: lamp.title + (lamp.lit ? " holds: " : " does not hold: ") + lamp.model.text + "."
            }
        }
    }
}
