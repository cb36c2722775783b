#include <catch2/catch.hpp>

#include "engine/marking/gap_matcher.h"

using namespace carewright;

TEST_CASE("A gap takes forms, spellings and small mistakes of its wordings", "[marking]") {
    const GapMatcher act("Care Act (2014); CA 2014");
    for (const char* good : {"Care Act 2014", "care act", "the Care Act", "CARE ACT 2014", "Care Acts", " ca  2014 ", "Care-Act"}) {
        INFO(good);
        CHECK(act.accepts(good));
    }
    for (const char* bad : {"", "  ", "Care Act 2015", "Act", "Care", "the", "Care Act 2014 and more", "Core Act 2014", "Human Rights Act"}) {
        INFO(bad);
        CHECK_FALSE(act.accepts(bad));
    }
    const GapMatcher independence("independence; personalised; organise");
    for (const char* good : {"independance", "independense", "indipendence", "Independence", "personalized", "organized", "organising"}) {
        INFO(good);
        CHECK(independence.accepts(good));
    }
    CHECK_FALSE(independence.accepts("dependence"));
    CHECK_FALSE(independence.accepts("person"));
}

TEST_CASE("Exact words, prefixes, gaps and alternatives of a gap hold as in rubrics", "[marking]") {
    CHECK(GapMatcher("\"may\"").accepts("may"));
    CHECK_FALSE(GapMatcher("\"may\"").accepts("might"));
    CHECK(GapMatcher("personali*").accepts("personalisation"));
    CHECK(GapMatcher("say/voice").accepts("voice"));
    CHECK(GapMatcher("choice … control").accepts("choice and control"));
    CHECK_FALSE(GapMatcher("choice … control").accepts("control and choice"));
}

TEST_CASE("A gap takes any bytes and wordings that cannot be read accept nothing", "[marking]") {
    CHECK_FALSE(GapMatcher("").accepts("x"));
    CHECK_FALSE(GapMatcher("(").accepts("x"));
    CHECK_FALSE(GapMatcher("[who]").accepts("who"));
    CHECK_FALSE(GapMatcher("care").accepts("\xff\xfe"));
    CHECK_FALSE(GapMatcher("care").accepts(std::string(100000, 'a')));
}
