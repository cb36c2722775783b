/// What the steps of each kind say, and their JSON form.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/attempt/step.h"
#include "engine/base/error.h"
#include "engine/marking/marking.h"

namespace carewright {

/// started: what the attempt is at.
struct StartedPayload {
    Exercise exercise;
};

/// draft: the text after the change, either as a whole or as one replacement in the draft before it. Replacements keep
/// an evening's typing small; a whole text now and then keeps a damaged chain readable further on.
struct DraftPayload {
    bool whole = true;
    std::string text;       ///< the whole text, or what is put in
    std::size_t at = 0;     ///< byte offset of the replacement
    std::size_t cut = 0;    ///< bytes taken out there
    std::size_t size = 0;   ///< bytes of the text after the change, to notice a missing step
};

/// submitted: the text as handed in, always whole.
struct SubmittedPayload {
    std::string text;
};

/// proposed: the engine's marking of one submission.
struct ProposedPayload {
    StepId submission;
    Marking marking;
};

/// retried: whether the new try begins with the text of the last one.
struct RetriedPayload {
    bool keepText = true;
};

/// reopened: why, in the actor's words; may be empty.
struct ReopenedPayload {
    std::string reason;
};

[[nodiscard]] std::string toPayload(const StartedPayload& payload);
[[nodiscard]] std::string toPayload(const DraftPayload& payload);
[[nodiscard]] std::string toPayload(const SubmittedPayload& payload);
[[nodiscard]] std::string toPayload(const ProposedPayload& payload);
[[nodiscard]] std::string toPayload(const RetriedPayload& payload);
[[nodiscard]] std::string toPayload(const ReopenedPayload& payload);

/// Reading gives invalidInput where the text is not a payload of that kind; members that this version does not know
/// are passed over.
[[nodiscard]] Result<StartedPayload> startedPayload(std::string_view json);
[[nodiscard]] Result<DraftPayload> draftPayload(std::string_view json);
[[nodiscard]] Result<SubmittedPayload> submittedPayload(std::string_view json);
[[nodiscard]] Result<ProposedPayload> proposedPayload(std::string_view json);
[[nodiscard]] Result<RetriedPayload> retriedPayload(std::string_view json);
[[nodiscard]] Result<ReopenedPayload> reopenedPayload(std::string_view json);

/// The change from one text to another as the smaller of a replacement and the whole; both are valid UTF-8.
[[nodiscard]] DraftPayload draftChange(std::string_view before, std::string_view after);

/// The text after a change; nothing where the change does not fit `before` (a step between them is missing).
[[nodiscard]] std::optional<std::string> applyChange(std::string_view before, const DraftPayload& change);

}  // namespace carewright
