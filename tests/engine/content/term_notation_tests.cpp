#include <catch2/catch.hpp>

#include "engine/content/term_notation.h"

using namespace carewright;

namespace {

/// The tree as text: w(a/b) word, x() exact, p() prefix, gap(n), c(id), o(…).
std::string shown(const std::vector<TermPart>& parts) {
    std::string out;
    for (const TermPart& part : parts) {
        if (!out.empty()) out += ' ';
        switch (part.kind) {
            case TermPart::Kind::gap: out += "gap" + std::to_string(part.gapWords); break;
            case TermPart::Kind::concept_: out += "c:" + part.ref.value; break;
            case TermPart::Kind::optional: out += "o(" + shown(part.parts) + ")"; break;
            case TermPart::Kind::word: {
                std::string words;
                for (const TermWord& word : part.alternatives) {
                    if (!words.empty()) words += '|';
                    words += word.kind == TermWord::Kind::exact ? "x:" : word.kind == TermWord::Kind::prefix ? "p:" : "";
                    words += word.text;
                }
                out += words;
            }
        }
    }
    return out;
}

std::string tree(std::string_view text) {
    const TermNotation notation = readTermNotation(text);
    for (const std::string& problem : notation.problems) UNSCOPED_INFO(problem);
    CHECK(notation.ok());
    return shown(notation.parts);
}

bool faulty(std::string_view text, std::string_view expected) {
    const TermNotation notation = readTermNotation(text);
    for (const std::string& problem : notation.problems) {
        UNSCOPED_INFO(problem);
        if (problem.find(expected) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("Terms are read as they are written in mark schemes", "[content]") {
    CHECK(tree("choose") == "choose");
    CHECK(tree("call the  shots") == "call the shots");
    CHECK(tree("\"may\"") == "x:may");
    CHECK(tree("\"direct debit\" now") == "x:direct x:debit now");
    CHECK(tree("personali*") == "p:personali");
    CHECK(tree("have (a) say in") == "have o(a) say in");
    CHECK(tree("say/voice") == "say|voice");
    CHECK(tree("\"say\"/voic*/tell") == "x:say|p:voic|tell");
    CHECK(tree("made … for") == "made gap3 for");
    CHECK(tree("made ... for") == "made gap3 for");
    CHECK(tree("made …5 for") == "made gap5 for");
    CHECK(tree("made...12 for") == "made gap12 for");
    CHECK(tree("[person] decide") == "c:person decide");
    CHECK(tree("(to [person.x]) give") == "o(to c:person.x) give");
    CHECK(tree("(very much) like") == "o(very much) like");
}

TEST_CASE("Apostrophes and hyphens inside a word belong to it", "[content]") {
    CHECK(tree("person-centred") == "person-centred");
    CHECK(tree("don't") == "don't");
    CHECK(tree("don’t") == "don’t");
    CHECK(tree("persons' rights") == "persons' rights");
    CHECK(tree("Léa") == "Léa");
}

TEST_CASE("Every fault of a term is told with what would be right", "[content]") {
    CHECK(faulty("", "no word that must be there"));
    CHECK(faulty("(only)", "at least one outside brackets"));
    CHECK(faulty("pe*", "at least three letters"));
    CHECK(faulty("ca*re", "inside a word"));
    CHECK(faulty("\"car*\"", "inside quotation marks"));
    CHECK(faulty("* x", "stands alone"));
    CHECK(faulty("a (b", "not closed"));
    CHECK(faulty("a b)", "without a ("));
    CHECK(faulty("a ()", "are empty"));
    CHECK(faulty("a (b (c))", "inside brackets"));
    CHECK(faulty("a (b … c)", "gap stands inside"));
    CHECK(faulty("[Person]", "names no concept"));
    CHECK(faulty("[person", "not closed"));
    CHECK(faulty("person]", "without a ["));
    CHECK(faulty("… a", "beginning or the end"));
    CHECK(faulty("a …", "beginning or the end"));
    CHECK(faulty("a … … b", "Two gaps"));
    CHECK(faulty("a …0 b", "out of range"));
    CHECK(faulty("a …99999999999999 b", "out of range"));
    CHECK(faulty("a/", "no word on its right"));
    CHECK(faulty("/a", "no word on its left"));
    CHECK(faulty("a/[b]", "no word on its right"));
    CHECK(faulty("[b]/a", "Only single words"));
    CHECK(faulty("a/\"b c\"", "Only single words"));
    CHECK(faulty("\"a", "not closed"));
    CHECK(faulty("x \"\"", "nothing between"));
    CHECK(faulty("a, b", "never part of a word"));
    CHECK(faulty("self-", "ends with a hyphen"));
    CHECK(faulty("caf\xE9", "not UTF-8"));
    CHECK(faulty(std::string(600, 'a'), "longer than"));
}

TEST_CASE("A term with two faults has both told", "[content]") {
    CHECK(readTermNotation("pe* (x").problems.size() == 2);
}

TEST_CASE("Concepts in a term are found in brackets too", "[content]") {
    const std::vector<ConceptId> found = conceptsIn(readTermNotation("[a] x (with [b]) [a]"));
    CHECK(found == std::vector<ConceptId>{ConceptId("a"), ConceptId("b"), ConceptId("a")});
}

TEST_CASE("Term lists are split at semicolons and line ends with the right lines", "[content]") {
    const std::vector<TermText> terms = splitTerms("person;  service \t user \n\n resident;;\r\n [a] b", {"c.xml", 7});
    REQUIRE(terms.size() == 4);
    CHECK(terms[0].text == "person");
    CHECK(terms[1].text == "service user");
    CHECK(terms[2].text == "resident");
    CHECK(terms[3].text == "[a] b");
    CHECK(terms[0].place == SourcePlace{"c.xml", 7});
    CHECK(terms[1].place.line == 7);
    CHECK(terms[2].place.line == 9);
    CHECK(terms[3].place.line == 10);
    CHECK(splitTerms(" ;\n; ").empty());
}
