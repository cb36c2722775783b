#include "app/learner/parts.h"

#include <algorithm>
#include <array>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/review_model.h"
#include "engine/content/lost_files.h"

namespace carewright::ui {

void courseErrors(const ViewContext& context, Flow& flow, std::size_t most) {
    if (const HeldPart* waiting = firstHeld(context.model.heldParts, waitingMarksList); waiting && !waiting->why.empty()) {
        noticeCard(flow, "marks-wait", NoticeKind::careful, "Answers can't be marked just now", waiting->why.front());
        flow.gap(3);
    }
    if (context.model.courseUsable) return;
    const bool author = context.model.holds(StaffRole::tutor);
    noticeCard(flow, "broken", NoticeKind::careful, "This course can only be read for now",
               author ? "Answers can't be marked until these are put right:"
                      : "Something in it has to be put right by its author before answers can be marked. Please tell your tutor; what you wrote is kept.");
    flow.gap(author ? 1 : 3);
    // Files and lines are for who wrote them.
    if (!author) return;
    std::vector<const Problem*> errors;
    for (const Problem& problem : context.model.courseProblems) {
        if (problem.severity == Severity::error) errors.push_back(&problem);
    }
    for (std::size_t i = 0; i < errors.size() && i < most; ++i) {
        text(flow, "error-" + std::to_string(i), toString(*errors[i]), bodyStyle(context.ui));
        flow.gap(0.5f);
    }
    if (errors.size() > most) {
        text(flow, "more", "And " + std::to_string(errors.size() - most) + " more; \"carewright check\" lists them all.", mutedStyle(context.ui));
    }
    flow.gap(3);
}

void learnTabs(const ViewContext& context, Flow& flow, Room here, ActionQueue& actions) {
    constexpr std::array rooms = {Room::learn, Room::words, Room::law, Room::myths};
    constexpr std::array options = {ChoiceOption{"topics", "Topics"}, ChoiceOption{"words", "Words explained"},
                                    ChoiceOption{"law", "The law"}, ChoiceOption{"myths", "Myths and facts"}};
    const auto current = std::ranges::find(rooms, here) - rooms.begin();
    const int chosen = choices(flow, "parts", {}, options, static_cast<int>(current));
    if (chosen >= 0 && chosen != current)
        actions.push(GoTo{{rooms[static_cast<std::size_t>(chosen)], {}, {}}});
    flow.gap(3);
    (void)context;
}

BestMarks bestMarks(const Model& model, const AttemptState* attempt) {
    BestMarks best;
    if (!attempt) return best;
    const QuestionId question(attempt->exercise.ref);
    for (const Submission& submission : attempt->submissions) {
        const Decision* decision = model.review->releasedOn({attempt->attempt, submission.step, question});
        const Marking* marking = submission.marking();
        if (!decision && !marking) continue;
        const BestMarks here{decision ? decision->decided.marks : marking->marks, decision != nullptr};
        if (here.marks > best.marks || (here.marks == best.marks && here.decided)) best = here;
    }
    return best;
}

std::string standing(const Model& model, const Question& question) {
    const AttemptState* attempt = model.attemptAt(question.id);
    const BestMarks best = bestMarks(model, attempt);
    std::string words;
    if (attempt && !attempt->submissions.empty()) {
        words = best.marks >= 0 ? "Best so far: " + std::to_string(best.marks) + " of " + counted(question.marks, "mark", "marks") + (best.decided ? ", decided by your assessor" : "")
                                : "Handed in, not marked yet";
        if (attempt->submissions.size() > 1)
            words += ", " + counted(static_cast<int>(attempt->submissions.size()), "try", "tries");
    }
    if (const AttemptState* draft = model.draftAt(question.id)) {
        const bool untouched = draft->lastSubmission() && draft->lastSubmission()->text == draft->draft;
        if (!untouched) {
            if (!words.empty()) words += ". ";
            words += "Draft: " + counted(countWords(draft->draft), "word", "words");
        }
    }
    return words.empty() ? "Not answered yet" : words;
}

}  // namespace carewright::ui
