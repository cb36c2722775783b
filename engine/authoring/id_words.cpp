#include "engine/authoring/id_words.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace carewright {
namespace {

/// Shorter than this it is not cut at a dash: one long word says more than none.
constexpr std::size_t shortestCut = 12;

struct Freed {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

/// Small letters without accents, ligatures as their letters: "Œuvre ÉTÉ" → "œuvre ete".
std::string bare(std::string_view title) {
    utf8proc_uint8_t* out = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(title.data()), static_cast<utf8proc_ssize_t>(title.size()), &out,
                                                 static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
    const std::unique_ptr<utf8proc_uint8_t, Freed> held(out);
    if (length < 0) return {};
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

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
    const std::string text = bare(title);
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
