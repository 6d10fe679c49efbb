import QtQuick
import Interleave.Ui

// The playhead on the whole recording: drag or arrow keys set it. Times are nanoseconds.
TrackSlider {
    id: root

    property real playhead: 0
    property real length: 0
    property bool riding: true

    signal sought(real time)

    label: "Playhead"
    enabled: length > 0
    from: 0
    to: Math.max(1, length)
    value: riding ? to : Math.min(playhead, to)
    stepSize: to / 200
    snapMode: TrackSlider.NoSnap
    fill: riding ? Theme.accent : Theme.warning
    onMoved: sought(value)

    Accessible.description: riding ? "live" : "rewound"
}
