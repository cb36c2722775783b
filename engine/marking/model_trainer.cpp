#include "engine/marking/model_trainer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include "engine/marking/judge.h"
#include "engine/marking/logistic_regression.h"

namespace carewright {
namespace {

/// A response as an example for every decision.
struct Example {
    std::size_t set = 0, response = 0, fold = 0;
    TrainingExample shown;          ///< `positive` is set for each decision in turn
    std::vector<char> holds;        ///< by decision
};

/// The table with every feature that may carry weight, all weights nought.
Weights emptyTable(const Course& course, const std::vector<TrainingSet>& sets, const TrainingOptions& options) {
    Weights table;
    for (const MarkingPoint& point : course.points) table.decisions.push_back({point.id.value});
    for (const Misconception& misconception : course.misconceptions) table.decisions.push_back({misconception.id.value});
    const auto add = [&](const std::string& name, const std::string& written = {}, float rarity = 1) {
        table.rows.push_back({name, written, rarity, std::vector<float>(table.decisions.size(), 0)});
    };
    for (const Question& question : course.questions) add("q:" + question.id.value);
    add("l:short");
    add("l:long");
    add("l:list");
    for (const Rubric& rubric : course.rubrics) {
        const std::string owner = rubric.point.empty() ? rubric.misconception.value : rubric.point.value;
        for (const auto* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (const Rule& rule : *rules) add("r:" + owner + '/' + rule.id.value);
        }
    }
    for (const Concept& concept_ : course.concepts) {
        add("c:" + concept_.id.value);
        add("d:" + concept_.id.value);
    }

    struct Count {
        int responses = 0;
        std::map<std::string, int> written;
    };
    std::map<std::string, Count> words;
    std::map<std::string, int> pairs, asked, openings;
    const Stemmer stemmer;
    Words split;
    std::string stem;
    double total = 0;
    for (const TrainingSet& set : sets) {
        for (const MarkedResponse& response : set.responses) {
            ++total;
            splitWords(response.answer, split);
            std::set<std::string> seen, seenPairs, seenOpenings;
            std::string before;
            for (std::size_t i = 0; i < split.size(); ++i) {
                const std::string word(split.at(i));
                if (openingOf(word) != 0) seenOpenings.insert(word.substr(0, openingLetters));
                stemmer.stem(word, stem);
                // The file separates by tabs and spaces; longer "words" are no words.
                if (stem.empty() || stem.size() > 30) {
                    before.clear();
                    continue;
                }
                if (seen.insert(stem).second) {
                    ++words[stem].responses;
                    ++asked[response.question.value + ' ' + stem];
                }
                ++words[stem].written[word];
                if (!before.empty() && split.words[i].before < Gap::sentence) seenPairs.insert(before + ' ' + stem);
                before = stem;
            }
            for (const std::string& pair : seenPairs) ++pairs[pair];
            for (const std::string& opening : seenOpenings) ++openings[opening];
        }
    }
    const auto rarity = [&](int count) { return static_cast<float>(std::log((1 + total) / (1 + count)) + 1); };
    for (const auto& [name, count] : words) {
        if (count.responses < options.leastWord) continue;
        const auto commonest = std::max_element(count.written.begin(), count.written.end(),
                                                [](const auto& a, const auto& b) { return a.second < b.second; });
        add("w:" + name, commonest->first, rarity(count.responses));
    }
    for (const auto& [name, count] : pairs) {
        if (count >= options.leastPair) add("b:" + name, {}, rarity(count));
    }
    for (const auto& [name, count] : asked) {
        if (count >= options.leastPair) add("a:" + name, {}, rarity(count));
    }
    for (const auto& [name, count] : openings) {
        if (count >= options.leastPair) add("p:" + name, {}, rarity(count));
    }
    // Which of these are ever shown takes a reading to know; keepShown drops the others.
    for (const auto& [name, count] : words) {
        if (count.responses < options.leastPair) continue;
        for (const char* kind : {"n:", "o:", "y:"}) add(kind + name);
    }
    for (const Question& question : course.questions) {
        for (const Concept& concept_ : course.concepts) add("e:" + question.id.value + ' ' + concept_.id.value);
    }
    return table;
}

/// Drops the features that depend on how words were read and that too few responses show; the others get their rarity.
void keepShown(Weights& table, const std::vector<Example>& examples, const TrainingOptions& options) {
    std::vector<int> counts(table.rows.size());
    for (const Example& example : examples) {
        for (const auto& [row, value] : example.shown.features) ++counts[row];
    }
    std::vector<WeightRow> kept;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        WeightRow& feature = table.rows[row];
        if (std::string_view("noye").find(feature.feature.front()) != std::string_view::npos) {
            if (counts[row] < options.leastPair) continue;
            feature.rarity = static_cast<float>(std::log((1.0 + static_cast<double>(examples.size())) / (1.0 + counts[row])) + 1);
        }
        kept.push_back(std::move(feature));
    }
    table.rows = std::move(kept);
}

constexpr std::size_t dealtFolds = 5;
/// More sets than this share folds: each fold costs as much as learning, and a set is held out all the same.
constexpr std::size_t mostFolds = 8;

/// Every response as an example, as the table's features show it.
std::vector<Example> showAll(const CompiledCourse& compiled, const std::vector<TrainingSet>& sets) {
    const Course& course = compiled.course;
    std::vector<Example> examples;
    MarkingDesk desk(compiled);
    for (std::size_t s = 0; s < sets.size(); ++s) {
        for (std::size_t r = 0; r < sets[s].responses.size(); ++r) {
            const MarkedResponse& response = sets[s].responses[r];
            const auto question = std::find_if(course.questions.begin(), course.questions.end(),
                                               [&](const Question& q) { return q.id == response.question; });
            if (question == course.questions.end()) continue;
            const std::vector<ShownFeature> shown =
                showEvidence(compiled, static_cast<std::size_t>(question - course.questions.begin()), response.answer, desk);
            Example example;
            example.set = s;
            example.response = r;
            example.fold = sets.size() >= 2 ? s % mostFolds : r % dealtFolds;
            example.shown.importance = sets[s].importance;
            for (const ShownFeature& feature : shown) example.shown.features.emplace_back(feature.row, feature.value);
            for (const MarkingPoint& point : course.points) {
                example.holds.push_back(std::find(response.awarded.begin(), response.awarded.end(), point.id) != response.awarded.end());
            }
            for (const Misconception& misconception : course.misconceptions) {
                example.holds.push_back(std::find(response.misconceptions.begin(), response.misconceptions.end(), misconception.id) !=
                                        response.misconceptions.end());
            }
            examples.push_back(std::move(example));
        }
    }
    return examples;
}

/// A held-out response's score for one decision, what its readers say, and how much it counts.
struct Scored {
    double score = 0;
    bool holds = false;
    double importance = 1;
};

/// Fits p = 1 / (1 + exp(-(slope · score + offset))) with Platt's smoothed targets, by Newton steps on two numbers.
void calibrate(const std::vector<Scored>& scored, WeightedDecision& decision) {
    double positives = 0;
    double negatives = 0;
    for (const auto& [score, holds, importance] : scored) (holds ? positives : negatives) += importance;
    if (positives < 2 || negatives < 2) return;
    const double high = (positives + 1) / (positives + 2);
    const double low = 1 / (negatives + 2);
    double a = 1;
    double b = 0;
    for (int step = 0; step < 100; ++step) {
        double ga = 0, gb = 0, haa = 1e-6, hab = 0, hbb = 1e-6;
        for (const auto& [score, holds, importance] : scored) {
            const double p = 1 / (1 + std::exp(-(a * score + b)));
            const double difference = importance * (p - (holds ? high : low));
            const double curve = importance * p * (1 - p);
            ga += difference * score;
            gb += difference;
            haa += curve * score * score;
            hab += curve * score;
            hbb += curve;
        }
        const double determinant = haa * hbb - hab * hab;
        if (std::abs(determinant) < 1e-12) break;
        const double da = (hbb * ga - hab * gb) / determinant;
        const double db = (haa * gb - hab * ga) / determinant;
        a -= std::clamp(da, -1.0, 1.0);
        b -= std::clamp(db, -1.0, 1.0);
        if (std::abs(da) + std::abs(db) < 1e-8) break;
    }
    if (a > 0.05 && std::isfinite(a) && std::isfinite(b)) {
        decision.slope = static_cast<float>(a);
        decision.offset = static_cast<float>(b);
    }
}

double probabilityOf(const WeightedDecision& decision, double score) {
    return 1 / (1 + std::exp(-(static_cast<double>(decision.slope) * score + static_cast<double>(decision.offset))));
}

/// The probability from which a decision is proposed: half of the best F1 that any threshold reaches, which is the
/// threshold that makes F1 best where probabilities are calibrated (Lipton, Elkan and Naryanaswamy 2014). Taken from
/// the formula and not from the best place itself, because that place is mostly chance.
float thresholdFor(const std::vector<Scored>& scored, const WeightedDecision& decision, const TrainingOptions& options) {
    double bestF1 = 0;
    for (double threshold = 0.1; threshold < 0.9; threshold += 0.02) {
        double tp = 0, fp = 0, fn = 0;
        for (const auto& [score, holds, importance] : scored) {
            const bool proposed = probabilityOf(decision, score) >= threshold;
            tp += proposed && holds ? importance : 0;
            fp += proposed && !holds ? importance : 0;
            fn += !proposed && holds ? importance : 0;
        }
        if (tp > 0) bestF1 = std::max(bestF1, 2 * tp / (2 * tp + fp + fn));
    }
    return static_cast<float>(std::clamp(bestF1 / 2, options.leastThreshold, options.surestThreshold));
}

/// What was learnt for one decision.
struct Learnt {
    LogisticFit fit;
    WeightedDecision decision;      ///< without its id
    std::vector<Scored> scored;     ///< each example, scored by weights learnt from the other folds
};

/// The mean of two fits, one with features as they are and one with features scaled by what they tell. Scales help where
/// many wordings earn a point, and mislead where few examples are positive or a rule says nearly all; on sets held out
/// the mean agrees better with the readers than either, and than the better of the two for each decision.
LogisticFit fitBothWays(const std::vector<const TrainingExample*>& from, std::size_t rows, const TrainingOptions& options) {
    LogisticFit fit = fitLogistic(from, rows, options.c);
    const LogisticFit scaled = fitLogistic(from, rows, options.c, tellingScales(from, rows));
    fit.bias = (fit.bias + scaled.bias) / 2;
    for (std::size_t row = 0; row < rows; ++row) fit.weights[row] = (fit.weights[row] + scaled.weights[row]) / 2;
    return fit;
}

/// `examples` say in `positive` whether the decision holds.
Learnt learn(const std::vector<Example>& examples, std::size_t folds, std::size_t rows, const TrainingOptions& options) {
    Learnt learnt;
    learnt.scored.resize(examples.size());
    std::vector<const TrainingExample*> from;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        from.clear();
        for (const Example& example : examples) {
            if (example.fold != fold) from.push_back(&example.shown);
        }
        const LogisticFit fit = fitBothWays(from, rows, options);
        for (std::size_t e = 0; e < examples.size(); ++e) {
            if (examples[e].fold != fold) continue;
            double score = fit.bias;
            for (const auto& [row, value] : examples[e].shown.features) score += fit.weights[row] * static_cast<double>(value);
            learnt.scored[e] = {score, examples[e].shown.positive, examples[e].shown.importance};
        }
    }
    calibrate(learnt.scored, learnt.decision);
    learnt.decision.threshold = thresholdFor(learnt.scored, learnt.decision, options);
    from.clear();
    for (const Example& example : examples) from.push_back(&example.shown);
    learnt.fit = fitBothWays(from, rows, options);
    learnt.decision.bias = static_cast<float>(learnt.fit.bias);
    return learnt;
}

/// Decisions do not know of each other, so that it makes no difference how many threads share them.
std::vector<Learnt> learnAll(const std::vector<Example>& examples, std::size_t decisions, std::size_t folds, std::size_t rows,
                             const TrainingOptions& options) {
    std::vector<Learnt> all(decisions);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        std::vector<Example> mine = examples;
        for (std::size_t d = next++; d < decisions; d = next++) {
            for (Example& example : mine) example.shown.positive = example.holds[d] != 0;
            all[d] = learn(mine, folds, rows, options);
        }
    };
    std::vector<std::jthread> others;
    const std::size_t threads = std::min<std::size_t>(decisions, std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
    others.clear();
    return all;
}

}  // namespace

Result<TrainingResult> trainWeights(const Course& course, const std::vector<TrainingSet>& sets, const TrainingOptions& options) {
    std::size_t total = 0;
    for (const TrainingSet& set : sets) total += set.responses.size();
    if (total < 20) {
        return fail(ErrorCode::invalidInput, "Weights cannot be learnt from " + std::to_string(total) +
                                                 " marked responses; at least 20 are needed, and some hundreds are better.");
    }
    TrainingResult result;
    Course shaped = course;
    shaped.weights = emptyTable(course, sets, options);
    const auto show = [&]() -> Result<std::vector<Example>> {
        const auto compiled = CompiledCourse::compile(shaped);
        if (!compiled) return tl::make_unexpected(compiled.error());
        return showAll(**compiled, sets);
    };
    const auto candidates = show();
    if (!candidates) return tl::make_unexpected(candidates.error());
    Weights& table = shaped.weights;
    keepShown(table, *candidates, options);
    auto shown = show();
    if (!shown) return tl::make_unexpected(shown.error());
    std::vector<Example>& examples = *shown;
    const std::size_t decisions = table.decisions.size();
    const std::size_t folds = sets.size() >= 2 ? std::min(sets.size(), mostFolds) : dealtFolds;

    const std::vector<Learnt> learnt = learnAll(examples, decisions, folds, table.rows.size(), options);
    result.heldOut.resize(examples.size());
    for (std::size_t e = 0; e < examples.size(); ++e) {
        result.heldOut[e] = {examples[e].set, examples[e].response, std::vector<float>(decisions)};
        for (std::size_t d = 0; d < decisions; ++d) result.heldOut[e].scores[d] = static_cast<float>(learnt[d].scored[e].score);
    }
    for (std::size_t d = 0; d < decisions; ++d) {
        WeightedDecision& decision = table.decisions[d];
        const std::string id = decision.id;
        decision = learnt[d].decision;
        decision.id = id;
        decision.threshold *= static_cast<float>(d < course.points.size() ? options.pointCaution : options.misconceptionCaution);
        for (std::size_t row = 0; row < table.rows.size(); ++row) table.rows[row].weights[d] = static_cast<float>(learnt[d].fit.weights[row]);
    }

    // Refer where more is likely to be wrong than in all but this share of the held-out responses.
    std::vector<double> expectedWrong;
    for (const HeldOut& heldOut : result.heldOut) {
        double wrong = 0;
        for (std::size_t d = 0; d < decisions; ++d) {
            const double p = probabilityOf(table.decisions[d], heldOut.scores[d]);
            const bool holds = p >= static_cast<double>(table.decisions[d].threshold);
            wrong += std::min(0.5, holds ? 1 - p : p);
        }
        expectedWrong.push_back(wrong);
    }
    std::sort(expectedWrong.begin(), expectedWrong.end(), std::greater<>());
    table.referAbove = static_cast<float>(expectedWrong[static_cast<std::size_t>(options.referShare * static_cast<double>(expectedWrong.size()))]);
    for (const TrainingSet& set : sets) {
        for (const MarkedResponse& response : set.responses) {
            table.learntFrom.push_back(fingerprintOf(response.question.value, response.answer));
        }
    }
    std::sort(table.learntFrom.begin(), table.learntFrom.end());
    table.responses = static_cast<int>(total);

    // Rows that weigh nothing anywhere only make the file longer, unless the values of others are scaled with them.
    std::erase_if(table.rows, [](const WeightRow& row) {
        return !isWeighed(row.feature) &&
               std::all_of(row.weights.begin(), row.weights.end(), [](float w) { return std::abs(w) < 0.02F; });
    });
    result.weights = std::move(table);
    return result;
}

}  // namespace carewright
