/// Pieces that several of the learner's views share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/page_parts.h"

namespace carewright::ui {

/// The four parts of Learn side by side; `here` is the one shown.
void learnTabs(const ViewContext& context, Flow& flow, Room here, ActionQueue& actions);

/// Where the course has errors: that it can only be read, and each error with its place, the first `most` of them.
void courseErrors(const ViewContext& context, Flow& flow, std::size_t most = 40);

/// "3 of 6 marks", "not answered yet", "draft, 34 words": how far a question is.
[[nodiscard]] std::string standing(const Model& model, const Question& question);

/// The most marks of any try: as an assessor decided where that was released, else as proposed.
struct BestMarks {
    int marks = -1;                 ///< -1: none has been marked
    bool decided = false;
};
[[nodiscard]] BestMarks bestMarks(const Model& model, const AttemptState* attempt);

}  // namespace carewright::ui
