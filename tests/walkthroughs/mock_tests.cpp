/// Whole mock assessments and marked responses, with the app closed in the middle.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono_literals;

namespace {

const std::string answer =
    "Personalisation means shaping care and support around the individual, so that each person has choice and control "
    "over how their needs are met and decides what a good life looks like.";

HeadlessDriver::Options at(const TemporaryFolder& folder, Place place) {
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [place](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{place}}); };
    return options;
}

const MockState& open(const HeadlessDriver& app) {
    REQUIRE(app.model().mock.open);
    return *app.model().mock.open;
}

}  // namespace

TEST_CASE("A mock is sat by mouse with a crash in the middle and its report says what is next", "[mock]") {
    const TemporaryFolder folder;
    QuestionId first, second;
    std::chrono::milliseconds spent{0};
    {
        HeadlessDriver app(at(folder, {Room::mocks, {}, {}}));
        REQUIRE(app.click("mocks/short-mock"));
        REQUIRE(app.click("mock/conditions/extra/extra-25"));
        CHECK(app.says("50 minutes"));
        REQUIRE(app.click("mock/begin"));
        REQUIRE(open(app).answers.size() == 4);
        first = open(app).answers[0].question;
        second = open(app).answers[1].question;
        app.type(answer);
        app.wait(1s);
        for (int half = 0; half < 4; ++half) app.wait(30s);
        CHECK(app.says("48 minutes left"));
        CHECK_FALSE(app.says("earned"));
        REQUIRE(app.click("mock/next"));
        CHECK(open(app).at == second);
        app.type("Risk");
        app.wait(1s);
        REQUIRE(app.click("mock/flag"));
        CHECK(app.find("mock/questions/" + second.value)->value.find("come back") != std::string::npos);
        spent = open(app).spent;
    }
    HeadlessDriver app(at(folder, {Room::mocks, {}, {}}));
    app.wait(1h);
    CHECK_FALSE(app.model().mock.sitting);
    REQUIRE(app.click("mocks/open/resume"));
    CHECK(open(app).spent - spent <= 61s);
    CHECK(open(app).find(first)->text == answer);
    CHECK(app.find("mock/editor")->value == "Risk");

    const auto before = open(app).spentAt(app.clock().now());
    REQUIRE(app.click("mock/questions/rest"));
    app.wait(20min);
    CHECK_FALSE(app.has("mock/editor"));
    CHECK(app.says("clock stands still"));
    REQUIRE(app.click("mock/end-rest"));
    CHECK(open(app).spentAt(app.clock().now()) - before < 2s);

    REQUIRE(app.click("mock/questions/hand-in"));
    CHECK(app.says("2 of 4 questions have no answer yet"));
    CHECK(app.has("mock/confirm/" + second.value));     // flagged
    CHECK_FALSE(app.has("mock/confirm/" + first.value));
    // With questions open the way back to them stands out, at the right; Escape takes it as well.
    CHECK(app.find("mock/confirm/no")->rect.left > app.find("mock/confirm/yes")->rect.left);
    app.key(ImGuiKey_Escape);
    app.frames(2);
    CHECK_FALSE(app.has("mock/confirm/yes"));
    CHECK(app.shell().focus().has("mock/editor"));
    REQUIRE(app.click("mock/questions/hand-in"));
    REQUIRE(app.click("mock/confirm/yes"));
    CHECK_FALSE(app.model().mock.open);
    REQUIRE(app.model().mock.past.size() == 1);
    const PastMock& past = app.model().mock.past.front();
    CHECK(past.report.complete);
    CHECK(past.report.answered == 2);
    CHECK(past.report.marks > 0);
    CHECK(app.label("mock/criterion-1.2/standing") == "Not yet");
    CHECK(app.says("Only your assessor decides"));
    REQUIRE_FALSE(past.report.next.empty());
    CHECK(app.label("mock/next/" + past.report.next.front().point.value + "/asked").starts_with("No answer shows it yet. Question "));
    for (const MockReportPoint& point : past.report.points)
        if (point.shown) CHECK_FALSE(app.has("mock/next/" + point.point.value + "/point"));
    const std::string read = "mock/next/" + past.report.next.front().point.value + "/read";
    REQUIRE(app.click(read));
    CHECK(app.model().place.room == Room::topic);
}

TEST_CASE("With full marks nothing is said to be missing, and each hint of a report stands in it once", "[mock]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
    app.workspace().apply({MockAction(BeginMock{MockId("short-mock"), {}})});
    const QuestionId full("risk");
    app.workspace().apply({MockAction(WriteMockAnswer{full,
                                                      "A resident with dementia wanted to smoke his pipe in garden. His matches was risk. So staff keep the matches, he come to the desk and ask, we "
                                                      "light with him, he sit on metal bench with sand bucket near. He has his pipe after each dinner, like in his life before."}),
                           MockAction(WriteMockAnswer{QuestionId("define"), "Personalisation is nice."}), MockAction(WriteMockAnswer{QuestionId("scenario"), "I would be nice to her."}),
                           MockAction(HandInMock{})});
    app.frames(3);
    REQUIRE(app.model().mock.past.size() == 1);
    const MockReport& report = app.model().mock.past.front().report;
    std::map<PointId, int> hints;
    int open = 0, missedElsewhere = 0;
    for (const MockReportPoint& point : report.points) {
        if (point.shown) continue;
        const std::string path = "mock/" + point.question.value + "/" + point.point.value;
        INFO(path);
        REQUIRE(app.has(path + "/standing"));
        if (point.question == full) {
            ++open;
            CHECK(app.label(path + "/standing") == "Full marks without it. Also worth knowing");
            CHECK(app.label(path + "/why") != app.model().course.findPoint(point.point)->hint);
        } else {
            ++missedElsewhere;
            CHECK(app.label(path + "/standing").starts_with("Not yet: "));
            hints[point.point] += app.label(path + "/why") == app.model().course.findPoint(point.point)->hint;
        }
    }
    CHECK(open > 0);
    CHECK(static_cast<std::size_t>(missedElsewhere) > hints.size());    // some point is missed by two answers
    for (const auto& [point, times] : hints) CHECK(times == 1);
}

TEST_CASE("A mock can be sat and handed in by keyboard alone", "[mock]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
    REQUIRE(app.tabTo("mock/begin"));
    app.key(ImGuiKey_Enter);
    for (int question = 0; question < 4; ++question) {
        app.frames(2);
        app.type(answer);
        app.wait(1s);
        CHECK(open(app).answers[static_cast<std::size_t>(question)].text == answer);
        app.key(ImGuiKey_Enter, HeadlessDriver::ctrl);
        app.frames(2);
    }
    CHECK(app.shell().focus().has("mock/confirm/yes"));
    CHECK(app.shell().focus().ringShown());
    CHECK(app.find("mock/confirm/yes")->rect.left > app.find("mock/confirm/no")->rect.left);
    app.key(ImGuiKey_Enter);
    CHECK(app.model().mock.past.size() == 1);
}

TEST_CASE("When the time is up the answers are handed in as they stand", "[mock]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
    REQUIRE(app.click("mock/begin"));
    app.type(answer);
    app.wait(1s);
    for (int half = 0; half < 81 && app.model().mock.open; ++half) app.wait(30s);
    REQUIRE_FALSE(app.model().mock.open);
    CHECK(app.model().mock.past.front().state.timeUp);
    CHECK(app.model().mock.past.front().state.answers.front().text == answer);
    app.frames(2);
    CHECK(app.says("The time is up"));
}

TEST_CASE("The timer can be hidden and stays hidden", "[mock]") {
    const TemporaryFolder folder;
    {
        HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
        REQUIRE(app.click("mock/begin"));
        REQUIRE(app.has("mock/timer/left"));
        const float before = app.find("mock/questions/hand-in")->rect.top;
        REQUIRE(app.click("mock/timer/hide"));
        CHECK_FALSE(app.has("mock/timer/left"));
        CHECK(app.find("mock/questions/hand-in")->rect.top == before);
    }
    HeadlessDriver app(at(folder, {Room::mock, "short-mock", {}}));
    REQUIRE(app.click("mock/resume"));
    CHECK_FALSE(app.has("mock/timer/left"));
    app.workspace().apply({MockAction(RestMock{true})});
    app.frames(2);
    CHECK_FALSE(app.has("mock/left"));
    app.workspace().apply({GoTo{{Room::home, {}, {}}}});
    app.frames(2);
    CHECK_FALSE(app.says("minutes left"));
}

TEST_CASE("A learner marks a response and sees where the reference differs and why", "[examiner]") {
    const TemporaryFolder folder;
    HeadlessDriver app(at(folder, {Room::mocks, {}, {}}));
    REQUIRE(app.click("mocks/examiner"));
    const Sample sample = app.model().course.samples.front();
    REQUIRE(app.click("examiner/" + sample.question.value + "/" + sample.id.value));
    REQUIRE(app.model().place.id == sample.id.value);
    REQUIRE(app.find("examiner/commit"));
    CHECK(app.find("examiner/commit")->disabled);
    for (const SampleJudgement& judgement : sample.judgements)
        if (!judgement.point.empty()) {
            REQUIRE(app.click("examiner/" + judgement.point.value + "/decision/" + (judgement.holds ? "withhold" : "award")));
        }
    REQUIRE_FALSE(app.find("examiner/commit")->disabled);
    REQUIRE(app.click("examiner/commit"));
    CHECK(app.says(sample.judgements.front().why));
    CHECK(app.model().mock.tally.samples == 1);
    CHECK(app.has("examiner/again"));
    const std::string card = "examiner/judgement-" + sample.judgements.front().point.value;
    REQUIRE(app.find(card));
    CHECK(app.find(card)->value.find("Our examiner") != std::string::npos);
    REQUIRE(app.tabTo("examiner/next"));
    app.key(ImGuiKey_Enter);
    CHECK(app.model().place.id != sample.id.value);
}

TEST_CASE("What a mock and the examiner's chair showed to be missing becomes cards that stay", "[mock][examiner][recall]") {
    const TemporaryFolder folder;
    std::size_t before = 0, afterAll = 0;
    {
        HeadlessDriver app(at(folder, {Room::recall, {}, {}}));
        before = app.model().recall.deck;
        REQUIRE(before > 0);
        app.workspace().apply({GoTo{{Room::mocks, {}, {}}}});
        app.frames(2);
        REQUIRE(app.click("mocks/short-mock"));
        REQUIRE(app.click("mock/begin"));
        app.type(answer);
        app.wait(1s);
        app.workspace().apply({MockAction(HandInMock{})});
        app.frames(2);
        // What is handed in is no longer open: the answers and what was proposed for them are with the past ones.
        REQUIRE(app.model().mock.past.size() == 1);
        REQUIRE(app.model().mock.past.front().state.marked());
        std::set<std::string> missed;
        for (const MockAnswer& one : app.model().mock.past.front().state.answers)
            if (one.marking)
                for (const PointMarking& point : one.marking->points)
                    if (!point.awarded) missed.insert(point.id.value);
        REQUIRE_FALSE(missed.empty());
        app.workspace().apply({GoTo{{Room::recall, {}, {}}}});
        app.frames(2);
        const std::size_t afterMock = app.model().recall.deck;
        CHECK(afterMock == before + missed.size());

        // A response judged otherwise than the reference throughout; it has a point that the mock did not miss.
        const auto& samples = app.model().course.samples;
        const auto sample = std::ranges::find_if(samples, [&](const Sample& one) {
            return std::ranges::any_of(one.judgements, [&](const SampleJudgement& judged) { return !judged.point.empty() && !missed.contains(judged.point.value); });
        });
        REQUIRE(sample != samples.end());
        app.workspace().apply({GoTo{{Room::examiner, sample->id.value, {}}}});
        app.frames(2);
        std::set<std::string> wrong;
        for (const SampleJudgement& judged : sample->judgements) {
            if (judged.point.empty()) continue;
            if (!missed.contains(judged.point.value)) wrong.insert(judged.point.value);
            REQUIRE(app.click("examiner/" + judged.point.value + "/decision/" + (judged.holds ? "withhold" : "award")));
        }
        REQUIRE(app.click("examiner/commit"));
        app.workspace().apply({GoTo{{Room::home, {}, {}}}});
        app.frames(2);
        afterAll = app.model().recall.deck;
        CHECK(afterAll == afterMock + wrong.size());
        // It is evidence in one's progress as well, and leads back to the response.
        app.workspace().apply({GoTo{{Room::progress, {}, {}}}});
        app.frames(2);
        REQUIRE(app.click("progress/points/" + *wrong.begin()));
        CHECK(app.label("progress/points/" + *wrong.begin() + "-evidence/piece-0").find("Response marked as an examiner") != std::string::npos);
    }
    // Opened again the cards are there at once, before anything else is looked through.
    HeadlessDriver app(at(folder, {Room::home, {}, {}}));
    CHECK(app.model().recall.deck == afterAll);
}
