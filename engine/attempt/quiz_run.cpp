#include "engine/attempt/quiz_run.h"

#include <algorithm>

#include "engine/attempt/chain.h"
#include "engine/attempt/following_step.h"
#include "engine/attempt/quiz_payload.h"
#include "engine/attempt/quiz_texts.h"
#include "engine/base/utf8.h"

namespace carewright {

namespace {

using std::chrono::milliseconds;

constexpr std::string_view kindOfQuiz = "quiz";
constexpr double asGoodAsRight = 0.999;

tl::unexpected<Error> refuse(Error error) { return tl::make_unexpected(std::move(error)); }

std::optional<Error> whyNoAct(const QuizState& state, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return error;
    if (state.attempt.exercise.kind != kindOfQuiz) return Error{ErrorCode::conflict, "This attempt is not at a quiz.", {}};
    if (state.handedIn || state.attempt.phase == Phase::finished) return Error{ErrorCode::conflict, "This quiz has been handed in. Begin it again for another go.", {}};
    return std::nullopt;
}

/// The item to be acted on, or why it cannot be.
Result<const ItemRun*> openItem(const QuizState& state, const ItemId& item, const StepStamp& stamp) {
    if (auto error = whyNoAct(state, stamp)) return refuse(std::move(*error));
    const ItemRun* found = state.find(item);
    if (!found) return fail(ErrorCode::notFound, "This quiz has no such item.");
    return found;
}

Step follow(const QuizState& state, StepKind kind, std::string payload, const StepStamp& stamp) {
    return followingStep(state.attempt, kind, std::move(payload), stamp);
}

/// Everything a person typed, to be looked through for bytes that are no text.
std::optional<Error> whyNotResponse(const ItemResponse& response) {
    constexpr std::size_t longest = 20'000;
    std::size_t size = response.text.size();
    bool bad = firstBadByte(response.text).has_value();
    for (const GapFilling& one : response.filled) {
        size += one.text.size();
        bad = bad || firstBadByte(one.text).has_value();
    }
    if (size > longest) return Error{ErrorCode::tooLarge, "The answer is longer than a quiz can keep. Shorten it.", {}};
    if (bad) return Error{ErrorCode::invalidInput, "The answer holds something that is not text. Delete it and type it again.", {}};
    return std::nullopt;
}

void take(QuizState& state, const QuizPaper& paper, std::unordered_map<ItemId, std::size_t>& index) {
    if (!state.items.empty()) return;
    state.paper = paper;
    for (const PaperSection& section : paper.sections)
        for (const PaperItem& item : section.items)
            if (index.emplace(item.item, state.items.size()).second) {
                state.items.emplace_back();
                state.items.back().item = item.item;
            }
    if (!state.items.empty()) state.at = state.items.front().item;
}

void take(ItemRun& run, ItemChecked payload, int tries) {
    ++run.checks;
    run.response = payload.response;
    run.checked = std::move(payload.response);
    run.checkedFraction = payload.fraction;
    run.scored = payload.scored;
    run.fraction = std::max(run.fraction, payload.fraction * shareForTry(run.checks, tries));
    run.marking = std::move(payload.marking);
    run.closed = run.closed || run.checks >= tries || payload.fraction > asGoodAsRight || !payload.scored;
}

}  // namespace

Exercise quizExercise(const CourseId& course, const QuizId& quiz) { return Exercise{std::string(kindOfQuiz), course, quiz.value}; }
// No id of a course begins with a dot, so no quiz of a course can have this name.
Exercise quickQuizExercise(const CourseId& course) { return Exercise{std::string(kindOfQuiz), course, ".quick"}; }
std::string_view quizKind() { return kindOfQuiz; }

const ItemRun* QuizState::find(const ItemId& item) const {
    const auto found = m_index.find(item);
    return found == m_index.end() ? nullptr : &items[found->second];
}

std::optional<milliseconds> QuizState::timeLeft(milliseconds used) const {
    if (paper.minutes <= 0) return std::nullopt;
    return std::max(milliseconds(0), milliseconds(paper.timeAllowed()) - used);
}

void apply(QuizState& state, const Step& step) {
    apply(state.attempt, step);
    const auto run = [&](const ItemId& item) -> ItemRun* {
        const auto found = state.m_index.find(item);
        return found == state.m_index.end() ? nullptr : &state.items[found->second];
    };
    const auto spend = [&](milliseconds spent) { state.spent = std::max(state.spent, spent); };
    bool read = true;
    switch (step.kind) {
        case StepKind::quizPaper:
            if (const auto paper = quizPaperPayload(step.payload)) take(state, *paper, state.m_index);
            else read = false;
            break;
        case StepKind::itemAnswered:
            if (auto payload = itemAnsweredPayload(step.payload)) {
                if (ItemRun* item = run(payload->item); item && !item->closed && !state.handedIn) {
                    item->response = std::move(payload->response);
                    item->certainty = payload->certainty;
                    item->visited = true;
                }
                spend(payload->spent);
            } else read = false;
            break;
        case StepKind::itemChecked:
            if (auto payload = itemCheckedPayload(step.payload)) {
                spend(payload->spent);
                if (ItemRun* item = run(payload->item); item && !item->closed && !state.handedIn) take(*item, std::move(*payload), state.paper.tries);
            } else read = false;
            break;
        case StepKind::itemGivenUp:
            if (const auto payload = itemNamedPayload(step.payload)) {
                spend(payload->spent);
                if (ItemRun* item = run(payload->item); item && !item->closed && !state.handedIn) item->givenUp = item->closed = true;
            } else read = false;
            break;
        case StepKind::itemFlagged:
            if (const auto payload = itemFlaggedPayload(step.payload)) {
                if (ItemRun* item = run(payload->item)) item->flagged = payload->flagged;
            } else read = false;
            break;
        case StepKind::itemVisited:
            if (const auto payload = itemNamedPayload(step.payload)) {
                spend(payload->spent);
                if (ItemRun* item = run(payload->item)) {
                    item->visited = true;
                    state.at = payload->item;
                }
            } else read = false;
            break;
        case StepKind::quizTimed:
            if (const auto payload = quizTimedPayload(step.payload)) spend(payload->spent);
            else read = false;
            break;
        case StepKind::quizHandedIn:
            if (auto payload = quizHandedInPayload(step.payload)) {
                spend(payload->spent);
                state.handedIn = true;
                state.timeUp = payload->timeUp;
                state.results = std::move(payload->results);
                for (ItemMarking& one : payload->markings)
                    if (ItemRun* item = run(one.item)) item->marking = std::move(one.marking);
            } else read = false;
            break;
        default: return;
    }
    if (!read) state.attempt.unreadable.push_back(step.id);
}

QuizState foldQuiz(std::span<const Step> steps) {
    QuizState state;
    const auto all = branches(steps);
    if (!all.empty())
        for (const Step* step : all.front()) apply(state, *step);
    return state;
}

NextStep setPaper(const QuizState& state, const QuizPaper& paper, const StepStamp& stamp) {
    if (auto error = whyNoAct(state, stamp)) return refuse(std::move(*error));
    if (!state.items.empty()) return fail(ErrorCode::conflict, "This attempt has its paper already.");
    if (paper.itemCount() == 0) return fail(ErrorCode::invalidInput, "A paper needs items.");
    return follow(state, StepKind::quizPaper, toPayload(paper), stamp);
}

NextStep answerItem(const QuizState& state, const ItemId& item, const ItemResponse& response, int certainty, milliseconds spent, const StepStamp& stamp) {
    const auto run = openItem(state, item, stamp);
    if (!run) return tl::make_unexpected(run.error());
    if ((*run)->response == response && (*run)->certainty == certainty) return std::nullopt;
    if ((*run)->closed) return fail(ErrorCode::conflict, "This answer has been checked for good and stays as it is.");
    if (auto error = whyNotResponse(response)) return refuse(std::move(*error));
    return follow(state, StepKind::itemAnswered, toPayload(ItemAnswered{item, response, std::clamp(certainty, 0, mostCertain), spent}), stamp);
}

NextStep checkItem(const QuizState& state, const ItemId& item, const ItemScore& score, milliseconds spent, const StepStamp& stamp) {
    const auto run = openItem(state, item, stamp);
    if (!run) return tl::make_unexpected(run.error());
    if (!state.tellsAtOnce()) return fail(ErrorCode::conflict, "This quiz tells what is right when it is handed in.");
    if ((*run)->closed) return fail(ErrorCode::conflict, "This item has been checked for good.");
    if ((*run)->response.empty()) return fail(ErrorCode::invalidInput, "Give an answer first.");
    if ((*run)->showsCheck()) return fail(ErrorCode::conflict, "This very answer has been checked. Change something before you check again.");
    return follow(state, StepKind::itemChecked, toPayload(ItemChecked{item, (*run)->response, std::clamp(score.fraction, 0.0, 1.0), score.scored, score.marking, spent}), stamp);
}

NextStep giveUpItem(const QuizState& state, const ItemId& item, milliseconds spent, const StepStamp& stamp) {
    const auto run = openItem(state, item, stamp);
    if (!run) return tl::make_unexpected(run.error());
    if (!state.tellsAtOnce()) return fail(ErrorCode::conflict, "This quiz tells what is right when it is handed in.");
    if ((*run)->closed) return std::nullopt;
    return follow(state, StepKind::itemGivenUp, toPayload(ItemNamed{item, spent}), stamp);
}

NextStep flagItem(const QuizState& state, const ItemId& item, bool flagged, const StepStamp& stamp) {
    const auto run = openItem(state, item, stamp);
    if (!run) return tl::make_unexpected(run.error());
    if ((*run)->flagged == flagged) return std::nullopt;
    return follow(state, StepKind::itemFlagged, toPayload(ItemFlagged{item, flagged}), stamp);
}

NextStep visitItem(const QuizState& state, const ItemId& item, milliseconds spent, const StepStamp& stamp) {
    const auto run = openItem(state, item, stamp);
    if (!run) return tl::make_unexpected(run.error());
    if (state.at == item && (*run)->visited) return std::nullopt;
    return follow(state, StepKind::itemVisited, toPayload(ItemNamed{item, spent}), stamp);
}

NextStep recordTime(const QuizState& state, milliseconds spent, const StepStamp& stamp) {
    if (auto error = whyNoAct(state, stamp)) return refuse(std::move(*error));
    if (spent <= state.spent) return std::nullopt;
    return follow(state, StepKind::quizTimed, toPayload(QuizTimed{spent}), stamp);
}

std::vector<ItemResult> resultsOf(const QuizState& state, const ScoreItem& score, const MarksOfItem& marks) {
    std::vector<ItemResult> out;
    for (const ItemRun& run : state.items) {
        ItemResult result;
        result.item = run.item;
        result.answered = !run.response.empty() || run.checks > 0;
        result.marks = marks(run.item);
        result.certainty = run.certainty;
        result.tries = run.checks;
        result.fraction = run.fraction;
        result.scored = run.scored;
        if (!run.closed && !run.response.empty() && !run.showsCheck()) {
            const ItemScore last = score(run.item, run.response);
            result.tries = run.checks + 1;
            result.fraction = std::max(run.fraction, std::clamp(last.fraction, 0.0, 1.0) * shareForTry(result.tries, state.paper.tries));
            result.scored = last.scored;
        }
        out.push_back(std::move(result));
    }
    return out;
}

NextStep handIn(const QuizState& state, std::vector<ItemResult> results, bool timeUp, milliseconds spent, const StepStamp& stamp) {
    return handIn(state, std::move(results), {}, timeUp, spent, stamp);
}

NextStep handIn(const QuizState& state, std::vector<ItemResult> results, std::vector<ItemMarking> markings, bool timeUp, milliseconds spent, const StepStamp& stamp) {
    if (state.handedIn) return std::nullopt;
    if (auto error = whyNoAct(state, stamp)) return refuse(std::move(*error));
    return follow(state, StepKind::quizHandedIn, toPayload(QuizHandedIn{std::move(results), std::move(markings), timeUp, std::max(spent, state.spent)}), stamp);
}

}  // namespace carewright
