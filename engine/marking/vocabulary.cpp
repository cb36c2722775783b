#include "engine/marking/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/marking/clauses.h"
#include "engine/marking/real_words.h"

namespace carewright {
namespace {

constexpr std::size_t firstSlots = 4096;    // a power of two
constexpr std::size_t mostWords = 200000;

constexpr std::array<std::string_view, 47> lightWords = {
    "a", "actual", "actually", "all", "also", "always", "an", "any", "are", "be", "both", "every", "full", "fully", "her",
    "his", "is", "it", "its", "just", "like", "little", "more", "most", "much", "my", "our", "own", "personal", "proper",
    "properly", "quite", "real", "really", "so", "some", "still", "the", "their", "them", "then", "there", "these",
    "this", "those", "very", "your"};

bool isLight(std::string_view folded) { return std::binary_search(lightWords.begin(), lightWords.end(), folded); }

std::uint64_t hashOf(std::string_view text) {
    // Eight bytes at a time: words are short and this runs for every one of them.
    std::uint64_t hash = 0x9E3779B97F4A7C15ull ^ text.size();
    const char* data = text.data();
    std::size_t left = text.size();
    while (left >= 8) {
        std::uint64_t chunk;
        std::memcpy(&chunk, data, 8);
        hash = (hash ^ chunk) * 0xD6E8FEB86659FD93ull;
        hash ^= hash >> 32;
        data += 8;
        left -= 8;
    }
    if (left > 0) {
        std::uint64_t chunk = 0;
        std::memcpy(&chunk, data, left);
        hash = (hash ^ chunk) * 0xD6E8FEB86659FD93ull;
        hash ^= hash >> 32;
    }
    return hash * 0xD6E8FEB86659FD93ull;
}

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, const std::vector<std::pair<std::string, std::string>>& stems)
    : m_lexicon(&lexicon) {
    std::vector<std::string> targets = lexicon.spellingTargets();
    for (const auto& [stem, written] : stems) {
        m_stems.emplace(stem, static_cast<std::uint32_t>(m_stems.size()));
        if (written.size() >= 4 && isRealWord(written)) targets.push_back(written);
    }
    m_spelling = SpellingIndex(std::move(targets));
}

std::uint32_t Vocabulary::stemNumber(const std::string& stem) const {
    const auto it = m_stems.find(stem);
    return it == m_stems.end() ? none : it->second;
}

WordMeaning Vocabulary::resolve(std::string_view folded, const Stemmer& stemmer, std::vector<SymbolIndex>& symbols) const {
    WordMeaning meaning;
    meaning.firstSymbol = static_cast<std::uint32_t>(symbols.size());
    meaning.cues = cuesOf(folded);
    std::string stem;
    const auto take = [&](std::string_view word) {
        stemmer.stem(word, stem);
        m_lexicon->symbolsOf(word, stem, symbols);
        if (meaning.stem == none) meaning.stem = stemNumber(stem);
    };
    take(folded);
    const std::string_view plain = plainForm(folded);
    const bool known = isRealWord(folded) || plain != folded || meaning.cues != 0;
    if (plain != folded && meaning.cues == 0) meaning.cues = cuesOf(plain);
    meaning.light = isLight(folded);
    meaning.english = known || symbols.size() > meaning.firstSymbol;
    if (!meaning.english) {
        if (const auto nearest = m_spelling.nearest(folded)) {
            take(m_spelling.word(*nearest));
            meaning.cues = cuesOf(m_spelling.word(*nearest));
            meaning.light = isLight(m_spelling.word(*nearest));
            meaning.english = meaning.respelled = true;
        } else {
            // Two words run together: "personcentred", "alot".
            for (std::size_t cut = 3; cut + 3 <= folded.size(); ++cut) {
                if (isRealWord(folded.substr(0, cut)) && isRealWord(folded.substr(cut))) {
                    take(folded.substr(0, cut));
                    take(folded.substr(cut));
                    meaning.english = meaning.respelled = true;
                    break;
                }
            }
        }
    }
    meaning.symbolCount = static_cast<std::uint32_t>(symbols.size()) - meaning.firstSymbol;
    return meaning;
}

WordMemo::WordMemo(const Vocabulary& vocabulary) : m_vocabulary(&vocabulary), m_slots(firstSlots) {}

std::uint32_t WordMemo::find(std::string_view folded) {
    const std::uint64_t hash = hashOf(folded);
    std::size_t at = hash & (m_slots.size() - 1);
    while (m_slots[at].meaning != none) {
        const Slot& slot = m_slots[at];
        if (slot.hash == hash && slot.length == folded.size() &&
            std::memcmp(m_texts.data() + slot.text, folded.data(), folded.size()) == 0) {
            return slot.meaning;
        }
        at = (at + 1) & (m_slots.size() - 1);
    }
    Slot slot;
    slot.hash = hash;
    slot.text = static_cast<std::uint32_t>(m_texts.size());
    slot.length = static_cast<std::uint16_t>(folded.size());
    slot.meaning = static_cast<std::uint32_t>(m_meanings.size());
    m_texts += folded;
    m_meanings.push_back(m_vocabulary->resolve(folded, m_stemmer, m_symbols));
    m_slots[at] = slot;
    if (m_meanings.size() * 2 > m_slots.size()) grow();
    return slot.meaning;
}

void WordMemo::grow() {
    std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(old.size() * 2, {});
    for (const Slot& slot : old) {
        if (slot.meaning == none) continue;
        std::size_t at = slot.hash & (m_slots.size() - 1);
        while (m_slots[at].meaning != none) at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = slot;
    }
}

void WordMemo::forgetIfFull() {
    if (m_meanings.size() < mostWords) return;
    m_slots.assign(firstSlots, {});
    m_texts.clear();
    m_meanings.clear();
    m_symbols.clear();
}

}  // namespace carewright
