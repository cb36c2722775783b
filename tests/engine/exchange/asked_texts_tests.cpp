// Texts written inside stories and quizzes wait for an assessor, are decided on, carried, exported and audited like other answers.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/attempt/asked.h"
#include "engine/attempt/item_score.h"
#include "engine/content/course_reader.h"
#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/package.h"
#include "engine/exchange/results_export.h"
#include "engine/marking/marker.h"
#include "engine/store/quiz_sitting.h"
#include "engine/store/scenario_sitting.h"
#include "test_paths.h"
#include "tests/engine/store/sample_centre.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

const char* decides = "Ana is the person who decides about her walk. She makes the choice herself, as on every day of her life.";

Course storyCourse() { return readCourse(CAREWRIGHT_TEST_DATA_DIR "/small_story").course; }

std::vector<ReviewItem> all(SampleCentre& centre, QueueFilter filter = {}) {
    filter.allTries = true;
    return must(centre.acts().queue(filter, QueueSort::oldest, {})).items;
}

/// Agrees with everything that was proposed, or awards it where nothing was.
Decided agreed(SampleCentre& centre, const Course& course, const ResponseRef& response) {
    const ResponseDetail detail = must(centre.acts().response(response));
    const auto asked = findAsked(course, response.question);
    REQUIRE(asked);
    DecisionBasis basis{*asked, detail.submissionHash};
    Marking proposed;
    if (const HashedProposal* proposal = detail.proposal()) {
        proposed = narrowedTo(*asked, proposal->proposal.marking);
        basis.proposal = &proposed;
        basis.proposalStep = proposal->proposal.step;
        basis.proposalHash = proposal->hash;
    }
    Verdicts verdicts;
    for (const QuestionPoint& point : asked->points) verdicts.points.push_back({point.point, basis.proposal ? Verdict::agree : Verdict::award, {}, {}, {}});
    return must(makeDecision(basis, verdicts));
}

/// Everything that follows a decision: released, carried to the learner, put into every export, and whole by the audit.
void prove(SampleCentre& centre, const Course& course, const ResponseRef& response) {
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    must(asha.act(ActKind::decided, response, agreed(centre, course, response)));
    must(asha.release(response));
    const auto results = must(resultsOf(*centre.store, course, {.state = ResponseState::released}));
    REQUIRE(results.rows.size() == 1);
    CHECK(results.rows.front().question == response.question.value);
    CHECK(results.rows.front().criterion == "1.2");
    CHECK(results.rows.front().decidedMarks == results.rows.front().maxMarks);
    EqaPackRequest request;
    request.responses = {response};
    request.now = centre.clock.now();
    CHECK(must(eqaPack(*centre.store, course, {}, request)).bytes.starts_with("PK"));
    CHECK(must(feedbackSheetPdf(*centre.store, centre.learner, course, {}, centre.clock.now())).starts_with("%PDF"));
    const StoreAudit audit = must(centre.acts().audit());
    INFO((audit.problems.empty() ? std::string() : audit.problems.front()));
    CHECK(audit.whole());

    // The learner's computer: the work comes from there, the decision goes back.
    SampleStore laptop(9);
    const Package work = must(packageAttempts(*centre.store, centre.learner, centre.clock.now(), centre.ids.next(noon())));
    must(importPackage(*laptop.store, must(readPackage(writePackage(work, nullptr))), nullptr));
    const Package back = must(packageDecisions(*centre.store, centre.learner, centre.clock.now(), centre.ids.next(noon()), "Asha"));
    must(importPackage(*laptop.store, must(readPackage(writePackage(back, &asha.signingKey()))), nullptr));
    CHECK(must(ActStore(*laptop.store).record(response)).released());
    CHECK(must(ActStore(*laptop.store).audit()).whole());
}

/// A quiz of one written item of the course that is delivered.
struct Written {
    explicit Written(Behaviour behaviour) : course(readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course), marker(must(Marker::compile(course))) {
        Quiz quiz;
        quiz.id = QuizId("short");
        quiz.title = "Short";
        quiz.sections = {{"All", {{0, {item}, {}}}, {}}};
        const QuizPaper paper = must(makePaper(course, quiz, {behaviour, true}, 3));
        sitting.emplace(must(QuizSitting::start(*centre.store, centre.clock, centre.ids, centre.learner, quizExercise(course.id, quiz.id), paper)));
    }
    void answer(const std::string& text) {
        ItemResponse response;
        response.text = text;
        must(sitting->answer(item, response, 0));
        centre.clock.advance(2s);
    }
    [[nodiscard]] ItemScore score(const ItemResponse& response) const { return scoreItem(course, *course.findItem(item), response, &marker); }
    void handIn() {
        must(sitting->handIn([&](const ItemId&, const ItemResponse& response) { return score(response); }, [](const ItemId&) { return 2; }, HandedInBy::learner));
    }

    SampleCentre centre;
    Course course;
    Marker marker;
    ItemId item{"definition-6"};
    std::optional<QuizSitting> sitting;
};

}  // namespace

TEST_CASE("A written step reads as a question that asks for its own points", "[asked]") {
    const Course course = storyCourse();
    const QuestionId id = storyStepId(ScenarioId("walk"), PassageId("talk"));
    CHECK(id.value == "story.walk.talk");
    const auto asked = findAsked(course, id);
    REQUIRE(asked);
    CHECK(asked->id == id);
    CHECK(asked->text == "Write to Ben: who decides about the walk, and why?");
    CHECK(asked->passage == "Ana Silva: “To the sea. Ben says I must not.”\n\nBen: “She will fall.”");
    CHECK(asked->criterion == CriterionId("1.2"));
    CHECK(asked->marks == 3);
    CHECK(asked->points.size() == 2);
    CHECK(asked->points.back().dependsOn == PointId("say-it"));
    CHECK(promptOf(course, id) == asked->text);
    CHECK(findAsked(course, QuestionId("define"))->text == "Define it.");
    CHECK_FALSE(findAsked(course, storyStepId(ScenarioId("walk"), PassageId("door"))));
    CHECK_FALSE(findAsked(course, QuestionId("item.gone")));
    CHECK(askedFor(course, CriterionId("1.2")) == std::vector{QuestionId("define"), id});
    // However long the ids are, what an act names stays well formed, and is found again.
    Course longer = course;
    longer.scenarios.front().id = ScenarioId(std::string(60, 's'));
    const QuestionId hashed = storyStepId(longer.scenarios.front().id, PassageId("talk"));
    CHECK(isWellFormedId(hashed.value));
    CHECK(findAsked(longer, hashed));
}

TEST_CASE("A marking is narrowed to the points that were asked for", "[asked]") {
    Question asked;
    asked.marks = 2;
    asked.points.resize(1);
    asked.points.front().point = PointId("definition");
    asked.points.front().marks = 2;
    Marking wide = sampleMarking();
    wide.points.push_back(wide.points.front());
    wide.points.back().id = PointId("risk");
    wide.marks = 4;
    const Marking narrow = narrowedTo(asked, wide);
    CHECK(narrow.points.size() == 1);
    CHECK(narrow.marks == 2);
    CHECK(narrow.maxMarks == 2);
    CHECK(narrow.misconceptions.size() == 1);
}

TEST_CASE("A text written in a story is decided on and proved like any answer", "[asked]") {
    SampleCentre centre;
    const Course course = storyCourse();
    const StoryRules rules(course.scenarios.front());
    const Marker marker = must(Marker::compile(course));
    ScenarioSitting play = must(ScenarioSitting::start(*centre.store, centre.clock, centre.ids, centre.learner, course.id, rules));
    const auto write = [&](const std::string& text) {
        centre.clock.advance(5s);
        must(play.handIn(text));
        must(play.recordMarking(must(marker.mark(QuestionId("define"), text, {.allPoints = true}))));
    };
    must(play.choose(ChoiceId("ask")));
    CHECK(all(centre).empty());
    write("I do not know.");
    REQUIRE(all(centre).size() == 1);
    must(play.goOn());          // "muddle"
    must(play.goBack(1));       // the author lets one go back anywhere
    write(decides);
    must(play.goOn());
    const std::vector<ReviewItem> items = all(centre, {.exercise = "scenario"});
    REQUIRE(items.size() == 2);
    for (const ReviewItem& item : items) CHECK(item.response.question == storyStepId(ScenarioId("walk"), PassageId("talk")));
    CHECK_FALSE(items.front().latest);
    CHECK(items.back().latest);
    CHECK(items.back().tryNumber == 2);
    const ResponseDetail detail = must(centre.acts().response(items.back().response));
    CHECK(detail.text == decides);
    CHECK(detail.tryNumber == 2);
    REQUIRE(detail.otherTries.size() == 1);
    CHECK(detail.otherTries.front().text == "I do not know.");
    // Under another step's name there is nothing.
    CHECK_FALSE(centre.acts().response({detail.response.attempt, detail.response.submission, QuestionId("define")}));
    prove(centre, course, items.back().response);
}

TEST_CASE("A written item of a quiz waits once the paper is handed in, with what was proposed then", "[asked]") {
    Written quiz(Behaviour::deferred);
    quiz.answer("Personalisation means the person is at the centre and has choice and control over their own care and support.");
    CHECK(all(quiz.centre).empty());
    quiz.handIn();
    const std::vector<ReviewItem> items = all(quiz.centre, {.exercise = "quiz"});
    REQUIRE(items.size() == 1);
    CHECK(items.front().response.question == QuestionId("item.definition-6"));
    REQUIRE(items.front().proposed);
    CHECK(items.front().state == ResponseState::toDecide);
    prove(quiz.centre, quiz.course, items.front().response);
}

TEST_CASE("An item that was checked while the quiz went on is decided on as it was checked last", "[asked]") {
    Written quiz(Behaviour::tries);
    const auto check = [&](const std::string& text) {
        quiz.answer(text);
        ItemResponse response;
        response.text = text;
        must(quiz.sitting->check(quiz.item, quiz.score(response)));
    };
    check("It is nice.");
    check("Personalisation means the person is at the centre and has choice and control over their own care and support.");
    quiz.handIn();
    const std::vector<ReviewItem> items = all(quiz.centre);
    REQUIRE(items.size() == 1);
    CHECK(items.front().tryNumber == 2);
    const ResponseDetail detail = must(quiz.centre.acts().response(items.front().response));
    REQUIRE(detail.otherTries.size() == 1);
    CHECK(detail.otherTries.front().text == "It is nice.");
    CHECK(detail.proposal()->hash == detail.submissionHash);
    prove(quiz.centre, quiz.course, items.front().response);
}

TEST_CASE("What waits for a second marking is found whatever was corrected, and never by whoever decided", "[store][second]") {
    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor}), ben = centre.admit("Ben", {StaffRole::assessor});
    SecondMarkingRule rule;
    rule.percent = 40;
    rule.seed = 12;
    std::vector<ResponseRef> drawn;
    for (int i = 0; i < 30; ++i) {
        const ResponseRef response = centre.respond("The person decides, number " + std::to_string(i) + ".");
        const Act first = must(asha.act(ActKind::decided, response, centre.decision(response)));
        if (isSecondMarked(rule, response)) drawn.push_back(response);
        // A correction is another act, and draws nothing anew.
        if (i % 2 == 0) must(asha.act(ActKind::corrected, response, Corrected{first.id, "Read again.", centre.decision(response, Verdict::refuse, "Only words.")}));
    }
    const CourseId course("personalisation");
    auto waiting = must(centre.acts().toMarkSecond(course, rule, ben.id(), 1000));
    std::ranges::sort(waiting);
    std::ranges::sort(drawn);
    CHECK(waiting == drawn);
    CHECK(drawn.size() > 4);
    CHECK(must(centre.acts().toMarkSecond(course, rule, asha.id(), 1000)).empty());
    CHECK(must(centre.acts().toMarkSecond(course, rule, ben.id(), 3)).size() == 3);
    must(ben.act(ActKind::secondMarked, drawn.front(), SecondMarked{SecondMarkingWay::sample, centre.decision(drawn.front())}));
    CHECK(must(centre.acts().toMarkSecond(course, rule, ben.id(), 1000)).size() == drawn.size() - 1);
    rule.way = SecondMarkingWay::all;
    CHECK(must(centre.acts().toMarkSecond(course, rule, ben.id(), 1000)).size() == 29);
}
