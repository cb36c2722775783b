#include "app/desktop/synonyms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/content/rule_words.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

constexpr std::size_t mostSynonyms = 24, mostFromOneIdea = 6, mostFromOneWord = 5, longestName = 40;

}  // namespace

std::vector<ui::BenchSuggestion> synonymsOf(const Course& course, const Concept& asked, const WordNet* wordNet) {
    std::vector<ui::BenchSuggestion> out;
    const auto known = [&](const std::string& words) { return std::ranges::find(asked.terms, words, &TermText::text) != asked.terms.end(); };
    const auto offer = [&](const std::string& words, ui::BenchSuggestion::Source source, std::string because) {
        const bool there = std::ranges::any_of(out, [&](const ui::BenchSuggestion& one) { return one.words == words; });
        if (there || known(words) || out.size() >= mostSynonyms) return;
        out.push_back({words, source, std::move(because), asked.id});
    };
    // Another idea that shares a wording is likely to share more.
    for (const Concept& other : course.concepts) {
        if (other.id == asked.id) continue;
        const auto shared = std::ranges::find_if(other.terms, [&](const TermText& term) { return known(term.text); });
        if (shared == other.terms.end()) continue;
        std::size_t taken = 0;
        for (const TermText& term : other.terms) {
            if (!known(term.text) && ++taken <= mostFromOneIdea) offer(term.text, ui::BenchSuggestion::Source::course, "the idea “" + shortened(nameOfConcept(course, other.id.value), longestName) + "” has it beside “" + shared->text + "”");
        }
    }
    for (std::size_t i = 0; wordNet && i < asked.terms.size(); ++i) {
        const std::string& term = asked.terms[i].text;
        if (term.find_first_of("\"*[](/\xE2") != std::string::npos) continue;  // notation, no plain word
        for (const std::string& word : wordNet->synonyms(term, mostFromOneWord)) offer(word, ui::BenchSuggestion::Source::wordNet, "WordNet: another word for “" + term + "”");
    }
    return out;
}

}  // namespace carewright
