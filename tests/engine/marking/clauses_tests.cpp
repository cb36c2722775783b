#include <catch2/catch.hpp>

#include "engine/marking/clauses.h"

using namespace carewright;

namespace {

struct Read {
    Words words;
    Clauses clauses;

    explicit Read(std::string_view text) {
        splitWords(text, words);
        std::vector<std::uint16_t> cues;
        for (std::size_t i = 0; i < words.size(); ++i) cues.push_back(cuesOf(words.at(i)));
        findClauses(words, cues, clauses);
    }
    [[nodiscard]] std::size_t at(std::string_view word) const {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words.at(i) == word) return i;
        }
        FAIL("the text has no word " << word);
        return 0;
    }
};

bool stands(std::string_view text, std::string_view word, Standing standing) {
    const Read read(text);
    return (read.clauses.standing[read.at(word)] & standing) != 0;
}
bool denied(std::string_view text, std::string_view word) { return stands(text, word, standsDenied); }
bool others(std::string_view text, std::string_view word) { return stands(text, word, standsOthers); }

}  // namespace

TEST_CASE("a negation denies what follows in its clause and nothing beyond it") {
    CHECK(denied("It isn't about budgets, it is about choice.", "budgets"));
    CHECK_FALSE(denied("It isn't about budgets, it is about choice.", "choice"));
    CHECK(denied("They have no choice", "choice"));
    CHECK_FALSE(denied("They have a choice", "choice"));
    CHECK_FALSE(denied("Choice is not a luxury", "choice"));
    CHECK_FALSE(denied("It is not budgets. It is choice", "choice"));
    CHECK(denied("without a plan", "plan"));
}

TEST_CASE("two negations affirm") {
    CHECK_FALSE(denied("You cannot not plan", "plan"));
    CHECK(denied("You cannot plan", "plan"));
}

TEST_CASE("a but clause starts afresh") {
    CHECK_FALSE(denied("They have no money but they choose", "choose"));
    CHECK(denied("They choose but have no money", "money"));
    CHECK_FALSE(denied("They choose but have no money", "choose"));
    CHECK_FALSE(others("Some staff think it is risky but the person decides", "decides"));
    CHECK(others("Some staff think it is risky but the person decides", "risky"));
}

TEST_CASE("not just says there is more and denies nothing") {
    CHECK(stands("It is not just tea or coffee", "tea", standsBeyond));
    CHECK(stands("It is not just tea or coffee", "coffee", standsBeyond));
    CHECK_FALSE(denied("It is not just tea or coffee", "tea"));
    CHECK(stands("It is not about just tea", "tea", standsBeyond));
    CHECK_FALSE(stands("It is just tea", "tea", standsBeyond));
}

TEST_CASE("no doubt and its kin deny nothing") {
    CHECK_FALSE(denied("There is no doubt they choose", "choose"));
    CHECK_FALSE(denied("no matter what they plan", "plan"));
}

TEST_CASE("reported views are others' and one's own are not") {
    CHECK(others("Some staff think he can't decide. Rubbish.", "decide"));
    CHECK(denied("Some staff think he can't decide. Rubbish.", "decide"));
    CHECK(others("It is a myth that there are plans", "plans"));
    CHECK_FALSE(others("I think the plan is theirs", "plan"));
    CHECK_FALSE(others("People say what they want to plan", "plan"));
    CHECK_FALSE(others("Staff plan with them", "plan"));
}

TEST_CASE("a short rejection makes the sentence before it somebody else's view") {
    CHECK(others("There are no plans. That is wrong.", "plans"));
    CHECK(others("There are no plans. Not true!", "plans"));
    CHECK_FALSE(others("There are no plans. That is not wrong.", "plans"));
    CHECK_FALSE(others("There are no plans. That is fine.", "plans"));
    CHECK_FALSE(others("There are no plans. It would be quite wrong to ask for one in such a week.", "plans"));
}

TEST_CASE("instead of and rather than deny what follows") {
    CHECK(denied("The person decides instead of staff", "staff"));
    CHECK(denied("The person decides rather than staff", "staff"));
    CHECK_FALSE(denied("The person decides rather than staff", "person"));
    CHECK_FALSE(denied("They would rather plan", "plan"));
}

TEST_CASE("conditions and former times are told apart") {
    CHECK(stands("If they choose it is better", "choose", standsIf));
    CHECK_FALSE(stands("They choose it", "choose", standsIf));
    CHECK(stands("Traditionally staff decided", "decided", standsPast));
    CHECK(stands("Staff used to decide", "decide", standsPast));
    CHECK_FALSE(stands("They used plans", "plans", standsPast));
    CHECK_FALSE(stands("Staff used to decide but now residents plan", "plan", standsPast));
}

TEST_CASE("clauses and sentences are numbered upwards from nought") {
    const Read read("They choose, because it matters; staff help. Yes.");
    CHECK(read.clauses.clause[0] == 0);
    CHECK(read.clauses.clause[read.at("matters")] > read.clauses.clause[read.at("choose")]);
    CHECK(read.clauses.clause[read.at("staff")] > read.clauses.clause[read.at("matters")]);
    CHECK(read.clauses.sentence[read.at("yes")] == 1);
    CHECK(read.clauses.sentenceCount == 2);
    CHECK(read.clauses.clauseCount == read.clauses.clause.back() + 1);
}

TEST_CASE("an empty text has no clauses") {
    const Read read("");
    CHECK(read.clauses.clauseCount == 0);
    CHECK(read.clauses.sentenceCount == 0);
}
