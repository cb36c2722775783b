#include "engine/authoring/id_words.h"

#include "engine/base/bare_letters.h"

namespace carewright {
namespace {

/// Shorter than this it is not cut at a dash: one long word says more than none.
constexpr std::size_t shortestCut = 12;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The bytes of an apostrophe at `at`; 0 where there is none.
std::size_t apostropheAt(std::string_view text, std::size_t at) {
    for (const std::string_view mark : {"'", "’", "‘", "ʼ"})
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

void trim(std::string& id) {
    while (!id.empty() && (id.back() == '-' || id.back() == '.')) id.pop_back();
}

}  // namespace

std::string idFromTitle(std::string_view title) {
    const std::string text = bareLetters(title);
    std::string id;
    for (std::size_t i = 0; i < text.size() && id.size() <= longestMadeId; ++i) {
        const char c = text[i];
        if (const std::size_t bytes = apostropheAt(text, i)) {
            i += bytes - 1;
        } else if ((c >= 'a' && c <= 'z') || isDigit(c)) {
            id += c;
        } else if (c == '.' && !id.empty() && isDigit(id.back()) && i + 1 < text.size() && isDigit(text[i + 1])) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    if (id.size() > longestMadeId) {
        // The word that was cut goes, where enough of them stay.
        const std::size_t dash = id.rfind('-', longestMadeId);
        id.resize(dash != std::string::npos && dash >= shortestCut ? dash : longestMadeId);
    }
    trim(id);
    return id;
}

}  // namespace carewright
