#include "engine/authoring/rich_markup.h"

#include <algorithm>

namespace carewright {
namespace {

constexpr std::string_view strongMark = "**";

/// Adds words to the last run where they are of its kind.
void add(RichText& out, std::string_view words, const TermId& term, bool strong) {
    if (words.empty()) return;
    if (!out.empty() && out.back().term == term && out.back().strong == strong && term.empty()) out.back().text += words;
    else out.push_back({std::string(words), term, strong});
}

std::string withoutExtraSpace(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

std::string toMarkup(const RichText& text) {
    std::string out;
    for (const Run& run : text) {
        if (run.strong) out += strongMark;
        if (!run.term.empty()) out += "[" + run.text + "](" + run.term.value + ")";
        else out += run.text;
        if (run.strong) out += strongMark;
    }
    return out;
}

RichText fromMarkup(std::string_view markup) {
    const std::string tidy = withoutExtraSpace(markup);
    std::string_view rest = tidy;
    RichText out;
    bool strong = false;
    while (!rest.empty()) {
        if (rest.starts_with(strongMark) && (strong || rest.find(strongMark, 2) != std::string_view::npos)) {
            strong = !strong;
            rest.remove_prefix(strongMark.size());
            continue;
        }
        if (rest.starts_with('[')) {
            const std::size_t close = rest.find("](");
            const std::size_t end = close == std::string_view::npos ? close : rest.find(')', close);
            if (end != std::string_view::npos && close > 1) {
                const std::string_view id = rest.substr(close + 2, end - close - 2);
                if (isWellFormedId(id)) {
                    add(out, rest.substr(1, close - 1), TermId(id), strong);
                    rest.remove_prefix(end + 1);
                    continue;
                }
            }
        }
        const std::size_t next = std::min(rest.find_first_of("*[", 1), rest.size());
        add(out, rest.substr(0, next), TermId(), strong);
        rest.remove_prefix(next);
    }
    return out;
}

}  // namespace carewright
