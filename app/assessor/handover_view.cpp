#include "app/assessor/handover_view.h"

#include <algorithm>
#include <cmath>

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/titled_card.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

std::string outcomeWords(const HandoverModel& shown) {
    if (!shown.working.empty()) return shown.working;
    return !shown.problem.empty() ? "That did not work. " + shown.problem : shown.done;
}

/// Problems and notes beyond this are in what the command line prints.
constexpr std::size_t mostShown = 12;

}  // namespace

void HandoverView::arrive(const Model& model, const Place& /*place*/) {
    m_folder = model.quality->handover.folder.string();
    m_file.clear();
    m_reason.clear();
    m_erasing = {};
    m_years = static_cast<float>(model.quality->handover.keeping.years);
}

void HandoverView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    // How a request went stands below the page, in sight wherever one was pressing, and pushes nothing from under the mouse.
    Rect area = context.area;
    area.bottom -= outcomeHeight(context);
    if (area.bottom < context.area.bottom) outcome(context, {area.left, area.bottom, area.right, context.area.bottom});
    Page page(ui, "handover", area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 66, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Hand over", "Files carry work between computers without a network, and prove to anybody what was decided.");
    notice(context, flow, actions);
    Columns sides = columns(flow, !context.narrow, 0.5f, 3);
    out(context, sides.left, actions);
    sides.left.gap(2);
    oneLearner(context, sides.left, actions);
    if (!sides.beside) sides.right.y = sides.left.y + ui.grid(2);
    in(context, sides.right, actions);
    sides.right.gap(2);
    audit(context, sides.right, actions);
    sides.right.gap(2);
    keeping(context, sides.right, actions);
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

float HandoverView::outcomeHeight(const ViewContext& context) const {
    const Context& ui = context.ui;
    const std::string words = outcomeWords(context.model.quality->handover);
    if (words.empty()) return 0;
    return std::ceil(textHeight(ui, words, bodyStyle(ui), context.area.width() - ui.grid(8)) + ui.grid(3));
}

void HandoverView::outcome(const ViewContext& context, const Rect& area) const {
    const Context& ui = context.ui;
    const HandoverModel& shown = context.model.quality->handover;
    const SemanticScope scope(ui.record, "outcome");
    const Colour stripe = !shown.working.empty() ? ui.theme.information : !shown.problem.empty() ? ui.theme.careful : ui.theme.earned;
    fill(area, ui.theme.sunken);
    fill({area.left, area.top, area.right, area.top + ui.theme.borderWidth}, ui.theme.line);
    fill({area.left, area.top, area.left + ui.grid(0.75f), area.bottom}, stripe);
    Flow flow{ui, area.left + ui.grid(4), area.top + ui.grid(1.5f), area.width() - ui.grid(8)};
    text(flow, !shown.working.empty() ? "working" : !shown.problem.empty() ? "problem" : "done", outcomeWords(shown), bodyStyle(ui), Role::status);
}

void HandoverView::out(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "out", "Out", {.pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "folder-label", "Folder for the files", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    inner.gap(0.5f);
    (void)textField(inner, "folder", "Folder for the files", m_folder, "Folder for the files");
    inner.gap(1);
    if (toggle(inner, "hide", "Numbers in place of learners' names", m_hide)) m_hide = !m_hide;
    const auto give = [&](HandOut::What what) {
        HandOut out;
        out.what = what;
        out.folder = m_folder;
        out.learner = m_learner;
        out.plan = m_plan;
        out.hideLearners = m_hide;
        return QualityAction(boxed<QualityRequest>(out));
    };
    const auto line = [&](std::string_view id, std::string_view title, std::string_view words, std::string_view label, HandOut::What what) {
        inner.gap(1.5f);
        const SemanticScope one(ui.record, id);
        text(inner, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        text(inner, "words", words, mutedStyle(ui));
        inner.gap(0.75f);
        const QualityAction action = give(what);
        if (button(inner, "write", {label, Icon::download, {}, context.rules.whyNot(action)})) actions.push(action);
    };
    line("eqa", "For the external quality assurer", "One zip: responses, what was proposed, decisions and signatures, with how to verify them with public tools.", "EQA pack", HandOut::What::eqaPack);
    if (!context.model.quality->plansReadAt) {
        inner.gap(0.75f);
        text(inner, "reading", "Reading which samples there are …", mutedStyle(ui), Role::status);
    }
    if (!context.model.quality->plans.empty()) {
        inner.gap(0.75f);
        std::vector<std::string> ids{"released"}, names{"All released"};
        for (const PlanLine& plan : context.model.quality->plans) {
            ids.push_back(toString(plan.id));
            names.push_back(plan.plan.name);
        }
        std::vector<ChoiceOption> options;
        int now = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            options.push_back({ids[i], names[i]});
            if (i > 0 && context.model.quality->plans[i - 1].id == m_plan) now = static_cast<int>(i);
        }
        const int chosen = choices(inner, "sample", "Which decisions", options, now);
        if (chosen >= 0) m_plan = chosen == 0 ? ActId{} : context.model.quality->plans[static_cast<std::size_t>(chosen) - 1].id;
    }
    line("xlsx", "Results as a workbook", "Gradebook, responses and criteria.", "XLSX", HandOut::What::resultsXlsx);
    line("csv", "Results as a table", "One line per response.", "CSV", HandOut::What::resultsCsv);
    line("record", "To another computer of the centre", "The whole record. Joining it twice changes nothing.", "Package of everything", HandOut::What::recordPackage);
}

void HandoverView::oneLearner(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const HandoverModel& shown = context.model.quality->handover;
    TitledCard card(flow, "learner", "For one learner", {.pad = 2.5f});
    Flow& inner = card.inner();
    if (m_learner.empty()) {
        (void)textField(inner, "search", "Learner", m_search, "Part of the name", Icon::search);
        int found = 0;
        for (const auto& [id, name] : shown.learners) {
            if (m_search.empty() || !holdsWord(name, m_search) || ++found > 6) continue;
            if (link(inner, toString(id), name)) m_learner = id;
        }
    } else {
        const auto known = shown.learners.find(m_learner);
        text(inner, "name", known == shown.learners.end() ? "No longer listed" : known->second, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        if (link(inner, "other", "Another learner", TypeStep::caption)) m_learner = {};
    }
    inner.gap(1);
    HandOut sheet, package;
    sheet.what = HandOut::What::feedbackSheet;
    package.what = HandOut::What::decisionsPackage;
    sheet.folder = package.folder = m_folder;
    sheet.learner = package.learner = m_learner;
    const QualityAction first = boxed<QualityRequest>(sheet), second = boxed<QualityRequest>(package);
    ButtonRow row(inner);
    if (row.button("sheet", {"Feedback sheet (PDF)", Icon::download, {}, context.rules.whyNot(first)})) actions.push(first);
    if (row.button("package", {"Decisions to take home", Icon::download, {}, context.rules.whyNot(second)})) actions.push(second);
}

void HandoverView::in(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "in", "In", {.pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "words", "A learner's work, or another computer's record. What was changed on the way is refused, with the reason.", mutedStyle(ui));
    inner.gap(1);
    const bool enter = enterPressedIn(ui, "file");
    if (const auto chosen = m_chooser.draw(inner, "choose")) m_file = chosen->string();
    inner.gap(1);
    (void)textField(inner, "file", "Package", m_file, "or where the package is");
    inner.gap(1);
    const QualityAction take = boxed<QualityRequest>(TakeOver{m_file});
    const std::string why = context.rules.whyNot(take);
    if ((button(inner, "take", {"Take it over", Icon::check, {}, why}) || enter) && why.empty()) actions.push(take);
}

void HandoverView::audit(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const HandoverModel& shown = context.model.quality->handover;
    TitledCard card(flow, "audit", "Audit", {.pad = 2.5f, .stripe = !shown.audit ? Colour{0, 0, 0, 0} : shown.audit->whole() ? ui.theme.earned : ui.theme.missed});
    Flow& inner = card.inner();
    if (!shown.audit) {
        text(inner, "words", "Checks every hash and signature of all that is kept here, and names the first row that is not as it was written.", mutedStyle(ui));
    } else {
        text(inner, "result", shown.audit->whole() ? "Everything is as it was written" : "Something was changed", {TypeStep::body, Weight::semiBold, shown.audit->whole() ? ui.theme.earned : ui.theme.missed, true},
             Role::status);
        text(inner, "counts",
             std::to_string(shown.audit->attempts) + " attempts, " + std::to_string(shown.audit->steps) + " steps, " + std::to_string(shown.audit->acts) + " acts, " + std::to_string(shown.audit->accounts) +
                 " accounts; checked on " + momentWords(shown.auditedAt, context.model.zone) + ".",
             bodyStyle(ui));
        std::size_t number = 0;
        for (const auto* list : {&shown.audit->problems, &shown.audit->notes})
            for (const std::string& one : *list) {
                if (++number > mostShown) break;
                inner.gap(0.5f);
                text(inner, "line-" + std::to_string(number), one, list == &shown.audit->problems ? bodyStyle(ui) : mutedStyle(ui));
            }
        if (number > mostShown) text(inner, "more", "And more; “carewright audit” lists them all.", mutedStyle(ui));
    }
    inner.gap(1);
    const QualityAction check = boxed<QualityRequest>(AuditAll{}), seal = boxed<QualityRequest>(SealRecord{});
    ButtonRow row(inner);
    if (row.button("check", {shown.audit ? "Check again" : "Check everything", Icon::check, {}, context.rules.whyNot(check)})) actions.push(check);
    if (row.button("seal", {"Seal the record", Icon::lock, {}, context.rules.whyNot(seal)})) actions.push(seal);
}

void HandoverView::keeping(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const HandoverModel& shown = context.model.quality->handover;
    TitledCard card(flow, "keeping", "What is kept how long", {.pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "now", "Records are kept for " + counted(shown.keeping.years, "year", "years") + " after a learner's last work.", bodyStyle(ui));
    for (const auto& [learner, hold] : shown.keeping.holds) {
        const auto known = shown.learners.find(learner);
        text(inner, "hold-" + toString(learner), "Must stay: " + (known == shown.learners.end() ? std::string("a learner no longer listed") : known->second) + ". " + hold.reason, mutedStyle(ui));
    }
    inner.gap(1);
    (void)textField(inner, "reason", "Reason", m_reason, "Reason, for the record");
    inner.gap(1);
    (void)stepper(inner, "years", "Keep for so many years", m_years, {1, 20, 1}, std::to_string(static_cast<int>(m_years)));
    inner.gap(1);
    const bool held = shown.keeping.isHeld(m_learner);
    const auto chosen = shown.learners.find(m_learner);
    const std::string who = m_learner.empty() || chosen == shown.learners.end() ? std::string() : chosen->second;
    text(inner, "who", who.empty() ? "To hold or erase somebody's records, choose the learner under “For one learner” first." : "The learner chosen is " + who + ".", mutedStyle(ui));
    inner.gap(1);
    const QualityAction set = boxed<QualityRequest>(SetRetention{static_cast<int>(m_years), m_reason}), hold = boxed<QualityRequest>(HoldRecords{m_learner, !held, m_reason}),
                        erase = boxed<QualityRequest>(EraseLearner{m_learner, m_reason});
    const auto done = [&](const QualityAction& action) {
        actions.push(action);
        m_reason.clear();
    };
    if (!m_erasing.empty() && m_erasing == m_learner) {
        text(inner, "sure", "Erase " + who + "? The name and every setting are overwritten for good, in the backups too. Answers and decisions stay, under a number; so does feedback, even where it names the learner, and every file that was written out. This cannot be undone.",
             {TypeStep::body, Weight::semiBold, ui.theme.missed, true}, Role::status);
        inner.gap(1);
        ButtonRow row(inner);
        if (row.button("erase-not", {"Keep everything"}, ButtonKind::primary)) m_erasing = {};
        if (row.button("erase-now", {"Erase " + who + " now", Icon::bin, {}, context.rules.whyNot(erase)})) {
            done(erase);
            m_erasing = {};
            m_learner = {};
        }
        return;
    }
    ButtonRow row(inner);
    if (row.button("set", {"Keep for " + counted(static_cast<int>(m_years), "year", "years"), Icon::none, {}, context.rules.whyNot(set)})) done(set);
    if (row.button("hold", {(held ? "Lift the hold" : "Place a hold") + (who.empty() ? std::string() : " on " + who), Icon::none, {}, context.rules.whyNot(hold)})) done(hold);
    if (row.button("erase", {"Erase " + (who.empty() ? std::string("the learner") : who) + " …", Icon::bin, {}, context.rules.whyNot(erase)})) m_erasing = m_learner;
}

}  // namespace carewright::ui
