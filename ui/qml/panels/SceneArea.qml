pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// The scene of the chosen scenario, with what it is about above it and the banner over it.
Rectangle {
    id: root

    required property var session
    property string dismissed: ""  // the banner that the user has hidden

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
                    color: Theme.textFaint
                }
                RunTag { session: root.session }
            }
            PlainText {
                id: about
                Layout.fillWidth: true
                text: root.session.explanation
                color: Theme.textMuted
                font.pixelSize: Theme.fontSmall
                wrapMode: Text.WordWrap
                maximumLineCount: 2

                HoverHandler { id: over }
                HintTip {
                    text: about.text
                    shown: over.hovered && about.truncated
                }
            }
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.s2

            readonly property url page: root.session.sceneId === "dining-philosophers" ? "../scenes/PhilosophersPage.qml"
                                                                                       : "../scenes/GenericScene.qml"
            onPageChanged: setSource(page, { session: root.session })
        }
    }
    Banner {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s3
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.bannerWidth, parent.width - 2 * Theme.s3)
        visible: root.session.bannerVisible && root.dismissed !== root.session.bannerText
        title: root.session.bannerTitle
        text: root.session.bannerText
        advice: root.session.bannerAdvice
        severity: root.session.bannerSeverity
        onDismissed: root.dismissed = root.session.bannerText
        actions: [
            TextButton {
                kind: "alert"
                text: "Show the moment"
                hint: "Set the playhead to when it happened"
                onClicked: root.session.jumpTo(0)
            },
            Repeater {
                model: root.session.variants

                TextButton {
                    required property string variantId
                    required property string title
                    required property string explanation
                    required property string expect
                    required property int index

                    visible: expect === "completed" && index < 3
                    text: "Try “" + title + "”"
                    hint: explanation
                    onClicked: root.session.selectVariant(variantId)
                }
            }
        ]
    }
}
