/// One line of a rule: words, with ideas and wordings as chips among them that can be chosen.
#pragma once

#include <string_view>

#include "app/tutor/rubric_scene.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {

/// A small rounded piece of text to press. `number` > 0: lit, with that badge and its evidence colour.
struct ChipLook {
    std::string_view words;
    int number = 0;
    bool chosen = false;
    bool faint = false;             ///< outlined only: a wording rather than an idea
    std::string_view described = {};
};

/// How wide it would be, at most `width`.
[[nodiscard]] float chipWidth(const Context& context, const ChipLook& look, float width);
[[nodiscard]] float chipHeight(const Context& context);
/// Draws it at x, y; the words are shortened where they don't fit, and told whole in the record.
Press drawChip(const Context& context, std::string_view id, const ChipLook& look, float x, float y, float width);

/// Draws a saying's own line with the light of its rule before it; moves the flow below. Chips and the light choose the
/// rule they stand for.
void ruleLine(const RubricScene& scene, Flow& flow, const RuleSaying& saying);

}  // namespace carewright::ui
