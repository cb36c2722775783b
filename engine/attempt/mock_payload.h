/// What the steps of a mock assessment say, and their JSON form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/step_payload.h"
#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/marking/marking.h"

namespace carewright {

/// Under which conditions somebody sits a mock.
struct MockConditions {
    int minutes = 0;            ///< allowed without extra time; 0: no limit
    int extraPercent = 0;       ///< extra time on top, as the learner's access profile says; 0 to 200
    bool spelling = false;      ///< spelling help while writing

    friend bool operator==(const MockConditions&, const MockConditions&) = default;
};

/// mockBegun: the questions, in order, and the conditions; both stay.
struct MockBegun {
    std::vector<QuestionId> questions;
    MockConditions conditions;
};

/// mockDraft: the text of one answer changed.
struct MockDraft {
    QuestionId question;
    DraftPayload change;
};

/// mockWent: the learner went to a question.
struct MockWent {
    QuestionId question;
};

/// mockFlagged: a question to come back to, or no longer.
struct MockFlagged {
    QuestionId question;
    bool flagged = true;
};

/// mockHandedIn: by the learner, or because the time was up.
struct MockHandedIn {
    bool timeUp = false;
};

/// mockMarked: what the engine proposes for one answer.
struct MockMarked {
    QuestionId question;
    Marking marking;
};

[[nodiscard]] std::string toPayload(const MockBegun& payload);
[[nodiscard]] std::string toPayload(const MockDraft& payload);
[[nodiscard]] std::string toPayload(const MockWent& payload);
[[nodiscard]] std::string toPayload(const MockFlagged& payload);
[[nodiscard]] std::string toPayload(const MockHandedIn& payload);
[[nodiscard]] std::string toPayload(const MockMarked& payload);

/// Reading gives invalidInput where the text is not a payload of that kind; unknown members are passed over, numbers are
/// brought into their bounds.
[[nodiscard]] Result<MockBegun> mockBegunPayload(std::string_view json);
[[nodiscard]] Result<MockDraft> mockDraftPayload(std::string_view json);
[[nodiscard]] Result<MockWent> mockWentPayload(std::string_view json);
[[nodiscard]] Result<MockFlagged> mockFlaggedPayload(std::string_view json);
[[nodiscard]] Result<MockHandedIn> mockHandedInPayload(std::string_view json);
[[nodiscard]] Result<MockMarked> mockMarkedPayload(std::string_view json);

}  // namespace carewright
