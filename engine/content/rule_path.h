/// Which rule of a rubric is meant: a way from the rubric down to one of its parts.
///
/// Rules below the top carry no ids of their own, so an editor names them by the way there. A path is written as text,
/// too, where something must be known again in the next frame: "award-0/1/u0" is the first `unless` of the second part
/// of the first award.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/content/rule.h"

namespace carewright {

struct RulePath {
    /// Which list of the rubric it begins in.
    enum class Use { award, reject, refer };
    /// One step down: into the parts of a rule, or into what calls it off.
    struct Step {
        bool unless = false;
        std::size_t index = 0;

        friend bool operator==(const Step&, const Step&) = default;
    };

    Use use = Use::award;
    std::size_t index = 0;          ///< in that list
    std::vector<Step> steps;        ///< none: the rule that stands in the rubric itself

    /// One step further down.
    [[nodiscard]] RulePath below(bool unless, std::size_t at) const;
    /// One step up; of a rule that stands in the rubric itself: the same.
    [[nodiscard]] RulePath above() const;

    friend bool operator==(const RulePath&, const RulePath&) = default;
};

/// "award-0", "reject-1/2", "award-0/1/u0".
[[nodiscard]] std::string toString(const RulePath& path);

/// The list of the rubric that a use means.
[[nodiscard]] std::vector<Rule>& rulesOf(Rubric& rubric, RulePath::Use use);
[[nodiscard]] const std::vector<Rule>& rulesOf(const Rubric& rubric, RulePath::Use use);

/// The rule at the end of the path, or null where the rubric has none there.
[[nodiscard]] Rule* ruleAt(Rubric& rubric, const RulePath& path);
[[nodiscard]] const Rule* ruleAt(const Rubric& rubric, const RulePath& path);

}  // namespace carewright
