// The rubric editor driven as a tutor would: by mouse and keyboard alone.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "app/ui/bench_actions.h"
#include "app/ui/workshop_actions.h"
#include "engine/authoring/edit.h"
#include "engine/content/course_reader.h"
#include "engine/marking/rubric_hash.h"
#include "tests/ui/rubric_app.h"

namespace carewright::ui {
namespace {

void putIdea(RubricApp& app, const std::string& idea) {
    app.press("rubric/rule-column/rules/strip/put-in/words");
    app.driver().type(idea);
    app.settle();
    app.press("rubric/rule-column/rules/strip/put-in/as-idea");
}

void pasteBench(RubricApp& app, const std::string& lines) {
    app.press("rubric/bench-column/bench/paste");
    app.typeLines(lines);
    app.press("rubric/bench-column/bench/read-paste");
    app.press("rubric/bench-column/bench/import/take");
}

std::size_t agreed(const RubricApp& app) { return app.bench().figures->rules.counts.agreed(); }

const std::string marked =
    "+ The council pays direct payments, which give people more freedom over support.\n"
    "+ Direct payments let a client run support in a new way.\n"
    "+ A personal budget gives people freedom, and that helps.\n"
    "- Direct payments are not what gives people freedom.\n"
    "- People get support from staff at home.\n"
    "- There is care, and there is a budget for it.\n";

}  // namespace

TEST_CASE("A tutor builds a rubric from nothing and sees agreement rise", "[rubric][ui]") {
    RubricApp app;
    const Course start = app.edited();
    HeadlessDriver& driver = app.driver();
    REQUIRE(app.bench().open);
    CHECK(driver.label("rubric/title") == "P");
    pasteBench(app, marked);
    REQUIRE(app.bench().responses->size() == 6);
    REQUIRE(app.bench().figures);
    CHECK(agreed(app) == 3);        // nothing earns it yet, so only those that should not are right

    app.press("rubric/rule-column/add-award");
    // The first idea goes into a relation: money gives freedom.
    CHECK(driver.shell().focus().has("rubric/rule-column/rules/strip/put-in/words"));
    app.press("rubric/rule-column/rules/strip/put-in/kind/gives");
    CHECK(driver.shell().focus().has("rubric/rule-column/rules/strip/put-in/words"));
    putIdea(app, "money of one's own");
    REQUIRE(app.edited().rubrics.back().award.front().parts.front().parts.size() == 1);
    app.press("rubric/rule-column/rules/strip/add");
    putIdea(app, "freedom");
    const Rule& relation = app.edited().rubrics.back().award.front().parts.front();
    CHECK(relation.parts.front().ref == "money-of-ones-own");
    CHECK(relation.parts.back().ref == "freedom");
    // What an idea is called is its first wording.
    CHECK(app.edited().findConcept(ConceptId("freedom"))->terms == std::vector<TermText>{{"freedom", {}}});
    CHECK(driver.says("money of one's own gives or increases freedom, in one sentence"));

    // The idea that was made last stands open; wordings go into it.
    app.fill("rubric/rule-column/ideas/freedom/add-term", "freedom; new way");
    CHECK(app.edited().findConcept(ConceptId("freedom"))->terms.size() == 2);
    app.press("rubric/rule-column/ideas/money-of-ones-own/open");
    app.fill("rubric/rule-column/ideas/money-of-ones-own/add-term", "direct payment; budget");
    CHECK(agreed(app) == 6);
    CHECK(app.bench().figures->rulesSaved.counts.agreed() == 3);
    CHECK(driver.says("3 better now"));
    CHECK(driver.has("rubric/bench-column/bench/changes/change-0"));

    // Undo all, redo all.
    const std::size_t steps = app.bench().edits;
    CHECK(steps >= 6);
    while (app.bench().canUndo) app.press("rubric/undo");
    CHECK(app.edited().rubrics == start.rubrics);
    CHECK(app.edited().concepts == start.concepts);
    CHECK(agreed(app) == 3);
    while (app.bench().canRedo) app.press("rubric/redo");
    CHECK(app.bench().edits == steps);
    CHECK(agreed(app) == 6);

    // Published: saved, noted with its hash, and what learners are marked by from now on.
    CHECK(app.bench().unsaved);
    app.press("rubric/publish");
    REQUIRE(app.bench().publish);
    CHECK(app.bench().publish->ready);
    CHECK_FALSE(driver.has("rubric/bench-column/publish/doubt-1"));          // it is asked for, and the bench agrees
    CHECK(driver.find("rubric/bench-column/publish/publish")->disabled);    // no note yet
    app.press("rubric/bench-column/publish/note");
    driver.type("Money and freedom, joined");
    app.settle();
    app.press("rubric/bench-column/publish/publish");
    INFO(app.bench().refused);
    CHECK(!app.bench().publish);
    CHECK(!app.bench().unsaved);
    REQUIRE(app.bench().versions.size() == 1);
    CHECK(app.bench().versions.front().note == "Money and freedom, joined");
    const auto noted = readRubricVersions(app.course());
    REQUIRE(noted.size() == 1);
    const ReadCourse saved = readCourse(app.course());
    CHECK(std::ranges::any_of(saved.course.rubrics, [](const Rubric& rubric) { return rubric.point == PointId("p"); }));
    CHECK(rubricHash(saved.course) == noted.front().hash);
}

TEST_CASE("A response lights up as it is typed, and what is missing says why", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    app.go("q");
    app.press("rubric/response-column/response/editor");
    driver.type("People choose.");
    app.settle();
    REQUIRE(app.bench().trace);
    CHECK(app.bench().trace->rulesSayYes);
    CHECK(driver.says("it earns the point"));
    CHECK(driver.has("rubric/response-column/response/lit/evidence-1"));
    driver.type(" They want pizza.");
    app.settle();
    CHECK(!app.bench().trace->rulesSayYes);
    CHECK(driver.says("Called off by “pizza”"));
    CHECK(driver.has("rubric/response-column/response/why-not/why-0"));
    app.press("rubric/response-column/response/keep-no");
    REQUIRE(app.bench().responses);
    CHECK(app.bench().responses->back().answer == "People choose. They want pizza.");
    CHECK(app.bench().responses->back().awarded.empty());
}

TEST_CASE("Words that are denied light up otherwise than those that count", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    app.go("q");
    app.press("rubric/response-column/response/editor");
    driver.type("People do not choose here.");
    app.settle();
    std::string people = "missing", choose = "missing";
    for (int i = 1; const SemanticItem* item = driver.find("rubric/response-column/response/lit/evidence-" + std::to_string(i)); ++i) {
        if (item->value == "People") people = item->description;
        if (item->value == "choose") choose = item->description;
    }
    CHECK(people.empty());
    CHECK(choose == "does not count");
}

TEST_CASE("Guards, counts and places of rules are changed by choosing", "[rubric][ui]") {
    RubricApp app;
    app.go("q");
    const auto first = [&]() -> const Rule& { return app.edited().rubrics.front().award.front().parts.front(); };
    REQUIRE(first().kind == Rule::Kind::atLeast);
    app.press("rubric/rule-column/rules/award-0/0/light");
    app.press("rubric/rule-column/rules/strip/count/more");
    CHECK(first().count == 3);
    app.press("rubric/rule-column/rules/strip/within/clause");
    CHECK(first().within == Within::clause);
    CHECK(first().parts.front().within == Within::clause);
    app.press("rubric/rule-column/rules/strip/polarity/either");
    CHECK(first().parts.front().polarity == Polarity::either);
    app.press("rubric/rule-column/rules/strip/becomes/any");
    CHECK(first().kind == Rule::Kind::any);
    CHECK(first().parts.size() == 3);
    // What takes the whole rule out says so, and does not come under the pointer where an unless is begun; that can be left again.
    const std::string strip = "rubric/rule-column/rules/strip/";
    CHECK(app.driver().label(strip + "remove") == "Take out the whole rule");
    app.press(strip + "add-unless");
    CHECK_FALSE(app.driver().has(strip + "remove"));
    app.press(strip + "leave");
    CHECK_FALSE(app.driver().has(strip + "unless/words"));
    CHECK(app.driver().has(strip + "remove"));
    CHECK(first().unless.empty());
    app.press(strip + "add-unless");
    CHECK(app.driver().shell().focus().has(strip + "unless/words"));    // one types at once
    app.driver().type("burger");
    app.driver().key(ImGuiKey_Enter);
    app.settle();
    REQUIRE(first().unless.size() == 1);
    CHECK(first().unless.front().text == "burger");
    CHECK(app.driver().has("rubric/rule-column/rules/award-0/0/u0/light"));
    app.press("rubric/rule-column/rules/award-0/0/light");
    app.press("rubric/rule-column/rules/award-0/0/light");
    app.press("rubric/rule-column/rules/strip/remove");
    CHECK(app.edited().rubrics.front().award.front().parts.empty());
    // The whole of it by keyboard: back again.
    app.driver().key(ImGuiKey_Z, HeadlessDriver::ctrl);
    app.settle();
    CHECK(first().kind == Rule::Kind::any);
}

TEST_CASE("Wordings are changed, moved to another idea and taken out", "[rubric][ui]") {
    RubricApp app;
    app.go("q");
    const auto terms = [&](const char* id) {
        std::vector<std::string> out;
        for (const TermText& term : app.edited().findConcept(ConceptId(id))->terms) out.push_back(term.text);
        return out;
    };
    app.press("rubric/rule-column/ideas/choose/open");
    app.press("rubric/rule-column/ideas/choose/terms/term-0");
    app.press("rubric/rule-column/ideas/choose/terms/wording/to/support");
    CHECK(terms("choose").front() == "decid*");
    CHECK(terms("support").back() == "choose");
    app.press("rubric/rule-column/ideas/choose/terms/term-0");
    app.press("rubric/rule-column/ideas/choose/terms/wording/later");
    CHECK(terms("choose")[1] == "decid*");
    app.press("rubric/rule-column/ideas/choose/terms/wording/remove");
    CHECK(terms("choose").size() == 3);
    app.fill("rubric/rule-column/ideas/choose/add-term", "pick; (broken");
    CHECK(terms("choose").size() == 3);
    CHECK(app.driver().has("rubric/refused"));
    app.press("rubric/dismiss");
    CHECK(!app.driver().has("rubric/refused"));
}

TEST_CASE("The bench marks by the rubric of a point that was never saved", "[rubric][ui]") {
    RubricApp app;
    MarkingPoint point = app.edited().points.front();
    point.id = PointId("brand-new");
    app.driver().workspace().apply({boxed<WorkshopRequest>(MakeEdit{insertElement(app.edited().points.size(), std::move(point), "Added")})});
    app.go("brand-new");
    pasteBench(app, marked);
    REQUIRE(app.bench().figures);
    CHECK(app.bench().figures->rules.counts.agreed() == app.bench().figures->rulesSaved.counts.agreed());
    CHECK(app.driver().has("rubric/bench-column/bench/other"));
}

TEST_CASE("Broken tables are told of and never taken over", "[rubric][ui]") {
    RubricApp app;
    app.press("rubric/bench-column/bench/paste");
    app.typeLines("id,answer,p\na,good one,maybe\n");
    app.settle();
    app.press("rubric/bench-column/bench/read-paste");
    REQUIRE(app.bench().import);
    CHECK(!app.bench().import->whyNot.empty());
    CHECK(app.driver().find("rubric/bench-column/bench/import/take")->disabled);
    CHECK(app.driver().says("In the column “p”"));
    CHECK(app.driver().says("neither yes nor no"));
    // Questions go by what they ask, and what one column holds no other does.
    CHECK(app.driver().label("rubric/bench-column/bench/import/question/one") == "What is personalised support?");
    app.press("rubric/bench-column/bench/import/column-0/role/subject");
    CHECK(app.bench().import->uses[0].role == ColumnUse::Role::subject);
    CHECK(app.bench().import->uses[2].role == ColumnUse::Role::ignored);
    app.press("rubric/bench-column/bench/import/drop");
    CHECK(!app.bench().import);
    app.fill("rubric/bench-column/bench/file", "/nowhere/at/all.csv");
    CHECK(app.bench().refused.find("no file") != std::string::npos);
}

TEST_CASE("Disagreements are one key away, and suggestions are answered once for all", "[rubric][ui]") {
    RubricApp app;
    app.go("q");
    std::string lines;
    for (int i = 0; i < 5; ++i) lines += "+ Residents steer the whole day number " + std::to_string(i) + ".\n- Residents sleep through day number " + std::to_string(i) + ".\n";
    pasteBench(app, lines);
    REQUIRE(app.bench().figures->rules.counts.readerOnly == 5);
    app.driver().mouseAway();
    app.press("rubric/rule-column/rules/award-0/0/light");    // the keyboard leaves the paste field
    app.driver().keyCode('N');
    app.settle();
    REQUIRE(app.bench().picked);
    const std::size_t first = *app.bench().picked;
    app.driver().keyCode('N');
    app.settle();
    CHECK(*app.bench().picked != first);
    app.driver().keyCode('P');
    app.settle();
    CHECK(*app.bench().picked == first);

    REQUIRE(!app.bench().suggestions.empty());
    const std::string words = app.bench().suggestions.front().words;
    CHECK(words.find("steer") != std::string::npos);
    app.press("rubric/rule-column/ideas/choose/open");
    app.press("rubric/bench-column/bench/suggestions/" + words + "/refuse");
    CHECK(std::ranges::none_of(app.bench().suggestions, [&](const BenchSuggestion& one) { return one.words == words; }));
    app.go("r");
    app.go("q");
    CHECK(std::ranges::none_of(app.bench().suggestions, [&](const BenchSuggestion& one) { return one.words == words; }));
}

TEST_CASE("What takes a point back, a pair, a note and a point earned before are written by choosing", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    app.go("q");
    const auto rubric = [&]() -> const Rubric& { return app.edited().rubrics.front(); };
    const std::string strip = "rubric/rule-column/rules/strip/";
    app.press("rubric/rule-column/add-reject");
    app.press(strip + "put-in/words");
    driver.type("staff know best");
    driver.key(ImGuiKey_Enter);
    app.settle();
    REQUIRE(rubric().reject.size() == 1);
    CHECK(rubric().reject.front().cancels == Cancels::point);
    app.press(strip + "cancels/nothing");
    CHECK(rubric().reject.front().cancels == Cancels::nothing);
    CHECK(driver.says("Only noted, takes nothing back"));
    app.press(strip + "cancels/pair");
    CHECK(rubric().reject.front().cancels == Cancels::nothing);    // not before it is said which
    CHECK(driver.has(strip + "about-reject-pair/earns"));
    CHECK(!driver.has(strip + "pair/q"));                          // a point is no pair of itself
    app.press(strip + "pair/r");
    CHECK(rubric().reject.front().cancels == Cancels::pair);
    CHECK(rubric().reject.front().pair == PointId("r"));
    CHECK(driver.says("“R” is taken back by"));

    const std::size_t steps = app.bench().edits;
    app.press(strip + "note");
    driver.type("Said of staff, not of the person.");
    app.settle();
    CHECK(rubric().reject.front().note == "Said of staff, not of the person.");
    CHECK(app.bench().edits == steps + 1);                         // one step, however many letters
    CHECK(driver.says("Note: Said of staff"));

    // Each setting explains itself when asked.
    CHECK(!driver.has(strip + "about-polarity/earns"));
    app.press(strip + "explain");
    for (const char* about : {"polarity", "voice", "mood", "time", "within", "note"}) {
        INFO(about);
        CHECK(driver.has(strip + "about-" + about + "/earns"));
    }

    // Dependent on another point.
    app.press("rubric/rule-column/add-award");
    app.press(strip + "put-in/kind/point");
    REQUIRE(rubric().award.back().parts.size() == 1);
    CHECK(rubric().award.back().parts.front().kind == Rule::Kind::point);
    app.press(strip + "point/r");
    CHECK(rubric().award.back().parts.front().ref == "r");
    CHECK(driver.says("the point R has been earned"));

    // Another idea in place of one.
    app.press("rubric/rule-column/rules/award-1/0/0");
    app.press(strip + "idea-filter");
    driver.type("staff");
    app.settle();
    app.press(strip + "instead/idea/staff");
    CHECK(rubric().award[1].parts.front().parts.front().ref == "staff");

    // What was chosen is what is saved and read.
    app.driver().workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
    app.settle();
    const ReadCourse saved = readCourse(app.course());
    CHECK(sameMeaning(saved.course, app.edited()));
    while (app.bench().canUndo) app.press("rubric/undo");
    CHECK(rubric().reject.empty());
}

TEST_CASE("Rules are dragged before, after and into others, and go the same ways by keyboard", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    app.go("q");
    const auto award = [&](std::size_t i) -> const Rule& { return app.edited().rubrics.front().award[i]; };
    const std::string rules = "rubric/rule-column/rules/";
    const auto refs = [](const Rule& rule) {
        std::string out;
        for (const Rule& part : rule.parts) out += (part.ref.empty() ? part.text : part.ref) + " ";
        return out;
    };
    REQUIRE(refs(award(0).parts[0]) == "person choose plan ");
    // A chip past its neighbour.
    REQUIRE(driver.drag(rules + "award-0/0/0", rules + "award-0/0/2"));
    app.settle();
    CHECK(refs(award(0).parts[0]) == "choose plan person ");
    // Into a rule of another award, dropped on its light.
    REQUIRE(driver.drag(rules + "award-0/0/1", rules + "award-1/0/light"));
    app.settle();
    CHECK(refs(award(0).parts[0]) == "choose person ");
    CHECK(refs(award(1).parts[0]) == "person support plan ");
    CHECK(award(1).parts[0].parts[2].within == award(1).parts[0].within);
    // Nothing moves when it is let go elsewhere, and a drag chooses nothing.
    REQUIRE(driver.drag(rules + "award-0/0/0", "rubric/response-column/response/editor"));
    app.settle();
    CHECK(refs(award(0).parts[0]) == "choose person ");
    CHECK(!driver.has(rules + "strip/close"));
    app.press("rubric/undo");
    CHECK(refs(award(0).parts[0]) == "choose plan person ");

    // By keyboard: out of its rule, down, up, and into the one before; the choice goes along.
    app.press(rules + "award-0/0/1");
    app.press(rules + "strip/out");
    CHECK(refs(award(0)) == " plan ");
    CHECK(refs(award(0).parts[0]) == "choose person ");
    app.press(rules + "strip/up");
    CHECK(refs(award(0)) == "plan  ");
    app.press(rules + "strip/down");
    CHECK(refs(award(0)) == " plan ");
    app.press(rules + "strip/in");
    CHECK(refs(award(0).parts[0]) == "choose person plan ");
    CHECK(driver.has(rules + "strip/close"));
}

TEST_CASE("Ideas are named, count as others, leave places for others and say what they are not", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    app.go("q");
    const auto idea = [&](const char* id) { return *app.edited().findConcept(ConceptId(id)); };
    const std::string at = "rubric/rule-column/ideas/choose/";
    app.press(at + "open");
    app.press(at + "meaning-field");
    driver.key(ImGuiKey_A, HeadlessDriver::ctrl);
    driver.type("has the say");
    app.settle();
    CHECK(idea("choose").meaning == "has the say");
    CHECK(driver.label("rubric/rule-column/rules/award-0/0/1") == "has the say");

    app.press(at + "include");
    CHECK(driver.has(at + "including/about-include-concept/earns"));
    app.press(at + "including/filter");
    driver.type("web");
    app.settle();
    app.press(at + "including/idea/web");
    CHECK(idea("choose").includes == std::vector<ConceptId>{ConceptId("web")});
    // What rests on it can't count as it: it is not offered.
    app.press("rubric/rule-column/ideas/web/open");
    app.press("rubric/rule-column/ideas/web/include");
    app.press("rubric/rule-column/ideas/web/including/filter");
    driver.type("has the say");
    app.settle();
    CHECK(!driver.has("rubric/rule-column/ideas/web/including/idea/choose"));
    CHECK(driver.workspace().whyNot(boxed<BenchRequest>(IncludeConcept{ConceptId("web"), ConceptId("choose"), true})).find("circle") != std::string::npos);
    app.press(at + "open");
    app.press(at + "add-term");
    driver.type("it is up to");
    app.settle();
    app.press(at + "nest");
    app.press(at + "nesting/idea/person");
    app.press(at + "add-term");
    driver.key(ImGuiKey_Enter);
    app.settle();
    CHECK(idea("choose").terms.back().text == "it is up to [person]");
    app.fill(at + "add-except", "call the police");
    REQUIRE(idea("choose").except.size() == 1);
    CHECK(idea("choose").except.front().text == "call the police");
}

TEST_CASE("Groups, parted marks and levels of a question are written without XML", "[rubric][ui]") {
    RubricApp app(1600, 1000);
    HeadlessDriver& driver = app.driver();
    const auto question = [&]() -> const Question& { return app.edited().questions.front(); };
    driver.workspace().apply({GoTo{{Room::workshop, {}, {}}}});
    app.settle();
    app.press("workshop/outline/questions/one");
    const std::string form = "workshop/main/form/";
    app.press(form + "points-1/group/new");
    app.press(form + "points-2/group/group-1");
    CHECK(question().points[0].group == 0);
    CHECK(question().points[1].group == 0);
    app.press(form + "group-1-max/more");
    CHECK(question().groups.front().max == 2);

    // Point r has three ways to be earned: the first names it, the last explains it.
    REQUIRE(question().points[2].point == PointId("r"));
    app.press(form + "points-3/parted");
    CHECK(question().points[2].identify.awards == std::vector<RuleId>{RuleId("a")});
    CHECK(question().points[2].explain.awards == std::vector<RuleId>{RuleId("c")});
    app.press(form + "points-3/explain-b");
    CHECK(question().points[2].explain.awards == std::vector<RuleId>{RuleId("c"), RuleId("b")});
    app.press(form + "points-3/explain-marks/more");
    CHECK(question().points[2].marks == 3);
    driver.workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
    app.settle();
    CHECK(sameMeaning(readCourse(app.course()).course, app.edited()));

    app.press(form + "levels-add");
    REQUIRE(question().levels.size() == 1);
    app.press(form + "levels-1/rules");
    CHECK(driver.label("rubric/title") == "New level (1 to 3 marks)");
    app.press("rubric/rule-column/add-award");
    app.press("rubric/rule-column/rules/strip/put-in/kind/point");
    app.press("rubric/rule-column/rules/strip/point/q");
    REQUIRE(question().levels.front().descriptors.size() == 1);
    CHECK(question().levels.front().descriptors.front().parts.front().ref == "q");
    app.press("rubric/rule-column/add-award");
    putIdea(app, "gives an example");
    app.fill("rubric/rule-column/ideas/gives-an-example/add-term", "such as; for example");
    CHECK(question().levels.front().descriptors.size() == 2);
    app.press("rubric/response-column/response/editor");
    driver.type("For example, she cooks.");
    app.settle();
    REQUIRE(app.bench().trace);
    CHECK(app.bench().trace->rulesSayYes);
    CHECK(driver.find("rubric/rule-column/rules/award-1/0/light")->checked);
    CHECK(!driver.find("rubric/rule-column/rules/award-0/0/light")->checked);
    CHECK(driver.find("rubric/publish")->disabled);
    driver.workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
    app.settle();
    CHECK(sameMeaning(readCourse(app.course()).course, app.edited()));
}

TEST_CASE("With large letters in a small window the rule still has room", "[rubric][ui]") {
    RubricApp app(1280, 800);
    HeadlessDriver& driver = app.driver();
    app.go("q");
    CHECK(driver.has("rubric/title"));
    Settings large = driver.model().settings;
    large.points = Settings::mostPoints;
    driver.workspace().apply({ChangeSettings{large}});
    app.settle();
    // What stands above scrolls along with the rule, and the page keeps to one way of showing it.
    CHECK_FALSE(driver.has("rubric/title"));
    CHECK(driver.has("rubric/rule-column/title"));
    for (int i = 0; i < 5; ++i) {
        driver.frame();
        CHECK(driver.has("rubric/rule-column/tabs/rule"));
    }
    app.press("rubric/rule-column/rules/award-0/0/light");
    CHECK(driver.has("rubric/rule-column/rules/strip/close"));
    app.press("rubric/rule-column/tabs/response");
    CHECK(driver.has("rubric/response-column/response/editor"));
    large.points = 17;
    driver.workspace().apply({ChangeSettings{large}});
    app.settle();
    CHECK(driver.has("rubric/title"));
}

TEST_CASE("What a changed rubric does to answers that were handed in is counted, whoever gave them", "[rubric][ui]") {
    RubricApp app(1600, 1000, true);
    HeadlessDriver& driver = app.driver();
    const Course& course = driver.model().course;
    const auto question = std::ranges::find_if(course.questions, [](const Question& one) { return std::ranges::find(one.points, PointId("q"), &QuestionPoint::point) != one.points.end(); });
    REQUIRE(question != course.questions.end());
    driver.workspace().apply({GoTo{{Room::write, question->id.value, {}}}, SubmitAnswer{question->id, "People choose their own times."}});
    driver.frames(3);
    REQUIRE(driver.model().attemptAt(question->id)->lastSubmission()->marking());
    app.go("q");
    Concept added;
    added.id = ConceptId("another");
    added.meaning = "another idea";
    added.terms.push_back({"another", {}});
    driver.workspace().apply({boxed<WorkshopRequest>(MakeEdit{insertElement(app.edited().concepts.size(), added, "Added a concept")})});
    app.settle();
    app.press("rubric/publish");
    REQUIRE(app.bench().publish);
    CHECK(app.bench().publish->past == 1);
    CHECK(driver.says("of 1 past marking would change"));
    // Why the button is grey is to be read, not only to be hovered for.
    CHECK(driver.says("Say in a few words why"));
    app.press("rubric/bench-column/publish/note");
    driver.type("One idea more");
    app.settle();
    app.press("rubric/bench-column/publish/publish");
    CHECK(driver.model().notice.starts_with("Published."));
}

TEST_CASE("Publishing says first when nobody is asked for the point, and when the bench hardly agrees", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    MarkingPoint point = app.edited().points.front();
    point.id = PointId("brand-new");
    point.title = "Brand new";
    driver.workspace().apply({boxed<WorkshopRequest>(MakeEdit{insertElement(app.edited().points.size(), std::move(point), "Added")})});
    app.go("brand-new");
    app.press("rubric/rule-column/add-award");
    putIdea(app, "zebras");
    pasteBench(app, marked);
    // A way to earn it goes by what it asks for, not by its id.
    CHECK(driver.says("zebras” was found in no response."));
    app.press("rubric/publish");
    REQUIRE(app.bench().publish);
    CHECK(driver.says("No question asks for this point yet, so no learner is marked by it."));
    CHECK(driver.says("The bench agrees with 50 % of the marks (kappa 0.00)."));
    app.press("rubric/bench-column/publish/note");
    driver.type("To begin with");
    app.settle();
    app.press("rubric/bench-column/publish/publish");
    INFO(app.bench().refused);
    CHECK(driver.model().notice.starts_with("Published. No question asks for this point yet"));
}

}  // namespace carewright::ui
