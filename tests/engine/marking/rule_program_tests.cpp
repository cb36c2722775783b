#include <catch2/catch.hpp>

#include <optional>

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
/// What a rule says of itself holds for its parts too, as the reader writes it out.
template <class Value>
Rule guarded(Rule rule, Value Rule::*guard, Value value) {
    rule.*guard = value;
    for (Rule& part : rule.parts) part = guarded(part, guard, value);
    return rule;
}
Rule denied(Rule rule) { return guarded(std::move(rule), &Rule::polarity, Polarity::denied); }
Rule eitherWay(Rule rule) { return guarded(std::move(rule), &Rule::polarity, Polarity::either); }
Rule voiced(Rule rule, Voice voice) { return guarded(std::move(rule), &Rule::voice, voice); }
Rule relation(Rule::Relation kind, Rule first, Rule second, Within within = Within::response) {
    Rule rule = group(Rule::Kind::relation, {std::move(first), std::move(second)}, within);
    rule.relation = kind;
    return rule;
}
Rule unless(Rule rule, Rule against, std::optional<Within> within = {}) {
    rule.unless.push_back(guarded(eitherWay(std::move(against)), &Rule::within, within.value_or(rule.within)));
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

TEST_CASE("near takes the shortest range of all its parts, not the nearest of each") {
    const std::string text = "plan oh well person oh well oh well budget plan";
    const std::vector<Rule> parts = {leaf("person"), leaf("plan"), leaf("budget")};
    CHECK(holds(group(Rule::Kind::near, parts, Within::response, 4), text));
    CHECK_FALSE(holds(group(Rule::Kind::near, parts, Within::response, 3), text));
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
    CHECK_FALSE(holds(rule, "A budget. People get freedom"));
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

TEST_CASE("mood tells what is stated from what is only supposed") {
    const Rule stated = guarded(leaf("choose"), &Rule::mood, Mood::stated);
    const Rule supposed = guarded(leaf("choose"), &Rule::mood, Mood::supposed);
    CHECK(holds(stated, "They choose"));
    CHECK_FALSE(holds(stated, "It is better if they choose"));
    CHECK(holds(supposed, "It is better if they choose"));
    CHECK_FALSE(holds(supposed, "They choose"));
    CHECK(holds(leaf("choose"), "It is better if they choose"));
}

TEST_CASE("time tells now from former times") {
    const Rule now = guarded(leaf("choose"), &Rule::time, Tense::now);
    const Rule past = guarded(leaf("choose"), &Rule::time, Tense::past);
    CHECK(holds(now, "Staff decide"));
    CHECK_FALSE(holds(now, "Staff used to decide"));
    CHECK(holds(past, "Staff used to decide"));
    CHECK_FALSE(holds(past, "Staff decide"));
    CHECK(holds(leaf("choose"), "Staff used to decide"));
}

TEST_CASE("a guard of a part counts even where the rule around it says otherwise") {
    Rule rule = eitherWay(group(Rule::Kind::all, {leaf("person"), leaf("choose")}));
    rule.parts[1].polarity = Polarity::affirmed;
    CHECK(holds(rule, "The person decides"));
    CHECK_FALSE(holds(rule, "The person cannot decide"));
}

TEST_CASE("does tells who does a thing") {
    const Rule rule = relation(Rule::Relation::does, leaf("person"), leaf("choose"));
    for (const char* earns : {"The person decides", "The person who lives here decides", "It is decided by the person", "Staff help the person decide",
                              "The person and their family decide", "Staff wait while the person decides"}) {
        CAPTURE(earns);
        CHECK(holds(rule, earns));
    }
    for (const char* fails : {"Staff decide", "Staff decide for the person", "The person waits while staff decide", "What the person gets is decided by staff",
                              "The person's manager decides", "The person is here. Staff decide", "The person is told what the council decides"}) {
        CAPTURE(fails);
        CHECK_FALSE(holds(rule, fails));
    }
    SECTION("a doer of the course's own counts as another") {
        ConceptList wider = concepts;
        wider.emplace_back("relation-does", "robot");
        CHECK_FALSE(ReadingSample(wider, {rule}).holds("The person sees what the robot decides"));
        CHECK(ReadingSample(concepts, {rule}).holds("The person sees what the robot decides"));
    }
    SECTION("the first part may be somebody who is usually another") {
        CHECK(holds(relation(Rule::Relation::does, leaf("staff"), leaf("choose")), "The staff decide"));
    }
}

TEST_CASE("an example holds what stands after its cue or in a named person's story") {
    Rule rule = group(Rule::Kind::exampleGiven, {leaf("choose")}, Within::neighbours);
    for (const char* earns : {"For example, they decide when to eat.", "They have a say, such as choosing their clothes.",
                              "It is like when a resident decides what to wear.", "Aisha wanted to go out. We let her choose when.",
                              "I visit Mrs Khan who decides on her meals.", "We see Mary, who chooses her tea.",
                              "A lady I support chose her own curtains."}) {
        CAPTURE(earns);
        CHECK(holds(rule, earns));
    }
    for (const char* fails : {"They decide when to eat.", "They decide. For example, they eat late.", "The NHS lets people decide.",
                              "For example, it rains. It pours. They decide.", "The Care Act lets people decide.", "In England people decide."}) {
        CAPTURE(fails);
        CHECK_FALSE(holds(rule, fails));
    }
    SECTION("within a sentence the next one is out of reach") {
        rule.within = Within::sentence;
        CHECK_FALSE(holds(rule, "For example, it is tea time. They decide what to eat."));
        CHECK(holds(rule, "For example, at tea time they decide what to eat."));
    }
    SECTION("without parts any example will do and is shown whole") {
        ReadingSample any(concepts, {group(Rule::Kind::exampleGiven, {}, Within::sentence)});
        CHECK(any.matches("It is theirs. For example, they eat late.") == Matches{"For example, they eat late"});
        CHECK_FALSE(any.holds("They eat late."));
        CHECK_FALSE(any.holds("They eat late, for example."));
    }
}

TEST_CASE("an unless of wider reach looks at the sentences beside") {
    const Rule sentence = group(Rule::Kind::all, {leaf("person"), leaf("choose")}, Within::sentence);
    const Rule near = unless(sentence, leaf("staff"));
    const Rule far = unless(sentence, leaf("staff"), Within::neighbours);
    CHECK(holds(near, "The person decides. But staff say no."));
    CHECK_FALSE(holds(far, "The person decides. But staff say no."));
    CHECK_FALSE(holds(far, "Staff were asked. The person decides."));
    CHECK(holds(far, "The person decides. It is their day. Staff help."));
    CHECK_FALSE(holds(unless(sentence, leaf("staff"), Within::response), "The person decides. It is their day. Staff help."));
}

TEST_CASE("a sentence that goes on with the one before is read with it") {
    const Rule gives = relation(Rule::Relation::gives, leaf("budget"), leaf("freedom"));
    CHECK(holds(gives, "They get the budget themselves. This means they have choice."));
    CHECK_FALSE(holds(gives, "They get the budget themselves. The nurse means they have choice."));
    CHECK_FALSE(holds(gives, "They get the budget. It rains. This means they have choice."));
    const Rule both = group(Rule::Kind::all, {leaf("budget"), leaf("freedom")}, Within::sentence);
    CHECK(holds(both, "They get the budget. So they have choice."));
    CHECK_FALSE(holds(both, "They get the budget. They have choice."));
}

TEST_CASE("a point rule holds in every sentence") {
    ReadingSample sample(concepts, {group(Rule::Kind::all, {point("q"), leaf("plan")}, Within::sentence)});
    CHECK(sample.matches("It rains. A plan.", 0, {0, 1}) == Matches{"plan"});
    CHECK_FALSE(sample.holds("It rains. A plan.", {0, 0}));
}
