#include "app/learner/examiner_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "app/learner/access_here.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "engine/review/marker_agreement.h"

namespace carewright::ui {
namespace {

const ExaminerState* stateOf(const Model& model, const SampleId& sample) {
    const auto found = model.mock.marked.find(sample);
    return found == model.mock.marked.end() ? nullptr : &found->second;
}

std::string titleOf(const Course& course, const SampleJudgement& judgement) {
    if (!judgement.point.empty()) {
        const MarkingPoint* point = course.findPoint(judgement.point);
        return point ? point->title : judgement.point.value;
    }
    const Misconception* idea = course.findMisconception(judgement.misconception);
    return idea ? idea->title : judgement.misconception.value;
}

/// Where the quotes of a judgement stand in the response; those that don't are left out.
std::vector<ByteSpan> spansOf(const Sample& sample, const SampleJudgement& judgement) {
    std::vector<ByteSpan> spans;
    for (const std::string& quote : judgement.quotes)
        if (const std::size_t at = sample.response.find(quote); !quote.empty() && at != std::string::npos)
            spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())});
    return spans;
}

/// The evidence group of each judgement, or -1.
std::vector<int> groupsOf(const Sample& sample) {
    std::vector<int> groups;
    int next = 0;
    for (const SampleJudgement& judgement : sample.judgements) groups.push_back(spansOf(sample, judgement).empty() ? -1 : next++);
    return groups;
}

/// All that can be decided about a sample: its points, then every mistaken idea of the course, so that the list does not
/// give away which one is there.
std::vector<SampleJudgement> thingsToDecide(const Course& course, const Sample& sample) {
    std::vector<SampleJudgement> things;
    std::ranges::copy_if(sample.judgements, std::back_inserter(things), [](const SampleJudgement& one) { return !one.point.empty(); });
    for (const Misconception& idea : course.misconceptions) {
        SampleJudgement thing;
        thing.misconception = idea.id;
        things.push_back(std::move(thing));
    }
    return things;
}

std::string kappaWords(double kappa) {
    char number[16];
    std::snprintf(number, sizeof number, "%.2f", kappa);
    return std::string(kappaInWords(kappa)) + " (Cohen's kappa " + number + ")";
}

std::string percent(std::size_t part, std::size_t all) {
    return all == 0 ? "0 %" : std::to_string(std::lround(100.0 * static_cast<double>(part) / static_cast<double>(all))) + " %";
}

}  // namespace

void ExaminerView::arrive(const Model& /*model*/, const Place& /*place*/) {
    m_loaded.clear();
    m_lit.clear();
}

void ExaminerView::draw(const ViewContext& context, ActionQueue& actions) {
    const Sample* chosen = context.model.course.findSample(SampleId(context.model.place.id));
    if (chosen && context.model.course.findQuestion(chosen->question)) sample(context, *chosen, actions);
    else samples(context, actions);
}

const Sample* ExaminerView::nextSample(const Model& model, const SampleId& after) const {
    const auto& all = model.course.samples;
    const auto from = std::ranges::find(all, after, &Sample::id);
    const auto open = [&](const Sample& one) {
        const ExaminerState* state = stateOf(model, one.id);
        return one.id != after && (!state || !state->committedAt);
    };
    auto next = std::find_if(from == all.end() ? all.begin() : from, all.end(), open);
    if (next == all.end()) next = std::find_if(all.begin(), all.end(), open);
    return next == all.end() ? nullptr : &*next;
}

void ExaminerView::tally(const ViewContext& context, Flow& flow) const {
    const ExaminerTally& sum = context.model.mock.tally;
    if (sum.samples == 0) return;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "tally");
    {
        Card card(flow, {.sunken = true, .pad = 2.5f});
        Flow& inner = card.inner();
        text(inner, "agreed", "You and our examiner agreed on " + percent(sum.counts.agreed(), sum.counts.total()) + " of " +
                                  counted(static_cast<int>(sum.counts.total()), "decision", "decisions") + " over " + counted(sum.samples, "response", "responses") + ".",
             {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::status);
        inner.gap(0.5f);
        const std::string detail = "You were more generous " + counted(static_cast<int>(sum.counts.machineOnly), "time", "times") + " and stricter " +
                                   counted(static_cast<int>(sum.counts.readerOnly), "time", "times") + ".";
        text(inner, "detail", detail, bodyStyle(ui));
        inner.gap(0.5f);
        const std::string kappa = sum.kappa ? "How far you agree beyond what guessing would bring: " + kappaWords(*sum.kappa) + "."
                                            : "After " + std::to_string(ExaminerTally::enoughForKappa) + " decisions you also see how far you agree beyond what guessing would bring.";
        text(inner, "kappa", kappa, mutedStyle(ui));
    }
    flow.gap(3);
}

void ExaminerView::samples(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Model& model = context.model;
    Page page(ui, "examiner", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 62, .stand = "samples", .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Be the examiner", "Choose an answer that somebody wrote, decide which points it earns, then see our examiner's marks and the reason for each.");
    notice(context, flow, actions);
    if (model.course.samples.empty()) text(flow, "empty", "Responses to mark belong here. This course has none yet.", bodyStyle(ui));
    tally(context, flow);
    for (const Question& question : model.course.questions) {
        const bool any = std::ranges::any_of(model.course.samples, [&](const Sample& one) { return one.question == question.id; });
        if (!any) continue;
        const SemanticScope scope(ui.record, question.id.value);
        text(flow, "question", question.text, headingStyle(ui, TypeStep::lead), Role::heading);
        flow.gap(1);
        int number = 0;
        for (const Sample& one : model.course.samples) {
            if (one.question != question.id) continue;
            const ExaminerState* state = stateOf(model, one.id);
            std::string footer = "Not marked yet";
            if (state && state->committedAt) {
                const Confusion counts = agreementWith(*state, one);
                footer = "Marked: " + std::to_string(counts.agreed()) + " of " + counted(static_cast<int>(counts.total()), "decision", "decisions") + " as our examiner";
            } else if (state) {
                footer = "Begun: " + counted(static_cast<int>(state->decisions.size()), "decision", "decisions");
            }
            const std::string label = "Response " + std::to_string(++number), line = "“" + opening(one.response, 16) + "”";
            if (pressCard(flow, one.id.value, {label, line, {}, footer, Icon::none, state && state->committedAt})) actions.push(GoTo{{Room::examiner, one.id.value, {}}});
            flow.gap(1);
        }
        flow.gap(2.5f);
    }
}

void ExaminerView::sample(const ViewContext& context, const Sample& sample, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ExaminerState* state = stateOf(context.model, sample.id);
    const bool committed = state && state->committedAt;
    const Question& question = *context.model.course.findQuestion(sample.question);
    const std::string stand = sample.id.value + (committed ? " judged" : " open");
    Page page(ui, "examiner", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 80, .stand = stand, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, committed ? "Your marks and our examiner's" : "Mark this answer",
              committed ? "Where you differ, read why. Both of you looked at the same words."
                        : "Read it as an assessor would: what does it really say? Decide each point by the words that are there.");
    notice(context, flow, actions);
    Columns sides = columns(flow, !context.narrow, 0.5f, 4);
    const auto list = [&](Flow& side) {
        m_lit.clear();
        if (committed) reference(context, sample, *state, side, actions);
        else decisions(context, sample, state, side, actions);
    };
    if (sides.beside) {
        list(sides.right);
        // The response stays in sight while the list beside it scrolls, as far as it fits.
        const float top = sides.left.y;
        const float lowest = std::max(top, sides.right.y - m_responseHeight);
        const float start = m_responseHeight < context.area.height() ? std::clamp(context.area.top + ui.grid(2), top, lowest) : top;
        sides.left.y = start;
        response(context, sample, question, committed, sides.left);
        if (!committed) {
            sides.left.gap(2);
            aloudHere(sides.left, context.model, actions);
        }
        m_responseHeight = sides.left.y - start;
    } else {
        // Here the response shows what the list pointed at in the last frame.
        response(context, sample, question, committed, sides.left);
        sides.left.gap(3);
        sides.right.y = sides.left.y;
        list(sides.right);
        if (!committed) {
            sides.right.gap(2);
            aloudHere(sides.right, context.model, actions);
        }
    }
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

void ExaminerView::response(const ViewContext& context, const Sample& sample, const Question& question, bool committed, Flow& flow) {
    const Context& ui = context.ui;
    const std::string key = sample.id.value + (committed ? "/marked" : "");
    if (m_loaded != key) {
        m_loaded = key;
        std::vector<EvidenceGroup> groups;
        if (committed)
            for (const SampleJudgement& judgement : sample.judgements)
                if (auto spans = spansOf(sample, judgement); !spans.empty())
                    groups.push_back({static_cast<int>(groups.size()) + 1, titleOf(context.model.course, judgement), std::move(spans), judgement.misconception.empty() ? EvidenceKind::credit : EvidenceKind::mistake});
        m_text.setText(sample.response, std::move(groups));
    }
    text(flow, "question", question.text, headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    text(flow, "marks", "Worth " + counted(question.marks, "mark", "marks"), mutedStyle(ui));
    flow.gap(1.5f);
    {
        Card card(flow, {.pad = 3});
        (void)m_text.draw(card.inner(), "response", {.label = "The response", .emphasised = m_lit});
    }
    if (committed && !sample.comment.empty()) {
        flow.gap(2);
        noticeCard(flow, "comment", NoticeKind::information, "The examiner's remark", sample.comment);
    }
}

void ExaminerView::decisions(const ViewContext& context, const Sample& sample, const ExaminerState* state, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    bool ideas = false;
    for (const SampleJudgement& thing : thingsToDecide(course, sample)) {
        const bool point = !thing.point.empty();
        const std::string& id = point ? thing.point.value : thing.misconception.value;
        const SampleDecision* decision = state ? state->find(thing) : nullptr;
        const auto decide = [&](bool holds) { actions.push(MockAction{DecideSample{sample.id, {thing.point, thing.misconception, holds}}}); };
        if (point) {
            const SemanticScope scope(ui.record, id);
            {
                Card card(flow, {.pad = 2});
                Flow& inner = card.inner();
                text(inner, "title", titleOf(course, thing), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
                if (const MarkingPoint* known = course.findPoint(thing.point)) {
                    inner.gap(0.5f);
                    text(inner, "examiner", known->examiner, bodyStyle(ui));
                    if (!known->notEnough.empty()) {
                        inner.gap(0.5f);
                        text(inner, "not-enough", "Not enough: " + known->notEnough, mutedStyle(ui));
                    }
                }
                inner.gap(1.25f);
                constexpr std::array options = {ChoiceOption{"award", "Award it"}, ChoiceOption{"withhold", "Don't award it"}};
                const int chosen = choices(inner, "decision", {}, options, decision ? (decision->holds ? 0 : 1) : -1);
                if (chosen >= 0) decide(chosen == 0);
            }
            flow.gap(1.5f);
            continue;
        }
        if (!ideas) {
            ideas = true;
            flow.gap(1);
            text(flow, "ideas-title", "Mistaken ideas", headingStyle(ui, TypeStep::lead), Role::heading);
            flow.gap(0.5f);
            text(flow, "ideas-words", "Switch on what the response really claims; most claim none.", mutedStyle(ui));
            flow.gap(0.5f);
        }
        const Misconception* known = course.findMisconception(thing.misconception);
        const bool on = decision && decision->holds;
        if (toggle(flow, "idea-" + id, known ? known->title : id, on)) decide(!on);
    }
    flow.gap(2.5f);
    const MockAction commit{CommitSample{sample.id}};
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("commit", {"See our examiner's marks", Icon::check, {}, context.rules.whyNot(commit)}, ButtonKind::primary)) actions.push(commit);
    if (row.button("list", {"All responses"})) actions.push(GoTo{{Room::examiner, {}, {}}});
}

void ExaminerView::reference(const ViewContext& context, const Sample& sample, const ExaminerState& state, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Confusion counts = agreementWith(state, sample);
    text(flow, "agreement", "You agree on " + std::to_string(counts.agreed()) + " of " + counted(static_cast<int>(counts.total()), "decision", "decisions"),
         headingStyle(ui, TypeStep::heading), Role::status);
    flow.gap(2);
    const std::vector<int> groups = groupsOf(sample);
    for (std::size_t i = 0; i < sample.judgements.size(); ++i) {
        judgementCard(context, sample.judgements[i], state, groups[i], flow);
        flow.gap(1.5f);
    }
    for (const SampleDecision& decision : state.decisions) {
        const bool judged = std::ranges::any_of(sample.judgements, [&](const SampleJudgement& one) { return decision.about(one); });
        if (judged || !decision.holds) continue;
        SampleJudgement absent;
        absent.misconception = decision.misconception;
        absent.why = "Our examiner does not find this idea here. Look again at who says it, and whether the response denies it.";
        judgementCard(context, absent, state, -1, flow);
        flow.gap(1.5f);
    }
    flow.gap(1);
    tally(context, flow);
    const Sample* next = nextSample(context.model, sample.id);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (next && row.button("next", {"Next response", Icon::forward}, ButtonKind::primary)) actions.push(GoTo{{Room::examiner, next->id.value, {}}});
    if (row.button("list", {"All responses"}, next ? ButtonKind::secondary : ButtonKind::primary)) actions.push(GoTo{{Room::examiner, {}, {}}});
    if (row.button("again", {"Mark it again", Icon::again}, ButtonKind::quiet)) actions.push(MockAction{MarkSampleAgain{sample.id}});
}

void ExaminerView::judgementCard(const ViewContext& context, const SampleJudgement& judgement, const ExaminerState& state, int group, Flow& flow) {
    const Context& ui = context.ui;
    const float badge = ui.type.face(TypeStep::body).em * 1.6f;
    const bool point = !judgement.point.empty();
    const SampleDecision* decision = state.find(judgement);
    const bool yours = decision && decision->holds, agree = yours == judgement.holds;
    const auto words = [&](bool holds) { return point ? (holds ? "award" : "do not award") : (holds ? "the idea is there" : "it is not there"); };
    const std::string path = "judgement-" + (point ? judgement.point.value : judgement.misconception.value);
    const std::string verdict = agree ? std::string("You agree: ") + words(yours) : std::string("You: ") + words(yours) + ". Our examiner: " + words(judgement.holds);
    const std::string title = titleOf(context.model.course, judgement);
    Card card(flow, {.pad = 2, .stripe = agree ? ui.theme.earned : ui.theme.careful});
    {
        const SemanticScope scope(ui.record, path);
        Flow& inner = card.inner();
        if (group >= 0) {
            const float middle = inner.y + ui.controlLine(ui.type.face(TypeStep::body)) / 2;
            numberBadge(ui, group + 1, inner.x + badge / 2, middle, badge, point ? ui.theme.accent : ui.theme.careful, point ? ui.theme.onAccent : ui.theme.surface);
        }
        Flow body = inner.inset(group >= 0 ? badge + ui.grid(1.5f) : 0, 0);
        text(body, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        body.gap(0.25f);
        text(body, "verdict", verdict, {TypeStep::caption, Weight::semiBold, agree ? ui.theme.earned : ui.theme.careful, true});
        if (!judgement.why.empty()) {
            body.gap(0.5f);
            text(body, "why", judgement.why, bodyStyle(ui));
        }
        inner.y = body.y;
    }
    SemanticItem item;
    item.path = path;
    item.role = Role::listItem;
    item.label = title;
    item.value = verdict;
    item.description = judgement.why;
    item.rect = card.rectSoFar();
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    if (group >= 0 && (press.hovered || press.ring)) m_lit.push_back(static_cast<std::size_t>(group));
    card.light(press.hovered || press.ring);
    if (press.ring) focusRing(ui, rect, ui.grid(1));
}

}  // namespace carewright::ui
