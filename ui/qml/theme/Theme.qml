pragma Singleton
import QtQuick

// Every colour, size and duration of the window; nothing else in the QML names one. Colours come in a light and a dark set;
// `scale` enlarges all sizes. Thread states have a colour that people with a colour deficiency can tell apart (after Okabe and
// Ito) and, in StateGlyph, a shape.
QtObject {
    id: theme

    readonly property SystemPalette systemPalette: SystemPalette {}
    readonly property bool systemDark: luminance(systemPalette.window) < 0.25
    property bool dark: systemDark
    property real scale: 1
    property bool motion: true       // things glide to their places
    property bool presenting: false  // for a projector: everything larger
    readonly property real presenterScale: 1.5

    readonly property real scaleMin: 0.8
    readonly property real scaleMax: 1.8
    signal chosen()  // by a person: to be remembered

    function toggle() {
        dark = !dark;
        chosen();
    }
    function zoom(by: real) {
        scale = Math.max(scaleMin, Math.min(scaleMax, Math.round((scale + by) * 10) / 10));
        chosen();
    }
    function setMotion(on: bool) {
        motion = on;
        chosen();
    }
    function px(n: real): int { return Math.round(n * scale * (presenting ? presenterScale : 1)); }

    // Surfaces and lines
    readonly property color window: dark ? "#0e121a" : "#eef0f4"
    readonly property color surface: dark ? "#161b26" : "#ffffff"
    readonly property color raised: dark ? "#1f2633" : "#f5f6f9"
    readonly property color sunken: dark ? "#10141d" : "#f3f4f8"
    readonly property color hovered: dark ? "#273043" : "#e7eaf1"
    readonly property color pressed: dark ? "#313c53" : "#d9dee9"
    readonly property color border: dark ? "#2a3242" : "#d9dde5"
    readonly property color borderStrong: dark ? "#59647a" : "#8b94a5"
    readonly property color scrim: dark ? "#b3060910" : "#8c1a2030"

    // Text: three levels, each at least 4.5:1 on every surface above
    readonly property color text: dark ? "#e9edf5" : "#151b27"
    readonly property color textMuted: dark ? "#b3bccb" : "#434d5f"
    readonly property color textFaint: dark ? "#97a2b6" : "#596376"

    readonly property color accent: dark ? "#7eaaff" : "#2358d6"
    readonly property color accentSoft: dark ? "#1f2f52" : "#e3ebfd"
    readonly property color accentText: dark ? "#0b1220" : "#ffffff"
    readonly property color focus: dark ? "#a8c5ff" : "#1b4fd0"
    readonly property color alert: dark ? "#ff6b6b" : "#c5162e"
    readonly property color alertSoft: dark ? "#401a22" : "#fde7e9"
    readonly property color alertText: dark ? "#1d0508" : "#ffffff"
    readonly property color good: dark ? "#3ecf9d" : "#007556"
    readonly property color goodSoft: dark ? "#12352d" : "#dcf3ec"
    readonly property color warning: dark ? "#f2b440" : "#8a5a00"
    readonly property color warningSoft: dark ? "#3a2d12" : "#fbf0d6"

    // Thread states, by analysis::activity: absent, running, ready, blocked, sleeping, held, ended
    readonly property var stateColors: dark
        ? ["#626c7e", "#2fc08d", "#f0b429", "#ef7d3c", "#5fb2ea", "#cf8fc0", "#8791a3"]
        : ["#8a93a3", "#008f67", "#bd7d00", "#cf5500", "#2f86c4", "#a8508c", "#6d7788"]
    readonly property var stateWords: ["absent", "running", "ready", "blocked", "sleeping", "held", "ended"]
    function stateColor(key: int): color { return Qt.color(stateColors[Math.max(0, Math.min(key, stateColors.length - 1))]); }
    function stateWord(key: int): string { return stateWords[Math.max(0, Math.min(key, stateWords.length - 1))]; }

    // Locks: free, owned, fought over
    readonly property color lockFree: dark ? "#626c7e" : "#98a1b0"
    readonly property color lockOwned: dark ? "#5fb2ea" : "#2f86c4"
    readonly property color lockContended: dark ? "#ef7d3c" : "#cf5500"

    // What a finding weighs, worst first
    readonly property var severityColors: [alert, warning, accent]
    function severityColor(severity: int): color { return severityColors[Math.max(0, Math.min(severity, severityColors.length - 1))]; }

    // Phases of a scene's people
    readonly property var phaseStates: ({ eating: 1, hungry: 3, thinking: 4 })
    function phaseColor(phase: string): color { return stateColor(phaseStates[phase] ?? 0); }

    // Twelve colours to tell threads apart; the ink on them is `threadInk`
    readonly property var threadColors: dark
        ? ["#7eaaff", "#f0a35e", "#5fcfb0", "#e88bb4", "#b8a1f5", "#d8c24a", "#6cc7ec", "#f28b82", "#9ad06b", "#cf9fd8", "#c9b08e", "#9fb3c8"]
        : ["#2f62d9", "#b4560a", "#087f66", "#b8326f", "#6f4fd0", "#7d6a00", "#0b779f", "#bf3a30", "#4b7d1c", "#94429f", "#80633a", "#526a85"]
    readonly property color threadInk: dark ? "#0c111b" : "#ffffff"
    function threadColor(index: int): color { return Qt.color(threadColors[((index % 12) + 12) % 12]); }

    // How much of something there is, 0 … 1: from hardly to strongly marked, so that the order shows by lightness alone.
    // `heatInk` reads on all of it, by 4.5 : 1 at least.
    readonly property var heatColors: dark
        ? ["#1d2333", "#4a2c63", "#93386e", "#da5f4f", "#f7a03c", "#fbe08a"]
        : ["#f3f4f8", "#fde0b4", "#fbb173", "#ec7350", "#bd3350", "#6b1248"]
    function heat(share: real): color {
        const at = Math.max(0, Math.min(1, share)) * (heatColors.length - 1);
        const i = Math.min(Math.floor(at), heatColors.length - 2), part = at - i;
        const a = Qt.color(heatColors[i]), b = Qt.color(heatColors[i + 1]);
        return Qt.rgba(a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part, a.b + (b.b - a.b) * part, 1);
    }
    function heatInk(share: real): color { return Qt.color(luminance(heat(share)) > 0.179 ? "#000000" : "#ffffff"); }

    // Source code
    readonly property var codeColors: ({
        plain: String(text), keyword: dark ? "#c4a7ff" : "#7426b8", type: dark ? "#6fd3c4" : "#006b60",
        string: dark ? "#e7b27a" : "#8f4a00", number: dark ? "#8ec7ff" : "#0a5bb0", comment: dark ? "#97a2b6" : "#596376",
        preprocessor: dark ? "#f08fb6" : "#a3245f", function: dark ? "#8fb6ff" : "#1f4fb8"
    })
    readonly property color codeCurrent: dark ? "#24345a" : "#e3ebfd"

    // The philosophers' table
    readonly property color table: dark ? "#2c2722" : "#efe6d8"
    readonly property color tableRim: dark ? "#4a4038" : "#d2c1a6"
    readonly property color plate: dark ? "#d5d9e2" : "#ffffff"
    readonly property color plateRim: dark ? "#8f98a8" : "#b7bdc9"
    readonly property color food: dark ? "#d99a3d" : "#e0a03c"
    readonly property color steel: dark ? "#c3cad6" : "#5c6676"
    readonly property color steelEdge: dark ? "#2a2521" : "#fbf7f0"
    readonly property color clothes: dark ? "#3a4458" : "#cfd6e2"

    // What people notice (J. Nielsen, Usability Engineering, 1993, chapter 5), ns: later is no longer "at once"
    readonly property real lateAnswer: 1e8
    readonly property real longCallback: 5e7

    // Type
    readonly property var families: Qt.fontFamilies()
    readonly property string sans: families.includes("Inter") ? "Inter" : Qt.font({ pixelSize: 13 }).family
    readonly property string mono: families.includes("JetBrains Mono") ? "JetBrains Mono" : "monospace"
    readonly property int fontTiny: px(10)
    readonly property int fontSmall: px(11)
    readonly property int fontBody: px(13)
    readonly property int fontTitle: px(16)
    readonly property int fontHeading: px(20)
    readonly property int fontCode: px(12)
    readonly property real lineHeight: 1.15  // of running text

    // Spacing on a grid of four
    readonly property int s1: px(4)
    readonly property int s2: px(8)
    readonly property int s3: px(12)
    readonly property int s4: px(16)
    readonly property int s6: px(24)
    readonly property int s8: px(32)

    readonly property int radiusSmall: px(4)
    readonly property int radius: px(6)
    readonly property int radiusLarge: px(10)
    readonly property int line: 1
    readonly property real lineArrow: 1.6
    readonly property int lineBold: 2
    readonly property int lineAlert: px(4)

    // Controls
    readonly property int icon: px(16)
    readonly property int iconLarge: px(20)
    readonly property int control: px(30)
    readonly property int controlSmall: px(24)
    readonly property int row: px(28)
    readonly property int rowTall: px(44)
    readonly property int topBar: px(48)
    readonly property int panelHeader: px(32)
    readonly property int transport: px(48)
    readonly property int track: px(4)
    readonly property int knob: px(14)
    readonly property int scrollBar: px(8)
    readonly property int scrollBarMin: px(24)
    readonly property int handle: px(6)
    readonly property int field: px(56)
    readonly property int knobLabel: px(138)
    readonly property int laneLabels: px(104)
    readonly property int lane: px(18)
    readonly property int codeLine: px(19)
    readonly property int codeGutter: px(76)
    readonly property int tipWidth: px(320)
    readonly property int bannerWidth: px(620)
    readonly property int overlayWidth: px(820)
    readonly property int speedWidth: px(104)
    readonly property int goLive: px(92)
    readonly property int card: px(188)
    readonly property int token: px(52)
    readonly property int tour: px(328)
    readonly property int tourMin: px(264)
    readonly property int welcomeWidth: px(560)

    // Below this a scene's page is drawn smaller
    readonly property int pageMinWidth: px(340)
    readonly property int pageMinHeight: px(160)
    readonly property int page: px(480)  // narrower than this, shorter words

    // The lamps of the conditions of a deadlock
    readonly property int lampRow: px(40)
    readonly property color lampLit: dark ? "#ffd166" : "#a06a00"
    readonly property color lampLitSoft: dark ? "#3a3116" : "#fdf3d7"

    readonly property int ideFiles: px(124)
    readonly property int ideGutter: px(40)
    readonly property int ideStrip: px(54)
    readonly property int barLineMin: px(18)
    readonly property int barFigure: px(92)
    readonly property int barRatio: px(128)
    readonly property int column: px(80)

    readonly property int sidebar: px(224)
    readonly property int sidebarMin: px(160)
    readonly property int side: px(348)
    readonly property int sideMin: px(308)
    readonly property int sceneMinWidth: px(300)
    readonly property int sceneMinHeight: px(220)
    readonly property int sceneLow: px(440)  // below this a message over a scene is short
    readonly property int lower: px(248)
    readonly property int lowerMin: px(190)
    readonly property int presenterTimeline: px(136)
    readonly property int dock: px(372)
    readonly property int dockMin: px(280)
    readonly property int timelineMin: px(260)
    readonly property int windowWidth: 1280
    readonly property int windowHeight: 800
    readonly property int windowMinWidth: 1024
    readonly property int roomyWidth: 1100  // from here on lists and settings have their full width
    readonly property int roomyHeight: 900
    readonly property int windowMinHeight: 700
    readonly property int presenterHigh: 1000  // from here on it has room for a timeline

    // Durations, milliseconds
    readonly property int quick: motion ? 90 : 0
    readonly property int duration: motion ? 180 : 0
    readonly property int tipDelay: 500
    readonly property int emphasis: motion ? 700 : 0
    readonly property int emphasisLoops: 4

    // WCAG 2 relative luminance
    function luminance(c: color): real {
        const part = v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
    }
    function faded(c: color, alpha: real): color { return Qt.rgba(c.r, c.g, c.b, alpha); }
    // What stands for a name where there is room for a letter or two: its number, else its initial.
    function initial(name: string): string {
        const number = name.match(/\d+/);
        return number ? number[0] : name.slice(0, 1).toUpperCase();
    }
    function span(ns: real): string {
        if (ns >= 1e9) return (ns / 1e9).toFixed(ns >= 1e10 ? 0 : 1) + " s";
        if (ns >= 1e6) return Math.round(ns / 1e6) + " ms";
        return Math.round(ns / 1e3) + " µs";
    }
}
