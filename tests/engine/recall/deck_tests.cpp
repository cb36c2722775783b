#include "engine/recall/deck.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "engine/base/words.h"
#include "engine/content/course_reader.h"
#include "engine/recall/cloze.h"
#include "engine/recall/wording.h"
#include "test_paths.h"

using namespace carewright;

namespace {

const Card* find(const std::vector<Card>& deck, std::string_view id) {
    const auto found = std::ranges::find_if(deck, [&](const Card& card) { return card.id.value == id; });
    return found == deck.end() ? nullptr : &*found;
}

Course shippedCourse() {
    ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    REQUIRE(read.usable());
    return std::move(read.course);
}

RichText rich(std::string text) { return {Run{std::move(text), {}, false}}; }

/// A course with one of each thing that makes cards.
Course smallCourse() {
    Course course;
    course.id = CourseId("small");
    course.nation = "England";

    Term term;
    term.id = TermId("direct-payment");
    term.name = "direct payment";
    term.also = {"DP"};
    term.meaning = rich("Money that the council pays to a person. A direct payment must meet needs in the plan.");
    Term telling;
    telling.id = TermId("duty-of-care");
    telling.name = "duty of care";
    telling.meaning = rich("The legal duty to take reasonable care.");
    course.terms = {term, telling};

    Law law;
    law.id = LawId("care-act");
    law.title = "Care Act 2014";
    law.what = rich("The main law on support for adults. Section 1 is about wellbeing.");
    law.promotes = rich("Control over daily life is part of wellbeing.");
    Law policy = law;
    policy.id = LawId("people-first");
    policy.kind = Law::Kind::policy;
    policy.title = "Putting People First";
    policy.what = rich("A shared promise about social care.");
    course.laws = {law, policy};

    Misconception misconception;
    misconception.id = MisconceptionId("no-structure");
    misconception.myth = "There are no more plans.";
    misconception.whyWrong = rich("Nobody would know what was agreed.");
    misconception.fact = rich("Plans stay and bend to fit the person. They help to write it.");
    course.misconceptions = {misconception};

    Topic topic;
    topic.id = TopicId("basics");
    topic.title = "The basics";
    Block sentence;
    sentence.text = {Run{"The person can hold the money as a ", {}, false}, Run{"direct payment", TermId("direct-payment"), false},
                     Run{" and decide what happens on a Monday.", {}, false}};
    topic.blocks.push_back(sentence);
    for (const char* title : {"Choice", "Tailoring", "Diversity"}) {
        Block entry;
        entry.kind = Block::Kind::entry;
        entry.entryKind = Block::EntryKind::element;
        entry.id = EntryId(std::string("element-") + static_cast<char>(title[0] - 'A' + 'a'));
        entry.title = title;
        entry.text = rich(std::string("Something is described here in words number ") + title[1] + ".");
        entry.points = {PointId("definition")};
        topic.blocks.push_back(entry);
    }
    course.topics = {topic};

    MarkingPoint point;
    point.id = PointId("definition");
    point.title = "Says what it is";
    point.topic = TopicId("basics");
    point.examiner = "Says what it is.";
    point.learner = "Say what it is.";
    MarkingPoint legislation = point;
    legislation.id = PointId("legislation");
    legislation.title = "Names two laws";
    legislation.examiner = "Names two, such as the Care Act.";
    legislation.topic = TopicId();
    course.points = {point, legislation};
    return course;
}

}  // namespace

TEST_CASE("a term asks both ways and hides its name in the meaning") {
    const std::vector<Card> deck = makeDeck(smallCourse());
    const Card* meaning = find(deck, "term.direct-payment.meaning");
    const Card* name = find(deck, "term.direct-payment.name");
    REQUIRE(meaning);
    REQUIRE(name);
    CHECK(meaning->front == "What does “direct payment” mean?");
    CHECK(meaning->typed == TypedAnswer::none);
    CHECK(name->front.find("A ____ must meet needs") != std::string::npos);
    CHECK(name->accepted == std::vector<std::string>{"direct payment", "DP"});
    CHECK(name->hint == "Begins: d… p…");
    CHECK(meaning->thing == name->thing);
    CHECK(meaning->points == std::vector<PointId>{PointId("definition")});
}

TEST_CASE("a meaning that tells the term makes no card for the name") {
    const std::vector<Card> deck = makeDeck(smallCourse());
    CHECK(find(deck, "term.duty-of-care.meaning"));
    CHECK_FALSE(find(deck, "term.duty-of-care.name"));
}

TEST_CASE("a law asks what it says and how it promotes and which it is") {
    const std::vector<Card> deck = makeDeck(smallCourse());
    REQUIRE(find(deck, "law.care-act.what"));
    CHECK(find(deck, "law.care-act.what")->front == "What does the Care Act 2014 say?");
    CHECK(find(deck, "law.people-first.promotes")->front == "How does Putting People First promote personalisation?");
    REQUIRE(find(deck, "law.care-act.name"));
    CHECK(find(deck, "law.care-act.name")->accepted == std::vector<std::string>{"Care Act 2014", "Care Act"});
    CHECK(find(deck, "law.people-first.name")->front.starts_with("Which policy is this?"));
    // The examiner names the Care Act; the policy follows what most laws train.
    for (const char* id : {"law.care-act.what", "law.people-first.what"})
        CHECK(find(deck, id)->points == std::vector<PointId>{PointId("legislation")});
}

TEST_CASE("a misconception asks for the myth and for a fact that stands by itself") {
    Course course = smallCourse();
    const std::vector<Card> deck = makeDeck(course);
    REQUIRE(find(deck, "misconception.no-structure.myth"));
    CHECK(find(deck, "misconception.no-structure.myth")->accepted == std::vector<std::string>{"myth"});
    REQUIRE(find(deck, "misconception.no-structure.fact"));
    CHECK(find(deck, "misconception.no-structure.fact")->front == "Myth or fact, and why?\n“Plans stay and bend to fit the person.”");
    course.misconceptions[0].fact = rich("They stay and bend.");
    CHECK_FALSE(find(makeDeck(course), "misconception.no-structure.fact"));
    course.misconceptions[0].fact = rich("Give all the help you can.");
    CHECK_FALSE(find(makeDeck(course), "misconception.no-structure.fact"));
}

TEST_CASE("elements ask both ways and for the whole list") {
    const std::vector<Card> deck = makeDeck(smallCourse());
    CHECK(find(deck, "entry.element-c.meaning"));
    CHECK(find(deck, "entry.element-c.name"));
    const Card* list = find(deck, "list.basics.element.all");
    REQUIRE(list);
    CHECK(list->front == "Name the three key elements under “The basics”.");
    CHECK(list->typed == TypedAnswer::items);
    CHECK(list->accepted == std::vector<std::string>{"Choice", "Tailoring", "Diversity"});
}

TEST_CASE("an entry whose title is in the glossary makes no second definition") {
    Course course = smallCourse();
    course.topics[0].blocks[1].title = "Direct payments";
    CHECK_FALSE(find(makeDeck(course), "entry.element-c.meaning"));
}

TEST_CASE("missed points make cards and others do not") {
    const std::vector<PointId> missed{PointId("definition"), PointId("not-in-this-course")};
    const std::vector<Card> deck = makeDeck(smallCourse(), missed);
    const Card* card = find(deck, "point.definition.missed");
    REQUIRE(card);
    CHECK(card->typed == TypedAnswer::point);
    CHECK(card->points == std::vector<PointId>{PointId("definition")});
    CHECK_FALSE(find(deck, "point.legislation.missed"));
    CHECK_FALSE(find(makeDeck(smallCourse()), "point.definition.missed"));
}

TEST_CASE("unchanged things keep their cards when the course changes") {
    Course course = shippedCourse();
    const std::vector<Card> before = makeDeck(course);
    course.terms.erase(course.terms.begin() + 3);
    std::ranges::reverse(course.laws);
    course.misconceptions[1].myth = "Something else.";
    course.topics.push_back(Topic{TopicId("new"), "New", "", 1, {}, {}});
    const std::vector<Card> after = makeDeck(course);
    std::set<std::string> ids;
    for (const Card& card : after) ids.insert(card.id.value);
    std::size_t kept = 0;
    for (const Card& card : before) kept += ids.contains(card.id.value);
    CHECK(before.size() - kept <= 4);   // the term's two faces and its gaps
    CHECK(ids.contains(before.front().id.value));
}

TEST_CASE("the shipped course makes a deck of fair cards for every point") {
    const Course course = shippedCourse();
    std::vector<PointId> all;
    for (const MarkingPoint& point : course.points) all.push_back(point.id);
    const std::vector<Card> deck = makeDeck(course, all);
    CHECK(deck.size() >= 200);
    CHECK(makeDeck(course, all) == deck);

    std::set<std::string> ids, fronts;
    std::map<CardKind, int> kinds;
    std::map<PointId, int> cardsOfPoint;
    for (const Card& card : deck) {
        INFO(card.id.value << ": " << card.front);
        CHECK(ids.insert(card.id.value).second);
        CHECK(fronts.insert(card.front).second);
        CHECK_FALSE(card.front.empty());
        CHECK_FALSE(card.back.empty());
        CHECK(card.id.value.size() <= 100);
        ++kinds[card.kind];
        for (const PointId& point : card.points) {
            ++cardsOfPoint[point];
            CHECK(course.findPoint(point));
        }
        if (!card.topic.empty()) CHECK(course.findTopic(card.topic));
        const bool recallsWords = card.typed == TypedAnswer::words && card.kind != CardKind::mythOrFact;
        if (recallsWords) {
            REQUIRE_FALSE(card.accepted.empty());
            CHECK_FALSE(tells(card.front, card.accepted.front()));
            CHECK_FALSE(tells(card.hint, card.accepted.front()));
        }
        Words words;
        splitWords(card.front, words);
        CHECK(words.size() <= 80);
    }
    CHECK(kinds.size() == cardKinds);
    for (const MarkingPoint& point : course.points) {
        INFO(point.id.value);
        CHECK(cardsOfPoint[point.id] >= 3);
    }
}

TEST_CASE("an empty course and things without words make no cards") {
    CHECK(makeDeck(Course{}).empty());
    Course course;
    course.terms.emplace_back();
    course.laws.emplace_back();
    course.misconceptions.emplace_back();
    course.topics.emplace_back().blocks.emplace_back();
    for (const Card& card : makeDeck(course)) CHECK_FALSE(card.back.empty());
}

TEST_CASE("a gap is taken only where it is fair") {
    const auto strong = [](std::string before, std::string answer, std::string after) {
        return makeClozes({Run{std::move(before), {}, false}, Run{std::move(answer), {}, true}, Run{std::move(after), {}, false}});
    };
    const auto fair = strong("First sentence here. Councils must promote ", "wellbeing", " in all that they do. Third.");
    REQUIRE(fair.size() == 1);
    CHECK(fair[0].front == "Councils must promote ____ in all that they do.");
    CHECK(fair[0].sentence == "Councils must promote wellbeing in all that they do.");
    CHECK(strong("You do it ", "with", " the person every day of the week.").empty());           // small word
    CHECK(strong("Say ", "personalisation", ".").empty());                                       // nothing around it
    CHECK(strong("Budgets matter because a ", "budget", " gives people freedom to choose.").empty());  // told
    CHECK(strong("So ", "control over your whole day-to-day life", " is part of being well in the law.").empty());  // long
    CHECK(strong("It came into force in ", "2014", " after a long debate in both houses.").empty());
}

TEST_CASE("words are told by their forms and not by small words") {
    CHECK(sameWord("budget", "budgets"));
    CHECK(sameWord("advocate", "advocacy"));
    CHECK_FALSE(sameWord("care", "carer"));
    CHECK_FALSE(sameWord("personal", "personalisation"));
    CHECK(names("She uses direct payments now.", "direct payment"));
    CHECK_FALSE(names("A payment that is direct.", "direct payment"));
    CHECK(tells("A payment that is direct.", "direct payment"));
    CHECK_FALSE(tells("To be or not to be.", "to be"));
    const std::vector<std::string> phrases{"care plan", "care and support plan"};
    CHECK(masked("The care plans are a care and support plan.", phrases) == "The ____ are a ____.");
}

TEST_CASE("sentences end where a new one begins") {
    CHECK(opening("One two. Three four five. Six.", 5) == "One two. Three four five.");
    CHECK(opening("One two three.", 1) == "One two three.");
    CHECK(opening("", 5).empty());
    CHECK(sentenceStarts("The question is not \"Is it safe?\" but \"How?\" Think.").size() == 3);
}
