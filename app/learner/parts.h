/// Pieces that several of the learner's views share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/page.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// The title of a page and the one sentence that says what to do here.
void pageTitle(Flow& flow, std::string_view title, std::string_view sentence);

/// The four parts of Learn side by side; `here` is the one shown.
void learnTabs(const ViewContext& context, Flow& flow, Room here, ActionQueue& actions);

/// A sentence about what just happened, with a button that puts it away; nothing where there is none.
void notice(const ViewContext& context, Flow& flow, ActionQueue& actions);

/// Where the course has errors: that it can only be read, and each error with its place, the first `most` of them.
void courseErrors(const ViewContext& context, Flow& flow, std::size_t most = 40);

/// Two flows side by side, or the same one twice where the page is narrow.
struct Columns {
    Flow left, right;
    bool beside = false;

    /// The lower end of both.
    [[nodiscard]] float bottom() const;
};
[[nodiscard]] Columns columns(const Flow& flow, bool beside, float leftPart = 0.5f, float gapSteps = 3);

/// "3 of 6 marks", "not answered yet", "draft, 34 words": how far a question is.
[[nodiscard]] std::string standing(const Model& model, const Question& question);

/// The most marks any try at it was proposed; -1 where it has not been marked.
[[nodiscard]] int bestMarks(const AttemptState* attempt);

/// "1 word", "34 words".
[[nodiscard]] std::string counted(int number, std::string_view one, std::string_view many);

/// The first words of a text, with an ellipsis where it goes on.
[[nodiscard]] std::string opening(std::string_view text, int words);

}  // namespace carewright::ui
