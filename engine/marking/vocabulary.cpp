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

/// Two letters alone are mostly a piece; these are words that get stuck to others.
constexpr std::array<std::string_view, 20> shortWords = {
    "an", "as", "at", "be", "by", "do", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or", "to", "up", "we"};
constexpr std::size_t shortestRunTogether = 5;

bool isShortWord(std::string_view folded) { return std::binary_search(shortWords.begin(), shortWords.end(), folded); }

bool isLight(std::string_view folded) { return std::binary_search(lightWords.begin(), lightWords.end(), folded); }

/// Words that join others into a statement without being cues of the clause; see WordMeaning::joining.
constexpr std::array<std::string_view, 19> joiningWords = {"a",    "are",  "be",    "can", "do", "for",   "has",
                                                           "have", "in",   "is",    "means", "the", "their", "to",
                                                           "was",  "what", "will",  "with", "your"};

std::uint8_t joiningOf(std::string_view folded, std::uint16_t cues) {
    const bool cue = (cues & (cueSubject | cueConnector | cueOpinion | cueNegation)) != 0 && folded != "and" && folded != "or";
    const bool joins = std::binary_search(joiningWords.begin(), joiningWords.end(), folded);
    return static_cast<std::uint8_t>((cue ? 1 : 0) + (joins ? 1 : 0));
}

template <class Number>
std::uint64_t load(const char* from) {
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
}

}  // namespace

std::uint64_t hashOfWord(std::string_view folded) {
    // Eight bytes at a time, the last ones overlapping: words are short and this runs for every one of them.
    constexpr std::uint64_t multiplier = 0xD6E8FEB86659FD93ull;
    const char* const data = folded.data();
    const std::size_t size = folded.size();
    std::uint64_t hash = 0x9E3779B97F4A7C15ull ^ size;
    const auto mix = [&](std::uint64_t chunk) {
        hash = (hash ^ chunk) * multiplier;
        hash ^= hash >> 32;
    };
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8) mix(load<std::uint64_t>(data + at));
        mix(load<std::uint64_t>(data + size - 8));
    } else if (size >= 4) {
        mix(load<std::uint32_t>(data) | load<std::uint32_t>(data + size - 4) << 32);
    } else if (size > 0) {
        mix(load<std::uint8_t>(data) | load<std::uint8_t>(data + size / 2) << 8 | load<std::uint8_t>(data + size - 1) << 16);
    }
    return hash * multiplier;
}

static_assert(FlatIndex::absent == none);

Vocabulary::Vocabulary(const Lexicon& lexicon, const WeighedWords& weighed, const std::vector<Mishearing>& mishearings)
    : m_lexicon(&lexicon), m_mishearings(mishearings) {
    std::vector<std::string> targets = lexicon.spellingTargets();
    for (const auto& [stem, written] : weighed.stems) {
        m_stems.emplace(stem, static_cast<std::uint32_t>(m_stems.size()));
        if (written.size() >= 4 && isRealWord(written)) targets.push_back(written);
    }
    m_spelling = SpellingIndex(std::move(targets));
    for (std::size_t i = 0; i < weighed.openings.size(); ++i) {
        if (const std::uint64_t opening = openingOf(weighed.openings[i]); opening != 0) m_openings.add(opening, static_cast<std::uint32_t>(i));
    }
}

std::uint32_t Vocabulary::stemNumber(const std::string& stem) const {
    const auto it = m_stems.find(stem);
    return it == m_stems.end() ? none : it->second;
}

WordMeaning Vocabulary::resolve(std::string_view folded, const Stemmer& stemmer, std::vector<SymbolIndex>& symbols) const {
    WordMeaning meaning;
    meaning.hash = hashOfWord(folded);
    meaning.firstSymbol = static_cast<std::uint32_t>(symbols.size());
    meaning.cues = cuesOf(folded);
    if (const std::uint64_t opening = openingOf(folded); opening != 0) meaning.opening = m_openings.find(opening);
    std::string stem;
    const auto take = [&](std::string_view word) {
        stemmer.stem(word, stem);
        m_lexicon->symbolsOf(word, stem, symbols);
        if (meaning.stem == none) meaning.stem = stemNumber(stem);
    };
    take(folded);
    if (const std::string_view meant = m_mishearings.meantBy(folded); !meant.empty()) take(meant);
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
        } else if (const std::size_t cut = runTogetherAt(folded, stemmer); cut > 0) {
            take(folded.substr(0, cut));
            take(folded.substr(cut));
            meaning.cut = static_cast<std::uint8_t>(cut);
            meaning.english = meaning.respelled = true;
        }
    }
    meaning.opensRepair = mayBeWrittenApart(folded) || m_mishearings.beginsOne(folded);
    meaning.closesPair = mayEndWrittenApart(folded);
    meaning.symbolCount = static_cast<std::uint32_t>(symbols.size()) - meaning.firstSymbol;
    const PatternIndex& patterns = m_lexicon->patterns();
    for (std::size_t s = meaning.firstSymbol; s < symbols.size(); ++s) {
        meaning.symbolBits |= symbolBit(symbols[s]);
        meaning.wantedLeft |= patterns.wantedBeside(symbols[s], Side::left);
        meaning.wantedRight |= patterns.wantedBeside(symbols[s], Side::right);
        meaning.anchors = meaning.anchors || patterns.guarded().first(symbols[s]) != patterns.guarded().last(symbols[s]);
    }
    meaning.joining = joiningOf(folded, meaning.cues);
    return meaning;
}

bool Vocabulary::knows(std::string_view folded, const Stemmer& stemmer) const {
    if (isRealWord(folded)) return true;
    std::string stem;
    std::vector<SymbolIndex> symbols;
    stemmer.stem(folded, stem);
    m_lexicon->symbolsOf(folded, stem, symbols);
    return !symbols.empty();
}

std::size_t Vocabulary::runTogetherAt(std::string_view folded, const Stemmer& stemmer) const {
    // Of several places, the one that gives the most words of the lexicon: "directpayment", "personcentred", "tochoose".
    std::string stem;
    std::vector<SymbolIndex> symbols;
    const auto isWhole = [&](std::string_view half) { return half.size() == 2 ? isShortWord(half) : isRealWord(half); };
    const auto isTerm = [&](std::string_view half) {
        symbols.clear();
        stemmer.stem(half, stem);
        m_lexicon->symbolsOf(half, stem, symbols);
        return symbols.empty() ? 0 : 1;
    };
    std::size_t best = 0;
    int bestTerms = -1;
    for (std::size_t cut = 2; cut + 2 <= folded.size(); ++cut) {
        const std::string_view first = folded.substr(0, cut);
        const std::string_view second = folded.substr(cut);
        if (first.size() + second.size() < shortestRunTogether || !isWhole(first) || !isWhole(second)) continue;
        const int terms = isTerm(first) + isTerm(second);
        if (terms > bestTerms) {
            best = cut;
            bestTerms = terms;
        }
    }
    return best;
}

WordMemo::WordMemo(const Vocabulary& vocabulary) : m_vocabulary(&vocabulary), m_slots(firstSlots) {}

std::uint32_t WordMemo::find(std::string_view folded) {
    const std::uint64_t hash = hashOfWord(folded);
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

std::uint32_t WordMemo::silenced(std::uint32_t number) {
    if (m_meanings[number].silenced == none) {
        WordMeaning silent = m_meanings[number];
        silent.symbolCount = 0;
        silent.symbolBits = silent.wantedLeft = silent.wantedRight = 0;
        silent.anchors = false;
        silent.stem = none;
        silent.silenced = m_meanings[number].silenced = static_cast<std::uint32_t>(m_meanings.size());
        m_meanings.push_back(silent);
    }
    return m_meanings[number].silenced;
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

std::uint64_t WordMemo::joinedKey(const std::uint32_t* numbers, std::size_t pieces) {
    // Three numbers of 21 bits; a missing one is all ones. Only a response of two million different words has larger ones.
    constexpr std::uint64_t missing = (std::uint64_t{1} << 21) - 1;
    if (pieces > 3) return noKey;
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i < pieces && numbers[i] >= missing) return noKey;
        key = key << 21 | (i < pieces ? numbers[i] : missing);
    }
    return key;
}

void WordMemo::forgetIfFull() {
    if (m_meanings.size() < mostWords && m_joined.size() < mostWords) return;
    m_joined.clear();
    m_slots.assign(firstSlots, {});
    m_texts.clear();
    m_meanings.clear();
    m_symbols.clear();
}

}  // namespace carewright
