#include "engine/recall/wording.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/words.h"

namespace carewright {

namespace {

constexpr std::array<std::string_view, 76> smallWords{
    "a",     "about", "all",   "also",  "an",    "and",   "any",   "are",   "as",    "at",    "be",    "because",
    "by",    "can",   "do",    "does",  "enough", "everyone", "everybody", "for",   "from",  "get",   "has",   "have",  "help",  "helps", "nobody",  "he",    "her",   "his",
    "how",   "i",     "if",    "in",    "into",  "is",    "it",    "its",   "may",   "more",  "must",  "no",
    "not",   "of",    "on",    "or",    "other", "our",   "out",   "own",   "say",   "she",   "so",    "some",
    "such",  "than",  "that",  "the",   "their", "them",  "then",  "there", "these", "they",  "this",  "to",
    "up",    "was",   "we",    "what",  "when",  "which", "who",   "will",  "with",  "you"};

bool isSmall(std::string_view word) { return std::ranges::find(smallWords, word) != smallWords.end(); }

bool isNumber(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

Words wordsOf(std::string_view text) {
    Words words;
    splitWords(text, words);
    return words;
}

/// True where the words of `phrase` stand in `text` from `at` on.
bool standsAt(const Words& text, std::size_t at, const Words& phrase) {
    if (phrase.size() == 0 || at + phrase.size() > text.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i)
        if (!sameWord(text.at(at + i), phrase.at(i))) return false;
    return true;
}

bool isClosing(std::string_view text, std::size_t at, std::size_t& length) {
    for (const std::string_view mark : {std::string_view("\""), std::string_view("'"), std::string_view(")"), std::string_view("”"), std::string_view("’")})
        if (text.substr(at, mark.size()) == mark) {
            length = mark.size();
            return true;
        }
    return false;
}

}  // namespace

bool sameWord(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const auto [shorter, longer] = a.size() < b.size() ? std::pair(a, b) : std::pair(b, a);
    if (longer.starts_with(shorter) && (longer.substr(shorter.size()) == "s" || longer.substr(shorter.size()) == "es"))
        return shorter.size() > 1;
    const auto differ = std::ranges::mismatch(shorter, longer);
    const auto common = static_cast<std::size_t>(differ.in1 - shorter.begin());
    return common >= 5 && common * 10 >= longer.size() * 7;
}

bool names(std::string_view text, std::string_view phrase) {
    const Words in = wordsOf(text), what = wordsOf(phrase);
    for (std::size_t at = 0; at < in.size(); ++at)
        if (standsAt(in, at, what)) return true;
    return false;
}

bool tells(std::string_view text, std::string_view answer) {
    const Words in = wordsOf(text), what = wordsOf(answer);
    bool meaning = false;
    for (std::size_t i = 0; i < what.size(); ++i) {
        if (isSmall(what.at(i))) continue;
        meaning = true;
        bool found = false;
        for (std::size_t at = 0; at < in.size() && !found; ++at) found = sameWord(in.at(at), what.at(i));
        if (!found) return false;
    }
    return meaning;
}

std::string masked(std::string_view text, std::span<const std::string> phrases) {
    const Words in = wordsOf(text);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < in.size();) {
        std::size_t length = 0;
        for (const std::string& phrase : phrases) {
            const Words what = wordsOf(phrase);
            if (standsAt(in, at, what)) length = std::max(length, what.size());
        }
        if (length == 0) {
            ++at;
            continue;
        }
        out += text.substr(copied, in.words[at].span.begin - copied);
        out += gap;
        copied = in.words[at + length - 1].span.end;
        at += length;
    }
    out += text.substr(copied);
    return out;
}

bool worthAsking(std::string_view answer) {
    constexpr std::size_t shortestWord = 5;
    const Words words = wordsOf(answer);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words.at(i).size() >= shortestWord && !isSmall(words.at(i)) && !isNumber(words.at(i))) return true;
    return false;
}

std::vector<std::size_t> sentenceStarts(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '.' && text[at] != '!' && text[at] != '?') continue;
        std::size_t end = at + 1, length = 0;
        while (end < text.size() && isClosing(text, end, length)) end += length;
        const std::size_t next = text.find_first_not_of(" \n\t", end);
        if (next == std::string_view::npos) break;
        const bool goesOn = text[next] >= 'a' && text[next] <= 'z';    // '"Is it safe?" but …'
        if (next > end && !goesOn) starts.push_back(next);
    }
    starts.push_back(text.size());
    return starts;
}

std::string opening(std::string_view text, std::size_t words) {
    const std::vector<std::size_t> starts = sentenceStarts(text);
    std::size_t end = starts[1];
    for (std::size_t i = 2; i < starts.size() && wordsOf(text.substr(0, starts[i])).size() <= words; ++i) end = starts[i];
    std::string_view out = text.substr(0, end);
    const std::size_t last = out.find_last_not_of(" \n\t");
    return std::string(out.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

}  // namespace carewright
