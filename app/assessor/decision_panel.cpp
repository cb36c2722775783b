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
#include "engine/base/moment_words.h"
#include "engine/base/trimmed.h"

namespace carewright::ui {
namespace {

/// Reasons offered for one point, each by a digit.
constexpr std::size_t mostReasons = 6;

/// What examiners most often say, until a centre's own bank says it better.
constexpr std::array awardReasons = {"Said in other words.", "The example shows it.", "Benefit of the doubt.", "Only the spelling is off."};
constexpr std::array refuseReasons = {"Right words, wrong meaning.", "Too vague to be credited.", "Contradicted elsewhere.", "It repeats the question."};
constexpr std::array presentReasons = {"It says so in other words."};
constexpr std::array absentReasons = {"Named only to deny it.", "Read out of its context."};

const PointMarking* proposedPoint(const ReviewDeskModel& desk, const std::string& id) {
    const Marking* marking = desk.proposal();
    if (!marking || !desk.proposalShown()) return nullptr;
    const auto found = std::ranges::find(marking->points, PointId(id), &PointMarking::id);
    return found == marking->points.end() ? nullptr : &*found;
}

const MisconceptionMarking* proposedIdea(const ReviewDeskModel& desk, const std::string& id) {
    const Marking* marking = desk.proposal();
    if (!marking || !desk.proposalShown()) return nullptr;
    const auto found = std::ranges::find(marking->misconceptions, MisconceptionId(id), &MisconceptionMarking::id);
    return found == marking->misconceptions.end() ? nullptr : &*found;
}

PointDraft draftOf(const ReviewDeskModel& desk, const DecisionPanel::Judged& what) {
    if (what.idea()) {
        const auto found = desk.ideas.find(MisconceptionId(what.id));
        return found == desk.ideas.end() ? PointDraft{} : found->second;
    }
    const auto found = desk.points.find(PointId(what.id));
    return found == desk.points.end() ? PointDraft{} : found->second;
}

std::optional<bool> proposedOutcome(const ReviewDeskModel& desk, const DecisionPanel::Judged& what) {
    if (what.kind == DecisionPanel::Kind::level) return std::nullopt;
    if (what.idea()) {
        const MisconceptionMarking* idea = proposedIdea(desk, what.id);
        return idea ? std::optional(idea->asserted) : std::nullopt;
    }
    const PointMarking* point = proposedPoint(desk, what.id);
    return point ? std::optional(point->awarded) : std::nullopt;
}

std::optional<bool> outcomeOf(const ReviewDeskModel& desk, const DecisionPanel::Judged& what) {
    const PointDraft draft = draftOf(desk, what);
    if (!draft.verdict) return std::nullopt;
    if (*draft.verdict == Verdict::agree) return proposedOutcome(desk, what);
    return *draft.verdict == Verdict::award;
}

/// Whether it goes against what was proposed and seen, so that a reason is needed.
bool overrides(const ReviewDeskModel& desk, const DecisionPanel::Judged& what) {
    const auto proposed = proposedOutcome(desk, what), outcome = outcomeOf(desk, what);
    return proposed && outcome && *proposed != *outcome;
}

/// Whether somebody has said anything about it.
bool isOpen(const ReviewDeskModel& desk, const DecisionPanel::Judged& what) {
    return what.kind == DecisionPanel::Kind::level ? !desk.level : !draftOf(desk, what).verdict;
}

/// Whether a reason is still missing: for going against the proposal, or for marks by hand.
bool needsReason(const ReviewDeskModel& desk, const DecisionPanel::Judged& what) {
    const PointDraft draft = draftOf(desk, what);
    return isBlank(draft.reason) && (overrides(desk, what) || draft.marks);
}

struct Offered {
    std::string text;
    ActId comment;                  ///< of the bank; empty: one of the usual ones
};

/// Reasons that fit: the bank's own for this point, then its others, then the usual ones.
std::vector<Offered> reasonsFor(const ReviewModel& review, const DecisionPanel::Judged& what, bool award) {
    std::vector<Offered> offered;
    for (const bool own : {true, false})
        for (const Comment& one : review.comments)
            if (offered.size() < mostReasons && (own ? !one.point.empty() && one.point.value == what.id : one.point.empty())) offered.push_back({one.text, one.id});
    const auto add = [&](std::span<const char* const> usual) {
        for (const char* text : usual)
            if (offered.size() < mostReasons && std::ranges::find(offered, text, &Offered::text) == offered.end()) offered.push_back({text, {}});
    };
    if (what.idea() && award) add(presentReasons);
    else if (what.idea()) add(absentReasons);
    else if (award) add(awardReasons);
    else add(refuseReasons);
    return offered;
}

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

std::vector<DecisionPanel::Judged> DecisionPanel::judged(const ReviewDeskModel& desk) {
    std::vector<Judged> list;
    const Question* question = askedOn(desk);
    if (!question) return list;
    if (!question->levels.empty()) list.push_back({"level", Kind::level});
    for (const QuestionPoint& asked : question->points) list.push_back({asked.point.value, Kind::point});
    if (const Marking* marking = desk.proposal(); marking && desk.proposalShown())
        for (const MisconceptionMarking& idea : marking->misconceptions)
            if (idea.asserted || desk.ideas.contains(idea.id)) list.push_back({idea.id.value, Kind::idea});
    return list;
}

std::string DecisionPanel::whyNotDecide(const ViewContext& context) const {
    return context.rules.whyNot(context.model.review->desk->correcting ? boxed<ReviewRequest>(Correct{m_words}) : boxed<ReviewRequest>(Decide{}));
}

void DecisionPanel::meet(const Model& /*model*/, const ReviewDeskModel& desk) {
    std::string key = placeId(desk.detail.response) + (desk.second ? "2" : "") + (desk.correcting ? "c" : "") + std::to_string(desk.record.decisions.size());
    if (m_loaded == key) return;
    m_loaded = std::move(key);
    m_index = 0;
    m_giveReason.reset();
    m_reason.clear();
    m_reasonOf.clear();
    m_reasonOpen.clear();
    m_ask = Ask::none;
    m_words.clear();
    m_reference.clear();
    m_feedback.setText(desk.record.feedback);
    m_evidence = {};
    m_scroll = true;
}

void DecisionPanel::judge(const ViewContext& context, std::size_t index, Verdict verdict, ActionQueue& actions) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    const auto list = judged(desk);
    if (index >= list.size()) return;
    const Judged& what = list[index];
    m_index = index;
    if (what.kind == Kind::level) {
        if (const Marking* marking = desk.proposal(); verdict == Verdict::agree && marking && desk.proposalShown()) {
            actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{marking->level.id, marking->marks}}));
            onward(context);
        }
        return;
    }
    const ReviewAction action = what.idea() ? boxed<ReviewRequest>(JudgeIdea{MisconceptionId(what.id), verdict}) : boxed<ReviewRequest>(JudgePoint{PointId(what.id), verdict});
    actions.push(action);   // where it cannot be, it leaves the sentence that says why
    if (!context.rules.whyNot(action).empty()) return;
    const auto proposed = proposedOutcome(desk, what);
    const bool against = proposed && verdict != Verdict::agree && *proposed != (verdict == Verdict::award);
    // The reason comes first; it is picked by its number.
    if (against && isBlank(draftOf(desk, what).reason)) return;
    onward(context);
}

void DecisionPanel::onward(const ViewContext& context) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    const auto list = judged(desk);
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
    // A letter is struck by mistake more easily than a button, and what the learner has seen cannot be taken back: it takes two.
    if (hit(Command::release)) {
        if (m_ask == Ask::release || !context.rules.whyNot(boxed<ReviewRequest>(Release{})).empty()) {
            push(boxed<ReviewRequest>(Release{}));
            m_ask = Ask::none;
        } else {
            m_ask = Ask::release;
        }
    }
    if (hit(Command::feedback)) askFeedback();
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
    const auto list = judged(desk);
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
    if (hit(Command::giveReason) && list[m_index].kind != Kind::level) m_giveReason = m_reasonOpen = list[m_index].id;
    if (digits && (!ui.focus.typing() || ui.focus.onlyReading())) this->digits(context, list[m_index], actions);
}

void DecisionPanel::digits(const ViewContext& context, const Judged& what, ActionQueue& actions) {
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    if (what.kind == Kind::level) {
        const std::vector<Level>& levels = askedOn(desk)->levels;
        for (std::size_t i = 0; i < levels.size() && i < 9; ++i)
            if (pressedDigit(static_cast<int>(i) + 1)) actions.push(boxed<ReviewRequest>(JudgeLevel{LevelDraft{levels[i].id, levels[i].from}}));
        return;
    }
    if (needsReason(desk, what)) {
        const auto offered = reasonsFor(review, what, outcomeOf(desk, what).value_or(false));
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
    if (const auto list = judged(desk); !whyNotDecide(context).empty()) {
        const auto missing = std::ranges::find_if(list, [&](const Judged& one) { return isOpen(desk, one) || needsReason(desk, one); });
        if (missing != list.end()) {
            m_index = static_cast<std::size_t>(missing - list.begin());
            m_scroll = true;
            return;
        }
    }
    if (desk.correcting) {
        if (isBlank(m_words)) m_giveWhy = 2;
        else actions.push(boxed<ReviewRequest>(Correct{m_words}));
        return;
    }
    // Words that were written and not kept yet belong to this response: they are kept before the next one comes.
    const ReviewAction write = boxed<ReviewRequest>(WriteFeedback{m_feedback.text()});
    if (whyNotDecide(context).empty() && m_feedback.text() != desk.record.feedback && context.rules.whyNot(write).empty()) actions.push(write);
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
    meet(context.model, desk);
    m_pointed.clear();
    m_writing = false;
    head(context, flow);
    if (!desk.deciding()) {
        decided(context, flow, actions);
        return;
    }
    const auto list = judged(desk);
    m_index = list.empty() ? 0 : std::min(m_index, list.size() - 1);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == m_index) m_currentTop = flow.y;
        if (list[i].kind == Kind::level) level(context, i == m_index, flow, actions);
        else point(context, i, list[i], i < badges.size() ? badges[i] : 0, flow, actions);
        flow.gap(1);
    }
    if (m_pointed.empty() && !list.empty()) m_pointed = list[m_index].id;
    group(context, flow, actions);
    foot(context, flow, actions);
    if (m_ask == Ask::feedback) feedback(context, flow, actions);
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
    const auto offered = reasonsFor(review, what, outcomeOf(*review.desk, what).value_or(false));
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
        (void)textField(flow, "correct-reason", "Why the decision is corrected", m_words, "Your reason, then Enter");
        if (textWidth(ui.type.face(TypeStep::body), m_words) > flow.width - ui.grid(3)) {
            flow.gap(0.5f);
            text(flow, "correct-whole", m_words, mutedStyle(ui));
        }
        flow.gap(1);
        if (enter) decide(context, actions);
        if (button(flow, "leave", {"Leave it as it was"}, ButtonKind::quiet)) actions.push(boxed<ReviewRequest>(BeginCorrection{false}));
        return;
    }
    const KeyButton others[] = {{"skip", "Later", keysOf(ui, Command::leaveForLater)},
                                {"feedback-open", "Feedback", keysOf(ui, Command::feedback)},
                                {"undo", "Take the last one back", keysOf(ui, Command::undoDecision), false, review.undo ? std::string() : "There is no decision to take back."}};
    const int pressed = keyButtons(flow, others);
    if (pressed == 0) actions.push(desk.second ? boxed<ReviewRequest>(OpenNext{}) : boxed<ReviewRequest>(LeaveForLater{}));
    if (pressed == 1) askFeedback();
    if (pressed == 2) actions.push(boxed<ReviewRequest>(UndoDecision{}));
    if (!desk.record.feedback.empty() && m_ask != Ask::feedback) {
        flow.gap(1);
        text(flow, "feedback-kept", "Feedback: " + desk.record.feedback, bodyStyle(ui));
    }
    if (!review.undo) return;
    flow.gap(0.75f);
    text(flow, "last", "Last decided: " + review.undo->words, mutedStyle(ui), Role::status);
}

void DecisionPanel::decided(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    const Decision& standing = *desk.record.standing();
    const SemanticScope scope(ui.record, "decided");
    {
        Card card(flow, {.pad = 2.25f, .stripe = ui.theme.earned});
        Flow& inner = card.inner();
        text(inner, "marks", std::to_string(standing.decided.marks) + " of " + counted(standing.decided.maxMarks, "mark", "marks"), headingStyle(ui, TypeStep::heading), Role::heading);
        inner.gap(0.5f);
        std::string who = "Decided by " + review.nameOf(standing.by) + ", " + momentWords(standing.when, review.zone);
        if (standing.releasedAt) who += ". Released on " + momentWords(*standing.releasedAt, review.zone);
        text(inner, "who", who + ".", bodyStyle(ui));
        inner.gap(1);
        for (const PointDecision& point : standing.decided.points) {
            const MarkingPoint* known = context.model.course.findPoint(point.point);
            const SemanticScope one(ui.record, point.point.value);
            std::string line = (known ? known->title : point.point.value) + ": " + (!point.awarded       ? std::string("not awarded")
                                                                                               : point.marks == 0 ? std::string("shown; the question's marks are reached without it")
                                                                                                                  : counted(point.marks, "mark", "marks"));
            if (point.overrides()) line += point.awarded ? ", not proposed" : ", proposed as earned";
            text(inner, "line", line, {TypeStep::body, Weight::regular, point.overrides() ? ui.theme.careful : ui.theme.text, true});
            if (!point.reason.empty()) text(inner, "reason", point.reason, mutedStyle(ui));
            inner.gap(0.25f);
        }
        for (const MisconceptionDecision& idea : standing.decided.misconceptions) {
            if (!idea.asserted && !idea.overrides()) continue;
            const Misconception* known = context.model.course.findMisconception(idea.misconception);
            text(inner, "idea-" + idea.misconception.value, "Mistaken idea " + std::string(idea.asserted ? "there: " : "not there: ") + (known ? known->title : idea.misconception.value),
                 {TypeStep::body, Weight::regular, ui.theme.careful, true});
        }
    }
    flow.gap(1.5f);
    if (const Appeal* open = desk.record.openAppeal()) {
        noticeCard(flow, "appeal", NoticeKind::careful, "The learner asks for a second look", open->reason);
        flow.gap(1);
        (void)textField(flow, "answer", "Answer to the learner", m_words, "Your answer to the learner");
        flow.gap(1);
        const ReviewAction upheld = boxed<ReviewRequest>(AnswerAppeal{true, m_words}), stays = boxed<ReviewRequest>(AnswerAppeal{false, m_words});
        ButtonRow row(flow, ButtonRow::Align::right);
        if (row.button("stays", {"The decision stays", Icon::none, {}, context.rules.whyNot(stays)})) actions.push(stays);
        if (row.button("upheld", {"It was corrected", Icon::none, {}, context.rules.whyNot(upheld)})) actions.push(upheld);
    }
    if (desk.record.openAppeal()) flow.gap(1.5f);
    if (const Decision* second = desk.record.second(); second && desk.record.differsUnresolved()) {
        noticeCard(flow, "differs", NoticeKind::careful, "Two markers differ",
                   review.nameOf(second->by) + " gave " + counted(second->decided.marks, "mark", "marks") + ". Agree on one of the two, or let a third decide.");
        for (const PointDecision& point : standing.decided.points) {
            const PointDecision* other = second->decided.find(point.point);
            if (!other || (other->awarded == point.awarded && other->marks == point.marks)) continue;
            const MarkingPoint* known = context.model.course.findPoint(point.point);
            const auto gave = [](const PointDecision& one) { return one.awarded ? counted(one.marks, "mark", "marks") : std::string("not awarded"); };
            flow.gap(0.5f);
            text(flow, "differs-" + point.point.value, (known ? known->title : point.point.value) + ": " + review.nameOf(standing.by) + " " + gave(point) + ", " + review.nameOf(second->by) + " " + gave(*other) + ".",
                 bodyStyle(ui));
        }
        flow.gap(1);
        (void)textField(flow, "resolve-reason", "Why this one holds", m_words, "Why this one holds");
        flow.gap(1);
        const ReviewAction first = boxed<ReviewRequest>(Resolve{standing.act, m_words}), other = boxed<ReviewRequest>(Resolve{second->act, m_words});
        ButtonRow row(flow, ButtonRow::Align::right);
        if (row.button("hold-second", {"What " + review.nameOf(second->by) + " gave holds: " + std::to_string(second->decided.marks), Icon::none, {}, context.rules.whyNot(other)})) actions.push(other);
        if (row.button("hold-first", {"What " + review.nameOf(standing.by) + " gave holds: " + std::to_string(standing.decided.marks), Icon::none, {}, context.rules.whyNot(first)})) actions.push(first);
    }
    if (desk.record.differsUnresolved()) flow.gap(1.5f);
    afterwards(context, flow, actions);
}

void DecisionPanel::afterwards(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    const ReviewAction release = boxed<ReviewRequest>(Release{}), next = boxed<ReviewRequest>(OpenNext{});
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        if (row.button("next", {"Next one  (" + keysOf(context.ui, Command::decide) + ")", Icon::forward}, ButtonKind::primary)) actions.push(next);
        if (!desk.record.standing()->releasedAt &&
            row.button("release", {"Release  (" + keysOf(context.ui, Command::release) + ")", Icon::check, {}, context.rules.whyNot(release)}))
            actions.push(release);
    }
    flow.gap(1);
    if (m_ask == Ask::release && !desk.record.standing()->releasedAt) {
        noticeCard(flow, "release-twice", NoticeKind::careful, "Release it to the learner?", "It cannot be taken back after that. Strike " + keysOf(context.ui, Command::release) + " once more, or go on without.");
        flow.gap(1);
    }
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        const ReviewAction correct = boxed<ReviewRequest>(BeginCorrection{true}), second = boxed<ReviewRequest>(MarkSecond{true}), undo = boxed<ReviewRequest>(UndoDecision{});
        if (row.button("correct-open", {"Correct …", Icon::none, {}, context.rules.whyNot(correct)}, ButtonKind::quiet)) actions.push(correct);
        if (context.rules.whyNot(second).empty() && row.button("second-open", {"Mark a second time …"}, ButtonKind::quiet)) actions.push(second);
        if (review.undo && row.button("undo", {"Take the last one back", Icon::undo, {}, context.rules.whyNot(undo)}, ButtonKind::quiet)) actions.push(undo);
    }
    flow.gap(1.5f);
    feedback(context, flow, actions);
    criterion(context, flow, actions);
}

void DecisionPanel::askFeedback() {
    m_ask = m_ask == Ask::feedback ? Ask::none : Ask::feedback;
    // In the frame after this one: the letter that asked for it is not the first of the text.
    m_typeIn = m_ask == Ask::feedback ? 2 : 0;
}

void DecisionPanel::feedback(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "feedback");
    flow.gap(1);
    text(flow, "label", "Feedback to the learner, with the release", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    flow.gap(0.5f);
    if (m_typeIn > 0 && --m_typeIn == 0) ui.focus.giveByKeyboard(ui.record.pathOf("words"));
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    const TextEditorEvents events = m_feedback.draw(flow, "words", {.label = "Feedback to the learner", .placeholder = "A kind sentence or two", .height = std::ceil(line * 4 + ui.grid(6))});
    m_writing = ui.focus.has(ui.record.pathOf("words"));
    const ReviewAction write = boxed<ReviewRequest>(WriteFeedback{m_feedback.text()});
    const std::string why = context.rules.whyNot(write);
    flow.gap(0.75f);
    ButtonRow row(flow, ButtonRow::Align::right);
    if ((row.button("keep", {"Keep the feedback", Icon::none, "Ctrl+Enter", why}) || events.submitted) && why.empty()) {
        actions.push(write);
        m_ask = Ask::none;
    }
    if (events.submitted) ui.focus.clear("review");
}

void DecisionPanel::criterion(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewDeskModel& desk = *context.model.review->desk;
    const Question* question = askedOn(desk);
    if (!question || question->criterion.empty()) return;
    const SemanticScope scope(ui.record, "criterion");
    flow.gap(2);
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    const auto known = std::ranges::find(context.model.course.criteria, question->criterion, &Criterion::id);
    text(inner, "title", "Criterion " + question->criterion.value + (known == context.model.course.criteria.end() ? "" : ": " + known->text),
         {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
    const auto judged = desk.criteria.find(question->criterion);
    inner.gap(0.5f);
    text(inner, "standing", judged == desk.criteria.end() ? "Not judged yet" : judged->second.met ? "Met" : "Not yet met",
         {TypeStep::body, Weight::semiBold, judged != desk.criteria.end() && judged->second.met ? ui.theme.earned : ui.theme.muted, false}, Role::status);
    inner.gap(0.75f);
    if (m_ask != Ask::criterion) {
        if (button(inner, "judge", {judged == desk.criteria.end() ? "Judge it …" : "Judge it again …"}, ButtonKind::quiet)) m_ask = Ask::criterion;
        return;
    }
    text(inner, "evidence", "The evidence is", mutedStyle(ui));
    struct Mark {
        std::string_view id, label;
        bool EvidenceRecord::*member;
    };
    constexpr std::array marks = {Mark{"valid", "Valid: it shows what the criterion asks", &EvidenceRecord::valid}, Mark{"authentic", "Authentic: it is the learner's own", &EvidenceRecord::authentic},
                                  Mark{"current", "Current: it is recent enough", &EvidenceRecord::current}, Mark{"sufficient", "Sufficient: there is enough of it", &EvidenceRecord::sufficient},
                                  Mark{"reliable", "Reliable: another assessor would say the same", &EvidenceRecord::reliable}};
    for (const Mark& one : marks)
        if (toggle(inner, one.id, one.label, m_evidence.*one.member)) m_evidence.*one.member = !(m_evidence.*one.member);
    inner.gap(0.5f);
    (void)textField(inner, "reference", "Where else the evidence is", m_reference, "Reference in the portfolio, if there is one");
    inner.gap(1);
    const JudgeCriterion met{question->criterion, true, m_evidence, m_reference, {}}, notYet{question->criterion, false, m_evidence, m_reference, {}};
    const ReviewAction yes = boxed<ReviewRequest>(met), no = boxed<ReviewRequest>(notYet);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("met", {"Met", Icon::check, {}, context.rules.whyNot(yes)}, ButtonKind::primary)) {
        actions.push(yes);
        m_ask = Ask::none;
    }
    if (row.button("not-yet", {"Not yet met", Icon::none, {}, context.rules.whyNot(no)})) {
        actions.push(no);
        m_ask = Ask::none;
    }
}

}  // namespace carewright::ui
