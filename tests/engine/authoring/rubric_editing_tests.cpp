#include "engine/authoring/rubric_editing.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "engine/authoring/rubric_versions.h"
#include "engine/base/seeded_random.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "tests/engine/marking/marking_course.h"

namespace carewright {

TEST_CASE("A rubric is built from an empty one step by step", "[authoring][rubric]") {
    Rubric rubric;
    rubric.point = PointId("p");
    const auto award = addNamedRule(rubric, RulePath::Use::award);
    REQUIRE(award);
    CHECK(rubric.award[0].id.value == "award-1");
    const auto relation = insertPart(rubric, *award, false, 99, emptyRule(Rule::Kind::relation));
    REQUIRE(relation);
    REQUIRE(insertPart(rubric, *relation, false, 99, conceptRule(ConceptId("support"))));
    REQUIRE(insertPart(rubric, *relation, false, 99, conceptRule(ConceptId("choose"))));
    const auto third = insertPart(rubric, *relation, false, 99, conceptRule(ConceptId("person")));
    REQUIRE(!third);
    CHECK(third.error().message.find("exactly two") != std::string::npos);
    // What stands in a relation reaches as far as the relation does.
    CHECK(rubric.award[0].parts[0].parts[0].within == Within::sentence);
    const auto unless = insertPart(rubric, *award, true, 0, wordsRule("pizza"));
    REQUIRE(unless);
    CHECK(ruleAt(rubric, *unless)->polarity == Polarity::either);
    CHECK(toString(*unless) == "award-0/u0");
    REQUIRE(!insertPart(rubric, unless->above().below(true, 0), false, 0, wordsRule("x")));
    REQUIRE(removeRule(rubric, *unless));
    CHECK(rubric.award[0].unless.empty());
    CHECK(!removeRule(rubric, *unless));
}

TEST_CASE("What a rule hands down follows it, and what a part says itself stays", "[authoring][rubric]") {
    Rubric rubric;
    const RulePath award = *addNamedRule(rubric, RulePath::Use::award);
    const RulePath all = *insertPart(rubric, award, false, 9, emptyRule(Rule::Kind::all));
    (void)*insertPart(rubric, all, false, 9, conceptRule(ConceptId("a")));
    const RulePath own = *insertPart(rubric, all, false, 9, conceptRule(ConceptId("b")));
    RuleGuards guards = guardsOf(*ruleAt(rubric, own));
    guards.polarity = Polarity::denied;
    REQUIRE(setGuards(rubric, own, guards));
    guards = guardsOf(*ruleAt(rubric, all));
    guards.within = Within::clause;
    guards.polarity = Polarity::either;
    REQUIRE(setGuards(rubric, all, guards));
    const Rule& rule = *ruleAt(rubric, all);
    CHECK(rule.parts[0].within == Within::clause);
    CHECK(rule.parts[0].polarity == Polarity::either);
    CHECK(rule.parts[1].within == Within::clause);
    CHECK(rule.parts[1].polarity == Polarity::denied);
}

TEST_CASE("A rule is moved into another, out of it and past itself, and takes over what its new place says", "[authoring][rubric]") {
    Rubric rubric;
    const RulePath award = *addNamedRule(rubric, RulePath::Use::award);
    const auto leaf = [&](const RulePath& into, const char* id) { return *insertPart(rubric, into, false, 99, conceptRule(ConceptId(id))); };
    const RulePath a = leaf(award, "a");
    const RulePath any = *insertPart(rubric, award, false, 99, emptyRule(Rule::Kind::any));
    (void)leaf(award, "b");
    (void)leaf(any, "c");
    RuleGuards guards = guardsOf(*ruleAt(rubric, any));
    guards.within = Within::clause;
    guards.polarity = Polarity::either;
    REQUIRE(setGuards(rubric, any, guards));
    // The way to its new place leads past the gap that it leaves.
    const auto in = moveRuleTo(rubric, a, any, false, 0);
    REQUIRE(in);
    CHECK(toString(*in) == "award-0/0/0");
    CHECK(ruleAt(rubric, *in)->ref == "a");
    CHECK(ruleAt(rubric, *in)->within == Within::clause);
    CHECK(ruleAt(rubric, *in)->polarity == Polarity::either);
    // And back out, behind the last.
    const auto out = moveRuleTo(rubric, *in, award, false, 99);
    REQUIRE(out);
    CHECK(toString(*out) == "award-0/2");
    CHECK(ruleAt(rubric, *out)->within == Within::response);
    CHECK(ruleAt(rubric, *out)->polarity == Polarity::affirmed);
    // Among its own neighbours, `at` counts as things stand before.
    CHECK(toString(*moveRuleTo(rubric, {RulePath::Use::award, 0, {{false, 0}}}, award, false, 2)) == "award-0/1");
    const Rubric before = rubric;
    CHECK(!moveRuleTo(rubric, {RulePath::Use::award, 0, {{false, 1}}}, {RulePath::Use::award, 0, {{false, 1}, {false, 0}}}, false, 0));
    CHECK(!moveRuleTo(rubric, {RulePath::Use::award, 0, {{false, 1}}}, {RulePath::Use::award, 0, {{false, 0}}}, false, 0));    // a leaf
    CHECK(!moveRuleTo(rubric, award, award, false, 0));
    CHECK(!moveRuleTo(rubric, {RulePath::Use::award, 0, {{false, 7}}}, award, false, 0));
    CHECK(rubric == before);
    // Into what calls off, either polarity counts.
    const auto unless = moveRuleTo(rubric, {RulePath::Use::award, 0, {{false, 2}}}, award, true, 0);
    REQUIRE(unless);
    CHECK(toString(*unless) == "award-0/u0");
    CHECK(ruleAt(rubric, *unless)->polarity == Polarity::either);
}

TEST_CASE("An idea is not put into one that it rests on", "[authoring][rubric]") {
    const Course course = test::markingCourse();
    CHECK(restsOn(course, ConceptId("support"), ConceptId("staff")));
    CHECK(restsOn(course, ConceptId("person"), ConceptId("staff")));      // by a place in a wording
    CHECK(!restsOn(course, ConceptId("staff"), ConceptId("support")));
    CHECK(restsOn(course, ConceptId("web"), ConceptId("web")));
}

TEST_CASE("Wordings are added, changed, moved and refused", "[authoring][rubric]") {
    Concept concept_;
    CHECK(*addTerms(concept_, TermList::terms, "call the shots; have (a) say\ndecide; decide") == 3);
    CHECK(*addTerms(concept_, TermList::terms, "decide") == 0);
    CHECK(!addTerms(concept_, TermList::terms, "fine; (broken"));
    CHECK(concept_.terms.size() == 3);
    CHECK(!addTerms(concept_, TermList::terms, " ; "));
    CHECK(setTerm(concept_, TermList::terms, 0, "calls the shots"));
    CHECK(!setTerm(concept_, TermList::terms, 0, "a; b"));
    CHECK(!setTerm(concept_, TermList::terms, 7, "a"));
    REQUIRE(moveTerm(concept_, TermList::terms, 0, 5));
    CHECK(concept_.terms.back().text == "calls the shots");
    REQUIRE(removeTerm(concept_, TermList::terms, 0));
    CHECK(concept_.terms.size() == 2);
}

TEST_CASE("Random edits leave rubrics that are read back as they were written", "[authoring][rubric]") {
    Course course = test::markingCourse();
    REQUIRE(!course.rubrics.empty());
    SeededRandom random(11);
    const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(below))); };
    constexpr Rule::Kind kinds[] = {Rule::Kind::all, Rule::Kind::any, Rule::Kind::atLeast, Rule::Kind::inOrder, Rule::Kind::near, Rule::Kind::relation, Rule::Kind::exampleGiven};
    Rubric& rubric = course.rubrics.front();
    int made = 0;
    for (int step = 0; step < 600; ++step) {
        // Somewhere in the rubric, by walking down at random.
        const auto use = static_cast<RulePath::Use>(pick(3));
        if (rulesOf(rubric, use).empty()) {
            if (addNamedRule(rubric, use)) ++made;
            continue;
        }
        RulePath path{use, pick(rulesOf(rubric, use).size()), {}};
        while (pick(3) != 0) {
            const Rule* rule = ruleAt(rubric, path);
            const bool unless = !rule->unless.empty() && pick(4) == 0;
            const auto& parts = unless ? rule->unless : rule->parts;
            if (parts.empty()) break;
            path = path.below(unless, pick(parts.size()));
        }
        bool ok = false;
        RulePath other{use, path.index, {}};
        while (const Rule* at = ruleAt(rubric, other)) {
            if (at->parts.empty() || pick(2) == 0) break;
            other = other.below(false, pick(at->parts.size()));
        }
        switch (pick(10)) {
            case 0: ok = bool(insertPart(rubric, path, pick(4) == 0, pick(4), conceptRule(course.concepts[pick(course.concepts.size())].id))); break;
            case 1: ok = bool(insertPart(rubric, path, false, pick(4), wordsRule("own way; freedom"))); break;
            case 2: ok = bool(insertPart(rubric, path, false, pick(4), emptyRule(kinds[pick(7)]))); break;
            case 3: ok = bool(wrapRule(rubric, path, kinds[pick(7)])); break;
            case 4: ok = bool(setKind(rubric, path, kinds[pick(7)], static_cast<Rule::Relation>(pick(7)))); break;
            case 5: ok = bool(setGuards(rubric, path, {static_cast<Within>(pick(4)), static_cast<Polarity>(pick(3)), static_cast<Voice>(pick(3)), static_cast<Mood>(pick(3)), static_cast<Tense>(pick(3))})); break;
            case 6: ok = bool(moveRule(rubric, path, static_cast<int>(pick(5)) - 2)); break;
            case 7: if (pick(3) == 0) ok = bool(removeRule(rubric, path)); break;
            case 9: ok = bool(moveRuleTo(rubric, path, other, pick(4) == 0, pick(4))); break;
            case 8: ok = bool(setCount(rubric, path, static_cast<int>(pick(6)))); break;
        }
        made += ok ? 1 : 0;
    }
    CHECK(made > 250);
    // Half-built rules are problems the reader tells of, but what was written is what is read.
    const ReadCourse read = readCourseText(writeCourseText(course));
    REQUIRE(!read.course.rubrics.empty());
    Rubric back = read.course.rubrics.front();
    const std::function<void(Rule&)> noPlace = [&](Rule& rule) {
        rule.place = {};
        if (rule.kind != Rule::Kind::atLeast && rule.kind != Rule::Kind::near) rule.count = 0;
        if (rule.kind != Rule::Kind::relation) rule.relation = Rule::Relation::gives;
        for (Rule& part : rule.parts) noPlace(part);
        for (Rule& part : rule.unless) noPlace(part);
    };
    Rubric was = rubric;
    for (Rubric* one : {&was, &back}) {
        one->place = {};
        for (auto* rules : {&one->award, &one->reject, &one->refer}) std::for_each(rules->begin(), rules->end(), noPlace);
    }
    Course again = course;
    again.rubrics.front() = read.course.rubrics.front();
    CHECK(writeCourseText(again) == writeCourseText(course));
    CHECK(was.award == back.award);
    CHECK(was.reject == back.reject);
    CHECK(was.refer == back.refer);
}

TEST_CASE("It is known what names a concept, and what a rubric rests on", "[authoring][rubric]") {
    const Course course = test::markingCourse();
    CHECK(usesOf(course, ConceptId("staff")) ==
          std::vector<std::string>{"the rubric of p", "the rubric of r", "the rubric of m", "the concept person", "the concept support"});
    CHECK(usesOf(course, ConceptId("nothing")).empty());
    std::vector<std::string> behind;
    for (const ConceptId& id : conceptsBehind(course, course.rubrics.front())) behind.push_back(id.value);
    CHECK(behind == std::vector<std::string>{"person", "staff", "choose", "support"});
    CHECK(idFromWords("People's own choice!") == "peoples-own-choice");
    CHECK(idFromWords("2 things").front() != '2');
}

TEST_CASE("Versions of a rubric are noted line by line and survive what others write", "[authoring][rubric]") {
    const RubricVersion version{std::string(64, 'a'), "2026-11-28", "definition", "Ana", "Wider\twordings\nafter moderation"};
    const std::string line = formatRubricVersion(version);
    CHECK(std::ranges::count(line, '\n') == 1);
    const auto read = parseRubricVersions("# a remark\n" + line + "no version\n" + std::string(64, 'Z') + "\ta\tb\tc\td\n\xff\xfe\n");
    REQUIRE(read.size() == 1);
    CHECK(read[0].note == "Wider wordings after moderation");
    CHECK(read[0].hash == version.hash);
}

}  // namespace carewright
