import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    name: "Theme"

    function cleanup() { Theme.dark = false; Theme.scale = 1; }

    // WCAG 2, worked out here anew
    function ratio(a: color, b: color): real {
        const lum = c => {
            const part = v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
            return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
        };
        const la = lum(a), lb = lum(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }
    function readable(ink: color, ground: color, what: string) {
        verify(ratio(ink, ground) >= 4.5, (Theme.dark ? "dark: " : "light: ") + what + " " + ratio(ink, ground).toFixed(2));
    }
    function test_contrast_data() { return [{ tag: "light", dark: false }, { tag: "dark", dark: true }]; }
    function test_contrast(row) {
        Theme.dark = row.dark;
        for (const ground of ["window", "surface", "raised", "sunken", "hovered"]) {
            for (const ink of ["text", "textMuted", "textFaint"]) readable(Theme[ink], Theme[ground], ink + " on " + ground);
        }
        for (const ink of ["accent", "alert", "good", "warning"]) readable(Theme[ink], Theme.surface, ink + " on surface");
        readable(Theme.accentText, Theme.accent, "accent button");
        readable(Theme.alertText, Theme.alert, "alert button");
        readable(Theme.accent, Theme.accentSoft, "accent on its soft");
        for (const soft of ["accentSoft", "alertSoft", "warningSoft"]) {
            readable(Theme.text, Theme[soft], "text on " + soft);
            readable(Theme.textMuted, Theme[soft], "muted on " + soft);
        }
        for (const ground of ["raised", "sunken", "hovered"]) {
            for (const ink of ["accent", "alert", "good", "warning"]) readable(Theme[ink], Theme[ground], ink + " on " + ground);
        }
        readable(Theme.text, Theme.pressed, "text on what is pressed");
        for (const tone of ["alert", "good", "warning"]) readable(Theme[tone], Theme[tone + "Soft"], tone + " on its soft");
        readable(Theme.text, Theme.goodSoft, "text on goodSoft");
        readable(Theme.text, Theme.lampLitSoft, "text on a lit lamp");
        readable(Theme.lampLit, Theme.surface, "a lit lamp's word");
        readable(Theme.text, Theme.table, "text on the table");
        readable(Theme.textMuted, Theme.table, "muted on the table");
        for (let i = 0; i < 12; ++i) readable(Theme.threadInk, Theme.threadColor(i), "thread colour " + i);
        for (const kind in Theme.codeColors) {
            readable(Qt.color(Theme.codeColors[kind]), Theme.surface, "code " + kind);
            readable(Qt.color(Theme.codeColors[kind]), Theme.codeCurrent, "code " + kind + " on the current line");
        }
    }
    function test_signs_are_visible_data() { return test_contrast_data(); }
    function test_signs_are_visible(row) {  // 3:1 is what WCAG asks of graphics
        Theme.dark = row.dark;
        for (let i = 1; i <= 6; ++i) {
            verify(ratio(Theme.stateColor(i), Theme.surface) >= 3, Theme.stateWord(i) + " " + ratio(Theme.stateColor(i), Theme.surface));
            verify(Icons.path(Icons.forState(i)) !== "");
        }
    }
    function test_heat_reads_and_has_an_order_data() { return test_contrast_data(); }
    function test_heat_reads_and_has_an_order(row) {
        Theme.dark = row.dark;
        let before = Theme.luminance(Theme.heat(0));
        for (let i = 0; i <= 100; ++i) {
            readable(Theme.heatInk(i / 100), Theme.heat(i / 100), i + " %");
            const now = Theme.luminance(Theme.heat(i / 100));
            verify(i === 0 || (row.dark ? now > before : now < before), "the lightness tells the order at " + i + " %");
            before = now;
        }
    }
    function test_states_have_different_shapes() {
        const shapes = new Set();
        for (let i = 0; i <= 6; ++i) shapes.add(Icons.path(Icons.forState(i)));
        compare(shapes.size, 7);
    }
    function test_thread_colours_repeat_after_twelve() {
        compare(Theme.threadColor(3), Theme.threadColor(15));
        verify(Theme.threadColor(-1) !== undefined);
    }
    function test_scale_keeps_to_its_bounds() {
        for (let i = 0; i < 30; ++i) Theme.zoom(0.1);
        compare(Theme.scale, 1.8);
        for (let i = 0; i < 30; ++i) Theme.zoom(-0.1);
        compare(Theme.scale, 0.8);
    }
}
