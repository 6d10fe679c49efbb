import QtQuick
import Interleave.Ui

// As many whole sentences of `whole` as fit into `lines`, the first one always; what was left out is in the tip.
PlainText {
    id: root

    property string whole: ""
    property int lines: 2
    property string told: ""  // in the tip; "": what was left out

    // Its breaks are those of the text that is shown.
    PlainText {
        id: probe
        visible: false
        width: root.width
        wrapMode: root.wrapMode
        font: root.font
    }
    function fit(): void {
        if (width <= 0) return;
        let shown = "";
        for (const sentence of whole.match(/[\s\S]*?[.!?](?=\s+[A-Z“]|\s*$)\s*/g) ?? [whole]) {
            probe.text = (shown + sentence).trim();
            if (shown !== "" && probe.lineCount > lines) break;
            shown += sentence;
        }
        text = shown.trim();
    }

    wrapMode: Text.WordWrap
    elide: Text.ElideNone
    onWidthChanged: fit()
    onWholeChanged: fit()
    onLinesChanged: fit()
    onFontChanged: fit()
    Component.onCompleted: fit()

    Accessible.role: Accessible.StaticText
    Accessible.name: whole

    HoverHandler { id: over }
    HintTip {
        text: root.told !== "" ? root.told : root.whole
        shown: over.hovered && (root.told !== "" || root.text !== root.whole.trim())
    }
}
