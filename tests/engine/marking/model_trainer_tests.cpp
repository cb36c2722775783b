#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "engine/content/weights.h"
#include "engine/marking/compiled_course.h"
#include "engine/marking/evidence_model.h"
#include "engine/marking/judge.h"
#include "engine/marking/logistic_regression.h"
#include "engine/marking/marker.h"
#include "engine/marking/model_trainer.h"
#include "tests/engine/marking/marking_course.h"
#include "tests/fuzz/marking_invariants.h"

using namespace carewright;

namespace {

/// Two sets; the point p hangs on the word "freedom", which no concept of the course knows by itself.
std::vector<TrainingSet> toySets() {
    const char* good[] = {"It gives freedom to live", "There is freedom in the house", "She has freedom at last", "More freedom on Mondays"};
    const char* bad[] = {"It gives noise to all", "There is noise in the house", "She has dinner at last", "More noise on Mondays"};
    std::vector<TrainingSet> sets(2);
    for (int s = 0; s < 2; ++s) {
        sets[static_cast<std::size_t>(s)].name = s == 0 ? "one" : "two";
        for (int round = 0; round < 4; ++round) {
            for (const char* text : good) {
                sets[static_cast<std::size_t>(s)].responses.push_back({"g", QuestionId("one"), text, {PointId("p")}, {}, false});
            }
            for (const char* text : bad) sets[static_cast<std::size_t>(s)].responses.push_back({"b", QuestionId("one"), text, {}, {}, false});
        }
    }
    return sets;
}

Weights trained() {
    auto result = trainWeights(test::markingCourse(), toySets());
    REQUIRE(result.has_value());
    return std::move(result->weights);
}

const WeightRow* rowOf(const Weights& weights, const std::string& feature) {
    const auto it = std::find_if(weights.rows.begin(), weights.rows.end(), [&](const WeightRow& row) { return row.feature == feature; });
    return it == weights.rows.end() ? nullptr : &*it;
}

}  // namespace

TEST_CASE("logistic regression parts what can be parted and is the same each time") {
    std::vector<TrainingExample> examples;
    for (int i = 0; i < 20; ++i) examples.push_back({{{0, 1.0F}, {2, 1.0F}}, true, 1});
    for (int i = 0; i < 20; ++i) examples.push_back({{{1, 1.0F}, {2, 1.0F}}, false, 1});
    std::vector<const TrainingExample*> pointers;
    for (const TrainingExample& example : examples) pointers.push_back(&example);
    const LogisticFit fit = fitLogistic(pointers, 3, 1);
    CHECK(fit.weights[0] > 0.5);
    CHECK(fit.weights[1] < -0.5);
    CHECK(std::abs(fit.weights[2]) < 0.1);
    CHECK(fitLogistic(pointers, 3, 1).weights == fit.weights);
    SECTION("a stronger penalty gives smaller weights") { CHECK(fitLogistic(pointers, 3, 0.01).weights[0] < fit.weights[0]); }
    SECTION("no examples give no weights") { CHECK(fitLogistic({}, 3, 1).weights == std::vector<double>(3, 0.0)); }
}

TEST_CASE("weights are learnt from marked responses and mark new ones") {
    Course course = test::markingCourse();
    course.weights = trained();
    REQUIRE(rowOf(course.weights, "w:freedom") != nullptr);
    CHECK(rowOf(course.weights, "w:freedom")->weights[0] > 0.1F);
    CHECK(rowOf(course.weights, "w:freedom")->written == "freedom");
    const auto marker = Marker::compile(course);
    REQUIRE(marker.has_value());
    const std::string with = "In this town there is freedom for him";
    const auto good = marker->mark(QuestionId("one"), with);
    REQUIRE(good.has_value());
    REQUIRE(good->points[0].awarded);
    CHECK(test::brokenInvariant(*good, with) == "");
    const ByteSpan evidence = good->points[0].evidence[0];
    CHECK(with.substr(evidence.begin, evidence.end - evidence.begin).find("freedom") != std::string::npos);
    CHECK(good->points[0].why.find("these words weigh most") != std::string::npos);
    const auto bad = marker->mark(QuestionId("one"), "In this town there is noise for him");
    REQUIRE(bad.has_value());
    CHECK_FALSE(bad->points[0].awarded);
}

TEST_CASE("calibration has a rising slope and probabilities follow scores") {
    Course course = test::markingCourse();
    course.weights = trained();
    for (const WeightedDecision& decision : course.weights.decisions) CHECK(decision.slope > 0);
    const Lexicon lexicon;
    const EvidenceModel model(course.weights, lexicon, RuleProgram{}, {QuestionId("one")});
    CHECK(model.probability(0, 3) > model.probability(0, 0));
    CHECK(model.probability(0, 0) > model.probability(0, -3));
    CHECK(model.probability(0, 1e9F) <= 1);
    CHECK(model.probability(0, -1e9F) >= 0);
}

TEST_CASE("training twice gives the same table to the byte") { CHECK(formatWeights(trained()) == formatWeights(trained())); }

TEST_CASE("every response is judged by weights that have not seen its set") {
    const auto result = trainWeights(test::markingCourse(), toySets());
    REQUIRE(result.has_value());
    CHECK(result->heldOut.size() == 64);
    for (const HeldOut& heldOut : result->heldOut) CHECK(heldOut.scores.size() == result->weights.decisions.size());
    CHECK(result->weights.responses == 64);
}

TEST_CASE("too few responses are refused with how many there are") {
    std::vector<TrainingSet> sets(1);
    sets[0].responses = {toySets()[0].responses[0]};
    const auto result = trainWeights(test::markingCourse(), sets);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message.find("1 marked") != std::string::npos);
    CHECK_FALSE(trainWeights(test::markingCourse(), {}).has_value());
}

TEST_CASE("a table comes back the same from its file") {
    const std::string text = formatWeights(trained());
    const auto again = parseWeights(text, "weights.tsv");
    REQUIRE(again.has_value());
    CHECK(formatWeights(*again) == text);
    CHECK(again->rows.size() == trained().rows.size());
}

TEST_CASE("broken weights files are refused with the line") {
    Weights table;
    table.decisions.push_back({"p"});
    table.rows.push_back({"w:a", "a", 1, {0.5F}});
    const std::string whole = formatWeights(table);
    const std::string row = "feature\tw:a\ta\t1\t0.5\n";
    REQUIRE(whole.ends_with(row));
    const std::string head = whole.substr(0, whole.size() - row.size());
    const auto last = static_cast<int>(std::count(head.begin(), head.end(), '\n')) + 1;
    const auto line = [](const std::string& text) {
        const auto weights = parseWeights(text, "weights.tsv");
        if (weights) return 0;
        CHECK(weights.error().place.file == "weights.tsv");
        CHECK_FALSE(weights.error().message.empty());
        return weights.error().place.line;
    };
    CHECK(line(whole) == 0);
    CHECK(line("carewright weights 2\n") == 1);
    CHECK(line("something else\n") == 1);
    CHECK(line(head + "feature\tw:a\ta\t1\n") == last);
    CHECK(line(head + "feature\tw:a\ta\t1\t0.5\t0.5\n") == last);
    CHECK(line(head + "feature\tw:a\ta\t1\tnan\n") == last);
    CHECK(line(head + "feature\tw:a\ta\tinf\t0\n") == last);
    CHECK(line(head + "feature\tw:a\ta\t1\t0,5\n") == last);
    CHECK(line(head + row + '\n' + row) == last + 2);
    CHECK(line(head + "decision\tq\t0\t1\t0\n") == last);
    CHECK(line(head + "nonsense\n") == last);
    CHECK(line("carewright weights 1\nresponses\t-1\n") == 2);
}

TEST_CASE("the table remembers which responses it was learnt from") {
    const Weights weights = trained();
    CHECK(weights.learntFrom.size() == 64);
    const auto knows = [&](const char* answer) {
        return std::binary_search(weights.learntFrom.begin(), weights.learntFrom.end(), fingerprintOf("one", answer));
    };
    CHECK(knows("She has freedom at last"));
    CHECK_FALSE(knows("She has freedom at length"));
}

TEST_CASE("a word counts for something else where it is denied") {
    std::vector<TrainingSet> sets = toySets();
    for (TrainingSet& set : sets) {
        for (int round = 0; round < 4; ++round) {
            for (const char* text : {"He does not have freedom here", "They never gave freedom to her"}) {
                set.responses.push_back({"n", QuestionId("one"), text, {}, {}, false});
            }
        }
    }
    const auto result = trainWeights(test::markingCourse(), sets);
    REQUIRE(result.has_value());
    const WeightRow* denied = rowOf(result->weights, "n:freedom");
    REQUIRE(denied != nullptr);
    CHECK(denied->weights[0] < -0.1F);
    CHECK(rowOf(result->weights, "w:freedom")->weights[0] > 0.1F);
    CHECK(rowOf(result->weights, "n:dinner") == nullptr);
}

TEST_CASE("a word never seen weighs by its first letters") {
    CHECK(openingOf("choose") != 0);
    CHECK(openingOf("choose") == openingOf("choosing"));
    CHECK(openingOf("chose") != openingOf("choose"));
    for (const char* none : {"", "pick", "a1choose", "caf\xc3\xa9s"}) CHECK(openingOf(none) == 0);
    const Weights weights = trained();
    const WeightRow* freed = rowOf(weights, "p:freed");
    REQUIRE(freed != nullptr);
    CHECK(freed->weights[0] > 0);
    CHECK(rowOf(weights, "w:freedman") == nullptr);
    Course course = test::markingCourse();
    course.weights = weights;
    const auto compiled = CompiledCourse::compile(course);
    REQUIRE(compiled);
    MarkingDesk desk(**compiled);
    const std::vector<ShownFeature> shown = showEvidence(**compiled, 0, "freedoms freedman", desk);
    const std::uint32_t row = (*compiled)->model.rowOf("p:freed");
    CHECK(std::count_if(shown.begin(), shown.end(), [&](const ShownFeature& one) { return one.row == row; }) > 0);
}

TEST_CASE("an answer that mostly lists shows that it does") {
    Course course = test::markingCourse();
    course.weights = trained();
    course.weights.rows.push_back({"l:list", {}, 1, std::vector<float>(course.weights.decisions.size(), -1)});
    const auto compiled = CompiledCourse::compile(course);
    REQUIRE(compiled.has_value());
    MarkingDesk desk(**compiled);
    const auto lists = [&](const char* answer) {
        const std::vector<ShownFeature> shown = showEvidence(**compiled, 0, answer, desk);
        return std::any_of(shown.begin(), shown.end(), [&](const ShownFeature& feature) {
            return course.weights.rows[feature.row].feature == "l:list";
        });
    };
    CHECK(lists("It means choice, control, dignity, direct payments, not one size fits all, own outcomes"));
    CHECK(lists("Choice. Control. Dignity.\nRights\nWishes"));
    CHECK_FALSE(lists("Choice, control, dignity"));
    CHECK_FALSE(lists("She says when she gets up, who helps her, what she eats and where she goes, and the plan is hers."));
    CHECK_FALSE(lists("Care is made for him. He says what he wants from life, with help if he likes. We fit in with it, week by week."));
}

TEST_CASE("a feature tells as much as it parts positive from negative examples") {
    std::vector<TrainingExample> examples(8);
    std::vector<const TrainingExample*> pointers;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        examples[i].positive = i < 4;
        examples[i].features.emplace_back(0, 1.0F);
        if (i < 4) examples[i].features.emplace_back(1, 1.0F);
        if (i == 0) examples[i].features.emplace_back(2, 1.0F);
        pointers.push_back(&examples[i]);
    }
    const std::vector<float> scales = tellingScales(pointers, 4);
    CHECK(scales[0] == Approx(0.5));
    CHECK(scales[1] > scales[2]);
    CHECK(scales[2] > scales[0]);
    CHECK(scales[3] == Approx(0.5));
    const LogisticFit plain = fitLogistic(pointers, 4, 1);
    const LogisticFit scaled = fitLogistic(pointers, 4, 1, scales);
    CHECK(scaled.weights[1] > plain.weights[1]);
}

TEST_CASE("a response is referred when more is likely to be wrong than the table allows") {
    Course course = test::markingCourse();
    course.weights = trained();
    course.weights.referAbove = 64;
    const std::string text = "In this town there is freedom for him";
    CHECK_FALSE(Marker::compile(course)->mark(QuestionId("one"), text)->refer);
    course.weights.referAbove = 0;
    CHECK(Marker::compile(course)->mark(QuestionId("one"), text)->refer);
}
