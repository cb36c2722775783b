#include "app/tutor/bench_panel.h"

#include <algorithm>
#include <array>

#include "app/tutor/rule_line.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "engine/base/utf8.h"
#include "engine/content/lost_files.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostListed = 6, mostColumns = 20, mostProblems = 5, mostOfQuestion = 44;

std::string opening(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    return text.substr(0, characterStart(text, most)) + "…";
}

/// A line of a list of responses; pressing it looks at the response.
void responseLine(const RubricScene& scene, Flow& flow, const std::string& id, const BenchDifference& one, std::string_view mark, Colour colour) {
    const MarkedResponse& response = (*scene.bench.figures->responses)[one.response];
    const Context& ui = scene.ui();
    SemanticItem item;
    item.path = id;
    item.role = Role::listItem;
    item.label = response.id + ": " + std::string(mark);
    item.value = response.answer;
    item.selected = scene.bench.picked == one.response;
    const TextStyle style{TypeStep::caption, Weight::regular, scene.theme().text, true};
    const std::string words = opening(response.answer, 90);
    Flow inner = flow.inset(ui.grid(1), ui.grid(1));
    const float height = textHeight(ui, words, style, inner.width) + textHeight(ui, mark, style, inner.width) + ui.grid(1);
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const bool selected = item.selected;
    const Press press = pressable(ui, std::move(item));
    if (press.hovered || selected) fill(rect, scene.theme().hover, ui.grid(0.5f));
    inner.y += ui.grid(0.5f);
    text(inner, id + "/mark", mark, {TypeStep::caption, Weight::semiBold, colour, true});
    text(inner, id + "/words", words, style);
    if (press.ring) focusRing(ui, rect, ui.grid(0.5f));
    if (press.clicked) scene.ask(PickResponse{one.response});
    flow.y = rect.bottom;
}

/// What a rule of the rubric asks for, in words; its id where there is no such rule any more.
std::string wordsOf(const RubricScene& scene, const RuleId& id) {
    for (const RulePath::Use use : {RulePath::Use::award, RulePath::Use::reject, RulePath::Use::refer}) {
        const std::vector<Rule>& rules = rulesOf(scene.rubric, use);
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].id == id) return inWords(sayRule(scene.rubric, {use, i, {}}, &scene.course));
        }
    }
    return id.value;
}

}  // namespace

BenchSide BenchPanel::side(const RubricScene& scene) const {
    return m_marked && scene.bench.figures && scene.bench.figures->weighed ? BenchSide::marked : BenchSide::rules;
}

void BenchPanel::stepDisagreement(const RubricScene& scene, int by) const {
    if (!scene.bench.figures) return;
    const auto list = disagreements(scene.bench.figures->now, *scene.bench.figures->responses, side(scene));
    if (list.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(list.size());
    const auto here = std::ranges::find_if(list, [&](const BenchDifference& one) { return scene.bench.picked == one.response; });
    const std::ptrdiff_t at = here == list.end() ? (by > 0 ? 0 : count - 1) : (here - list.begin() + by + count) % count;
    scene.ask(PickResponse{list[static_cast<std::size_t>(at)].response});
}

void BenchPanel::sources(const RubricScene& scene, Flow& flow) {
    const Context& ui = scene.ui();
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    text(flow, "paste-label", "Paste responses, one a line; + before those that earn it. Or a table from a spreadsheet.", mutedStyle(ui));
    flow.gap(0.5f);
    const TextEditorEvents events = m_paste.draw(flow, "paste", {.label = "Responses to paste", .placeholder = "+ She chooses her own times.\n- Staff choose for her.", .height = line * 5});
    flow.gap(0.75f);
    {
        ButtonRow row(flow);
        if (row.button("read-paste", {"Read these", Icon::check, {}, m_paste.text().empty() ? "Paste some responses first." : ""}) || (events.submitted && !m_paste.text().empty())) {
            scene.ask(PasteBench{m_paste.text()});
        }
    }
    flow.gap(1.5f);
    text(flow, "file-label", "Or a file of marked responses: CSV or JSON lines", mutedStyle(ui));
    flow.gap(0.5f);
    const bool enter = enterPressedIn(ui, "file");
    if (const auto chosen = m_chooser.draw(flow, "choose-file")) m_file = chosen->string();
    flow.gap(0.75f);
    text(flow, "place-label", "… or type where it lies", mutedStyle(ui));
    flow.gap(0.5f);
    textField(flow, "file", "Path of a file", m_file, "marked.csv");
    flow.gap(0.75f);
    ButtonRow row(flow);
    if (row.button("read-file", {"Read the file", Icon::none, "Enter", m_file.empty() ? "Choose the file first." : ""}) || (enter && !m_file.empty())) scene.ask(ReadBenchFile{m_file});
    if (row.button("use-course", {"Those that came with the course"}, ButtonKind::quiet)) {
        m_bringing = false;
        scene.ask(UseCourseResponses{});
    }
    const std::string notLent = scene.whyNot(UseLentAnswers{});
    const std::string lent = scene.bench.lent == 0 ? std::string("Those that learners lend") : "Those that learners lend (" + std::to_string(scene.bench.lent) + ")";
    if (row.button("use-lent", {lent, Icon::none, {}, notLent}, ButtonKind::quiet)) {
        m_bringing = false;
        scene.ask(UseLentAnswers{});
    }
    if (m_bringing && row.button("leave", {"Leave it"}, ButtonKind::quiet)) m_bringing = false;
}

void BenchPanel::empty(const RubricScene& scene, Flow& flow) {
    text(flow, "empty", "No responses yet. Bring some that people have marked, and see at once where the rubric agrees with them and where it doesn't.", bodyStyle(scene.ui()));
    flow.gap(1);
    sources(scene, flow);
}

void BenchPanel::import(const RubricScene& scene, Flow& flow, const BenchImport& import) {
    static constexpr std::array roles = {ChoiceOption{"ignored", "Nothing"}, ChoiceOption{"id", "Id"}, ChoiceOption{"answer", "Response"}, ChoiceOption{"question", "Question"},
                                         ChoiceOption{"awarded", "Points"}, ChoiceOption{"misconceptions", "Misconceptions"}, ChoiceOption{"subject", "Yes or no"}};
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "import");
    text(flow, "title", "What “" + import.name + "” holds", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    text(flow, "lead", countOf(import.table->rows.size(), "row", "rows") + ". Say what each column is.", mutedStyle(ui));
    flow.gap(1);
    for (std::size_t i = 0; i < import.table->columns.size() && i < mostColumns; ++i) {
        const std::string sample = import.table->rows.empty() ? std::string() : opening(import.table->rows.front().cells[i], 60);
        const SemanticScope column(ui.record, "column-" + std::to_string(i));
        text(flow, "name", import.table->columns[i] + (sample.empty() ? "" : ": “" + sample + "”"), {TypeStep::caption, Weight::semiBold, scene.theme().text, true});
        flow.gap(0.5f);
        const int chosen = static_cast<int>(import.uses[i].role);
        const int picked = choices(flow, "role", {}, roles, chosen);
        if (picked >= 0 && picked != chosen) scene.ask(SetColumn{i, {static_cast<ColumnUse::Role>(picked), scene.bench.subject}});
        flow.gap(1);
    }
    const bool asksQuestion = std::ranges::none_of(import.uses, [](const ColumnUse& use) { return use.role == ColumnUse::Role::question; });
    if (asksQuestion && !scene.course.questions.empty()) {
        std::vector<std::string> texts;
        for (const Question& question : scene.course.questions) texts.push_back(question.text.empty() ? question.id.value : opening(question.text, mostOfQuestion));
        std::vector<ChoiceOption> questions;
        int chosen = -1;
        for (std::size_t i = 0; i < scene.course.questions.size(); ++i) {
            if (scene.course.questions[i].id == import.question) chosen = static_cast<int>(i);
            questions.push_back({scene.course.questions[i].id.value, texts[i]});
        }
        const int picked = choices(flow, "question", "They answer", questions, chosen);
        if (picked >= 0 && picked != chosen) scene.ask(SetImportQuestion{scene.course.questions[static_cast<std::size_t>(picked)].id});
        flow.gap(1);
    }
    if (!import.problems.empty()) {
        text(flow, "problems", countOf(import.problems.size(), "row", "rows") + " would be left out:", {TypeStep::caption, Weight::semiBold, scene.theme().careful, true}, Role::status);
        for (std::size_t i = 0; i < import.problems.size() && i < mostProblems; ++i) {
            text(flow, "problem-" + std::to_string(i), (import.problems[i].place.line > 0 ? "Line " + std::to_string(import.problems[i].place.line) + ": " : std::string()) + import.problems[i].message, mutedStyle(ui));
        }
        flow.gap(1);
    }
    text(flow, "taken", import.whyNot.empty() ? countOf(import.taken, "response", "responses") + " would be taken over." : import.whyNot, bodyStyle(ui), Role::status);
    flow.gap(1);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("take", {"Take them over", Icon::check, {}, import.whyNot}, ButtonKind::primary)) {
        scene.ask(TakeImport{false});
        m_bringing = false;
    }
    if (scene.bench.responses && row.button("add", {"Add them", Icon::plus, {}, import.whyNot})) {
        scene.ask(TakeImport{true});
        m_bringing = false;
    }
    if (row.button("drop", {"Leave them"}, ButtonKind::quiet)) scene.ask(DropImport{});
}

void BenchPanel::figures(const RubricScene& scene, Flow& flow) const {
    const Context& ui = scene.ui();
    const BenchFigures& shown = *scene.bench.figures;
    const auto row = [&](std::string_view id, std::string_view title, const Agreement& now, const Agreement& saved) {
        const SemanticScope scope(ui.record, id);
        const std::size_t all = now.counts.total();
        const std::string percent = percentOf(now.counts.agreed(), all);
        text(flow, "title", title, {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
        text(flow, "agreement", percent + " agree", {TypeStep::heading, Weight::semiBold, scene.theme().text, false}, Role::status);
        std::string words = "kappa " + kappaWords(now.kappa) + " · misses " + std::to_string(now.counts.readerOnly) + " · credits " + std::to_string(now.counts.machineOnly) + " too many";
        const auto change = static_cast<long>(now.counts.agreed()) - static_cast<long>(saved.counts.agreed());
        if (!(now.counts == saved.counts)) {
            words += ". As saved: " + percentOf(saved.counts.agreed(), saved.counts.total()) + ", kappa " + kappaWords(saved.kappa);
            if (change != 0) words += change > 0 ? "; " + std::to_string(change) + " better now" : "; " + std::to_string(-change) + " worse now";
        }
        text(flow, "more", words, mutedStyle(ui));
        flow.gap(1);
    };
    row("rules", "Rules alone", shown.rules, shown.rulesSaved);
    if (firstHeld(scene.view.model.heldParts, lostWeightsList)) {
        text(flow, "no-weights", "The weights of the course can't be read, so this is not what marking does: it waits until they can be. Under Course stands what is wrong.", {TypeStep::caption, Weight::semiBold, scene.theme().careful, true}, Role::status);
        flow.gap(1);
    }
    if (!shown.weighed) return;
    row("marked", "With the learnt weights: what marking does", shown.marked, shown.markedSaved);
    text(flow, "combine",
         "Where a course has learnt weights they decide, and a rule that holds is one of the things they weigh; what takes a point back still does. A new rule weighs nothing "
         "until the weights are learnt again (carewright train). On responses that the weights were learnt from, this figure flatters.",
         mutedStyle(ui));
    flow.gap(1);
}

void BenchPanel::changes(const RubricScene& scene, Flow& flow) const {
    const BenchFigures& shown = *scene.bench.figures;
    const auto list = changesSince(shown.saved, shown.now, *shown.responses, side(scene));
    if (list.empty()) return;
    const SemanticScope scope(scene.ui().record, "changes");
    const auto gained = static_cast<std::size_t>(std::ranges::count(list, true, &BenchDifference::rubric));
    text(flow, "title", "Since it was saved: " + std::to_string(gained) + " gained, " + std::to_string(list.size() - gained) + " lost", {TypeStep::body, Weight::semiBold, scene.theme().text, true}, Role::heading);
    flow.gap(0.5f);
    for (std::size_t i = 0; i < list.size() && i < mostListed; ++i) {
        const BenchDifference& one = list[i];
        const bool right = one.rubric == one.readers;
        const std::string mark = std::string(one.rubric ? "Gained" : "Lost") + (right ? ", as the readers say" : ", against the readers");
        responseLine(scene, flow, "change-" + std::to_string(one.response), one, mark, right ? scene.theme().earned : scene.theme().careful);
    }
    if (list.size() > mostListed) text(flow, "more", "and " + std::to_string(list.size() - mostListed) + " more", mutedStyle(scene.ui()));
    flow.gap(1.5f);
}

void BenchPanel::differing(const RubricScene& scene, Flow& flow) const {
    const BenchFigures& shown = *scene.bench.figures;
    const auto list = disagreements(shown.now, *shown.responses, side(scene));
    const SemanticScope scope(scene.ui().record, "disagreements");
    text(flow, "title", list.empty() ? "Rubric and readers agree on every response" : countOf(list.size(), "disagreement", "disagreements"), {TypeStep::body, Weight::semiBold, scene.theme().text, true}, Role::heading);
    if (list.empty()) {
        flow.gap(1.5f);
        return;
    }
    flow.gap(0.5f);
    const auto here = std::ranges::find_if(list, [&](const BenchDifference& one) { return scene.bench.picked == one.response; });
    {
        ButtonRow row(flow);
        if (row.button("next", {"Next", Icon::down, keysOf(scene.ui(), Command::nextDisagreement)})) stepDisagreement(scene, 1);
        if (row.button("previous", {"Previous", Icon::up, keysOf(scene.ui(), Command::previousDisagreement)})) stepDisagreement(scene, -1);
    }
    flow.gap(0.75f);
    const std::size_t at = here == list.end() ? 0 : static_cast<std::size_t>(here - list.begin());
    const std::size_t first = at >= mostListed ? at - mostListed + 1 : 0;
    for (std::size_t i = first; i < list.size() && i < first + mostListed; ++i) {
        responseLine(scene, flow, "one-" + std::to_string(list[i].response), list[i], list[i].rubric ? "Credited, the readers don't" : "Missed, the readers credit it", list[i].rubric ? scene.theme().careful : scene.theme().missed);
    }
    if (list.size() > mostListed) text(flow, "more", std::to_string(at + 1) + " of " + std::to_string(list.size()), mutedStyle(scene.ui()));
    flow.gap(1.5f);
}

void BenchPanel::suggestions(const RubricScene& scene, Flow& flow) const {
    const auto missed = [](const BenchSuggestion& one) { return one.source == BenchSuggestion::Source::missed; };
    if (std::ranges::none_of(scene.bench.suggestions, missed)) return;
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "suggestions");
    text(flow, "title", "Words it might be missing", {TypeStep::body, Weight::semiBold, scene.theme().text, true}, Role::heading);
    text(flow, "lead", "Frequent in responses that the readers credit and the rules miss.", mutedStyle(ui));
    flow.gap(0.75f);
    const ConceptId into = scene.choice.open ? *scene.choice.open : scene.bench.concepts.empty() ? ConceptId() : scene.bench.concepts.front();
    std::size_t shown = 0;
    for (const BenchSuggestion& one : scene.bench.suggestions) {
        if (!missed(one)) continue;
        if (++shown > mostListed) break;
        const SemanticScope each(ui.record, one.words);
        text(flow, "words", "“" + one.words + "”", {TypeStep::body, Weight::semiBold, scene.theme().text, true});
        text(flow, "because", one.because, mutedStyle(ui));
        flow.gap(0.25f);
        ButtonRow row(flow);
        const std::string label = into.empty() ? "Take it over" : "Into “" + nameOfConcept(scene.course, into.value) + "”";
        if (row.button("accept", {label, Icon::check, {}, into.empty() ? "Open the idea it belongs to first." : ""}, ButtonKind::quiet)) scene.ask(AnswerSuggestion{one.words, true, into});
        if (row.button("refuse", {"No", Icon::close}, ButtonKind::quiet)) scene.ask(AnswerSuggestion{one.words, false, {}});
    }
    flow.gap(1.5f);
}

void BenchPanel::findings(const RubricScene& scene, Flow& flow) const {
    const BenchFigures& shown = *scene.bench.figures;
    std::size_t never = 0;
    std::vector<const TermUse*> misfiring;
    for (const TermUse& use : shown.now.terms) {
        never += use.found == 0;
        if (use.misfires()) misfiring.push_back(&use);
    }
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "findings");
    for (const RuleUse& use : shown.now.rules) {
        if (use.held == 0) text(flow, "rule-" + use.rule.value, "“" + wordsOf(scene, use.rule) + "” was found in no response.", mutedStyle(ui));
        else if (2 * use.agreed < use.held) text(flow, "rule-" + use.rule.value, "“" + wordsOf(scene, use.rule) + "” was found in " + countOf(use.held, "response", "responses") + ", only " + std::to_string(use.agreed) + " with the readers.", {TypeStep::caption, Weight::regular, scene.theme().careful, true});
    }
    if (!misfiring.empty()) {
        flow.gap(0.5f);
        text(flow, "misfiring-title", "Wordings that mostly earn what no reader gave", {TypeStep::caption, Weight::semiBold, scene.theme().careful, true}, Role::heading);
        for (std::size_t i = 0; i < misfiring.size() && i < mostListed; ++i) {
            const TermUse& use = *misfiring[i];
            text(flow, "misfiring-" + std::to_string(i), "“" + use.term + "”" + (use.concept_.empty() ? "" : " of " + use.concept_) + ": " + std::to_string(use.earned) + " times, " + std::to_string(use.agreed) + " with the readers", mutedStyle(ui));
        }
    }
    if (never > 0) {
        flow.gap(0.5f);
        text(flow, "never", countOf(never, "wording", "wordings") + " of " + countOf(shown.now.terms.size(), "was", "were") + " never found on this bench.", mutedStyle(ui));
    }
}

void BenchPanel::draw(const RubricScene& scene, Flow& flow) {
    const Context& ui = scene.ui();
    const BenchModel& bench = scene.bench;
    const SemanticScope scope(ui.record, "bench");
    if (bench.import) {
        import(scene, flow, *bench.import);
        return;
    }
    text(flow, "title", "The bench", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    if (!bench.responses || bench.responses->empty()) {
        empty(scene, flow);
        return;
    }
    if (m_bringing) {
        sources(scene, flow);
        return;
    }
    text(flow, "about", countOf(bench.responses->size(), "marked response", "marked responses") + ", " + bench.benchName + (bench.working ? " · working …" : ""), mutedStyle(ui), Role::status);
    flow.gap(1);
    if (!bench.problem.empty()) {
        noticeCard(flow, "problem", NoticeKind::careful, "The rubric can't be marked with as it stands", bench.problem);
        flow.gap(1);
    }
    if (!bench.figures) {
        text(flow, "waiting", "Marking them …", mutedStyle(ui, TypeStep::body), Role::status);
        return;
    }
    figures(scene, flow);
    if (bench.figures->weighed) {
        static constexpr std::array sides = {ChoiceOption{"rules", "Rules alone"}, ChoiceOption{"marked", "With weights"}};
        const int picked = choices(flow, "side", "The lists below", sides, m_marked ? 1 : 0);
        if (picked >= 0) m_marked = picked == 1;
        flow.gap(1.5f);
    }
    changes(scene, flow);
    differing(scene, flow);
    suggestions(scene, flow);
    findings(scene, flow);
    flow.gap(1.5f);
    if (button(flow, "other", {"Bring in other responses"}, ButtonKind::quiet)) m_bringing = true;
}

}  // namespace carewright::ui
