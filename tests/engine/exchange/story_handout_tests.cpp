// The printed script and the drawn map of a story.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/content/course_reader.h"
#include "engine/exchange/story_drawing.h"
#include "engine/exchange/story_script.h"
#include "test_paths.h"

using namespace carewright;

namespace {

const Course& product() {
    static const ReadCourse read = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation");
    return read.course;
}

/// Whatever a person may have typed.
Scenario hostile() {
    Scenario out;
    out.title = "</text><script>alert(1)</script> & \"'";
    out.start = PassageId("a");
    Passage passage;
    passage.id = PassageId("a");
    passage.title = "<b>\x01 & “two” \xff\xed\xa0\x80 ]]> " + std::string(3000, 'W');
    passage.group = "\" onload=\"x";
    passage.choices.resize(1);
    passage.choices[0].outcomes = {{PassageId("a"), 1, {}}, {PassageId("nobody"), 1, {}}};
    out.passages.push_back(passage);
    return out;
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++out;
    return out;
}

}  // namespace

TEST_CASE("The SVG of a story holds every passage and every way, and nothing that was typed gets out of its text", "[story-handout]") {
    for (const Scenario& scenario : product().scenarios) {
        const StoryDrawing drawing = drawStory(scenario, placesOf(scenario));
        CHECK(drawing.boxes.size() == scenario.passages.size());
        std::size_t ways = 0;
        for (const auto& links : storyLinks(scenario)) ways += links.size();
        CHECK(drawing.curves.size() == ways);
        const std::string svg = storySvg(drawing);
        CHECK(count(svg, "<rect ") == scenario.passages.size() + 1);
    }
    const Scenario bad = hostile();
    const std::string svg = storySvg(drawStory(bad, placesOf(bad)));
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("<b>") == std::string::npos);
    CHECK(svg.find('\x01') == std::string::npos);
    CHECK(svg.find("&lt;script&gt;") != std::string::npos);
    CHECK(count(svg, "<path ") == 2);
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "carewright-story-handout.svg";
    std::ofstream(file, std::ios::binary) << svg;
    if (std::system("command -v xmllint >/dev/null 2>&1") == 0) CHECK(std::system(("xmllint --noout --nonet '" + file.string() + "' >/dev/null 2>&1").c_str()) == 0);
    std::filesystem::remove(file);
}

TEST_CASE("Script and map are made as PDF, with and without fonts", "[story-handout]") {
    for (const Scenario& scenario : product().scenarios) {
        for (const PdfFonts& fonts : {PdfFonts{}, PdfFonts{"/none", "/none"}}) {
            const auto script = storyScriptPdf(product(), scenario, fonts);
            REQUIRE(script);
            CHECK(script->starts_with("%PDF-"));
            const auto map = storyMapPdf(drawStory(scenario, placesOf(scenario)), fonts);
            REQUIRE(map);
            CHECK(map->starts_with("%PDF-"));
        }
    }
    const Scenario bad = hostile();
    CHECK(storyScriptPdf(product(), bad));
    CHECK(storyMapPdf(drawStory(bad, placesOf(bad))));
    CHECK(storyMapPdf(drawStory(Scenario{}, {})));
}

TEST_CASE("Conditions and effects are told in words", "[story-handout]") {
    Scenario scenario;
    scenario.variables.push_back({VariableId("t"), "Trust", "", 0, 10, 5, true, {}});
    scenario.passages.resize(1);
    scenario.passages[0].id = PassageId("k");
    scenario.passages[0].title = "The kitchen";
    Condition trust;
    trust.variable = VariableId("t");
    trust.atLeast = 5;
    Condition visited;
    visited.kind = Condition::Kind::visited;
    visited.passage = PassageId("k");
    visited.negated = true;
    CHECK(conditionWords(scenario, Course{}, {}).empty());
    CHECK(conditionWords(scenario, Course{}, {{trust}}) == "Trust is at least 5");
    CHECK(conditionWords(scenario, Course{}, {{trust, visited}, {trust}}) == "(Trust is at least 5 or you were not at “The kitchen”), and Trust is at least 5");
    CHECK(effectWords(scenario, {{VariableId("t"), 2, std::nullopt, {}}, {VariableId("t"), -3, std::nullopt, {}}, {VariableId("t"), 0, 4, {}}}) == "Trust +2, Trust −3, Trust becomes 4");
}

TEST_CASE("The reading order begins at the start and holds every passage once", "[story-handout]") {
    for (const Scenario& scenario : product().scenarios) {
        std::vector<std::size_t> order = readingOrder(scenario);
        CHECK(scenario.passages[order.front()].id == scenario.start);
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < order.size(); ++i) CHECK(order[i] == i);
        CHECK(order.size() == scenario.passages.size());
    }
}
