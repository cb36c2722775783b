/// The top bar, the status line and the panel for how it looks.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/desktop/shell.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/installed_fonts.h"
#include "app/ui/keys.h"
#include "app/ui/look_controls.h"
#include "app/ui/page.h"
#include "app/ui/prose.h"
#include "app/ui/workshop_model.h"

namespace carewright::ui {
namespace {

std::string roomName(Room room) {
    switch (room) {
        case Room::home: return "Home";
        case Room::learn: return "Learn";
        case Room::topic: return "Topic";
        case Room::words: return "Words explained";
        case Room::law: return "The law";
        case Room::myths: return "Myths and facts";
        case Room::practise: return "Practise";
        case Room::write: return "Your answer";
        case Room::result: return "Result";
        case Room::quizzes: return "Quizzes";
        case Room::quiz: return "Quiz";
        case Room::scenarios: return "Scenarios";
        case Room::scenario: return "Scenario";
        case Room::recall: return "Recall";
        case Room::mocks: return "Mock assessment";
        case Room::mock: return "Mock assessment";
        case Room::examiner: return "Be the examiner";
        case Room::progress: return "Progress";
        case Room::myData: return "My data";
        case Room::profile: return "Profile";
        case Room::search: return "Search";
        case Room::keys: return "Keyboard";
        case Room::workshop: return "Course";
        case Room::rubric: return "Rubrics";
        case Room::story: return "Stories";
        case Room::lab: return "Path lab";
        case Room::queue: return "Review";
        case Room::review: return "Attempt";
        case Room::quality: return "Quality";
        case Room::sampling: return "Sampling";
        case Room::standardise: return "Standardisation";
        case Room::handover: return "Hand over";
        case Room::staff: return "Staff";
    }
    return "Home";
}

}  // namespace

std::vector<Crumb> breadcrumb(const Model& model) {
    std::vector<Crumb> crumbs;
    const Place& place = model.place;
    const auto add = [&crumbs](std::string name, Place to) { crumbs.push_back({std::move(name), std::move(to)}); };
    switch (place.room) {
        case Room::topic:
        case Room::words:
        case Room::law:
        case Room::myths: add("Learn", {Room::learn, {}, {}}); break;
        case Room::write:
        case Room::result: add("Practise", {Room::practise, {}, {}}); break;
        case Room::quiz: add("Quizzes", {Room::quizzes, {}, {}}); break;
        case Room::scenario: add("Scenarios", {Room::scenarios, {}, {}}); break;
        case Room::mock:
        case Room::examiner: add("Mock assessment", {Room::mocks, {}, {}}); break;
        case Room::myData: add("Progress", {Room::progress, {}, {}}); break;
        case Room::rubric:
        case Room::story: add("Course", {Room::workshop, {}, {}}); break;
        case Room::lab: add("Stories", {Room::story, place.id, {}}); break;
        case Room::review: add("Review", {Room::queue, {}, {}}); break;
        default: break;
    }
    if (place.room == Room::topic) {
        const Topic* topic = model.course.findTopic(TopicId(place.id));
        add(topic ? topic->title : "Topic", place);
    } else if (const Quiz* quiz = place.room == Room::quiz ? model.course.findQuiz(QuizId(place.id)) : nullptr) {
        add(quiz->title, place);
    } else if (place.room == Room::quiz && model.quiz.run) {
        add(model.quiz.run->paper.title, place);
    } else if (const Scenario* story = place.room == Room::scenario ? model.course.findScenario(ScenarioId(place.id)) : nullptr) {
        add(story->title, place);
    } else if (const Mock* mock = place.room == Room::mock ? model.course.findMock(MockId(place.id)) : nullptr) {
        add(mock->title, place);
    } else {
        add(roomName(place.room), place);
    }
    return crumbs;
}

std::string savedWords(const Model& model) {
    if (!model.saved.problem.empty()) return "Not saved: " + model.saved.problem;
    if (model.saved.pending) return "Saving …";
    // A tutor's edits are not in the course before Save, and safe all the same.
    if (model.workshop && model.workshop->unsaved) return "Unsaved edits are kept safe";
    if (!model.saved.lastSaved) return "Everything is saved";
    const auto ago = std::chrono::duration_cast<std::chrono::seconds>(model.now - *model.saved.lastSaved).count();
    if (ago < 2) return "Saved just now";
    if (ago < 60) return "Saved " + std::to_string(ago) + " s ago";
    if (ago < 3600) return "Saved " + std::to_string(ago / 60) + " min ago";
    return "Everything is saved";
}

void Shell::topBar(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    const SemanticScope scope(m_record, "top");
    const Rect& bar = measures.top;
    const float height = buttonHeight(context);
    const float y = std::round(bar.top + (bar.height() - height) / 2);
    const float margin = context.grid(2);
    float right = bar.right - margin;

    const std::string aboutLooks = withKeys(context, "Text size, spacing and colours", Command::look);
    const ButtonText looks{hasIcons(context) ? "Text" : "Aa", Icon::textSize, aboutLooks, {}};
    right -= buttonWidth(context, looks);
    Flow place{context, right, y, bar.right - margin - right};
    if (button(place, "look", looks, ButtonKind::quiet)) {
        m_lookOpen = !m_lookOpen;
        m_lookJustOpened = m_lookOpen;
        m_menuOpen = false;
        m_focusBeforePanel = "top/look";
    }
    float x = bar.left + margin;
    if (measures.menu) {
        const ButtonText menu{"Menu", Icon::menu, {}, {}};
        Flow menuPlace{context, x, y, buttonWidth(context, menu)};
        if (button(menuPlace, "menu", menu)) {
            m_menuOpen = !m_menuOpen;
            m_menuJustOpened = m_menuOpen;
        }
        x += buttonWidth(context, menu) + context.grid(1);
    }
    if (model.profile.asking) return;   // nothing to search and no way back until somebody says who they are
    const std::string aboutBack = withKeys(context, "Where you were before", Command::back);
    const ButtonText back{"Back", Icon::back, aboutBack, {}};
    const float backRoom = model.canGoBack ? buttonWidth(context, back) + context.grid(1) : 0;
    // Large letters leave little room: shorter words rather than buttons over one another.
    std::string_view hear = "Read aloud", find = "Search";
    const auto fits = [&] {
        const float words = buttonWidth(context, {hear, Icon::speaker, {}, {}}) + buttonWidth(context, {find, Icon::search, {}, {}}) + context.grid(2);
        return x + backRoom + words + context.grid(2) <= right;
    };
    if (!fits()) hear = "Listen";
    if (!fits()) find = "Find";
    // The menu leads anywhere, and so do the keys.
    const bool backShown = model.canGoBack && fits();
    const std::string aboutSearch = withKeys(context, "Search the whole course", Command::search);
    const ButtonText search{find, Icon::search, aboutSearch, {}};
    right -= buttonWidth(context, search) + context.grid(1);
    Flow searchPlace{context, right, y, buttonWidth(context, search)};
    if (button(searchPlace, "search", search, ButtonKind::quiet)) actions.push(GoTo{{Room::search, {}, {}}});

    const ReadAloud::State state = m_aloud.state();
    const std::string aboutAloud = withKeys(context, state == ReadAloud::State::reading  ? "Stop reading aloud for a while"
                                                     : state == ReadAloud::State::paused ? "Go on reading aloud"
                                                                                         : "Hear this page",
                                            Command::readAloud);
    const ButtonText aloud = state == ReadAloud::State::reading  ? ButtonText{"Pause", Icon::pause, aboutAloud, {}}
                             : state == ReadAloud::State::paused ? ButtonText{"Go on", Icon::play, aboutAloud, {}}
                                                                 : ButtonText{hear, Icon::speaker, aboutAloud, {}};
    right -= buttonWidth(context, aloud) + context.grid(1);
    Flow aloudPlace{context, right, y, buttonWidth(context, aloud)};
    if (button(aloudPlace, "aloud", aloud, ButtonKind::quiet)) {
        m_focus.clear();    // the button itself is not where the reading begins
        aloudOrPause(model.settings);
    }

    if (backShown) {
        Flow backPlace{context, x, y, buttonWidth(context, back)};
        if (button(backPlace, "back", back, ButtonKind::quiet)) actions.push(GoBack{});
        x += backRoom;
    }
    const std::vector<Crumb> crumbs = breadcrumb(model);
    const Face& face = context.type.face(TypeStep::caption);
    const float gap = face.em * 1.2f;
    const float middle = bar.top + bar.height() / 2;
    for (std::size_t i = 0; i < crumbs.size(); ++i) {
        const float width = std::ceil(textWidth(face, crumbs[i].name)) + 1;
        // The page's own title says where one is; a trail that doesn't fit stops before it.
        if (x + width > right - margin) break;
        if (i > 0) {
            icon(context, Icon::chevron, x - gap / 2, middle, face.em * 1.1f, context.theme.muted);
        }
        Flow crumb{context, x, middle - context.readingLine(face) / 2, width};
        if (i + 1 == crumbs.size()) {
            text(crumb, "here", crumbs[i].name, mutedStyle(context));
        } else if (link(crumb, "crumb-" + std::string(toString(crumbs[i].place.room)), crumbs[i].name,
                        TypeStep::caption)) {
            actions.push(GoTo{crumbs[i].place});
        }
        x += width + gap;
    }
}

void Shell::banner(const Context& context, const Measures& measures, ActionQueue& actions) {
    const SemanticScope scope(m_record, "banner");
    const Rect& bar = measures.banner;
    fill(bar, context.theme.accent);
    const float margin = context.grid(2), height = buttonHeight(context);
    const std::string keys = keysOf(context, Command::preview);
    const ButtonText back{"Back to editing", Icon::back, keys, {}};
    const float width = std::min(buttonWidth(context, back), bar.width() * 0.6f);
    Flow right{context, bar.right - margin - width, std::round(bar.top + (bar.height() - height) / 2), width};
    // Outlined buttons are made for a pale ground; on the banner's own colour they would not be seen.
    fill({right.x, right.y, right.x + width, right.y + height}, context.theme.surface, context.grid(0.75f));
    if (button(right, "back", back)) actions.push(Quit{});
    // The long sentence where there is room for it, the short one otherwise; never half a sentence.
    const Face& face = context.type.face(TypeStep::body, Weight::semiBold);
    const float room = bar.width() - width - 3 * margin;
    const std::string_view whole = "Preview: your draft as a learner sees it. Nothing you do here is kept.";
    const std::string_view words = textWidth(face, whole) < room ? whole : "Preview";
    Flow left{context, bar.left + margin, bar.top + (bar.height() - context.controlLine(face)) / 2, room};
    text(left, "words", words, {TypeStep::body, Weight::semiBold, context.theme.onAccent, false}, Role::status);
}

void Shell::statusLine(const Context& context, const Measures& measures, const Model& model) {
    const SemanticScope scope(m_record, "status");
    const Rect& bar = measures.status;
    fill({bar.left, bar.top, bar.right, bar.top + context.theme.borderWidth}, context.theme.line);
    const Face& face = context.type.face(TypeStep::caption);
    std::string saved = savedWords(model);
    // Who reads best in other letters should hear why these are not theirs.
    if (context.fonts && !context.fonts->problem.empty()) saved += "  ·  " + context.fonts->problem;
    const bool trouble = !model.saved.problem.empty();
    const float margin = context.grid(2);
    const float y = bar.top + (bar.height() - context.controlLine(face)) / 2;
    const TextStyle style{TypeStep::caption, Weight::regular, trouble ? context.theme.missed : context.theme.muted,
                          false};
    // One line, whatever there is to say: the whole sentence is in the record and in the tip.
    ImGui::PushClipRect({bar.left, bar.top}, {bar.right, bar.bottom}, true);
    const float needed = std::ceil(textWidth(face, saved)) + 1;
    Flow left{context, bar.left + margin, y, std::min(needed, bar.width() - 2 * margin)};
    text(left, "saved", saved, style, Role::status);
    const std::string about = model.course.nation.empty()
                                  ? model.course.title
                                  : model.course.title + " · " + model.course.nation +
                                        (model.course.checkedOn.empty() ? std::string() : " · checked " + longDate(model.course.checkedOn));
    const float width = std::ceil(textWidth(face, about)) + 1;
    if (bar.left + margin + needed + margin + width < bar.right - margin) {
        Flow course{context, bar.right - margin - width, y, width};
        text(course, "course", about, {TypeStep::caption, Weight::regular, context.theme.muted, false}, Role::status);
    }
    ImGui::PopClipRect();
}

void Shell::keepUnderPointer(const Rect& panel, bool sized) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const auto middle = [](const SemanticItem& item) { return (item.rect.top + item.rect.bottom) / 2; };
    if (sized)
        for (const char* path : {"look/size/more", "look/size/less"})
            if (const SemanticItem* item = m_record.find(path); item && item->rect.contains(mouse.x, mouse.y)) m_lookHeld = {path, mouse.y, middle(*item)};
    if (m_lookHeld.path.empty()) return;
    if (!panel.contains(mouse.x, mouse.y) || std::abs(mouse.y - m_lookHeld.pointer) > 1) m_lookHeld = {};   // the pointer has gone on
    else if (const SemanticItem* item = m_record.find(m_lookHeld.path)) m_lookLift += middle(*item) - m_lookHeld.middle;
}

void Shell::lookPanel(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    if (m_lookJustOpened) m_lookLift = 0;
    const float em = context.type.face(TypeStep::body).em;
    const float width = std::min(em * 27, measures.window.width() - context.grid(2));
    const float margin = context.grid(1);
    const float height = std::min(em * 44, measures.window.height() - measures.top.bottom - margin);
    m_lookLift = std::clamp(m_lookLift, -8 * em, measures.top.bottom - margin);
    const float top = measures.top.bottom - m_lookLift;
    const Rect rect{measures.window.right - width - margin, top, measures.window.right - margin, std::min(top + height, measures.window.bottom - margin)};
    ImGui::SetNextWindowPos({rect.left, rect.top});
    ImGui::SetNextWindowSize({rect.width(), rect.height()});
    if (m_lookJustOpened) ImGui::SetNextWindowFocus();
    ImGui::PushStyleColor(ImGuiCol_WindowBg, context.theme.surface.packed());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, context.grid(1));
    ImGui::Begin("How it looks", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    outline(rect, context.theme.accent, std::max(1.0f, context.theme.borderWidth), context.grid(1));
    // The button that opened it closes it by itself.
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const SemanticItem* opener = m_record.find("top/look");
    const bool beside = !rect.contains(mouse.x, mouse.y) && !(opener && opener->rect.contains(mouse.x, mouse.y));
    if (!m_lookJustOpened && ImGui::IsMouseClicked(0) && beside) m_lookOpen = false;
    Settings settings = model.settings;
    bool changed = false;
    // Size and sample stay where they are while the rest scrolls: one sees at once what each choice does.
    Flow fixed{context, rect.left + context.grid(2.5f), rect.top, rect.width() - context.grid(5) - ImGui::GetStyle().ScrollbarSize};
    {
        const SemanticScope scope(m_record, "look");
        fixed.gap(2);
        text(fixed, "title", "How it looks", headingStyle(context, TypeStep::heading), Role::heading);
        fixed.gap(1.5f);
        changed |= sizeControl(fixed, settings);
        fixed.gap(1.5f);
        Card sample(fixed, {.sunken = true, .pad = 1.5f});
        text(sample.inner(), "sample", "Personalisation means starting with the person: what matters to them, and how they want to live.", bodyStyle(context));
    }
    keepUnderPointer(rect, changed);
    fixed.gap(1);
    fill({rect.left + context.theme.borderWidth, fixed.y, rect.right - context.theme.borderWidth, fixed.y + context.theme.borderWidth}, context.theme.line);
    {
        Page page(context, "look", {rect.left, fixed.y + context.theme.borderWidth, rect.right, rect.bottom - context.grid(0.5f)}, {.margin = 2.5f, .maxWidth = 0, .scrollKeys = false});
        Flow& flow = page.flow();
        flow.gap(1.5f);
        changed |= otherLookControls(flow, settings);
        flow.gap(2);
        ButtonRow row(flow, ButtonRow::Align::right);
        if (row.button("done", {"Done", Icon::none, "Escape", {}}, ButtonKind::primary)) {
            m_lookOpen = false;
            m_focus.clear();
        }
        if (!model.profile.asking && row.button("keys", {"Keys …", Icon::keys, keysOf(context, Command::keys)}, ButtonKind::quiet)) {
            m_lookOpen = false;
            m_focus.clear();
            actions.push(GoTo{{Room::keys, {}, {}}});
        }
        if (row.button("reset", {"Reset", Icon::undo})) {
            resetLook(settings);
            changed = true;
        }
        if (changed) actions.push(ChangeSettings{settings});
    }
    if (m_lookJustOpened) m_focus.giveByKeyboard(m_record.find("look/size/track") ? "look/size/track" : "look/size/more");
    m_lookJustOpened = false;
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

}  // namespace carewright::ui
