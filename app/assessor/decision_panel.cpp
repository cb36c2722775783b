#include "app/assessor/decision_panel.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "app/assessor/key_buttons.h"
#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "app/ui/page_parts.h"
#include "app/ui/prose.h"
#include "app/ui/review_actions.h"
#include "engine/base/trimmed.h"

namespace carewright::ui {
namespace {

std::string decideLabel(const ReviewDeskModel& desk) {
    if (desk.correcting) return "Keep the correction";
    return desk.second ? "Keep the second marking" : desk.chosen.empty() ? "Decide" : "Decide all " + std::to_string(desk.chosen.size() + 1);
}

/// What is being decided, in marks: what one would sign.
std::string soFarWords(const ReviewDeskModel& desk) {
    if (!desk.soFar) return {};
    return "Yours: " + std::to_string(desk.soFar->marks) + " of " + counted(desk.soFar->maxMarks, "mark", "marks");
}

}  // namespace

std::string DecisionPanel::whyNotDecide(const ViewContext& context) const {
    return context.rules.whyNot(context.model.review->desk->correcting ? boxed<ReviewRequest>(Correct{m_why}) : boxed<ReviewRequest>(Decide{}));
}

void DecisionPanel::meet(const ViewContext& context) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    // What one person typed is not for the next who signs in.
    std::string response = (context.model.signedIn ? context.model.signedIn->account : std::string()) + "/" + placeId(desk.detail.response);
    std::string key = response + (desk.second ? "2" : "") + (desk.correcting ? "c" : "") + std::to_string(desk.record.decisions.size());
    if (m_loaded == key) return;
    m_loaded = std::move(key);
    m_index = 0;
    m_giveReason.reset();
    m_reason.clear();
    m_reasonOf.clear();
    m_reasonOpen.clear();
    m_why.clear();
    // What the first assessor wrote tells what they thought of it.
    m_feedback.meet(desk.second ? std::string() : desk.record.feedback);
    // An answer to the learner waits while the decision is corrected.
    if (m_response == response) m_decided.decisionChanged();
    else m_decided.forget();
    m_response = std::move(response);
    m_criterion.forget();
    m_scroll = true;
}

std::optional<DecisionPanel::Current> DecisionPanel::takeMoved() {
    if (!std::exchange(m_scroll, false)) return std::nullopt;
    return Current{m_currentTop, m_index == 0};
}

void DecisionPanel::judge(const ViewContext& context, std::size_t index, Verdict verdict, ActionQueue& actions) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    const auto list = judgedOn(desk);
    if (index >= list.size()) return;
    const Judged& what = list[index];
    m_index = index;
    if (what.kind == JudgedKind::level) {
        if (const Marking* marking = desk.proposal(); verdict == Verdict::agree && marking && desk.proposalShown()) {
            actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{marking->level.id, marking->marks}}));
            onward(context);
        }
        return;
    }
    const ReviewAction action = what.idea() ? boxed<ReviewRequest>(JudgeIdea{MisconceptionId(what.id), verdict}) : boxed<ReviewRequest>(JudgePoint{PointId(what.id), verdict});
    actions.push(action);   // where it cannot be, it leaves the sentence that says why
    if (!context.rules.whyNot(action).empty()) return;
    const PointDraft before = draftOf(desk, what);
    const bool turned = before.verdict && before.verdict != verdict;
    if (turned) {
        // The reason of the other verdict goes with it, out of the field, too.
        m_reasonOf = what.id;
        m_reason.clear();
    }
    const auto proposed = proposedOutcome(desk, what);
    const bool against = proposed && verdict != Verdict::agree && *proposed != (verdict == Verdict::award);
    // The reason comes first; it is picked by its number.
    if (against && (turned || isBlank(before.reason))) return;
    onward(context);
}

void DecisionPanel::onward(const ViewContext& context) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    const auto list = judgedOn(desk);
    m_scroll = true;
    for (std::size_t step = 1; step < list.size(); ++step) {
        const std::size_t at = (m_index + step) % list.size();
        if (isOpen(desk, list[at])) {
            m_index = at;
            return;
        }
    }
}

void DecisionPanel::keys(const ViewContext& context, ActionQueue& actions, bool digits) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const auto hit = [&](Command command) { return struck(ui, command); };
    const auto push = [&](ReviewAction action) { actions.push(std::move(action)); };
    if (hit(Command::undoDecision) && review.undo) push(boxed<ReviewRequest>(UndoDecision{}));
    if (hit(Command::leaveForLater)) push(review.desk && !review.desk->record.standing() ? boxed<ReviewRequest>(LeaveForLater{}) : boxed<ReviewRequest>(OpenNext{}));
    if (hit(Command::release)) m_decided.strikeRelease(context, actions);
    if (hit(Command::feedback) && review.desk) m_feedback.ask(context);
    if (!review.desk || !review.desk->deciding()) {
        // What is decided is behind: the key that decides goes on.
        if (hit(Command::decide)) push(boxed<ReviewRequest>(OpenNext{}));
        return;
    }
    const ReviewDeskModel& desk = *review.desk;
    if (hit(Command::takeSimilar)) {
        if (desk.group.empty()) push(boxed<ReviewRequest>(ChooseMember{}));     // leaves the sentence that says why
        for (const GroupMember& one : desk.group) push(boxed<ReviewRequest>(ChooseMember{one.response, desk.chosen.empty()}));
    }
    if (hit(Command::decide)) decide(context, actions);
    const auto list = judgedOn(desk);
    if (list.empty()) return;
    m_index = std::min(m_index, list.size() - 1);
    if (hit(Command::nextPoint)) {
        m_index = (m_index + 1) % list.size();
        m_scroll = true;
    }
    if (hit(Command::previousPoint)) {
        m_index = (m_index + list.size() - 1) % list.size();
        m_scroll = true;
    }
    if (hit(Command::agree)) judge(context, m_index, Verdict::agree, actions);
    if (hit(Command::award)) judge(context, m_index, Verdict::award, actions);
    if (hit(Command::refuse)) judge(context, m_index, Verdict::refuse, actions);
    if (hit(Command::giveReason) && list[m_index].kind != JudgedKind::level) m_giveReason = m_reasonOpen = list[m_index].id;
    if (digits && (!ui.focus.typing() || ui.focus.onlyReading())) this->digits(context, list[m_index], actions);
}

void DecisionPanel::digits(const ViewContext& context, const Judged& what, ActionQueue& actions) {
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    if (what.kind == JudgedKind::level) {
        const std::vector<Level>& levels = askedOn(desk)->levels;
        for (std::size_t i = 0; i < levels.size() && i < 9; ++i)
            if (pressedDigit(static_cast<int>(i) + 1)) actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{levels[i].id, levels[i].from}}));
        return;
    }
    if (needsReason(desk, what)) {
        const auto offered = reasonsFor(review, what);
        for (std::size_t i = 0; i < offered.size(); ++i) {
            if (!pressedDigit(static_cast<int>(i) + 1)) continue;
            actions.push(what.idea() ? boxed<ReviewRequest>(GiveIdeaReason{MisconceptionId(what.id), offered[i].text})
                                     : boxed<ReviewRequest>(GivePointReason{PointId(what.id), offered[i].text, offered[i].comment, false}));
            m_reasonOf = what.id;
            m_reason = offered[i].text;     // stands in the field from now on
            onward(context);
        }
        return;
    }
    if (what.idea() || outcomeOf(desk, what) != true) return;
    for (int marks = 0; marks <= 9; ++marks) {
        if (!pressedDigit(marks)) continue;
        const ReviewAction give = boxed<ReviewRequest>(GivePointMarks{PointId(what.id), marks});
        actions.push(give);
    }
}

void DecisionPanel::decide(const ViewContext& context, ActionQueue& actions) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    // The bar says what is missing; the keys go to the first of it.
    if (const auto list = judgedOn(desk); !whyNotDecide(context).empty()) {
        const auto missing = std::ranges::find_if(list, [&](const Judged& one) { return isOpen(desk, one) || needsReason(desk, one); });
        if (missing != list.end()) {
            m_index = static_cast<std::size_t>(missing - list.begin());
            m_scroll = true;
            return;
        }
    }
    if (desk.correcting) {
        if (isBlank(m_why)) {
            m_giveWhy = 2;
            return;
        }
        if (whyNotDecide(context).empty()) m_feedback.keepWritten(context, actions);
        actions.push(boxed<ReviewRequest>(Correct{m_why}));
        return;
    }
    // Before the next one comes.
    if (whyNotDecide(context).empty()) m_feedback.keepWritten(context, actions);
    actions.push(boxed<ReviewRequest>(Decide{}));
}

DecisionPanel::BarLayout DecisionPanel::barLayout(const ViewContext& context, float width) const {
    const Context& ui = context.ui;
    const ReviewDeskModel& desk = *context.model.review->desk;
    BarLayout bar;
    bar.yours = soFarWords(desk);
    bar.whyNot = whyNotDecide(context);
    bar.label = decideLabel(desk) + "  (" + keysOf(ui, Command::decide) + ")";
    const float room = width - 2 * ui.grid(2);
    const float pressed = buttonWidth(ui, {bar.label, Icon::check}), needed = textWidth(ui.type.face(TypeStep::lead, Weight::semiBold), bar.yours) + ui.grid(2);
    bar.beside = needed + pressed <= room;
    bar.words = bar.beside ? room - pressed - ui.grid(2) : room;
    float height = textHeight(ui, bar.yours, headingStyle(ui, TypeStep::lead), bar.words);
    if (!bar.whyNot.empty()) height += textHeight(ui, bar.whyNot, mutedStyle(ui), bar.words);
    height = bar.beside ? std::max(height, buttonHeight(ui)) : height + ui.grid(0.75f) + buttonHeight(ui);
    bar.height = std::ceil(height + 2 * ui.grid(1.25f));
    return bar;
}

float DecisionPanel::barHeight(const ViewContext& context, float width) const {
    const ReviewDeskModel& desk = *context.model.review->desk;
    return desk.deciding() ? barLayout(context, width).height : 0;
}

void DecisionPanel::bar(const ViewContext& context, const Rect& area, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "verdict");
    const BarLayout layout = barLayout(context, area.width());
    fill(area, ui.theme.sunken);
    fill({area.left, area.top, area.right, area.top + ui.theme.borderWidth}, ui.theme.line);
    const float margin = ui.grid(2);
    Flow flow{ui, area.left + margin, area.top + ui.grid(1.25f), area.width() - 2 * margin};
    Flow words = flow;
    words.width = layout.words;
    text(words, "yours", layout.yours, headingStyle(ui, TypeStep::lead), Role::status);
    if (!layout.whyNot.empty()) text(words, "why-not", layout.whyNot, mutedStyle(ui), Role::status);
    if (!layout.beside) flow.y = words.y + ui.grid(0.75f);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("decide", {layout.label, Icon::check, {}, layout.whyNot}, ButtonKind::primary)) decide(context, actions);
}

void DecisionPanel::draw(const ViewContext& context, Flow& flow, ActionQueue& actions, const std::vector<int>& badges) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    meet(context);
    m_pointed.clear();
    m_feedback.beginFrame();
    head(context, flow);
    if (!desk.deciding()) {
        m_decided.draw(context, flow, actions);
        m_feedback.draw(context, flow, actions);
        m_criterion.draw(context, flow, actions);
        return;
    }
    const auto list = judgedOn(desk);
    m_index = list.empty() ? 0 : std::min(m_index, list.size() - 1);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == m_index) m_currentTop = flow.y;
        if (list[i].kind == JudgedKind::level) level(context, i == m_index, flow, actions);
        else point(context, i, list[i], i < badges.size() ? badges[i] : 0, flow, actions);
        flow.gap(1);
    }
    if (m_pointed.empty() && !list.empty()) m_pointed = list[m_index].id;
    group(context, flow, actions);
    foot(context, flow, actions);
    if (m_feedback.asked()) m_feedback.draw(context, flow, actions);
}

void DecisionPanel::head(const ViewContext& context, Flow& flow) {
    const Context& ui = context.ui;
    const ReviewDeskModel& desk = *context.model.review->desk;
    const Marking* marking = desk.proposal();
    if (!desk.proposalShown()) {
        text(flow, "proposed", marking ? "What the engine proposes is hidden until you have decided." : "The engine has proposed nothing for this response.", bodyStyle(ui), Role::status);
        flow.gap(1.5f);
        return;
    }
    double least = 1;
    for (const PointMarking& one : marking->points) least = std::min(least, one.confidence);
    for (const MisconceptionMarking& one : marking->misconceptions) least = std::min(least, one.confidence);
    text(flow, "proposed", "Proposed: " + std::to_string(marking->marks) + " of " + counted(marking->maxMarks, "mark", "marks"), headingStyle(ui, TypeStep::lead), Role::heading);
    const std::string words = surenessWords(marking->refer, least, marking->flags);
    text(flow, "sureness", words, {TypeStep::caption, Weight::semiBold, marking->refer ? ui.theme.careful : ui.theme.muted, true});
    // The others are listed below the points, out of sight.
    if (desk.deciding() && !desk.group.empty() && !desk.second && !desk.correcting) {
        std::string others = counted(static_cast<int>(desk.group.size()), "other response says the same", "other responses say the same");
        others += desk.chosen.empty() ? ": " + keysOf(ui, Command::takeSimilar) + " takes along " + (desk.group.size() == 1 ? "it" : "all") + "." : "; " + std::to_string(desk.chosen.size()) + " taken along.";
        text(flow, "alike", others, {TypeStep::caption, Weight::semiBold, ui.theme.information, true}, Role::status);
    }
    flow.gap(1.5f);
}

void DecisionPanel::point(const ViewContext& context, std::size_t index, const Judged& what, int badge, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    const bool here = index == m_index;
    const PointDraft draft = draftOf(desk, what);
    const auto outcome = outcomeOf(desk, what);
    std::string title = what.id, why, standing;
    int marks = 0;
    if (what.idea()) {
        if (const Misconception* known = context.model.course.findMisconception(MisconceptionId(what.id))) title = known->title;
        if (const MisconceptionMarking* proposed = proposedIdea(desk, what.id)) {
            standing = "Mistaken idea, proposed as " + std::string(proposed->asserted ? "there" : "not there") + ", " + percentWords(proposed->confidence) + " sure";
            why = proposed->why;
        }
    } else {
        if (const MarkingPoint* known = context.model.course.findPoint(PointId(what.id))) title = known->title;
        const Question* question = askedOn(desk);
        if (const auto asked = std::ranges::find(question->points, PointId(what.id), &QuestionPoint::point); asked != question->points.end()) marks = asked->marks;
        if (const PointMarking* proposed = proposedPoint(desk, what.id)) {
            standing = std::string(proposed->awarded ? "Proposed: earned" : "Proposed: not earned") + ", " + percentWords(proposed->confidence) + " sure";
            why = proposed->why;
        } else {
            standing = counted(marks, "mark", "marks");
        }
    }
    // Red is for what is refused against the proposal; to agree that nothing was earned is nothing wrong.
    Colour stripe{0, 0, 0, 0};
    if (outcome && *outcome) stripe = what.idea() ? ui.theme.careful : ui.theme.earned;
    else if (outcome) stripe = overrides(desk, what) || draft.verdict == Verdict::refuse ? ui.theme.missed : ui.theme.muted;
    CardLook look{.lit = here, .pad = 1.75f, .stripe = stripe};
    const SemanticScope scope(ui.record, (what.idea() ? "idea-" : "point-") + what.id);
    Card card(flow, look);
    Flow& inner = card.inner();
    const float em = ui.type.face(TypeStep::body).em, size = em * 1.45f;
    float indent = 0;
    if (badge > 0) {
        numberBadge(ui, badge, inner.x + size / 2, inner.y + ui.controlLine(ui.type.face(TypeStep::body)) / 2, size, what.idea() ? ui.theme.careful : ui.theme.accent,
                    what.idea() ? ui.theme.surface : ui.theme.onAccent);
        indent = size + ui.grid(1);
    }
    Flow words = inner.inset(indent, 0);
    text(words, "title", title + (marks > 0 ? ", " + counted(marks, "mark", "marks") : ""), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    text(words, "standing", standing, mutedStyle(ui));
    if (here && !why.empty()) {
        words.gap(0.5f);
        text(words, "why", why, {TypeStep::caption, Weight::regular, ui.theme.text, true});
    }
    inner.y = words.y;
    inner.gap(0.75f);
    const auto rule = [&](Verdict verdict) {
        return context.rules.whyNot(what.idea() ? boxed<ReviewRequest>(JudgeIdea{MisconceptionId(what.id), verdict}) : boxed<ReviewRequest>(JudgePoint{PointId(what.id), verdict}));
    };
    const auto key = [&](Command command) { return here ? keysOf(ui, command) : std::string(); };
    const KeyButton buttons[] = {
        {"agree", "Agree", key(Command::agree), draft.verdict == Verdict::agree, rule(Verdict::agree)},
        {"award", what.idea() ? "It is there" : "Award", key(Command::award), draft.verdict == Verdict::award, rule(Verdict::award), what.idea() ? ui.theme.careful : ui.theme.earned},
        {"refuse", what.idea() ? "Not there" : "Refuse", key(Command::refuse), draft.verdict == Verdict::refuse, rule(Verdict::refuse), ui.theme.missed},
    };
    // There is nothing to agree with while the proposal is hidden, or where there is none.
    const std::size_t first = desk.proposalShown() ? 0 : 1;
    const int pressed = keyButtons(inner, std::span(buttons).subspan(first));
    if (pressed >= 0) judge(context, index, std::array{Verdict::agree, Verdict::award, Verdict::refuse}[static_cast<std::size_t>(pressed) + first], actions);
    if (here && !what.idea() && outcome == true && (marks > 1 || draft.marks)) this->marks(context, what, marks, inner, actions);
    if (overrides(desk, what) || draft.marks || (here && (m_reasonOpen == what.id || !draft.reason.empty()))) reason(context, what, draft, inner, actions);
    const Rect rect = card.rectSoFar();
    if (const ImVec2 mouse = ImGui::GetIO().MousePos; intersect(rect, visiblePart(rect)).contains(mouse.x, mouse.y)) m_pointed = what.id;
}

void DecisionPanel::marks(const ViewContext& context, const Judged& what, int most, Flow& flow, ActionQueue& actions) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    const PointDecision* now = desk.soFar ? desk.soFar->find(PointId(what.id)) : nullptr;
    if (!now) return;
    flow.gap(1);
    float value = static_cast<float>(now->marks);
    const std::string shown = counted(now->marks, "mark", "marks");
    if (stepper(flow, "marks", "Earns", value, {0, static_cast<float>(std::max(most, now->marks)), 1}, shown))
        actions.push(boxed<ReviewRequest>(GivePointMarks{PointId(what.id), static_cast<int>(value)}));
}

void DecisionPanel::level(const ViewContext& context, bool here, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewDeskModel& desk = *context.model.review->desk;
    const Question& question = *askedOn(desk);
    const SemanticScope scope(ui.record, "level");
    Card card(flow, {.lit = here, .pad = 1.75f, .stripe = desk.level ? ui.theme.earned : Colour{0, 0, 0, 0}});
    Flow& inner = card.inner();
    text(inner, "title", "Level that fits best", {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    const Marking* marking = desk.proposalShown() ? desk.proposal() : nullptr;
    const auto nameOf = [&](const RuleId& id) {
        const auto found = std::ranges::find(question.levels, id, &Level::id);
        return found == question.levels.end() ? std::string("below the lowest") : found->title;
    };
    if (marking) {
        text(inner, "standing", "Proposed: " + nameOf(marking->level.id) + ", " + counted(marking->marks, "mark", "marks"), mutedStyle(ui));
        if (here && !marking->level.why.empty()) text(inner, "why", marking->level.why, {TypeStep::caption, Weight::regular, ui.theme.text, true});
    }
    inner.gap(0.75f);
    std::vector<std::string> ids, labels;
    for (const Level& one : question.levels) {
        ids.push_back(one.id.value);
        labels.push_back(one.title + ", " + std::to_string(one.from) + " to " + std::to_string(one.to));
    }
    std::vector<KeyButton> buttons;
    const bool agreed = desk.level && marking && desk.level->level == marking->level.id && desk.level->marks == marking->marks;
    if (marking) buttons.push_back({"agree", "Agree", here ? keysOf(ui, Command::agree) : std::string(), agreed});
    const std::size_t first = buttons.size();
    for (std::size_t i = 0; i < ids.size(); ++i)
        buttons.push_back({ids[i], labels[i], here && i < 9 ? std::to_string(i + 1) : std::string(), desk.level && desk.level->level == question.levels[i].id});
    buttons.push_back({"below", "Below the lowest", {}, desk.level && desk.level->level.empty()});
    if (const int pressed = keyButtons(inner, buttons); pressed >= 0) {
        const auto at = static_cast<std::size_t>(pressed);
        if (at < first) actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{marking->level.id, marking->marks}}));
        else if (at - first < question.levels.size()) actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{question.levels[at - first].id, question.levels[at - first].from}}));
        else actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{}}));
    }
    const auto chosen = desk.level ? std::ranges::find(question.levels, desk.level->level, &Level::id) : question.levels.end();
    if (chosen == question.levels.end() || chosen->from == chosen->to) return;
    inner.gap(1);
    float value = static_cast<float>(desk.level->marks);
    if (stepper(inner, "marks", "Marks within the level", value, {static_cast<float>(chosen->from), static_cast<float>(chosen->to), 1}, counted(desk.level->marks, "mark", "marks")))
        actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{chosen->id, static_cast<int>(value)}}));
}

void DecisionPanel::reason(const ViewContext& context, const Judged& what, const PointDraft& draft, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const bool needed = needsReason(*review.desk, what);
    flow.gap(1);
    text(flow, "reason-label", needed ? (draft.marks ? "Why these marks? " : "Why not as proposed? ") + std::string("One of these by its number, or your own words:") : "Reason", {TypeStep::caption, Weight::semiBold, needed ? ui.theme.careful : ui.theme.muted, false});
    flow.gap(0.5f);
    const auto offered = reasonsFor(review, what);
    const auto give = [&](const std::string& words, const ActId& comment, bool keep) {
        actions.push(what.idea() ? boxed<ReviewRequest>(GiveIdeaReason{MisconceptionId(what.id), words}) : boxed<ReviewRequest>(GivePointReason{PointId(what.id), words, comment, keep}));
    };
    if (needed) {
        std::vector<KeyButton> buttons;
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < offered.size(); ++i) ids.push_back("comment-" + std::to_string(i + 1));
        for (std::size_t i = 0; i < offered.size(); ++i) buttons.push_back({ids[i], offered[i].text, std::to_string(i + 1)});
        if (const int chosen = keyButtons(flow, buttons); chosen >= 0) {
            give(offered[static_cast<std::size_t>(chosen)].text, offered[static_cast<std::size_t>(chosen)].comment, false);
            m_reasonOf = what.id;
            m_reason = offered[static_cast<std::size_t>(chosen)].text;
            onward(context);
        }
        flow.gap(0.75f);
    }
    if (m_reasonOf != what.id && (m_giveReason == what.id || m_reasonOf.empty())) {
        m_reasonOf = what.id;
        m_reason = draft.reason;
    }
    if (m_giveReason == what.id) {
        ui.focus.giveByKeyboard(ui.record.pathOf("reason"));
        m_giveReason.reset();
    }
    std::string shown = m_reasonOf == what.id ? m_reason : draft.reason;
    const bool enter = enterPressedIn(ui, "reason");
    if (textField(flow, "reason", "Reason for not following the proposal", shown, "Your reason, then Enter")) {
        m_reasonOf = what.id;
        m_reason = shown;
        give(m_reason, {}, false);
    }
    if (enter) {
        // What was worth typing is worth keeping: the bank grows by use.
        const bool known = std::ranges::any_of(review.comments, [&](const Comment& one) { return one.text == shown; });
        give(shown, {}, !what.idea() && !known && !isBlank(shown));
        ui.focus.clear("review");
        m_reasonOf.clear();
        m_reasonOpen.clear();
        onward(context);
    }
    // A field shows one line; a longer reason can be read below it.
    if (textWidth(ui.type.face(TypeStep::body), shown) > flow.width - ui.grid(3)) {
        flow.gap(0.5f);
        text(flow, "reason-whole", shown, mutedStyle(ui));
    }
}

void DecisionPanel::group(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    if (desk.group.empty() || desk.second || desk.correcting) return;
    const SemanticScope scope(ui.record, "group");
    flow.gap(1);
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    text(inner, "title", counted(static_cast<int>(desk.group.size()), "other response says the same", "other responses say the same"),
         {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    inner.gap(0.5f);
    text(inner, "words", "Choose those that your decision fits too. Each gets a decision of its own; one undo takes all back.", mutedStyle(ui));
    inner.gap(0.5f);
    for (const GroupMember& one : desk.group) {
        const bool on = desk.chosen.contains(one.response);
        std::string label = "“" + opening(one.text, 22) + "”";
        if (!desk.blind.learnerHidden) label = review.nameOf(one.learner) + ": " + label;
        if (one.spellingOnly) label += " (differs in spelling only)";
        std::string id = placeId(one.response);
        std::ranges::replace(id, '/', '.');
        if (toggle(inner, id, label, on)) actions.push(boxed<ReviewRequest>(ChooseMember{one.response, !on}));
        inner.gap(0.5f);
    }
    const KeyButton all[] = {{"all", desk.chosen.empty() ? "Take all along" : "Take none along", keysOf(ui, Command::takeSimilar)}};
    if (keyButtons(inner, all) == 0)
        for (const GroupMember& one : desk.group) actions.push(boxed<ReviewRequest>(ChooseMember{one.response, desk.chosen.empty()}));
}

void DecisionPanel::foot(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    flow.gap(1);
    if (desk.correcting) {
        text(flow, "correct-label", "Why the decision is corrected", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        flow.gap(0.5f);
        if (m_giveWhy > 0 && --m_giveWhy == 0) ui.focus.giveByKeyboard(ui.record.pathOf("correct-reason"));
        const bool enter = enterPressedIn(ui, "correct-reason");
        (void)textField(flow, "correct-reason", "Why the decision is corrected", m_why, "Your reason, then Enter");
        if (textWidth(ui.type.face(TypeStep::body), m_why) > flow.width - ui.grid(3)) {
            flow.gap(0.5f);
            text(flow, "correct-whole", m_why, mutedStyle(ui));
        }
        flow.gap(1);
        if (enter) decide(context, actions);
        const KeyButton feedback[] = {{"feedback-open", "Feedback", keysOf(ui, Command::feedback), false, FeedbackBox::whyNotWrite(context)}};
        if (keyButtons(flow, feedback) == 0) m_feedback.ask(context);
        flow.gap(0.75f);
        if (button(flow, "leave", {"Leave it as it was"}, ButtonKind::quiet)) actions.push(boxed<ReviewRequest>(BeginCorrection{false}));
        return;
    }
    std::vector<KeyButton> others = {{"skip", "Later", keysOf(ui, Command::leaveForLater)},
                                     {"undo", "Take the last one back", keysOf(ui, Command::undoDecision), false, review.undo ? std::string() : "There is no decision to take back."}};
    // Feedback is for whoever decides.
    if (!desk.second) others.insert(others.begin() + 1, KeyButton{"feedback-open", "Feedback", keysOf(ui, Command::feedback), false, FeedbackBox::whyNotWrite(context)});
    const int pressed = keyButtons(flow, others);
    const std::string_view id = pressed < 0 ? std::string_view() : others[static_cast<std::size_t>(pressed)].id;
    if (id == "skip") actions.push(desk.second ? boxed<ReviewRequest>(OpenNext{}) : boxed<ReviewRequest>(LeaveForLater{}));
    if (id == "feedback-open") m_feedback.ask(context);
    if (id == "undo") actions.push(boxed<ReviewRequest>(UndoDecision{}));
    if (!desk.second && !desk.record.feedback.empty() && !m_feedback.asked()) {
        flow.gap(1);
        text(flow, "feedback-kept", "Feedback: " + desk.record.feedback, bodyStyle(ui));
    }
    if (!review.undo) return;
    flow.gap(0.75f);
    text(flow, "last", "Last decided: " + review.undo->words, mutedStyle(ui), Role::status);
}

}  // namespace carewright::ui
