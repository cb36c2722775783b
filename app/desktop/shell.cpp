#include "app/desktop/shell.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/learner/examiner_view.h"
#include "app/learner/home_view.h"
#include "app/learner/keys_view.h"
#include "app/learner/law_view.h"
#include "app/learner/learn_view.h"
#include "app/learner/mock_view.h"
#include "app/learner/mocks_view.h"
#include "app/learner/my_data_view.h"
#include "app/learner/myths_view.h"
#include "app/learner/practise_view.h"
#include "app/learner/recall_view.h"
#include "app/learner/quiz_view.h"
#include "app/learner/quizzes_view.h"
#include "app/learner/progress_view.h"
#include "app/learner/result_view.h"
#include "app/learner/scenario_view.h"
#include "app/learner/scenarios_view.h"
#include "app/learner/search_view.h"
#include "app/learner/topic_view.h"
#include "app/learner/trouble_view.h"
#include "app/learner/words_view.h"
#include "app/learner/write_view.h"
#include "app/ui/button.h"
#include "app/ui/keys.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

/// Under this many design pixels the rail keeps its icons only.
constexpr float compactWidth = 1000;
/// A page narrower than this many ems has no room for two columns.
constexpr float twoColumnEms = 46;

/// A room that the rail leads to.
struct RailEntry {
    Room room;
    std::string_view name, shortcut;
    Icon icon;
    int digit = 0;      ///< Alt and this digit go there; 0: no such key
};

/// In the order of the rail; one whose view is not built in is left out.
constexpr std::array railEntries = {
    RailEntry{Room::home, "Home", "Alt+1", Icon::home, 1},
    RailEntry{Room::learn, "Learn", "Alt+2", Icon::learn, 2},
    RailEntry{Room::practise, "Practise", "Alt+3", Icon::practise, 3},
    RailEntry{Room::quizzes, "Quizzes", "Alt+4", Icon::quiz, 4},
    RailEntry{Room::scenarios, "Scenarios", "Alt+5", Icon::story, 5},
    RailEntry{Room::recall, "Recall", "Alt+6", Icon::cards, 6},
    RailEntry{Room::mocks, "Mock assessment", "Alt+7", Icon::exam, 7},
    RailEntry{Room::progress, "Progress", "Alt+8", Icon::chart, 8},
};

bool anyMod() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl || io.KeyAlt || io.KeySuper;
}

Room railRoomOf(Room room) {
    switch (room) {
        case Room::home: return Room::home;
        case Room::learn:
        case Room::topic:
        case Room::words:
        case Room::law:
        case Room::myths: return Room::learn;
        case Room::practise:
        case Room::write:
        case Room::result: return Room::practise;
        case Room::quizzes:
        case Room::quiz: return Room::quizzes;
        case Room::scenarios:
        case Room::scenario: return Room::scenarios;
        case Room::recall: return Room::recall;
        case Room::mocks:
        case Room::mock:
        case Room::examiner: return Room::mocks;
        case Room::progress:
        case Room::myData: return Room::progress;
        case Room::profile: return Room::profile;
        case Room::search:
        case Room::keys: break;
    }
    return room;
}

}  // namespace

Shell::Shell() {
    m_views[Room::home] = std::make_unique<HomeView>();
    m_views[Room::learn] = std::make_unique<LearnView>();
    m_views[Room::topic] = std::make_unique<TopicView>();
    m_views[Room::words] = std::make_unique<WordsView>();
    m_views[Room::law] = std::make_unique<LawView>();
    m_views[Room::myths] = std::make_unique<MythsView>();
    m_views[Room::practise] = std::make_unique<PractiseView>();
    m_views[Room::write] = std::make_unique<WriteView>();
    m_views[Room::result] = std::make_unique<ResultView>();
    m_views[Room::scenarios] = std::make_unique<ScenariosView>();
    m_views[Room::scenario] = std::make_unique<ScenarioView>();
    m_views[Room::recall] = std::make_unique<RecallView>();
    m_views[Room::quizzes] = std::make_unique<QuizzesView>();
    m_views[Room::quiz] = std::make_unique<QuizView>();
    m_views[Room::mocks] = std::make_unique<MocksView>();
    m_views[Room::mock] = std::make_unique<MockView>();
    m_views[Room::examiner] = std::make_unique<ExaminerView>();
    m_views[Room::progress] = std::make_unique<ProgressView>();
    m_views[Room::myData] = std::make_unique<MyDataView>();
    m_views[Room::search] = std::make_unique<SearchView>();
    m_views[Room::keys] = std::make_unique<KeysView>();
}

Shell::~Shell() = default;

View& Shell::viewOf(Room room) {
    const auto found = m_views.find(room);
    return found == m_views.end() ? *m_views.at(Room::home) : *found->second;
}

std::optional<double> Shell::nextRepaint() const {
    if (!m_shown) return 0.0;
    const auto view = m_views.find(m_shown->room);
    return view == m_views.end() ? std::nullopt : view->second->nextRepaint();
}

void Shell::typeText(std::string_view text) {
    if (m_shown && m_focus.typing()) viewOf(m_shown->room).typeText(text);
}

Shell::Measures Shell::measure(const Context& context, const Look& look) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    Measures measures;
    measures.window = {0, 0, size.x, size.y};
    measures.compact = hasIcons(context) && size.x / look.scale() < compactWidth;
    const Face& body = context.type.face(TypeStep::body);
    const float railWidth =
        std::round(measures.compact ? body.em * 1.7f + context.grid(3) : std::min(body.em * 13.75f, size.x * 0.3f));
    const float topHeight = std::round(buttonHeight(context) + context.grid(1.5f));
    const float statusHeight =
        std::round(context.controlLine(context.type.face(TypeStep::caption)) + context.grid(1));
    measures.rail = {0, 0, railWidth, size.y};
    measures.top = {railWidth, 0, size.x, topHeight};
    measures.status = {railWidth, size.y - statusHeight, size.x, size.y};
    measures.page = {railWidth, topHeight, size.x, size.y - statusHeight};
    measures.narrow = measures.page.width() < body.em * twoColumnEms;
    return measures;
}

void Shell::draw(const Model& model, const ActionRules& rules, const Look& look, ActionQueue& actions) {
    std::swap(m_record, m_lastRecord);
    m_record.clear();
    m_focus.beginFrame();
    keys(model, actions);
    if (m_shown != model.place) {
        const bool sameRoom = m_shown && m_shown->room == model.place.room && m_shown->room == Room::search;
        if (!sameRoom) m_focus.clear(toString(model.place.room));
        m_shown = model.place;
        if (!sameRoom) viewOf(model.place.room).arrive(model, model.place);
    }

    const Context context = look.context(m_record, m_focus);
    applyToImGui(context);
    const Measures measures = measure(context, look);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushFont(context.type.face(TypeStep::body).font);
    ImGui::Begin("Carewright", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
    rail(context, measures, model, actions);
    topBar(context, measures, model, actions);
    page(context, measures, model, rules, actions);
    statusLine(context, measures, model);
    ImGui::End();
    if (m_lookOpen) lookPanel(context, measures, model, actions);
    ImGui::PopFont();

    // What held the keyboard may be gone with the view it stood in.
    if (!m_focus.path().empty() && !m_record.find(m_focus.path()) && !m_lastRecord.find(m_focus.path()))
        m_focus.clear(toString(model.place.room));
}

void Shell::keys(const Model& model, ActionQueue& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool typing = m_focus.typing();
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab)) && !anyMod())
        m_focus.move(m_lastRecord, io.KeyShift ? -1 : 1, m_lookOpen ? "look/" : "");
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
        if (m_lookOpen) {
            m_lookOpen = false;
            m_focus.giveByKeyboard(m_focusBeforePanel.empty() ? "top/look" : m_focusBeforePanel);
        } else if (model.place.room == Room::keys && model.canGoBack) {
            actions.push(GoBack{});  // F1 and back again, without losing one's place
        }
    }
    if (pressed(KeyCode::f1)) actions.push(GoTo{{Room::keys, {}, {}}});
    if (!typing && !io.WantTextInput && std::ranges::find(io.InputQueueCharacters, ImWchar('?')) !=
                                            io.InputQueueCharacters.end())
        actions.push(GoTo{{Room::keys, {}, {}}});
    if (io.KeyAlt && !io.KeyCtrl) {
        for (const RailEntry& what : railEntries) {
            if (m_views.contains(what.room) && pressedDigit(what.digit)) actions.push(GoTo{{what.room, {}, {}}});
        }
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_LeftArrow), false)) actions.push(GoBack{});
    }
    if (!io.KeyCtrl || io.KeyAlt) return;
    if (pressed(KeyCode::letterF)) actions.push(GoTo{{Room::search, {}, {}}});
    if (pressed(KeyCode::letterQ)) actions.push(Quit{});
    if (pressed(KeyCode::comma)) {
        m_lookOpen = !m_lookOpen;
        m_lookJustOpened = m_lookOpen;
    }
    Settings settings = model.settings;
    if (pressed(KeyCode::equal)) settings.points += 1;
    if (pressed(KeyCode::minus)) settings.points -= 1;
    if (pressed(KeyCode::digit0)) settings.points = Settings{}.points;
    if (!(settings == model.settings)) actions.push(ChangeSettings{settings});
}

void Shell::rail(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    const SemanticScope scope(m_record, "rail");
    fill(measures.rail, context.theme.sunken);
    fill({measures.rail.right - context.theme.borderWidth, 0, measures.rail.right, measures.rail.bottom},
         context.theme.line);
    const float pad = context.grid(1.5f);
    Flow flow{context, measures.rail.left + pad, measures.rail.top + context.grid(2),
              measures.rail.width() - 2 * pad};
    const Face& face = context.type.face(TypeStep::body);
    const float entryHeight = std::round(face.em * 1.3f + context.grid(1.75f));
    if (!measures.compact) {
        Flow name = flow.inset(context.grid(1), 0);
        text(name, "name", "Carewright", headingStyle(context, TypeStep::lead), Role::heading);
        flow.y = name.y + context.grid(2.5f);
    }
    const auto entry = [&](const RailEntry& what) {
        const bool here = railRoomOf(model.place.room) == what.room;
        SemanticItem item;
        item.path = toString(what.room);
        item.role = Role::tab;
        item.label = what.name;
        item.description = what.shortcut;
        item.selected = here;
        item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + entryHeight};
        if (!measures.compact) {
            item.neededWidth = textWidth(context.type.face(TypeStep::body, Weight::semiBold), what.name) +
                               context.grid(1) + (hasIcons(context) ? face.em * 1.9f : 0);
            item.neededHeight = face.em;
        }
        const Rect rect = item.rect;
        const Press press = pressable(context, std::move(item));
        const float radius = context.grid(0.75f);
        if (here)
            fill(rect, context.theme.surface, radius);
        else if (press.hovered)
            fill(rect, context.theme.hover, radius);
        if (here) {
            outline(rect, context.theme.line, context.theme.borderWidth, radius);
            if (!measures.compact) fill({rect.left, rect.top + radius, rect.left + context.grid(0.5f), rect.bottom - radius},
                 context.theme.accent, context.grid(0.25f));
        }
        const Colour ink = here ? context.theme.accent : context.theme.text;
        const float middle = (rect.top + rect.bottom) / 2;
        if (measures.compact) {
            icon(context, what.icon, (rect.left + rect.right) / 2, middle, face.em * 1.5f, ink);
            if (press.hovered || press.ring)
                tip(context, std::string(what.name) + "/tip", rect, what.name, what.shortcut);
        } else {
            float x = rect.left + context.grid(1.25f);
            if (hasIcons(context)) {
                icon(context, what.icon, x + face.em * 0.6f, middle, face.em * 1.35f, ink);
                x += face.em * 1.9f;
            }
            const Face& words = context.type.face(TypeStep::body, here ? Weight::semiBold : Weight::regular);
            ImGui::GetWindowDrawList()->AddText(words.font, words.size, {x, std::floor(middle - words.size / 2)},
                                                context.theme.text.packed(), what.name.data(),
                                                what.name.data() + what.name.size());
        }
        if (press.ring) focusRing(context, rect, radius);
        if (press.clicked) actions.push(GoTo{{what.room, {}, {}}});
        flow.y += entryHeight + context.grid(0.5f);
    };
    for (const RailEntry& what : railEntries) {
        if (m_views.contains(what.room)) entry(what);
    }
    flow.y = std::max(flow.y, measures.rail.bottom - entryHeight - context.grid(1.5f));
    entry({Room::keys, "Keyboard", "F1 lists all the keys", Icon::keys});
}

void Shell::page(const Context& context, const Measures& measures, const Model& model, const ActionRules& rules,
                 ActionQueue& actions) {
    const CourseTerms terms(model.course);
    const ViewContext view{context, model, rules, terms, measures.page, measures.narrow};
    if (model.trouble)
        drawTrouble(view, *model.trouble, actions);
    else
        viewOf(model.place.room).draw(view, actions);
}

}  // namespace carewright::ui
