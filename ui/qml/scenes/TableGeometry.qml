import QtQuick

// Where n philosophers sit round a table in an area of width × height, none touching another. The table is an ellipse (a round
// table seen at a slant where the area is wide); seats have equal distances along it and run anticlockwise from the top, so that
// fork i, between seats i-1 and i, lies at the left hand of philosopher i.
// `level` says how much fits beside a figure: 2 name, phase and figures; 1 name and phase; 0 nothing.
QtObject {
    id: root

    property int count: 5
    property real width: 640
    property real height: 420
    property real unit: 12  // the height of a line of text

    readonly property int level: count <= 9 ? 2 : count <= 16 ? 1 : 0
    readonly property real labelWidth: level === 0 ? 0 : unit * (level === 2 ? 8.6 : 6.4)
    readonly property real labelHeight: level === 0 ? 0 : unit * (level === 2 ? 4 : 2.6)
    readonly property real mark: level === 0 ? Math.max(8, figure * 0.62) : 0  // room for the phase's sign outside a figure
    readonly property real figure: fit()                              // diameter of a philosopher
    readonly property real gap: Math.max(2, figure * 0.12)
    readonly property point centre: Qt.point(width / 2, height / 2)
    readonly property real seatX: radiusX(figure)                     // the ellipse of the philosophers' middles
    readonly property real seatY: radiusY(figure)
    readonly property real tableX: seatX - figure * 0.62
    readonly property real tableY: seatY - figure * 0.62
    readonly property real plate: Math.min(figure * 0.62, tableY * 0.42)
    readonly property var angles: spread(count, seatX, seatY)

    function radiusX(size: real): real {
        const room = width / 2 - size / 2 - (level === 0 ? size * 0.8 : labelWidth + unit * 0.5);
        return Math.max(size, Math.min(room, radiusY(size) * (count <= 4 ? 1.25 : count <= 9 ? 1.5 : 2.6)));
    }
    function radiusY(size: real): real {
        return Math.max(size, height / 2 - size / 2 - (level === 0 ? size * 0.8 : labelHeight + unit * 0.5));
    }
    function perimeter(a: real, b: real): real {  // Ramanujan's approximation
        return Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));
    }
    // The largest figure that leaves a fork's width between neighbours.
    function fit(): real {
        for (let size = Math.min(unit * 5, height * 0.16); size > 6; size -= 1) {
            const each = perimeter(radiusX(size), radiusY(size)) / Math.max(1, count);
            const wanted = level === 2 ? size * 1.7 : level === 1 ? Math.max(size * 1.5, unit * 3.4) : size * 1.3;
            if (each >= wanted) return size;
        }
        return 6;
    }
    // Angles at equal distances along the ellipse, found on a fine polygon.
    function spread(n: int, a: real, b: real): var {
        const fine = 2048, result = [];
        let total = 0;
        const lengths = [0];
        for (let i = 1; i <= fine; ++i) {
            const p = (i - 1) / fine * 2 * Math.PI, q = i / fine * 2 * Math.PI;
            total += Math.hypot(a * (Math.sin(q) - Math.sin(p)), b * (Math.cos(q) - Math.cos(p)));
            lengths.push(total);
        }
        let at = 0;
        for (let k = 0; k < 2 * n; ++k) {  // every second one lies between two seats
            while (lengths[at + 1] < total * k / (2 * n)) ++at;
            const part = (total * k / (2 * n) - lengths[at]) / (lengths[at + 1] - lengths[at]);
            result.push((at + part) / fine * 2 * Math.PI);
        }
        return result;
    }
    // Angle of seat i, and of the place of fork i; 0 at the top, growing anticlockwise.
    function seatAngle(i: int): real { return angles[(2 * i) % (2 * count)] ?? 0; }
    function forkAngle(i: int): real { return angles[(2 * i - 1 + 2 * count) % (2 * count)] ?? 0; }
    function onEllipse(angle: real, a: real, b: real): point {
        return Qt.point(centre.x - a * Math.sin(angle), centre.y - b * Math.cos(angle));
    }
    function seat(i: int): point { return onEllipse(seatAngle(i), seatX, seatY); }
    function outward(i: int): point {  // the ellipse's normal
        const angle = seatAngle(i), x = -Math.sin(angle) * seatY, y = -Math.cos(angle) * seatX, l = Math.hypot(x, y);
        return Qt.point(x / l, y / l);
    }
    function plateAt(i: int): point {
        const s = seat(i), out = outward(i), d = figure * 0.62 + plate * 0.72;
        return Qt.point(s.x - out.x * d, s.y - out.y * d);
    }
    // The middle of the box of words beside seat i.
    function label(i: int): point {
        const s = seat(i), out = outward(i);
        const d = figure / 2 + unit * 0.4;
        return Qt.point(s.x + out.x * d + out.x * labelWidth / 2 * Math.min(1, Math.abs(out.x) * 1.6),
                        s.y + out.y * (d + labelHeight / 2));
    }
    function labelBox(i: int): rect {
        const at = label(i);
        return Qt.rect(at.x - labelWidth / 2, at.y - labelHeight / 2, labelWidth, labelHeight);
    }
    // Middle and turn (degrees; 0: tines up) of fork i on the table, or in the hand of seat `holder`.
    function forkLength(): real { return Math.max(figure * 0.75, Math.min(tableY * 0.3, figure * 0.95)); }
    function forkOnTable(i: int): var {
        const angle = forkAngle(i), inside = 1 - (forkLength() * 0.62 + figure * 0.1) / tableY;
        const p = onEllipse(angle, tableX * inside, tableY * inside);
        return { x: p.x, y: p.y, turn: Math.atan2(centre.x - p.x, p.y - centre.y) * 180 / Math.PI };
    }
    function forkInHand(i: int, holder: int): var {
        const s = seat(holder), out = outward(holder), home = forkOnTable(i);
        const side = (home.x - s.x) * -out.y + (home.y - s.y) * out.x > 0 ? 1 : -1;
        const along = figure * 0.56 * side, inward = figure * 0.42;
        return {
            x: s.x - out.y * along - out.x * inward, y: s.y + out.x * along - out.y * inward,
            turn: Math.atan2(-out.x, out.y) * 180 / Math.PI
        };
    }
}
