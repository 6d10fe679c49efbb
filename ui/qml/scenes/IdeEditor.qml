pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// One text of the project: line numbers, the line of the cursor, and what editing needs. Ctrl+S saves, Tab indents,
// Escape leaves for the next control.
FocusScope {
    id: root

    required property string fileId
    required property string name
    required property bool isFolder
    required property string initialText
    readonly property alias text: edit.text

    signal typed()
    signal saveWanted()

    function takeFocus() { edit.forceActiveFocus(); }

    Flickable {
        id: flick
        anchors.fill: parent
        anchors.margins: Theme.s1
        contentWidth: Math.max(width, edit.x + edit.contentWidth + Theme.s4)
        contentHeight: Math.max(height, edit.contentHeight + Theme.s2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {}
        T.ScrollBar.horizontal: SlimScrollBar { orientation: Qt.Horizontal }

        // The cursor stays in sight.
        function follow(at: rect) {
            if (at.y < contentY) contentY = at.y;
            else if (at.y + at.height > contentY + height) contentY = at.y + at.height - height;
            const left = edit.x + at.x;
            if (left - edit.x < contentX) contentX = Math.max(0, left - edit.x);
            else if (left + Theme.s4 > contentX + width) contentX = left + Theme.s4 - width;
        }

        Rectangle {
            y: edit.cursorRectangle.y
            width: flick.contentWidth
            height: edit.cursorRectangle.height
            visible: edit.activeFocus
            color: Theme.codeCurrent
        }
        Text {
            width: Theme.ideGutter - Theme.s2
            text: Array.from({ length: edit.lineCount }, (none, line) => line + 1).join("\n")
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignRight
            color: Theme.textFaint
            font: edit.font
        }
        TextEdit {
            id: edit
            objectName: "editor:" + root.fileId
            x: Theme.ideGutter
            width: Math.max(flick.width - x, contentWidth)
            height: Math.max(flick.height, contentHeight)
            focus: true
            activeFocusOnTab: true
            selectByMouse: true
            persistentSelection: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.NoWrap
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            font.family: Theme.mono
            font.pixelSize: Theme.fontCode

            Accessible.role: Accessible.EditableText
            Accessible.name: "Text of " + root.fileId
            Accessible.multiLine: true

            onCursorRectangleChanged: flick.follow(cursorRectangle)
            onTextChanged: if (activeFocus) root.typed()

            // The window has shortcuts; while one edits, these keys are the editor's.
            Keys.onShortcutOverride: event => {
                if (event.matches(StandardKey.Save)) event.accepted = true;
            }
            Keys.onPressed: event => {
                if (event.matches(StandardKey.Save)) {
                    root.saveWanted();
                } else if (event.key === Qt.Key_Escape) {
                    edit.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
                } else if (event.key === Qt.Key_Tab) {
                    edit.remove(edit.selectionStart, edit.selectionEnd);
                    edit.insert(edit.cursorPosition, "  ");
                } else {
                    return;
                }
                event.accepted = true;
            }
        }
    }
    SourceColours {
        document: edit.textDocument
        colors: root.name.endsWith(".txt") ? {} : Theme.codeColors
    }
    Component.onCompleted: {
        edit.text = root.initialText;
        edit.cursorPosition = 0;
    }
}
