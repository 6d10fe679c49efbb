pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The scene of the chosen scenario, with what it is about above it and the banner over it.
Rectangle {
    id: root

    required property var session
    property string dismissed: ""  // the banner that the user has hidden

    readonly property real tooQuick: 1.5e9  // ns

    signal conditionsWanted()

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border
    clip: true

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.s3
            Layout.bottomMargin: 0
            spacing: 2

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.s2

                PlainText {
                    text: root.session.title
                    font.pixelSize: Theme.fontTitle
                    font.weight: Font.DemiBold
                    elide: Text.ElideNone
                }
                PlainText {
                    Layout.fillWidth: true
                    text: root.session.variantTitle
                    font.pixelSize: Theme.fontTitle
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fontSmall
                    color: Theme.textFaint
                }
                // Over before anybody has seen it move.
                TextButton {
                    objectName: "watchSlowly"
                    small: true
                    visible: root.session.situation === "finished" && root.session.mode === "free" && root.session.now < root.tooQuick
                    iconName: "restart"
                    text: "Watch it slowly"
                    hint: "It took " + Theme.span(root.session.now) + ": once more, with a tenth of a second at each sync point"
                    onClicked: {
                        root.session.pace = 100;
                        root.session.restart();
                    }
                }
                RunTag { session: root.session }
            }
            Sentences {
                Layout.fillWidth: true
                visible: !banner.visible
                whole: root.session.explanation
                lines: root.height < Theme.sceneLow ? 2 : 3
                color: Theme.textMuted
                font.pixelSize: Theme.fontSmall
            }
        }
        Banner {
            id: banner
            objectName: "banner"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s3
            Layout.rightMargin: Theme.s3
            Layout.topMargin: Theme.s2
            visible: root.session.bannerVisible && root.dismissed !== root.session.bannerText
            title: root.session.bannerTitle
            text: root.session.bannerText
            advice: root.session.bannerAdvice
            severity: root.session.bannerSeverity
            iconName: Icons.forFinding(severity)
            brief: Theme.presenting
            low: root.height < Theme.sceneLow
            onDismissed: root.dismissed = root.session.bannerText
            actions: [
                TextButton {
                    kind: banner.severity === 0 ? "alert" : "primary"
                    small: true
                    text: "Show the moment"
                    hint: "Set the playhead to when it happened"
                    onClicked: root.session.jumpTo(root.session.bannerFinding)
                },
                Repeater {
                    model: root.session.variants

                    TextButton {
                        required property string variantId
                        required property string title
                        required property string explanation
                        required property string expect
                        required property int index

                        small: true
                        visible: expect === "completed" && index < (banner.low ? 2 : 3)
                        text: "Try “" + title + "”"
                        hint: explanation
                        onClicked: root.session.selectVariant(variantId)
                    }
                }
            ]
        }
        ScenePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.s2
            session: root.session
            shown: root.visible
        }
        LampRow {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.lampRow
            Layout.margins: Theme.s2
            Layout.topMargin: 0
            visible: lamps.shown
            lamps: lamps
            onWanted: root.conditionsWanted()
        }
    }
    Lamps {
        id: lamps
        session: root.session
    }
}
