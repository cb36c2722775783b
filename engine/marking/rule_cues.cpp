#include "engine/marking/rule_cues.h"

#include <algorithm>
#include <array>

namespace carewright {
namespace {

constexpr std::array relationCues = {
    RelationCue{Rule::Relation::gives, "relation-gives",
                "give; let; allow; enable; mean; help; increase; improve; promote; lead to; make; support; so; can; able; get; "
                "bring; provide; encourage; empower; free; open up; result in; that way; this way; which; choose; decide",
                "because of; thanks to; through; by; with; from; using; due to; out of"},
    RelationCue{Rule::Relation::insteadOf, "relation-instead-of",
                "instead of; rather than; in place of; not; no longer; as opposed to; over; replace", ""},
    RelationCue{Rule::Relation::fromTo, "relation-from-to", "to; towards; into; now; nowadays; today; these days; but", ""},
    RelationCue{Rule::Relation::notBut, "relation-not-but", "but; it; instead; rather; they; we; now; its; just; more", ""},
    RelationCue{Rule::Relation::soThat, "relation-so-that",
                "so; so that; in order to; to; which means; and; then; this way; that way; can; could; meant; means; let; now; still",
                "if; when; by; with; because"},
    RelationCue{Rule::Relation::because, "relation-because", "because; as; since; due to; so; that is why; cos", "because; so"},
    RelationCue{Rule::Relation::does, "relation-does",
                "staff; carer; worker; manager; management; boss; team; nurse; doctor; gp; therapist; professional; expert; family; "
                "relative; parent; daughter; son; mum; mother; dad; father; husband; wife; brother; sister; council; "
                "local authority; provider; agency; organisation; company; government; advocate; friend; others; other people; "
                "someone else; somebody else; everyone else; \"we\"; \"i\"",
                ""},
};

constexpr std::array<std::string_view, 34> ambiguousNames = {
    "alma", "angel", "april", "art", "bill", "carol", "daisy", "dawn", "faith", "frank", "grace", "guy", "harry", "hazel", "heather", "holly",
    "hope", "iris", "ivy", "jack", "joy", "june", "lily", "mark", "max", "may", "olive", "pat", "penny", "rose",
    "ruby", "sue", "violet", "will"};
static_assert(std::is_sorted(ambiguousNames.begin(), ambiguousNames.end()));

constexpr std::array<std::string_view, 30> neverPersons = {
    "african", "asian", "august", "britain", "british", "christian", "christmas", "december", "easter", "england", "english", "european",
    "february", "friday", "god", "january", "july", "london", "monday", "muslim", "november", "october", "saturday", "scotland",
    "september", "sunday", "thursday", "tuesday", "wales", "wednesday"};
static_assert(std::is_sorted(neverPersons.begin(), neverPersons.end()));

constexpr std::array<std::string_view, 12> placeOpeners = {"at", "every", "from", "in", "last", "near", "next", "of", "on", "since", "the", "to"};
static_assert(std::is_sorted(placeOpeners.begin(), placeOpeners.end()));

template <std::size_t size>
bool isIn(const std::array<std::string_view, size>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

const RelationCue& relationCue(Rule::Relation relation) {
    return *std::find_if(relationCues.begin(), relationCues.end(), [&](const RelationCue& cue) { return cue.relation == relation; });
}

std::string_view exampleCueTerms() {
    return "for example; for instance; e g; eg; such as; say for example; an/one/another example; as an example; like when/if/where; "
           "say if/when; imagine (that) (a/an); once (i/we); someone/somebody/lady/man/woman/gentleman/resident/client/person (who) i/we "
           "support/help/know/visit/look/care/work; someone/somebody/lady/man/woman/gentleman/resident/client/person at my/our/the "
           "work/job/home/placement; one of my/our/the residents/clients/ladies/gentlemen/people; "
           "my own/nan/gran/grandad/grandmother/grandfather/mum/dad/uncle/aunt/auntie";
}

bool isAmbiguousName(std::string_view folded) { return isIn(ambiguousNames, folded); }

bool isNeverPerson(std::string_view folded) { return isIn(neverPersons, folded); }

bool opensPlaceOrTime(std::string_view folded) {
    return isIn(placeOpeners, folded);
}

bool isTitle(std::string_view folded) {
    return folded == "mr" || folded == "mrs" || folded == "ms" || folded == "miss" || folded == "dr";
}

}  // namespace carewright
