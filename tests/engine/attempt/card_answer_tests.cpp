#include <catch2/catch.hpp>

#include <filesystem>

#include "engine/attempt/card_answer.h"
#include "engine/content/course_reader.h"
#include "engine/recall/deck.h"
#include "test_paths.h"

using namespace carewright;

namespace {

using Verdict = CardAnswer::Verdict;

Card cardOf(TypedAnswer typed, std::vector<std::string> accepted, std::string front = "Which term is this?") {
    Card card;
    card.front = std::move(front);
    card.typed = typed;
    card.accepted = std::move(accepted);
    return card;
}

Verdict judge(const Card& card, std::string_view typed) { return compareAnswer(card, typed).verdict; }

std::vector<std::string> missing(const CardAnswer& answer) {
    std::vector<std::string> words;
    for (const AnswerPart& part : answer.parts)
        if (!part.found) words.push_back(part.words);
    return words;
}

std::string matchedText(const CardAnswer& answer, std::string_view typed) {
    std::string text;
    for (const ByteSpan& span : answer.matched) text.append(text.empty() ? "" : "|").append(typed.substr(span.begin, span.end - span.begin));
    return text;
}

}  // namespace

TEST_CASE("A wording is found in any form and through small misspellings", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::words, {"direct payment", "DP"});
    CHECK(judge(card, "direct payment") == Verdict::right);
    CHECK(judge(card, "Direct payments.") == Verdict::right);
    CHECK(judge(card, "a direct paymnet") == Verdict::right);
    CHECK(judge(card, "dp") == Verdict::right);
    CHECK(judge(card, "payment direct") == Verdict::nearly);
    CHECK(judge(card, "direct debit payment") == Verdict::nearly);
    CHECK(judge(card, "payment") == Verdict::nearly);
    CHECK(judge(card, "advocate") == Verdict::different);
    CHECK(judge(card, "the") == Verdict::different);
    CHECK(judge(card, " \n") == Verdict::nothing);
}

TEST_CASE("A compound is the same in one word or with a hyphen or in two", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::words, {"person-centred"});
    for (const char* typed : {"person-centred", "person centred", "personcentred", "Person-Centered"}) {
        INFO(typed);
        CHECK(judge(card, typed) == Verdict::right);
    }
}

TEST_CASE("Figures must be right", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::words, {"Care Act 2014"});
    CHECK(judge(card, "care act 2014") == Verdict::right);
    const CardAnswer wrong = compareAnswer(card, "care act 2015");
    CHECK(wrong.verdict == Verdict::nearly);
    CHECK(missing(wrong) == std::vector<std::string>{"2014"});
}

TEST_CASE("Words of the question are no extra words and others are", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::words, {"advocate"}, "Fill the gap.\nAn ____ speaks up for a person.");
    CHECK(judge(card, "an advocate speaks up for the person") == Verdict::right);
    CHECK(judge(card, "not an advocate") == Verdict::nearly);
}

TEST_CASE("A sentence that happens to hold a word of the answer is no part of it", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::words, {"Personalisation", "personalised support"}, "Fill the gap.\n____ means shaping care round what matters.");
    const CardAnswer answer = compareAnswer(card, "when support is made for everybody by the staff");
    CHECK(answer.verdict == Verdict::different);
    CHECK(answer.matched.empty());
    CHECK(judge(card, "support") == Verdict::nearly);
}

TEST_CASE("What was found and what is missing is told", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::words, {"care and support plan", "plan"});
    const std::string typed = "suport for everybody";
    const CardAnswer answer = compareAnswer(card, typed);
    CHECK(answer.verdict == Verdict::nearly);
    CHECK(matchedText(answer, typed) == "suport");
    CHECK(missing(answer) == std::vector<std::string>{"care", "plan"});
}

TEST_CASE("Items count in any order and only whole", "[card-answer]") {
    const Card card = cardOf(TypedAnswer::items, {"Choice and control", "Better wellbeing", "Independence"});
    const std::string all = "independance\ncontrol and choice, better wellbeing";
    CHECK(judge(card, all) == Verdict::right);
    CHECK(matchedText(compareAnswer(card, all), all) == "independance|control|and|choice|better|wellbeing");
    const CardAnswer some = compareAnswer(card, "choice, control; wellbeing; independence");
    CHECK(some.verdict == Verdict::nearly);
    CHECK(missing(some) == std::vector<std::string>{"Choice and control", "Better wellbeing"});
    CHECK(judge(card, "money") == Verdict::different);
}

TEST_CASE("Cards of free recall compare nothing and odd input is borne", "[card-answer]") {
    CHECK(judge(cardOf(TypedAnswer::none, {"x"}), "x") == Verdict::nothing);
    CHECK(judge(cardOf(TypedAnswer::words, {}), "x") == Verdict::nothing);
    CHECK(judge(cardOf(TypedAnswer::words, {"", "?"}), "x") == Verdict::different);
    CHECK(judge(cardOf(TypedAnswer::items, {}), "x") == Verdict::different);
    const std::string broken = std::string("\xff\xfe direct \xc3", 11) + std::string(200'000, 'x');
    CHECK(judge(cardOf(TypedAnswer::words, {"direct payment"}), broken) == Verdict::nearly);
}

TEST_CASE("Each card of the course accepts its own answer", "[card-answer]") {
    const Course course = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").course;
    int compared = 0;
    for (const Card& card : makeDeck(course)) {
        if (card.typed != TypedAnswer::words && card.typed != TypedAnswer::items) continue;
        INFO(card.id.value);
        std::string all;
        for (const std::string& one : card.accepted) {
            all += one + "\n";
            INFO(one);
            if (card.typed == TypedAnswer::words) CHECK(judge(card, one) == Verdict::right);
        }
        if (card.typed == TypedAnswer::items) CHECK(judge(card, all) == Verdict::right);
        CHECK(judge(card, "zebra") == Verdict::different);
        ++compared;
    }
    CHECK(compared > 50);
}

TEST_CASE("A point card is marked by the engine", "[card-answer]") {
    const Course course = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").course;
    auto marker = Marker::compile(course);
    REQUIRE(marker);
    REQUIRE_FALSE(course.points.empty());
    const std::vector<PointId> missed{course.points.front().id};
    const std::vector<Card> deck = makeDeck(course, missed);
    const Card& card = deck.back();
    REQUIRE(card.typed == TypedAnswer::point);
    const auto nothing = markAnswer(card, "  ", course, *marker);
    REQUIRE(nothing);
    CHECK(nothing->verdict == Verdict::nothing);
    const auto beside = markAnswer(card, "The kettle is in the kitchen.", course, *marker);
    REQUIRE(beside);
    CHECK(beside->verdict == Verdict::different);
    CHECK_FALSE(beside->why.empty());
    const Question* asked = nullptr;
    for (const Question& question : course.questions)
        for (const QuestionPoint& point : question.points)
            if (!asked && point.point == card.points.front()) asked = &question;
    REQUIRE(asked);
    const auto right = markAnswer(card, asked->modelAnswer, course, *marker);
    REQUIRE(right);
    CHECK(right->verdict == Verdict::right);
    CHECK_FALSE(right->matched.empty());
    CHECK(right->parts.front().found);
    Card stranger = card;
    stranger.points = {PointId("nowhere")};
    CHECK_FALSE(markAnswer(stranger, "words", course, *marker));
}
