#pragma once

#include "core/timeline/tile_cache.h"
#include "core/timeline/view.h"
#include "ui/items/lane_layout.h"
#include "ui/items/switch_index.h"
#include "ui/items/wake_index.h"
#include "ui/models/session.h"

#include <QColor>
#include <QElapsedTimer>
#include <QImage>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace interleave::ui {

// The timeline: an axis, and below it a lane for each core, thread and lock, with the playhead across.
//
// Mouse: the wheel zooms about the cursor, with Shift it pans, with Control it scrolls; dragging pans and
// scrolls, on the axis it moves the playhead; a click sets the playhead; Shift and dragging selects a range,
// of which selectionText tells how long the lane under the cursor was in which state; a double click selects
// the lane. Of a replay the decisive switches are marked, each from the lane that is left to the one that
// goes on. While `follow` is on and the session is live, the head of the trace stays at nine tenths of the
// width. Positions are in the item's coordinates, times in nanoseconds.
class timeline_item : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(TimelineItem)
  Q_PROPERTY(interleave::ui::session* session READ source WRITE setSource NOTIFY sourceChanged)
  Q_PROPERTY(double viewBegin READ viewBegin WRITE setViewBegin NOTIFY viewChanged)
  Q_PROPERTY(double viewSpan READ viewSpan WRITE setViewSpan NOTIFY viewChanged)
  Q_PROPERTY(bool follow READ follow WRITE setFollow NOTIFY followChanged)
  Q_PROPERTY(double laneHeight READ laneHeight WRITE setLaneHeight NOTIFY lanesChanged)
  Q_PROPERTY(double axisHeight READ axisHeight WRITE setAxisHeight NOTIFY lanesChanged)
  Q_PROPERTY(double contentHeight READ contentHeight NOTIFY lanesChanged)
  Q_PROPERTY(QVariantList laneNames READ laneNames NOTIFY lanesChanged)
  Q_PROPERTY(double scrollY READ scrollY WRITE setScrollY NOTIFY scrollChanged)
  Q_PROPERTY(QString hoverText READ hoverText NOTIFY hoverChanged)
  Q_PROPERTY(int hoverLane READ hoverLane NOTIFY hoverChanged)
  Q_PROPERTY(double hoverX READ hoverX NOTIFY hoverChanged)
  Q_PROPERTY(double hoverY READ hoverY NOTIFY hoverChanged)
  Q_PROPERTY(double selectionBegin READ selectionBegin NOTIFY selectionChanged)
  Q_PROPERTY(double selectionEnd READ selectionEnd NOTIFY selectionChanged)
  Q_PROPERTY(QString selectionText READ selectionText NOTIFY selectionChanged)

  // Colours, from the theme. stateColors: by thread state (analysis::activity); threadColors: by number,
  // repeated.
  Q_PROPERTY(QVariantList stateColors MEMBER state_colours_ NOTIFY coloursChanged)
  Q_PROPERTY(QVariantList threadColors MEMBER thread_colours_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor lockFree MEMBER lock_free_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor lockOwned MEMBER lock_owned_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor lockContended MEMBER lock_contended_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor gapColor MEMBER gap_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor backgroundColor MEMBER background_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor textColor MEMBER text_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor gridColor MEMBER grid_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor playheadColor MEMBER playhead_colour_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor selectionColor MEMBER selection_colour_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor arrowColor MEMBER arrow_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor switchColor MEMBER switch_ NOTIFY coloursChanged)

 public:
  explicit timeline_item(QQuickItem* parent = nullptr);

  Q_INVOKABLE void zoomAt(double x, double factor);
  Q_INVOKABLE void panBy(double pixels);
  Q_INVOKABLE void fit();
  Q_INVOKABLE int laneAt(double y) const;
  Q_INVOKABLE double timeAt(double x) const;
  Q_INVOKABLE double xOf(double ns) const;
  Q_INVOKABLE void selectLane(int lane);
  Q_INVOKABLE void selectRange(double begin, double end, int lane);
  Q_INVOKABLE void clearSelection();
  // What is said of the lane and time at a position.
  Q_INVOKABLE QString textAt(double x, double y) const;

  [[nodiscard]] session* source() const { return source_; }
  void setSource(session* next);
  [[nodiscard]] double viewBegin() const { return view_.begin; }
  void setViewBegin(double ns);
  [[nodiscard]] double viewSpan() const { return view_.span; }
  void setViewSpan(double ns);
  [[nodiscard]] bool follow() const { return follow_; }
  void setFollow(bool on);
  [[nodiscard]] double laneHeight() const { return lane_height_; }
  void setLaneHeight(double height);
  [[nodiscard]] double axisHeight() const { return axis_height_; }
  void setAxisHeight(double height);
  [[nodiscard]] double contentHeight() const { return axis_height_ + height_of(strips_); }
  [[nodiscard]] QVariantList laneNames() const { return for_qml(strips_, axis_height_); }
  [[nodiscard]] double scrollY() const { return scroll_y_; }
  void setScrollY(double y);
  [[nodiscard]] QString hoverText() const { return hover_text_; }
  [[nodiscard]] int hoverLane() const { return hover_lane_; }
  [[nodiscard]] double hoverX() const { return hover_.x(); }
  [[nodiscard]] double hoverY() const { return hover_.y(); }
  [[nodiscard]] double selectionBegin() const { return selection_begin_; }
  [[nodiscard]] double selectionEnd() const { return selection_end_; }
  [[nodiscard]] QString selectionText() const { return selection_text_; }

  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void sourceChanged();
  void viewChanged();
  void followChanged();
  void lanesChanged();
  void scrollChanged();
  void hoverChanged();
  void selectionChanged();
  void coloursChanged();

 protected:
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void hoverMoveEvent(QHoverEvent* event) override;
  void hoverLeaveEvent(QHoverEvent* event) override;

 private:
  enum class drag { none, undecided, pan, scrub, select };

  void new_trace();
  void new_frame();
  void refresh_lanes();
  void keep_in_view();
  void set_view(timeline::view next);
  void set_hover(QPointF at);
  void refresh_selection();
  void refresh_palette();
  void invalidate();
  [[nodiscard]] timeline::view_limits limits() const;
  [[nodiscard]] const lane_strip* strip_of(trace::thread_id thread) const;
  [[nodiscard]] double top_of(const lane_strip& strip) const { return axis_height_ + strip.y - scroll_y_; }
  [[nodiscard]] QString describe(const lane_strip& strip, trace::nanoseconds at) const;

  void draw_lanes(double ratio);
  void paint_axis(QPainter& painter) const;
  void paint_gaps(QPainter& painter) const;
  void paint_arrows(QPainter& painter) const;
  void paint_switches(QPainter& painter) const;
  void paint_marks(QPainter& painter) const;
  [[nodiscard]] QString switch_at(double x, const lane_strip& strip) const;

  QPointer<session> source_;
  timeline::view view_{0, 5e9, 1};
  bool follow_ = true;
  double lane_height_ = 18;
  double axis_height_ = 22;
  double scroll_y_ = 0;
  double end_ = 0;       // of the trace
  double playhead_ = 0;  // as last drawn
  std::vector<lane_strip> strips_;
  std::size_t lane_count_ = 0;
  std::shared_ptr<const analysis::names> names_;

  timeline::tile_cache cache_{std::size_t{48} << 20};
  wake_index wakes_;
  switch_index switches_;
  std::size_t switches_to_come_ = 0;  // all of the schedule; 0: it is no replay
  QImage image_;
  bool stale_ = true;  // image_ is not what is to be shown
  std::vector<timeline::column> columns_;
  std::vector<scenario::gap> gaps_;  // in view

  QPointF hover_{-1, -1};
  int hover_lane_ = -1;
  QString hover_text_;
  QElapsedTimer since_hover_;
  drag drag_ = drag::none;
  QPointF pressed_;
  timeline::view view_then_;
  double scroll_then_ = 0;
  double selection_begin_ = 0;
  double selection_end_ = 0;
  int selection_lane_ = -1;
  QString selection_text_;

  QVariantList state_colours_;
  QVariantList thread_colours_;
  QColor lock_free_{"#98a1b0"};
  QColor lock_owned_{"#2f86c4"};
  QColor lock_contended_{"#cf5500"};
  QColor gap_{"#c5162e"};
  QColor background_{"#ffffff"};
  QColor text_{"#434d5f"};
  QColor grid_{"#d9dde5"};
  QColor playhead_colour_{"#c5162e"};
  QColor selection_colour_{"#2358d6"};
  QColor arrow_{"#151b27"};
  QColor switch_{"#c5162e"};
  timeline::palette palette_;
  std::vector<timeline::argb> subjects_;
};

}  // namespace interleave::ui
