#include "engine/review/reference_marks.h"

#include <utility>
#include <vector>

#include "engine/marking/trial.h"

namespace carewright {

namespace {

int worth(const Course& course, const QuestionId& question, std::vector<PointId> awarded) {
    MarkedResponse response;
    response.question = question;
    response.awarded = std::move(awarded);
    return marksOf(course, response);
}

}  // namespace

MarkedPair againstReference(const Course& course, const Sample& sample, const std::set<PointId>& awarded, std::size_t number, Instant when) {
    MarkedPair pair{number, sample.question, when, 0, 0, 0, {}};
    const Question* question = course.findQuestion(sample.question);
    pair.maxMarks = question ? question->marks : 0;
    std::vector<PointId> mine, reference;
    for (const SampleJudgement& judgement : sample.judgements) {
        if (judgement.point.empty()) continue;
        pair.points.push_back({judgement.point, awarded.contains(judgement.point), judgement.holds});
        if (awarded.contains(judgement.point)) mine.push_back(judgement.point);
        if (judgement.holds) reference.push_back(judgement.point);
    }
    pair.first = worth(course, sample.question, std::move(mine));
    pair.second = worth(course, sample.question, std::move(reference));
    return pair;
}

}  // namespace carewright
