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
#include "engine/marking/flat_index.h"
#include "engine/marking/number_set.h"
#include "engine/marking/response_reading.h"
#include "engine/marking/rule_program.h"

namespace carewright {

/// A feature of a response: its row in the table, its value, and the words it stands on.
struct ShownFeature {
    std::uint32_t row = none;
    float value = 1;
    std::uint32_t begin = 0, end = 0;   ///< word range; empty for features of the whole response
};

/// What a response shows, as far as the model asks.
struct Shown {
    const ResponseReading& reading;
    std::size_t question = 0;           ///< index into the course's questions
    const std::vector<char>& held;      ///< of each rule (numbered through all rubrics) whether it holds
};

class EvidenceModel {
public:
    /// Kinds of features; those of a kind are scaled together.
    enum class Kind : std::uint8_t { word, asked, opening, turned, askedConcept, concept_, rule, whole };
    static constexpr std::size_t kindCount = 8;

    /// Room to work in; one object serves one thread, for any number of responses.
    struct Scratch {
        explicit Scratch(const EvidenceModel& model) : rows(model.empty() ? 0 : model.weights().rows.size()) {}
        NumberSet rows;                                             ///< seen so far
        std::array<std::vector<std::uint32_t>, kindCount> found;    ///< rows, by kind
        std::array<float, kindCount> values{};                      ///< of the response scored last, by kind: what its rarities are scaled by
    };

    EvidenceModel() = default;
    /// `weights` must outlive the model. Rows that name concepts or rules the course no longer has are never shown.
    EvidenceModel(const Weights& weights, const Lexicon& lexicon, const RuleProgram& rules, const std::vector<QuestionId>& questions);

    [[nodiscard]] bool empty() const { return m_weights == nullptr || m_weights->empty(); }
    [[nodiscard]] const Weights& weights() const { return *m_weights; }

    /// The words that carry weight, in the order of their numbers.
    [[nodiscard]] static WeighedWords wordsOf(const Weights& weights);

    [[nodiscard]] std::uint32_t rowOf(const std::string& feature) const;

    /// All features that a response shows, by row.
    void show(const Shown& shown, Scratch& scratch, std::vector<ShownFeature>& out) const;

    /// The scores of all decisions, before calibration: what `show` gives, weighed and added up in one go.
    void score(const Shown& shown, Scratch& scratch, std::vector<float>& scores) const;

    /// What each word adds to a decision: the features' shares spread over the words they stand on, added to `out`, which
    /// has one entry for each word of the reading. `scratch` is as `score` left it for the same response.
    void contributions(std::size_t decision, const Shown& shown, Scratch& scratch, std::vector<float>& out) const;

    /// Calibrated probability of a score.
    [[nodiscard]] double probability(std::size_t decision, float score) const;

private:
    /// The table's rows are filled up to a multiple of this many, so that a row is added in whole registers.
    static constexpr std::size_t lanes = 16;

    /// Rows of what a stem shows.
    struct StemRows {
        std::uint32_t word = none;
        std::array<std::uint32_t, 3> turned{none, none, none};  ///< denied, others' view, beyond
        std::uint64_t followers = 0;                            ///< bit s % 64 for each stem s that makes a pair after it
    };
    struct ConceptRows {
        std::uint32_t stated = none, denied = none;
    };

    /// Calls `visit(kind, row, begin, end)` for the first place of each feature.
    template <class Visit>
    void each(const Shown& shown, NumberSet& rows, Visit visit) const;
    template <class Visit>
    void eachOfWords(const Shown& shown, NumberSet& rows, Visit visit) const;
    template <class Visit>
    void eachOfConcepts(const Shown& shown, Visit visit) const;

    /// The sum of the table's rows, of `lanes` numbers from `from` on.
    [[nodiscard]] std::array<float, lanes> sumOf(const std::vector<std::uint32_t>& rows, std::size_t from) const;
    [[nodiscard]] const float* weightsOf(std::uint32_t row) const { return m_table.data() + row * m_stride; }

    const Weights* m_weights = nullptr;
    /// Row by row: weight × rarity for each decision, then rarity² (1 and 0 where the kind is not scaled), filled up to
    /// m_stride. One row is what one feature adds, to the scores and to the length it will be scaled by.
    std::vector<float> m_table;
    std::size_t m_stride = 0;
    std::unordered_map<std::string, std::uint32_t> m_rows;
    std::vector<StemRows> m_stems;                                  ///< by stem number
    FlatIndex m_pairRows;                                           ///< by two stem numbers
    std::vector<std::uint32_t> m_openingRows;                       ///< by number of the opening
    std::vector<ConceptRows> m_concepts;                            ///< by concept
    std::vector<std::uint32_t> m_ruleRows;                          ///< by rule, numbered through all rubrics
    std::vector<std::uint32_t> m_questionRows;                      ///< by question
    std::vector<std::vector<std::uint32_t>> m_askedRows;            ///< by question, by stem number
    std::vector<std::vector<std::uint32_t>> m_askedConceptRows;     ///< by question, by concept
    std::uint32_t m_shortRow = none, m_longRow = none, m_listRow = none;
};

/// True of the features whose values are scaled to a common length, and whose rarity counts.
[[nodiscard]] bool isWeighed(const std::string& feature);

/// Responses of fewer words than the first show `l:short`, of more than the second `l:long`; those that mostly
/// name things one after the other show `l:list`.
inline constexpr std::uint32_t shortResponse = 12;
inline constexpr std::uint32_t longResponse = 70;

}  // namespace carewright
