/// Weighs what a response shows: the small linear model behind each decision.
///
/// Score of a decision = bias + Σ over features shown of weight × value. Words and pairs of words have the value
/// rarity / √(Σ rarity²) over the different words and pairs of the response (so that a long answer is not a good one by
/// length); so have, each kind by itself, words together with the question they answer, the first letters of words (a word
/// never seen often begins like one that was), words that are denied, told as others' view or said not to be all there is,
/// and concepts together with the question. The length of each is 1.5 for words, 1 for words with questions, 0.7 for first
/// letters and for words denied, 0.5 for concepts with questions; concepts by themselves have the value 0.3, rules 0.7
/// (chosen on held-out sets of marked responses: concepts overlap, and each should say little alone). Probability =
/// logistic(slope × score + offset). Only counting, no hidden layers: what each word added can be shown, and is
/// (contributions).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/content/weights.h"
#include "engine/marking/feature_sorter.h"
#include "engine/marking/flat_index.h"
#include "engine/marking/response_reading.h"
#include "engine/marking/rule_program.h"

namespace carewright {

class EvidenceModel {
public:
    EvidenceModel() = default;
    /// `weights` must outlive the model. Rows that name concepts or rules the course no longer has are never shown.
    EvidenceModel(const Weights& weights, const Lexicon& lexicon, const RuleProgram& rules, const std::vector<QuestionId>& questions);

    [[nodiscard]] bool empty() const { return m_weights == nullptr || m_weights->empty(); }
    [[nodiscard]] const Weights& weights() const { return *m_weights; }

    /// Stems that carry weight with a written form of each, in the order of their numbers (for Vocabulary).
    [[nodiscard]] static std::vector<std::pair<std::string, std::string>> stemsOf(const Weights& weights);

    /// All features that a response shows. `held` says of each rule (numbered through all rubrics) whether it holds.
    /// `question` is an index into the course's questions. `sorter` is scratch of weights().rows.size() rows.
    void show(const ResponseReading& reading, std::size_t question, const std::vector<char>& held, FeatureSorter& sorter,
              std::vector<ShownFeature>& out) const;

    [[nodiscard]] std::uint32_t rowOf(const std::string& feature) const;

    /// The scores of all decisions, before calibration.
    void score(const std::vector<ShownFeature>& shown, std::vector<float>& scores) const;

    /// What each word adds to a decision: the features' shares spread over the words they stand on, added to `out`, which
    /// has one entry for each word of the reading.
    void contributions(std::size_t decision, const std::vector<ShownFeature>& shown, std::vector<float>& out) const;

    /// Calibrated probability of a score.
    [[nodiscard]] double probability(std::size_t decision, float score) const;

private:
    void giveValues(std::vector<ShownFeature>& shown) const;

    const Weights* m_weights = nullptr;
    std::vector<float> m_table;                                     ///< weights row by row, each row filled up to m_stride
    std::size_t m_stride = 0;
    std::vector<float> m_rarity;                                    ///< by row; 1 for kinds that are not weighed
    std::vector<std::uint8_t> m_kinds;                              ///< by row: which kind of feature
    std::unordered_map<std::string, std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_wordRows;                          ///< by stem number
    FlatIndex m_pairRows;                                           ///< by two stem numbers
    FlatIndex m_openingRows;                                        ///< by openingOf
    std::vector<std::uint32_t> m_statedRows, m_deniedRows;          ///< by concept
    std::vector<std::uint32_t> m_ruleRows;                          ///< by rule, numbered through all rubrics
    std::vector<std::uint32_t> m_questionRows;                      ///< by question
    std::vector<std::vector<std::uint32_t>> m_askedRows;            ///< by question, by stem number
    std::array<std::vector<std::uint32_t>, 3> m_turnedRows;         ///< denied, others' view, beyond; by stem number
    std::vector<std::vector<std::uint32_t>> m_askedConceptRows;     ///< by question, by concept
    std::uint32_t m_shortRow = none, m_longRow = none;
};

/// True of the features whose values are scaled to a common length, and whose rarity counts.
[[nodiscard]] bool isWeighed(const std::string& feature);

/// Responses of fewer words than the first show `l:short`, of more than the second `l:long`.
inline constexpr std::uint32_t shortResponse = 12;
inline constexpr std::uint32_t longResponse = 70;

/// The first five letters of a folded word as a number, where it has so many and they are plain letters; otherwise 0.
[[nodiscard]] std::uint64_t openingOf(std::string_view word);
inline constexpr std::size_t openingLetters = 5;

}  // namespace carewright
