#include "engine/marking/word_repair.h"

#include <algorithm>
#include <array>

#include "engine/marking/vocabulary.h"

namespace carewright {
namespace {

/// Of shorter words too much is a piece.
constexpr std::size_t shortestJoined = 5;
constexpr std::size_t longestJoined = 24;
constexpr std::size_t mostPieces = 3;

using Pair = std::pair<std::string_view, std::string_view>;

/// One word written as two, where each half is a word by itself. What is two words to some writers ("every day") is not here.
constexpr std::array writtenApart = {
    Pair{"any", "body"}, Pair{"any", "one"}, Pair{"any", "thing"}, Pair{"any", "where"}, Pair{"can", "not"}, Pair{"every", "body"},
    Pair{"every", "one"}, Pair{"every", "thing"}, Pair{"every", "where"}, Pair{"her", "self"}, Pair{"him", "self"}, Pair{"it", "self"},
    Pair{"life", "style"}, Pair{"my", "self"}, Pair{"our", "selves"}, Pair{"safe", "guard"}, Pair{"safe", "guarding"}, Pair{"some", "body"},
    Pair{"some", "one"}, Pair{"some", "thing"}, Pair{"some", "where"}, Pair{"them", "selves"}, Pair{"well", "being"}, Pair{"what", "ever"},
    Pair{"with", "out"}, Pair{"your", "self"}};
static_assert(std::is_sorted(writtenApart.begin(), writtenApart.end()));

std::vector<std::string> foldedWords(const std::string& text) {
    Words words;
    splitWords(text, words);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < words.size(); ++i) out.emplace_back(words.at(i));
    return out;
}

class Repair {
public:
    Repair(WordMemo& memo, const std::vector<std::uint32_t>& meanings, Words& words)
        : m_memo(memo), m_meanings(meanings), m_words(words) {}

    bool run() {
        const std::size_t count = m_words.size();
        // Most responses need none, and are not copied to find that out.
        std::size_t first = 0;
        while (first < count && (!mayNeedRepair(first) || find(first).kind == Kind::none)) ++first;
        if (first == count) return false;
        m_out.reserve(count + 1);
        std::size_t sentence = 0;
        for (std::size_t i = 0; i < count;) {
            while (sentence < m_words.sentences.size() && m_words.sentences[sentence] == i) {
                m_sentences.push_back(static_cast<std::uint32_t>(m_out.size()));
                ++sentence;
            }
            i += take(i);
        }
        m_words.words = std::move(m_out);
        m_words.sentences = std::move(m_sentences);
        return true;
    }

private:
    enum class Kind { none, misheard, runTogether, apart };
    struct Finding {
        Kind kind = Kind::none;
        std::size_t words = 1;
        const Mishearings::Entry* heard = nullptr;
    };

    [[nodiscard]] const WordMeaning& meaning(std::size_t i) const { return m_memo.meaning(m_meanings[i]); }
    [[nodiscard]] bool isOdd(std::size_t i) const { return !meaning(i).english || meaning(i).respelled; }

    /// False where find() finds nothing, told without asking what its words are together.
    [[nodiscard]] bool mayNeedRepair(std::size_t i) const {
        if (meaning(i).opensRepair) return true;
        for (std::size_t j = i; j < std::min(i + mostPieces, m_words.size()); ++j) {
            if (isOdd(j)) return true;
        }
        return false;
    }

    /// What is to be done with the word at `i`, if anything.
    [[nodiscard]] Finding find(std::size_t i) const {
        const WordMeaning& here = meaning(i);
        if (here.opensRepair) {
            if (const Mishearings::Entry* heard = m_memo.mishearings().at(m_words, i)) return {Kind::misheard, heard->heard.size(), heard};
            if (sameStretch(i, 2) && meaning(i + 1).closesPair && isWrittenApart(m_words.at(i), m_words.at(i + 1))) return {Kind::apart, 2};
        }
        for (std::size_t pieces = 2; pieces <= mostPieces && sameStretch(i, pieces); ++pieces) {
            if (isBroken(i, pieces)) return {Kind::apart, pieces};
        }
        return here.cut > 0 ? Finding{Kind::runTogether} : Finding{};
    }

    /// Writes what stands at `i`; how many words that took.
    std::size_t take(std::size_t i) {
        const Finding finding = mayNeedRepair(i) ? find(i) : Finding();
        switch (finding.kind) {
            case Kind::none: m_out.push_back(m_words.words[i]); break;
            case Kind::misheard: replace(i, *finding.heard); break;
            case Kind::runTogether: split(i, meaning(i).cut); break;
            case Kind::apart: joinPieces(i, finding.words); break;
        }
        return finding.words;
    }

    /// True where `pieces` words from `i` have nothing but space between them.
    [[nodiscard]] bool sameStretch(std::size_t i, std::size_t pieces) const {
        if (i + pieces > m_words.size()) return false;
        for (std::size_t j = i + 1; j < i + pieces; ++j) {
            if (m_words.words[j].before != Gap::space) return false;
        }
        return true;
    }

    /// True where one of the pieces is no word and all of them together are one.
    [[nodiscard]] bool isBroken(std::size_t i, std::size_t pieces) const {
        bool odd = false;
        std::size_t length = 0;
        for (std::size_t j = i; j < i + pieces; ++j) {
            odd = odd || isOdd(j);
            length += m_words.words[j].length;
        }
        return odd && length >= shortestJoined && length <= longestJoined &&
               m_memo.knowsJoined(m_meanings.data() + i, pieces, [&] { return joined(i, pieces); });
    }

    [[nodiscard]] std::string joined(std::size_t i, std::size_t pieces) const {
        std::string out;
        for (std::size_t j = i; j < i + pieces; ++j) out += m_words.at(j);
        return out;
    }

    std::uint32_t keep(std::string_view folded) {
        const auto at = static_cast<std::uint32_t>(m_words.text.size());
        m_words.text += folded;
        return at;
    }

    void joinPieces(std::size_t i, std::size_t pieces) { put(i, i + pieces, joined(i, pieces)); }

    /// One word that stands for words [from, to).
    void put(std::size_t from, std::size_t to, std::string_view folded) {
        Word word = m_words.words[from];
        word.span.end = m_words.words[to - 1].span.end;
        word.folded = keep(folded);
        word.length = static_cast<std::uint16_t>(folded.size());
        m_out.push_back(word);
    }

    void replace(std::size_t i, const Mishearings::Entry& entry) {
        const std::size_t heard = entry.heard.size();
        if (entry.meant.size() == 1) put(i, i + heard, entry.meant.front());
        else for (std::size_t j = 0; j < heard; ++j) put(i + j, i + j + 1, entry.meant[j]);
    }

    void split(std::size_t i, std::size_t cut) {
        Word first = m_words.words[i];
        Word second = first;
        // Where folding dropped nothing, each half is underlined by itself.
        if (first.span.end - first.span.begin == first.length) {
            first.span.end = first.span.begin + static_cast<std::uint32_t>(cut);
            second.span.begin = first.span.end;
        }
        second.folded += static_cast<std::uint32_t>(cut);
        second.length = static_cast<std::uint16_t>(second.length - cut);
        second.before = Gap::space;
        second.capital = false;
        first.length = static_cast<std::uint16_t>(cut);
        m_out.push_back(first);
        m_out.push_back(second);
    }

    WordMemo& m_memo;
    const std::vector<std::uint32_t>& m_meanings;
    Words& m_words;
    std::vector<Word> m_out;
    std::vector<std::uint32_t> m_sentences;
};

}  // namespace

bool isWrittenApart(std::string_view first, std::string_view second) {
    return std::binary_search(writtenApart.begin(), writtenApart.end(), Pair{first, second});
}

bool mayBeWrittenApart(std::string_view first) {
    const auto it = std::lower_bound(writtenApart.begin(), writtenApart.end(), Pair{first, {}});
    return it != writtenApart.end() && it->first == first;
}

bool mayEndWrittenApart(std::string_view second) {
    return std::any_of(writtenApart.begin(), writtenApart.end(), [&](const Pair& pair) { return pair.second == second; });
}

Mishearings::Mishearings(const std::vector<Mishearing>& mishearings) {
    for (const Mishearing& one : mishearings) {
        Entry entry{foldedWords(one.heard), foldedWords(one.meant)};
        if (entry.heard.empty() || entry.meant.empty()) continue;
        if (entry.meant.size() != 1 && entry.meant.size() != entry.heard.size()) continue;
        m_entries.push_back(std::move(entry));
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        if (a.heard.front() != b.heard.front()) return a.heard.front() < b.heard.front();
        return a.heard.size() != b.heard.size() ? a.heard.size() > b.heard.size() : a.heard < b.heard;
    });
}

bool Mishearings::beginsOne(std::string_view folded) const {
    const auto it = std::lower_bound(m_entries.begin(), m_entries.end(), folded,
                                     [](const Entry& entry, std::string_view word) { return entry.heard.front() < word; });
    return it != m_entries.end() && it->heard.front() == folded && it->heard.size() > 1;
}

const Mishearings::Entry* Mishearings::at(const Words& words, std::size_t at) const {
    const std::string_view first = words.at(at);
    auto it = std::lower_bound(m_entries.begin(), m_entries.end(), first,
                               [](const Entry& entry, std::string_view word) { return entry.heard.front() < word; });
    for (; it != m_entries.end() && it->heard.front() == first; ++it) {
        if (it->heard.size() < 2 || at + it->heard.size() > words.size()) continue;
        bool stands = true;
        for (std::size_t j = 1; j < it->heard.size() && stands; ++j) {
            stands = words.at(at + j) == it->heard[j] && words.words[at + j].before == Gap::space;
        }
        if (stands) return &*it;
    }
    return nullptr;
}

std::string_view Mishearings::meantBy(std::string_view folded) const {
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return entry.heard.size() == 1 && entry.meant.size() == 1 && entry.heard.front() == folded;
    });
    return it == m_entries.end() ? std::string_view() : std::string_view(it->meant.front());
}

bool repairWords(WordMemo& memo, const std::vector<std::uint32_t>& meanings, Words& words) { return Repair(memo, meanings, words).run(); }

}  // namespace carewright
