#include "engine/marking/evidence_model.h"

#include <algorithm>
#include <cmath>

namespace carewright {
namespace {

/// Features of a kind are scaled together to a common length, `value`; those that are not weighed have it each.
struct Kind {
    std::string_view letters;   ///< the first letters of its features' names
    float value;
    bool weighed;
};
constexpr std::array<Kind, 7> kinds = {{{"wb", 1.5F, true}, {"a", 1, true}, {"p", 0.7F, true}, {"noy", 0.7F, true}, {"e", 0.5F, true},
                                        {"cd", 0.3F, false}, {"rql", 1, false}}};
constexpr float ruleValue = 0.7F;

std::uint8_t kindOf(const std::string& feature) {
    const auto at = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return !feature.empty() && kind.letters.find(feature.front()) != std::string_view::npos; });
    return static_cast<std::uint8_t>(at == kinds.end() ? kinds.size() - 1 : static_cast<std::size_t>(at - kinds.begin()));
}

/// How a word's standing turns its meaning, and the kind of feature that says so.
struct Turn {
    std::uint8_t standing;
    const char* kind;
};
constexpr Turn turns[] = {{standsDenied, "n:"}, {standsOthers, "o:"}, {standsBeyond, "y:"}};

/// The table's rows are filled up to a multiple of this many decisions, so that a row is added in whole registers.
constexpr std::size_t lanes = 16;

static_assert(FlatIndex::absent == none);

}  // namespace

bool isWeighed(const std::string& feature) { return kinds[kindOf(feature)].weighed; }

std::uint64_t openingOf(std::string_view word) {
    if (word.size() < openingLetters) return 0;
    std::uint64_t opening = 0;
    for (std::size_t i = 0; i < openingLetters; ++i) {
        if (word[i] < 'a' || word[i] > 'z') return 0;
        opening = opening << 8 | static_cast<unsigned char>(word[i]);
    }
    return opening;
}

EvidenceModel::EvidenceModel(const Weights& weights, const Lexicon& lexicon, const RuleProgram& rules,
                             const std::vector<QuestionId>& questions)
    : m_weights(&weights), m_stride((weights.decisions.size() + lanes - 1) / lanes * lanes) {
    m_table.resize(weights.rows.size() * m_stride);
    for (std::size_t i = 0; i < weights.rows.size(); ++i) {
        std::copy(weights.rows[i].weights.begin(), weights.rows[i].weights.end(), m_table.begin() + static_cast<std::ptrdiff_t>(i * m_stride));
        m_kinds.push_back(kindOf(weights.rows[i].feature));
        m_rarity.push_back(kinds[m_kinds.back()].weighed ? weights.rows[i].rarity : 1);
    }
    for (std::uint32_t i = 0; i < weights.rows.size(); ++i) m_rows.emplace(weights.rows[i].feature, i);
    std::unordered_map<std::string, std::uint32_t> stemNumbers;
    for (const auto& [stem, written] : stemsOf(weights)) {
        stemNumbers.emplace(stem, static_cast<std::uint32_t>(m_wordRows.size()));
        m_wordRows.push_back(rowOf("w:" + stem));
        for (std::size_t t = 0; t < m_turnedRows.size(); ++t) m_turnedRows[t].push_back(rowOf(turns[t].kind + stem));
    }
    for (std::uint32_t i = 0; i < weights.rows.size(); ++i) {
        const std::string& name = weights.rows[i].feature;
        if (name.starts_with("p:")) {
            if (const std::uint64_t opening = openingOf(std::string_view(name).substr(2)); opening != 0) m_openingRows.add(opening, i);
        }
        if (!name.starts_with("b:")) continue;
        const std::size_t space = name.find(' ');
        if (space == std::string::npos) continue;
        const auto first = stemNumbers.find(name.substr(2, space - 2));
        const auto second = stemNumbers.find(name.substr(space + 1));
        if (first == stemNumbers.end() || second == stemNumbers.end()) continue;
        m_pairRows.add((std::uint64_t{first->second} << 32) | second->second, i);
    }
    for (ConceptIndex c = 0; c < lexicon.conceptCount(); ++c) {
        m_statedRows.push_back(rowOf("c:" + lexicon.conceptName(c)));
        m_deniedRows.push_back(rowOf("d:" + lexicon.conceptName(c)));
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
        auto& asked = m_askedRows.emplace_back(m_wordRows.size(), none);
        for (const auto& [stem, number] : stemNumbers) asked[number] = rowOf("a:" + question.value + ' ' + stem);
    }
    m_shortRow = rowOf("l:short");
    m_longRow = rowOf("l:long");
}

std::vector<std::pair<std::string, std::string>> EvidenceModel::stemsOf(const Weights& weights) {
    std::vector<std::pair<std::string, std::string>> stems;
    for (const WeightRow& row : weights.rows) {
        if (row.feature.starts_with("w:")) stems.emplace_back(row.feature.substr(2), row.written);
    }
    return stems;
}

std::uint32_t EvidenceModel::rowOf(const std::string& feature) const {
    const auto it = m_rows.find(feature);
    return it == m_rows.end() ? none : it->second;
}

/// A weighed feature's value is its rarity, scaled so that all of its kind have the kind's length together.
void EvidenceModel::giveValues(std::vector<ShownFeature>& shown) const {
    std::array<float, kinds.size()> squares{}, factors{};
    for (const ShownFeature& feature : shown) squares[m_kinds[feature.row]] += m_rarity[feature.row] * m_rarity[feature.row];
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        const float length = kinds[k].weighed ? std::sqrt(squares[k]) : 1;
        factors[k] = length > 0 ? kinds[k].value / length : 0;
    }
    for (ShownFeature& feature : shown) feature.value = m_rarity[feature.row] * factors[m_kinds[feature.row]];
}

void EvidenceModel::show(const ResponseReading& reading, std::size_t question, const std::vector<char>& held, FeatureSorter& sorter,
                         std::vector<ShownFeature>& out) const {
    const auto add = [&](std::uint32_t row, std::uint32_t begin, std::uint32_t end) {
        if (row != none) sorter.add({row, 1, begin, end});
    };
    const auto count = static_cast<std::uint32_t>(reading.words().size());
    const std::vector<std::uint32_t>& asked = m_askedRows[question];
    std::uint32_t before = none;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (const std::uint64_t opening = openingOf(reading.words().at(i)); opening != 0) add(m_openingRows.find(opening), i, i + 1);
        const std::uint32_t stem = reading.meaning(i).stem;
        if (stem != none) {
            add(m_wordRows[stem], i, i + 1);
            add(asked[stem], i, i + 1);
            if (before != none && reading.words().words[i].before < Gap::sentence) {
                add(m_pairRows.find((std::uint64_t{before} << 32) | stem), i - 1, i + 1);
            }
            for (std::size_t t = 0; t < m_turnedRows.size(); ++t) {
                if ((reading.clauses().standing[i] & turns[t].standing) != 0) add(m_turnedRows[t][stem], i, i + 1);
            }
        }
        before = stem;
    }
    const std::vector<std::uint32_t>& askedConcepts = m_askedConceptRows[question];
    for (const Hit& hit : reading.hits()) {
        const bool stated = (hit.standing & (standsDenied | standsOthers)) == 0;
        add(stated ? m_statedRows[hit.concept_] : m_deniedRows[hit.concept_], hit.begin, hit.end);
        if (stated) add(askedConcepts[hit.concept_], hit.begin, hit.end);
    }
    out.clear();
    sorter.drainTo(out);
    giveValues(out);
    for (std::size_t r = 0; r < held.size() && r < m_ruleRows.size(); ++r) {
        if (held[r] && m_ruleRows[r] != none) out.push_back({m_ruleRows[r], ruleValue, 0, 0});
    }
    if (m_questionRows[question] != none) out.push_back({m_questionRows[question], 1, 0, 0});
    if (count < shortResponse && m_shortRow != none) out.push_back({m_shortRow, 1, 0, 0});
    if (count > longResponse && m_longRow != none) out.push_back({m_longRow, 1, 0, 0});
}

void EvidenceModel::score(const std::vector<ShownFeature>& shown, std::vector<float>& scores) const {
    const std::size_t decisions = m_weights->decisions.size();
    scores.resize(m_stride);
    for (std::size_t from = 0; from < m_stride; from += lanes) {
        std::array<float, lanes> sums{};
        for (std::size_t d = from; d < std::min(decisions, from + lanes); ++d) sums[d - from] = m_weights->decisions[d].bias;
        for (const ShownFeature& feature : shown) {
            const float* weights = m_table.data() + feature.row * m_stride + from;
            for (std::size_t d = 0; d < lanes; ++d) sums[d] += feature.value * weights[d];
        }
        std::copy(sums.begin(), sums.end(), scores.begin() + static_cast<std::ptrdiff_t>(from));
    }
    scores.resize(decisions);
}

void EvidenceModel::contributions(std::size_t decision, const std::vector<ShownFeature>& shown, std::vector<float>& out) const {
    for (const ShownFeature& feature : shown) {
        if (feature.begin >= feature.end) continue;
        const float share = feature.value * m_table[feature.row * m_stride + decision] / static_cast<float>(feature.end - feature.begin);
        for (std::uint32_t i = feature.begin; i < feature.end; ++i) out[i] += share;
    }
}

double EvidenceModel::probability(std::size_t decision, float score) const {
    const WeightedDecision& d = m_weights->decisions[decision];
    return 1.0 / (1.0 + std::exp(-static_cast<double>(d.slope * score + d.offset)));
}

}  // namespace carewright
