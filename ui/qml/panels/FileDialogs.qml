import QtQuick
import QtQuick.Dialogs
import Interleave.Ui

// The system's dialogs for files, or Qt's own. `desk` says when which is wanted.
Item {
    id: root

    required property var session
    required property var desk

    Connections {
        target: root.desk
        function onSaveAsked() {
            saving.selectedFile = root.session.suggestedFile();
            saving.open();
        }
        function onOpenAsked() { opening.open(); }
    }
    FileDialog {
        id: saving
        objectName: "saveDialog"
        title: root.desk.saveTitle
        acceptLabel: "Save"
        fileMode: FileDialog.SaveFile
        nameFilters: root.session.saveFilters
        onAccepted: {
            const there = root.session.existing(selectedFile, selectedNameFilter.index);
            if (there === "") root.session.save(selectedFile, selectedNameFilter.index);
            else replacing.ask(there);
        }
    }
    // Not every dialog asks before it replaces a file: the window does.
    Binding {
        target: saving
        property: "options"
        value: 4  // FileDialog.DontConfirmOverwrite, of a type that qmllint does not know
    }
    FileDialog {
        id: opening
        objectName: "openDialog"
        title: root.desk.openTitle
        fileMode: FileDialog.OpenFile
        nameFilters: root.session.openFilters
        onAccepted: root.session.open(selectedFile)
    }
    ReplaceQuestion {
        id: replacing
        onAgreed: root.session.save(saving.selectedFile, saving.selectedNameFilter.index, true)
    }
}
