#include "engine/marking/trial.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

#include "engine/marking/credits.h"
#include "engine/marking/trial_decisions.h"

namespace carewright {

namespace {

/// All decisions of the trial, response by response.
using Table = std::vector<std::vector<TrialDecision>>;

Agreement figures(const Confusion& counts) {
    return {.counts = counts,
            .precision = precision(counts),
            .recall = recall(counts),
            .f1 = f1(counts),
            .kappa = kappa(counts),
            .f1Interval = std::nullopt,
            .kappaInterval = std::nullopt};
}

/// One subject: a response is one decision, so the counts are all the bootstrap needs.
Agreement agreementOn(const Table& table, const TrialSubject& subject, std::size_t rounds) {
    Confusion counts;
    for (const auto& decisions : table) {
        for (const auto& decision : decisions) {
            if (decision.subject == subject) counts.add(decision.rubric, decision.readers);
        }
    }
    Agreement agreement = figures(counts);
    if (rounds > 0) {
        agreement.f1Interval = bootstrap95(counts, f1, rounds);
        agreement.kappaInterval = bootstrap95(counts, kappa, rounds);
    }
    return agreement;
}

/// Many subjects pooled: the decisions on one response hang together, so the bootstrap draws whole responses.
Agreement pooled(const Table& table, TrialSubject::Kind kind, std::size_t rounds) {
    std::vector<Confusion> perResponse;
    for (const auto& decisions : table) {
        auto& counts = perResponse.emplace_back();
        for (const auto& decision : decisions) {
            if (decision.subject.kind == kind) counts.add(decision.rubric, decision.readers);
        }
    }
    Agreement agreement = figures(std::accumulate(perResponse.begin(), perResponse.end(), Confusion{},
                                                  [](Confusion sum, const Confusion& one) { return sum += one; }));
    const auto interval = [&](auto statistic) {
        return bootstrap95(
            perResponse.size(),
            [&](const std::vector<std::size_t>& sample) {
                Confusion sum;
                for (const auto index : sample) sum += perResponse[index];
                return statistic(sum);
            },
            rounds);
    };
    if (rounds > 0) {
        agreement.f1Interval = interval(f1);
        agreement.kappaInterval = interval(kappa);
    }
    return agreement;
}

std::optional<double> macroF1(const std::vector<Confusion>& perPoint) {
    double sum = 0;
    int defined = 0;
    for (const auto& counts : perPoint) {
        if (const auto figure = f1(counts)) {
            sum += *figure;
            ++defined;
        }
    }
    if (defined == 0) return std::nullopt;
    return sum / defined;
}

void addMacroF1(Trial& trial, const Course& course, const Table& table, std::size_t rounds) {
    std::map<std::string, std::size_t> indexOf;
    for (const auto& point : course.points) indexOf.emplace(point.id.value, indexOf.size());
    const auto over = [&](const std::vector<std::size_t>& sample) {
        std::vector<Confusion> perPoint(indexOf.size());
        for (const auto index : sample) {
            for (const auto& decision : table[index]) {
                if (decision.subject.kind != TrialSubject::Kind::point) continue;
                const auto found = indexOf.find(decision.subject.id);
                if (found != indexOf.end()) perPoint[found->second].add(decision.rubric, decision.readers);
            }
        }
        return macroF1(perPoint);
    };
    std::vector<std::size_t> all(table.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    trial.macroF1 = over(all);
    if (rounds > 0) trial.macroF1Interval = bootstrap95(table.size(), over, rounds);
}

QuestionAgreement agreementOnMarks(const QuestionId& question, const std::vector<int>& rubric,
                                   const std::vector<int>& readers, std::size_t rounds) {
    QuestionAgreement agreement{.question = question,
                                .responses = rubric.size(),
                                .weightedKappa = quadraticWeightedKappa(rubric, readers),
                                .interval = std::nullopt};
    for (std::size_t i = 0; i < rubric.size(); ++i) {
        agreement.meanDifference += static_cast<double>(rubric[i] - readers[i]) / static_cast<double>(rubric.size());
        if (rubric[i] == readers[i]) ++agreement.exact;
    }
    if (rounds == 0) return agreement;
    agreement.interval = bootstrap95(
        rubric.size(),
        [&](const std::vector<std::size_t>& sample) {
            std::vector<int> first, second;
            for (const auto index : sample) {
                first.push_back(rubric[index]);
                second.push_back(readers[index]);
            }
            return quadraticWeightedKappa(first, second);
        },
        rounds);
    return agreement;
}

void addQuestions(Trial& trial, const Course& course, const std::vector<MarkedResponse>& responses,
                  const std::vector<Marking>& markings, std::size_t rounds) {
    for (const auto& question : course.questions) {
        if (!question.levels.empty()) continue;  // lists of points do not say which level a reader would give
        std::vector<int> rubric, readers;
        for (std::size_t i = 0; i < responses.size(); ++i) {
            if (responses[i].question != question.id) continue;
            rubric.push_back(markings[i].marks);
            readers.push_back(marksOf(course, responses[i]));
        }
        if (!rubric.empty()) trial.questions.push_back(agreementOnMarks(question.id, rubric, readers, rounds));
    }
}

struct Certainty {
    double expectedWrong = 0;  ///< Σ 1 − confidence over its decisions
    std::size_t decisions = 0, agreed = 0;
};

Certainty certaintyOf(const std::vector<TrialDecision>& decisions) {
    Certainty certainty;
    for (const auto& decision : decisions) {
        certainty.expectedWrong += 1 - decision.confidence;
        ++certainty.decisions;
        if (decision.rubric == decision.readers) ++certainty.agreed;
    }
    return certainty;
}

std::optional<double> share(std::size_t part, std::size_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

void addReferral(Trial& trial, const Table& table, const std::vector<Marking>& markings) {
    std::vector<Certainty> byDoubt;
    std::size_t decisions = 0, agreed = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& certainty = byDoubt.emplace_back(certaintyOf(table[i]));
        if (markings[i].refer) {
            ++trial.referred;
        } else {
            decisions += certainty.decisions;
            agreed += certainty.agreed;
        }
    }
    trial.unreferredAgreement = share(agreed, decisions);

    std::stable_sort(byDoubt.begin(), byDoubt.end(),
                     [](const Certainty& a, const Certainty& b) { return a.expectedWrong > b.expectedWrong; });
    for (int percent = 0; percent <= 50; percent += 5) {
        const auto first = static_cast<std::size_t>(std::lround(percent / 100.0 * static_cast<double>(byDoubt.size())));
        std::size_t kept = 0, keptAgreed = 0;
        for (std::size_t i = first; i < byDoubt.size(); ++i) {
            kept += byDoubt[i].decisions;
            keptAgreed += byDoubt[i].agreed;
        }
        if (const auto agreement = share(keptAgreed, kept)) {
            trial.curve.push_back({percent / 100.0, *agreement, byDoubt[first].expectedWrong});
        }
    }
}

void addRules(Trial& trial, const Course& course, const Table& table) {
    for (const auto& rubric : course.rubrics) {
        const TrialSubject subject = rubric.point.empty()
                                         ? TrialSubject{TrialSubject::Kind::misconception, rubric.misconception.value}
                                         : TrialSubject{TrialSubject::Kind::point, rubric.point.value};
        for (const auto& rule : rubric.award) {
            if (rule.id.empty()) continue;
            RuleUse use{.subject = subject, .rule = rule.id};
            for (const auto& decisions : table) {
                for (const auto& decision : decisions) {
                    if (decision.subject != subject) continue;
                    const auto& held = *decision.rules;
                    if (std::find(held.begin(), held.end(), rule.id) == held.end()) continue;
                    ++use.held;
                    if (decision.readers) ++use.agreed;
                }
            }
            trial.rules.push_back(std::move(use));
        }
    }
}

std::vector<std::string> wordsAt(const std::string& answer, const std::vector<ByteSpan>& spans) {
    std::vector<std::string> words;
    for (const auto& span : spans) {
        if (span.begin < span.end && span.end <= answer.size()) {
            words.push_back(answer.substr(span.begin, span.end - span.begin));
        }
    }
    return words;
}

void addDisagreements(Trial& trial, const std::vector<MarkedResponse>& responses, const std::vector<Marking>& markings,
                      const Table& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (const auto& decision : table[i]) {
            if (decision.rubric == decision.readers) continue;
            trial.disagreements.push_back({.response = responses[i].id,
                                           .question = responses[i].question,
                                           .subject = decision.subject,
                                           .rubric = decision.rubric,
                                           .confidence = decision.confidence,
                                           .referred = markings[i].refer,
                                           .words = wordsAt(responses[i].answer, *decision.evidence),
                                           .why = *decision.why});
        }
    }
}

}  // namespace

Trial compareWithReaders(const Course& course, const std::vector<MarkedResponse>& responses,
                         const std::vector<Marking>& markings, std::size_t rounds) {
    Table table;
    for (std::size_t i = 0; i < responses.size(); ++i) table.push_back(decisionsOn(responses[i], markings[i]));

    Trial trial;
    trial.responses = responses.size();
    for (const auto& point : course.points) {
        const TrialSubject subject{TrialSubject::Kind::point, point.id.value};
        trial.points.push_back({subject, agreementOn(table, subject, rounds)});
    }
    for (const auto& misconception : course.misconceptions) {
        const TrialSubject subject{TrialSubject::Kind::misconception, misconception.id.value};
        trial.misconceptions.push_back({subject, agreementOn(table, subject, rounds)});
    }
    trial.allPoints = pooled(table, TrialSubject::Kind::point, rounds);
    trial.allMisconceptions = pooled(table, TrialSubject::Kind::misconception, rounds);
    addMacroF1(trial, course, table, rounds);
    addQuestions(trial, course, responses, markings, rounds);

    std::vector<Forecast> forecasts;
    for (const auto& decisions : table) {
        for (const auto& decision : decisions) {
            forecasts.push_back({decision.confidence, decision.rubric == decision.readers});
        }
    }
    trial.calibration = calibrate(forecasts);
    addReferral(trial, table, markings);
    addRules(trial, course, table);
    addDisagreements(trial, responses, markings, table);
    return trial;
}

int marksOf(const Course& course, const MarkedResponse& response) {
    const Question* question = course.findQuestion(response.question);
    if (!question) return 0;
    // Readers say which points were made, not in which halves: what was made is paid in full.
    Question whole = *question;
    for (QuestionPoint& credit : whole.points) credit.identify = credit.explain = {};
    Marking marking;
    for (const PointId& point : response.awarded) {
        PointMarking& one = marking.points.emplace_back();
        one.id = point;
        one.awarded = true;
    }
    giveMarks(whole, std::vector<std::string>(response.misconceptions.size()), marking);
    return marking.marks;
}

}  // namespace carewright
