#include "app/tutor/story_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/learner/parts.h"
#include "app/tutor/preview_button.h"
#include "app/tutor/unsaved_work.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/held_parts.h"
#include "app/ui/keys.h"
#include "app/ui/spelling.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/story_edits.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostNotes = 200;

std::string titleOf(const Passage& passage) { return passage.title.empty() ? passage.id.value : passage.title; }

bool holds(const Scenario& scenario, const Passage& passage, const std::string& wanted) {
    const auto in = [&](const std::string& text) { return fold(text).find(wanted) != std::string::npos; };
    if (in(passage.title) || in(passage.id.value) || in(passage.setting) || in(passage.group) || in(passage.debrief)) return true;
    for (const StoryBlock& block : passage.blocks) {
        const ScenarioPerson* person = scenario.findPerson(block.who);
        if (in(block.text) || (person && in(person->name))) return true;
    }
    for (const ScenarioChoice& choice : passage.choices) {
        if (in(choice.text) || in(choice.meant)) return true;
    }
    return passage.written && (in(passage.written->prompt) || in(passage.written->modelAnswer));
}

}  // namespace

StoryView::StoryView() = default;
StoryView::~StoryView() = default;

std::optional<double> StoryView::nextRepaint() const { return const_cast<StoryForm&>(m_form).fields().nextRepaint(); }

void StoryView::arrive(const Model& model, const Place& place) {
    if (m_story.value != place.id) {
        m_story = ScenarioId(place.id);
        m_selected = {};
        m_page = StoryForm::Page::passage;
        m_query.clear();
        m_canvas.begin();
        m_form.fields().forget();
        m_arrived = true;
    }
    if (!place.find.empty()) {
        m_selected = PassageId(place.find);
        m_page = StoryForm::Page::passage;
        m_reading.reveal();
    }
    if (!m_spelling) m_spelling = std::make_unique<Spelling>(Spelling::usualFolder, "en_GB", model.ownWords, [this](const std::string& word) { m_newWords.push_back(word); });
}

std::optional<std::size_t> StoryView::selected(const StorySheet& sheet) const {
    const std::size_t index = sheet.rules.passageIndex(m_selected);
    return index == StoryRules::nowhere ? std::nullopt : std::optional(index);
}

const StoryStudy* StoryView::studyOf(const ViewContext& context, const StorySheet& sheet) {
    const auto& study = context.model.story->study;
    return study && study->sheet.get() == &sheet ? study.get() : nullptr;
}

void StoryView::select(std::optional<std::size_t> passage, const StorySheet& sheet) {
    const PassageId id = passage ? sheet.scenario.passages[*passage].id : PassageId();
    if (id != m_selected) m_form.fields().forget();
    m_selected = id;
    if (passage) m_page = StoryForm::Page::passage;
}

void StoryView::change(const ViewContext&, Scenario next, std::string what, ActionQueue& actions, std::string merge) {
    actions.push(boxed<StoryRequest>(ChangeScenario{std::make_shared<const Scenario>(std::move(next)), std::move(what), std::move(merge)}));
}

void StoryView::addPassageAt(const ViewContext& context, const StorySheet& sheet, MapPlace at, std::optional<std::size_t> from, ActionQueue& actions) {
    Scenario next = sheet.scenario;
    const std::size_t added = addPassage(next, {}, at);
    if (from) (void)leadOn(next, *from, added);
    m_selected = next.passages[added].id;
    m_page = StoryForm::Page::passage;
    m_form.fields().forget();
    m_canvas.reveal(added);
    m_reading.reveal();
    m_giveKeyboard = "form/" + m_selected.value + "/title";
    change(context, std::move(next), from ? "Added a passage that “" + titleOf(sheet.scenario.passages[*from]) + "” leads to" : "Added a passage", actions);
}

void StoryView::toForm(const Context&, const PassageId& passage) {
    m_page = StoryForm::Page::passage;
    m_giveKeyboard = "form/" + passage.value + "/title";
}

void StoryView::draw(const ViewContext& context, ActionQueue& actions) {
    const StoryModel& model = *context.model.story;
    const SemanticScope scope(context.ui.record, "story");
    if (context.model.workshop->recoverable) {
        Page page(context.ui, "unsaved", context.area, {.margin = 4, .maxWidth = context.ui.type.face(TypeStep::body).em * 48, .scrollKeys = true});
        pageTitle(page.flow(), "Stories", "Before you go on: what should happen to the work that was not saved last time?");
        (void)offerUnsavedWork(context, page.flow(), actions);
        return;
    }
    if (context.model.place.id.empty() || !model.sheet) return chooser(context, actions);
    const StorySheet& sheet = *model.sheet;
    m_story = sheet.scenario.id;    // it may have gone with the title
    // Of a story that was only just begun there is one thing to write.
    if (std::exchange(m_arrived, false) && m_selected.empty() && sheet.scenario.passages.size() == 1) select(0, sheet);
    // What was lost on the way here is seen first.
    if (std::exchange(m_imports, model.imports) != model.imports && model.imported == m_story && !model.importNotes.empty()) m_page = StoryForm::Page::story;
    m_spelling->setOn(context.model.settings.spelling);
    m_form.fields().useSpelling(m_spelling.get());
    shortcuts(context, actions);
    search(sheet);
    const float side = context.ui.grid(2);
    if (context.narrow) {
        // Little room: one column that scrolls as a whole, the map first.
        Page page(context.ui, "page", context.area, {.margin = 2, .maxWidth = 0, .scrollKeys = false});
        giveKeyboard(context, sheet);
        Flow& flow = page.flow();
        flow.gap(1.5f);
        bar(context, sheet, flow, actions);
        flow.gap(1);
        const float height = std::max(context.area.height() * 0.75f, context.ui.type.face(TypeStep::body).em * 14);
        whole(context, sheet, {flow.x, flow.y, flow.x + flow.width, flow.y + height}, actions);
        flow.y += height + side;
        panelFlow(context, sheet, flow, actions);
    } else {
        giveKeyboard(context, sheet);
        Flow flow{context.ui, context.area.left + side, context.area.top + context.ui.grid(1.5f), context.area.width() - 2 * side};
        bar(context, sheet, flow, actions);
        const Rect area{context.area.left + side, flow.y + context.ui.grid(1), context.area.right - side, context.area.bottom - context.ui.grid(1)};
        Rect left = area, right = area;
        right.left = area.right - std::clamp(context.ui.type.face(TypeStep::body).em * 25, area.width() * 0.3f, area.width() * 0.46f);
        left.right = right.left - side;
        whole(context, sheet, left, actions);
        panel(context, sheet, right, actions);
    }
    for (std::string& word : m_newWords) actions.push(AddOwnWord{std::move(word)});
    m_newWords.clear();
}

void StoryView::shortcuts(const ViewContext& context, ActionQueue& actions) {
    if (struck(context.ui, Command::save)) actions.push(boxed<StoryRequest>(SaveStory{}));
    if (struck(context.ui, Command::redo)) actions.push(boxed<StoryRequest>(RedoStory{}));
    else if (struck(context.ui, Command::undo)) actions.push(boxed<StoryRequest>(UndoStory{}));
}

void StoryView::search(const StorySheet& sheet) {
    if (m_searched == &sheet && m_searchedFor == m_query && m_found.size() == sheet.scenario.passages.size()) return;
    m_searched = &sheet;
    m_searchedFor = m_query;
    const std::string wanted = fold(m_query);
    m_found.assign(sheet.scenario.passages.size(), false);
    for (std::size_t p = 0; !wanted.empty() && p < m_found.size(); ++p) m_found[p] = holds(sheet.scenario, sheet.scenario.passages[p], wanted);
}

void StoryView::bar(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StoryModel& model = *context.model.story;
    const auto whyNot = [&](const auto& request) { return context.rules.whyNot(boxed<StoryRequest>(request)); };
    notice(context, flow, actions);
    const std::string undo = whyNot(UndoStory{}), redo = whyNot(RedoStory{}), save = whyNot(SaveStory{});
    {
        ButtonRow row(flow);
        const SemanticScope scope(ui.record, "bar");
        const auto mode = [&](std::string_view id, std::string_view label, Mode which) {
            if (row.button(id, {label, m_mode == which ? Icon::check : Icon::none}, m_mode == which ? ButtonKind::secondary : ButtonKind::quiet)) {
                m_mode = which;
                m_reading.reveal();
                if (const auto at = selected(sheet)) m_canvas.reveal(*at);
            }
        };
        mode("map", "Map", Mode::map);
        mode("list", "List", Mode::list);
        mode("text", "Text", Mode::text);
        if (row.button("undo", {"Undo", Icon::undo, keysOf(ui, Command::undo), undo}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(UndoStory{}));
        if (row.button("redo", {"Redo", Icon::redo, keysOf(ui, Command::redo), redo}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(RedoStory{}));
        if (row.button("add", {"New", Icon::plus, keysOf(ui, Command::newPassage)}, ButtonKind::quiet)) {
            const auto from = selected(sheet);
            const MapPlace at = from ? MapPlace{sheet.places[*from].x, sheet.places[*from].y + passageHeight + layerGap} : MapPlace{};
            addPassageAt(context, sheet, at, std::nullopt, actions);
        }
        previewButton(context, row, ElementKind::scenario, sheet.scenario.id.value, actions);
        if (row.button("lab", {"Path lab", Icon::chart}, ButtonKind::quiet)) actions.push(GoTo{{Room::lab, sheet.scenario.id.value, m_selected.value}});
        if (row.button("save", {"Save", Icon::check, keysOf(ui, Command::save), save}, ButtonKind::primary)) actions.push(boxed<StoryRequest>(SaveStory{}));
    }
    flow.gap(0.75f);
    // One quiet line: what is in hand, and how it stands.
    const StoryStudy* study = studyOf(context, sheet);
    std::string line = sheet.scenario.title + "   ·   " + counted(static_cast<int>(sheet.scenario.passages.size()), "passage", "passages");
    if (study) {
        const auto errors = std::count_if(study->findings.begin(), study->findings.end(), [](const StoryFinding& finding) { return finding.severity == Severity::error; });
        const auto warnings = static_cast<long>(study->findings.size()) - errors;
        line += errors > 0 ? "   ·   " + std::to_string(errors) + " to put right" : "   ·   nothing to put right";
        if (warnings > 0) line += "   ·   " + std::to_string(warnings) + " worth a look";
    } else {
        line += "   ·   being checked …";
    }
    line += model.unsaved ? "   ·   not saved yet" : "   ·   saved";
    if (!model.undoes.empty()) line += "   ·   last: " + model.undoes;
    text(flow, "standing", line, mutedStyle(ui), Role::status);
}

void StoryView::giveKeyboard(const ViewContext& context, const StorySheet& sheet) {
    const bool there = m_page != StoryForm::Page::passage || sheet.rules.passageIndex(m_selected) != StoryRules::nowhere;
    if (!m_giveKeyboard.empty() && there) context.ui.focus.giveByKeyboard(context.ui.record.pathOf(std::exchange(m_giveKeyboard, {})));
}

void StoryView::whole(const ViewContext& context, const StorySheet& sheet, const Rect& area, ActionQueue& actions) {
    const Context& ui = context.ui;
    Rect left = area;
    // The search stands above what it searches.
    {
        Flow flow{ui, left.left, left.top, left.width()};
        textField(flow, "search", "Search the story", m_query, "Search the story", Icon::search);
        if (enterPressedIn(ui, "search")) {
            const auto now = selected(sheet);
            const std::size_t from = now ? *now + 1 : 0, count = m_found.size();
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t p = (from + i) % count;
                if (!m_found[p]) continue;
                select(p, sheet);
                m_canvas.reveal(p);
                m_reading.reveal();
                break;
            }
        }
        left.top = flow.y + ui.grid(1);
    }
    const std::vector<bool>* found = m_query.empty() ? nullptr : &m_found;
    if (m_mode == Mode::map) {
        map(context, sheet, left, actions);
    } else {
        const auto at = selected(sheet);
        const StoryReading::Outcome outcome = m_mode == Mode::list ? m_reading.list(context, sheet, studyOf(context, sheet), at, found, left) : m_reading.text(context, sheet, at, found, left);
        if (outcome.select) {
            select(outcome.select, sheet);
            m_canvas.reveal(*outcome.select);
        }
        if (outcome.edit) toForm(ui, sheet.scenario.passages[*outcome.edit].id);
    }
}

void StoryView::map(const ViewContext& context, const StorySheet& sheet, const Rect& area, ActionQueue& actions) {
    const auto at = selected(sheet);
    const StoryModel& model = *context.model.story;
    std::optional<std::size_t> trial;
    if (model.trial && model.trial->sheet.get() == &sheet) trial = model.trial->now().passage;
    const CanvasEvents events = m_canvas.draw(context.ui, "map", area, {sheet, studyOf(context, sheet), at, m_query.empty() ? nullptr : &m_found, trial});
    if (events.select) select(events.select, sheet);
    if (events.selectNothing) select(std::nullopt, sheet);
    if (events.edit) toForm(context.ui, sheet.scenario.passages[*events.edit].id);
    if (events.moved) {
        Scenario next = sheet.scenario;
        keepPlaces(next);
        Passage& passage = next.passages[events.moved->passage];
        passage.x = events.moved->to.x;
        passage.y = events.moved->to.y;
        const std::string what = "Moved “" + titleOf(passage) + "”";
        change(context, std::move(next), what, actions);
    }
    if (events.tidy) {
        Scenario next = sheet.scenario;
        const StoryLayout layout = layOutStory(next);
        for (std::size_t i = 0; i < layout.places.size(); ++i) {
            next.passages[i].x = layout.places[i].x;
            next.passages[i].y = layout.places[i].y;
        }
        m_canvas.fit();
        change(context, std::move(next), "Tidied the map", actions);
    }
    if (events.add) addPassageAt(context, sheet, *events.add, std::nullopt, actions);
    if (events.linked && !events.linked->to) addPassageAt(context, sheet, events.linked->at, events.linked->from, actions);
    if (events.linked && events.linked->to) {
        Scenario next = sheet.scenario;
        const Passage& from = sheet.scenario.passages[events.linked->from];
        const WayOn way = leadOn(next, events.linked->from, *events.linked->to);
        m_selected = from.id;
        m_page = StoryForm::Page::passage;
        if (way.choice) m_giveKeyboard = "form/" + from.id.value + "/choices/" + next.passages[events.linked->from].choices[*way.choice].id.value + "/text";
        else m_giveKeyboard = "form/" + from.id.value + "/written/" + (way.branch ? "branch-" + std::to_string(*way.branch + 1) + "/points" : std::string("to"));
        change(context, std::move(next), (way.choice ? "Drew a choice from “" : "Drew a way on from “") + titleOf(from) + "” to “" + titleOf(sheet.scenario.passages[*events.linked->to]) + "”", actions);
    }
    if (events.remove) {
        Scenario next = sheet.scenario;
        const std::string what = "Removed “" + titleOf(sheet.scenario.passages[*events.remove]) + "”";
        removePassage(next, *events.remove);
        m_selected = {};
        change(context, std::move(next), what, actions);
    }
}

void StoryView::panel(const ViewContext& context, const StorySheet& sheet, const Rect& area, ActionQueue& actions) {
    const Context& ui = context.ui;
    fill(area, ui.theme.surface, ui.grid(1));
    outline(area, ui.theme.line, std::max(1.0f, ui.theme.borderWidth), ui.grid(1));
    Flow tabs{ui, area.left + ui.grid(1.5f), area.top + ui.grid(1), area.width() - ui.grid(3)};
    pageTabs(tabs);
    const float top = tabs.y + ui.grid(1);
    m_stand = std::to_string(static_cast<int>(m_page)) + "/" + (m_page == StoryForm::Page::passage ? m_selected.value : std::string());
    Page page(ui, "form", {area.left + ui.theme.borderWidth, top, area.right - ui.theme.borderWidth, area.bottom - ui.theme.borderWidth}, {.margin = 1.5f, .maxWidth = 0, .stand = m_stand, .scrollKeys = false});
    page.flow().gap(0.5f);
    form(context, sheet, page.flow(), actions);
}

void StoryView::panelFlow(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions) {
    pageTabs(flow);
    flow.gap(1);
    const SemanticScope scope(context.ui.record, "form");
    form(context, sheet, flow, actions);
}

void StoryView::pageTabs(Flow& flow) {
    static constexpr std::array<ChoiceOption, 4> pages{{{"passage", "Passage"}, {"story", "Story"}, {"people", "People"}, {"numbers", "Numbers"}}};
    if (const int now = choices(flow, "page", "What to edit", pages, static_cast<int>(m_page)); now >= 0) m_page = static_cast<StoryForm::Page>(now);
}

void StoryView::importNotes(const StoryModel& model, Flow& flow) {
    const auto& notes = model.importNotes;
    if (notes.empty()) return;
    const Context& ui = flow.context;
    {
        Card card(flow, {.pad = 2, .stripe = ui.theme.careful});
        Flow& inner = card.inner();
        text(inner, "notes-title", "Not carried over as it was, from " + model.importedFrom + ": " + counted(static_cast<int>(notes.size()), "thing", "things"), headingStyle(ui, TypeStep::body), Role::heading);
        for (std::size_t i = 0; i < notes.size() && i < mostNotes; ++i) {
            const TweeNote& note = notes[i];
            inner.gap(1);
            text(inner, "note-" + std::to_string(i + 1), (note.line > 0 ? "Line " + std::to_string(note.line) + (note.passage.empty() ? "" : ", “" + note.passage + "”") + ": " : "") + note.text, bodyStyle(ui));
        }
    }
    flow.gap(2);
}

void StoryView::form(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    FormOutcome out;
    const StoryStudy* study = studyOf(context, sheet);
    const auto at = selected(sheet);
    switch (m_page) {
        case StoryForm::Page::passage:
            if (at) {
                m_form.passage(context, sheet, study, *at, flow, out);
            } else {
                text(flow, "nothing", "Choose a passage on the map, or press " + keysOf(ui, Command::newPassage) + " there for a new one (an arrow key gives the map the keyboard). " + keysOf(ui, Command::drawChoice) + " draws a choice from the passage that is chosen.", mutedStyle(ui, TypeStep::body));
            }
            break;
        case StoryForm::Page::story:
            if (context.model.story->imported == sheet.scenario.id) importNotes(*context.model.story, flow);
            m_form.story(context, sheet, study, flow, out);
            break;
        case StoryForm::Page::people: m_form.people(context, sheet, study, flow, out); break;
        case StoryForm::Page::numbers: m_form.numbers(context, sheet, study, flow, out); break;
    }
    if (out.removed) m_selected = {};
    if (out.next) {
        if (out.look) m_selected = out.next->passages[*out.look].id;
        if (!out.keyboard.empty()) m_giveKeyboard = "form/" + out.keyboard;
        actions.push(boxed<StoryRequest>(ChangeScenario{out.next, out.what, out.merge}));
    } else if (out.look) {
        select(out.look, sheet);
        m_canvas.reveal(*out.look);
        m_reading.reveal();
    }
}

void StoryView::chooser(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "stories", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 48, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Stories", "Write a story as a map, see where its ways lead, and try it out before a learner does.");
    notice(context, flow, actions);
    for (const Scenario& scenario : courseInHand(context.model).scenarios) {
        const std::string line = opening(scenario.about, 30), aside = counted(static_cast<int>(scenario.passages.size()), "passage", "passages");
        std::string standing;
        if (heldPart(context.model, "scenario", scenario.id.value)) standing = "A draft: learners don't have it yet, for something in it is still to be put right.";
        else if (!context.model.course.findScenario(scenario.id)) standing = "Not saved yet.";
        if (pressCard(flow, scenario.id.value, {scenario.title, line, aside, standing, Icon::story})) actions.push(boxed<StoryRequest>(OpenScenario{scenario.id}));
        flow.gap(1.5f);
    }
    flow.gap(1);
    text(flow, "new-title", "A new story", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    const bool enter = enterPressedIn(ui, "new-name");
    textField(flow, "new-name", "Its title", m_newTitle, "Its title");
    flow.gap(1);
    const NewScenario fresh{m_newTitle};
    if (button(flow, "new", {"Begin a new story", Icon::plus, {}, context.rules.whyNot(boxed<StoryRequest>(fresh))}) || (enter && !m_newTitle.empty())) {
        actions.push(boxed<StoryRequest>(fresh));
        m_newTitle.clear();
    }
    flow.gap(3);
    text(flow, "twine-title", "A story from Twine", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    text(flow, "twine-how", "In Twine choose “Export as Twee”, then choose that file here. What can't be carried over is listed.", mutedStyle(ui, TypeStep::body));
    flow.gap(1);
    if (const auto chosen = m_twineChooser.draw(flow, "twine-choose")) m_twineFile = chosen->string();
    flow.gap(1);
    textField(flow, "twine-file", "The Twee file", m_twineFile, "or its place: /home/me/story.twee");
    flow.gap(1);
    const ImportTwine read{m_twineFile};
    if (button(flow, "twine", {"Read it", Icon::download, {}, m_twineFile.empty() ? "Choose the file first." : context.rules.whyNot(boxed<StoryRequest>(read))})) actions.push(boxed<StoryRequest>(read));
}

}  // namespace carewright::ui
