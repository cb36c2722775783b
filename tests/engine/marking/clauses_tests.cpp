#include <catch2/catch.hpp>

#include "engine/marking/clauses.h"

using namespace carewright;

namespace {

/// A text with what holds of each of its words.
class Read {
public:
    explicit Read(std::string_view text) {
        splitWords(text, words);
        std::vector<std::uint16_t> cues;
        for (std::size_t i = 0; i < words.size(); ++i) cues.push_back(cuesOf(words.at(i)));
        findClauses(words, cues, clauses);
    }
    /// The first place of a folded word.
    [[nodiscard]] std::size_t at(std::string_view word) const {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words.at(i) == word) return i;
        }
        FAIL("the text has no word " << word);
        return 0;
    }
    [[nodiscard]] bool stands(std::string_view word, Standing standing) const { return (clauses.standing[at(word)] & standing) != 0; }
    [[nodiscard]] bool denies(std::string_view word) const { return stands(word, standsDenied); }
    [[nodiscard]] bool reports(std::string_view word) const { return stands(word, standsOthers); }
    [[nodiscard]] bool goesBeyond(std::string_view word) const { return stands(word, standsBeyond); }
    [[nodiscard]] bool supposes(std::string_view word) const { return stands(word, standsIf); }
    [[nodiscard]] bool isPast(std::string_view word) const { return stands(word, standsPast); }
    /// Whether the second sentence goes on with the first.
    [[nodiscard]] bool goesOn() const { return clauses.goesOn.at(1) != 0; }

    Words words;
    Clauses clauses;
};

}  // namespace

TEST_CASE("a negation denies what follows in its clause and nothing beyond it") {
    const Read both("It isn't about budgets, it is about choice.");
    CHECK(both.denies("budgets"));
    CHECK_FALSE(both.denies("choice"));
    CHECK(Read("They have no choice").denies("choice"));
    CHECK_FALSE(Read("They have a choice").denies("choice"));
    CHECK_FALSE(Read("Choice is not a luxury").denies("choice"));
    CHECK_FALSE(Read("It is not budgets. It is choice").denies("choice"));
    CHECK(Read("without a plan").denies("plan"));
}

TEST_CASE("two negations affirm") {
    CHECK_FALSE(Read("You cannot not plan").denies("plan"));
    CHECK(Read("You cannot plan").denies("plan"));
}

TEST_CASE("a but clause starts afresh") {
    CHECK_FALSE(Read("They have no money but they choose").denies("choose"));
    const Read money("They choose but have no money");
    CHECK(money.denies("money"));
    CHECK_FALSE(money.denies("choose"));
    const Read risky("Some staff think it is risky but the person decides");
    CHECK_FALSE(risky.reports("decides"));
    CHECK(risky.reports("risky"));
}

TEST_CASE("not just says there is more and denies nothing") {
    const Read drinks("It is not just tea or coffee");
    CHECK(drinks.goesBeyond("tea"));
    CHECK(drinks.goesBeyond("coffee"));
    CHECK_FALSE(drinks.denies("tea"));
    CHECK(Read("It is not about just tea").goesBeyond("tea"));
    CHECK_FALSE(Read("It is just tea").goesBeyond("tea"));
}

TEST_CASE("no doubt and its kin deny nothing") {
    CHECK_FALSE(Read("There is no doubt they choose").denies("choose"));
    CHECK_FALSE(Read("no matter what they plan").denies("plan"));
}

TEST_CASE("reported views are others' and one's own are not") {
    const Read told("Some staff think he can't decide. Rubbish.");
    CHECK(told.reports("decide"));
    CHECK(told.denies("decide"));
    CHECK(Read("It is a myth that there are plans").reports("plans"));
    CHECK_FALSE(Read("I think the plan is theirs").reports("plan"));
    CHECK_FALSE(Read("People say what they want to plan").reports("plan"));
    CHECK_FALSE(Read("Staff plan with them").reports("plan"));
}

TEST_CASE("a short rejection makes the sentence before it somebody else's view") {
    CHECK(Read("There are no plans. That is wrong.").reports("plans"));
    CHECK(Read("There are no plans. Not true!").reports("plans"));
    CHECK_FALSE(Read("There are no plans. That is not wrong.").reports("plans"));
    CHECK_FALSE(Read("There are no plans. That is fine.").reports("plans"));
    CHECK_FALSE(Read("There are no plans. It would be quite wrong to ask for one in such a week.").reports("plans"));
}

TEST_CASE("instead of and rather than deny what follows") {
    CHECK(Read("The person decides instead of staff").denies("staff"));
    const Read rather("The person decides rather than staff");
    CHECK(rather.denies("staff"));
    CHECK_FALSE(rather.denies("person"));
    CHECK_FALSE(Read("They would rather plan").denies("plan"));
}

TEST_CASE("what is only supposed is told from what is stated") {
    CHECK(Read("If they choose it is better").supposes("choose"));
    CHECK_FALSE(Read("They choose it").supposes("choose"));
    CHECK(Read("They might choose").supposes("choose"));
    CHECK(Read("Maybe they choose").supposes("choose"));
    CHECK(Read("They would choose").supposes("choose"));
    CHECK_FALSE(Read("They might wait, but they choose").supposes("choose"));
    CHECK_FALSE(Read("They can choose").supposes("choose"));
}

TEST_CASE("former times are told from now") {
    CHECK(Read("Traditionally staff decided").isPast("decided"));
    CHECK(Read("Staff used to decide").isPast("decide"));
    CHECK_FALSE(Read("They used plans").isPast("plans"));
    CHECK_FALSE(Read("Staff used to decide but now residents plan").isPast("plan"));
    const Read ago("Staff decided everything years ago but now residents plan");
    CHECK(ago.isPast("decided"));
    CHECK_FALSE(ago.isPast("plan"));
    CHECK(Read("In the past staff decided").isPast("decided"));
    CHECK_FALSE(Read("They walked past and staff decided").isPast("decided"));
}

TEST_CASE("a sentence that begins by pointing back goes on with the one before") {
    for (const char* next : {"This means they choose.", "So they choose.", "That way they choose.", "It lets them choose.", "As a result they choose.",
                             "And this gives them choice.", "Therefore they choose."}) {
        CAPTURE(next);
        CHECK(Read(std::string("They get the money. ") + next).goesOn());
    }
    for (const char* next : {"They choose.", "It is about choice.", "This person chooses.", "Some choose.", "A result is choice.", "That."}) {
        CAPTURE(next);
        CHECK_FALSE(Read(std::string("They get the money. ") + next).goesOn());
    }
    CHECK(Read("So they choose.").clauses.goesOn.at(0) == 0);
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
