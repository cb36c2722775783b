#include "engine/content/suggestion.h"

#include <algorithm>
#include <cstddef>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

/// Longer names are no typing slips, and comparing them would cost time.
constexpr std::size_t longestName = 64;

/// Edit distance where swapping two neighbours counts once.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({old[j] + 1, now[j - 1] + 1, old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], older[j - 2] + 1);
        }
        std::swap(older, old);
        std::swap(old, now);
    }
    return old[b.size()];
}

}  // namespace

std::string didYouMean(std::string_view wrong, const std::vector<std::string_view>& candidates) {
    if (wrong.empty() || wrong.size() > longestName) return {};
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(1, wrong.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        if (candidate.empty() || candidate.size() > longestName || candidate == wrong) continue;
        const std::size_t gap = candidate.size() > wrong.size() ? candidate.size() - wrong.size() : wrong.size() - candidate.size();
        if (gap >= bestDistance) continue;
        const std::size_t d = distance(wrong, candidate);
        if (d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best.empty() ? std::string() : "; did you mean \"" + std::string(best) + "\"?";
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    return std::string(text.substr(0, characterStart(text, most))) + "…";
}

std::string oneOf(const std::vector<std::string_view>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += '"' + std::string(names[i]) + '"';
    }
    return out;
}

}  // namespace carewright
