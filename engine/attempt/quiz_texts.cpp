#include "engine/attempt/quiz_texts.h"

#include <algorithm>

#include "engine/attempt/quiz_payload.h"
#include "engine/attempt/quiz_run.h"

namespace carewright {

std::vector<QuizText> quizTexts(std::span<const Step* const> branch) {
    const auto handedIn = std::ranges::find(branch, StepKind::quizHandedIn, [](const Step* step) { return step->kind; });
    if (handedIn == branch.end()) return {};
    QuizState quiz;
    for (const Step* step : branch) apply(quiz, *step);
    std::vector<QuizText> texts;
    for (const ItemRun& run : quiz.items) {
        if (run.response.text.empty() || run.givenUp) continue;
        QuizText& text = texts.emplace_back();
        text.item = run.item;
        text.text = run.response.text;
        for (auto step = branch.begin(); step != handedIn; ++step) {
            if ((*step)->kind != StepKind::itemChecked) continue;
            auto checked = itemCheckedPayload((*step)->payload);
            if (checked && checked->item == run.item) text.earlier.push_back({(*step)->id, (*step)->when, std::move(checked->response.text)});
        }
        text.marking = run.marking;
        if (run.showsCheck() && !text.earlier.empty()) {
            text.submission = text.earlier.back().check;
            text.when = text.earlier.back().when;
            text.earlier.pop_back();
        } else {
            text.submission = (*handedIn)->id;
            text.when = (*handedIn)->when;
            const auto payload = quizHandedInPayload((*handedIn)->payload);
            // A marking of an earlier answer is not one of this.
            if (!payload || std::ranges::find(payload->markings, run.item, &ItemMarking::item) == payload->markings.end()) text.marking.reset();
        }
        text.tryNumber = static_cast<int>(text.earlier.size()) + 1;
    }
    return texts;
}

std::vector<ItemMarking> markingsOf(const QuizState& state, const ScoreItem& score) {
    std::vector<ItemMarking> out;
    for (const ItemRun& run : state.items) {
        if (run.closed || run.response.text.empty() || run.showsCheck()) continue;
        if (ItemScore scored = score(run.item, run.response); scored.marking) out.push_back({run.item, std::move(*scored.marking)});
    }
    return out;
}

}  // namespace carewright
