import QtQuick

// Where n philosophers sit round a table in an area of width × height, none touching another. The table is an ellipse (a round
// table seen at a slant where the area is wide); seats have equal distances along it and run anticlockwise from the top, so that
// fork i, between seats i-1 and i, lies at the left hand of philosopher i. Beside each figure, on the side away from the
// middle, is a box for words; where there is no room for those, `worded` is false and a sign stands outside each figure.
QtObject {
    id: root

    property int count: 5
    property real width: 640
    property real height: 420
    property real unit: 15  // the height of a line of text

    readonly property real wordsWidth: unit * (count <= 9 ? 7.8 : 5.6)
    readonly property real wordsHeight: unit * 2.7
    // How the words are placed: 2 all beside the figures, 1 above and below those at the top and bottom, 0 nowhere.
    readonly property var best: choose(count, width, height, unit)
    readonly property int mode: best.mode
    readonly property real figure: best.size  // diameter of a philosopher
    readonly property bool worded: mode > 0
    readonly property real sign: Math.max(8, figure * 0.62)
    readonly property point centre: Qt.point(width / 2, height / 2)
    readonly property real seatX: radiusX(figure, mode)           // the ellipse of the philosophers' middles
    readonly property real seatY: radiusY(figure, mode)
    readonly property real tableX: seatX - figure * 0.66
    readonly property real tableY: seatY - figure * 0.66
    readonly property real narrow: Math.min(tableX, tableY)
    readonly property real plate: plateOf(narrow, figure)
    readonly property real forkLength: forkOf(narrow, figure)
    readonly property real inside: rimOf(narrow, figure)  // what lies along the rim
    readonly property real ringX: tableX - inside - figure * 0.12   // the ring of waits, and within it the middle
    readonly property real ringY: tableY - inside - figure * 0.12
    readonly property var angles: spread(count, seatX, seatY)

    function plateOf(table: real, size: real): real { return Math.min(size * 0.72, table * 0.42); }
    function forkOf(table: real, size: real): real { return Math.max(9, Math.min(table * 0.5, size * 0.82)); }
    function rimOf(table: real, size: real): real { return Math.max(plateOf(table, size) * 1.24, forkOf(table, size) + size * 0.14); }
    function middle(table: real, size: real): real { return table - rimOf(table, size) - size * 0.12; }  // its radius
    function roomX(size: real, how: int): real {
        return width / 2 - size / 2 - (how > 0 ? wordsWidth + unit * 0.6 : size * 0.8);
    }
    function radiusX(size: real, how: int): real {
        return Math.max(size, Math.min(roomX(size, how), radiusY(size, how) * (how > 0 ? 1.7 : Math.min(2.8, 1.4 + count / 16))));
    }
    function radiusY(size: real, how: int): real {
        const outside = how === 2 ? Math.max(size, wordsHeight) / 2 : how === 1 ? size * 0.62 + wordsHeight : size * 1.3;
        // Where the area is narrow the table is round, not a plank on end.
        return Math.max(size, Math.min(height / 2 - outside - unit * 0.2, how > 0 ? roomX(size, how) * 1.1 : height));
    }
    function choose(n: int, w: real, h: real, line: real): var {
        const beside = largest(2, Math.min(line * 4.6, h * 0.17), line * 1.8, 2);
        const around = largest(1, Math.min(line * 3.4, h * 0.17), line * 1.8, 2);
        if (beside > 0 && beside >= around * 0.9) return { mode: 2, size: beside };
        if (around > 0) return { mode: 1, size: around };
        return { mode: 0, size: Math.max(6, largest(0, Math.min(line * 2.2, h * 0.17), 6, 0.5)) };
    }
    // The largest figure with which nothing touches, 0 if there is none.
    function largest(how: int, most: real, least: real, step: real): real {
        for (let size = most; size >= least; size -= step) {
            if (isFree(size, how)) return size;
        }
        return 0;
    }
    function isFree(size: real, how: int): bool {
        const a = radiusX(size, how), b = radiusY(size, how), at = spread(count, a, b), people = [];
        for (let i = 0; i < count; ++i) people.push(onEllipse(at[2 * i], a, b));
        if (how === 0 && count > 2) {  // plates touch first at the ends, where the rim bends most
            const plate = plateOf(Math.min(a, b) - size * 0.66, size), d = size * 0.66 + plate * 0.68;
            const plates = people.map((p, i) => {
                const x = -Math.sin(at[2 * i]) * b, y = -Math.cos(at[2 * i]) * a, l = Math.hypot(x, y);
                return Qt.point(p.x - x / l * d, p.y - y / l * d);
            });
            for (let i = 0; i < count; ++i) {
                const p = plates[i], q = plates[(i + 1) % count];
                if (Math.hypot(p.x - q.x, p.y - q.y) < plate) return false;
            }
        }
        const apart = how > 0 ? size * 1.75 : size * 1.12;  // a hand with a fork on either side
        if (how > 0 && width / 2 - size / 2 - wordsWidth - unit * 0.6 < size) return false;
        if (b - size < (how > 0 ? size * 0.8 : size)) return false;
        if (how > 0 && middle(Math.min(a, b) - size * 0.66, size) < unit * 1.8) return false;  // for the count of meals
        for (let i = 0; i < count; ++i) {
            const p = people[i], q = people[(i + 1) % count];
            if (Math.hypot(p.x - q.x, p.y - q.y) < apart) return false;
            if (how === 0) continue;
            const box = wordsBox(p, size, b, how);
            for (let k = 0; k < count; ++k) {
                if (k === i) continue;
                const other = people[k], second = wordsBox(other, size, b, how);
                const nearX = Math.max(box.x, Math.min(other.x, box.x + box.width));
                const nearY = Math.max(box.y, Math.min(other.y, box.y + box.height));
                if (Math.hypot(other.x - nearX, other.y - nearY) < size * 0.62) return false;
                if (box.x < second.x + second.width && second.x < box.x + box.width && box.y < second.y + second.height
                        && second.y < box.y + box.height) return false;
            }
        }
        return true;
    }
    function wordsBox(p: point, size: real, b: real, how: int): rect {
        if (how === 1 && Math.abs(p.y - height / 2) > b * 0.72) {
            const off = p.x - width / 2;
            return Qt.rect(Math.abs(off) < 2 ? p.x - wordsWidth / 2 : off > 0 ? p.x - size * 0.62 : p.x + size * 0.62 - wordsWidth,
                           p.y < height / 2 ? p.y - size * 0.62 - wordsHeight : p.y + size * 0.62,
                           wordsWidth, wordsHeight);
        }
        const right = p.x > width / 2 - 1;
        return Qt.rect(right ? p.x + size * 0.62 : p.x - size * 0.62 - wordsWidth, p.y - wordsHeight / 2, wordsWidth, wordsHeight);
    }
    // Angles at equal distances along the ellipse, found on a fine polygon; every second one lies between two seats.
    function spread(n: int, a: real, b: real): var {
        const fine = 720, lengths = [0], result = [];
        let total = 0;
        for (let i = 1; i <= fine; ++i) {
            const p = (i - 1) / fine * 2 * Math.PI, q = i / fine * 2 * Math.PI;
            total += Math.hypot(a * (Math.sin(q) - Math.sin(p)), b * (Math.cos(q) - Math.cos(p)));
            lengths.push(total);
        }
        let at = 0;
        for (let k = 0; k < 2 * n; ++k) {
            const wanted = total * k / (2 * n);
            while (lengths[at + 1] < wanted) ++at;
            result.push((at + (wanted - lengths[at]) / (lengths[at + 1] - lengths[at])) / fine * 2 * Math.PI);
        }
        return result;
    }
    // Angle of seat i, and of the place of fork i; 0 at the top, growing anticlockwise.
    function seatAngle(i: int): real { return angles[(2 * i) % (2 * count)] ?? 0; }
    function forkAngle(i: int): real { return angles[(2 * i - 1 + 2 * count) % (2 * count)] ?? 0; }
    function onEllipse(angle: real, a: real, b: real): point {
        return Qt.point(width / 2 - a * Math.sin(angle), height / 2 - b * Math.cos(angle));
    }
    function seat(i: int): point { return onEllipse(seatAngle(i), seatX, seatY); }
    function words(i: int): rect { return wordsBox(seat(i), figure, seatY, mode); }
    function outward(angle: real): point {  // the ellipse's normal
        const x = -Math.sin(angle) * seatY, y = -Math.cos(angle) * seatX, l = Math.hypot(x, y);
        return Qt.point(x / l, y / l);
    }
    function plateAt(i: int): point {
        const s = seat(i), out = outward(seatAngle(i)), d = figure * 0.66 + plate * 0.68;
        return Qt.point(s.x - out.x * d, s.y - out.y * d);
    }
    // Middle and turn (degrees; 0: tines up) of fork i on the table, or in the hand of seat `holder`.
    function forkOnTable(i: int): var {
        const angle = forkAngle(i), rim = onEllipse(angle, tableX, tableY), out = outward(angle), d = forkLength * 0.5 + figure * 0.14;
        return { x: rim.x - out.x * d, y: rim.y - out.y * d, turn: Math.atan2(-out.x, out.y) * 180 / Math.PI };
    }
    function forkInHand(i: int, holder: int): var {
        const s = seat(holder), out = outward(seatAngle(holder)), left = i % count === holder % count;
        const along = figure * (left ? 0.58 : -0.58), inward = figure * 0.72;
        return {
            x: s.x - out.y * along - out.x * inward, y: s.y + out.x * along - out.y * inward,
            turn: Math.atan2(-out.x, out.y) * 180 / Math.PI
        };
    }
}
