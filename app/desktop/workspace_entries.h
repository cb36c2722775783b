/// Settings and reading progress as the entries of a learner's profile: short keys, short texts.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/settings.h"
#include "engine/base/id.h"

namespace carewright {

/// Every setting as an entry.
[[nodiscard]] std::map<std::string, std::string> toEntries(const ui::Settings& settings);

/// The settings that entries describe; what is missing, unknown or out of range is as for a new learner.
[[nodiscard]] ui::Settings settingsFrom(const std::map<std::string, std::string>& entries);

/// The key of the words the learner added to the spelling, and the words as one text and back.
inline constexpr const char* ownWordsKey = "own-words";
[[nodiscard]] std::string joinWords(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> splitWords(const std::string& text);

/// The key under which a learner allows tutors to try rubrics on the answers; "yes", and nothing else does.
inline constexpr std::string_view lendsAnswersKey = "lends-answers";

/// The key under which it is kept whether a topic has been read.
[[nodiscard]] std::string topicKey(const TopicId& topic);

/// The topics that entries say have been read.
[[nodiscard]] std::set<TopicId> topicsRead(const std::map<std::string, std::string>& entries);

}  // namespace carewright
