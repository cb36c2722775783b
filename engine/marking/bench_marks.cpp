#include "engine/marking/bench_marks.h"

#include <algorithm>

namespace carewright {

bool readersSay(const MarkedResponse& response, const TrialSubject& subject) {
    const auto names = [&](const auto& ids) { return std::ranges::any_of(ids, [&](const auto& id) { return id.value == subject.id; }); };
    return subject.kind == TrialSubject::Kind::point ? names(response.awarded) : names(response.misconceptions);
}

Agreement agreementOf(const BenchMarks& marks, std::span<const MarkedResponse> responses, BenchSide side) {
    Agreement out;
    for (std::size_t i = 0; i < marks.verdicts.size() && i < responses.size(); ++i) {
        out.counts.add(verdictOf(marks.verdicts[i], side), readersSay(responses[i], marks.subject));
    }
    out.precision = precision(out.counts);
    out.recall = recall(out.counts);
    out.f1 = f1(out.counts);
    out.kappa = kappa(out.counts);
    return out;
}

std::vector<BenchDifference> disagreements(const BenchMarks& marks, std::span<const MarkedResponse> responses, BenchSide side) {
    std::vector<BenchDifference> out;
    for (const bool rubric : {false, true}) {
        for (std::size_t i = 0; i < marks.verdicts.size() && i < responses.size(); ++i) {
            const bool readers = readersSay(responses[i], marks.subject);
            if (verdictOf(marks.verdicts[i], side) == rubric && rubric != readers) out.push_back({i, rubric, readers});
        }
    }
    return out;
}

std::vector<BenchDifference> changesSince(const BenchMarks& before, const BenchMarks& now, std::span<const MarkedResponse> responses, BenchSide side) {
    std::vector<BenchDifference> out;
    const std::size_t count = std::min({before.verdicts.size(), now.verdicts.size(), responses.size()});
    for (const bool gained : {true, false}) {
        for (std::size_t i = 0; i < count; ++i) {
            const bool is = verdictOf(now.verdicts[i], side);
            if (is == gained && is != verdictOf(before.verdicts[i], side)) out.push_back({i, is, readersSay(responses[i], now.subject)});
        }
    }
    return out;
}

}  // namespace carewright
