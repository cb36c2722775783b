#include "engine/marking/response_reading.h"

#include <algorithm>

namespace carewright {
namespace {

/// More hits of one concept than this say nothing new; it bounds the cost of a word repeated ten thousand times.
constexpr std::uint32_t mostHitsOfConcept = 256;

/// Wordings with several wide gaps can be tried in endlessly many ways; from here on, places that failed are remembered.
constexpr std::uint32_t freeAttempts = 64;

std::uint64_t placeOf(std::size_t step, std::uint32_t word, bool left) {
    return (std::uint64_t{step} << 33) | (std::uint64_t{left} << 32) | word;
}

}  // namespace

ResponseReading::ResponseReading(const Lexicon& lexicon, const Vocabulary& vocabulary)
    : m_lexicon(&lexicon), m_memo(vocabulary), m_chains(lexicon.conceptCount()), m_byWord(lexicon.layerCount()),
      m_byConcept(lexicon.layerCount()), m_symbolSeen(lexicon.symbolCount(), 0) {}

void ResponseReading::read(std::string_view text, const WordRuns* echoed) {
    m_memo.forgetIfFull();
    splitWords(text, m_words);
    if (findMeanings() && repairWords(m_memo, m_meanings, m_words)) findMeanings();
    const auto hashOf = [&](std::size_t i) { return m_memo.meaning(m_meanings[i]).hash; };
    if (echoed != nullptr && echoed->cover(m_words.size(), hashOf, m_echoed)) {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_echoed[i]) m_meanings[i] = m_memo.silenced(m_meanings[i]);
        }
    }
    findClauses(m_words, m_cues, m_clauses);
    findHits();
}

bool ResponseReading::findMeanings() {
    const std::size_t count = m_words.size();
    m_meanings.resize(count);
    m_cues.resize(count);
    bool odd = false;
    bool opened = false;
    for (std::size_t i = 0; i < count; ++i) {
        m_meanings[i] = m_memo.find(m_words.at(i));
        const WordMeaning& meaning = m_memo.meaning(m_meanings[i]);
        m_cues[i] = meaning.cues;
        odd = odd || !meaning.english || meaning.respelled || opened;
        opened = meaning.opensRepair;
    }
    return odd;
}

ByteSpan ResponseReading::span(std::uint32_t beginWord, std::uint32_t endWord) const {
    if (beginWord >= endWord || endWord > m_words.size()) return {};
    return {m_words.words[beginWord].span.begin, m_words.words[endWord - 1].span.end};
}

void ResponseReading::findHits() {
    m_hits.clear();
    m_present.clear();
    if (++m_stamp == 0) {
        std::fill(m_chains.begin(), m_chains.end(), Chain{});
        m_stamp = 1;
    }
    const auto count = static_cast<std::uint32_t>(m_words.size());
    m_byBegin.assign(count, none);
    m_byEnd.assign(count + 1, none);
    for (auto* queues : {&m_byWord, &m_byConcept}) {
        for (std::vector<Candidate>& queue : *queues) queue.clear();
    }
    for (std::size_t s = 0; s < m_words.sentences.size(); ++s) {
        gather(m_words.sentences[s], s + 1 < m_words.sentences.size() ? m_words.sentences[s + 1] : count);
    }
    for (std::size_t layer = 0; layer < m_byWord.size(); ++layer) {
        for (const Candidate& candidate : m_byWord[layer]) take(candidate);
        for (const Candidate& candidate : m_byConcept[layer]) take(candidate);
    }
}

void ResponseReading::take(const Candidate& candidate) {
    if (candidate.pattern != none) tryPattern(candidate.pattern, candidate.begin, candidate.end);
    else add(candidate.concept_, candidate.begin, candidate.end, candidate.term);
}

void ResponseReading::gather(std::uint32_t begin, std::uint32_t end) {
    markSymbols(begin, end);
    const auto queue = [&](std::uint32_t layer, const Candidate& candidate) {
        if (layer == 0) take(candidate);
        else m_byWord[layer].push_back(candidate);
    };
    for (std::uint32_t i = begin; i < end; ++i) {
        const WordMeaning& meaning = m_memo.meaning(m_meanings[i]);
        if (meaning.symbolCount == 0) continue;
        const SymbolIndex* symbols = m_memo.symbols(meaning);
        const Beside left = meaning.wantedLeft != 0 ? leftOf(i, begin) : Beside();
        const Beside right = meaning.wantedRight != 0 ? rightOf(i, end) : Beside();
        const bool mayAnchor = meaning.anchors || (left.symbolBits & meaning.wantedLeft) != 0 || (right.symbolBits & meaning.wantedRight) != 0;
        for (std::uint32_t s = 0; s < meaning.symbolCount; ++s) {
            const Grouped<SingleWord>& singles = m_lexicon->singles();
            for (const SingleWord* single = singles.first(symbols[s]); single != singles.last(symbols[s]); ++single) {
                queue(single->layer, {i, i + 1, none, single->concept_, single->term});
            }
            if (!mayAnchor) continue;
            gatherPatterns(symbols[s], left, right);
            for (const std::uint32_t pattern : m_fitting) {
                queue(m_lexicon->patterns().patterns()[pattern].layer, {i, i + 1, pattern, none, 0});
            }
        }
    }
}

ResponseReading::Beside ResponseReading::leftOf(std::uint32_t word, std::uint32_t begin) const {
    Beside beside;
    for (std::size_t i = 0; i < 2 && word > begin; ++i) {
        const WordMeaning& meaning = m_memo.meaning(m_meanings[--word]);
        beside.words[i] = word;
        beside.symbolBits |= meaning.symbolBits;
        if (!meaning.light) break;
    }
    return beside;
}

ResponseReading::Beside ResponseReading::rightOf(std::uint32_t word, std::uint32_t end) const {
    Beside beside;
    for (std::size_t i = 0; i < 2 && word + 1 < end; ++i) {
        const WordMeaning& meaning = m_memo.meaning(m_meanings[++word]);
        beside.words[i] = word;
        beside.symbolBits |= meaning.symbolBits;
        if (!meaning.light) break;
    }
    return beside;
}

/// Leaves in m_fitting, in their order, the patterns anchored at a symbol that its neighbours do not rule out.
void ResponseReading::gatherPatterns(SymbolIndex symbol, const Beside& left, const Beside& right) {
    const PatternIndex& patterns = m_lexicon->patterns();
    m_fitting.clear();
    for (const GuardedPattern* p = patterns.guarded().first(symbol); p != patterns.guarded().last(symbol); ++p) {
        if (mayFit(*p)) m_fitting.push_back(p->pattern);
    }
    const std::size_t guarded = m_fitting.size();
    gatherBeside(symbol, Side::left, left);
    gatherBeside(symbol, Side::right, right);
    if (m_fitting.size() == guarded) return;
    std::sort(m_fitting.begin(), m_fitting.end());
    m_fitting.erase(std::unique(m_fitting.begin(), m_fitting.end()), m_fitting.end());
}

void ResponseReading::gatherBeside(SymbolIndex anchor, Side side, const Beside& beside) {
    const PatternIndex& patterns = m_lexicon->patterns();
    const std::uint64_t wanted = patterns.wantedBeside(anchor, side);
    if ((beside.symbolBits & wanted) == 0) return;
    for (const std::uint32_t word : beside.words) {
        if (word == none) break;
        const WordMeaning& meaning = m_memo.meaning(m_meanings[word]);
        const SymbolIndex* symbols = m_memo.symbols(meaning);
        for (std::uint32_t s = 0; s < meaning.symbolCount; ++s) {
            if ((symbolBit(symbols[s]) & wanted) != 0) patterns.appendBeside(anchor, side, symbols[s], m_fitting);
        }
    }
}

void ResponseReading::markSymbols(std::uint32_t begin, std::uint32_t end) {
    ++m_pass;
    for (std::uint32_t i = begin; i < end; ++i) {
        const WordMeaning& meaning = m_memo.meaning(m_meanings[i]);
        const SymbolIndex* symbols = m_memo.symbols(meaning);
        for (std::uint32_t s = 0; s < meaning.symbolCount; ++s) m_symbolSeen[symbols[s]] = m_pass;
    }
}

bool ResponseReading::mayFit(const GuardedPattern& guarded) const {
    if (guarded.guards[0] == none) return true;
    for (const SymbolIndex guard : guarded.guards) {
        if (guard == none) return false;
        if (m_symbolSeen[guard] == m_pass) return true;
    }
    return false;
}

void ResponseReading::add(ConceptIndex concept_, std::uint32_t begin, std::uint32_t end, std::uint32_t term) {
    Chain& chain = m_chains[concept_];
    if (chain.stamp == m_stamp) {
        if (chain.count >= mostHitsOfConcept) return;
        for (std::uint32_t h = m_byBegin[begin]; h != none; h = m_hits[h].nextAtBegin) {
            if (m_hits[h].concept_ == concept_ && m_hits[h].end == end) return;
        }
    }
    if (const ConceptIndex exception = m_lexicon->exceptionOf(concept_); exception != none) {
        for (std::uint32_t h = firstHit(exception); h != none; h = m_hits[h].nextOfConcept) {
            if (m_hits[h].begin < end && begin < m_hits[h].end) return;
        }
    }
    Hit hit;
    hit.concept_ = concept_;
    hit.begin = begin;
    hit.end = end;
    hit.term = term;
    hit.standing = m_clauses.standing[begin];
    hit.nextAtBegin = m_byBegin[begin];
    hit.nextAtEnd = m_byEnd[end];
    const auto index = static_cast<std::uint32_t>(m_hits.size());
    m_byBegin[begin] = index;
    m_byEnd[end] = index;
    if (chain.stamp != m_stamp) {
        chain = {m_stamp, index, index, 1, 0};
        m_present.add(concept_);
    } else {
        m_hits[chain.last].nextOfConcept = index;
        chain.last = index;
        ++chain.count;
    }
    chain.standings |= std::uint32_t{1} << hit.standing;
    m_hits.push_back(hit);
    const PatternIndex& patterns = m_lexicon->patterns();
    for (const std::uint32_t* p = patterns.byConcept().first(concept_); p != patterns.byConcept().last(concept_); ++p) {
        m_byConcept[patterns.patterns()[*p].layer].push_back({begin, end, *p, none, 0});
    }
}

bool ResponseReading::wordHas(std::uint32_t word, const PatternStep& step) const {
    const WordMeaning& meaning = m_memo.meaning(m_meanings[word]);
    if ((meaning.symbolBits & step.symbolBits) == 0) return false;
    const SymbolIndex* symbols = m_memo.symbols(meaning);
    const SymbolIndex* wanted = m_lexicon->patterns().symbols(step);
    return std::find_first_of(symbols, symbols + meaning.symbolCount, wanted, wanted + step.symbolCount) != symbols + meaning.symbolCount;
}

bool ResponseReading::knownToFail(std::uint64_t place) const {
    return ++m_attempts > freeAttempts && m_failures.contains(place);
}

void ResponseReading::tryPattern(std::uint32_t index, std::uint32_t anchorBegin, std::uint32_t anchorEnd) {
    const Pattern& pattern = m_lexicon->patterns().patterns()[index];
    if (pattern.needs != none && firstHit(pattern.needs) == none) return;
    const std::uint32_t sentence = m_clauses.sentence[anchorBegin];
    const std::uint32_t first = m_words.sentences[sentence];
    const std::uint32_t last = sentence + 1 < m_words.sentences.size() ? m_words.sentences[sentence + 1]
                                                                       : static_cast<std::uint32_t>(m_words.size());
    std::uint32_t begin = anchorBegin;
    std::uint32_t end = anchorEnd;
    if (m_attempts > freeAttempts) m_failures.clear();
    m_attempts = 0;
    if (!extendLeft(pattern, pattern.anchor, anchorBegin, first, begin)) return;
    if (!extendRight(pattern, pattern.anchor + 1, anchorEnd, last, end)) return;
    add(pattern.concept_, begin, end, pattern.term);
}

// Both directions take the nearest fit. Between two steps may stand the words of the step's gap, or one light word.
bool ResponseReading::extendRight(const Pattern& pattern, std::size_t step, std::uint32_t from, std::uint32_t limit,
                          std::uint32_t& end) const {
    if (step == pattern.stepCount) {
        end = from;
        return true;
    }
    if (knownToFail(placeOf(step, from, false))) return false;
    if (fitRight(pattern, step, from, limit, end)) return true;
    if (m_attempts > freeAttempts) m_failures.insert(placeOf(step, from, false));
    return false;
}

bool ResponseReading::fitRight(const Pattern& pattern, std::size_t step, std::uint32_t from, std::uint32_t limit,
                               std::uint32_t& end) const {
    const PatternStep& wanted = m_lexicon->patterns().step(pattern, step);
    for (std::uint32_t skipped = 0; from + skipped < limit; ++skipped) {
        const std::uint32_t at = from + skipped;
        if (wanted.concept_ == none) {
            if (wordHas(at, wanted) && extendRight(pattern, step + 1, at + 1, limit, end)) return true;
        } else {
            for (std::uint32_t h = m_byBegin[at]; h != none; h = m_hits[h].nextAtBegin) {
                if (m_hits[h].concept_ == wanted.concept_ && m_hits[h].end <= limit &&
                    extendRight(pattern, step + 1, m_hits[h].end, limit, end)) {
                    return true;
                }
            }
        }
        if (skipped >= wanted.gap && !(skipped == 0 && m_memo.meaning(m_meanings[at]).light)) return false;
    }
    return false;
}

bool ResponseReading::extendLeft(const Pattern& pattern, std::size_t step, std::uint32_t to, std::uint32_t limit,
                         std::uint32_t& begin) const {
    if (step == 0) {
        begin = to;
        return true;
    }
    if (knownToFail(placeOf(step, to, true))) return false;
    if (fitLeft(pattern, step, to, limit, begin)) return true;
    if (m_attempts > freeAttempts) m_failures.insert(placeOf(step, to, true));
    return false;
}

bool ResponseReading::fitLeft(const Pattern& pattern, std::size_t step, std::uint32_t to, std::uint32_t limit,
                              std::uint32_t& begin) const {
    const PatternStep& wanted = m_lexicon->patterns().step(pattern, step - 1);
    const std::uint16_t gap = m_lexicon->patterns().step(pattern, step).gap;
    for (std::uint32_t skipped = 0; to - skipped > limit; ++skipped) {
        const std::uint32_t end = to - skipped;
        if (wanted.concept_ == none) {
            if (wordHas(end - 1, wanted) && extendLeft(pattern, step - 1, end - 1, limit, begin)) return true;
        } else {
            for (std::uint32_t h = m_byEnd[end]; h != none; h = m_hits[h].nextAtEnd) {
                if (m_hits[h].concept_ == wanted.concept_ && m_hits[h].begin >= limit &&
                    extendLeft(pattern, step - 1, m_hits[h].begin, limit, begin)) {
                    return true;
                }
            }
        }
        if (skipped >= gap && !(skipped == 0 && m_memo.meaning(m_meanings[end - 1]).light)) return false;
    }
    return false;
}

}  // namespace carewright
