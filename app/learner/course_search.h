/// Search over everything a course says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/model.h"
#include "app/ui/rich_text.h"

namespace carewright::ui {

/// One place where the words were found.
struct SearchHit {
    Place place;                ///< where it leads
    std::string kind;           ///< "Topic", "Word explained"
    std::string title;
    std::string excerpt;        ///< the text round the first hit, some 200 bytes
    std::vector<MarkedSpan> marks;  ///< of the words in the excerpt
    int score = 0;              ///< higher first
};

/// A word of a query that no passage has, and the word of the course that was looked for instead.
struct RespeltWord {
    std::string typed, taken;   ///< both in lower case, without accents

    friend bool operator==(const RespeltWord&, const RespeltWord&) = default;
};

/// Every passage that holds all the words of `query` (as the beginnings of words, case and accents aside), best first,
/// at most `limit`. Nothing for a query without letters. A word that begins no word of the course is taken for the word
/// of the course that it most likely stands for ("indervidual": "individual"), and told in `respelt` where that is given;
/// words that the course has are never changed.
[[nodiscard]] std::vector<SearchHit> searchCourse(const Course& course, std::string_view query, std::size_t limit = 60,
                                                  std::vector<RespeltWord>* respelt = nullptr);

}  // namespace carewright::ui
