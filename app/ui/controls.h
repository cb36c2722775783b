/// Small controls: choices in a row, sliders by steps, switches, bars and marks.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

struct ChoiceOption {
    std::string_view id, label;
};

/// One of several, side by side, breaking into lines where needed. Returns the index chosen now, or -1. Left and right
/// arrows move along while it has the keyboard.
int choices(Flow& flow, std::string_view id, std::string_view label, std::span<const ChoiceOption> options,
            int chosen);

/// A value by steps with minus and plus and a track to click. Returns true when `value` was changed.
struct StepperRange {
    float least = 0, most = 1, step = 1;
};
bool stepper(Flow& flow, std::string_view id, std::string_view label, float& value, const StepperRange& range,
             std::string_view shown);

/// On or off. Returns true when it was switched.
bool toggle(Flow& flow, std::string_view id, std::string_view label, bool on);

/// How much of something is done, as a bar with words for those who can't see it.
void progressBar(Flow& flow, std::string_view id, std::string_view label, int done, int all);

/// Marks as small pips, filled up to `earned`; -1: none yet. Drawn at the flow's corner; moves it below.
void markPips(Flow& flow, std::string_view id, int earned, int all);

/// A number in a circle: which evidence this is. Centre and diameter in px.
void numberBadge(const Context& context, int number, float x, float y, float diameter, Colour colour, Colour words);

/// A thin line across the flow.
void rule(Flow& flow);

/// A message with an icon and a coloured edge: what happened, what to do.
enum class NoticeKind { information, good, careful, wrong };
void noticeCard(Flow& flow, std::string_view id, NoticeKind kind, std::string_view title, std::string_view words);

/// The colour of a kind of notice.
[[nodiscard]] Colour colourOf(const Theme& theme, NoticeKind kind);

}  // namespace carewright::ui
