/// What the steps of a scenario say, and their JSON form. Ids, not indices: a story may be edited between two evenings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"

namespace carewright {

/// storyBegun: what chance is drawn from.
struct StoryBegunPayload {
    std::uint64_t seed = 0;
};

/// storyChosen: a choice of a passage, and where it led.
struct StoryChosenPayload {
    PassageId passage;
    ChoiceId choice;
    PassageId to;
};

/// storyWentOn: the text handed in at a passage was marked and earned these points, so it led there.
struct StoryWentOnPayload {
    PassageId passage;
    std::vector<PointId> earned;
    PassageId to;
};

/// storyWentBack: the way played now is cut to its first `turns` turns.
struct StoryWentBackPayload {
    std::size_t turns = 0;
};

/// storyRestarted: a new way begins with the first `turns` turns of way number `play`.
struct StoryRestartedPayload {
    std::size_t play = 0;
    std::size_t turns = 0;
};

[[nodiscard]] std::string toPayload(const StoryBegunPayload& payload);
[[nodiscard]] std::string toPayload(const StoryChosenPayload& payload);
[[nodiscard]] std::string toPayload(const StoryWentOnPayload& payload);
[[nodiscard]] std::string toPayload(const StoryWentBackPayload& payload);
[[nodiscard]] std::string toPayload(const StoryRestartedPayload& payload);

/// Reading gives invalidInput where the text is not a payload of that kind; members that this version does not know
/// are passed over.
[[nodiscard]] Result<StoryBegunPayload> storyBegunPayload(std::string_view json);
[[nodiscard]] Result<StoryChosenPayload> storyChosenPayload(std::string_view json);
[[nodiscard]] Result<StoryWentOnPayload> storyWentOnPayload(std::string_view json);
[[nodiscard]] Result<StoryWentBackPayload> storyWentBackPayload(std::string_view json);
[[nodiscard]] Result<StoryRestartedPayload> storyRestartedPayload(std::string_view json);

}  // namespace carewright
