/// What words, concepts and rules count for, learnt from marked responses: the plain table behind the marking.
///
/// The table is a file of the course (weights.tsv) that anyone can open: one row for each feature, one column for each
/// decision (a marking point or a misconception). A response's score for a decision is the sum of the rows it shows;
/// `engine/marking/evidence_model` says how exactly, `engine/marking/model_trainer` how it is learnt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

/// One feature. Its name begins with its kind:
///   `q:define` the question · `w:choos` a word's stem · `b:call the` two stems in a row ·
///   `a:define choos` a stem in an answer to that question · `c:choice` a concept stated ·
///   `d:choice` a concept denied or told as others' view · `r:definition/two-of` a rule that holds · `l:short`, `l:list` the shape of the whole ·
///   `n:choos` a stem where it is denied · `o:choos` told as others' view · `y:choos` said not to be all there is ·
///   `e:define choice` a concept stated in an answer to that question · `p:choos` the first five letters of a word
struct WeightRow {
    std::string feature;
    std::string written;            ///< w: a common written form of the stem, for people and for spelling
    float rarity = 1;               ///< w, b, a, p, n, o, y, e: inverse document frequency
    std::vector<float> weights;     ///< one for each decision

    friend bool operator==(const WeightRow&, const WeightRow&) = default;
};

/// A decision with what turns its score into a probability: p = 1 / (1 + exp(-(slope · score + offset))).
struct WeightedDecision {
    std::string id;                 ///< of the marking point or misconception
    float bias = 0;                 ///< part of the score that every response has
    float slope = 1, offset = 0;    ///< calibration, fitted on responses held out in turn (Platt 1999)
    float threshold = 0.5F;         ///< probability from which it is proposed

    friend bool operator==(const WeightedDecision&, const WeightedDecision&) = default;
};

struct Weights {
    std::vector<WeightedDecision> decisions;
    std::vector<WeightRow> rows;
    int responses = 0;              ///< how many marked responses it was learnt from
    /// A response is referred when more wrong decisions than this are to be expected in it (Σ 1 − confidence).
    float referAbove = 64;
    std::vector<std::uint32_t> learntFrom;  ///< fingerprintOf each of the responses, ascending

    [[nodiscard]] bool empty() const { return decisions.empty(); }
    friend bool operator==(const Weights&, const Weights&) = default;
};

/// Says of a response, short of certainty, whether it is the same as another (FNV-1a over question and answer).
[[nodiscard]] std::uint32_t fingerprintOf(std::string_view question, std::string_view answer);

/// Reads the text of a weights file; every number must be finite and every row complete.
[[nodiscard]] Result<Weights> parseWeights(std::string_view text, const std::string& file);

/// The text of a weights file: rows in the order given, numbers with four decimals, the same bytes for the same table.
[[nodiscard]] std::string formatWeights(const Weights& weights);

}  // namespace carewright
