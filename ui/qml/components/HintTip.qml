import QtQuick

// A tool tip of its parent: what it does and, on the right, its key. Nothing is made until it is shown.
Loader {
    id: root

    property string text: ""
    property string key: ""
    property bool shown: false
    property bool beside: false  // to the right of the parent instead of below it

    onShownChanged: {
        if (shown && text !== "") setSource("TipPopup.qml", { parent: parent, text: text, key: key, beside: beside, visible: true });
        else source = "";
    }
}
