/// The queue's SQL. Throws SqlFailure; the caller holds the transaction.
#pragma once

#include <optional>
#include <vector>

#include "engine/store/act_store.h"
#include "engine/store/connection.h"
#include "engine/store/queue.h"

namespace carewright {

[[nodiscard]] QueuePage queuePage(Connection& connection, const QueueFilter& filter, QueueSort sort, const std::optional<QueueCursor>& after, std::size_t limit);
[[nodiscard]] std::size_t queueCount(Connection& connection, const QueueFilter& filter, std::size_t most);
/// Whose those are, up to `most` of them: so many different learners.
[[nodiscard]] std::size_t queueLearners(Connection& connection, const QueueFilter& filter, std::size_t most);

/// Decided, unreleased responses that were drawn and that nobody has marked a second time, without those that `notBy` decided. One
/// walk down an index over what waits, however many responses there are.
[[nodiscard]] std::vector<ResponseRef> waitingForSecond(Connection& connection, const CourseId& course, const DrawnLots& drawn, const AccountId& notBy, std::size_t most);

/// Decided responses whose newest proposal says something else than the decision.
[[nodiscard]] std::vector<NewProposalDiffers> differingProposals(Connection& connection);

}  // namespace carewright
