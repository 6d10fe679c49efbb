import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// A number that can be typed. Enter or leaving the field hands it over by `edited`; what is no number or lies outside
// [from, to] is not handed over: `problem` then says what is allowed. Up and Down change it by a step.
T.TextField {
    id: root

    required property string label
    property real from: 0
    property real to: 100
    property real step: 1
    property real value: 0
    property string problem: ""

    signal edited(real value)

    function show() {
        text = String(Math.round(value * 1e6) / 1e6);
        problem = "";
    }
    function take() {
        const typed = text.trim().replace(",", ".");
        const number = Number(typed);
        if (typed === "" || isNaN(number) || number < from || number > to) {
            problem = from + " to " + to;
            return;
        }
        const stepped = step > 0 ? from + Math.round((number - from) / step) * step : number;
        const changed = stepped !== value;
        text = String(Math.round(stepped * 1e6) / 1e6);
        problem = "";
        if (changed) edited(Math.min(to, stepped));
    }
    function move(by: real) {
        const next = Math.max(from, Math.min(to, value + by));
        if (next !== value) edited(next);
    }

    TextMetrics {
        id: longest
        font: root.font
        text: String(root.to)
    }

    Component.onCompleted: show()
    onValueChanged: show()
    onEditingFinished: take()
    onActiveFocusChanged: {
        if (activeFocus) selectAll();
        else if (problem !== "") show();
    }
    Keys.onUpPressed: move(step)
    Keys.onDownPressed: move(-step)
    Keys.onEscapePressed: show()
    onTextEdited: problem = ""
    Keys.onReturnPressed: take()
    Keys.onEnterPressed: take()

    // Of two widths, so that fields below each other are in line.
    implicitWidth: longest.advanceWidth + leftPadding + rightPadding <= Theme.field ? Theme.field : Theme.field * 1.5
    implicitHeight: Theme.controlSmall
    leftPadding: Theme.s1
    rightPadding: Theme.s1
    horizontalAlignment: TextInput.AlignRight
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    font.family: Theme.mono
    font.pixelSize: Theme.fontCode
    selectByMouse: true
    inputMethodHints: Qt.ImhFormattedNumbersOnly

    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: from + " to " + to

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.problem === "" ? Theme.sunken : Theme.alertSoft
        border.width: root.activeFocus || root.problem !== "" ? Theme.lineBold : Theme.line
        border.color: root.problem !== "" ? Theme.alert : root.activeFocus ? Theme.focus : Theme.border
    }
}
