import QtQml
import Interleave.Ui

// Learning aids, by a scenario's id: `look`, what to look for; `work`, where one meets this at work; `present`, notes for who
// shows it to others.
QtObject {
    id: root

    readonly property NotesThreads threads: NotesThreads {}
    readonly property NotesPrimitives primitives: NotesPrimitives {}
    readonly property NotesClassics classics: NotesClassics {}
    readonly property NotesTrouble trouble: NotesTrouble {}
    readonly property var all: Object.assign({}, threads.notes, primitives.notes, classics.notes, trouble.notes)
}
