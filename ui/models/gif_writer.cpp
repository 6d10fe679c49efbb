#include "ui/models/gif_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gif_lib.h>
#include <memory>
#include <stdexcept>
#include <unordered_map>

namespace interleave::ui {

namespace {

constexpr int most_colours = 255;  // and one for what stays
constexpr int exact_colours = 160;
constexpr int bits = 8;
constexpr int shortest_hundredths = 2;  // viewers take less for "as it comes"

int write_into(GifFileType* gif, const GifByteType* bytes, int count) {
  return static_cast<int>(
      static_cast<QSaveFile*>(gif->UserData)->write(reinterpret_cast<const char*>(bytes), count));
}

// The nearest `most` colours by giflib's median cut; `index` becomes each pixel's place among them.
std::vector<QRgb> reduce(const std::vector<QRgb>& pixels, int most, std::vector<unsigned char>& index) {
  std::array<std::vector<GifByteType>, 3> channels;
  for (std::vector<GifByteType>& each : channels) each.reserve(pixels.size());
  for (const QRgb each : pixels) {
    channels[0].push_back(static_cast<GifByteType>(qRed(each)));
    channels[1].push_back(static_cast<GifByteType>(qGreen(each)));
    channels[2].push_back(static_cast<GifByteType>(qBlue(each)));
  }
  index.resize(pixels.size());
  std::array<GifColorType, 256> map{};
  if (GifQuantizeBuffer(static_cast<unsigned>(pixels.size()), 1, &most, channels[0].data(),
                        channels[1].data(), channels[2].data(), index.data(), map.data()) != GIF_OK) {
    throw std::runtime_error("the animation's colours cannot be reduced: out of memory");
  }
  std::vector<QRgb> colours;
  for (int i = 0; i < most; ++i) {
    const GifColorType& each = map[static_cast<std::size_t>(i)];
    colours.push_back(qRgb(each.Red, each.Green, each.Blue));
  }
  return colours;
}

// The colours of the pixels: exactly those that are frequent, of the others the nearest few. So areas keep
// their colour from picture to picture, and only smoothed edges are a little off.
std::vector<QRgb> colours_of(const std::vector<QRgb>& pixels, std::vector<unsigned char>& index) {
  std::unordered_map<QRgb, int> counts;
  for (const QRgb each : pixels) ++counts[each];
  std::vector<QRgb> colours;
  for (const auto& [colour, count] : counts) colours.push_back(colour);
  std::sort(colours.begin(), colours.end(),
            [&](QRgb a, QRgb b) { return std::pair(-counts[a], a) < std::pair(-counts[b], b); });
  const bool are_few = colours.size() <= most_colours;
  if (!are_few) colours.resize(exact_colours);
  std::unordered_map<QRgb, unsigned char> known;
  for (std::size_t i = 0; i < colours.size(); ++i) known.emplace(colours[i], static_cast<unsigned char>(i));

  std::vector<QRgb> rest;
  for (const QRgb each : pixels) {
    if (!known.contains(each)) rest.push_back(each);
  }
  std::vector<unsigned char> rest_index;
  if (!rest.empty()) {
    const std::vector<QRgb> nearest = reduce(rest, most_colours - exact_colours, rest_index);
    colours.insert(colours.end(), nearest.begin(), nearest.end());
  }
  index.clear();
  index.reserve(pixels.size());
  std::size_t at = 0;
  for (const QRgb each : pixels) {
    const auto found = known.find(each);
    index.push_back(found != known.end() ? found->second
                                         : static_cast<unsigned char>(exact_colours + rest_index[at++]));
  }
  return colours;
}

}  // namespace

gif_writer::gif_writer(const QString& file, QSize size) : file_(file), size_(size) {
  if (!file_.open(QIODevice::WriteOnly))
    throw std::runtime_error(QStringLiteral("%1: %2").arg(file, file_.errorString()).toStdString());
  int error = 0;
  gif_ = EGifOpen(&file_, write_into, &error);
  if (gif_ == nullptr) throw std::runtime_error(GifErrorString(error));
}

gif_writer::~gif_writer() {
  int ignored = 0;
  if (gif_ != nullptr) EGifCloseFile(gif_, &ignored);
}

void gif_writer::check(int result) const {
  if (result == GIF_OK) return;
  throw std::runtime_error(QStringLiteral("%1: %2").arg(file_.fileName(), file_.errorString()).toStdString());
}

void gif_writer::add(const QImage& picture, int shown_ms) {
  QImage next = picture.size() == size_
                    ? picture
                    : picture.scaled(size_, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  next = next.convertToFormat(QImage::Format_RGB32);
  part changed = difference(next);
  if (!shown_.isNull() && changed.pixels.empty()) {
    pending_ms_ += shown_ms;
    return;
  }
  if (shown_.isNull()) {
    write_head();
  } else {
    write(pending_, pending_ms_);
  }
  pending_ = std::move(changed);
  pending_ms_ = shown_ms;
  shown_ = std::move(next);
}

void gif_writer::finish() {
  if (shown_.isNull()) throw std::runtime_error("an animation without a picture");
  write(pending_, pending_ms_);
  int error = GIF_OK;
  check(EGifCloseFile(std::exchange(gif_, nullptr), &error));
  if (!file_.commit())
    throw std::runtime_error(
        QStringLiteral("%1: %2").arg(file_.fileName(), file_.errorString()).toStdString());
}

gif_writer::part gif_writer::difference(const QImage& next) const {
  QRect box;
  const auto differs = [&](int x, int y) {
    return shown_.isNull() || reinterpret_cast<const QRgb*>(next.constScanLine(y))[x] !=
                                  reinterpret_cast<const QRgb*>(shown_.constScanLine(y))[x];
  };
  for (int y = 0; y < size_.height(); ++y) {
    int first = 0;
    while (first < size_.width() && !differs(first, y)) ++first;
    if (first == size_.width()) continue;
    int last = size_.width() - 1;
    while (!differs(last, y)) --last;
    box |= QRect(QPoint(first, y), QPoint(last, y));
  }
  part made{box, {}, {}};
  if (box.isEmpty()) return made;
  std::vector<QRgb> changed;
  std::vector<bool> is_changed;
  for (int y = box.top(); y <= box.bottom(); ++y) {
    for (int x = box.left(); x <= box.right(); ++x) {
      is_changed.push_back(differs(x, y));
      if (is_changed.back()) changed.push_back(reinterpret_cast<const QRgb*>(next.constScanLine(y))[x]);
    }
  }
  std::vector<unsigned char> index;
  made.colours = colours_of(changed, index);
  made.pixels.reserve(is_changed.size());
  std::size_t at = 0;
  for (const bool each : is_changed)
    made.pixels.push_back(each ? index[at++] : static_cast<unsigned char>(made.colours.size()));
  return made;
}

void gif_writer::write_head() {
  EGifSetGifVersion(gif_, true);
  check(EGifPutScreenDesc(gif_, size_.width(), size_.height(), bits, 0, nullptr));
  check(EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE));
  check(EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0"));
  const std::array<unsigned char, 3> for_ever{1, 0, 0};
  check(EGifPutExtensionBlock(gif_, static_cast<int>(for_ever.size()), for_ever.data()));
  check(EGifPutExtensionTrailer(gif_));
}

void gif_writer::write(const part& of, int shown_ms) {
  owed_ms_ += shown_ms;
  const int hundredths = std::max(shortest_hundredths, static_cast<int>(std::lround(owed_ms_ / 10)));
  owed_ms_ -= 10.0 * hundredths;
  GraphicsControlBlock control{};
  control.DisposalMode = DISPOSE_DO_NOT;
  control.DelayTime = hundredths;
  control.TransparentColor = static_cast<int>(of.colours.size());
  std::array<GifByteType, 4> block{};
  EGifGCBToExtension(&control, block.data());
  check(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(block.size()), block.data()));

  // A map has a power of two of colours.
  const std::unique_ptr<ColorMapObject, void (*)(ColorMapObject*)> map(GifMakeMapObject(256, nullptr),
                                                                       GifFreeMapObject);
  if (map == nullptr) throw std::runtime_error("the animation cannot be written: out of memory");
  for (std::size_t i = 0; i < of.colours.size(); ++i) {
    map->Colors[i] = {static_cast<GifByteType>(qRed(of.colours[i])),
                      static_cast<GifByteType>(qGreen(of.colours[i])),
                      static_cast<GifByteType>(qBlue(of.colours[i]))};
  }
  check(EGifPutImageDesc(gif_, of.where.x(), of.where.y(), of.where.width(), of.where.height(), false,
                         map.get()));
  std::vector<unsigned char> line(static_cast<std::size_t>(of.where.width()));
  for (int y = 0; y < of.where.height(); ++y) {
    const auto from = of.pixels.begin() + static_cast<std::ptrdiff_t>(y) * of.where.width();
    std::copy(from, from + of.where.width(), line.begin());
    check(EGifPutLine(gif_, line.data(), of.where.width()));
  }
}

}  // namespace interleave::ui
