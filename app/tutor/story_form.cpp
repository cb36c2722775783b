#include "app/tutor/story_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/story_edits.h"
#include "engine/exchange/story_script.h"

namespace carewright::ui {

enum class RowAct : int { none, up, down, remove };

namespace {

constexpr int leastNumber = -1000, mostNumber = 1000;

std::string titleOf(const Passage& passage) { return passage.title.empty() ? passage.id.value : passage.title; }

template <class IdType>
std::vector<std::string> wordsOf(const std::vector<IdType>& ids) {
    std::vector<std::string> out;
    for (const IdType& id : ids) out.push_back(id.value);
    return out;
}
template <class IdType>
std::vector<IdType> idsOf(const std::vector<std::string>& words) {
    std::vector<IdType> out;
    for (const std::string& word : words) out.emplace_back(word);
    return out;
}

RowAct rowButtons(Flow& flow, std::size_t index, std::size_t count, std::string_view what) {
    RowAct act = RowAct::none;
    ButtonRow row(flow);
    if (index > 0 && row.button("up", {"Up", Icon::up}, ButtonKind::quiet)) act = RowAct::up;
    if (index + 1 < count && row.button("down", {"Down", Icon::down}, ButtonKind::quiet)) act = RowAct::down;
    if (row.button("remove", {what, Icon::bin}, ButtonKind::quiet)) act = RowAct::remove;
    return act;
}

constexpr std::array<std::string_view, 8> colourNames{"Teal", "Amber", "Violet", "Coral", "Green", "Pink", "Blue", "Sand"};

/// The kinds of conditions in the order of Condition::Kind, as the form calls them.
constexpr std::array<const char*, 4> conditionKinds{"number", "was-at", "chose", "showed"};

const char* kindOf(const Condition& condition) { return conditionKinds[static_cast<std::size_t>(condition.kind)]; }

}  // namespace

template <class Item>
bool StoryForm::doRow(std::vector<Item>& items, std::size_t index, RowAct act, std::string_view what) {
    switch (act) {
        case RowAct::up: std::swap(items[index], items[index - 1]); break;
        case RowAct::down: std::swap(items[index], items[index + 1]); break;
        case RowAct::remove: items.erase(items.begin() + static_cast<std::ptrdiff_t>(index)); break;
        case RowAct::none: return false;
    }
    return did((act == RowAct::remove ? "Removed " : "Moved ") + std::string(what));
}

void StoryForm::begin() {
    m_fields.begin();
    m_did.clear();
    m_keyboard.clear();
}

std::string StoryForm::doings(std::string_view where) const {
    const std::string at = where.empty() ? std::string() : " in " + std::string(where);
    if (!m_did.empty()) return m_did + at;
    return m_fields.label().empty() ? "Changed something" + at : "Changed “" + m_fields.label() + "”" + at;
}

/// What the parts of a form share in one frame.
struct StoryForm::Sheet {
    const ViewContext& view;
    const StorySheet& story;
    const StoryStudy* study = nullptr;
    std::size_t passage = 0;
    const Course& course;       ///< as it is being edited
    std::vector<PickOption> passages, people, variables, points, misconceptions, questions, choices;

    Sheet(const ViewContext& context, const StorySheet& sheet, const StoryStudy* found, std::size_t index) : view(context), story(sheet), study(found), passage(index), course(courseInHand(context.model)) {
        for (const Passage& one : sheet.scenario.passages) {
            passages.push_back({one.id.value, titleOf(one)});
            for (const ScenarioChoice& choice : one.choices) choices.push_back({choice.id.value, choice.text.empty() ? choice.id.value : choice.text});
        }
        for (const ScenarioPerson& one : sheet.scenario.people) people.push_back({one.id.value, one.name.empty() ? one.id.value : one.name});
        for (const ScenarioVariable& one : sheet.scenario.variables) variables.push_back({one.id.value, one.title.empty() ? one.id.value : one.title});
        for (const MarkingPoint& one : course.points) points.push_back({one.id.value, one.title});
        for (const Misconception& one : course.misconceptions) misconceptions.push_back({one.id.value, one.title});
        for (const Question& one : course.questions) questions.push_back({one.id.value, opening(one.text, 12)});
    }

    /// What the checks say of a part, beside it.
    void findings(Flow& flow, StoryFinding::About about, std::size_t index, StoryFinding::Part part, std::size_t number) const {
        if (!study) return;
        int shown = 0;
        for (const StoryFinding& finding : study->findings) {
            if (finding.about != about || finding.index != index || finding.part != part || finding.number != number) continue;
            const bool error = finding.severity == Severity::error;
            text(flow, "finding-" + std::to_string(++shown), (error ? "To put right: " : "Worth a look: ") + finding.text,
                 {TypeStep::caption, Weight::regular, error ? view.ui.theme.missed : view.ui.theme.careful, true}, Role::status);
            flow.gap(0.5f);
        }
    }
    /// An edge for what the checks have something to say about; it moves nothing when they come in.
    [[nodiscard]] Colour stripe(StoryFinding::Part part, std::size_t number) const {
        Colour out{0, 0, 0, 0};
        if (!study) return out;
        for (const StoryFinding& finding : study->findings) {
            if (finding.about != StoryFinding::About::passage || finding.index != passage || finding.part != part || finding.number != number) continue;
            if (finding.severity == Severity::error) return view.ui.theme.missed;
            out = view.ui.theme.careful;
        }
        return out;
    }
};

/// One line that says how the passage stands, always as high, so that nothing slips from under the mouse; the findings
/// below it while it is open.
void StoryForm::checks(const Sheet& sheet, Flow& flow) {
    std::size_t errors = 0, warnings = 0;
    const auto mine = [&](const StoryFinding& finding) { return finding.about == StoryFinding::About::passage && finding.index == sheet.passage; };
    if (sheet.study) {
        for (const StoryFinding& finding : sheet.study->findings) {
            if (mine(finding)) ++(finding.severity == Severity::error ? errors : warnings);
        }
    }
    std::string words = sheet.study ? "Nothing to put right here" : "Being checked …";
    if (errors > 0) words = std::to_string(errors) + " to put right here";
    if (warnings > 0) words += errors > 0 ? ", " + std::to_string(warnings) + " worth a look" : "; " + std::to_string(warnings) + " worth a look";
    if (!m_fields.opened(flow, "checks", words) || !sheet.study) return;
    static constexpr std::array<std::string_view, 5> parts{"", "Text ", "Choice ", "Written step", "Branch "};
    int shown = 0;
    for (const StoryFinding& finding : sheet.study->findings) {
        if (!mine(finding)) continue;
        const bool error = finding.severity == Severity::error, numbered = finding.part == StoryFinding::Part::block || finding.part == StoryFinding::Part::choice || finding.part == StoryFinding::Part::branch;
        const std::string where = std::string(parts[static_cast<std::size_t>(finding.part)]) + (numbered ? std::to_string(finding.number + 1) : "");
        text(flow, "finding-" + std::to_string(++shown), (where.empty() ? "" : where + ". ") + std::string(error ? "To put right: " : "Worth a look: ") + finding.text,
             {TypeStep::caption, Weight::regular, error ? sheet.view.ui.theme.missed : sheet.view.ui.theme.careful, true}, Role::status);
        flow.gap(0.5f);
    }
}

bool StoryForm::effects(Sheet& sheet, std::string_view id, std::string_view label, std::vector<Effect>& effects, Flow& flow) {
    const std::string words = effectWords(sheet.story.scenario, effects);
    if (!m_fields.opened(flow, id, std::string(label) + ": " + (words.empty() ? "nothing changes" : words))) return false;
    const SemanticScope scope(sheet.view.ui.record, std::string(id) + "-list");
    bool changed = false;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const SemanticScope one(sheet.view.ui.record, std::to_string(i + 1));
        Effect& effect = effects[i];
        changed |= m_fields.oneOf(flow, "variable", "Which number", sheet.variables, effect.variable.value);
        static constexpr std::array ways = {"by", "set"};
        const std::array<PickOption, 2> options{{{ways[0], "More or less by"}, {ways[1], "Becomes"}}};
        std::string how = effect.set ? "set" : "by";
        if (m_fields.oneOf(flow, "how", "How", options, how)) {
            if (how == "set") effect.set = std::exchange(effect.by, 0);
            else effect.by = std::exchange(effect.set, std::nullopt).value_or(0);
            changed = true;
        }
        changed |= m_fields.number(flow, "amount", effect.set ? "The new value" : "By how much", effect.set ? *effect.set : effect.by, leastNumber, mostNumber);
        if (doRow(effects, i, rowButtons(flow, 0, 1, "Remove this change"), "a change of a number")) return true;
        flow.gap(1);
    }
    if (sheet.variables.empty()) {
        text(flow, "none", "The story keeps no numbers yet. Add one under Numbers.", mutedStyle(sheet.view.ui));
    } else if (button(flow, "add", {"Add a change", Icon::plus})) {
        effects.push_back({VariableId(sheet.variables.front().id), 1, std::nullopt, {}});
        giveKeyboard(sheet.view.ui, std::to_string(effects.size()) + "/variable/" + sheet.variables.front().id);
        changed = did("Added a change of a number");
    }
    flow.gap(1);
    return changed;
}

/// A row that was just put in gets the keyboard in the next frame: `path` of its first field, within what is being drawn.
void StoryForm::giveKeyboard(const Context& ui, const std::string& path) { m_keyboard = ui.record.pathOf(path).substr(m_base.size()); }

bool StoryForm::condition(Sheet& sheet, Condition& condition, Flow& flow) {
    using Kind = Condition::Kind;
    const std::array<PickOption, 4> kinds{{{conditionKinds[0], "A number"}, {conditionKinds[1], "Was at a passage"}, {conditionKinds[2], "Took a choice"}, {conditionKinds[3], "Showed a point in writing"}}};
    std::string kind(kindOf(condition));
    bool changed = false;
    if (m_fields.oneOf(flow, "kind", "What it asks for", kinds, kind)) {
        const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const PickOption& option) { return option.id == kind; });
        const bool negated = condition.negated;
        condition = {};
        condition.negated = negated;
        condition.kind = static_cast<Kind>(found - kinds.begin());
        if (condition.kind == Kind::variable && !sheet.variables.empty()) {
            condition.variable = VariableId(sheet.variables.front().id);
            condition.atLeast = sheet.story.scenario.variables.front().start;
        }
        changed = true;
    }
    switch (condition.kind) {
        case Kind::variable: {
            changed |= m_fields.oneOf(flow, "variable", "Which number", sheet.variables, condition.variable.value);
            const auto bound = [&](std::string_view id, std::string_view label, std::optional<int>& value) {
                bool on = value.has_value();
                if (m_fields.tick(flow, std::string(id) + "-on", label, on)) {
                    value = on ? std::optional(5) : std::nullopt;
                    changed = true;
                }
                if (value) changed |= m_fields.number(flow, id, label, *value, leastNumber, mostNumber);
            };
            bound("at-least", "At least", condition.atLeast);
            bound("at-most", "At most", condition.atMost);
            break;
        }
        case Kind::visited: changed |= m_fields.pick(flow, "passage", "Which passage", sheet.passages, condition.passage.value, "Choose a passage"); break;
        case Kind::chosen: changed |= m_fields.pick(flow, "choice", "Which choice", sheet.choices, condition.choice.value, "Choose a choice"); break;
        case Kind::earned: changed |= m_fields.pick(flow, "point", "Which point", sheet.points, condition.point.value, "Choose a point"); break;
    }
    changed |= m_fields.tick(flow, "not", "The other way round: it must not be so", condition.negated);
    return changed;
}

bool StoryForm::conditions(Sheet& sheet, std::string_view id, Conditions& conditions, Flow& flow) {
    const std::string words = conditionWords(sheet.story.scenario, sheet.course, conditions);
    if (!m_fields.opened(flow, id, "Only where: " + (words.empty() ? std::string("always") : words))) return false;
    const SemanticScope scope(sheet.view.ui.record, std::string(id) + "-list");
    const auto fresh = [&] {
        Condition out;
        if (sheet.variables.empty()) {
            out.kind = Condition::Kind::visited;
            out.passage = sheet.story.scenario.start;
        } else {
            out.variable = VariableId(sheet.variables.front().id);
            out.atLeast = sheet.story.scenario.variables.front().start;
        }
        return out;
    };
    bool changed = false;
    for (std::size_t g = 0; g < conditions.size(); ++g) {
        const SemanticScope group(sheet.view.ui.record, std::to_string(g + 1));
        if (g > 0) text(flow, "and", "and", {TypeStep::body, Weight::semiBold, sheet.view.ui.theme.accent, false});
        for (std::size_t c = 0; c < conditions[g].size(); ++c) {
            const SemanticScope one(sheet.view.ui.record, std::to_string(c + 1));
            if (c > 0) text(flow, "or", "or", {TypeStep::body, Weight::semiBold, sheet.view.ui.theme.accent, false});
            changed |= condition(sheet, conditions[g][c], flow);
            if (rowButtons(flow, 0, 1, "Remove this condition") == RowAct::remove) {
                conditions[g].erase(conditions[g].begin() + static_cast<std::ptrdiff_t>(c));
                if (conditions[g].empty()) conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(g));
                return did("Removed a condition");
            }
            flow.gap(0.5f);
        }
        if (button(flow, "or-else", {"… or another one", Icon::plus}, ButtonKind::quiet)) {
            conditions[g].push_back(fresh());
            giveKeyboard(sheet.view.ui, std::to_string(conditions[g].size()) + "/kind/" + kindOf(conditions[g].back()));
            changed = did("Added a condition");
        }
    }
    if (button(flow, "add", {conditions.empty() ? "Add a condition" : "… and another one", Icon::plus})) {
        conditions.push_back({fresh()});
        giveKeyboard(sheet.view.ui, std::to_string(conditions.size()) + "/1/kind/" + kindOf(conditions.back().back()));
        changed = did("Added a condition");
    }
    flow.gap(1);
    return changed;
}

bool StoryForm::points(Sheet& sheet, std::string_view label, std::vector<PointId>& points, Flow& flow) {
    std::vector<std::string> words = wordsOf(points);
    if (!m_fields.anyOf(flow, "points", label, sheet.points, words)) return false;
    points = idsOf<PointId>(words);
    return true;
}

bool StoryForm::blocks(Sheet& sheet, Passage& passage, Flow& flow) {
    const SemanticScope scope(sheet.view.ui.record, "blocks");
    bool changed = false;
    std::vector<PickOption> speakers{{"", "Told"}};
    speakers.insert(speakers.end(), sheet.people.begin(), sheet.people.end());
    for (std::size_t i = 0; i < passage.blocks.size(); ++i) {
        const SemanticScope one(sheet.view.ui.record, std::to_string(i + 1));
        StoryBlock& block = passage.blocks[i];
        if (speakers.size() > 1) changed |= m_fields.oneOf(flow, "who", "Who says it", speakers, block.who.value);
        changed |= m_fields.sheet(flow, "text", block.who.empty() ? "What is told" : "What is said", block.text, "Write it as the learner shall read it.", 4);
        changed |= conditions(sheet, "when", block.when, flow);
        if (doRow(passage.blocks, i, rowButtons(flow, i, passage.blocks.size(), "Remove this text"), "a text")) return m_fields.forget(), true;
        flow.gap(1.5f);
    }
    ButtonRow row(flow);
    if (row.button("add-told", {"Add what is told", Icon::plus})) {
        passage.blocks.push_back({});
        m_keyboard = "blocks/" + std::to_string(passage.blocks.size()) + "/text";
        changed = did("Added what is told");
    }
    if (!sheet.people.empty() && row.button("add-said", {"Add what somebody says", Icon::quote})) {
        passage.blocks.push_back({{}, PersonId(sheet.people.front().id), {}, {}});
        m_keyboard = "blocks/" + std::to_string(passage.blocks.size()) + "/text";
        changed = did("Added what somebody says");
    }
    return changed;
}

bool StoryForm::outcomes(Sheet& sheet, ScenarioChoice& choice, Flow& flow) {
    bool changed = false;
    if (choice.outcomes.empty()) {
        std::string to;
        if (m_fields.pick(flow, "to", "Leads to", sheet.passages, to, "Choose a passage")) {
            choice.outcomes.push_back({PassageId(to), 1, {}});
            changed = true;
        }
        return changed;
    }
    for (std::size_t i = 0; i < choice.outcomes.size(); ++i) {
        Outcome& outcome = choice.outcomes[i];
        const std::string id = i == 0 ? std::string("to") : "to-" + std::to_string(i + 1);
        changed |= m_fields.pick(flow, id, i == 0 ? "Leads to" : "… or by chance to", sheet.passages, outcome.to.value, "Choose a passage");
        if (choice.outcomes.size() < 2) continue;
        changed |= m_fields.number(flow, id + "-weight", "How likely, beside the others", outcome.weight, 1, 1000);
        if (button(flow, id + "-remove", {"Remove this outcome", Icon::bin}, ButtonKind::quiet)) {
            choice.outcomes.erase(choice.outcomes.begin() + static_cast<std::ptrdiff_t>(i));
            return did("Removed an outcome");
        }
    }
    if (button(flow, "by-chance", {"Let chance decide between this and another", Icon::plus}, ButtonKind::quiet)) {
        choice.outcomes.push_back(choice.outcomes.front());
        changed = did("Added an outcome by chance");
    }
    flow.gap(1);
    return changed;
}

bool StoryForm::choice(Sheet& sheet, Passage& passage, std::size_t index, Flow& flow) {
    ScenarioChoice& choice = passage.choices[index];
    const SemanticScope scope(sheet.view.ui.record, choice.id.value);
    bool changed = false;
    RowAct act = RowAct::none;
    {
        Card card(flow, {.pad = 2, .stripe = sheet.stripe(StoryFinding::Part::choice, index)});
        Flow& inner = card.inner();
        changed |= m_fields.sheet(inner, "text", "Choice " + std::to_string(index + 1), choice.text, "What the learner does, as a whole sentence.", 2);
        changed |= outcomes(sheet, choice, inner);
        changed |= m_fields.sheet(inner, "meant", "What it meant for the person", choice.meant, "The learner reads this when looking back.", 2);
        changed |= conditions(sheet, "when", choice.when, inner);
        changed |= effects(sheet, "effects", "Changes", choice.effects, inner);
        changed |= points(sheet, "Marking points it shows", choice.points, inner);
        std::vector<std::string> reveals = wordsOf(choice.reveals);
        if (m_fields.anyOf(inner, "reveals", "Mistaken ideas it reveals", sheet.misconceptions, reveals)) {
            choice.reveals = idsOf<MisconceptionId>(reveals);
            changed = true;
        }
        changed |= m_fields.tick(inner, "once", "May be taken only once", choice.once);
        act = rowButtons(inner, index, passage.choices.size(), "Remove this choice");
    }
    flow.gap(1.5f);
    return doRow(passage.choices, index, act, "a choice") || changed;
}

bool StoryForm::written(Sheet& sheet, Passage& passage, Flow& flow) {
    const SemanticScope scope(sheet.view.ui.record, "written");
    WrittenStep& step = *passage.written;
    bool changed = false;
    changed |= m_fields.sheet(flow, "prompt", "What the learner is asked to write", step.prompt, "Write to …", 3);
    changed |= m_fields.pick(flow, "question", "Marked as an answer to", sheet.questions, step.question.value, "Choose a question");
    changed |= points(sheet, "Points it is marked for", step.points, flow);
    changed |= m_fields.sheet(flow, "model-answer", "A model answer", step.modelAnswer, {}, 3);
    changed |= m_fields.pick(flow, "to", "Leads to, where no branch below fits", sheet.passages, step.to.value, "Choose a passage");
    changed |= m_fields.sheet(flow, "meant", "What that meant for the person", step.meant, {}, 2);
    for (std::size_t i = 0; i < step.branches.size(); ++i) {
        WrittenBranch& branch = step.branches[i];
        const SemanticScope one(sheet.view.ui.record, "branch-" + std::to_string(i + 1));
        RowAct act = RowAct::none;
        {
            Card card(flow, {.pad = 2, .stripe = sheet.stripe(StoryFinding::Part::branch, i)});
            Flow& inner = card.inner();
            text(inner, "title", "Where the text shows", {TypeStep::caption, Weight::semiBold, sheet.view.ui.theme.muted, false});
            inner.gap(0.5f);
            changed |= points(sheet, "Points it must show", branch.points, inner);
            changed |= conditions(sheet, "when", branch.when, inner);
            changed |= m_fields.pick(inner, "to", "Leads to", sheet.passages, branch.to.value, "Choose a passage");
            changed |= effects(sheet, "effects", "Changes", branch.effects, inner);
            changed |= m_fields.sheet(inner, "meant", "What it meant for the person", branch.meant, {}, 2);
            act = rowButtons(inner, i, step.branches.size(), "Remove this branch");
        }
        flow.gap(1);
        if (doRow(step.branches, i, act, "a branch")) return m_fields.forget(), true;
    }
    ButtonRow row(flow);
    if (row.button("add-branch", {"Add a branch", Icon::plus})) {
        WrittenBranch branch;
        branch.to = step.to;
        step.branches.push_back(std::move(branch));
        m_keyboard = "written/branch-" + std::to_string(step.branches.size()) + "/points";
        changed = did("Added a branch");
    }
    if (row.button("no-writing", {"Remove the written step", Icon::bin}, ButtonKind::quiet)) {
        passage.written.reset();
        changed = did("Removed the written step");
    }
    return changed;
}

void StoryForm::passage(const ViewContext& context, const StorySheet& story, const StoryStudy* study, std::size_t index, Flow& flow, FormOutcome& out) {
    const Context& ui = context.ui;
    const Scenario& scenario = story.scenario;
    begin();
    Passage edited = scenario.passages[index];
    Sheet sheet(context, story, study, index);
    const SemanticScope scope(ui.record, edited.id.value);
    m_base = ui.record.pathOf({});
    std::string start = scenario.start == edited.id ? "yes" : "no";
    bool changed = false, becomesStart = false;
    checks(sheet, flow);
    changed |= m_fields.line(flow, "title", "Title", edited.title, "What happens here");
    changed |= m_fields.line(flow, "setting", "Where and when", edited.setting, "Mrs Okafor's kitchen, Monday 9 am");
    const auto heading = [&](std::string_view id, std::string_view words) {
        flow.gap(1);
        text(flow, id, words, headingStyle(ui, TypeStep::lead), Role::heading);
        flow.gap(1);
    };
    heading("told-title", "Told and said");
    changed |= blocks(sheet, edited, flow);
    if (edited.ending != Passage::Ending::none) {
        heading("ending-title", "How it ends");
        changed |= m_fields.sheet(flow, "debrief", "What it came to for the person", edited.debrief, "The learner reads this at the end.", 3);
    } else if (edited.written) {
        heading("written-title", "A written step");
        changed |= written(sheet, edited, flow);
    } else {
        heading("choices-title", "Choices");
        const SemanticScope inner(ui.record, "choices");
        const std::size_t count = edited.choices.size();
        for (std::size_t i = 0; i < edited.choices.size() && edited.choices.size() == count; ++i) changed |= choice(sheet, edited, i, flow);
        ButtonRow row(flow);
        if (row.button("add", {"Add a choice", Icon::plus})) {
            std::vector<std::string> taken;
            for (const PickOption& option : sheet.choices) taken.push_back(option.id);
            ScenarioChoice added;
            added.id = ChoiceId(freshId(edited.id.value + " choice", "choice", taken));
            m_keyboard = "choices/" + added.id.value + "/text";
            edited.choices.push_back(std::move(added));
            changed = did("Added a choice");
        }
        if (edited.choices.empty() && row.button("writing", {"Let the learner write here", Icon::practise})) {
            edited.written.emplace();
            m_keyboard = "written/prompt";
            changed = did("Added a written step");
        }
    }
    heading("more-title", "This passage");
    const std::array<PickOption, 4> endings{{{"none", "No ending"}, {"good", "Good ending"}, {"mixed", "Mixed ending"}, {"poor", "Hard ending"}}};
    std::string ending = endings[static_cast<std::size_t>(edited.ending)].id;
    if (m_fields.oneOf(flow, "ending", "Is it an ending?", endings, ending)) {
        const auto found = std::find_if(endings.begin(), endings.end(), [&](const PickOption& option) { return option.id == ending; });
        edited.ending = static_cast<Passage::Ending>(found - endings.begin());
        changed = true;
    }
    changed |= effects(sheet, "effects", "On coming here", edited.effects, flow);
    changed |= m_fields.line(flow, "group", "Group on the map", edited.group, "Morning");
    bool draft = edited.draft;
    if (m_fields.tick(flow, "draft", "Not built yet", draft)) {
        edited.draft = draft;
        changed = true;
    }
    if (start == "no" && button(flow, "start", {"Let the story start here", Icon::flag}, ButtonKind::quiet)) becomesStart = true;
    const std::string colourOf = scenario.passages[index].group;
    bool recoloured = false;
    Scenario whole;
    if (!colourOf.empty() && m_fields.opened(flow, "colour", "Colour of the group “" + colourOf + "”")) {
        std::vector<PickOption> colours;
        for (std::size_t i = 0; i < colourNames.size(); ++i) colours.push_back({std::string(colourNames[i]), std::string(colourNames[i])});
        std::string colour;
        for (const PassageGroup& group : scenario.groups) {
            if (group.name == colourOf) colour = colourNames[static_cast<std::size_t>(group.colour)];
        }
        if (m_fields.oneOf(flow, "colours", "Colour", colours, colour)) {
            whole = scenario;
            const auto found = std::find(colourNames.begin(), colourNames.end(), colour);
            colourGroup(whole, colourOf, static_cast<PassageGroup::Colour>(found - colourNames.begin()));
            recoloured = true;
        }
    }
    flow.gap(1);
    {
        ButtonRow row(flow);
        if (row.button("duplicate", {"Duplicate"}, ButtonKind::quiet)) {
            auto next = std::make_shared<Scenario>(scenario);
            out.look = duplicatePassage(*next, index);
            out.next = std::move(next);
            out.what = "Duplicated “" + titleOf(edited) + "”";
            return;
        }
        if (row.button("delete", {"Remove this passage", Icon::bin}, ButtonKind::quiet)) m_asked = m_asked == index ? std::nullopt : std::optional(index);
    }
    if (m_asked == index) {
        const SemanticScope ask(ui.record, "removal");
        const std::vector<std::string> references = referencesTo(scenario, edited.id);
        text(flow, "references", references.empty() ? "Nothing leads here." : "What leads here will lead nowhere:", bodyStyle(ui));
        for (std::size_t i = 0; i < references.size() && i < 12; ++i) text(flow, "reference-" + std::to_string(i + 1), references[i], mutedStyle(ui));
        flow.gap(1);
        ButtonRow row(flow);
        if (row.button("confirm", {"Remove it", Icon::bin})) {
            auto next = std::make_shared<Scenario>(scenario);
            removePassage(*next, index);
            out.next = std::move(next);
            out.what = "Removed “" + titleOf(edited) + "”";
            out.removed = true;
            m_asked.reset();
            return;
        }
        if (row.button("keep", {"Keep it"})) m_asked.reset();
    }
    if (recoloured || becomesStart) {
        if (!recoloured) whole = scenario;
        if (becomesStart) whole.start = edited.id;
        out.next = std::make_shared<const Scenario>(std::move(whole));
        out.what = recoloured ? "Coloured “" + colourOf + "”" : "Began the story at “" + titleOf(edited) + "”";
        return;
    }
    if (!changed) return;
    auto next = std::make_shared<Scenario>(scenario);
    // Conditions elsewhere that ask for a choice that is removed now go with it.
    for (std::size_t c = scenario.passages[index].choices.size(); c-- > 0;) {
        const ChoiceId& id = scenario.passages[index].choices[c].id;
        const bool stays = std::any_of(edited.choices.begin(), edited.choices.end(), [&](const ScenarioChoice& choice) { return choice.id == id; });
        if (!stays) removeChoice(*next, index, c);
    }
    next->passages[index] = std::move(edited);
    out.what = doings("“" + titleOf(next->passages[index]) + "”");
    out.merge = m_did.empty() ? m_fields.typed() : std::string();
    if (!m_keyboard.empty()) out.keyboard = next->passages[index].id.value + "/" + m_keyboard;
    out.next = std::move(next);
}

void StoryForm::story(const ViewContext& context, const StorySheet& story, const StoryStudy* study, Flow& flow, FormOutcome& out) {
    const SemanticScope scope(context.ui.record, "whole");
    begin();
    Sheet sheet(context, story, study, 0);
    sheet.findings(flow, StoryFinding::About::story, 0, StoryFinding::Part::whole, 0);
    const Scenario& now = story.scenario;
    std::string title = now.title, about = now.about, start = now.start.value;
    int minutes = std::max(1, now.minutes);
    bool changed = m_fields.line(flow, "title", "Title of the story", title, "A morning with Ana");
    changed |= m_fields.sheet(flow, "about", "What it is about", about, "Two sentences for the learner who chooses a story.", 4);
    changed |= m_fields.number(flow, "minutes", "Minutes for one way through", minutes, 1, 600);
    changed |= m_fields.pick(flow, "start", "It starts with", sheet.passages, start, "Choose a passage");
    const std::array<PickOption, 3> backs{{{"anywhere", "To any passage"}, {"step", "One step"}, {"never", "Not at all"}}};
    std::string back = backs[static_cast<std::size_t>(now.back)].id;
    changed |= m_fields.oneOf(flow, "back", "How far the learner may go back", backs, back);
    if (!changed) return;
    auto next = std::make_shared<Scenario>(now);
    next->title = title;
    next->about = about;
    next->minutes = minutes;
    next->start = PassageId(start);
    const auto found = std::find_if(backs.begin(), backs.end(), [&](const PickOption& option) { return option.id == back; });
    next->back = static_cast<Scenario::Back>(found - backs.begin());
    out.next = std::move(next);
    out.what = doings("the story “" + title + "”");
    out.merge = m_fields.typed();
}

void StoryForm::people(const ViewContext& context, const StorySheet& story, const StoryStudy* study, Flow& flow, FormOutcome& out) {
    const SemanticScope scope(context.ui.record, "people");
    begin();
    const Sheet sheet(context, story, study, 0);
    std::vector<ScenarioPerson> people = story.scenario.people;
    bool changed = false;
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < people.size(); ++i) {
        ScenarioPerson& person = people[i];
        const SemanticScope one(context.ui.record, person.id.value);
        Card card(flow, {.pad = 2});
        Flow& inner = card.inner();
        sheet.findings(inner, StoryFinding::About::person, i, StoryFinding::Part::whole, 0);
        changed |= m_fields.line(inner, "name", "Name", person.name, "Ana Silva");
        changed |= m_fields.line(inner, "role", "Role", person.role, "lives at home");
        changed |= m_fields.line(inner, "portrait", "How the portrait looks", person.portrait, "older woman, short grey hair, glasses");
        changed |= m_fields.sheet(inner, "about", "What there is to know", person.about, {}, 2);
        if (button(inner, "remove", {"Remove", Icon::bin}, ButtonKind::quiet)) removed = i;
    }
    flow.gap(1.5f);
    const bool added = button(flow, "add", {"Add a person", Icon::plus});
    if (!changed && !removed && !added) return;
    auto next = std::make_shared<Scenario>(story.scenario);
    next->people = people;
    if (removed) m_did = "Removed a person";
    if (added) m_did = "Added a person";
    out.what = doings("the people");
    out.merge = m_did.empty() ? m_fields.typed() : std::string();
    if (removed) removePerson(*next, *removed);
    if (added) {
        std::vector<std::string> taken;
        for (const ScenarioPerson& person : people) taken.push_back(person.id.value);
        ScenarioPerson person;
        person.id = PersonId(freshId("person", "person", taken));
        out.keyboard = "people/" + person.id.value + "/name";
        next->people.push_back(std::move(person));
    }
    out.next = std::move(next);
}

void StoryForm::numbers(const ViewContext& context, const StorySheet& story, const StoryStudy* study, Flow& flow, FormOutcome& out) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "numbers");
    begin();
    const Sheet sheet(context, story, study, 0);
    std::vector<ScenarioVariable> variables = story.scenario.variables;
    bool changed = false;
    std::optional<std::size_t> removed;
    const auto places = [&](Flow& inner, std::string_view id, std::string_view label, const std::vector<StoryPart>& where) {
        const SemanticScope list(ui.record, id);
        text(inner, "label", std::string(label) + (where.empty() ? " nowhere" : ""), {TypeStep::caption, Weight::semiBold, where.empty() ? ui.theme.careful : ui.theme.muted, false});
        std::optional<std::size_t> last;
        for (const StoryPart& part : where) {
            if (last == part.passage) continue;
            last = part.passage;
            const Passage& passage = story.scenario.passages[part.passage];
            if (link(inner, passage.id.value, titleOf(passage), TypeStep::caption)) out.look = part.passage;
        }
        inner.gap(0.75f);
    };
    for (std::size_t i = 0; i < variables.size(); ++i) {
        ScenarioVariable& variable = variables[i];
        const SemanticScope one(ui.record, variable.id.value);
        Card card(flow, {.pad = 2});
        Flow& inner = card.inner();
        sheet.findings(inner, StoryFinding::About::variable, i, StoryFinding::Part::whole, 0);
        changed |= m_fields.line(inner, "title", "Name", variable.title, "Trust");
        changed |= m_fields.number(inner, "from", "From", variable.from, leastNumber, mostNumber);
        changed |= m_fields.number(inner, "to", "To", variable.to, leastNumber, mostNumber);
        changed |= m_fields.number(inner, "start", "At the start", variable.start, leastNumber, mostNumber);
        changed |= m_fields.tick(inner, "shown", "The learner sees it while playing", variable.shown);
        changed |= m_fields.sheet(inner, "about", "What it means for the person", variable.about, {}, 2);
        places(inner, "read", "Read in", story.uses[i].read);
        places(inner, "changed", "Changed in", story.uses[i].written);
        if (button(inner, "remove", {"Remove", Icon::bin}, ButtonKind::quiet)) removed = i;
    }
    if (variables.empty()) {
        text(flow, "what", "A number is something the story keeps while it is played, such as trust or tiredness. Choices change it, and passages and choices can ask for it.", mutedStyle(ui, TypeStep::body));
    }
    flow.gap(1.5f);
    const bool added = button(flow, "add", {"Add a number", Icon::plus});
    if (!changed && !removed && !added) return;
    auto next = std::make_shared<Scenario>(story.scenario);
    next->variables = variables;
    if (removed) m_did = "Removed a number";
    if (added) m_did = "Added a number";
    out.what = doings("the numbers");
    out.merge = m_did.empty() ? m_fields.typed() : std::string();
    if (removed) removeVariable(*next, *removed);
    if (added) {
        std::vector<std::string> taken;
        for (const ScenarioVariable& variable : variables) taken.push_back(variable.id.value);
        ScenarioVariable variable;
        variable.id = VariableId(freshId("number", "number", taken));
        out.keyboard = "numbers/" + variable.id.value + "/title";
        next->variables.push_back(std::move(variable));
    }
    out.next = std::move(next);
}

}  // namespace carewright::ui
