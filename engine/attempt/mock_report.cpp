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

/// One question's points, marks and mistaken ideas.
void addQuestion(const MockAnswer& answer, const Question& question, MockReport& report) {
    const bool refer = answer.marking && answer.marking->refer;
    for (const QuestionPoint& asked : question.points) {
        MockReportPoint point{question.id, asked.point, false, refer, 0, asked.marks, {}, {}};
        if (const PointMarking* judged = judgementOf(answer, asked.point)) {
            point.shown = judged->awarded;
            point.marks = judged->marks;
            point.evidence = judged->evidence;
            point.why = judged->why;
        }
        report.points.push_back(std::move(point));
    }
    report.maxMarks += question.marks;
    if (answer.answered()) ++report.answered;
    if (!answer.marking) return;
    report.marks += answer.marking->marks;
    for (const MisconceptionMarking& idea : answer.marking->misconceptions)
        if (idea.asserted) report.ideas.push_back({question.id, idea.id, idea.evidence});
}

/// What one question leaves missing, once all answers of the mock are known.
std::vector<PointId> missingOf(const MockAnswer& answer, const Question& question, const MockReport& report) {
    std::vector<PointId> missing;
    if (answer.marking && answer.marking->marks >= question.marks) return missing;
    for (const QuestionPoint& asked : question.points) {
        const auto shows = [&](const MockReportPoint& one) { return one.point == asked.point && one.shown; };
        if (std::ranges::none_of(report.points, shows)) missing.push_back(asked.point);
    }
    return missing;
}

/// What one question means for its criterion.
void addTo(MockReportCriterion& criterion, const MockAnswer& answer, const std::vector<PointId>& missing, const MockReport& report) {
    criterion.questions.push_back(answer.question);
    if (!answer.answered()) ++criterion.unanswered;
    for (const PointId& point : missing)
        if (std::ranges::find(criterion.missing, point) == criterion.missing.end()) criterion.missing.push_back(point);
    const bool mistaken = std::ranges::find(report.ideas, answer.question, &MockReportIdea::question) != report.ideas.end();
    criterion.likelyMet = criterion.likelyMet && missing.empty() && answer.answered() && answer.marking && !mistaken;
    criterion.doubtful = criterion.doubtful || (answer.marking && answer.marking->refer);
}

}  // namespace

MockReport reportOf(const MockState& mock, const Course& course) {
    MockReport report;
    report.complete = mock.marked();
    for (const Criterion& criterion : course.criteria) report.criteria.push_back({criterion.id, true, false, {}, 0, {}});
    for (const MockAnswer& answer : mock.answers)
        if (const Question* question = course.findQuestion(answer.question)) addQuestion(answer, *question, report);
    for (const MockAnswer& answer : mock.answers) {
        const Question* question = course.findQuestion(answer.question);
        if (!question) continue;
        const std::vector<PointId> missing = missingOf(answer, *question, report);
        for (const PointId& point : missing) {
            if (std::ranges::find(report.next, point, &MockAdvice::point) != report.next.end()) continue;
            const MarkingPoint* known = course.findPoint(point);
            report.next.push_back({point, known ? known->topic : TopicId(), question->id, quizTraining(point, course)});
        }
        const auto criterion = std::ranges::find(report.criteria, question->criterion, &MockReportCriterion::criterion);
        if (criterion != report.criteria.end()) addTo(*criterion, answer, missing, report);
    }
    std::erase_if(report.criteria, [](const MockReportCriterion& one) { return one.questions.empty(); });
    return report;
}

}  // namespace carewright
