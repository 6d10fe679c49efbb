#include "ui/models/knob_words.h"

#include "ui/models/words.h"

namespace interleave::ui {

namespace {

QString zero_note() {
  return QStringLiteral(" (0: ");
}

QString bare(const scenario::knob& knob) {
  const QString title = from(knob.title);
  return title.left(title.indexOf(zero_note()));
}

// Of "I/O" both letters stay large.
QString within_sentence(QString title) {
  if (title.size() > 1 && !title[1].isUpper() && title[1] != QLatin1Char('/')) title[0] = title[0].toLower();
  return title;
}

}  // namespace

QString name_of(const scenario::knob& knob, const scenario::descriptor& of) {
  QString name = bare(knob);
  for (const scenario::variant& each : of.variants)
    name.replace(QStringLiteral("(of %1)").arg(from(each.id)),
                 QStringLiteral("(of “%1”)").arg(from(each.title)));
  return name;
}

QString zero_of(const scenario::knob& knob) {
  const QString title = from(knob.title);
  const qsizetype at = title.indexOf(zero_note());
  return at < 0 ? QString() : title.mid(at + zero_note().size()).chopped(1);
}

QString set_to(const scenario::knob& knob, double value) {
  const QString name = within_sentence(bare(knob));
  const QString zero = zero_of(knob);
  if (value == 0 && !zero.isEmpty()) return name + QStringLiteral(": ") + zero;
  const QString unit = knob.unit.empty() ? QString() : QLatin1Char(' ') + from(knob.unit);
  return QStringLiteral("%1 %2%3").arg(name, QString::number(value, 'g', 10), unit);
}

}  // namespace interleave::ui
