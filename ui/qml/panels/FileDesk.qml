import QtQuick
import Interleave.Ui

// Asks for a file to save to or to open. Qt's dialogs are loaded when first needed: the window starts sooner, and goes
// without them where that module of Qt is missing.
Loader {
    id: root

    required property var session  // or another with files: save, existing, open, suggestedFile, filters, fail
    property string saveTitle: "Save or export this run"
    property string openTitle: "Open a saved run"

    signal saveAsked()
    signal openAsked()

    function save() { if (ready()) saveAsked(); }
    function open() { if (ready()) openAsked(); }

    function ready(): bool {
        if (status === Loader.Null) setSource("FileDialogs.qml", { session: root.session, desk: root });
        if (status === Loader.Error) session.fail("files cannot be asked for: Qt Quick Dialogs is missing (qml6-module-qtquick-dialogs)");
        return status === Loader.Ready;
    }
}
