#include "engine/marking/spelling_index.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <set>

namespace carewright {
namespace {

/// Deletions are made on the first letters only: keeps the index small, and misspellings late in a word still share them.
constexpr std::size_t indexedPrefix = 8;
constexpr std::size_t longestGuessed = 24;
/// A shortened prefix that very many words share says nothing; looking at more of them would only cost time.
constexpr std::size_t mostCandidates = 400;

int allowedEdits(std::size_t length) { return length <= 3 ? 0 : length <= 6 ? 1 : 2; }

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 1469598103934665603ull;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

void addDeletes(const std::string& prefix, int edits, std::set<std::string>& out) {
    out.insert(prefix);
    if (edits == 0 || prefix.size() <= 2) return;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        std::string shorter = prefix;
        shorter.erase(i, 1);
        if (!out.contains(shorter)) addDeletes(shorter, edits - 1, out);
    }
}

std::set<std::string> deletesOf(std::string_view word, int edits) {
    std::set<std::string> out;
    addDeletes(std::string(word.substr(0, indexedPrefix)), edits, out);
    return out;
}

bool isVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

}  // namespace

int editDistance(std::string_view a, std::string_view b, int limit) {
    const auto lengthDifference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (lengthDifference > static_cast<std::size_t>(limit)) return limit + 1;
    constexpr std::size_t most = 64;
    if (a.size() >= most || b.size() >= most) return a == b ? 0 : limit + 1;
    std::array<int, most> beforeLast{}, last{}, now{};
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i);
        int least = now[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], beforeLast[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > limit) return limit + 1;
        beforeLast = last;
        last = now;
    }
    return std::min(last[b.size()], limit + 1);
}

std::string phoneticKey(std::string_view folded) {
    std::string key;
    const auto next = [&](std::size_t i) { return i + 1 < folded.size() ? folded[i + 1] : '\0'; };
    const auto put = [&](char c) {
        if (key.empty() || key.back() != c) key += c;
    };
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        const char after = next(i);
        if (isVowel(c)) {
            if (i == 0) put('a');
            else if (key.empty() || key.back() != '-') { if (i + 1 < folded.size()) put('-'); }
            continue;
        }
        switch (c) {
            case 'c':
                if (after == 'i' && i + 2 < folded.size() && isVowel(folded[i + 2])) { put('x'); break; }  // special
                put(after == 'e' || after == 'i' || after == 'y' ? 's' : after == 'h' ? 'x' : 'k'); if (after == 'h' || after == 'k') ++i; break;
            case 'q': case 'k': if (i == 0 && after == 'n') break; put('k'); break;
            case 'g': if (after == 'h') { ++i; break; } if (i == 0 && after == 'n') break; put(after == 'e' || after == 'i' ? 'j' : 'g'); break;
            case 'p': if (i == 0 && after == 's') break; if (after == 'h') { put('f'); ++i; } else put('p'); break;
            case 's':
                if (after == 'i' && i + 2 < folded.size() && folded[i + 2] == 'o') { put('x'); break; }  // decision
                put(after == 'h' ? 'x' : 's'); if (after == 'h' || after == 'c') ++i; break;
            case 't': put(after == 'i' && i + 2 < folded.size() && isVowel(folded[i + 2]) ? 'x' : 't'); break;
            case 'w': if (after == 'r') break; if (after == 'h') ++i; if (i == 0 || isVowel(after) || after == 'h') put('w'); break;
            case 'z': put('s'); break;
            case 'v': put('v'); break;
            case 'h': break;
            default: put(c); break;
        }
    }
    std::string out;
    for (const char c : key) {
        if (c != '-') out += c;
    }
    return out;
}

SpellingIndex::SpellingIndex(std::vector<std::string> words) : m_words(std::move(words)) {
    for (std::uint32_t i = 0; i < m_words.size(); ++i) {
        const std::string& word = m_words[i];
        if (word.size() <= 3 || word.size() > longestGuessed) continue;
        for (const std::string& shorter : deletesOf(word, allowedEdits(word.size()))) {
            m_deletes.emplace_back(hashOf(shorter), i);
        }
        if (word.size() >= 5) m_bySound[phoneticKey(word)].push_back(i);
    }
    std::sort(m_deletes.begin(), m_deletes.end());
}

std::optional<std::uint32_t> SpellingIndex::nearest(std::string_view folded) const {
    if (folded.size() <= 3 || folded.size() > longestGuessed || m_words.empty()) return std::nullopt;
    if (folded.find_first_of("0123456789") != std::string_view::npos) return std::nullopt;

    // Lower is better: edits weigh most, a different first letter as half an edit, another sound as a little.
    const std::string sound = phoneticKey(folded);
    std::optional<std::uint32_t> best;
    int bestScore = 0;
    const auto consider = [&](std::uint32_t index, int limit) {
        const std::string& word = m_words[index];
        const int edits = editDistance(folded, word, limit);
        if (edits > limit) return;
        const bool sameStart = folded.front() == word.front();
        const bool sameSound = phoneticKey(word) == sound;
        if (!sameStart && !sameSound && (edits > 1 || word.size() < 7)) return;
        if (edits == 2 && !sameSound && (folded.back() != word.back() && word.size() < 9)) return;
        const int score = edits * 4 + (sameStart ? 0 : 2) + (sameSound ? 0 : 1);
        if (!best || score < bestScore || (score == bestScore && index < *best)) {
            best = index;
            bestScore = score;
        }
    };
    for (const std::string& shorter : deletesOf(folded, allowedEdits(folded.size()))) {
        const std::uint64_t hash = hashOf(shorter);
        auto it = std::lower_bound(m_deletes.begin(), m_deletes.end(), std::pair<std::uint64_t, std::uint32_t>(hash, 0));
        for (std::size_t seen = 0; it != m_deletes.end() && it->first == hash && seen < mostCandidates; ++it, ++seen) {
            const std::size_t length = std::min(folded.size(), m_words[it->second].size());
            consider(it->second, allowedEdits(length));
        }
    }
    if (folded.size() >= 5) {
        if (const auto it = m_bySound.find(sound); it != m_bySound.end()) {
            for (const std::uint32_t index : it->second) consider(index, 3);
        }
    }
    return best;
}

}  // namespace carewright
