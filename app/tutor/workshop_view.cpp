#include "app/tutor/workshop_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/tutor/element_form.h"
#include "app/tutor/field_hints.h"
#include "app/tutor/lost_files_card.h"
#include "app/tutor/preview_button.h"
#include "app/tutor/problem_field.h"
#include "app/tutor/unsaved_work.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/field.h"
#include "app/ui/held_parts.h"
#include "app/ui/keys.h"
#include "app/ui/page.h"
#include "app/ui/prose.h"
#include "engine/authoring/kind_of_list.h"
#include "engine/authoring/references.h"
#include "engine/authoring/story_edits.h"
#include "engine/authoring/templates.h"
#include "engine/authoring/worked_examples.h"
#include "engine/base/moment_words.h"
#include "engine/content/lost_files.h"
#include "engine/content/rule_words.h"
#include "engine/content/suggestion.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostReplaced = 1'000'000;

void ask(ActionQueue& actions, auto what) { actions.push(boxed<WorkshopRequest>(std::move(what))); }

/// Why a request can't be granted now.
std::string why(const ViewContext& context, auto what) { return context.rules.whyNot(boxed<WorkshopRequest>(std::move(what))); }

std::string quoted(const Element& element) { return "“" + (titleOf(element).empty() ? idOf(element) : titleOf(element)) + "”"; }

std::string counted(std::size_t number, const char* one, const char* many) { return std::to_string(number) + " " + (number == 1 ? one : many); }

/// An id as near to what was typed as can be: "Risks of moving" → "risks-of-moving"; empty where nothing of it can stand in one.
std::string idFromTyped(const std::string& typed) { return isWellFormedId(typed) ? typed : freshId(typed, {}, {}); }

/// A new element that says no more than its title.
Element madeFrom(const Course& course, const FormPen::NewPart& part) {
    Element element = newElement(course, part.kind);
    if (auto* criterion = std::get_if<Criterion>(&element)) *criterion = Criterion{CriterionId(part.id), part.title, {}};
    if (auto* source = std::get_if<Source>(&element)) *source = Source{SourceId(part.id), part.title, {}, {}, {}};
    return element;
}

/// What an example shows of itself before it is copied.
struct ExampleWords {
    std::string kind;
    std::vector<std::string> lines;
};

ExampleWords wordsOf(const Course& examples, const Element& element) {
    ExampleWords out;
    const auto rubric = [&](const auto& found) {
        if (found == examples.rubrics.end()) return;
        for (std::size_t i = 0; i < found->award.size(); ++i) out.lines.push_back("Earned by: " + inWords(sayRule(*found, {RulePath::Use::award, i, {}}, &examples)));
        for (std::size_t i = 0; i < found->reject.size(); ++i) out.lines.push_back("Taken back by: " + inWords(sayRule(*found, {RulePath::Use::reject, i, {}}, &examples)));
    };
    if (const auto* topic = std::get_if<Topic>(&element)) out.lines = {topic->summary, plainText(topic->blocks.front().text)};
    if (const auto* term = std::get_if<Term>(&element)) out.lines = {plainText(term->meaning)};
    if (const auto* law = std::get_if<Law>(&element)) out.lines = {plainText(law->what), plainText(law->promotes)};
    if (const auto* idea = std::get_if<Misconception>(&element)) out.lines = {"Myth: " + idea->myth, "In fact: " + plainText(idea->fact)};
    if (const auto* point = std::get_if<MarkingPoint>(&element)) {
        out.lines = {point->examiner};
        rubric(std::ranges::find(examples.rubrics, point->id, &Rubric::point));
    }
    if (const auto* question = std::get_if<Question>(&element)) out.lines = {"A model answer: " + question->modelAnswer};
    if (const auto* item = std::get_if<Item>(&element)) {
        static constexpr std::array kinds = {"One of several", "All that fit", "True or false", "Matching", "Ordering", "Gaps", "Categories", "Short text"};
        out.kind = kinds[static_cast<std::size_t>(item->kind)];
        for (const ItemOption& option : item->options) out.lines.push_back((option.right ? "Right: " : "Wrong: ") + option.text);
        for (const ItemPair& pair : item->pairs) out.lines.push_back(pair.left + " – " + pair.right);
        for (const ItemCard& card : item->cards) out.lines.push_back(card.text);
        if (!item->modelAnswer.empty()) out.lines.push_back(item->modelAnswer);
    }
    if (const auto* idea = std::get_if<Concept>(&element)) {
        std::string terms;
        for (const TermText& term : idea->terms) terms += (terms.empty() ? "" : "; ") + term.text;
        out.lines = {terms};
    }
    if (const auto* story = std::get_if<Scenario>(&element)) out.lines = {story->about, counted(story->passages.size(), "passage", "passages")};
    return out;
}

/// Where to go to edit what has an editor of its own.
std::optional<Place> editorOf(ElementKind kind, const std::string& id) {
    if (kind == ElementKind::scenario) return Place{Room::story, id, {}};
    if (kind == ElementKind::rubric || kind == ElementKind::concept_ || kind == ElementKind::point || kind == ElementKind::misconception) return Place{Room::rubric, id, {}};
    return std::nullopt;
}

}  // namespace

WorkshopView::WorkshopView() {
    if (auto read = readWorkedExamples()) m_examples = std::move(*read);
}
WorkshopView::~WorkshopView() = default;

void WorkshopView::arrive(const Model& model, const Place& place) {
    if (!m_spelling) m_spelling = std::make_unique<Spelling>(Spelling::usualFolder, "en_GB", model.ownWords);
    std::vector<std::string> words;
    for (const Term& term : model.course.terms) {
        words.push_back(term.name);
        words.insert(words.end(), term.also.begin(), term.also.end());
    }
    m_spelling->setCourseWords(words);
    m_spelling->setOn(model.settings.spelling);
    if (place.id == "new") m_tab = Tab::begin;
    m_told.reset();
}

void WorkshopView::choose(const Chosen& chosen) {
    if (chosen == m_chosen && m_tab == Tab::form) return;
    m_chosen = chosen;
    m_tab = Tab::form;
    m_deleting = m_renaming = false;
    m_outline.show(chosen.kind);
}

/// What was just put in: whoever did it types its title next.
void WorkshopView::chooseNew(const Chosen& chosen) {
    choose(chosen);
    m_seek = {"title", "name", "text", "stem", "response", "meaning", "heard"};
}

void WorkshopView::keys(const ViewContext& context, ActionQueue& actions) {
    if (struck(context.ui, Command::save)) ask(actions, SaveCourse{});
    // A sheet or field has its own undo: these two are not listened to while one types.
    if (struck(context.ui, Command::redo)) ask(actions, RedoEdit{});
    else if (struck(context.ui, Command::undo)) ask(actions, UndoEdit{});
}

void WorkshopView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const WorkshopModel& workshop = *context.model.workshop;
    const SemanticScope scope(ui.record, "workshop");
    if (!workshop.document) {
        Page page(ui, "empty", context.area, {.margin = 4, .maxWidth = readingWidth(ui), .scrollKeys = true});
        Flow& flow = page.flow();
        flow.gap(3);
        text(flow, "title", "Course", headingStyle(ui, TypeStep::title), Role::heading);
        flow.gap(1);
        text(flow, "why", workshop.trouble.empty() ? "Sign in as a tutor to write and change the course." : workshop.trouble, bodyStyle(ui));
        return;
    }
    keys(context, actions);
    const Course& course = workshop.document->course();
    // What is chosen may have gone with an undo.
    if (m_chosen.index >= countOf(course, m_chosen.kind)) m_chosen = {};

    const float em = ui.type.face(TypeStep::body).em;
    const bool beside = context.area.width() > em * 50;
    const float side = beside ? std::round(std::min(em * 20, context.area.width() * 0.34f)) : context.area.width();
    // Above the form the outline shows a few rows at least, however large the letters are.
    const float above = std::max(context.area.height() * 0.32f, std::min(em * 9, context.area.height() * 0.5f));
    const Rect left{context.area.left, context.area.top, context.area.left + side, beside ? context.area.bottom : context.area.top + above};
    const Rect right{beside ? left.right : context.area.left, beside ? context.area.top : left.bottom, context.area.right, context.area.bottom};
    fill({beside ? left.right - ui.theme.borderWidth : left.left, beside ? left.top : left.bottom - ui.theme.borderWidth, left.right, left.bottom}, ui.theme.line);
    Outline::Wish wish;
    {
        Page page(ui, "outline", left, {.margin = 1.5f, .maxWidth = 0, .scrollKeys = false});
        page.flow().gap(2);
        wish = m_outline.draw(page.flow(), workshop, m_chosen, m_examples ? &*m_examples : nullptr);
    }
    {
        // By its place, for the id may go with what is typed.
        const std::string stand = std::to_string(static_cast<int>(m_tab)) + "/" + std::string(nameOf(m_chosen.kind)) + "/" + std::to_string(m_chosen.index);
        Page page(ui, "main", right, {.margin = 3, .maxWidth = em * 50, .stand = stand, .scrollKeys = true});
        Flow& flow = page.flow();
        flow.gap(2);
        header(context, flow, workshop, actions);
        if (!decisions(context, flow, workshop, actions)) {
            switch (m_tab) {
                case Tab::form: form(context, flow, workshop, actions); break;
                case Tab::problems: problems(context, flow, workshop); break;
                case Tab::history: history(flow, *workshop.document, actions); break;
                case Tab::replace: replacing(context, flow, workshop, actions); break;
                case Tab::versions: versions(context, flow, workshop, actions); break;
                case Tab::begin: beginning(context, flow, actions); break;
                case Tab::examples: examples(flow, course, actions); break;
            }
        }
    }
    obey(course, wish, actions);
    const bool hasRubric = m_chosen.kind == ElementKind::point || m_chosen.kind == ElementKind::misconception || m_chosen.kind == ElementKind::rubric;
    const std::string subject = hasRubric && m_chosen.index < countOf(course, m_chosen.kind) ? idAt(course, m_chosen.kind, m_chosen.index) : std::string();
    if (m_told == subject) return;
    m_told = subject;
    ask(actions, LookAt{subject});
}

void WorkshopView::obey(const Course& course, const Outline::Wish& wish, ActionQueue& actions) {
    if (wish.choose) choose(*wish.choose);
    if (wish.add) {
        Element element = newElement(course, *wish.add);
        const std::size_t at = countOf(course, *wish.add);
        ask(actions, MakeEdit{asNew(insertElement(at, std::move(element), "Added a " + std::string(nameOf(*wish.add))))});
        chooseNew({*wish.add, at});
    }
    if (wish.example) {
        m_exampleKind = *wish.example;
        m_tab = Tab::examples;
    }
    if (wish.moveTo && *wish.moveTo != m_chosen.index) {
        ask(actions, MakeEdit{moveElement(course, m_chosen.kind, m_chosen.index, *wish.moveTo, "Moved " + quoted(elementAt(course, m_chosen.kind, m_chosen.index)))});
        m_chosen.index = *wish.moveTo;
    }
}

void WorkshopView::header(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions) {
    const Context& ui = context.ui;
    text(flow, "title", workshop.document->course().title, headingStyle(ui, TypeStep::heading), Role::heading);
    text(flow, "saved", workshop.saving ? "Being saved. You can go on." : workshop.unsaved ? "Changed since it was saved. Every edit is kept safe on this computer meanwhile." : "Saved in " + workshop.folder, mutedStyle(ui), Role::status);
    folderLink(context, flow, actions);
    flow.gap(1);
    {
        ButtonRow row(flow);
        const std::string notSave = why(context, SaveCourse{}), notUndo = why(context, UndoEdit{}), notRedo = why(context, RedoEdit{});
        if (row.button("save", {"Save", Icon::check, keysOf(ui, Command::save), notSave}, ButtonKind::primary)) ask(actions, SaveCourse{});
        const Course& course = workshop.document->course();
        const Chosen shown = m_chosen.index < countOf(course, m_chosen.kind) ? m_chosen : Chosen{};
        previewButton(context, row, shown.kind, idOf(elementAt(course, shown.kind, shown.index)), actions);
        if (row.button("undo", {"Undo", Icon::undo, keysOf(ui, Command::undo), notUndo})) ask(actions, UndoEdit{});
        if (row.button("redo", {"Redo", Icon::redo, keysOf(ui, Command::redo), notRedo})) ask(actions, RedoEdit{});
    }
    flow.gap(1);
    const auto errors = std::ranges::count(workshop.problems, Severity::error, &PlacedProblem::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(workshop.problems.size()) - errors;
    const std::string found = errors + warnings == 0 ? "Checks" : "Checks (" + std::to_string(errors + warnings) + ")";
    const std::array tabs = {ChoiceOption{"form", "Form"},         ChoiceOption{"problems", found},       ChoiceOption{"history", "History"},
                             ChoiceOption{"replace", "Find and replace"}, ChoiceOption{"versions", "Versions"}, ChoiceOption{"begin", "Courses"}};
    if (const int chosen = choices(flow, "tabs", {}, tabs, static_cast<int>(m_tab)); chosen >= 0) m_tab = static_cast<Tab>(chosen);
    flow.gap(2);
    if (!context.model.notice.empty()) {
        noticeCard(flow, "notice", NoticeKind::information, context.model.notice, {});
        if (button(flow, "notice-close", {"Put away", Icon::close}, ButtonKind::quiet)) actions.push(DismissNotice{});
        flow.gap(1);
    }
    lostFileCards(context, flow, actions);
    if (!workshop.trouble.empty()) {
        noticeCard(flow, "trouble", NoticeKind::careful, "The recovery journal does not work", workshop.trouble);
        flow.gap(1);
    }
}

bool WorkshopView::decisions(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions) {
    if (offerUnsavedWork(context, flow, actions)) return true;
    if (workshop.elsewhere) elsewhere(context, flow, *workshop.elsewhere, actions);
    return workshop.elsewhere.has_value();
}

void WorkshopView::elsewhere(const ViewContext& context, Flow& flow, const ChangeElsewhere& change, ActionQueue& actions) {
    const Context& ui = context.ui;
    std::string files;
    for (const std::string& file : change.files) files += (files.empty() ? "" : ", ") + file;
    noticeCard(flow, "elsewhere", NoticeKind::careful, "Another program changed the course",
               files + (change.conflicts.empty() ? ". Nothing that you changed is touched by it." : ". Some of it you changed, too: choose which to keep of each."));
    flow.gap(2);
    for (std::size_t i = 0; i < change.conflicts.size(); ++i) {
        const EditConflict& conflict = change.conflicts[i];
        const SemanticScope scope(ui.record, "conflict-" + std::to_string(i + 1));
        Card card(flow, {.pad = 2});
        Flow& inner = card.inner();
        text(inner, "what", capitalised(std::string(nameOf(conflict.kind))) + " " + conflict.id, headingStyle(ui, TypeStep::body), Role::heading);
        const auto differ = firstDifference(conflict, context.model.workshop->document->course());
        const auto told = [&](const std::shared_ptr<const Element>& element, std::string DifferingWords::*side) {
            if (!element) return std::string("taken out");
            if (!differ) return titleOf(*element);
            return (*differ).*side;
        };
        const auto quotedWords = [](const std::string& words) { return words.empty() ? std::string("nothing stands there") : words; };
        if (!differ && conflict.mine && conflict.theirs) text(inner, "how", "The words are the same. They differ in a number, a choice or what they refer to.", bodyStyle(ui));
        text(inner, "mine", "Mine: " + quotedWords(told(conflict.mine, &DifferingWords::mine)), bodyStyle(ui));
        text(inner, "theirs", "Theirs: " + quotedWords(told(conflict.theirs, &DifferingWords::theirs)), bodyStyle(ui));
        inner.gap(1);
        constexpr std::array sides = {ChoiceOption{"keep-mine", "Keep mine"}, ChoiceOption{"take-theirs", "Take theirs"}};
        if (const int chosen = choices(inner, "side", "Which to keep", sides, m_theirs.contains(i) ? 1 : 0); chosen == 1) m_theirs.insert(i);
        else if (chosen == 0) m_theirs.erase(i);
    }
    flow.gap(1);
    if (button(flow, "take", {"Take it over", Icon::check}, ButtonKind::primary)) {
        ask(actions, TakeElsewhere{{m_theirs.begin(), m_theirs.end()}});
        m_theirs.clear();
    }
}

void WorkshopView::formActions(const ViewContext& context, Flow& flow, const Course& course, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Element element = elementAt(course, m_chosen.kind, m_chosen.index);
    const std::string id = idOf(element);
    Element copy = element;
    const bool renamable = m_chosen.kind != ElementKind::mishearing && m_chosen.kind != ElementKind::rubric;
    {
        ButtonRow row(flow);
        if (const auto editor = editorOf(m_chosen.kind, id); editor && row.button("open-editor", {m_chosen.kind == ElementKind::point || m_chosen.kind == ElementKind::misconception ? "Open its rubric" : "Open its editor", Icon::forward})) actions.push(GoTo{*editor});
        if (row.button("duplicate", {"Duplicate", Icon::plus}, ButtonKind::quiet)) {
            ask(actions, MakeEdit{asNew(insertElement(m_chosen.index + 1, duplicateOf(course, m_chosen.kind, m_chosen.index), "Doubled " + quoted(element)))});
            chooseNew({m_chosen.kind, m_chosen.index + 1});
        }
        if (renamable && row.button("rename", {"Change its id", Icon::practise}, ButtonKind::quiet)) {
            m_renaming = !m_renaming;
            m_newId = id;
        }
        if (row.button("delete", {"Delete", Icon::bin}, ButtonKind::quiet)) m_deleting = !m_deleting;
    }
    if (m_renaming) {
        flow.gap(1);
        Card card(flow, {.sunken = true, .pad = 2});
        Flow& inner = card.inner();
        text(inner, "rename-why", "Everything that refers to it follows, in one step. Results that learners have already keep the old id.", bodyStyle(ui));
        inner.gap(1);
        const bool enter = enterPressedIn(ui, "new-id");
        (void)textField(inner, "new-id", "New id", m_newId, "care-act");
        inner.gap(1);
        // "Risks of moving" is as good as what it becomes.
        const std::string wanted = idFromTyped(m_newId);
        if (wanted != m_newId && !wanted.empty()) {
            text(inner, "rename-as", "It will be “" + wanted + "”: ids have small letters, digits, dots and dashes.", mutedStyle(ui), Role::status);
            inner.gap(1);
        }
        const auto renamed = renameId(course, m_chosen.kind, m_chosen.index, wanted);
        const std::string reason = wanted == id ? "It is called so already." : renamed ? std::string() : renamed.error().message;
        if (button(inner, "rename-now", {"Change it everywhere", Icon::check, {}, reason}) || (enter && reason.empty())) {
            ask(actions, MakeEdit{*renamed});
            m_renaming = false;
        }
    }
    if (m_deleting) {
        flow.gap(1);
        Card card(flow, {.pad = 2, .stripe = ui.theme.careful});
        Flow& inner = card.inner();
        const std::vector<Reference> by = referencesTo(course, m_chosen.kind, id);
        text(inner, "delete-why", by.empty() ? "Nothing refers to it." : counted(by.size(), "other refers to it and will have to be put right:", "others refer to it and will have to be put right:"), bodyStyle(ui));
        std::optional<Chosen> go;
        for (std::size_t i = 0; i < std::min<std::size_t>(by.size(), 20); ++i) {
            inner.gap(0.5f);
            if (link(inner, "by-" + std::to_string(i + 1), std::string(nameOf(by[i].kind)) + ": " + (by[i].title.empty() ? by[i].id : by[i].title))) go = Chosen{by[i].kind, by[i].index};
        }
        inner.gap(1);
        ButtonRow row(inner);
        if (row.button("delete-now", {"Delete it", Icon::bin})) {
            ask(actions, MakeEdit{removeElement(course, m_chosen.kind, m_chosen.index, "Deleted " + quoted(element))});
            m_deleting = false;
        }
        if (row.button("delete-not", {"Keep it"})) m_deleting = false;
        if (go) choose(*go);
    }
    flow.gap(2);
}

void WorkshopView::form(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Course& course = workshop.document->course();
    const Chosen here = m_chosen;
    Element element = elementAt(course, here.kind, here.index);
    const std::string id = idOf(element);
    const SemanticScope scope(ui.record, "form");
    text(flow, "kind", std::string(nameOf(here.kind)) + (id.empty() || here.kind == ElementKind::head ? "" : " · " + id), mutedStyle(ui));
    if (!isSingle(here.kind)) {
        flow.gap(0.5f);
        formActions(context, flow, course, actions);
        if (here != m_chosen) return;
    } else {
        flow.gap(1);
    }
    if (here.kind == ElementKind::criterion) number(flow, course, here, id, actions);
    const std::string before = quoted(element);
    if (m_fillInKind != here.kind) {
        m_fillInKind = here.kind;
        m_fillIns = fillIns(here.kind);
    }
    // Where the id went with the title that is typed, it is the same form all the same.
    const bool typedOn = std::exchange(m_typed, false) && m_formOf == here;
    if (m_formOf != here || (m_formId != id && !typedOn)) m_formScope = std::string(nameOf(here.kind)) + "/" + id + "/" + std::to_string(here.index);
    m_formOf = here;
    m_formId = id;
    m_pen.begin(flow, course, m_formScope, m_spelling.get(), &m_fillIns);
    drawFields(m_pen, element);
    // What the checks found stands beside the field it is about; what is about none of them, below.
    std::vector<FieldHint> hints = writingHints(element, course);
    int number = 0;
    for (const PlacedProblem& problem : workshop.problems) {
        if (problem.kind != here.kind || problem.index != here.index || toldByWriting(element, problem.text) || problem.text.starts_with(fillInFinding)) continue;
        const bool wrong = problem.severity == Severity::error;
        // Of a moment ago: what one is just mending would be told once more.
        if (!wrong && workshop.checking && here.kind == ElementKind::item) continue;
        std::string field;
        for (const std::string& one : fieldsAbout(element, problem.text)) {
            if (field = m_pen.fieldOf(one); !field.empty()) break;
        }
        if (!field.empty()) {
            hints.push_back({wrong ? FieldHint::Kind::wrong : FieldHint::Kind::careful, field, problem.words});
        } else if (++number <= 6) {
            noticeCard(flow, "problem-" + std::to_string(number), wrong ? NoticeKind::wrong : NoticeKind::careful, problem.words, {});
            flow.gap(1);
        }
    }
    m_again = hints != m_pen.hints();
    if (m_again) m_pen.setHints(std::move(hints));
    for (const std::string& field : std::exchange(m_seek, {})) {
        const std::string path = ui.record.pathOf(field);
        if (!ui.record.find(path)) continue;
        ui.focus.giveByKeyboard(path);
        break;
    }
    if (m_pen.wanted()) actions.push(GoTo{*m_pen.wanted()});
    if (m_pen.changed().empty()) return;
    m_typed = true;
    // By its place, for the id may go with what is typed.
    const std::string field = std::string(nameOf(here.kind)) + " " + std::to_string(here.index) + "/" + m_pen.changedField();
    Edit edit = replaceElement(course, here.index, std::move(element), "Changed in " + before + ": " + m_pen.changed(), field);
    if (m_pen.made()) edit = together({insertElement(countOf(course, m_pen.made()->kind), madeFrom(course, *m_pen.made()), {}), std::move(edit)}, "Made the " + std::string(nameOf(m_pen.made()->kind)) + " “" + m_pen.made()->title + "” for " + before);
    ask(actions, MakeEdit{std::move(edit)});
}

std::optional<Chosen> WorkshopView::heldBack(const ViewContext& context, Flow& flow, const Course& course) {
    const Context& ui = context.ui;
    // Files are told of above; these are parts.
    std::vector<HeldPart> held = context.model.heldParts;
    std::erase_if(held, standsForFile);
    if (held.empty()) return std::nullopt;
    const bool fileLost = held.size() < context.model.heldParts.size();
    const SemanticScope scope(ui.record, "held");
    text(flow, "title", "Learners don't have these yet", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    text(flow, "why", fileLost ? "They rest on a file that can't be read, or something in them is missing. Everything else goes on meanwhile."
                                 : "They are kept as drafts in the course as you saved it last. Put right what is missing and save: then learners have them. Everything else goes on meanwhile.", bodyStyle(ui));
    flow.gap(1);
    std::optional<Chosen> go;
    constexpr std::size_t most = 40;
    for (std::size_t i = 0; i < std::min(held.size(), most); ++i) {
        const HeldPart& part = held[i];
        std::string line = part.why.empty() ? "It cannot do without " : part.why.front();
        for (std::size_t n = 0; part.why.empty() && n < part.needs.size(); ++n) line += (n > 0 ? ", " : "") + part.needs[n];
        if (part.why.empty()) line += ".";
        if (part.why.size() > 1) line += " And " + counted(part.why.size() - 1, "more thing.", "more things.");
        const std::string title = headingOf(part);
        const auto kind = kindOfList(part.list);
        if (pressCard(flow, std::to_string(i + 1), {.title = title, .line = line, .aside = "held back", .icon = Icon::careful}) && kind) {
            const std::size_t index = part.id.empty() ? part.index : indexOf(course, *kind, part.id);
            if (index < countOf(course, *kind)) go = Chosen{*kind, index};
        }
        flow.gap(1);
    }
    if (held.size() > most) text(flow, "more", "And " + std::to_string(held.size() - most) + " more.", mutedStyle(ui));
    flow.gap(3);
    return go;
}

/// What everybody calls a criterion by. In the files it is its id, and whatever refers to it follows.
void WorkshopView::number(Flow& flow, const Course& course, const Chosen& here, const std::string& id, ActionQueue& actions) {
    const Context& ui = flow.context;
    const std::string path = ui.record.pathOf("number");
    const bool mine = ui.focus.has(path), enter = enterPressedIn(ui, "number");
    text(flow, "number-label", "Number", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    flow.gap(0.5f);
    if (m_numberOf != id && !mine) {
        m_numberOf = id;
        m_number = id;
    }
    (void)textField(flow, "number", "Number", m_number, "1.2");
    const std::string wanted = idFromTyped(m_number);
    const auto renamed = wanted == id ? Result<Edit>(Edit{}) : renameId(course, here.kind, here.index, wanted);
    if (!renamed) {
        flow.gap(0.5f);
        text(flow, "number-why", renamed.error().message, {TypeStep::caption, Weight::regular, ui.theme.missed, true}, Role::status);
    }
    // While one types "1.1" on the way to "1.12" nothing follows yet.
    if ((enter || (!mine && m_number != id)) && renamed && !renamed->empty()) {
        ask(actions, MakeEdit{*renamed});
        m_numberOf.clear();
    } else if (!mine && m_number != id) {
        m_number = id;
    }
    flow.gap(2);
}

void WorkshopView::problems(const ViewContext& context, Flow& flow, const WorkshopModel& workshop) {
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "problems");
    if (const auto go = heldBack(context, flow, workshop.document->course())) {
        // The first thing that is wrong with it is where one begins.
        const auto wrong = std::ranges::find_if(workshop.problems, [&](const PlacedProblem& one) { return one.severity == Severity::error && one.kind == go->kind && one.index == go->index; });
        if (wrong != workshop.problems.end()) m_seek = fieldsAbout(elementAt(workshop.document->course(), go->kind, go->index), wrong->text);
        choose(*go);
        return;
    }
    text(flow, "title", workshop.problems.empty() ? "Nothing to put right" : "What the checks found", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    if (workshop.problems.empty()) text(flow, "empty", workshop.checking ? "The course is being checked." : "The checks read the whole course after each edit. What they find stands here.", bodyStyle(ui));
    std::optional<Chosen> go;
    std::size_t found = 0;
    const Course& course = workshop.document->course();
    for (std::size_t i = 0; i < std::min<std::size_t>(workshop.problems.size(), 200); ++i) {
        const PlacedProblem& problem = workshop.problems[i];
        std::string where(nameOf(problem.kind));
        if (problem.index < countOf(course, problem.kind) && !isSingle(problem.kind)) where += " " + quoted(elementAt(course, problem.kind, problem.index));
        if (pressCard(flow, std::to_string(i + 1), {.title = capitalised(where), .line = problem.words, .aside = problem.severity == Severity::error ? "to put right" : "to look at", .icon = problem.severity == Severity::error ? Icon::close : Icon::careful}))
            go = Chosen{problem.kind, problem.index}, found = i;
        flow.gap(1);
    }
    if (!go) return;
    if (go->index < countOf(course, go->kind)) m_seek = fieldsAbout(elementAt(course, go->kind, go->index), workshop.problems[found].text);
    choose(*go);
}

void WorkshopView::history(Flow& flow, const CourseDocument& document, ActionQueue& actions) {
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "history");
    text(flow, "title", "What was done since the course was opened", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    text(flow, "why", "Choose a line to go back to just after it. What comes later can be done again until you change something else.", bodyStyle(ui));
    flow.gap(1);
    if (link(flow, "step-0", "As it was opened")) ask(actions, GoToStep{0});
    for (std::size_t i = 0; i < document.history().size(); ++i) {
        flow.gap(0.5f);
        const bool undone = i >= document.done();
        if (link(flow, "step-" + std::to_string(i + 1), document.history()[i].description + (undone ? " (undone)" : ""))) ask(actions, GoToStep{i + 1});
    }
}

void WorkshopView::findPlaces(const WorkshopModel& workshop) {
    const FindOptions options{m_matchCase, m_wholeWords};
    const bool same = m_placesIn.lock() == workshop.document && m_placesAt == workshop.document->revision() && m_placesOf == m_find && m_placesHow == options;
    if (same) return;
    if (m_placesOf != m_find) m_limits.markingToo = false;
    m_placesIn = workshop.document;
    m_placesAt = workshop.document->revision();
    m_placesOf = m_find;
    m_placesHow = options;
    m_places = findText(workshop.document->course(), m_find, options, mostReplaced);
    // What was ticked off were places of the course as it was.
    m_limits.leaveOut.clear();
}

std::optional<Chosen> WorkshopView::foundPlaces(Flow& flow, bool marks) {
    const SemanticScope scope(flow.context.record, marks ? "marking" : "texts");
    std::optional<Chosen> go;
    constexpr std::size_t most = 60;
    std::size_t shown = 0, all = 0;
    for (const FoundText& one : m_places) {
        if (one.marks != marks || ++all > most) continue;
        const std::string number = std::to_string(++shown);
        const std::string line = "… " + one.before + one.match + one.after + " …";
        if (pressCard(flow, "place-" + number, {.title = capitalised(std::string(nameOf(one.place.kind))) + ": " + one.title, .line = line})) go = Chosen{one.place.kind, one.place.index};
        if ((!marks || m_limits.markingToo) && !m_replaced) {
            const bool out = m_limits.leaveOut.contains(one.place);
            if (toggle(flow, "take-" + number, "Replace it here", !out)) {
                if (out) m_limits.leaveOut.erase(one.place);
                else m_limits.leaveOut.insert(one.place);
            }
        }
        flow.gap(1);
    }
    if (all > most) text(flow, "more", "And " + std::to_string(all - most) + " more.", mutedStyle(flow.context));
    return go;
}

void WorkshopView::replacing(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "replace");
    text(flow, "title", "Find and replace", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    (void)textField(flow, "find", "Find", m_find, "Words to find", Icon::search);
    flow.gap(1);
    (void)textField(flow, "by", "Replace by", m_by, "Words to put there");
    flow.gap(1);
    if (toggle(flow, "case", "Capital letters count", m_matchCase)) m_matchCase = !m_matchCase;
    if (toggle(flow, "whole", "Whole words only", m_wholeWords)) m_wholeWords = !m_wholeWords;
    findPlaces(workshop);
    // Whoever replaces a word in the texts does not mean to mark otherwise by it.
    const auto marking = static_cast<std::size_t>(std::ranges::count(m_places, true, &FoundText::marks));
    if (marking > 0 && toggle(flow, "marking-too", "Also in the wordings that answers are marked by (" + counted(marking, "place", "places") + ")", m_limits.markingToo)) {
        m_limits.markingToo = !m_limits.markingToo;
        m_replaced.reset();
    }
    flow.gap(1);
    // Pressed once more it would make "standing standing hoist": what was replaced waits until other words are typed.
    if (m_replaced && (m_replaced->find != m_find || m_replaced->by != m_by)) m_replaced.reset();
    const auto chosen = static_cast<std::size_t>(std::ranges::count_if(m_places, [&](const FoundText& one) { return (!one.marks || m_limits.markingToo) && !m_limits.leaveOut.contains(one.place); }));
    const std::string reason = m_find.empty()                                             ? "First type the words to find."
                               : m_places.empty()                                         ? "The words stand nowhere in the course."
                               : m_replaced                                               ? "That is done. Type other words to replace more."
                               : marking == m_places.size() && !m_limits.markingToo       ? "The words stand only in wordings that answers are marked by."
                               : chosen == 0                                              ? "No place is ticked."
                                                                                          : std::string();
    const bool all = chosen == m_places.size() - (m_limits.markingToo ? 0 : marking);
    if (button(flow, "all", {all ? "Replace everywhere" : "Replace in " + counted(chosen, "place", "places"), Icon::check, {}, reason})) {
        m_replaced = Replaced{m_find, m_by, chosen};
        ask(actions, MakeEdit{replaceText(workshop.document->course(), m_find, m_by, m_placesHow, m_limits)});
    }
    if (m_replaced) {
        flow.gap(1);
        text(flow, "done", "Changed in " + counted(m_replaced->places, "place", "places") + ". Undo takes all of it back.", {TypeStep::body, Weight::semiBold, ui.theme.earned, true}, Role::status);
    }
    flow.gap(2);
    if (!m_find.empty()) text(flow, "count", counted(m_places.size() - marking, "place", "places"), mutedStyle(ui));
    flow.gap(1);
    std::optional<Chosen> go = foundPlaces(flow, false);
    if (marking > 0) {
        flow.gap(1);
        text(flow, "marking-title", "In the wordings that answers are marked by", headingStyle(ui, TypeStep::body), Role::heading);
        flow.gap(0.5f);
        text(flow, "marking-why", m_limits.markingToo ? "Replaced there, answers may be marked otherwise. “Rubrics” shows what changes." : "They stay as they are.", mutedStyle(ui));
        flow.gap(1);
        if (const auto other = foundPlaces(flow, true)) go = other;
    }
    if (go) choose(*go);
}

void WorkshopView::versions(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "versions");
    text(flow, "title", "Older versions", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    text(flow, "why", workshop.versions.empty() ? "Each time you save, what the course said before is kept here." : "Going back is one step, and can be undone.", bodyStyle(ui));
    flow.gap(1);
    for (const CourseVersion& version : workshop.versions) {
        const std::string number = std::to_string(version.number);
        Card card(flow, {.pad = 1.5f});
        Flow& inner = card.inner();
        text(inner, "version-" + number, "Version " + number + (version.replacedAt ? ", replaced " + momentWords(*version.replacedAt, context.model.zone) : std::string()), bodyStyle(ui));
        inner.gap(0.5f);
        if (button(inner, "restore-" + number, {"Go back to it", Icon::restore}, ButtonKind::quiet)) ask(actions, RestoreVersion{version.number});
    }
}

void WorkshopView::examples(Flow& flow, const Course& course, ActionQueue& actions) {
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "examples");
    text(flow, "title", "Worked examples: " + std::string(nameOf(m_exampleKind)), headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    text(flow, "why", "Each is whole, as a learner would meet it. A copy is yours: change what it says, and keep how it is made.", bodyStyle(ui));
    flow.gap(2);
    if (!m_examples) return;
    std::optional<std::size_t> taken;
    for (const std::size_t index : examplesOf(*m_examples, m_exampleKind)) {
        const Element element = elementAt(*m_examples, m_exampleKind, index);
        const ExampleWords words = wordsOf(*m_examples, element);
        const SemanticScope each(ui.record, idOf(element));
        Card card(flow, {.pad = 2});
        Flow& inner = card.inner();
        if (!words.kind.empty()) text(inner, "kind", words.kind, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        text(inner, "name", titleOf(element), headingStyle(ui, TypeStep::body), Role::heading);
        inner.gap(0.5f);
        for (std::size_t i = 0; i < words.lines.size(); ++i) text(inner, "line-" + std::to_string(i + 1), words.lines[i], mutedStyle(ui, TypeStep::body));
        inner.gap(1);
        if (button(inner, "copy", {"Copy it", Icon::plus})) taken = index;
    }
    if (!taken) return;
    const std::size_t at = countOf(course, m_exampleKind);
    ask(actions, MakeEdit{copyExample(course, *m_examples, m_exampleKind, *taken)});
    chooseNew({m_exampleKind, at});
}

void WorkshopView::courses(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "courses");
    if (context.model.workshop->courses.empty()) ask(actions, ListCourses{});
    text(flow, "title", "Courses on this computer", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    std::size_t number = 0;
    for (const CourseHere& one : context.model.workshop->courses) {
        if (number > 0) flow.gap(1);
        const SemanticScope row(ui.record, "course-" + std::to_string(++number));
        Card card(flow, {.pad = 2});
        Flow& inner = card.inner();
        text(inner, "course", one.title, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        text(inner, "standing", one.open ? "Open" : !one.problem.empty() ? one.problem : one.unsaved ? "Work on it was not saved; it is offered when you open it" : "Saved", mutedStyle(ui), Role::status);
        if (one.open) continue;
        inner.gap(1);
        const OpenOther other{one.folder};
        if (button(inner, "open", {"Open", Icon::forward, {}, why(context, other)})) {
            ask(actions, other);
            m_chosen = {};
            m_tab = Tab::form;
        }
    }
    flow.gap(3);
}

void WorkshopView::beginning(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    courses(context, flow, actions);
    const SemanticScope scope(ui.record, "begin");
    text(flow, "title", "A new course in three steps", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    text(flow, "step-1", "1. What is it called, and for which unit?", headingStyle(ui, TypeStep::body), Role::heading);
    flow.gap(0.5f);
    (void)textField(flow, "course-title", "Title of the course", m_new.title, "Safeguarding adults");
    flow.gap(1);
    (void)textField(flow, "unit", "Unit", m_new.unit, "The unit's title, if it has one");
    flow.gap(2);
    text(flow, "step-2", "2. What is the first topic?", headingStyle(ui, TypeStep::body), Role::heading);
    flow.gap(0.5f);
    (void)textField(flow, "topic", "First topic", m_new.topic, "What safeguarding is");
    flow.gap(2);
    text(flow, "step-3", "3. What is the first question?", headingStyle(ui, TypeStep::body), Role::heading);
    flow.gap(0.5f);
    (void)textField(flow, "question", "First question", m_new.question, "Define the term safeguarding.");
    flow.gap(2);
    const std::string reason = why(context, m_new);
    if (button(flow, "make", {"Make the course", Icon::check, {}, reason}, ButtonKind::primary)) {
        ask(actions, m_new);
        m_new = {};
        m_chosen = {};
        m_tab = Tab::form;
    }
}

}  // namespace carewright::ui
