import QtQuick
import QtQuick.Layouts
import Interleave.Ui

// One of the two scenes of a duel, with its variant above it and, once there is something, what has gone wrong.
Rectangle {
    id: root

    required property var session
    required property string letter

    color: Theme.surface
    radius: Theme.radius
    border.width: session.bannerVisible ? Theme.lineBold : Theme.line
    border.color: session.bannerVisible ? Theme.severityColor(session.bannerSeverity) : Theme.border
    clip: true

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.s2
            Layout.leftMargin: Theme.s3
            Layout.bottomMargin: 0
            spacing: Theme.s2

            Tag {
                text: root.letter
                ink: Theme.accent
                outlined: true
            }
            PlainText {
                text: root.session.variantTitle
                font.pixelSize: Theme.fontTitle
                font.weight: Font.DemiBold
                Layout.fillWidth: true
            }
            RunTag { session: root.session }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s3
            Layout.rightMargin: Theme.s2
            Layout.topMargin: Theme.s1
            spacing: Theme.s1

            Icon {
                visible: root.session.bannerVisible
                name: Icons.forFinding(root.session.bannerSeverity)
                size: Theme.icon
                color: Theme.severityColor(root.session.bannerSeverity)
            }
            Sentences {
                Layout.fillWidth: true
                whole: root.session.bannerVisible ? root.session.bannerTitle : root.session.variantExplanation
                font.pixelSize: Theme.fontSmall
                font.weight: root.session.bannerVisible ? Font.DemiBold : Font.Normal
                color: root.session.bannerVisible ? Theme.severityColor(root.session.bannerSeverity) : Theme.textMuted
                told: root.session.bannerVisible ? root.session.bannerText : ""
            }
        }
        ScenePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.s2
            session: root.session
        }
    }
}
