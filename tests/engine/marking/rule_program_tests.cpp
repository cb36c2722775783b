#include <catch2/catch.hpp>

#include "tests/engine/marking/reading_sample.h"

using namespace carewright;
using carewright::test::ConceptList;
using carewright::test::ReadingSample;
using Matches = std::vector<std::string>;

namespace {

const ConceptList concepts = {{"person", "person; resident; client"}, {"choose", "choose; decide"}, {"staff", "staff; carer"},
                              {"plan", "plan"},                       {"budget", "budget"},          {"freedom", "freedom; choice"}};

Rule leaf(const char* concept_) {
    Rule rule;
    rule.kind = Rule::Kind::concept_;
    rule.ref = concept_;
    return rule;
}
Rule words(const char* text) {
    Rule rule;
    rule.kind = Rule::Kind::words;
    rule.text = text;
    return rule;
}
Rule group(Rule::Kind kind, std::vector<Rule> parts, Within within = Within::response, int count = 0) {
    Rule rule;
    rule.kind = kind;
    rule.parts = std::move(parts);
    rule.within = within;
    rule.count = count;
    return rule;
}
Rule denied(Rule rule) {
    rule.polarity = Polarity::denied;
    return rule;
}
Rule eitherWay(Rule rule) {
    rule.polarity = Polarity::either;
    return rule;
}
Rule voiced(Rule rule, Voice voice) {
    rule.voice = voice;
    return rule;
}
Rule relation(Rule::Relation kind, Rule first, Rule second, Within within = Within::response) {
    Rule rule = group(Rule::Kind::relation, {std::move(first), std::move(second)}, within);
    rule.relation = kind;
    return rule;
}
Rule unless(Rule rule, Rule against) {
    rule.unless.push_back(std::move(against));
    return rule;
}
Rule point(const char* id) {
    Rule rule;
    rule.kind = Rule::Kind::point;
    rule.ref = id;
    return rule;
}

bool holds(const Rule& rule, std::string_view text) { return ReadingSample(concepts, {rule}).holds(text); }

const Rule personChooses = group(Rule::Kind::all, {leaf("person"), leaf("choose")});

}  // namespace

TEST_CASE("a concept rule holds at each place of the concept") {
    ReadingSample sample(concepts, {leaf("choose")});
    CHECK(sample.matches("They decide and choose.") == Matches{"decide", "choose"});
    CHECK(sample.matches("They plan.").empty());
}

TEST_CASE("a words rule holds for its own wordings") {
    CHECK(holds(words("in charge; call the shots"), "She calls the shots"));
    CHECK(holds(words("in charge; call the shots"), "She is in charge"));
    CHECK_FALSE(holds(words("in charge; call the shots"), "She is in the shop"));
}

TEST_CASE("all needs every part") {
    CHECK(holds(personChooses, "The person chooses"));
    CHECK_FALSE(holds(personChooses, "The person waits"));
    CHECK_FALSE(holds(personChooses, "They choose"));
    CHECK_FALSE(holds(group(Rule::Kind::all, {}), "The person chooses"));
}

TEST_CASE("any needs one part") {
    const Rule rule = group(Rule::Kind::any, {leaf("person"), leaf("choose")});
    CHECK(holds(rule, "The person waits"));
    CHECK(holds(rule, "They choose"));
    CHECK_FALSE(holds(rule, "They wait"));
}

TEST_CASE("at least counts different parts and not repetitions") {
    const Rule rule = group(Rule::Kind::atLeast, {leaf("person"), leaf("choose"), leaf("plan")}, Within::response, 2);
    CHECK(holds(rule, "The person has a plan"));
    CHECK(holds(rule, "The person chooses the plan"));
    CHECK_FALSE(holds(rule, "The person and a person and a client"));
}

TEST_CASE("in order needs the parts one after the other") {
    const Rule rule = group(Rule::Kind::inOrder, {leaf("person"), leaf("choose"), leaf("plan")});
    CHECK(holds(rule, "The person chooses the plan"));
    CHECK(holds(rule, "Plans: the person chooses the plan"));
    CHECK_FALSE(holds(rule, "The plan is what the person chooses"));
    CHECK_FALSE(holds(rule, "The person chooses"));
}

TEST_CASE("near needs the parts with few words between") {
    const Rule rule = group(Rule::Kind::near, {leaf("person"), leaf("plan")}, Within::response, 2);
    CHECK(holds(rule, "The person big new plan"));
    CHECK(holds(rule, "The plan big new person"));
    CHECK_FALSE(holds(rule, "The person big new red plan"));
}

TEST_CASE("parts must stand in one clause sentence or pair of sentences where that is asked") {
    const auto within = [](Within w) { return group(Rule::Kind::all, {leaf("person"), leaf("choose")}, w); };
    const std::string_view sameClause = "The person chooses.";
    const std::string_view sameSentence = "The person is here because they choose.";
    const std::string_view nextSentence = "The person is here. They choose.";
    const std::string_view laterSentence = "The person is here. It is late. They choose.";
    CHECK(holds(within(Within::clause), sameClause));
    CHECK_FALSE(holds(within(Within::clause), sameSentence));
    CHECK(holds(within(Within::sentence), sameSentence));
    CHECK_FALSE(holds(within(Within::sentence), nextSentence));
    CHECK(holds(within(Within::neighbours), sameSentence));
    CHECK(holds(within(Within::neighbours), nextSentence));
    CHECK(holds(within(Within::neighbours), "They choose. The person is here."));
    CHECK_FALSE(holds(within(Within::neighbours), laterSentence));
    CHECK(holds(within(Within::response), laterSentence));
}

TEST_CASE("denied words do not count unless the rule asks for them") {
    CHECK_FALSE(holds(leaf("choose"), "They do not choose"));
    CHECK(holds(denied(leaf("choose")), "They do not choose"));
    CHECK_FALSE(holds(denied(leaf("choose")), "They choose"));
    CHECK(holds(eitherWay(leaf("choose")), "They do not choose"));
    CHECK(holds(eitherWay(leaf("choose")), "They choose"));
    SECTION("parts inherit it") {
        CHECK(holds(denied(group(Rule::Kind::any, {leaf("choose")})), "They do not choose"));
        CHECK_FALSE(holds(denied(group(Rule::Kind::any, {leaf("choose")})), "They choose"));
    }
}

TEST_CASE("the views of others do not count unless the rule asks for them") {
    const std::string_view told = "Some staff think residents choose";
    CHECK_FALSE(holds(leaf("choose"), told));
    CHECK(holds(voiced(leaf("choose"), Voice::others), told));
    CHECK_FALSE(holds(voiced(leaf("choose"), Voice::others), "Residents choose"));
    CHECK(holds(voiced(leaf("choose"), Voice::either), told));
    CHECK(holds(voiced(leaf("choose"), Voice::either), "Residents choose"));
}

TEST_CASE("not just earns a point but asserts no misconception") {
    CHECK(ReadingSample(concepts, {leaf("budget")}).holds("It is not just budgets"));
    CHECK_FALSE(ReadingSample(concepts, {leaf("budget")}, true).holds("It is not just budgets"));
    CHECK(ReadingSample(concepts, {leaf("budget")}, true).holds("It is budgets"));
}

TEST_CASE("an exception in the same scope rules the rule out") {
    const Rule rule = unless(leaf("choose"), leaf("staff"));
    CHECK(holds(rule, "They choose"));
    CHECK_FALSE(holds(rule, "Staff choose"));
    Rule sentence = unless(group(Rule::Kind::all, {leaf("choose")}, Within::sentence), leaf("staff"));
    CHECK(holds(sentence, "They choose. Staff wait."));
    CHECK_FALSE(holds(sentence, "They choose while staff wait."));
    SECTION("a denied exception counts as well") { CHECK_FALSE(holds(rule, "They choose, not staff")); }
}

TEST_CASE("gives joins a cause with what it brings in either order") {
    const Rule rule = relation(Rule::Relation::gives, leaf("budget"), leaf("freedom"));
    CHECK(holds(rule, "A budget gives freedom"));
    CHECK(holds(rule, "They have choice because of the budget"));
    CHECK_FALSE(holds(rule, "A budget, freedom"));
    CHECK_FALSE(holds(rule, "Freedom gives a budget"));
    CHECK_FALSE(holds(rule, "A budget. It gives freedom"));
    CHECK(holds(relation(Rule::Relation::gives, leaf("budget"), leaf("freedom"), Within::neighbours), "A budget helps. It gives freedom"));
}

TEST_CASE("instead of needs the first before the second") {
    const Rule rule = relation(Rule::Relation::insteadOf, leaf("person"), eitherWay(leaf("staff")));
    CHECK(holds(rule, "The person decides instead of staff"));
    CHECK_FALSE(holds(rule, "Staff decide instead of the person"));
    CHECK_FALSE(holds(rule, "The person decides with staff"));
}

TEST_CASE("from and to need the first before the second") {
    const Rule rule = relation(Rule::Relation::fromTo, leaf("staff"), leaf("person"));
    CHECK(holds(rule, "Power moves from staff to the person"));
    CHECK_FALSE(holds(rule, "Power moves from the person to staff"));
}

TEST_CASE("not but needs the denied first") {
    const Rule rule = relation(Rule::Relation::notBut, denied(leaf("staff")), leaf("person"));
    CHECK(holds(rule, "It is not staff but the person"));
    CHECK_FALSE(holds(rule, "It is staff but the person"));
    CHECK_FALSE(holds(rule, "It is not the person but staff"));
}

TEST_CASE("so that and because join a measure with its reason") {
    CHECK(holds(relation(Rule::Relation::soThat, leaf("plan"), leaf("choose")), "We plan so that they choose"));
    CHECK_FALSE(holds(relation(Rule::Relation::soThat, leaf("plan"), leaf("choose")), "A plan, choosing"));
    CHECK(holds(relation(Rule::Relation::because, leaf("plan"), leaf("choose")), "We plan because they choose"));
    CHECK_FALSE(holds(relation(Rule::Relation::because, leaf("plan"), leaf("choose")), "A plan, choosing"));
}

TEST_CASE("a point rule holds where that point is earned") {
    ReadingSample sample(concepts, {group(Rule::Kind::all, {point("q"), leaf("plan")})});
    CHECK(sample.holds("A plan", {0, 1}));
    CHECK_FALSE(sample.holds("A plan", {1, 0}));
    CHECK_FALSE(sample.holds("A dream", {0, 1}));
    CHECK_FALSE(sample.holds("", {0, 1}));
}

TEST_CASE("rules that name what is not there do not compile and say where") {
    const auto message = [](Rule rule) {
        Lexicon::Builder builder;
        test::addConcepts(concepts, builder);
        rule.place = {"rubrics.xml", 7};
        Rubric rubric;
        rubric.point = PointId("p");
        rubric.award.push_back(std::move(rule));
        const auto program = RuleProgram::compile({rubric}, {PointId("p")}, builder);
        REQUIRE_FALSE(program.has_value());
        CHECK(program.error().place.line == 7);
        return program.error().message;
    };
    CHECK(message(leaf("nowhere")).find("nowhere") != std::string::npos);
    CHECK(message(point("nowhere")).find("nowhere") != std::string::npos);
    CHECK_FALSE(message(group(Rule::Kind::relation, {leaf("person")})).empty());
}

TEST_CASE("evidence lies inside the match and names the words of the parts") {
    ReadingSample sample(concepts, {personChooses});
    CHECK(sample.matches("Today the person quickly chooses.") == Matches{"person quickly chooses"});
}
