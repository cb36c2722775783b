/// Pieces that the pages of every room share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/page.h"
#include "app/ui/view.h"
#include "engine/base/span.h"

namespace carewright::ui {

/// The title of a page and the one sentence that says what to do here.
void pageTitle(Flow& flow, std::string_view title, std::string_view sentence);

/// A sentence about what just happened, with a button that puts it away; nothing where there is none.
void notice(const ViewContext& context, Flow& flow, ActionQueue& actions);

/// Two flows side by side, or the same one twice where the page is narrow.
struct Columns {
    Flow left, right;
    bool beside = false;

    /// The lower end of both.
    [[nodiscard]] float bottom() const;
};
[[nodiscard]] Columns columns(const Flow& flow, bool beside, float leftPart = 0.5f, float gapSteps = 3);

/// "1 word", "34 words".
[[nodiscard]] std::string counted(int number, std::string_view one, std::string_view many);

/// The first words of a text, with an ellipsis where it goes on.
[[nodiscard]] std::string opening(std::string_view text, int words);

/// The evidence of a judgement as quoted words: "who decides … every day". Empty where there is none.
[[nodiscard]] std::string quoted(std::string_view answer, const std::vector<ByteSpan>& evidence);

}  // namespace carewright::ui
