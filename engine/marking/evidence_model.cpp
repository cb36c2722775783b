#include "engine/marking/evidence_model.h"

#include <algorithm>
#include <cmath>

namespace carewright {
namespace {

/// Features of a kind are scaled together to a common length, `value`; those that are not weighed have it each.
struct KindValue {
    std::string_view letters;   ///< the first letters of its features' names
    float value;
    bool weighed;
};
/// In the order of EvidenceModel::Kind.
constexpr std::array<KindValue, EvidenceModel::kindCount> kinds = {{{"wb", 1.5F, true},
                                                                    {"a", 1, true},
                                                                    {"p", 0.7F, true},
                                                                    {"noy", 0.7F, true},
                                                                    {"e", 0.5F, true},
                                                                    {"cd", 0.3F, false},
                                                                    {"r", 0.7F, false},
                                                                    {"ql", 1, false}}};

std::size_t kindOf(const std::string& feature) {
    const auto at = std::find_if(kinds.begin(), kinds.end(), [&](const KindValue& kind) {
        return !feature.empty() && kind.letters.find(feature.front()) != std::string_view::npos;
    });
    return at == kinds.end() ? kinds.size() - 1 : static_cast<std::size_t>(at - kinds.begin());
}

/// What the rarities of a kind are scaled by, where their squares add up to `squares`.
float scaleOf(EvidenceModel::Kind kind, float squares) {
    const KindValue& own = kinds[static_cast<std::size_t>(kind)];
    const float length = own.weighed ? std::sqrt(squares) : 1;
    return length > 0 ? own.value / length : 0;
}

/// How a word's standing turns its meaning, and the kind of feature that says so.
struct Turn {
    std::uint8_t standing;
    const char* kind;
};
constexpr Turn turns[] = {{standsDenied, "n:"}, {standsOthers, "o:"}, {standsBeyond, "y:"}};
constexpr std::uint8_t turned = standsDenied | standsOthers | standsBeyond;

/// True of a response that mostly lists: many pieces between marks of any kind, nearly all of a few words. Such an answer names
/// what another explains, with the same words.
bool isMostlyListed(const Words& words) {
    constexpr std::size_t fewestPieces = 5, longestPiece = 3;
    std::size_t pieces = 0, shortPieces = 0, length = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        ++length;
        if (i + 1 < words.size() && words.words[i + 1].before < Gap::comma) continue;
        ++pieces;
        shortPieces += length <= longestPiece ? 1 : 0;
        length = 0;
    }
    return pieces >= fewestPieces && shortPieces * 4 >= pieces * 3;
}

/// Concepts that are denied or others' view are other features than those that are stated.
constexpr std::uint8_t unstated = standsDenied | standsOthers;

static_assert(FlatIndex::absent == none);

}  // namespace

bool isWeighed(const std::string& feature) { return kinds[kindOf(feature)].weighed; }

EvidenceModel::EvidenceModel(const Weights& weights, const Lexicon& lexicon, const RuleProgram& rules,
                             const std::vector<QuestionId>& questions)
    : m_weights(&weights), m_stride((weights.decisions.size() + lanes) / lanes * lanes) {
    m_table.resize(weights.rows.size() * m_stride);
    for (std::size_t i = 0; i < weights.rows.size(); ++i) {
        const bool weighed = isWeighed(weights.rows[i].feature);
        const float rarity = weighed ? weights.rows[i].rarity : 1;
        float* const row = m_table.data() + i * m_stride;
        std::transform(weights.rows[i].weights.begin(), weights.rows[i].weights.end(), row, [&](float weight) { return weight * rarity; });
        row[weights.decisions.size()] = weighed ? rarity * rarity : 0;
    }
    for (std::uint32_t i = 0; i < weights.rows.size(); ++i) m_rows.emplace(weights.rows[i].feature, i);
    const WeighedWords words = wordsOf(weights);
    std::unordered_map<std::string, std::uint32_t> stemNumbers;
    for (const auto& [stem, written] : words.stems) {
        stemNumbers.emplace(stem, static_cast<std::uint32_t>(m_stems.size()));
        StemRows& rows = m_stems.emplace_back();
        rows.word = rowOf("w:" + stem);
        for (std::size_t t = 0; t < rows.turned.size(); ++t) rows.turned[t] = rowOf(turns[t].kind + stem);
    }
    for (const std::string& opening : words.openings) m_openingRows.push_back(rowOf("p:" + opening));
    for (std::uint32_t i = 0; i < weights.rows.size(); ++i) {
        const std::string& name = weights.rows[i].feature;
        const std::size_t space = name.find(' ');
        if (!name.starts_with("b:") || space == std::string::npos) continue;
        const auto first = stemNumbers.find(name.substr(2, space - 2));
        const auto second = stemNumbers.find(name.substr(space + 1));
        if (first == stemNumbers.end() || second == stemNumbers.end()) continue;
        m_pairRows.add((std::uint64_t{first->second} << 32) | second->second, i);
        m_stems[first->second].followers |= std::uint64_t{1} << (second->second % 64);
    }
    for (ConceptIndex c = 0; c < lexicon.conceptCount(); ++c) {
        m_concepts.push_back({rowOf("c:" + lexicon.conceptName(c)), rowOf("d:" + lexicon.conceptName(c))});
    }
    for (const CompiledRubric& rubric : rules.rubrics()) {
        const std::string owner = rubric.point.empty() ? rubric.misconception.value : rubric.point.value;
        for (const CompiledRule& rule : rubric.rules) m_ruleRows.push_back(rowOf("r:" + owner + '/' + rule.id.value));
    }
    for (const QuestionId& question : questions) {
        auto& concepts = m_askedConceptRows.emplace_back();
        for (ConceptIndex c = 0; c < lexicon.conceptCount(); ++c) {
            concepts.push_back(rowOf("e:" + question.value + ' ' + std::string(lexicon.conceptName(c))));
        }
        m_questionRows.push_back(rowOf("q:" + question.value));
        auto& asked = m_askedRows.emplace_back(m_stems.size(), none);
        for (const auto& [stem, number] : stemNumbers) asked[number] = rowOf("a:" + question.value + ' ' + stem);
    }
    m_shortRow = rowOf("l:short");
    m_longRow = rowOf("l:long");
    m_listRow = rowOf("l:list");
}

WeighedWords EvidenceModel::wordsOf(const Weights& weights) {
    WeighedWords words;
    for (const WeightRow& row : weights.rows) {
        if (row.feature.starts_with("w:")) words.stems.emplace_back(row.feature.substr(2), row.written);
        if (row.feature.starts_with("p:")) words.openings.push_back(row.feature.substr(2));
    }
    return words;
}

std::uint32_t EvidenceModel::rowOf(const std::string& feature) const {
    const auto it = m_rows.find(feature);
    return it == m_rows.end() ? none : it->second;
}

template <class Visit>
void EvidenceModel::eachOfWords(const Shown& shown, NumberSet& rows, Visit visit) const {
    const auto count = static_cast<std::uint32_t>(shown.reading.words().size());
    const std::vector<std::uint32_t>& asked = m_askedRows[shown.question];
    const std::vector<std::uint8_t>& standing = shown.reading.clauses().standing;
    std::uint32_t before = none;
    for (std::uint32_t i = 0; i < count; ++i) {
        const WordMeaning& meaning = shown.reading.meaning(i);
        if (meaning.opening != none && rows.insert(m_openingRows[meaning.opening])) {
            visit(Kind::opening, m_openingRows[meaning.opening], i, i + 1);
        }
        const std::uint32_t stem = meaning.stem;
        if (stem == none) {
            before = none;
            continue;
        }
        const StemRows& own = m_stems[stem];
        if (rows.insert(own.word)) {
            visit(Kind::word, own.word, i, i + 1);
            if (asked[stem] != none) visit(Kind::asked, asked[stem], i, i + 1);
        }
        if (before != none && (m_stems[before].followers >> (stem % 64) & 1) != 0 && shown.reading.words().words[i].before < Gap::sentence) {
            const std::uint32_t pair = m_pairRows.find((std::uint64_t{before} << 32) | stem);
            if (pair != none && rows.insert(pair)) visit(Kind::word, pair, i - 1, i + 1);
        }
        if ((standing[i] & turned) != 0) {
            for (std::size_t t = 0; t < own.turned.size(); ++t) {
                if ((standing[i] & turns[t].standing) != 0 && own.turned[t] != none && rows.insert(own.turned[t])) {
                    visit(Kind::turned, own.turned[t], i, i + 1);
                }
            }
        }
        before = stem;
    }
    rows.clear();
}

template <class Visit>
void EvidenceModel::eachOfConcepts(const Shown& shown, Visit visit) const {
    const std::vector<std::uint32_t>& asked = m_askedConceptRows[shown.question];
    const std::vector<Hit>& hits = shown.reading.hits();
    const auto firstAs = [&](std::uint32_t first, bool stated) {
        std::uint32_t h = first;
        while (h != none && ((hits[h].standing & unstated) == 0) != stated) h = hits[h].nextOfConcept;
        return h;
    };
    for (std::uint32_t first = 0; first < hits.size(); ++first) {
        const ConceptIndex concept_ = hits[first].concept_;
        if (shown.reading.firstHit(concept_) != first) continue;
        const ConceptRows& rows = m_concepts[concept_];
        if (rows.stated != none || asked[concept_] != none) {
            if (const std::uint32_t h = firstAs(first, true); h != none) {
                if (rows.stated != none) visit(Kind::concept_, rows.stated, hits[h].begin, hits[h].end);
                if (asked[concept_] != none) visit(Kind::askedConcept, asked[concept_], hits[h].begin, hits[h].end);
            }
        }
        if (rows.denied == none) continue;
        if (const std::uint32_t h = firstAs(first, false); h != none) visit(Kind::concept_, rows.denied, hits[h].begin, hits[h].end);
    }
}

template <class Visit>
void EvidenceModel::each(const Shown& shown, NumberSet& rows, Visit visit) const {
    eachOfWords(shown, rows, visit);
    eachOfConcepts(shown, visit);
    for (std::size_t r = 0; r < shown.held.size() && r < m_ruleRows.size(); ++r) {
        if (shown.held[r] && m_ruleRows[r] != none) visit(Kind::rule, m_ruleRows[r], 0, 0);
    }
    const std::size_t count = shown.reading.words().size();
    if (m_questionRows[shown.question] != none) visit(Kind::whole, m_questionRows[shown.question], 0, 0);
    if (count < shortResponse && m_shortRow != none) visit(Kind::whole, m_shortRow, 0, 0);
    if (count > longResponse && m_longRow != none) visit(Kind::whole, m_longRow, 0, 0);
    if (m_listRow != none && isMostlyListed(shown.reading.words())) visit(Kind::whole, m_listRow, 0, 0);
}

std::array<float, EvidenceModel::lanes> EvidenceModel::sumOf(const std::vector<std::uint32_t>& rows, std::size_t from) const {
    std::array<float, lanes> sums{};
    for (const std::uint32_t row : rows) {
        const float* weights = weightsOf(row) + from;
        for (std::size_t i = 0; i < lanes; ++i) sums[i] += weights[i];
    }
    return sums;
}

// The rows are found first and then added: nearly every row has to be fetched from far away, and many are on their way at
// a time where nothing else stands between them.
void EvidenceModel::score(const Shown& shown, Scratch& scratch, std::vector<float>& scores) const {
    for (auto& found : scratch.found) found.clear();
    each(shown, scratch.rows, [&](Kind kind, std::uint32_t row, std::uint32_t, std::uint32_t) {
        scratch.found[static_cast<std::size_t>(kind)].push_back(row);
    });
    const std::size_t decisions = m_weights->decisions.size();
    scores.resize(decisions);
    for (std::size_t d = 0; d < decisions; ++d) scores[d] = m_weights->decisions[d].bias;
    const std::size_t last = m_stride - lanes;
    for (std::size_t k = 0; k < kindCount; ++k) {
        if (scratch.found[k].empty()) continue;
        // The last numbers of a row tell by what all of them are scaled.
        const std::array<float, lanes> lastSums = sumOf(scratch.found[k], last);
        const float value = scratch.values[k] = scaleOf(static_cast<Kind>(k), lastSums[decisions - last]);
        const auto add = [&](std::size_t from, const std::array<float, lanes>& sums) {
            for (std::size_t d = from; d < std::min(decisions, from + lanes); ++d) scores[d] += value * sums[d - from];
        };
        for (std::size_t from = 0; from < last; from += lanes) add(from, sumOf(scratch.found[k], from));
        add(last, lastSums);
    }
}

void EvidenceModel::show(const Shown& shown, Scratch& scratch, std::vector<ShownFeature>& out) const {
    out.clear();
    std::array<float, kindCount> squares{};
    std::vector<Kind> kindsShown;
    const std::size_t decisions = m_weights->decisions.size();
    each(shown, scratch.rows, [&](Kind kind, std::uint32_t row, std::uint32_t begin, std::uint32_t end) {
        const bool weighed = kinds[static_cast<std::size_t>(kind)].weighed;
        out.push_back({row, weighed ? m_weights->rows[row].rarity : 1, begin, end});
        squares[static_cast<std::size_t>(kind)] += weightsOf(row)[decisions];
        kindsShown.push_back(kind);
    });
    for (std::size_t i = 0; i < out.size(); ++i) out[i].value *= scaleOf(kindsShown[i], squares[static_cast<std::size_t>(kindsShown[i])]);
    std::sort(out.begin(), out.end(), [](const ShownFeature& a, const ShownFeature& b) { return a.row < b.row; });
}

void EvidenceModel::contributions(std::size_t decision, const Shown& shown, Scratch& scratch, std::vector<float>& out) const {
    each(shown, scratch.rows, [&](Kind kind, std::uint32_t row, std::uint32_t begin, std::uint32_t end) {
        if (begin >= end) return;
        const float share = scratch.values[static_cast<std::size_t>(kind)] * weightsOf(row)[decision] / static_cast<float>(end - begin);
        for (std::uint32_t i = begin; i < end; ++i) out[i] += share;
    });
}

double EvidenceModel::probability(std::size_t decision, float score) const {
    const WeightedDecision& d = m_weights->decisions[decision];
    return 1.0 / (1.0 + std::exp(-static_cast<double>(d.slope * score + d.offset)));
}

}  // namespace carewright
