#include "ui/items/source_colours.h"

#include "ui/models/syntax.h"

#include <QColor>
#include <QTextDocument>

namespace interleave::ui {

class source_colours::painter : public QSyntaxHighlighter {
 public:
  painter(QTextDocument* of, const QVariantMap& colours) : QSyntaxHighlighter(of), colours_(colours) {}

 protected:
  void highlightBlock(const QString& text) override {
    tokenizer reads(previousBlockState() == in_comment);
    for (const token& each : reads.next(text)) {
      const QString colour = colours_.value(name_of(each.kind)).toString();
      if (!colour.isEmpty())
        setFormat(static_cast<int>(each.begin), static_cast<int>(each.length), QColor(colour));
    }
    setCurrentBlockState(reads.in_comment() ? in_comment : 0);
  }

 private:
  static constexpr int in_comment = 1;
  const QVariantMap& colours_;
};

source_colours::source_colours(QObject* parent) : QObject(parent) {}

source_colours::~source_colours() {
  delete painter_;
}

void source_colours::setDocument(QQuickTextDocument* next) {
  if (next == document_) return;
  delete painter_;
  document_ = next;
  if (next != nullptr) painter_ = new painter(next->textDocument(), colours_);
  Q_EMIT documentChanged();
}

void source_colours::setColours(const QVariantMap& by_name) {
  if (by_name == colours_) return;
  colours_ = by_name;
  if (painter_) painter_->rehighlight();
  Q_EMIT coloursChanged();
}

}  // namespace interleave::ui
