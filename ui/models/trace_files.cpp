#include "ui/models/trace_files.h"

#include "core/export/csv.h"
#include "core/export/perfetto.h"
#include "core/export/summary.h"
#include "core/trace/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

namespace interleave::ui {

namespace {

namespace fs = std::filesystem;

struct file_kind {
  const char* suffix;
  const char* title;
  void (*write)(std::ostream&, const scenario::recording&);  // null: the trace itself
};

constexpr std::array<file_kind, 4> kinds{{
    {".interleave", "Trace, to be opened again", nullptr},
    {".perfetto.json", "For ui.perfetto.dev and chrome://tracing", exports::write_perfetto},
    {".csv", "Table of all events", exports::write_csv},
    {".json", "Summary", exports::write_json},
}};

// ".perfetto.json" comes before ".json", whose end it shares.
const file_kind* kind_of(const QString& file) {
  const auto* const found = std::find_if(kinds.begin(), kinds.end(), [&](const file_kind& each) {
    return file.endsWith(QLatin1String(each.suffix), Qt::CaseInsensitive);
  });
  return found == kinds.end() ? nullptr : found;
}

void replace_with(const fs::path& to, const scenario::recording& of, const file_kind& kind) {
  fs::path beside = to;
  beside += ".part";
  const auto fail = [&](const std::string& why) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw trace::file_error(to.string() + ": cannot write it (" + why +
                            "); a folder that exists, with write permission and space, is needed");
  };
  errno = 0;
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  if (!out) fail(std::strerror(errno));
  kind.write(out, of);
  out.close();
  if (!out) fail(std::strerror(errno));
  std::error_code error;
  fs::rename(beside, to, error);
  if (error) fail(error.message());
}

}  // namespace

QStringList save_filters() {
  QStringList all;
  for (const file_kind& each : kinds) {
    all.push_back(QStringLiteral("%1 (*%2)").arg(QLatin1String(each.title), QLatin1String(each.suffix)));
  }
  return all;
}

QStringList open_filters() {
  return {QStringLiteral("Traces (*%1)").arg(QLatin1String(kinds.front().suffix)),
          QStringLiteral("All files (*)")};
}

QString with_suffix(const QString& file, int filter) {
  if (file.isEmpty() || kind_of(file) != nullptr) return file;
  const auto last = static_cast<int>(kinds.size()) - 1;
  return file + QLatin1String(kinds[static_cast<std::size_t>(std::clamp(filter, 0, last))].suffix);
}

void write_file(const scenario::recording& of, const QString& file) {
  const fs::path to = file.toStdString();
  const file_kind* const kind = kind_of(file);
  if (kind == nullptr || kind->write == nullptr) return of.save(to);
  replace_with(to, of, *kind);
}

}  // namespace interleave::ui
