#include "app/tutor/rubric_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/tutor/concept_panel.h"
#include "app/tutor/preview_button.h"
#include "app/tutor/rule_panel.h"
#include "app/tutor/unsaved_work.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/page.h"
#include "app/ui/page_parts.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/level_rubric.h"

namespace carewright::ui {
namespace {

/// A page narrower than this many ems shows one column at a time.
constexpr float threeColumnEms = 56;
/// More of the page's height than this is too much for what does not scroll.
constexpr float mostHeader = 0.4f;

/// Null where there is none yet, and for levels.
const Rubric* rubricOf(const Course& course, const TrialSubject& subject) {
    const auto found = std::ranges::find_if(course.rubrics, [&](const Rubric& one) {
        return subject.kind == TrialSubject::Kind::point ? one.point.value == subject.id : one.misconception.value == subject.id;
    });
    return found == course.rubrics.end() ? nullptr : &*found;
}

}  // namespace

RubricView::RubricView() {
    if (auto read = readLanguageReference(rubricLanguageXml())) m_reference = std::move(*read);
}

void RubricView::arrive(const Model&, const Place&) { m_choosing = false; }

void RubricView::typeText(std::string_view text) { m_response.typeText(text); }

void RubricView::keys(const RubricScene& scene) {
    if (struck(scene.ui(), Command::undo)) scene.ask(UndoRubricEdit{});
    if (struck(scene.ui(), Command::redo)) scene.ask(RedoRubricEdit{});
    if (struck(scene.ui(), Command::nextDisagreement)) m_bench.stepDisagreement(scene, 1);
    if (struck(scene.ui(), Command::previousDisagreement)) m_bench.stepDisagreement(scene, -1);
}

void RubricView::chooser(const RubricScene& scene, Flow& flow) {
    const SemanticScope scope(scene.ui().record, "choose");
    const auto list = [&](std::string_view title, const auto& items, std::string_view name) {
        text(flow, name, title, {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
        flow.gap(0.5f);
        for (const auto& one : items) {
            const bool has = rubricOf(scene.course, {std::is_same_v<std::decay_t<decltype(one)>, MarkingPoint> ? TrialSubject::Kind::point : TrialSubject::Kind::misconception, one.id.value}) != nullptr;
            if (link(flow, one.id.value, one.title + (has ? "" : " (no rubric yet)"))) {
                scene.actions.push(GoTo{{Room::rubric, one.id.value, {}}});
                m_choosing = false;
            }
            flow.gap(0.5f);
        }
        flow.gap(1);
    };
    list("Marking points", scene.course.points, "points");
    list("Mistaken ideas", scene.course.misconceptions, "ideas");
    if (std::ranges::none_of(scene.course.questions, [](const Question& question) { return !question.levels.empty(); })) return;
    text(flow, "levels", "Levels of questions", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
    flow.gap(0.5f);
    for (const Question& question : scene.course.questions) {
        for (const Level& level : question.levels) {
            const std::string id = levelSubject(question.id, level.id);
            if (link(flow, id, question.text + ": " + levelTitle(scene.course, id))) {
                scene.actions.push(GoTo{{Room::rubric, id, {}}});
                m_choosing = false;
            }
            flow.gap(0.5f);
        }
    }
}

void RubricView::header(const RubricScene& scene, Flow& flow) {
    const Context& ui = scene.ui();
    const BenchModel& bench = scene.bench;
    const float titleTop = flow.y;
    Flow buttons{ui, flow.x, flow.y, flow.width};
    {
        ButtonRow row(buttons, ButtonRow::Align::right);
        if (row.button("publish", {"Publish …", Icon::check, {}, scene.whyNot(PlanPublishing{})}, bench.publish ? ButtonKind::secondary : ButtonKind::primary)) scene.ask(PlanPublishing{});
        const std::string redo = bench.canRedo ? "Do again: " + bench.redoes : std::string(), undo = bench.canUndo ? "Undo: " + bench.undoes : std::string();
        if (row.button("redo", {"Redo", Icon::redo, redo, scene.whyNot(RedoRubricEdit{})})) scene.ask(RedoRubricEdit{});
        if (row.button("undo", {"Undo", Icon::undo, undo, scene.whyNot(UndoRubricEdit{})})) scene.ask(UndoRubricEdit{});
        previewButton(scene.view, row, ElementKind::rubric, bench.subject.id, scene.actions);
        if (row.button("other", {m_choosing ? "Close the list" : "Other rubrics"})) m_choosing = !m_choosing;
    }
    const float buttonsWidth = std::min(flow.width * 0.75f, buttonWidth(ui, {"Publish …", Icon::check}) + buttonWidth(ui, {"Redo", Icon::redo}) + buttonWidth(ui, {"Undo", Icon::undo}) + buttonWidth(ui, {"Preview", Icon::learn}) + buttonWidth(ui, {"Close the list"}) + ui.grid(8));
    // Beside the buttons only where it stands on one line there; a tall title would push the columns down.
    const TextStyle style = headingStyle(ui, TypeStep::heading);
    const float spare = flow.width - buttonsWidth;
    const bool beside = spare > ui.type.face(TypeStep::body).em * 14 && textHeight(ui, bench.title, style, spare) <= textHeight(ui, "X", style, spare) * 1.5f;
    Flow title{ui, flow.x, beside ? titleTop : buttons.y + ui.grid(1), beside ? flow.width - buttonsWidth : flow.width};
    text(title, "title", bench.title, style, Role::heading);
    const std::string_view kind = isLevelSubject(bench.subject.id) ? "What answers of this level do" : bench.subject.kind == TrialSubject::Kind::point ? "What earns this marking point" : "What shows this mistaken idea";
    text(title, "kind", std::string(kind) + (bench.unsaved ? " · changed, not published yet" : ""), mutedStyle(ui), Role::status);
    flow.y = std::max(title.y, buttons.y);
    const std::string& refused = bench.refused.empty() ? scene.view.model.notice : bench.refused;
    if (!refused.empty()) {
        flow.gap(0.75f);
        const float room = buttonWidth(ui, {"All right"}) + ui.grid(2);
        Flow words{ui, flow.x, flow.y + ui.grid(0.75f), flow.width - (scene.view.model.notice.empty() ? 0 : room)};
        text(words, "refused", refused, {TypeStep::body, Weight::semiBold, bench.refused.empty() ? scene.theme().text : scene.theme().careful, true}, Role::status);
        if (!scene.view.model.notice.empty()) {
            Flow aside{ui, flow.x + flow.width - room + ui.grid(2), flow.y, room};
            if (button(aside, "dismiss", {"All right"}, ButtonKind::quiet)) scene.actions.push(DismissNotice{});
            words.y = std::max(words.y, aside.y);
        }
        flow.y = words.y;
    }
    flow.gap(1);
    rule(flow);
}

std::string_view RubricView::columnOf(Part which) { return which == Part::rule ? "rule-column" : which == Part::response ? "response-column" : "bench-column"; }

void RubricView::part(const RubricScene& scene, Part which, const Rect& area) {
    Page page(scene.ui(), columnOf(which), area, {.margin = 2.5f, .scrollKeys = which == Part::rule});
    part(scene, which, page.flow());
}

void RubricView::part(const RubricScene& scene, Part which, Flow& flow) {
    flow.gap(2);
    switch (which) {
        case Part::rule:
            if (m_choosing) {
                chooser(scene, flow);
                break;
            }
            rulePanel(scene, flow);
            flow.gap(3);
            conceptPanel(scene, flow);
            break;
        case Part::response: m_response.draw(scene, flow); break;
        case Part::bench:
            if (isLevelSubject(scene.bench.subject.id)) {
                text(flow, "no-bench", "Levels fit an answer as a whole, so single descriptors are not held against marked responses. Write a response beside this, and see which of them hold.", bodyStyle(scene.ui()));
            } else if (scene.bench.publish) {
                m_publish.draw(scene, flow, *scene.bench.publish);
            } else {
                m_bench.draw(scene, flow);
                versionList(scene, flow);
            }
            break;
    }
    flow.gap(3);
}

void RubricView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "rubric");
    if (context.model.workshop && context.model.workshop->recoverable) {
        Page page(ui, "unsaved", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 48});
        pageTitle(page.flow(), "Rubrics", "Before you go on: what should happen to the work that was not saved last time?");
        (void)offerUnsavedWork(context, page.flow(), actions);
        return;
    }
    const std::shared_ptr<const CourseDocument> document = context.model.workshop ? context.model.workshop->document : nullptr;
    const BenchModel& bench = *context.model.bench;
    if (!document || !bench.open || bench.subject.id.empty()) {
        Page page(ui, "closed", context.area, {});
        Flow& flow = page.flow();
        flow.gap(4);
        text(flow, "title", "Rubrics", headingStyle(ui, TypeStep::title), Role::heading);
        flow.gap(1);
        text(flow, "lead", document && document->course().points.empty() ? "This course has no marking point yet. Add one under Course first." : "Sign in as a tutor to write rubrics.", bodyStyle(ui));
        return;
    }
    const Course& course = document->course();
    if (!(m_subject == bench.subject)) {
        m_subject = bench.subject;
        m_choice = {};
    }
    Rubric none;
    none.point = PointId(bench.subject.kind == TrialSubject::Kind::point ? bench.subject.id : std::string());
    if (auto level = levelRubric(course, bench.subject.id)) none = std::move(*level);
    const Rubric* rubric = rubricOf(course, bench.subject);
    if (rubric == nullptr) rubric = &none;
    const RubricScene scene{context, bench, course, *rubric, m_reference ? &*m_reference : nullptr, m_choice, actions, lightNumbers(*rubric)};
    keys(scene);
    const auto tabs = [&](Flow& flow) {
        static constexpr std::array names = {ChoiceOption{"rule", "The rule"}, ChoiceOption{"response", "A response"}, ChoiceOption{"bench", "The bench"}};
        const int picked = choices(flow, "tabs", {}, names, static_cast<int>(m_tab));
        if (picked >= 0) m_tab = static_cast<Part>(picked);
    };
    if (m_headerHeight > context.area.height() * mostHeader) {
        // Where letters are large, what stands above would leave no room: it scrolls along.
        Page page(ui, columnOf(m_tab), context.area, {.margin = 3, .scrollKeys = true});
        Flow& flow = page.flow();
        flow.gap(1.5f);
        const float top = flow.y;
        header(scene, flow);
        flow.gap(1);
        tabs(flow);
        m_headerHeight = flow.y - top;
        part(scene, m_tab, flow);
        return;
    }
    const float margin = ui.grid(3);
    Flow above{ui, context.area.left + margin, context.area.top + ui.grid(1.5f), context.area.width() - 2 * margin};
    header(scene, above);
    m_headerHeight = above.y - context.area.top;
    const float top = above.y;
    const Rect below{context.area.left, top, context.area.right, context.area.bottom};
    const float em = ui.type.face(TypeStep::body).em;
    if (below.width() >= em * threeColumnEms) {
        const float left = std::floor(below.left + below.width() * 0.38f), right = std::floor(below.left + below.width() * 0.69f);
        part(scene, Part::rule, {below.left, below.top, left, below.bottom});
        part(scene, Part::response, {left, below.top, right, below.bottom});
        part(scene, Part::bench, {right, below.top, below.right, below.bottom});
        const float thin = std::max(1.0f, ui.theme.borderWidth);
        for (const float x : {left, right}) fill({x, below.top, x + thin, below.bottom}, ui.theme.line);
        return;
    }
    Flow flow{ui, below.left + ui.grid(3), below.top + ui.grid(1), below.width() - ui.grid(6)};
    tabs(flow);
    m_headerHeight = flow.y - context.area.top;
    flow.gap(1);
    part(scene, m_tab, {below.left, flow.y, below.right, below.bottom});
}

}  // namespace carewright::ui
