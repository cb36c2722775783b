/// The words of a response that a reader would underline for a decision.
#pragma once

#include <vector>

#include "engine/marking/response_reading.h"
#include "engine/marking/rule_program.h"

namespace carewright {

/// From the wordings that made rules hold ("one cup", "lost") to the phrases they stand in: those that touch or nearly
/// touch are one, and few words are brought up to a phrase of their clause. Word ranges in order, apart from each other.
[[nodiscard]] std::vector<RuleMatch> underlined(std::vector<RuleMatch> wordings, const ResponseReading& reading);

/// More phrases than this for one decision, and a reader no longer sees which of them count.
inline constexpr std::size_t mostUnderlined = 4;

/// Those of the phrases whose words add most (`perWord`, as below), `mostUnderlined` of them, in order.
[[nodiscard]] std::vector<RuleMatch> mostTelling(std::vector<RuleMatch> phrases, const std::vector<float>& perWord);

/// The phrases that weigh most, one from each of the clauses that speak most for the decision, `most` of them at most.
/// `perWord` says of each word what it adds (EvidenceModel::contributions). Empty where no clause speaks for it.
[[nodiscard]] std::vector<RuleMatch> underlinedByWeight(const std::vector<float>& perWord, const ResponseReading& reading, std::size_t most = 3);

}  // namespace carewright
