#include <catch2/catch.hpp>
#include <map>

#include "engine/review/permission.h"

using namespace carewright;

namespace {

// Written out by hand, not derived from the table that it tests. L learner, T tutor, A assessor, I IQA, H centre lead.
const std::map<std::string_view, std::string_view> actsOf = {
    {"account-opened", "TAIH"},   {"account-admitted", "H"},    {"account-closed", "H"},      {"key-replaced", "TAIH"}, {"key-revoked", "TAIH"},
    {"decided", "A"},             {"corrected", "A"},           {"withdrawn", "A"},           {"released", "A"},        {"annotated", "AI"},
    {"annotation-removed", "AI"}, {"feedback-written", "A"},    {"criterion-judged", "A"},    {"comment-added", "AI"},  {"comment-retired", "AI"},
    {"second-marked", "AI"},      {"resolved", "AI"},           {"appealed", "L"},            {"appeal-answered", "AI"}, {"plan-made", "I"},
    {"sampled", "I"},             {"action-raised", "I"},       {"action-closed", "TAI"},     {"signed-off", "I"},      {"standardised", "AI"},
    {"received", "AIH"},          {"sealed-off", "AIH"},        {"retention-set", "H"},       {"hold-placed", "IH"},    {"hold-lifted", "H"},
    {"erased", "H"},              {"marking-rules-set", "I"},
};

const std::map<std::string_view, std::string_view> mattersOf = {
    {"own-work", "LTAIH"}, {"course-content", "LTAIH"}, {"rubrics", "TAI"}, {"others", "AI"}, {"decisions", "AI"}, {"quality", "I"}, {"accounts", "LTAIH"}, {"keeping", "IH"},
};

bool in(std::string_view letters, Party party) { return letters.find("LTAIH"[static_cast<std::size_t>(party)]) != std::string_view::npos; }

}  // namespace

TEST_CASE("Every party may do exactly what the matrix says", "[permission]") {
    CHECK(actsOf.size() == allActKinds().size());
    for (const ActKind kind : allActKinds()) {
        const auto row = actsOf.find(toString(kind));
        REQUIRE(row != actsOf.end());
        for (const Party party : parties) {
            INFO(toString(party) << " " << toString(kind));
            CHECK(mayDo(party, kind) == in(row->second, party));
        }
        CHECK_FALSE(notAllowed(kind).message.empty());
        CHECK(actKindNamed(toString(kind)) == kind);
    }
    for (const Party party : parties) CHECK_FALSE(mayDo(party, ActKind::unknown));
}

TEST_CASE("Every party may see exactly what the matrix says", "[permission]") {
    CHECK(mattersOf.size() == matters.size());
    for (const Matter matter : matters)
        for (const Party party : parties) {
            INFO(toString(party) << " " << toString(matter));
            CHECK(maySee(party, matter) == in(mattersOf.at(toString(matter)), party));
        }
}

TEST_CASE("Roles add up, and none gives nothing", "[permission]") {
    CHECK_FALSE(mayDo(std::set<StaffRole>{}, ActKind::decided));
    CHECK_FALSE(mayDo(std::set{StaffRole::tutor, StaffRole::lead}, ActKind::decided));
    CHECK(mayDo(std::set{StaffRole::tutor, StaffRole::assessor}, ActKind::decided));
    // How marking is checked is the quality assurer's to set; a lead does so only where they hold that role too.
    for (const ActKind kind : {ActKind::markingRulesSet, ActKind::planMade}) {
        CHECK_FALSE(mayDo(std::set{StaffRole::lead}, kind));
        CHECK_FALSE(mayDo(std::set{StaffRole::lead, StaffRole::assessor}, kind));
        CHECK(mayDo(std::set{StaffRole::lead, StaffRole::iqa}, kind));
    }
    for (const StaffRole role : staffRoles) CHECK_FALSE(mayDo(std::set{role}, ActKind::appealed));
    CHECK(notAllowed(ActKind::released).message == "Releasing a decision is for assessors.");
}
