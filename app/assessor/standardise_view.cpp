#include "app/assessor/standardise_view.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "app/assessor/key_buttons.h"
#include "app/assessor/review_words.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/page_parts.h"
#include "app/ui/quality_actions.h"
#include "app/ui/review_model.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

std::string signedOne(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%+.1f", value);
    return text;
}

}  // namespace

void StandardiseView::arrive(const Model& /*model*/, const Place& /*place*/) {
    // A set that is half marked waits; what was committed is behind.
    if (m_stage == Stage::done) m_stage = Stage::start;
}

const std::vector<SampleId>& StandardiseView::set(const Model& model) const { return m_qualification ? model.quality->qualification : model.quality->practice; }

void StandardiseView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "standardise", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 72, .scrollKeys = true});
    Flow& flow = page.flow();
    if (m_stage == Stage::marking && m_at >= set(context.model).size()) m_stage = Stage::start;
    pageTitle(flow, "Standardise", "Everybody marks the same responses against agreed marks, so that a mark means the same whoever gives it.");
    notice(context, flow, actions);
    if (m_stage == Stage::marking) {
        marking(context, flow, actions);
        return;
    }
    if (m_stage == Stage::done) done(context, flow);
    start(context, flow);
    history(context, flow);
}

void StandardiseView::start(const ViewContext& context, Flow& flow) {
    const QualityModel& quality = *context.model.quality;
    if (quality.practice.empty() && quality.qualification.empty()) {
        noticeCard(flow, "empty", NoticeKind::information, "No set yet", "Responses with reference marks belong to the course. A tutor adds them under Be the examiner.");
        return;
    }
    const auto begin = [&](std::string_view id, std::string_view title, const std::string& line, bool qualification) {
        if (!pressCard(flow, id, {.title = title, .line = line, .icon = qualification ? Icon::school : Icon::practise})) return;
        if (m_qualification != qualification) m_marks.clear();
        m_qualification = qualification;
        m_at = 0;
        m_point = 0;
        m_stage = Stage::marking;
    };
    begin("practice", "Practise", counted(static_cast<int>(quality.practice.size()), "response", "responses") + ". You see the reference afterwards; nothing depends on it.", false);
    flow.gap(1.5f);
    begin("qualification", "Qualify", counted(static_cast<int>(quality.qualification.size()), "response", "responses") + ". 85 % of your decisions have to be as the reference, each total within one mark.", true);
    flow.gap(3);
}

void StandardiseView::marking(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const auto& samples = set(context.model);
    const Sample* sample = context.model.course.findSample(samples[m_at]);
    const Question* question = sample ? context.model.course.findQuestion(sample->question) : nullptr;
    if (!question) {
        m_stage = Stage::start;
        return;
    }
    if (m_loaded != sample->id) {
        m_loaded = sample->id;
        m_text.setText(sample->response);
        m_point = 0;
    }
    std::vector<PointId> points;
    for (const SampleJudgement& one : sample->judgements)
        if (!one.point.empty()) points.push_back(one.point);
    auto& said = m_marks[sample->id];
    progressBar(flow, "progress", "Responses of the set", static_cast<int>(m_at), static_cast<int>(samples.size()));
    flow.gap(0.75f);
    text(flow, "which", "Response " + std::to_string(m_at + 1) + " of " + std::to_string(samples.size()), mutedStyle(ui), Role::status);
    flow.gap(2);
    Columns sides = columns(flow, !context.narrow, 0.5f, 4);
    text(sides.left, "question", question->text, headingStyle(ui, TypeStep::lead), Role::heading);
    sides.left.gap(1.5f);
    {
        Card card(sides.left, {.pad = 3});
        (void)m_text.draw(card.inner(), "response", {.label = "The response"});
    }
    if (!sides.beside) {
        sides.left.gap(2);
        sides.right.y = sides.left.y;
    }
    m_point = points.empty() ? 0 : std::min(m_point, points.size() - 1);
    const auto say = [&](std::size_t index, bool awarded) {
        said[points[index]] = awarded;
        m_point = index;
        for (std::size_t step = 1; step < points.size(); ++step)
            if (!said.contains(points[(index + step) % points.size()])) {
                m_point = (index + step) % points.size();
                return;
            }
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const MarkingPoint* known = context.model.course.findPoint(points[i]);
        const auto now = said.find(points[i]);
        const SemanticScope scope(ui.record, points[i].value);
        {
            Card card(sides.right, {.lit = i == m_point, .pad = 1.75f});
            Flow& inner = card.inner();
            text(inner, "title", known ? known->title : points[i].value, {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
            if (known && i == m_point) text(inner, "examiner", known->examiner, mutedStyle(ui));
            inner.gap(0.75f);
            const bool here = i == m_point;
            const KeyButton buttons[] = {{"award", "Award", here ? keysOf(ui, Command::award) : std::string(), now != said.end() && now->second, {}, ui.theme.earned},
                                         {"refuse", "Refuse", here ? keysOf(ui, Command::refuse) : std::string(), now != said.end() && !now->second, {}, ui.theme.missed}};
            const int pressed = keyButtons(inner, buttons);
            if (pressed >= 0) say(i, pressed == 0);
        }
        sides.right.gap(1);
    }
    if (!points.empty() && struck(ui, Command::award)) say(m_point, true);
    else if (!points.empty() && struck(ui, Command::refuse)) say(m_point, false);
    if (!points.empty() && struck(ui, Command::nextPoint)) m_point = (m_point + 1) % points.size();
    if (!points.empty() && struck(ui, Command::previousPoint)) m_point = (m_point + points.size() - 1) % points.size();
    const bool whole = std::ranges::all_of(points, [&](const PointId& one) { return said.contains(one); });
    const bool last = m_at + 1 == samples.size();
    CommitSet commit;
    commit.qualification = m_qualification;
    for (const SampleId& id : samples) {
        const auto marks = m_marks.find(id);
        if (marks == m_marks.end() || marks->second.empty()) continue;
        SetMark& mark = commit.marks.emplace_back();
        mark.sample = id;
        for (const auto& [point, awarded] : marks->second)
            if (awarded) mark.awarded.insert(point);
    }
    const QualityAction action = boxed<QualityRequest>(commit);
    std::string why = whole ? std::string() : "Decide every point first.";
    if (why.empty() && last) why = context.rules.whyNot(action);
    sides.right.gap(1);
    {
        ButtonRow row(sides.right, ButtonRow::Align::right);
        const std::string label = (!last ? std::string("Next response") : m_qualification ? std::string("Hand the set in") : std::string("See the reference")) + "  (" + keysOf(ui, Command::decide) + ")";
        const bool pressed = row.button("next", {label, last ? Icon::check : Icon::forward, {}, why}, ButtonKind::primary) || struck(ui, Command::decide);
        if (pressed && why.empty() && last) {
            actions.push(action);
            // Who qualifies is not shown where: the set would be spent.
            m_practised = m_qualification ? std::map<SampleId, std::map<PointId, bool>>() : std::exchange(m_marks, {});
            m_marks.clear();
            m_loaded = {};
            m_stage = Stage::done;
        } else if (pressed && why.empty()) {
            ++m_at;
        }
        if (row.button("stop", {"Stop for now"}, ButtonKind::quiet)) m_stage = Stage::start;
    }
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

void StandardiseView::done(const ViewContext& context, Flow& flow) const {
    const auto& result = context.model.quality->result;
    if (!result) return;
    const bool passed = m_qualification && result->qualified;
    std::string words = std::to_string(result->points.agreed()) + " of " + std::to_string(result->points.total()) + " decisions are as the reference. On average you gave " +
                        signedOne(result->meanDifference) + " marks against it.";
    if (m_qualification && !result->why.empty()) words += " " + result->why;
    noticeCard(flow, "result", passed || !m_qualification ? NoticeKind::good : NoticeKind::careful, !m_qualification ? "Practised" : passed ? "Qualified" : "Not yet qualified", words);
    flow.gap(3);
    if (!m_qualification) reference(context, flow);
}

void StandardiseView::reference(const ViewContext& context, Flow& flow) const {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    const SemanticScope scope(ui.record, "reference");
    std::size_t same = 0;
    for (const auto& [id, said] : m_practised) {
        const Sample* sample = course.findSample(id);
        if (!sample) continue;
        const auto differs = [&, &said = said](const SampleJudgement& one) {
            const auto found = said.find(one.point);
            return found != said.end() && found->second != one.holds;
        };
        if (std::ranges::none_of(sample->judgements, differs)) {
            ++same;
            continue;
        }
        const SemanticScope response(ui.record, id.value);
        {
            Card card(flow, {.pad = 2.5f, .stripe = ui.theme.careful});
            Flow& inner = card.inner();
            text(inner, "question", questionWords(course, sample->question, 12), {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
            inner.gap(0.5f);
            text(inner, "response", "“" + sample->response + "”", mutedStyle(ui, TypeStep::body));
            for (const SampleJudgement& one : sample->judgements) {
                if (!differs(one)) continue;
                const MarkingPoint* known = course.findPoint(one.point);
                inner.gap(1);
                text(inner, "point-" + one.point.value,
                     (known ? known->title : one.point.value) + (one.holds ? ": you refused it, the reference awards it." : ": you awarded it, the reference does not."),
                     {TypeStep::body, Weight::semiBold, ui.theme.careful, true});
                text(inner, "why-" + one.point.value, one.why, bodyStyle(ui));
            }
            if (!sample->comment.empty()) {
                inner.gap(1);
                text(inner, "comment", sample->comment, mutedStyle(ui, TypeStep::body));
            }
        }
        flow.gap(1.5f);
    }
    if (same > 0) {
        text(flow, "same", same == m_practised.size() ? std::string("You marked every point of every response as the reference does.") : counted(static_cast<int>(same), "response", "responses") + " you marked as the reference does.",
             bodyStyle(ui));
        flow.gap(3);
    }
}

void StandardiseView::history(const ViewContext& context, Flow& flow) const {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    if (quality.sets.empty()) return;
    text(flow, "history-title", "What was marked", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    int number = 0;
    const auto nameOf = [&](const AccountId& who) {
        const auto found = quality.names.find(who);
        return found == quality.names.end() ? std::string("Somebody") : found->second;
    };
    for (const SetLine& one : quality.sets) {
        std::string line = nameOf(one.who) + ", " + momentWords(one.when, context.model.zone) + ": " + (one.what.kind == "qualification" ? "qualification" : one.what.kind) + ", " +
                           std::to_string(one.what.pointsRight) + " of " + std::to_string(one.what.points) + " as the reference";
        if (one.what.kind == "qualification") line += one.what.qualified ? ", qualified" : ", not yet qualified";
        text(flow, "set-" + std::to_string(++number), line + ".", bodyStyle(ui));
        flow.gap(0.5f);
    }
    for (const auto& [who, steps] : quality.drift) {
        if (steps.size() < 2) continue;
        flow.gap(2);
        const SemanticScope scope(ui.record, toString(who));
        text(flow, "drift-title", "Drift of " + nameOf(who), headingStyle(ui, TypeStep::lead), Role::heading);
        flow.gap(0.5f);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            std::string line = momentWords(steps[i].period.from, context.model.zone) + ": on average " + signedOne(steps[i].period.meanDifference) + " marks against the reference over " +
                               counted(static_cast<int>(steps[i].period.responses), "response", "responses");
            if (i > 0) line += steps[i].drifted ? ", a change of " + signedOne(steps[i].change) + " that chance does not explain" : ", no more change than chance allows";
            text(flow, "step-" + std::to_string(i), line + ".", {TypeStep::body, Weight::regular, steps[i].drifted ? ui.theme.careful : ui.theme.text, true});
        }
    }
}

}  // namespace carewright::ui
