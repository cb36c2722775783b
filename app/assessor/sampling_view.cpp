#include "app/assessor/sampling_view.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/day_words.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/quality_actions.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"
#include "app/ui/staff_model.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

std::string nameOf(const QualityModel& quality, const AccountId& account) {
    const auto found = quality.names.find(account);
    return found == quality.names.end() ? "Somebody who has no account here" : found->second;
}

std::string methodWords(const std::string& method) {
    if (method == "question") return "written answer";
    if (method == "mock") return "mock assessment";
    if (method == "scenario") return "text in a story";
    if (method == "quiz") return "written answer in a quiz";
    return method;
}

}  // namespace

void SamplingView::arrive(const Model& model, const Place& place) {
    m_note.clear();
    m_close = {};
    m_ruling = false;
    if (place.id.empty()) return;
    // From a decision with which somebody did not agree: what has to be done about it.
    for (const PlanLine& plan : model.quality->plans)
        for (const SamplingCell& cell : plan.grid.cells)
            for (const ActId& decision : cell.planned)
                if (const auto said = model.quality->samples.find(decision); toString(decision) == place.id && said != model.quality->samples.end())
                    raiseAbout(model, plan.id, decision, cell.assessor, said->second.note);
}

void SamplingView::raiseAbout(const Model& model, const ActId& plan, const ActId& decision, const AccountId& whom, std::string task) {
    m_open = plan;
    m_about = plan;
    m_aboutDecision = decision;
    m_whom = whom;
    m_task = std::move(task);
    m_taskDue = plainDay(model.zone.dayOf(model.now) + std::chrono::days(14));
    m_giveTask = true;
}

void SamplingView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    Page page(ui, "sampling", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 62, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Sampling", "A plan says how many of each assessor's decisions are looked at. Chance draws them, so nobody picks, and anybody can check the draw.");
    notice(context, flow, actions);
    if (!quality.plansReadAt) {
        text(flow, "reading", "Reading all that is decided …", mutedStyle(ui), Role::status);
        return;
    }
    if (!m_editing) {
        ButtonRow row(flow);
        if (row.button("new", {"New plan", Icon::plus}, quality.plans.empty() ? ButtonKind::primary : ButtonKind::secondary)) {
            m_editing = true;
            m_plan = {};
            const auto end = context.model.zone.dayOf(context.model.now) + std::chrono::days(30);
            m_due = plainDay(end);
        }
    } else {
        editor(context, flow, actions);
    }
    // In room that is always there: what comes and goes pushes nothing from under the mouse.
    const float below = flow.y + std::max(ui.grid(3), ui.grid(1.5f) + ui.controlLine(ui.type.face(TypeStep::caption)));
    flow.gap(0.75f);
    if (quality.readingPlans) text(flow, "reading", "Reading what is decided by now. You can go on meanwhile.", mutedStyle(ui), Role::status);
    flow.y = below;
    if (quality.plans.empty() && !m_editing)
        noticeCard(flow, "empty", NoticeKind::information, "No plan yet", "A plan says how large a share of each assessor's decisions is looked at, and by when. New assessors are sampled more.");
    for (const PlanLine& one : quality.plans) {
        plan(context, one, flow, actions);
        flow.gap(2);
    }
    flow.gap(1);
    tasks(context, flow, actions);
    flow.gap(1);
    rules(context, flow, actions);
}

void SamplingView::rules(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const std::optional<MarkingRulesSet>& now = context.model.quality->rules;
    const SemanticScope scope(ui.record, "rules");
    Card card(flow, {.lit = m_ruling, .pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "title", "How marking is checked", headingStyle(ui, TypeStep::lead), Role::heading);
    inner.gap(0.5f);
    std::string second = "Second marking: only what somebody chooses to mark again.";
    if (now && now->second) {
        const SecondMarkingRule& rule = *now->second;
        second = rule.way == SecondMarkingWay::sample        ? "Second marking: " + std::to_string(rule.percent) + " % of decisions, drawn by seed " + std::to_string(rule.seed) + ", blind."
                 : rule.way == SecondMarkingWay::blindDouble ? "Second marking: every decision, blind."
                                                             : "Second marking: every decision, with the engine's proposal in sight.";
        second += " Totals may differ by " + counted(rule.tolerance, "mark", "marks");
        if (!rule.perQuestion.empty()) second += "; " + counted(static_cast<int>(rule.perQuestion.size()), "question has a tolerance of its own", "questions have a tolerance of their own");
        second += ".";
    }
    text(inner, "second", second, bodyStyle(ui), Role::status);
    text(inner, "seeds",
         now && now->seedEvery > 0 ? "Known responses: about one in " + std::to_string(now->seedEvery) + " comes with agreed marks, and nobody can tell which. Names stay hidden."
                                   : "Known responses: none. Responses with agreed marks can be slipped in among the others, to see whether everybody keeps to one standard.",
         bodyStyle(ui), Role::status);
    inner.gap(1);
    if (m_ruling) {
        rulesEditor(context, inner, actions);
        return;
    }
    if (!button(inner, "change", {"Change this …"}, ButtonKind::quiet)) return;
    m_ruling = true;
    m_way = !now || !now->second ? 0 : now->second->way == SecondMarkingWay::sample ? 1 : now->second->way == SecondMarkingWay::blindDouble ? 2 : 3;
    m_share = now && now->second ? static_cast<float>(now->second->percent) : 10;
    m_tolerance = now && now->second ? static_cast<float>(now->second->tolerance) : 0;
    m_perQuestion = now && now->second ? now->second->perQuestion : std::map<QuestionId, int>{};
    m_seeds = now && now->seedEvery > 0;
    m_seedEvery = m_seeds ? static_cast<float>(now->seedEvery) : 20;
}

void SamplingView::rulesEditor(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    constexpr std::array ways = {ChoiceOption{"none", "As chosen"}, ChoiceOption{"sample", "A share, blind"}, ChoiceOption{"double", "All, blind"}, ChoiceOption{"all", "All, in the open"}};
    const int way = choices(flow, "way", "Second marking", ways, m_way);
    if (way >= 0) m_way = way;
    flow.gap(1.5f);
    if (m_way == 1) {
        (void)stepper(flow, "share", "Share of all decisions", m_share, {5, 100, 5}, std::to_string(static_cast<int>(m_share)) + " %");
        flow.gap(1);
    }
    if (m_way != 0) {
        (void)stepper(flow, "tolerance", "Marks by which two totals may differ", m_tolerance, {0, 10, 1}, std::to_string(static_cast<int>(m_tolerance)));
        flow.gap(1);
        text(flow, "questions-label", "Questions with a tolerance of their own", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        for (const Question& question : context.model.course.questions) {
            const SemanticScope one(ui.record, "question-" + question.id.value);
            const auto own = m_perQuestion.find(question.id);
            flow.gap(0.5f);
            if (toggle(flow, "own", questionWords(context.model.course, question.id) + " (" + counted(question.marks, "mark", "marks") + ")", own != m_perQuestion.end())) {
                if (own != m_perQuestion.end()) m_perQuestion.erase(own);
                else m_perQuestion[question.id] = static_cast<int>(m_tolerance);
            }
            const auto set = m_perQuestion.find(question.id);
            if (set == m_perQuestion.end()) continue;
            float marks = static_cast<float>(set->second);
            flow.gap(0.5f);
            (void)stepper(flow, "tolerance", "Marks for this question", marks, {0, static_cast<float>(std::max(1, question.marks)), 1}, std::to_string(set->second));
            set->second = static_cast<int>(marks);
        }
        flow.gap(1.5f);
    }
    if (toggle(flow, "seeds-on", "Slip known responses into the queue", m_seeds)) m_seeds = !m_seeds;
    if (m_seeds) {
        flow.gap(0.75f);
        (void)stepper(flow, "seed-every", "About one known response in so many", m_seedEvery, {2, 100, 1}, std::to_string(static_cast<int>(m_seedEvery)));
    }
    flow.gap(2);
    MarkingRulesSet rules;
    if (m_way != 0) {
        SecondMarkingRule rule;
        rule.way = m_way == 1 ? SecondMarkingWay::sample : m_way == 2 ? SecondMarkingWay::blindDouble : SecondMarkingWay::all;
        rule.percent = static_cast<int>(m_share);
        rule.tolerance = static_cast<int>(m_tolerance);
        rule.perQuestion = m_perQuestion;
        rules.second = std::move(rule);
    }
    rules.seedEvery = m_seeds ? static_cast<int>(m_seedEvery) : 0;
    const QualityAction set = boxed<QualityRequest>(SetMarkingRules{rules});
    const std::string why = context.rules.whyNot(set);
    if (!why.empty()) text(flow, "why-not", why, mutedStyle(ui), Role::status);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("set", {"Check it so from now on", Icon::check, {}, why}, ButtonKind::primary)) {
        actions.push(set);
        m_ruling = false;
    }
    if (row.button("cancel", {"Leave it as it was"})) m_ruling = false;
}

void SamplingView::editor(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    const SemanticScope scope(ui.record, "editor");
    Card card(flow, {.lit = true, .pad = 3});
    Flow& inner = card.inner();
    const auto caption = [&](std::string_view id, std::string_view words) {
        text(inner, id, words, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        inner.gap(0.5f);
    };
    caption("name-label", "Name of the plan");
    (void)textField(inner, "name", "Name of the plan", m_plan.name, "Autumn, criterion 1.2");
    inner.gap(1.5f);
    constexpr std::array stages = {ChoiceOption{"interim", "Interim"}, ChoiceOption{"summative", "Summative"}};
    const int stage = choices(inner, "stage", "Stage", stages, static_cast<int>(m_plan.stage));
    if (stage >= 0) m_plan.stage = static_cast<SamplingStage>(stage);
    inner.gap(1.5f);
    (void)stepper(inner, "percent", "Share of each assessor's decisions", m_percent, {5, 100, 5}, std::to_string(static_cast<int>(m_percent)) + " %");
    inner.gap(1);
    (void)stepper(inner, "percent-new", "Share while an assessor is new", m_percentNew, {5, 100, 5}, std::to_string(static_cast<int>(m_percentNew)) + " %");
    inner.gap(1);
    (void)stepper(inner, "new-until", "An assessor is new until so many decisions", m_newUntil, {0, 200, 5}, std::to_string(static_cast<int>(m_newUntil)));
    inner.gap(1.5f);
    caption("assessors-label", "Only these assessors; none chosen means all");
    for (const auto& [id, name] : context.model.quality->names) {
        const Account* account = context.model.staff ? context.model.staff->find(id) : nullptr;
        if (account && !account->roles.contains(StaffRole::assessor)) continue;     // has no decisions to sample
        const bool on = std::ranges::find(m_plan.assessors, id) != m_plan.assessors.end();
        if (!toggle(inner, "assessor-" + toString(id), name, on)) continue;
        if (on) std::erase(m_plan.assessors, id);
        else m_plan.assessors.push_back(id);
    }
    if (course.criteria.size() > 1) {
        inner.gap(1.5f);
        caption("criteria-label", "Only these criteria; none chosen means all");
        for (const Criterion& one : course.criteria) {
            const bool on = std::ranges::find(m_plan.criteria, one.id) != m_plan.criteria.end();
            if (!toggle(inner, "criterion-" + one.id.value, one.id.value + " " + one.text, on)) continue;
            if (on) std::erase(m_plan.criteria, one.id);
            else m_plan.criteria.push_back(one.id);
        }
    }
    inner.gap(1.5f);
    caption("methods-label", "Only these methods; none chosen means all");
    for (const std::string method : {"question", "mock", "scenario", "quiz"}) {
        const bool on = std::ranges::find(m_plan.methods, method) != m_plan.methods.end();
        std::string label = methodWords(method);
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
        if (!toggle(inner, "method-" + method, label, on)) continue;
        if (on) std::erase(m_plan.methods, method);
        else m_plan.methods.push_back(method);
    }
    inner.gap(1.5f);
    caption("due-label", "Samples done by");
    (void)textField(inner, "due", "Samples done by", m_due, "A day, such as 18 December 2026", Icon::calendar);
    const TypedDay due = readTypedDay(m_due, context.model.zone.dayOf(context.model.now));
    if (!due.day && !m_due.empty()) text(inner, "due-problem", due.problem, mutedStyle(ui), Role::status);
    inner.gap(2);
    PlanMade plan = m_plan;
    plan.percent = static_cast<int>(m_percent);
    plan.percentNew = static_cast<int>(m_percentNew);
    plan.newUntil = static_cast<int>(m_newUntil);
    // Interim looks at work of the last months, summative at all that was decided until the day.
    plan.from = plan.stage == SamplingStage::interim ? context.model.now - std::chrono::hours(24 * 92) : Instant{};
    plan.due = due.day ? context.model.zone.endOf(*due.day) : Instant{};
    const QualityAction make = boxed<QualityRequest>(MakePlan{plan});
    std::string why = context.rules.whyNot(make);
    if (!due.day) why = "Give the day by which the samples are done.";
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("make", {"Make the plan", Icon::check, {}, why}, ButtonKind::primary)) {
        actions.push(make);
        m_editing = false;
    }
    if (row.button("cancel", {"Not now"})) m_editing = false;
}

void SamplingView::plan(const ViewContext& context, const PlanLine& plan, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    const SemanticScope scope(ui.record, toString(plan.id));
    const Colour stripe = plan.signedOff ? ui.theme.earned : plan.grid.overdue > 0 ? ui.theme.missed : ui.theme.careful;
    Card card(flow, {.pad = 2.5f, .stripe = stripe});
    Flow& inner = card.inner();
    text(inner, "name", plan.plan.name, headingStyle(ui, TypeStep::lead), Role::heading);
    text(inner, "about",
         std::string(plan.plan.stage == SamplingStage::interim ? "Interim" : "Summative") + ", " + std::to_string(plan.plan.percent) + " %, new assessors " + std::to_string(plan.plan.percentNew) +
             " %, by " + dayWords(plan.plan.due, context.model.zone) + ". Made by " + nameOf(quality, plan.by) + ", seed " + std::to_string(plan.plan.seed) + ".",
         mutedStyle(ui));
    inner.gap(1);
    progressBar(inner, "progress", "Samples done", static_cast<int>(plan.grid.done), static_cast<int>(plan.grid.planned));
    inner.gap(0.75f);
    std::string words = std::to_string(plan.grid.done) + " of " + counted(static_cast<int>(plan.grid.planned), "planned sample", "planned samples") + " done";
    if (plan.grid.overdue > 0) words += ", " + std::to_string(plan.grid.overdue) + " overdue";
    if (plan.signedOff) words += ", signed off";
    text(inner, "standing", words, {TypeStep::body, Weight::semiBold, plan.grid.overdue > 0 ? ui.theme.missed : ui.theme.text, false}, Role::status);
    inner.gap(1);
    const bool open = m_open == plan.id;
    if (button(inner, "open", {open ? "Close the samples" : "Show the samples", open ? Icon::up : Icon::down}, ButtonKind::quiet)) m_open = open ? ActId{} : plan.id;
    if (!open) return;
    for (const SamplingCell& one : plan.grid.cells) cell(context, plan, one, inner, actions);
    if (plan.signedOff) return;
    inner.gap(1.5f);
    (void)textField(inner, "sign-note", "Remark on the plan as a whole", m_signNote, "A remark on the plan as a whole, if you like");
    inner.gap(1);
    const QualityAction sign = boxed<QualityRequest>(SignOffPlan{plan.id, m_signNote});
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("sign-off", {"Sign the plan off", Icon::check, {}, context.rules.whyNot(sign)}, ButtonKind::primary)) {
        actions.push(sign);
        m_signNote.clear();
    }
    if (row.button("raise", {"Raise an action …"})) {
        raiseAbout(context.model, plan.id, {}, {}, m_task);
    }
}

void SamplingView::cell(const ViewContext& context, const PlanLine& plan, const SamplingCell& cell, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    const SemanticScope scope(ui.record, toString(cell.assessor) + "." + cell.criterion.value + "." + cell.method);
    flow.gap(1);
    rule(flow);
    flow.gap(1);
    text(flow, "who", nameOf(quality, cell.assessor) + (cell.assessorIsNew ? " (new)" : "") + ", criterion " + cell.criterion.value + ", " + methodWords(cell.method),
         {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    std::string words = std::to_string(cell.planned.size()) + " planned of " + counted(static_cast<int>(cell.decisions), "decision", "decisions") + ", " + std::to_string(cell.done) + " done";
    if (cell.overdue > 0) words += ", " + std::to_string(cell.overdue) + " overdue";
    text(flow, "counts", words, mutedStyle(ui));
    flow.gap(0.75f);
    for (const ActId& decision : cell.planned) sample(context, plan, cell, decision, flow, actions);
}

void SamplingView::sample(const ViewContext& context, const PlanLine& plan, const SamplingCell& cell, const ActId& decision, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    const SemanticScope scope(ui.record, toString(decision));
    const auto place = quality.decided.find(decision);
    if (place == quality.decided.end()) return;
    const auto looked = quality.samples.find(decision);
    const bool own = context.model.signedIn && context.model.signedIn->account == toString(cell.assessor);
    const auto line = quality.planned.find(decision);
    const bool earlier = !own && context.model.signedIn && line != quality.planned.end() &&
                         std::ranges::any_of(line->second.deciders, [&](const AccountId& one) { return toString(one) == context.model.signedIn->account; });
    std::string standing = looked == quality.samples.end() ? (own       ? "Your own decision: another quality assurer samples it"
                                                              : earlier ? "You decided this response earlier: another quality assurer samples it"
                                                                        : "To be looked at")
                           : looked->second.agrees         ? "Looked at: agreed"
                                                           : "Looked at: not agreed. " + looked->second.note;
    std::string title = questionWords(context.model.course, place->second.question);
    if (line != quality.planned.end()) {
        const DecidedLine& what = line->second;
        if (context.model.review) title = context.model.review->nameOf(what.learner) + ", " + title;
        std::string words = "Decided on " + momentWords(what.when, context.model.zone) + ": " + (what.maxMarks > 0 ? std::to_string(what.marks) + " of " + counted(what.maxMarks, "mark", "marks") : counted(what.marks, "mark", "marks"));
        if (what.proposedMarks) words += *what.proposedMarks == what.marks ? ", as proposed" : ", proposed " + std::to_string(*what.proposedMarks);
        if (what.overridden) words += "; a point was decided otherwise than proposed";
        text(flow, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        text(flow, "about", words + ".", mutedStyle(ui));
    }
    text(flow, "standing", (line == quality.planned.end() ? title + "  " : std::string()) + standing, {TypeStep::body, Weight::regular, looked == quality.samples.end() ? ui.theme.text : looked->second.agrees ? ui.theme.earned : ui.theme.careful, true});
    if (link(flow, "read", "Read the response and the decision", TypeStep::caption)) {
        m_sample = decision;
        m_read.insert(decision);
        actions.push(boxed<ReviewRequest>(OpenResponse{place->second}));
    }
    if (looked != quality.samples.end() || own || earlier || plan.signedOff) {
        flow.gap(1);
        return;
    }
    if (m_sample != decision) {
        // Whoever says so has read it.
        if (m_read.contains(decision) && link(flow, "judge", "Say whether you agree", TypeStep::caption)) {
            m_sample = decision;
            m_note.clear();
        }
        flow.gap(1);
        return;
    }
    flow.gap(0.5f);
    (void)textField(flow, "note", "What you see", m_note, "What you see; needed where you do not agree");
    flow.gap(0.75f);
    const QualityAction yes = boxed<QualityRequest>(LookAtSample{plan.id, decision, true, {}, m_note}), no = boxed<QualityRequest>(LookAtSample{plan.id, decision, false, {}, m_note});
    ButtonRow row(flow);
    if (row.button("agree", {"I agree", Icon::check, {}, context.rules.whyNot(yes)})) {
        actions.push(yes);
        m_note.clear();
    }
    if (row.button("disagree", {"I do not agree", Icon::close, {}, context.rules.whyNot(no)})) {
        actions.push(no);
        raiseAbout(context.model, plan.id, decision, cell.assessor, m_note);
        m_note.clear();
    }
    flow.gap(1.5f);
}

void SamplingView::raise(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    const SemanticScope scope(ui.record, "raise");
    Card card(flow, {.lit = true, .pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "title", "An action", headingStyle(ui, TypeStep::lead), Role::heading);
    inner.gap(1);
    std::vector<std::string> ids, names;
    std::vector<AccountId> accounts;
    for (const auto& [id, name] : quality.names) {
        ids.push_back(toString(id));
        names.push_back(name);
        accounts.push_back(id);
    }
    std::vector<ChoiceOption> options;
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({ids[i], names[i]});
    const auto now = std::ranges::find(accounts, m_whom);
    const int chosen = choices(inner, "whom", "Who", options, now == accounts.end() ? -1 : static_cast<int>(now - accounts.begin()));
    if (chosen >= 0) m_whom = accounts[static_cast<std::size_t>(chosen)];
    inner.gap(1);
    // It opens below the plans, often out of sight: the keyboard goes there, and the page with it.
    if (std::exchange(m_giveTask, false)) ui.focus.giveByKeyboard(ui.record.pathOf("task"));
    (void)textField(inner, "task", "What has to be done", m_task, "What has to be done");
    inner.gap(1);
    (void)textField(inner, "due", "By when", m_taskDue, "By when", Icon::calendar);
    inner.gap(1.5f);
    const TypedDay due = readTypedDay(m_taskDue, context.model.zone.dayOf(context.model.now));
    const QualityAction raise = boxed<QualityRequest>(RaiseAction{{m_about, m_whom, m_task, due.day ? context.model.zone.endOf(*due.day) : Instant{}}, m_aboutDecision});
    const std::string why = due.day ? context.rules.whyNot(raise) : due.problem;
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("raise", {"Raise the action", Icon::flag, {}, why}, ButtonKind::primary)) {
        actions.push(raise);
        m_about = {};
        m_task.clear();
    }
    if (row.button("cancel", {"No action"})) m_about = {};
}

void SamplingView::tasks(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    if (!m_about.empty()) {
        raise(context, flow, actions);
        flow.gap(3);
    }
    if (quality.actions.empty()) return;
    text(flow, "actions-title", "Actions", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    for (const IqaAction& one : quality.actions) {
        const SemanticScope scope(ui.record, toString(one.id));
        const bool late = !one.closed && context.model.now > one.what.due;
        {
            Card card(flow, {.pad = 2, .stripe = one.closed ? ui.theme.earned : late ? ui.theme.missed : ui.theme.careful});
            Flow& inner = card.inner();
            text(inner, "text", one.what.text, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
            text(inner, "who", nameOf(quality, one.what.whom) + ", by " + dayWords(one.what.due, context.model.zone) + (one.closed ? ". Done: " + one.closed->note : late ? ". Overdue." : "."), mutedStyle(ui));
            if (!one.closed && m_close != one.id) {
                if (link(inner, "close", "It is done", TypeStep::caption)) {
                    m_close = one.id;
                    m_closing.clear();
                }
            } else if (!one.closed) {
                inner.gap(0.75f);
                (void)textField(inner, "note", "What was done", m_closing, "What was done");
                inner.gap(0.75f);
                const QualityAction close = boxed<QualityRequest>(CloseAction{one.id, m_closing});
                ButtonRow row(inner, ButtonRow::Align::right);
                if (row.button("close-it", {"Close the action", Icon::check, {}, context.rules.whyNot(close)})) {
                    actions.push(close);
                    m_close = {};
                }
            }
        }
        flow.gap(1.5f);
    }
}

}  // namespace carewright::ui
