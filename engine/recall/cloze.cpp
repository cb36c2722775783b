#include "engine/recall/cloze.h"

#include <algorithm>
#include <optional>

#include "engine/base/words.h"
#include "engine/recall/wording.h"

namespace carewright {

namespace {

constexpr std::size_t longestAnswer = 4, fewestAround = 5, mostAround = 40;  // words

/// Words that the author set apart, by their place in the plain text.
struct Marked {
    std::size_t begin = 0, end = 0;
    TermId term;
};

std::size_t countWords(std::string_view text) {
    Words words;
    splitWords(text, words);
    return words.size();
}

/// The runs that stand by themselves: a piece of a longer emphasis is not what the author set apart.
std::vector<Marked> markedRuns(const RichText& text) {
    std::vector<Marked> found;
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Run& run = text[i];
        const bool piece = (i > 0 && text[i - 1].strong) || (i + 1 < text.size() && text[i + 1].strong);
        if (!run.term.empty() || (run.strong && !piece)) found.push_back({at, at + run.text.size(), run.term});
        at += run.text.size();
    }
    return found;
}

/// Spaces and punctuation at both ends do not belong to an answer.
void trim(std::string_view text, Marked& marked) {
    constexpr std::string_view around = " \n\t.,:;!?\"'()";
    while (marked.begin < marked.end && around.find(text[marked.begin]) != std::string_view::npos) ++marked.begin;
    while (marked.end > marked.begin && around.find(text[marked.end - 1]) != std::string_view::npos) --marked.end;
}

std::optional<Cloze> makeCloze(std::string_view text, std::size_t begin, std::size_t end, const Marked& marked) {
    if (marked.begin < begin || marked.end > end || marked.begin == marked.end) return std::nullopt;
    Cloze cloze;
    cloze.sentence = text.substr(begin, end - begin);
    cloze.answer = text.substr(marked.begin, marked.end - marked.begin);
    cloze.term = marked.term;
    const std::string before(text.substr(begin, marked.begin - begin)), after(text.substr(marked.end, end - marked.end));
    const std::size_t around = countWords(before) + countWords(after);
    const std::size_t words = countWords(cloze.answer);
    if (words == 0 || words > longestAnswer || around < fewestAround || around > mostAround) return std::nullopt;
    if (!worthAsking(cloze.answer) || tells(before + " " + after, cloze.answer)) return std::nullopt;
    cloze.front = before + std::string(gap) + after;
    return cloze;
}

}  // namespace

std::vector<Cloze> makeClozes(const RichText& richText) {
    const std::string text = plainText(richText);
    std::vector<Marked> marked = markedRuns(richText);
    for (Marked& one : marked) trim(text, one);
    std::stable_partition(marked.begin(), marked.end(), [](const Marked& one) { return !one.term.empty(); });

    std::vector<Cloze> clozes;
    const std::vector<std::size_t> starts = sentenceStarts(text);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        std::size_t end = starts[i + 1];
        while (end > starts[i] && text[end - 1] == ' ') --end;
        for (const Marked& one : marked)
            if (auto cloze = makeCloze(text, starts[i], end, one)) {
                clozes.push_back(std::move(*cloze));
                break;
            }
    }
    return clozes;
}

}  // namespace carewright
