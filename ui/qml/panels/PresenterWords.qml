pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// For a projector: how many threads do what, in large words, each with its sign.
Rectangle {
    id: root

    required property var session
    property var counts: [0, 0, 0, 0, 0, 0, 0]  // by state

    function count() {
        const next = [0, 0, 0, 0, 0, 0, 0];
        const threads = root.session.threads;
        for (let i = 0; i < threads.count; ++i) next[threads.value(i, "stateKey")] += 1;
        if (next.join() !== counts.join()) counts = next;
    }

    function spoken(): string {
        let words = "";
        for (let key = 1; key < counts.length; ++key) {
            if (counts[key] > 0) words += (words === "" ? "" : ", ") + counts[key] + " " + Theme.stateWord(key);
        }
        return words;
    }

    implicitHeight: Theme.rowTall
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border

    onVisibleChanged: if (visible) count()
    Connections {
        target: root.session
        enabled: root.visible
        function onFrameChanged() { root.count(); }
    }

    Accessible.role: Accessible.StaticText
    Accessible.name: root.spoken()

    Row {
        anchors.centerIn: parent
        spacing: Theme.s6

        Repeater {
            model: [1, 3, 2, 4, 5, 6]

            Row {
                id: entry

                required property int modelData

                height: Theme.rowTall
                visible: root.counts[modelData] > 0
                spacing: Theme.s2

                StateSign {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.iconLarge
                    height: width
                    stateKey: entry.modelData
                    color: Theme.stateColor(entry.modelData)
                }
                PlainText {
                    height: parent.height
                    text: root.counts[entry.modelData] + " " + Theme.stateWord(entry.modelData)
                    font.pixelSize: Theme.fontHeading
                    font.weight: Font.DemiBold
                    elide: Text.ElideNone
                }
            }
        }
    }
}
