import QtQuick
import QtTest
import Interleave.Ui

TestCase {
    id: tests

    name: "Table"
    width: 1000
    height: 700
    visible: true
    when: windowShown

    MockSession { id: mock }
    QtObject {
        id: model
        property var seats: mock.seats
        property var forks: mock.forks
        property int mealsTotal: mock.mealsTotal
        property string longestHungerText: mock.longestHungerText
        property string fairnessText: mock.fairnessText
    }
    TableGeometry { id: places }
    Component { id: table; PhilosophersTable { width: 660; height: 370; session: mock; table: model } }

    function init() { mock.n = 5; mock.deadlocked = false; mock.turn = 0; }

    function test_nobody_touches_data() {
        return [{ tag: "small", w: 520, h: 190 }, { tag: "usual", w: 660, h: 370 }, { tag: "large", w: 1190, h: 590 }, { tag: "high", w: 420, h: 700 }];
    }
    function test_nobody_touches(row) {
        places.width = row.w;
        places.height = row.h;
        for (let n = 2; n <= 64; ++n) {
            places.count = n;
            const what = n + " seats: ", size = places.figure;
            verify(size >= 6, what + size);
            const people = [];
            for (let i = 0; i < n; ++i) people.push(places.seat(i));
            for (let i = 0; i < n; ++i) {
                const p = people[i];
                verify(p.x - size / 2 >= 0 && p.x + size / 2 <= row.w && p.y - size / 2 >= 0 && p.y + size / 2 <= row.h, what + i + " is outside");
                for (let k = i + 1; k < n; ++k) {
                    verify(Math.hypot(p.x - people[k].x, p.y - people[k].y) >= size, what + i + " touches " + k);
                    if (!places.worded) continue;
                    const a = places.words(i), b = places.words(k);
                    verify(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height, what + "words of " + i + " and " + k);
                }
                if (places.worded) {
                    const box = places.words(i);
                    verify(box.x >= -1 && box.x + box.width <= row.w + 1 && box.y >= -1 && box.y + box.height <= row.h + 1, what + "words of " + i + " are cut");
                }
            }
        }
    }
    function test_few_have_words() {
        places.width = 660;
        places.height = 370;
        for (let n = 2; n <= 12; ++n) {
            places.count = n;
            verify(places.worded, String(n));
        }
    }
    function test_forks_lie_between_their_neighbours() {
        places.width = 660;
        places.height = 370;
        for (const n of [2, 3, 5, 16, 64]) {
            places.count = n;
            for (let i = 0; i < n; ++i) {
                const before = places.seatAngle((i - 1 + n) % n), after = i === 0 ? 2 * Math.PI : places.seatAngle(i);
                verify(places.forkAngle(i) > before && places.forkAngle(i) < after, n + " forks, " + i);
            }
        }
    }
    function test_both_forks_of_a_hand_lie_apart() {
        places.count = 5;
        for (let i = 0; i < 5; ++i) {
            const left = places.forkInHand(i, i), right = places.forkInHand((i + 1) % 5, i);
            verify(Math.hypot(left.x - right.x, left.y - right.y) > places.figure);
        }
    }
    function test_scene_follows_the_models_data() { return [{ tag: "2", n: 2 }, { tag: "5", n: 5 }, { tag: "64", n: 64 }]; }
    function test_scene_follows_the_models(row) {
        mock.n = row.n;
        const it = createTemporaryObject(table, tests);
        waitForRendering(it);
        compare(it.geometry.count, row.n);
        mock.deadlocked = true;
        waitForRendering(it);
        const ring = findChild(it, "ring");
        verify(ring.visible);
        compare(ring.paths.lines.split("M").length - 1, row.n);
        mock.deadlocked = false;
        verify(!ring.visible);
    }
}
