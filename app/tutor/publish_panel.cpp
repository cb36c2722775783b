#include "app/tutor/publish_panel.h"

#include <array>
#include <string_view>
#include <vector>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/field.h"
#include "engine/authoring/references.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostListed = 20;

std::string_view keyOf(PastPlace place) {
    constexpr std::array keys = {"practise", "mocks", "quizzes", "stories"};
    return keys[static_cast<std::size_t>(place)];
}

std::string_view nameOf(PastPlace place) {
    constexpr std::array names = {"Under Practise", "In mock assessments", "Written items of quizzes", "Written steps of stories"};
    return names[static_cast<std::size_t>(place)];
}

/// Below this the rubric agrees with people hardly more than chance would.
constexpr double poorKappa = 0.4;

/// What speaks against publishing it as it is.
std::vector<std::string> doubts(const RubricScene& scene) {
    std::vector<std::string> out;
    const TrialSubject& subject = scene.bench.subject;
    if (subject.kind == TrialSubject::Kind::point && !isAskedFor(scene.course, PointId(subject.id)))
        out.push_back("No question asks for this point yet, so no learner is marked by it.");
    if (scene.bench.figures) {
        const BenchFigures& figures = *scene.bench.figures;
        const Agreement& now = figures.weighed ? figures.marked : figures.rules;
        if (now.kappa && *now.kappa < poorKappa) out.push_back("The bench agrees with " + percentOf(now.counts.agreed(), now.counts.total()) + " of the marks (kappa " + kappaWords(now.kappa) + ").");
    }
    return out;
}

std::string shortHash(const std::string& hash) { return hash.substr(0, 8); }

}  // namespace

void PublishPanel::draw(const RubricScene& scene, Flow& flow, const PublishPlan& plan) {
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "publish");
    text(flow, "title", "Publish this rubric", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    text(flow, "lead", "The course is saved and what learners hand in is marked by the new version from then on. Markings that were made keep the version they were made with.", mutedStyle(ui));
    flow.gap(1);
    if (!plan.ready) {
        text(flow, "effect", "Marking past answers anew …", bodyStyle(ui), Role::status);
    } else {
        const bool point = scene.bench.subject.kind == TrialSubject::Kind::point;
        const std::string effect = plan.past == 0 ? "Nothing that a learner wrote on this computer was marked on this " + std::string(point ? "point" : "misconception") + " yet."
                                                  : std::to_string(plan.changed.size()) + " of " + countOf(plan.past, "past marking", "past markings") + " would change.";
        text(flow, "effect", effect, {TypeStep::body, Weight::semiBold, scene.theme().text, true}, Role::status);
        flow.gap(0.5f);
        for (const auto& [place, count] : plan.places) {
            text(flow, "effect-" + std::string(keyOf(place)), std::string(nameOf(place)) + ": " + std::to_string(count.changed) + " of " + std::to_string(count.past), mutedStyle(ui, TypeStep::body), Role::status);
            flow.gap(0.25f);
        }
        flow.gap(0.5f);
        for (std::size_t i = 0; i < plan.changed.size() && i < mostListed; ++i) {
            const ChangedMarking& one = plan.changed[i];
            const std::string id = "change-" + std::to_string(i);
            Card card(flow, {.pad = 1.25f});
            const char* what = point ? (one.after ? "would be credited now" : "would lose the point") : (one.after ? "would be told of it now" : "would not be told of it any more");
            text(card.inner(), id, one.learner + ", " + one.when + ": " + what, {TypeStep::caption, Weight::semiBold, one.after == point ? scene.theme().earned : scene.theme().careful, true});
            text(card.inner(), id + "/where", one.where, {TypeStep::caption, Weight::regular, scene.theme().muted, true});
            text(card.inner(), id + "/text", one.text.size() > 160 ? one.text.substr(0, one.text.rfind(' ', 160)) + " …" : one.text, mutedStyle(ui));
        }
        if (plan.changed.size() > mostListed) text(flow, "more", "and " + std::to_string(plan.changed.size() - mostListed) + " more", mutedStyle(ui));
    }
    const std::vector<std::string> against = doubts(scene);
    for (std::size_t i = 0; i < against.size(); ++i) {
        flow.gap(0.5f);
        text(flow, "doubt-" + std::to_string(i + 1), against[i], {TypeStep::body, Weight::semiBold, scene.theme().careful, true}, Role::status);
    }
    flow.gap(1);
    textField(flow, "note", "Why it was changed", m_note, "Why was it changed?");
    flow.gap(0.5f);
    if (plan.ready) text(flow, "hashes", "In the record it will be version " + shortHash(plan.hashAfter) + "; until now it was " + shortHash(plan.hashBefore) + ".", mutedStyle(ui));
    const Publish publish{m_note};
    const std::string whyNot = scene.whyNot(publish);
    if (!whyNot.empty()) {
        flow.gap(0.5f);
        text(flow, "why-not", whyNot, {TypeStep::caption, Weight::regular, scene.theme().careful, true}, Role::status);
    }
    flow.gap(1);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("publish", {"Publish", Icon::check, {}, whyNot}, ButtonKind::primary)) {
        scene.ask(publish);
        m_note.clear();
    }
    if (row.button("leave", {"Not yet"})) scene.ask(LeavePublishing{});
}

void versionList(const RubricScene& scene, Flow& flow) {
    if (scene.bench.versions.empty()) return;
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "versions");
    flow.gap(2);
    text(flow, "title", "Published before", {TypeStep::body, Weight::semiBold, scene.theme().text, true}, Role::heading);
    for (std::size_t i = 0; i < scene.bench.versions.size() && i < 8; ++i) {
        const RubricVersion& version = scene.bench.versions[i];
        flow.gap(0.5f);
        text(flow, "version-" + std::to_string(i), longDate(version.date) + (version.author.empty() ? "" : ", " + version.author) + ": " + version.note + " (" + shortHash(version.hash) + ")", mutedStyle(ui));
    }
}

}  // namespace carewright::ui
