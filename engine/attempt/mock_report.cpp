#include "engine/attempt/mock_report.h"

#include <algorithm>

namespace carewright {
namespace {

QuizId quizTraining(const PointId& point, const Course& course) {
    const auto trains = [&](const ItemId& id) {
        const Item* item = course.findItem(id);
        return item && std::ranges::find(item->points, point) != item->points.end();
    };
    for (const Quiz& quiz : course.quizzes)
        for (const QuizSection& section : quiz.sections)
            for (const QuizPool& pool : section.pools)
                if (std::ranges::any_of(pool.items, trains)) return quiz.id;
    return {};
}

const PointMarking* judgementOf(const MockAnswer& answer, const PointId& point) {
    if (!answer.marking) return nullptr;
    const auto found = std::ranges::find(answer.marking->points, point, &PointMarking::id);
    return found == answer.marking->points.end() ? nullptr : &*found;
}

/// One question's part of the report; true where it shows all that it asks for.
bool addQuestion(const MockAnswer& answer, const Question& question, const Course& course, MockReport& report) {
    const bool refer = answer.marking && answer.marking->refer;
    bool all = true;
    for (const QuestionPoint& asked : question.points) {
        MockReportPoint point{question.id, asked.point, false, refer, 0, asked.marks, {}, {}};
        if (const PointMarking* judged = judgementOf(answer, asked.point)) {
            point.shown = judged->awarded;
            point.marks = judged->marks;
            point.evidence = judged->evidence;
            point.why = judged->why;
        }
        all = all && point.shown;
        report.points.push_back(std::move(point));
    }
    const bool full = answer.marking && answer.marking->marks >= question.marks;
    report.maxMarks += question.marks;
    if (answer.answered()) ++report.answered;
    if (answer.marking) {
        report.marks += answer.marking->marks;
        for (const MisconceptionMarking& idea : answer.marking->misconceptions)
            if (idea.asserted) report.ideas.push_back({question.id, idea.id, idea.evidence});
    }
    if (all || full) return true;
    for (const MockReportPoint& point : report.points) {
        if (point.question != question.id || point.shown) continue;
        if (std::ranges::find(report.next, point.point, &MockAdvice::point) != report.next.end()) continue;
        const MarkingPoint* known = course.findPoint(point.point);
        report.next.push_back({point.point, known ? known->topic : TopicId(), question.id, quizTraining(point.point, course)});
    }
    return false;
}

}  // namespace

MockReport reportOf(const MockState& mock, const Course& course) {
    MockReport report;
    report.complete = mock.marked();
    for (const Criterion& criterion : course.criteria) report.criteria.push_back({criterion.id, true, false, {}, {}});
    for (const MockAnswer& answer : mock.answers) {
        const Question* question = course.findQuestion(answer.question);
        if (!question) continue;
        const std::size_t ideasBefore = report.ideas.size(), adviceBefore = report.next.size();
        const bool shown = addQuestion(answer, *question, course, report);
        const auto criterion = std::ranges::find(report.criteria, question->criterion, &MockReportCriterion::criterion);
        if (criterion == report.criteria.end()) continue;
        criterion->questions.push_back(question->id);
        criterion->likelyMet = criterion->likelyMet && shown && report.ideas.size() == ideasBefore;
        criterion->doubtful = criterion->doubtful || (answer.marking && answer.marking->refer);
        for (std::size_t i = adviceBefore; i < report.next.size(); ++i) criterion->missing.push_back(report.next[i].point);
    }
    std::erase_if(report.criteria, [](const MockReportCriterion& one) { return one.questions.empty(); });
    return report;
}

}  // namespace carewright
