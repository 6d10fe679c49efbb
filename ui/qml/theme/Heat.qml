pragma Singleton
import QtQuick
import Interleave.Ui

// The part of the theme that colours shares, 0 … 1: from hardly to strongly marked, light to dark or the other way round, so
// that people with a colour deficiency see the order by lightness alone. `ink` reads on all of it, by 4.5 : 1 at least.
QtObject {
    readonly property var stops: Theme.dark
        ? ["#1d2333", "#4a2c63", "#93386e", "#da5f4f", "#f7a03c", "#fbe08a"]
        : ["#f3f4f8", "#fde0b4", "#fbb173", "#ec7350", "#bd3350", "#6b1248"]
    readonly property color darkInk: "#000000"
    readonly property color lightInk: "#ffffff"

    function fill(share: real): color {
        const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
        const i = Math.min(Math.floor(at), stops.length - 2), part = at - i;
        const a = Qt.color(stops[i]), b = Qt.color(stops[i + 1]);
        return Qt.rgba(a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part, a.b + (b.b - a.b) * part, 1);
    }
    function ink(share: real): color {
        const ground = fill(share);
        return Theme.contrast(darkInk, ground) >= Theme.contrast(lightInk, ground) ? darkInk : lightInk;
    }
}
