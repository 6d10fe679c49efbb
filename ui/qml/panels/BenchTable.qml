pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Interleave.Ui

// All figures. The arrow keys walk over its cells; what stands in a cell is read out whole.
FocusScope {
    id: root

    required property var bench
    property int column: 0
    readonly property var columns: bench.columns
    readonly property real first: Math.max(Theme.knobLabel, Math.min(Theme.sidebar, Math.round(width * 0.28)))
    readonly property real other: Math.max(Theme.column, Math.floor((width - first - Theme.scrollBar) / Math.max(1, columns.length - 1)))
    readonly property real total: first + other * Math.max(0, columns.length - 1)

    function go(by: int) {
        column = Math.max(0, Math.min(columns.length - 1, column + by));
        const left = column === 0 ? 0 : first + other * (column - 1), right = left + (column === 0 ? first : other);
        if (left < list.contentX) list.contentX = left;
        if (right > list.contentX + list.width) list.contentX = right - list.width;
    }

    Item {
        id: header
        width: parent.width
        height: Theme.rowTall
        clip: true
        readonly property bool scrolls: true  // with the cells

        Repeater {
            model: root.columns

            Column {
                id: head

                required property var modelData
                required property int index

                anchors.bottom: parent?.bottom
                anchors.bottomMargin: Theme.s1
                x: (index === 0 ? 0 : root.first + root.other * (index - 1)) - list.contentX
                width: (index === 0 ? root.first : root.other) - Theme.s2

                Accessible.role: Accessible.ColumnHeader
                Accessible.name: modelData.title

                PlainText {
                    width: parent.width
                    horizontalAlignment: head.index === 0 ? Text.AlignLeft : Text.AlignRight
                    text: head.modelData.title
                    font.pixelSize: Theme.fontSmall
                    font.weight: Font.DemiBold
                    color: Theme.textMuted
                    wrapMode: Text.WordWrap
                    lineHeight: 0.9
                }
                PlainText {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    text: head.modelData.unit
                    font.pixelSize: Theme.fontTiny
                    color: Theme.textFaint
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
    }
    ListView {
        id: list
        objectName: "bench:cells"
        anchors.fill: parent
        anchors.topMargin: header.height
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        currentIndex: -1
        highlightMoveDuration: 0
        contentWidth: Math.max(width, root.total)
        flickableDirection: Flickable.AutoFlickIfNeeded
        boundsBehavior: Flickable.StopAtBounds
        model: root.bench.table
        T.ScrollBar.vertical: SlimScrollBar {}
        T.ScrollBar.horizontal: SlimScrollBar {}

        onActiveFocusChanged: begin()
        onCountChanged: begin()
        Keys.onLeftPressed: root.go(-1)
        Keys.onRightPressed: root.go(1)
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(height / Theme.row) - 1);
            if (event.key === Qt.Key_Home) currentIndex = 0;
            else if (event.key === Qt.Key_End) currentIndex = count - 1;
            else if (event.key === Qt.Key_PageDown) currentIndex = Math.min(count - 1, currentIndex + page);
            else if (event.key === Qt.Key_PageUp) currentIndex = Math.max(0, currentIndex - page);
            else return;
            event.accepted = true;
        }

        function begin() { if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0; }

        Accessible.role: Accessible.Table
        Accessible.name: "All figures"

        delegate: BenchTableRow {
            table: root
            focused: list.activeFocus && list.currentIndex === index
            onPicked: column => {
                list.forceActiveFocus(Qt.MouseFocusReason);
                list.currentIndex = index;
                root.column = column;
            }
        }
    }
}
