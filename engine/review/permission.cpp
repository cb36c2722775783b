#include "engine/review/permission.h"

#include <algorithm>

namespace carewright {

namespace {

struct ActRow {
    ActKind kind;
    std::string_view doing;
    bool learner, tutor, assessor, iqa, lead;
};

// How marking is checked and sampled is the lead quality assurer's to set: an awarding body holds that role to account for it. A centre
// lead answers for people and records, sees no learner's work, and so has nothing to set it by; in a small centre the same person
// holds both roles and does each in its own name.
// Opening an account and replacing or revoking one's own key are for every member of staff; whose key it is, the roster checks.
constexpr auto actTable = std::to_array<ActRow>({
    //                           doing                                  learner tutor  assess. iqa    lead
    {ActKind::accountOpened,     "Opening an account",                  false,  true,  true,   true,  true},
    {ActKind::accountAdmitted,   "Admitting an account",                false,  false, false,  false, true},
    {ActKind::accountClosed,     "Closing an account",                  false,  false, false,  false, true},
    {ActKind::keyReplaced,       "Replacing a key",                     false,  true,  true,   true,  true},
    {ActKind::keyRevoked,        "Revoking a key",                      false,  true,  true,   true,  true},
    {ActKind::decided,           "Deciding",                            false,  false, true,   false, false},
    {ActKind::corrected,         "Correcting a decision",               false,  false, true,   false, false},
    {ActKind::withdrawn,         "Taking a decision back",              false,  false, true,   false, false},
    {ActKind::released,          "Releasing a decision",                false,  false, true,   false, false},
    {ActKind::annotated,         "Annotating a response",               false,  false, true,   true,  false},
    {ActKind::annotationRemoved, "Removing an annotation",              false,  false, true,   true,  false},
    {ActKind::feedbackWritten,   "Writing feedback",                    false,  false, true,   false, false},
    {ActKind::criterionJudged,   "Judging a criterion",                 false,  false, true,   false, false},
    {ActKind::commentAdded,      "Adding to the comment bank",          false,  false, true,   true,  false},
    {ActKind::commentRetired,    "Retiring a comment",                  false,  false, true,   true,  false},
    {ActKind::secondMarked,      "Second marking",                      false,  false, true,   true,  false},
    {ActKind::resolved,          "Resolving a difference",              false,  false, true,   true,  false},
    {ActKind::appealed,          "Asking for a second look",            true,   false, false,  false, false},
    {ActKind::appealAnswered,    "Answering an appeal",                 false,  false, true,   true,  false},
    {ActKind::planMade,          "Making a sampling plan",              false,  false, false,  true,  false},
    {ActKind::sampled,           "Sampling a decision",                 false,  false, false,  true,  false},
    {ActKind::actionRaised,      "Raising an action",                   false,  false, false,  true,  false},
    {ActKind::actionClosed,      "Closing an action",                   false,  true,  true,   true,  false},
    {ActKind::signedOff,         "Signing off a plan",                  false,  false, false,  true,  false},
    {ActKind::standardised,      "Taking part in standardisation",      false,  false, true,   true,  false},
    {ActKind::markingRulesSet,   "Setting how marking is checked",      false,  false, false,  true,  false},
    {ActKind::received,          "Taking over a package",               false,  false, true,   true,  true},
    {ActKind::sealedOff,         "Sealing the record",                  false,  false, true,   true,  true},
    {ActKind::retentionSet,      "Setting how long records are kept",   false,  false, false,  false, true},
    {ActKind::holdPlaced,        "Placing a hold",                      false,  false, false,  true,  true},
    {ActKind::holdLifted,        "Lifting a hold",                      false,  false, false,  false, true},
    {ActKind::erased,            "Erasing a learner",                   false,  false, false,  false, true},
});

struct MatterRow {
    Matter matter;
    std::string_view name;
    bool learner, tutor, assessor, iqa, lead;
};

constexpr auto matterTable = std::to_array<MatterRow>({
    {Matter::ownWork,       "own-work",       true,  true,  true,  true,  true},
    {Matter::courseContent, "course-content", true,  true,  true,  true,  true},
    {Matter::rubrics,       "rubrics",        false, true,  true,  true,  false},
    {Matter::others,        "others",         false, false, true,  true,  false},
    {Matter::decisions,     "decisions",      false, false, true,  true,  false},
    {Matter::quality,       "quality",        false, false, false, true,  false},
    {Matter::accounts,      "accounts",       true,  true,  true,  true,  true},
    {Matter::keeping,       "keeping",        false, false, false, true,  true},
});

template <class Row>
bool allows(const Row& row, Party party) {
    switch (party) {
        case Party::learner: return row.learner;
        case Party::tutor: return row.tutor;
        case Party::assessor: return row.assessor;
        case Party::iqa: return row.iqa;
        case Party::lead: return row.lead;
    }
    return false;
}

const ActRow* rowOf(ActKind kind) {
    const auto found = std::ranges::find(actTable, kind, &ActRow::kind);
    return found == actTable.end() ? nullptr : &*found;
}

std::string_view pluralOf(Party party) {
    switch (party) {
        case Party::learner: return "the learner";
        case Party::tutor: return "tutors";
        case Party::assessor: return "assessors";
        case Party::iqa: return "internal quality assurers";
        case Party::lead: return "the centre lead";
    }
    return {};
}

}  // namespace

Party partyOf(StaffRole role) {
    switch (role) {
        case StaffRole::tutor: return Party::tutor;
        case StaffRole::assessor: return Party::assessor;
        case StaffRole::iqa: return Party::iqa;
        case StaffRole::lead: return Party::lead;
    }
    return Party::tutor;
}

std::string_view toString(Party party) {
    switch (party) {
        case Party::learner: return "learner";
        case Party::tutor: return "tutor";
        case Party::assessor: return "assessor";
        case Party::iqa: return "iqa";
        case Party::lead: return "lead";
    }
    return {};
}

std::string_view toString(Matter matter) {
    const auto found = std::ranges::find(matterTable, matter, &MatterRow::matter);
    return found == matterTable.end() ? std::string_view() : found->name;
}

bool mayDo(Party party, ActKind kind) {
    const ActRow* row = rowOf(kind);
    return row && allows(*row, party);
}

bool maySee(Party party, Matter matter) {
    const auto found = std::ranges::find(matterTable, matter, &MatterRow::matter);
    return found != matterTable.end() && allows(*found, party);
}

bool mayDo(const std::set<StaffRole>& roles, ActKind kind) {
    return std::ranges::any_of(roles, [kind](StaffRole role) { return mayDo(partyOf(role), kind); });
}

bool maySee(const std::set<StaffRole>& roles, Matter matter) {
    return std::ranges::any_of(roles, [matter](StaffRole role) { return maySee(partyOf(role), matter); });
}

Error notAllowed(ActKind kind) {
    const ActRow* row = rowOf(kind);
    if (!row) return {ErrorCode::permission, "This version of Carewright does not know how to do this.", {}};
    std::string who;
    for (const Party party : parties) {
        if (!allows(*row, party)) continue;
        who += (who.empty() ? "" : ", ") + std::string(pluralOf(party));
    }
    return {ErrorCode::permission, std::string(row->doing) + " is for " + who + ".", {}};
}

}  // namespace carewright
