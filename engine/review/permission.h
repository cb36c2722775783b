/// Who may do what, and who may see what: two tables. Whether it fits the moment (nobody judges their own decision, nothing
/// is undone once released) is response_record.h's.
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/review/act.h"
#include "engine/review/role.h"

namespace carewright {

/// Everybody there is: a learner, or a member of staff in one of their roles.
enum class Party { learner, tutor, assessor, iqa, lead };

inline constexpr std::array parties = {Party::learner, Party::tutor, Party::assessor, Party::iqa, Party::lead};

[[nodiscard]] Party partyOf(StaffRole role);
[[nodiscard]] std::string_view toString(Party party);

/// What there is to see in a store.
enum class Matter {
    ownWork,            ///< one's own answers, proposals, released decisions
    courseContent,      ///< courses as learners see them
    rubrics,            ///< mark schemes, weights, model answers
    others,             ///< other learners' answers and proposals
    decisions,          ///< decisions that were not released, annotations, comments
    quality,            ///< samples, plans, agreement figures, standardisation
    accounts,           ///< names and keys of the staff: public, so that signatures can be checked
    keeping,            ///< retention, holds, erasures
};

inline constexpr std::array matters = {Matter::ownWork,   Matter::courseContent, Matter::rubrics,  Matter::others,
                                       Matter::decisions, Matter::quality,       Matter::accounts, Matter::keeping};

[[nodiscard]] std::string_view toString(Matter matter);

/// The tables.
[[nodiscard]] bool mayDo(Party party, ActKind kind);
[[nodiscard]] bool maySee(Party party, Matter matter);

/// True where one of the roles allows it.
[[nodiscard]] bool mayDo(const std::set<StaffRole>& roles, ActKind kind);
[[nodiscard]] bool maySee(const std::set<StaffRole>& roles, Matter matter);

/// The sentence for somebody whose roles do not allow it: "Releasing a decision is for assessors."
[[nodiscard]] Error notAllowed(ActKind kind);

}  // namespace carewright
