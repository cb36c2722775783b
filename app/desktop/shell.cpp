#include "app/desktop/shell.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/assessor/handover_view.h"
#include "app/assessor/quality_view.h"
#include "app/assessor/queue_view.h"
#include "app/assessor/review_view.h"
#include "app/assessor/sampling_view.h"
#include "app/assessor/staff_view.h"
#include "app/assessor/standardise_view.h"
#include "app/desktop/rail_entries.h"
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
#include "app/learner/profile_view.h"
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
#include "app/tutor/preview_button.h"
#include "app/tutor/rubric_view.h"
#include "app/tutor/lab_view.h"
#include "app/tutor/story_view.h"
#include "app/tutor/workshop_view.h"
#include "app/ui/button.h"
#include "app/ui/keys.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

/// The page must keep this many ems beside the rail; otherwise a menu takes the rail's place.
constexpr float pageEms = 25;
/// A page narrower than this many ems has no room for two columns.
constexpr float twoColumnEms = 46;

bool anyMod() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl || io.KeyAlt || io.KeySuper;
}

}  // namespace

Shell::Shell(Speaker& speaker, For whom) : m_for(whom), m_aloud(speaker) { makeViews(); }

void Shell::makeViews() {
    m_views[Room::home] = std::make_unique<HomeView>();
    m_views[Room::learn] = std::make_unique<LearnView>();
    m_views[Room::topic] = std::make_unique<TopicView>();
    m_views[Room::words] = std::make_unique<WordsView>();
    m_views[Room::law] = std::make_unique<LawView>();
    m_views[Room::myths] = std::make_unique<MythsView>();
    m_views[Room::practise] = std::make_unique<PractiseView>();
    m_views[Room::write] = std::make_unique<WriteView>();
    m_views[Room::result] = std::make_unique<ResultView>(m_aloud);
    m_views[Room::scenarios] = std::make_unique<ScenariosView>();
    m_views[Room::scenario] = std::make_unique<ScenarioView>();
    m_views[Room::recall] = std::make_unique<RecallView>();
    m_views[Room::quizzes] = std::make_unique<QuizzesView>();
    m_views[Room::quiz] = std::make_unique<QuizView>();
    m_views[Room::mocks] = std::make_unique<MocksView>();
    m_views[Room::mock] = std::make_unique<MockView>();
    m_views[Room::examiner] = std::make_unique<ExaminerView>();
    m_views[Room::progress] = std::make_unique<ProgressView>();
    m_views[Room::search] = std::make_unique<SearchView>();
    m_views[Room::keys] = std::make_unique<KeysView>();
    if (m_for == For::preview) return;
    m_views[Room::myData] = std::make_unique<MyDataView>();
    m_views[Room::profile] = std::make_unique<ProfileView>();
    m_views[Room::workshop] = std::make_unique<WorkshopView>();
    m_views[Room::story] = std::make_unique<StoryView>();
    m_views[Room::lab] = std::make_unique<LabView>();
    m_views[Room::staff] = std::make_unique<StaffView>();
    m_views[Room::queue] = std::make_unique<QueueView>();
    m_views[Room::review] = std::make_unique<ReviewView>();
    m_views[Room::standardise] = std::make_unique<StandardiseView>();
    m_views[Room::handover] = std::make_unique<HandoverView>();
    m_views[Room::quality] = std::make_unique<QualityView>();
    m_views[Room::sampling] = std::make_unique<SamplingView>();
    m_views[Room::rubric] = std::make_unique<RubricView>();
}

Shell::~Shell() = default;

View& Shell::viewOf(Room room) {
    const auto found = m_views.find(room);
    return found == m_views.end() ? *m_views.at(Room::home) : *found->second;
}

std::optional<double> Shell::nextRepaint() const {
    if (!m_shown) return 0.0;
    const auto view = m_views.find(m_shown->room);
    std::optional<double> next = view == m_views.end() ? std::nullopt : view->second->nextRepaint();
    // Nobody wakes the window for a spoken word.
    constexpr double listening = 1 / 30.0;
    if (m_aloud.state() == ReadAloud::State::reading) next = std::min(next.value_or(listening), listening);
    if (m_aloudDue) return 0.0;     // the page that came is read from the next frame on
    return next;
}

void Shell::typeText(std::string_view text) {
    if (m_shown && m_focus.typing()) viewOf(m_shown->room).typeText(text);
}

Shell::Measures Shell::measure(const Context& context) const {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    Measures measures;
    measures.window = {0, 0, size.x, size.y};
    const Face& body = context.type.face(TypeStep::body);
    const float words = railWordsWidth(context);
    measures.menu = size.x - words < body.em * pageEms;
    const float railWidth = measures.menu ? 0 : std::round(std::max(words, std::min(body.em * 13.75f, size.x * 0.3f)));
    const float topHeight = std::round(buttonHeight(context) + context.grid(1.5f));
    const float statusHeight =
        std::round(context.controlLine(context.type.face(TypeStep::caption)) + context.grid(1));
    measures.rail = {0, 0, railWidth, size.y};
    const float bannerHeight = m_for == For::preview ? topHeight : 0;
    measures.banner = {railWidth, 0, size.x, bannerHeight};
    measures.top = {railWidth, bannerHeight, size.x, bannerHeight + topHeight};
    measures.status = {railWidth, size.y - statusHeight, size.x, size.y};
    measures.page = {railWidth, bannerHeight + topHeight, size.x, size.y - statusHeight};
    measures.narrow = measures.page.width() < body.em * twoColumnEms;
    return measures;
}

void Shell::draw(const Model& model, const ActionRules& rules, const Look& look, ActionQueue& actions) {
    std::swap(m_record, m_lastRecord);
    m_record.clear();
    m_focus.beginFrame();
    if (m_learner != model.profile.now) {
        m_learner = model.profile.now;
        makeViews();
        m_shown.reset();
    }
    m_aloud.update(m_lastRecord);
    m_aloud.change({model.settings.speechRate, model.settings.voice});
    const Context before = look.context(m_record, m_focus);
    heedTips(before);
    keys(model, actions);
    aloudPages(model);
    if (m_shown != model.place) {
        const bool sameRoom = m_shown && m_shown->room == model.place.room && m_shown->room == Room::search;
        if (!sameRoom) m_focus.clear(toString(model.place.room));
        m_shown = model.place;
        m_menuOpen = false;
        m_aloud.stop();
        m_aloud.forgetProblem();
        if (!sameRoom) viewOf(model.place.room).arrive(model, model.place);
    }

    Context context = look.context(m_record, m_focus);
    context.spoken = &m_aloud.spoken();
    context.keys = &model.settings.keys;
    applyToImGui(context);
    Measures measures = measure(context);
    if (!measures.menu) m_menuOpen = false;
    const bool aloud = m_aloud.state() != ReadAloud::State::silent || !m_aloud.problem().empty();
    if (!aloud) m_aloudHeight = 0;
    measures.page.bottom -= m_aloudHeight;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushFont(context.type.face(TypeStep::body).font);
    ImGui::Begin("Carewright", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
    if (!measures.menu) rail(context, measures, model, actions);
    if (m_for == For::preview) banner(context, measures, actions);
    topBar(context, measures, model, actions);
    page(context, measures, model, rules, actions);
    if (aloud) aloudBar(context, measures, model, actions);
    statusLine(context, measures, model);
    aloudPlace(context, measures);
    m_aloud.revealed();
    ImGui::End();
    if (model.settings.ruler && !model.trouble) ruler(context, measures, model.settings.rulerLines);
    if (m_menuOpen) menuPanel(context, measures, model, actions);
    if (m_lookOpen) lookPanel(context, measures, model, actions);
    ImGui::PopFont();

    // What held the keyboard may be gone with the view it stood in.
    if (!m_focus.path().empty() && !m_record.find(m_focus.path()) && !m_lastRecord.find(m_focus.path()))
        m_focus.clear(toString(model.place.room));
}

void Shell::heedTips(const Context& context) {
    const ImGuiIO& io = ImGui::GetIO();
    const auto struckOf = [](std::initializer_list<int> keys) { return std::ranges::any_of(keys, [](int key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }); };
    // Tab goes to something else, whose own tip is wanted; Left and Right walk along what has the ring.
    if (struckOf({ImGuiKey_Tab, ImGuiKey_LeftArrow, ImGuiKey_RightArrow})) m_focus.allowTips();
    const bool scrolled = io.MouseWheel != 0 || io.MouseWheelH != 0 ||
                          struckOf({ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Escape, ImGuiKey_Enter, ImGuiKey_Space});
    if (scrolled || ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1)) {
        m_focus.hushTips();
        m_tipsX = io.MousePos.x;
        m_tipsY = io.MousePos.y;
    } else if (std::hypot(io.MousePos.x - m_tipsX, io.MousePos.y - m_tipsY) > context.grid(2)) {
        m_focus.allowTips();
    }
}

void Shell::closeMenu() {
    m_menuOpen = false;
    m_focus.clear(m_shown ? toString(m_shown->room) : std::string_view());
}

void Shell::keys(const Model& model, ActionQueue& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool typing = m_focus.typing();
    if (m_focus.keysTaken()) return;     // the next ones are being chosen for a command
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab)) && !anyMod())
        m_focus.move(m_lastRecord, io.KeyShift ? -1 : 1, m_lookOpen ? "look/" : m_menuOpen ? "rail/" : "");
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
        if (m_lookOpen) {
            m_lookOpen = false;
            m_focus.giveByKeyboard(m_focusBeforePanel.empty() ? "top/look" : m_focusBeforePanel);
        } else if (m_menuOpen) {
            closeMenu();
            m_focus.giveByKeyboard("top/menu");
        } else if (model.place.room == Room::keys && model.canGoBack) {
            actions.push(GoBack{});  // F1 and back again, without losing one's place
        }
    }
    const auto hit = [&](Command command) { return struck(m_focus, model.settings.keys, command); };
    if (!model.profile.asking) aloudKeys(model.settings);
    static constexpr std::array exercises = {Room::write, Room::quiz, Room::scenario, Room::mock, Room::recall, Room::examiner};
    const bool atExercise = std::ranges::find(exercises, model.place.room) != exercises.end();
    if (atExercise && !model.access.readAloud && m_aloud.state() == ReadAloud::State::reading) actions.push(NoteReadAloud{});
    if (m_for == For::preview && hit(Command::preview)) actions.push(Quit{});
    if (hit(Command::keys)) actions.push(GoTo{{Room::keys, {}, {}}});
    if (!typing && !io.WantTextInput && std::ranges::find(io.InputQueueCharacters, ImWchar('?')) !=
                                            io.InputQueueCharacters.end())
        actions.push(GoTo{{Room::keys, {}, {}}});
    for (const RailEntry& what : railEntries())
        if (what.command && m_views.contains(what.room) && hit(*what.command)) actions.push(GoTo{{what.room, {}, {}}});
    if (hit(Command::back)) actions.push(GoBack{});
    if (hit(Command::search)) actions.push(GoTo{{Room::search, {}, {}}});
    if (hit(Command::quit)) actions.push(Quit{});
    if (hit(Command::look)) {
        m_lookOpen = !m_lookOpen;
        m_lookJustOpened = m_lookOpen;
    }
    Settings settings = model.settings;
    if (hit(Command::ruler)) settings.ruler = !settings.ruler;
    if (hit(Command::larger)) settings.points += 1;
    if (hit(Command::smaller)) settings.points -= 1;
    if (hit(Command::usualSize)) settings.points = Settings{}.points;
    if (!(settings == model.settings)) actions.push(ChangeSettings{settings});
}

void Shell::ruler(const Context& context, const Measures& measures, float lines) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool moved = mouse.x != m_rulerMouseX || mouse.y != m_rulerMouseY;
    m_rulerMouseX = mouse.x;
    m_rulerMouseY = mouse.y;
    if (moved && measures.page.contains(mouse.x, mouse.y)) m_rulerY = mouse.y;
    // Who walks along by keyboard has the band where the ring is.
    if (m_focus.path() != m_rulerFocus) {
        m_rulerFocus = m_focus.path();
        const SemanticItem* item = m_record.find(m_rulerFocus);
        if (item && !item->visible.empty() && measures.page.contains(item->visible.left, item->visible.top))
            m_rulerY = (item->visible.top + item->visible.bottom) / 2;
    }
    const float height = context.readingLine(context.type.face(TypeStep::body)) * lines;
    const Rect& page = measures.page;
    const float middle = std::clamp(m_rulerY.value_or(page.top + page.height() / 3), page.top + height / 2, std::max(page.top + height / 2, page.bottom - height / 2));
    const Rect band{page.left, std::round(middle - height / 2), page.right, std::round(middle + height / 2)};
    // Above the page, but never so strong that the words below it pale; the edges carry it where colours are stark.
    ImDrawList& over = *ImGui::GetForegroundDrawList();
    const bool stark = context.theme.name == ThemeName::highContrast;
    over.PushClipRect({page.left, page.top}, {page.right, page.bottom});
    if (!stark) over.AddRectFilled({band.left, band.top}, {band.right, band.bottom}, context.theme.accent.withAlpha(26).packed());
    const float edge = std::max(1.0f, std::round(context.grid(stark ? 0.375f : 0.2f)));
    const ImU32 ink = stark ? context.theme.accent.packed() : context.theme.accent.withAlpha(150).packed();
    over.AddRectFilled({band.left, band.top}, {band.right, band.top + edge}, ink);
    over.AddRectFilled({band.left, band.bottom - edge}, {band.right, band.bottom}, ink);
    over.PopClipRect();
    SemanticItem item;
    item.path = "ruler";
    item.role = Role::region;
    item.label = "Reading ruler";
    item.rect = item.visible = band;
    m_record.add(std::move(item));
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
