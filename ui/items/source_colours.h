#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace interleave::ui {

// Colours C++ in a text that is being edited, by the names under which the theme gives colours.
//
//   SourceColours { document: edit.textDocument; colors: Theme.codeColors }
class source_colours : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(SourceColours)
  Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
  Q_PROPERTY(QVariantMap colors READ colours WRITE setColours NOTIFY coloursChanged)

 public:
  explicit source_colours(QObject* parent = nullptr);
  ~source_colours() override;

  [[nodiscard]] QQuickTextDocument* document() const { return document_; }
  void setDocument(QQuickTextDocument* next);
  [[nodiscard]] const QVariantMap& colours() const { return colours_; }
  void setColours(const QVariantMap& by_name);

 Q_SIGNALS:
  void documentChanged();
  void coloursChanged();

 private:
  class painter;

  QPointer<QQuickTextDocument> document_;
  QVariantMap colours_;
  QPointer<QSyntaxHighlighter> painter_;  // the text's child, which may go before this
};

}  // namespace interleave::ui
