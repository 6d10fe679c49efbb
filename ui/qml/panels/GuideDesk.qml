import QtQuick
import Interleave.Ui

// What helps a newcomer: the tour, the notes on each scenario, and the welcome at the first start.
Item {
    id: root

    required property var session
    required property var pair  // a duel ends where the tour begins
    property var remembered: null
    property bool greets: false
    readonly property bool touring: tour.active
    readonly property var notes: texts.all
    property alias guide: tour

    signal openWanted()

    function toggle() {
        if (tour.active) return tour.leave();
        pair.close();
        tour.start();
    }
    // Something that moves, slowly enough to be followed, and goes on for ever.
    function showLife() {
        session.setKnob("think_ms", 700);
        session.setKnob("eat_ms", 500);
        session.setKnob("pause_ms", 300);
        session.selectVariant("ordered");
    }

    Component.onCompleted: {
        if (tour.errorText !== "") session.fail(tour.errorText);
        if (!greets || tour.welcomed) return;
        showLife();
        welcome.open();
    }

    TourGuide {
        id: tour
        session: root.session
        remembered: root.remembered
        stops: path.stops
    }
    Tour { id: path }
    Notes { id: texts }
    Welcome {
        id: welcome
        onClosed: tour.welcomed = true
        onTourWanted: tour.start()
        onOpenWanted: root.openWanted()
    }
}
