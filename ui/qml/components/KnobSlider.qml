import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// A knob: label, slider, value that can be typed, unit. `edited` tells a new value; one that takes effect only by a restart
// (`live` false) is told when the slider is let go.
ColumnLayout {
    id: root

    required property string label
    property string unit: ""
    property real from: 0
    property real to: 100
    property real step: 1
    property real value: 0
    property bool live: true
    property alias problem: field.problem

    readonly property real labelWidth: Math.max(1, Math.min(Theme.knobLabel, Math.round(width * 0.4)))

    signal edited(real value)

    function rounded(v: real): real {
        const stepped = step > 0 ? from + Math.round((v - from) / step) * step : v;
        return Math.round(stepped * 1e6) / 1e6;
    }

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s2

        PlainText {
            id: name
            Layout.minimumWidth: root.labelWidth
            Layout.preferredWidth: root.labelWidth
            Layout.maximumWidth: root.labelWidth
            text: root.label
            color: Theme.textMuted

            HoverHandler { id: over }
            HintTip {
                text: root.label
                shown: over.hovered && name.truncated
            }
        }
        TrackSlider {
            id: slider
            objectName: "slider"
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.s8
            label: root.label
            from: root.from
            to: root.to
            stepSize: root.step
            value: root.value
            onMoved: {
                if (root.live || !pressed) root.edited(root.rounded(value));
            }
            onPressedChanged: {
                if (!pressed && !root.live && root.rounded(value) !== root.value) root.edited(root.rounded(value));
            }
        }
        ValueField {
            id: field
            objectName: "field"
            label: root.label
            from: root.from
            to: root.to
            step: root.step
            value: slider.pressed ? root.rounded(slider.value) : root.value
            onEdited: value => root.edited(value)
        }
        PlainText {
            Layout.preferredWidth: Theme.s6
            text: root.unit
            color: Theme.textFaint
            font.pixelSize: Theme.fontSmall
        }
    }
    PlainText {
        Layout.fillWidth: true
        Layout.rightMargin: Theme.s8
        visible: root.problem !== ""
        horizontalAlignment: Text.AlignRight
        text: "allowed: " + root.problem + (root.unit === "" ? "" : " " + root.unit)
        color: Theme.alert
        font.pixelSize: Theme.fontSmall
    }
}
