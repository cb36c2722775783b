#include "app/tutor/response_panel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "engine/authoring/level_rubric.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

constexpr float editorLines = 6;
constexpr std::size_t mostReasons = 8;

/// Leaves below a rule that did not hold, each with why.
void reasons(const RubricScene& scene, const TracedRule& rule, std::vector<std::pair<std::string, std::string>>& out) {
    if (rule.held || out.size() >= mostReasons) return;
    const bool blamed = rule.parts.empty() || std::ranges::all_of(rule.parts, &TracedRule::held);
    if (blamed) {
        const std::string what = inWords(sayRule(scene.rubric, rule.path, &scene.course));
        const bool told = std::ranges::any_of(out, [&](const auto& one) { return one.first == what && one.second == rule.why; });
        if (!told) out.emplace_back(what, rule.why);
    } else {
        if (rule.path.steps.empty() ? rule.parts.size() > 1 : true) out.emplace_back(inWords(sayRule(scene.rubric, rule.path, &scene.course)), rule.why);
        for (const TracedRule& part : rule.parts) reasons(scene, part, out);
    }
}

}  // namespace

void ResponsePanel::lights(const RubricScene& scene) {
    const BenchModel& bench = scene.bench;
    const bool current = bench.trace && bench.traced == bench.response;
    if (!current || (m_litTrace == bench.trace && m_lit.text() == bench.response)) return;
    m_litTrace = bench.trace;
    // What is denied, or told as others' view, lights up otherwise than what counts: by number, first what counts.
    std::map<std::pair<int, bool>, EvidenceGroup> groups;
    const auto add = [&](const std::string& key, const ByteSpan& span, const std::string& standing, bool counts) {
        const int number = scene.numberOf(key);
        if (number == 0) return;
        EvidenceGroup& group = groups[{number, !counts}];
        group.number = number;
        if (!counts) group.kind = EvidenceKind::uncounted;
        if (group.label.empty()) group.label = key.starts_with("“") ? key : nameOfConcept(scene.course, key);
        if (!standing.empty() && group.label.find(standing) == std::string::npos) group.label += ", " + standing;
        group.spans.push_back(span);
    };
    // As it stands it counts where a rule that names the idea holds by these words: some rules want what is denied.
    std::map<std::string, std::vector<ByteSpan>> counted;
    const std::function<void(const TracedRule&)> count = [&](const TracedRule& rule) {
        const Rule* said = ruleAt(scene.rubric, rule.path);
        if (said != nullptr && said->kind == Rule::Kind::concept_) counted[said->ref].insert(counted[said->ref].end(), rule.spans.begin(), rule.spans.end());
        for (const TracedRule& part : rule.parts) count(part);
        for (const TracedRule& part : rule.unless) count(part);
    };
    for (const TracedRule& rule : bench.trace->rules) count(rule);
    const auto counts = [&](const TracedHit& hit) {
        return hit.standing.empty() || std::ranges::any_of(counted[hit.concept_], [&](const ByteSpan& span) { return span.begin < hit.span.end && hit.span.begin < span.end; });
    };
    for (const TracedHit& hit : bench.trace->hits) add(hit.concept_, hit.span, hit.standing, counts(hit));
    const std::function<void(const TracedRule&)> wordings = [&](const TracedRule& rule) {
        const Rule* said = ruleAt(scene.rubric, rule.path);
        if (said != nullptr && said->kind == Rule::Kind::words) {
            for (const ByteSpan& span : rule.spans) add(lightKey(*said), span, {}, true);
        }
        for (const TracedRule& part : rule.parts) wordings(part);
        for (const TracedRule& part : rule.unless) wordings(part);
    };
    for (const TracedRule& rule : bench.trace->rules) wordings(rule);
    std::vector<EvidenceGroup> evidence;
    for (auto& [number, group] : groups) evidence.push_back(std::move(group));
    m_lit.setText(bench.response, std::move(evidence));
}

void ResponsePanel::verdict(const RubricScene& scene, Flow& flow) const {
    const Context& ui = scene.ui();
    const BenchModel& bench = scene.bench;
    if (!bench.trace || bench.traced != bench.response) {
        text(flow, "verdict", "Reading …", mutedStyle(ui), Role::status);
        return;
    }
    const RubricTrace& trace = *bench.trace;
    const bool idea = bench.subject.kind == TrialSubject::Kind::misconception;
    const bool level = isLevelSubject(bench.subject.id);
    const std::string_view yes = level ? "It does something that answers of this level do." : idea ? "The rules say: it asserts this." : "The rules say: it earns the point.";
    const std::string_view no = level ? "It does nothing yet that answers of this level do." : idea ? "The rules say: it does not assert this." : "The rules say: it does not earn the point yet.";
    const Colour colour = trace.rulesSayYes ? scene.theme().earned : scene.theme().careful;
    text(flow, "verdict", trace.rulesSayYes ? yes : no, {TypeStep::body, Weight::semiBold, colour, true}, Role::status);
    if (trace.weighed) {
        const std::string words = std::string("With the learnt weights, marking says: ") + (trace.holds ? "yes" : "no") + " (" +
                                  std::to_string(static_cast<int>(std::lround(100 * (trace.holds ? trace.probability : 1 - trace.probability)))) + " % sure).";
        text(flow, "weighed", words, mutedStyle(ui), Role::status);
    }
    if (!trace.ruledOut.empty()) text(flow, "ruled-out", trace.ruledOut, {TypeStep::caption, Weight::semiBold, scene.theme().careful, true}, Role::status);
    if (!bench.picked || !bench.responses || *bench.picked >= bench.responses->size()) return;
    const bool readers = readersSay((*bench.responses)[*bench.picked], bench.subject);
    const bool agree = readers == trace.rulesSayYes;
    text(flow, "readers", std::string("The readers ") + (readers ? "credited it" : "did not credit it") + (agree ? "; the rules agree." : "; the rules do not agree."),
         {TypeStep::caption, Weight::semiBold, agree ? scene.theme().muted : scene.theme().careful, true}, Role::status);
}

void ResponsePanel::whyNot(const RubricScene& scene, Flow& flow) const {
    const BenchModel& bench = scene.bench;
    if (!bench.trace || bench.traced != bench.response || bench.trace->rulesSayYes) return;
    std::vector<std::pair<std::string, std::string>> why;
    for (const TracedRule& rule : bench.trace->rules) {
        if (rule.path.use == RulePath::Use::award) reasons(scene, rule, why);
    }
    std::string rejected;
    for (const TracedRule& rule : bench.trace->rules) {
        if (rule.path.use == RulePath::Use::reject && rule.held) rejected = inWords(sayRule(scene.rubric, rule.path, &scene.course));
    }
    if (why.empty() && rejected.empty()) return;
    const SemanticScope scope(scene.ui().record, "why-not");
    text(flow, "title", "Why not", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
    flow.gap(0.5f);
    if (!rejected.empty()) {
        text(flow, "rejected", "Taken back: there is " + rejected + ".", {TypeStep::body, Weight::regular, scene.theme().careful, true});
        flow.gap(0.75f);
    }
    for (std::size_t i = 0; i < why.size() && i < mostReasons; ++i) {
        if (!why[i].first.empty()) text(flow, "what-" + std::to_string(i), why[i].first, mutedStyle(scene.ui()));
        text(flow, "why-" + std::to_string(i), why[i].second, bodyStyle(scene.ui()));
        flow.gap(0.75f);
    }
}

void ResponsePanel::draw(const RubricScene& scene, Flow& flow) {
    const Context& ui = scene.ui();
    const BenchModel& bench = scene.bench;
    const SemanticScope scope(ui.record, "response");
    if (m_first || bench.response != m_shown) {
        m_editor.setText(bench.response);
        m_shown = bench.response;
        m_first = false;
    }
    text(flow, "title", "A response", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    const Question* question = scene.course.findQuestion(bench.question);
    const bool picked = bench.picked && bench.responses && *bench.picked < bench.responses->size();
    std::string about = question ? "To: " + question->text : std::string();
    if (picked) about = (*bench.responses)[*bench.picked].id + " of the bench. " + about;
    text(flow, "about", about, mutedStyle(ui));
    flow.gap(1);
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    const TextEditorEvents events = m_editor.draw(flow, "editor", {.label = "A response to try the rubric on", .placeholder = "Write or paste what a learner might write, and see what lights up.", .height = line * editorLines});
    if (events.changed || std::exchange(m_typedBeyond, false)) {
        m_shown = m_editor.text();
        scene.ask(TryResponse{m_shown});
    }
    flow.gap(1.5f);
    if (bench.response.find_first_not_of(" \t\n") == std::string::npos) return;
    lights(scene);
    if (m_lit.text() == bench.response) {
        Card card(flow, {.pad = 2});
        text(card.inner(), "lit-title", "As the rubric reads it", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
        card.inner().gap(0.5f);
        (void)m_lit.draw(card.inner(), "lit", {.label = "The response with the rubric's lights on it"});
    }
    flow.gap(1);
    verdict(scene, flow);
    flow.gap(1.5f);
    whyNot(scene, flow);
    if (picked || isLevelSubject(bench.subject.id)) return;
    flow.gap(0.5f);
    text(flow, "keep-label", "Put it on the bench as one that", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
    flow.gap(0.5f);
    ButtonRow row(flow);
    if (row.button("keep-yes", {bench.subject.kind == TrialSubject::Kind::point ? "earns it" : "asserts it", Icon::plus})) scene.ask(KeepResponse{true});
    if (row.button("keep-no", {"does not", Icon::plus})) scene.ask(KeepResponse{false});
}

}  // namespace carewright::ui
