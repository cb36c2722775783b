/// Finding and replacing words in all the texts of a course.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/edit.h"

namespace carewright {

struct FindOptions {
    bool matchCase = false;     ///< of ASCII letters; all others always count as they stand
    bool wholeWords = false;
};

/// A place where the words stand.
struct FoundText {
    ElementKind kind = ElementKind::head;
    std::size_t index = 0;
    std::string title;          ///< of the element
    std::string before, match, after;   ///< the words with a little of what stands round them
};

/// All texts of an element that people read, as they stand in it; of running text each run by itself.
[[nodiscard]] std::vector<std::string> textsOf(Element element);

/// Every place where `words` stand, in the course's order; at most `limit`. None for empty words.
[[nodiscard]] std::vector<FoundText> findText(const Course& course, const std::string& words, const FindOptions& options, std::size_t limit = 500);

/// Replaces them everywhere as one step; empty where there is nothing to replace.
[[nodiscard]] Edit replaceText(const Course& course, const std::string& words, const std::string& by, const FindOptions& options);

}  // namespace carewright
