/// Whoever has only a keyboard gets everywhere: in every room Tab stops at each control that is drawn, what has the
/// keyboard is in sight, and one sees that it has it.
#include <catch2/catch.hpp>

#include <set>

#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/review_actions.h"
#include "app/ui/story_model.h"
#include "tests/ui/assessor_app.h"
#include "tests/ui/headless_driver.h"
#include "tests/ui/quiz_app.h"
#include "tests/ui/rubric_app.h"
#include "tests/ui/tutor_account.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// What one presses, chooses or types into. Figures, words explained and evidence may be reached as well.
bool interactive(Role role) {
    switch (role) {
        case Role::link:
        case Role::button:
        case Role::toggle:
        case Role::tab:
        case Role::radio:
        case Role::slider:
        case Role::textField:
        case Role::editor: return true;
        default: return false;
    }
}

/// How much of the accent's colour the last frame drew on the edge of something and just outside of it.
struct Edge {
    std::size_t all = 0, outside = 0;
};

/// More of it than there was: a ring lies outside, a field has its own edge thicker.
bool ringed(const Edge& now, const Edge& plain) { return now.outside > plain.outside || now.all > plain.all; }

/// In corners of shapes that were not clipped away: what the reader sees, not what a widget says about itself.
Edge accentOnEdge(const HeadlessDriver& app, const Rect& rect) {
    constexpr float outside = 8, inside = 4;
    const ImU32 accent = app.look().theme().accent.packed();
    const ImDrawData* const drawn = ImGui::GetDrawData();
    REQUIRE(drawn);
    Edge edge;
    for (int i = 0; i < drawn->CmdListsCount; ++i) {
        const ImDrawList& list = *drawn->CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            for (unsigned index = 0; index < command.ElemCount; ++index) {
                const ImDrawVert& corner = list.VtxBuffer[static_cast<int>(command.VtxOffset) + list.IdxBuffer[static_cast<int>(command.IdxOffset + index)]];
                const float x = corner.pos.x, y = corner.pos.y;
                if (corner.col != accent || x < command.ClipRect.x || x > command.ClipRect.z || y < command.ClipRect.y || y > command.ClipRect.w) continue;
                const bool within = x > rect.left - outside && x < rect.right + outside && y > rect.top - outside && y < rect.bottom + outside;
                const bool core = x > rect.left + inside && x < rect.right - inside && y > rect.top + inside && y < rect.bottom - inside;
                const bool own = x > rect.left - 1 && x < rect.right + 1 && y > rect.top - 1 && y < rect.bottom + 1;
                if (within && !core) ++edge.all;
                if (within && !own) ++edge.outside;
            }
        }
    }
    return edge;
}

/// Where the ring of a control that has the keyboard lies: of a response it is around the passage that the arrows go on from.
Rect ringedPlace(const HeadlessDriver& app, const SemanticItem& control) {
    const auto& items = app.record().items();
    const auto part = std::find_if(items.begin(), items.end(), [&](const SemanticItem& one) { return one.focused && one.path.starts_with(control.path + "/"); });
    return part == items.end() ? control.rect : part->rect;
}

bool ofTheFrame(const std::string& path) { return path.starts_with("rail/") || path.starts_with("top/"); }

/// Presses Tab once round and checks each stop and each control of the room; gives the number of stops.
std::size_t walk(HeadlessDriver& app, const std::string& where, bool frameToo = false) {
    INFO(where);
    app.mouseAway();
    std::set<std::string> controls;
    for (const SemanticItem& item : app.record().items()) {
        INFO(item.path << " (" << toString(item.role) << ") \"" << item.label << "\"");
        // Of a map's handles the whole map is the stop: a command draws from the passage that the arrows chose.
        if (interactive(item.role) && !(item.path.starts_with("story/map/") && item.path.ends_with("/port"))) CHECK(item.focusable);
        // Only once: of two with one name Tab never gets past the first.
        if (item.focusable) CHECK(controls.insert(item.path).second);
    }
    Focus& focus = app.shell().focus();
    std::set<std::string> reached;
    constexpr std::size_t farTooMany = 1500;
    for (;;) {
        REQUIRE(reached.size() < farTooMany);
        app.key(ImGuiKey_Tab);
        const std::string path = focus.path();
        INFO("at " << path << " after " << reached.size() << " stops");
        REQUIRE_FALSE(path.empty());
        if (!reached.insert(path).second) break;
        if (ofTheFrame(path) && !frameToo) continue;
        app.frames(2);
        const SemanticItem* item = app.find(path);
        REQUIRE(item);
        CHECK(item->focused);
        INFO("rect " << item->rect.left << " " << item->rect.top << " " << item->rect.right << " " << item->rect.bottom << ", seen " << item->visible.height() << " px of "
                     << item->rect.height());
        // Taller things than the window can't be seen whole.
        CHECK(item->visible.width() >= item->rect.width() * 0.5f);
        CHECK(item->visible.height() >= std::min(item->rect.height() * 0.5f, 60.0f));
        const Rect place = ringedPlace(app, *item);
        const Edge with = accentOnEdge(app, place);
        focus.clear();
        app.frames(2);
        if (app.find(path)) CHECK(ringed(with, accentOnEdge(app, place)));
        focus.giveByKeyboard(path);
        app.frames(2);
    }
    // What stands in a row with one stop of Tab is reached from that one by arrows.
    const auto rowOf = [](const std::string& path) { return path.substr(0, path.rfind('/') + 1); };
    const std::set<std::string> byTab = reached;
    for (const std::string& path : controls) {
        const SemanticItem* item = app.find(path);
        if (!item || item->tabStop || reached.contains(path)) continue;
        for (const std::string& stop : byTab) {
            if (rowOf(stop) != rowOf(path)) continue;
            for (const ImGuiKey arrow : {ImGuiKey_RightArrow, ImGuiKey_LeftArrow}) {
                focus.giveByKeyboard(stop);
                app.frames(2);
                for (std::size_t step = 0; step < controls.size(); ++step) {
                    app.key(arrow);
                    CHECK(rowOf(focus.path()) == rowOf(path));
                    reached.insert(focus.path());
                }
            }
        }
    }
    for (const std::string& path : controls) {
        INFO(path << " is there, and neither Tab nor an arrow comes to it");
        if (app.has(path)) CHECK(reached.contains(path));
    }
    return reached.size();
}

void go(HeadlessDriver& app, const Place& place) {
    app.workspace().apply({GoTo{place}});
    app.frames(3);
    REQUIRE(app.model().place.room == place.room);
}

HeadlessDriver::Options welcomed(const TemporaryFolder& folder) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) {
        workspace.apply({EndWelcome{}, SubmitAnswer{QuestionId("define"), "Personalisation means giving people choice and control. It means whatever they want."},
                         SubmitAnswer{QuestionId("define"), "People decide how their needs are met and by whom."}});
    };
    return options;
}

}  // namespace

TEST_CASE("The probe for the ring sees one that is drawn and misses one that is not", "[reach]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    go(app, {Room::practise, {}, {}});
    app.mouseAway();
    const std::string path = "practise/define/write";
    REQUIRE(app.hover(path));
    app.mouseAway();
    const Edge plain = accentOnEdge(app, app.find(path)->rect);
    app.shell().focus().giveByMouse(path);      // has the keyboard and shows no ring
    app.frames(2);
    CHECK_FALSE(ringed(accentOnEdge(app, app.find(path)->rect), plain));
    app.shell().focus().giveByKeyboard(path);
    app.frames(2);
    CHECK(ringed(accentOnEdge(app, app.find(path)->rect), plain));
}

TEST_CASE("Every room of a learner can be walked by keyboard", "[reach]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    const std::vector<Place> places = {
        {Room::learn, {}, {}},         {Room::topic, "what-it-is", {}}, {Room::words, {}, {}},       {Room::law, {}, {}},        {Room::myths, {}, {}},
        {Room::practise, {}, {}},      {Room::write, "scenario", {}},   {Room::result, "define", {}}, {Room::search, {}, "budget"}, {Room::quizzes, {}, {}},
        {Room::scenarios, {}, {}},     {Room::recall, {}, {}},          {Room::mocks, {}, {}},       {Room::mock, "short-mock", {}}, {Room::examiner, {}, {}},
        {Room::progress, "definition", {}}, {Room::myData, {}, {}},     {Room::profile, {}, {}},     {Room::staff, {}, {}},      {Room::keys, {}, {}},
    };
    go(app, {Room::home, {}, {}});
    CHECK(walk(app, "home", true) > 15);
    for (const Place& place : places) {
        go(app, place);
        CHECK(walk(app, std::string(toString(place.room))) > 10);
    }
    app.shell().showLookPanel(true);
    app.frames(3);
    // The panel keeps Tab to itself; what is behind it waits.
    for (int presses = 0; presses < 60; ++presses) {
        app.key(ImGuiKey_Tab);
        INFO(app.shell().focus().path());
        CHECK(app.shell().focus().path().starts_with("look/"));
    }
    for (const SemanticItem& item : app.record().items()) {
        INFO(item.path);
        if (item.focusable && item.path.starts_with("look/")) CHECK(app.tabTo(item.path));
    }
}

TEST_CASE("A first start and who shares the computer can be walked by keyboard", "[reach]") {
    const TemporaryFolder folder;
    {
        HeadlessDriver app(onCourse(folder));
        CHECK(walk(app, "welcome") > 10);
    }
    HeadlessDriver app(welcomed(folder));
    app.workspace().apply({ProfileAction{AddLearner{"Noor"}}});
    app.frames(2);
    app.workspace().apply({ProfileAction{SetPassphrase{{}, "long enough words"}}, ProfileAction{LeaveProfile{}}});
    app.frames(3);
    REQUIRE(app.model().profile.asking);
    CHECK(walk(app, "who are you?") > 3);
}

TEST_CASE("What one does while learning can be walked by keyboard", "[reach]") {
    const TemporaryFolder folder;
    HeadlessDriver app(welcomed(folder));
    SECTION("cards") {
        RecallChoices choices = app.model().recall.choices;
        choices.minutes = 180;
        app.workspace().apply({GoTo{{Room::recall, {}, {}}}, RecallAction(ChangeRecallChoices{choices}), RecallAction(BeginEvening{})});
        app.frames(3);
        walk(app, "front of a card");
        app.workspace().apply({RecallAction(TurnCard{app.model().recall.card->card.id, "something"})});
        app.frames(3);
        walk(app, "back of a card");
        app.workspace().apply({RecallAction(RateCard{app.model().recall.card->card.id, Rating::good}), RecallAction(EndEvening{})});
        app.frames(3);
        REQUIRE(app.model().recall.stage == RecallModel::Stage::summary);
        walk(app, "summary of an evening");
    }
    SECTION("a mock") {
        go(app, {Room::mock, "short-mock", {}});
        REQUIRE(app.click("mock/begin"));
        walk(app, "a mock");
        REQUIRE(app.click("mock/questions/hand-in"));
        walk(app, "handing a mock in");
        REQUIRE(app.click("mock/confirm/yes"));
        walk(app, "the report of a mock");
    }
    SECTION("a sample as an examiner") {
        const Sample sample = app.model().course.samples.front();
        go(app, {Room::examiner, sample.id.value, {}});
        walk(app, "a sample");
    }
    SECTION("a story") {
        const Scenario& scenario = app.model().course.scenarios.front();
        go(app, {Room::scenario, scenario.id.value, {}});
        walk(app, "before a story");
        REQUIRE(app.click("scenario/begin"));
        bool written = false;
        for (int turn = 0; turn < 80; ++turn) {
            const StoryInHand& story = *app.model().scenario.inHand;
            const Passage& here = story.rules->passageOf(story.run.state);
            if (here.ending != Passage::Ending::none) break;
            if (turn == 0) walk(app, "a passage");
            if (here.written) {
                if (!written) walk(app, "a written step");
                app.workspace().apply({ScenarioAction{HandInStory{scenario.id, here.written->modelAnswer}}});
                app.frames(3);
                if (!written) walk(app, "the result of a written step");
                written = true;
                REQUIRE(app.click("scenario/result/go-on"));
            } else {
                app.keyCode('1');
            }
            app.frames(2);
        }
        walk(app, "an ending");
        REQUIRE(app.click("scenario/look-back"));
        walk(app, "the debrief");
    }
}

TEST_CASE("Each kind of quiz item can be walked by keyboard", "[reach]") {
    QuizApp app;
    walk(*app, "before a quiz");
    app.start("immediate");
    for (const char* const id : QuizApp::items) {
        app.open(id);
        walk(*app, id);
    }
    app->workspace().apply({QuizAction(HandInQuiz{})});
    app->frames(3);
    walk(*app, "the review of a quiz");
}

TEST_CASE("Every room of a tutor can be walked by keyboard", "[reach]") {
    SECTION("the course and its stories") {
        const TemporaryFolder folder;
        HeadlessDriver::Options options = welcomed(folder);
        const AccountId tutor = openTutorAccount(options.dataFolder);
        HeadlessDriver app(options);
        signIn(app, tutor);
        go(app, {Room::staff, {}, {}});
        walk(app, "staff, signed in");
        go(app, {Room::workshop, {}, {}});
        walk(app, "the course");
        const std::string story = app.model().course.scenarios.front().id.value;
        go(app, {Room::story, story, {}});
        for (const char* const mode : {"map", "list", "text"}) {
            REQUIRE(app.click(std::string("story/bar/") + mode));
            app.frames(3);
            walk(app, std::string("a story as ") + mode);
        }
        go(app, {Room::lab, story, {}});
        walk(app, "the path lab");
    }
    SECTION("rubrics") {
        RubricApp app;
        walk(app.driver(), "a rubric that is empty");
        app.go("q");
        walk(app.driver(), "a rubric");
    }
}

TEST_CASE("Every room of the assessment centre can be walked by keyboard", "[reach][assessor]") {
    AssessorApp app(12);
    app.close();
    const AccountId quality = openAccount(app.data(), "Ines Quality", {StaffRole::iqa, StaffRole::assessor}, 1003);
    admit(app.data(), app.assessor, quality, {StaffRole::iqa, StaffRole::assessor}, 1005);
    app.open();
    app.signIn(quality);
    go(*app, {Room::queue, {}, {}});
    walk(*app, "the queue");
    app->workspace().apply({boxed<ReviewRequest>(OpenResponse{app.review().page.items.front().response})});
    app->frames(3);
    REQUIRE(app->model().place.room == Room::review);
    walk(*app, "a response");
    app.letter('F');
    app->frames(2);
    walk(*app, "a response with feedback");
    app.letter('N');
    app->frames(2);
    walk(*app, "a response that is annotated");
    const Question* question = app->model().course.findQuestion(app.review().desk->detail.response.question);
    for (const QuestionPoint& point : question->points) app->workspace().apply({boxed<ReviewRequest>(JudgePoint{point.point, Verdict::agree})});
    agreeWithIdeas(app->workspace(), app.review());
    app->workspace().apply({boxed<ReviewRequest>(Decide{})});
    app->frames(3);
    for (const Room room : {Room::quality, Room::sampling, Room::standardise, Room::handover}) {
        go(*app, {room, {}, {}});
        // The figures are worked out beside the frame.
        for (int i = 0; i < 20000 && room == Room::quality && !app->model().quality->measuredAt; ++i) app->frame();
        walk(*app, std::string(toString(room)));
    }
    for (const char* const tab : {"markers", "items", "confidence"}) {
        go(*app, {Room::quality, {}, {}});
        REQUIRE(app->click(std::string("quality/tabs/") + tab));
        walk(*app, tab);
    }
}
