/// Finding and replacing words in all the texts of a course.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <vector>

#include "engine/authoring/edit.h"

namespace carewright {

struct FindOptions {
    bool matchCase = false;     ///< of ASCII letters; all others always count as they stand
    bool wholeWords = false;

    friend bool operator==(const FindOptions&, const FindOptions&) = default;
};

/// Which place it is among all texts of a course, as the course is now.
struct TextPlace {
    ElementKind kind = ElementKind::head;
    std::size_t index = 0;      ///< of the element
    std::size_t text = 0;       ///< which of its texts
    std::size_t at = 0;         ///< the first byte in it

    friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

/// A place where the words stand.
struct FoundText {
    TextPlace place;
    bool marks = false;         ///< a wording that answers are marked by: whoever changes it changes marks
    std::string title;          ///< of the element
    std::string before, match, after;   ///< the words with a little of what stands round them
};

/// All texts of an element that people read, as they stand in it; of running text each run by itself.
[[nodiscard]] std::vector<std::string> textsOf(Element element);

/// Every place where `words` stand, in the course's order; at most `limit`. None for empty words.
[[nodiscard]] std::vector<FoundText> findText(const Course& course, const std::string& words, const FindOptions& options, std::size_t limit = 500);

/// What stays as it is when words are replaced.
struct ReplaceLimits {
    bool markingToo = false;            ///< also in wordings that answers are marked by
    std::set<TextPlace> leaveOut;       ///< by the places that findText tells of the same course
};

/// Replaces them in all texts as one step, within the limits; empty where there is nothing to replace.
[[nodiscard]] Edit replaceText(const Course& course, const std::string& words, const std::string& by, const FindOptions& options, const ReplaceLimits& limits = {});

}  // namespace carewright
