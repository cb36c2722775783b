// What the checks find, in the words of the forms: everything they say reads without knowing the files, and names fields as the
// forms do.
#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "app/desktop/course_checker.h"
#include "engine/content/course_reader.h"
#include "engine/content/plain_finding.h"
#include "test_paths.h"
#include "tests/ui/workshop_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

std::vector<PlacedProblem> findings(Course course) {
    CourseChecker checker(std::move(course));
    while (checker.busy()) std::this_thread::yield();
    return checker.take().value_or(std::vector<PlacedProblem>());
}

}  // namespace

TEST_CASE("No finding of the checks speaks to a tutor in the words of the files", "[plain]") {
    std::set<std::string> seen;
    for (const auto& folder : std::filesystem::directory_iterator(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses")) {
        for (const PlacedProblem& one : findings(readCourse(folder.path()).course)) {
            if (!seen.insert(one.text).second) continue;
            INFO(one.text << "\n" << one.words);
            for (const char* foreign : {"<", ">", "=", "attribute", "element", "\x01", "correct the id", "with the id of", "the name of the attribute"}) CHECK(one.words.find(foreign) == std::string::npos);
            REQUIRE_FALSE(one.words.empty());
            CHECK((one.words[0] < 'a' || one.words[0] > 'z'));
        }
    }
    // The checks say far more than a few things, and each was looked at.
    CHECK(seen.size() > 250);
}

TEST_CASE("Findings call things by their titles and fields by their labels", "[plain]") {
    Course course = readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course;
    course.points.resize(1);
    course.points[0].id = PointId("say-it");
    course.points[0].title = "Says it";
    course.items.resize(1);
    course.items[0].options.resize(1);
    course.items[0].options[0].id = PartId("a");
    course.items[0].options[0].text = "The person";
    CHECK(plainFinding("<point id=\"say-it\"> needs a <hint> with text in it.", course) == "The marking point “Says it” needs “Hint when it is missed”.");
    CHECK(plainFinding("<point id=\"say-it\"> has no rubric, so nobody can earn it; add a <rubric point=\"say-it\">.", course) ==
          "The marking point “Says it” has no rubric, so nobody can earn it; open its rubric and say what earns it.");
    CHECK(plainFinding("<option id=\"a\"> needs a <text> with text in it.", course, {.item = &course.items[0]}) == "The option “The person” needs “Words”.");
    CHECK(plainFinding("<item id=\"x\"> names the point \"sayit\", which does not exist; did you mean \"say-it\"?", course) ==
          "The quiz item “x” names the marking point “sayit”, which the course does not have; did you mean “Says it”?");
    CHECK(plainFinding("The wording \"\"she\" cannot be read: A quotation mark is not closed.", course) == "The wording “\"she” cannot be read: A quotation mark is not closed.");
    // Anything may come, also what the checks never say.
    for (const char* odd : {"", "<", "<a", "<a b=\"", "=\"", "\"", "<>", "< >", "needs a <", "<point id=\"say-it\"", "checked=\"", "; add a <rubric point=\"", "No quiz item is about : "}) (void)plainFinding(odd, course);
}

TEST_CASE("Every field that a finding names stands in a form under that name", "[plain][workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 12000);
    // What the course has of each kind, one after the other; some parts are made for it.
    std::map<std::string, std::set<std::string>> labels;
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        const std::string name(nameOf(kind));
        if (isSingle(kind)) {
            at.press("outline/" + name);
        } else {
            at.unfold(name);
            if (countOf(at.edited(), kind) == 0) at.add(name);
        }
        const auto read = [&] {
            at.app->frames(2);
            for (const SemanticItem& item : at.app->record().items())
                if (item.path.starts_with("workshop/main/form/")) labels[name].insert(item.label);
        };
        const std::size_t count = isSingle(kind) ? 1 : countOf(at.edited(), kind);
        for (std::size_t i = 0; i < count; ++i) {
            if (!isSingle(kind)) {
                const std::string id = idAt(at.edited(), kind, i);
                at.press("outline/" + name + "s/" + (id.empty() ? std::to_string(i + 1) : id));
            }
            read();
            if (kind == ElementKind::question && i == 0) {
                at.press("main/form/levels-add");
                read();
            }
            if (kind == ElementKind::topic && i == 0) {
                for (const char* block : {"list", "quote", "compare", "entry"}) {
                    at.press("main/form/blocks-1/kind/" + std::string(block));
                    read();
                }
            }
        }
    }
    std::set<std::string> all;
    for (const auto& [kind, set] : labels) all.insert(set.begin(), set.end());
    for (const FieldName& field : fieldNames()) {
        INFO(field.element << " " << field.part << ": " << field.label);
        CHECK(all.contains(std::string(field.label)));
        const std::string kind = field.element == "item" ? "quiz item" : field.element == "point" ? "marking point" : field.element == "mock" ? "mock assessment" : field.element == "sample" ? "sample response" : std::string(field.element);
        if (labels.contains(kind)) CHECK(labels.at(kind).contains(std::string(field.label)));
    }
}

TEST_CASE("A tutor reads in plain words what is wrong, beside the field and in the list", "[plain][workshop]") {
    WorkshopApp at;
    at.app->resize(1280, 1600);
    at.unfold("marking point");
    at.press("outline/marking points/" + at.edited().points[0].id.value);
    at.fill("form/hint", "x");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    at.app->key(ImGuiKey_Delete);
    at.untilChecked();
    const std::string words = "The marking point “" + at.edited().points[0].title + "” needs “Hint when it is missed”.";
    REQUIRE(at.app->find("workshop/main/form/hint-hint-1"));
    CHECK(at.app->find("workshop/main/form/hint-hint-1")->label == words);
    at.press("main/tabs/problems");
    CHECK(at.app->says(words));
    CHECK_FALSE(at.app->says("<hint>"));
}
