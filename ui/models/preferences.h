#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace interleave::ui {

// What the window remembers from one start to the next: theme, sizes of panels, speed, the scenario that was
// on, files opened lately. Kept in the user's settings file; one without a file remembers only as long as it
// lives (screenshots, tests). A value that makes no sense is taken as if it were not there. For the window's
// thread.
//
//   preferences remembered(preferences::usual_file());
//   remembered.keep("layout/dock", 320);   remembered.number("layout/dock", 300, 100, 2000);
class preferences : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Preferences)
  QML_UNCREATABLE("Given to Main.qml by the program")
  Q_PROPERTY(QStringList recentFiles READ recentFiles NOTIFY recentFilesChanged)

 public:
  static constexpr int most_recent_files = 8;

  // Empty: nothing is read or written.
  explicit preferences(const QString& file = {}, QObject* parent = nullptr);

  static QString usual_file();

  // `otherwise` for what is missing or out of range.
  Q_INVOKABLE double number(const QString& key, double otherwise, double least, double most) const;
  Q_INVOKABLE bool flag(const QString& key, bool otherwise) const;
  // One of `allowed`, if there are any.
  Q_INVOKABLE QString text(const QString& key, const QString& otherwise,
                           const QStringList& allowed = {}) const;
  // As it was kept; invalid for what was not.
  [[nodiscard]] QVariant value(const QString& key) const;
  Q_INVOKABLE void keep(const QString& key, const QVariant& value);

  // The newest first; one that is no longer there is told when it is opened, and then forgotten.
  [[nodiscard]] QStringList recentFiles() const;
  Q_INVOKABLE void addRecentFile(const QUrl& file);
  Q_INVOKABLE void forgetRecentFile(const QUrl& file);

 Q_SIGNALS:
  void recentFilesChanged();

 private:
  std::unique_ptr<QSettings> file_;
  QVariantMap memory_;
};

}  // namespace interleave::ui
