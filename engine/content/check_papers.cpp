// What is put together from items and questions: quizzes, mock assessments, and responses with reference marks.
#include <algorithm>
#include <unordered_set>

#include "engine/content/check_needs.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

void checkPool(const CheckContext& check, const QuizPool& pool, std::unordered_set<std::string_view>& seen) {
    if (pool.items.empty()) check.error(pool.place, "<use> names no item; add items=\"…\" with the ids of items.");
    for (const ItemId& item : pool.items) {
        if (seen.insert(item.value).second) continue;
        check.error(pool.place, "<use> names the item \"" + shortened(item.value, 64) + "\", which stands in this quiz already; name it once.");
    }
    if (pool.draw > 0 && static_cast<std::size_t>(pool.draw) > pool.items.size() && !pool.items.empty()) {
        check.error(pool.place, "<use> draws " + std::to_string(pool.draw) + " items from a pool of " + std::to_string(pool.items.size()) + "; name more items or draw fewer.");
    }
}

void checkQuiz(const CheckContext& check, const Quiz& quiz) {
    const std::string who = nameOfElement("quiz", quiz.id.value);
    const Needs needs(check, "quiz", quiz.id.value, quiz.place);
    needs.attribute("title", quiz.title.empty());
    needs.element("about", quiz.about.empty());
    if (quiz.sections.empty()) check.error(quiz.place, who + " has no <section>, so it holds no items; add one.");
    std::unordered_set<std::string_view> seen;
    for (const QuizSection& section : quiz.sections) {
        if (section.pools.empty()) check.error(section.place, "<section> of " + who + " uses no items; add a <use items=\"…\"/>.");
        if (section.title.empty() && quiz.sections.size() > 1) check.warning(section.place, "<section> of " + who + " has no title; say what its items have in common.");
        for (const QuizPool& pool : section.pools) checkPool(check, pool, seen);
    }
}

void checkMock(const CheckContext& check, const Mock& mock) {
    const std::string who = nameOfElement("mock", mock.id.value);
    const Needs needs(check, "mock", mock.id.value, mock.place);
    needs.attribute("title", mock.title.empty());
    needs.element("about", mock.about.empty());
    if (mock.questions.empty()) check.error(mock.place, who + " asks nothing; add questions=\"…\" with the ids of questions.");
    std::unordered_set<std::string_view> seen;
    for (const QuestionId& question : mock.questions) {
        if (!seen.insert(question.value).second) check.error(mock.place, who + " asks the question \"" + shortened(question.value, 64) + "\" twice; name it once.");
    }
}

class SampleCheck {
public:
    SampleCheck(const CheckContext& check, const Sample& sample) : m_check(check), m_sample(sample), m_who(nameOfElement("sample", sample.id.value)) {}

    void run() {
        const Needs needs(m_check, "sample", m_sample.id.value, m_sample.place);
        needs.attribute("question", m_sample.question.empty());
        needs.element("response", m_sample.response.empty());
        for (const SampleJudgement& judgement : m_sample.judgements) see(judgement);
        const auto at = m_check.index.questions.find(m_sample.question.value);
        if (at) compare(m_check.course.questions[*at]);
    }

private:
    void see(const SampleJudgement& judgement) {
        if (judgement.point.empty() == judgement.misconception.empty()) {
            m_check.error(judgement.place, "<judgement> of " + m_who + " needs either point=\"…\" or misconception=\"…\".");
            return;
        }
        const bool point = !judgement.point.empty();
        const std::string& id = point ? judgement.point.value : judgement.misconception.value;
        const std::string name = nameOfElement("judgement", id, point ? "point" : "misconception");
        if (!(point ? m_points : m_misconceptions).insert(id).second) m_check.error(judgement.place, name + " stands twice in " + m_who + "; keep one.");
        if (judgement.why.empty()) m_check.error(judgement.place, name + " of " + m_who + " needs a <why> with text in it.");
        if (judgement.holds && judgement.quotes.empty()) m_check.warning(judgement.place, name + " of " + m_who + " holds, but quotes nothing; add a <quote> with the words that show it.");
        for (const std::string& quote : judgement.quotes) {
            if (quote.empty() || m_sample.response.find(quote) == std::string::npos) {
                m_check.error(judgement.place, "The quote \"" + shortened(quote, 60) + "\" does not stand in the response of " + m_who + "; copy the words as they stand there.");
            }
        }
    }

    /// Learners mark every point of the question, so each needs its reference.
    void compare(const Question& question) const {
        for (const QuestionPoint& credit : question.points) {
            if (m_points.contains(credit.point.value)) continue;
            m_check.error(m_sample.place, m_who + " has no judgement of the point \"" + credit.point.value + "\", which its question credits; add a <judgement point=\"" + credit.point.value + "\">.");
        }
        for (const SampleJudgement& judgement : m_sample.judgements) {
            if (judgement.point.empty() || !m_check.index.points.has(judgement.point.value)) continue;
            const bool credited = std::any_of(question.points.begin(), question.points.end(), [&](const QuestionPoint& credit) { return credit.point == judgement.point; });
            if (!credited) m_check.error(judgement.place, nameOfElement("judgement", judgement.point.value, "point") + " of " + m_who + " is about a point that its question does not credit; remove it.");
        }
    }

    const CheckContext& m_check;
    const Sample& m_sample;
    std::string m_who;
    std::unordered_set<std::string_view> m_points, m_misconceptions;
};

}  // namespace

void checkPapers(const CheckContext& check) {
    for (const Quiz& quiz : check.course.quizzes) checkQuiz(check, quiz);
    for (const Mock& mock : check.course.mocks) checkMock(check, mock);
    for (const Sample& sample : check.course.samples) SampleCheck(check, sample).run();
}

}  // namespace carewright
