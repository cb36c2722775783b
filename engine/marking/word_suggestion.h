/// A word or phrase that a rubric might be missing: plain values, found by suggestions.h.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace carewright {

struct WordSuggestion {
    std::string words;              ///< as written most often, folded: "own routine"
    std::size_t missed = 0;         ///< missed positives that hold it
    std::size_t wrong = 0;          ///< responses without credit that hold it
    double z = 0;                   ///< log-odds ratio over its standard deviation; above about 2 it is no chance
    std::vector<std::size_t> where; ///< numbers of the missed responses, as they were given

    friend bool operator==(const WordSuggestion&, const WordSuggestion&) = default;
};

}  // namespace carewright
