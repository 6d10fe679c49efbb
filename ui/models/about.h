#pragma once

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace interleave::ui {

// What Help → About tells: the program, what it is made of, and the machine it runs on. The machine is asked
// when it is made, which takes some milliseconds: made when it is shown, not before.
//
//   About { id: about }   // about.machine: [{ title: "Cores", text: "8" }, …]
class about : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(About)

  Q_PROPERTY(QString version READ version CONSTANT)
  Q_PROPERTY(QString licence READ licence CONSTANT)
  Q_PROPERTY(QVariantList machine READ machine CONSTANT)      // { title, text }
  Q_PROPERTY(QVariantList libraries READ libraries CONSTANT)  // { title, text }: name and version, licence
  Q_PROPERTY(QString plain READ plain CONSTANT)               // all of it, for a report of a fault

 public:
  explicit about(QObject* parent = nullptr);

  [[nodiscard]] QString version() const;
  [[nodiscard]] QString licence() const;
  [[nodiscard]] QVariantList machine() const { return machine_; }
  [[nodiscard]] QVariantList libraries() const;
  [[nodiscard]] QString plain() const;
  Q_INVOKABLE void copy() const;

 private:
  QVariantList machine_;
};

}  // namespace interleave::ui
