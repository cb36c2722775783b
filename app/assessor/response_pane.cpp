#include "app/assessor/response_pane.h"

#include <imgui.h>

#include <algorithm>
#include <array>

#include "app/assessor/key_buttons.h"
#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "app/ui/page_parts.h"
#include "app/ui/review_actions.h"
#include "app/ui/text_boundaries.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

/// The shorthand of examiners in Britain, and what it stands for.
struct Shorthand {
    std::string_view letters, means;
};
constexpr std::array shorthands = {
    Shorthand{"BOD", "benefit of the doubt"}, Shorthand{"CON", "contradiction"},      Shorthand{"REP", "repeated"},
    Shorthand{"NAQ", "not answering the question"}, Shorthand{"VAG", "too vague"}, Shorthand{"IRR", "irrelevant"},
    Shorthand{"DEV", "developed"},            Shorthand{"EG", "a good example"},      Shorthand{"SEEN", "seen, no credit"},
};

std::string meaningOf(std::string_view letters) {
    const auto found = std::ranges::find(shorthands, letters, &Shorthand::letters);
    return found == shorthands.end() ? std::string() : std::string(found->means);
}

/// What is selected, out to the ends of the words it begins and ends in, without space at either end: a drag seldom meets a letter's edge.
ByteSpan wholeWords(std::string_view text, const TextSelection& selection) {
    std::size_t from = selection.from(), to = selection.to();
    const auto space = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\n' || text[at] == '\t'; };
    while (from < to && space(from)) ++from;
    while (to > from && space(to - 1)) --to;
    if (from == to) return {};
    return {wordAround(text, from).begin, std::max(static_cast<std::uint32_t>(to), wordAround(text, previousCluster(text, to)).end)};
}

/// Whether it is marked a second time without knowing what the first marker thought of it, which their notes in it would tell.
bool marksBlind(const ReviewDeskModel& desk) { return desk.second && desk.blind.proposalHidden; }

std::string_view roleWords(DecisionRole role) {
    switch (role) {
        case DecisionRole::first: return "Decided";
        case DecisionRole::correction: return "Corrected";
        case DecisionRole::second: return "Marked a second time";
        case DecisionRole::resolution: return "Resolved";
    }
    return {};
}

}  // namespace

int ResponsePane::badgeOf(const std::string& id) const {
    const auto found = std::ranges::find(m_groups, id);
    return found == m_groups.end() ? 0 : static_cast<int>(found - m_groups.begin()) + 1;
}

void ResponsePane::load(const Model& model, const ReviewDeskModel& desk) {
    std::string key = placeId(desk.detail.response) + (desk.proposalShown() ? "+" : "-") + (marksBlind(desk) ? "b" : "");
    for (const Annotation& one : desk.record.annotations) key += toString(one.act);
    if (m_loaded == key) return;
    if (!m_loaded.starts_with(placeId(desk.detail.response))) {
        m_tab = Tab::scheme;
        m_annotating = false;
        m_note.clear();
    }
    m_loaded = std::move(key);
    m_groups.clear();
    std::vector<EvidenceGroup> groups;
    const auto add = [&](std::string id, std::string label, std::vector<ByteSpan> spans, bool idea = false) {
        if (spans.empty()) return;
        m_groups.push_back(std::move(id));
        groups.push_back({static_cast<int>(m_groups.size()), std::move(label), std::move(spans), idea ? EvidenceKind::mistake : EvidenceKind::credit});
    };
    if (const Marking* marking = desk.proposal(); marking && desk.proposalShown()) {
        // In the order in which they are decided. Evidence of a point that is not asked for would only be in the way.
        if (const Question* question = askedOn(desk))
            for (const QuestionPoint& asked : question->points) {
                const auto point = std::ranges::find(marking->points, asked.point, &PointMarking::id);
                if (point == marking->points.end()) continue;
                const MarkingPoint* known = model.course.findPoint(asked.point);
                add(asked.point.value, known ? known->title : asked.point.value, point->evidence);
            }
        for (const MisconceptionMarking& idea : marking->misconceptions) {
            if (!idea.asserted) continue;
            const Misconception* known = model.course.findMisconception(idea.id);
            add(idea.id.value, known ? known->title : idea.id.value, idea.evidence, true);
        }
    }
    for (const Annotation& one : desk.record.annotations)
        if (!marksBlind(desk)) add(toString(one.act), one.what.shorthand + (one.what.note.empty() ? "" : ": " + one.what.note), {one.what.span});
    m_text.setText(desk.detail.text, std::move(groups));
}

void ResponsePane::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const ReviewDeskModel& desk = *review.desk;
    load(context.model, desk);
    const Question* question = askedOn(desk);
    text(flow, "question", question ? question->text : desk.detail.response.question.value, headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.75f);
    std::string about = learnerWords(review, desk.detail.learner, desk.blind) + ", " + momentWords(desk.detail.submittedAt, context.model.zone);
    if (desk.detail.tryNumber > 1) about += ", try " + std::to_string(desk.detail.tryNumber);
    if (const std::string_view where = exerciseWords(desk.detail.exercise.kind); !where.empty()) about += ", " + std::string(where);
    if (question) {
        about += ". Worth " + counted(question->marks, "mark", "marks");
        int sum = 0;
        for (const QuestionPoint& asked : question->points) sum += asked.marks;
        if (question->levels.empty() && sum > question->marks) about += "; its points come to " + std::to_string(sum) + ", of which " + std::to_string(question->marks) + " count";
        about += ".";
    }
    text(flow, "about", about, mutedStyle(ui));
    // In a small centre the letters somebody reads by could tell who it is.
    if (!desk.access.empty() && !desk.blind.learnerHidden) text(flow, "access", "How it was written: " + desk.access, mutedStyle(ui));
    flow.gap(1.5f);
    if (question && !question->passage.empty()) {
        Card card(flow, {.sunken = true, .pad = 2});
        text(card.inner(), "passage", question->passage, bodyStyle(ui));
    }
    if (question && !question->passage.empty()) flow.gap(1.5f);
    sheet(context, desk, flow);
    flow.gap(1);
    annotations(context, desk, flow, actions);
}

void ResponsePane::background(const ViewContext& context, Flow& flow) {
    const ReviewDeskModel& desk = *context.model.review->desk;
    if (const Question* question = askedOn(desk)) tabs(context, desk, *question, flow);
}

void ResponsePane::sheet(const ViewContext& context, const ReviewDeskModel& desk, Flow& flow) {
    const Context& ui = context.ui;
    Card card(flow, {.pad = 3});
    std::vector<std::size_t> lit;
    if (const int badge = badgeOf(m_pointed); badge > 0) lit.push_back(static_cast<std::size_t>(badge) - 1);
    (void)m_text.draw(card.inner(), "response", {.label = "The response", .emphasised = lit});
    card.inner().gap(1.5f);
    int words = 0;
    bool in = false;
    for (const char c : desk.detail.text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (in && space) ++words;
        in = !space;
    }
    text(card.inner(), "words", counted(words + (in ? 1 : 0), "word", "words"), mutedStyle(ui));
}

void ResponsePane::annotations(const ViewContext& context, const ReviewDeskModel& desk, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "annotations");
    for (const Annotation& one : desk.record.annotations) {
        if (marksBlind(desk)) break;
        const SemanticScope item(ui.record, toString(one.act));
        const ByteSpan span = one.what.span;
        const std::string words = span.end <= desk.detail.text.size() ? desk.detail.text.substr(span.begin, span.end - span.begin) : std::string();
        std::string line = std::to_string(badgeOf(toString(one.act))) + "  " + one.what.shorthand;
        if (const std::string means = meaningOf(one.what.shorthand); !means.empty()) line += ", " + means;
        line += ": “" + opening(words, 8) + "”" + (one.what.note.empty() ? "" : " " + one.what.note);
        text(flow, "line", line, bodyStyle(ui));
        const ReviewAction remove = boxed<ReviewRequest>(RemoveAnnotation{one.act});
        if (context.rules.whyNot(remove).empty() && link(flow, "remove", "Take it off", TypeStep::caption)) actions.push(remove);
        flow.gap(0.5f);
    }
    const ByteSpan span = wholeWords(desk.detail.text, m_text.selection());
    if (!m_annotating) {
        const KeyButton open[] = {{"annotate", "Annotate", keysOf(ui, Command::annotate)}};
        if (keyButtons(flow, open) == 0) m_annotating = true;
        return;
    }
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    const bool whole = span.empty();
    text(inner, "which", whole ? "For the whole response; select words first to mark only those." : "For “" + opening(std::string_view(desk.detail.text).substr(span.begin, span.end - span.begin), 8) + "”.",
         bodyStyle(ui));
    inner.gap(1);
    std::vector<KeyButton> buttons;
    std::vector<std::string> labels, ids;
    for (const Shorthand& one : shorthands) {
        labels.push_back(std::string(one.letters) + "  " + std::string(one.means));
        ids.push_back(std::string(one.letters));
    }
    for (std::size_t i = 0; i < labels.size(); ++i) buttons.push_back({ids[i], labels[i], std::to_string(i + 1)});
    int chosen = keyButtons(inner, buttons);
    inner.gap(1);
    (void)textField(inner, "note", "Note", m_note, "A note, if you like");
    inner.gap(1);
    if (button(inner, "close", {"No annotation", Icon::close, "Escape"}, ButtonKind::quiet) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) m_annotating = false;
    if (!ui.focus.typing() || ui.focus.onlyReading())
        for (int digit = 1; digit <= static_cast<int>(shorthands.size()); ++digit)
            if (pressedDigit(digit)) chosen = digit - 1;
    if (chosen < 0) return;
    const ByteSpan marked = whole ? ByteSpan{0, static_cast<std::uint32_t>(desk.detail.text.size())} : span;
    actions.push(boxed<ReviewRequest>(Annotate{marked, ids[static_cast<std::size_t>(chosen)], m_note}));
    m_annotating = false;
    m_note.clear();
}

void ResponsePane::tabs(const ViewContext& context, const ReviewDeskModel& desk, const Question& question, Flow& flow) {
    const Context& ui = context.ui;
    const std::string tries = "Other answers (" + std::to_string(desk.detail.otherTries.size()) + ")";
    const std::size_t done = desk.record.decisions.size() + desk.record.appeals.size();
    const std::string history = "So far (" + std::to_string(done) + ")";
    const ChoiceOption options[] = {{"scheme", "Mark scheme"}, {"model", "Model answer"}, {"tries", tries}, {"history", history}};
    const int chosen = choices(flow, "beside", {}, options, static_cast<int>(m_tab));
    if (chosen >= 0) m_tab = static_cast<Tab>(chosen);
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "tab");
    switch (m_tab) {
        case Tab::scheme: scheme(context, question, flow); break;
        case Tab::model: text(flow, "model-answer", question.modelAnswer.empty() ? "This question has no model answer yet." : question.modelAnswer, bodyStyle(ui)); break;
        case Tab::tries:
            if (desk.detail.otherTries.empty()) text(flow, "none", "The learner has handed in no other answer to this question.", bodyStyle(ui));
            for (int number = 0; const OtherTry& one : desk.detail.otherTries) {
                const std::string id = std::to_string(++number);
                const std::string sitting = one.response.attempt == desk.detail.response.attempt ? "Try " : "In another sitting, try ";
                text(flow, "try-" + id, sitting + std::to_string(one.tryNumber) + ", " + momentWords(one.submittedAt, context.model.zone),
                     {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
                flow.gap(0.5f);
                text(flow, "text-" + id, one.text, bodyStyle(ui));
                flow.gap(1.5f);
            }
            break;
        case Tab::history: this->history(context, desk, flow); break;
    }
}

void ResponsePane::scheme(const ViewContext& context, const Question& question, Flow& flow) const {
    const Context& ui = context.ui;
    for (const QuestionPoint& asked : question.points) {
        const MarkingPoint* point = context.model.course.findPoint(asked.point);
        if (!point) continue;
        const SemanticScope scope(ui.record, asked.point.value);
        text(flow, "title", point->title + ", " + counted(asked.marks, "mark", "marks"), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        flow.gap(0.5f);
        text(flow, "examiner", point->examiner, bodyStyle(ui));
        if (!point->notEnough.empty()) {
            flow.gap(0.5f);
            text(flow, "not-enough", "Not enough: " + point->notEnough, mutedStyle(ui));
        }
        flow.gap(1.5f);
    }
}

void ResponsePane::history(const ViewContext& context, const ReviewDeskModel& desk, Flow& flow) const {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    if (marksBlind(desk)) {
        text(flow, "hidden", "What others decided is hidden until you have kept your own marking.", bodyStyle(ui));
        return;
    }
    if (desk.record.decisions.empty()) text(flow, "none", "Nobody has decided on this response yet.", bodyStyle(ui));
    for (const Decision& one : desk.record.decisions) {
        const SemanticScope scope(ui.record, toString(one.act));
        std::string line = std::string(roleWords(one.role)) + " by " + review.nameOf(one.by) + ", " + momentWords(one.when, context.model.zone) + ": " + std::to_string(one.decided.marks) + " of " +
                           counted(one.decided.maxMarks, "mark", "marks");
        if (one.withdrawn) line += ", taken back";
        else if (one.replaced) line += ", replaced since";
        if (one.releasedAt) line += ", released";
        if (one.decided.blind.proposalHidden) line += ", proposal hidden";
        if (one.decided.blind.learnerHidden) line += ", learner hidden";
        text(flow, "line", line + ".", bodyStyle(ui));
        if (!one.reason.empty()) text(flow, "reason", one.reason, mutedStyle(ui));
        text(flow, "hash", "Signed; hash " + one.hash.substr(0, 12), mutedStyle(ui));
        flow.gap(1);
    }
    for (const Appeal& one : desk.record.appeals) {
        const SemanticScope scope(ui.record, toString(one.act));
        text(flow, "asked", "A second look asked for on " + momentWords(one.when, context.model.zone) + ": " + one.reason, bodyStyle(ui));
        if (one.answer) text(flow, "answer", (one.answer->upheld ? "Upheld by " : "Not upheld by ") + review.nameOf(one.answeredBy) + ": " + one.answer->answer, mutedStyle(ui));
        flow.gap(1);
    }
    for (const DisregardedAct& one : desk.record.disregarded) {
        text(flow, "disregarded-" + toString(one.act), "An act that counts for nothing here: " + one.reason, mutedStyle(ui));
        flow.gap(1);
    }
}

}  // namespace carewright::ui
