#include "engine/marking/credits.h"

#include <algorithm>

namespace carewright {
namespace {

/// Adds to what the point says of itself, where anybody asked for that.
void say(PointMarking& point, const std::string& text) {
    if (!point.why.empty()) point.why += text;
}

class Credits {
public:
    Credits(const Question& question, Marking& marking) : m_question(question), m_marking(marking), m_left(question.marks) {
        for (const CreditGroup& group : question.groups) m_groupLeft.push_back(group.max);
    }

    void give() {
        for (const QuestionPoint& credit : m_question.points) {
            PointMarking* point = awarded(credit.point);
            if (point == nullptr) continue;
            if (!credit.dependsOn.empty() && awarded(credit.dependsOn) == nullptr) {
                say(*point, " Its marks wait for another point of this question.");
                continue;
            }
            point->marks = withinGroup(credit, worth(credit, *point), *point);
            if (point->marks > m_left) {
                say(*point, m_left == 0 ? " The question's marks were all earned by other points already."
                                        : " With it the question's marks are all earned.");
                point->marks = m_left;
            }
            m_left -= point->marks;
        }
    }

    void cancel(const std::vector<std::string>& wrong) {
        for (const std::string& why : wrong) {
            PointMarking* least = nullptr;
            for (PointMarking& point : m_marking.points) {
                if (point.marks > 0 && (least == nullptr || point.marks <= least->marks)) least = &point;
            }
            if (least == nullptr) return;
            least->marks = 0;
            say(*least, " In this question a wrong response takes back a right one: " + why);
        }
    }

    void addUp() {
        m_marking.marks = 0;
        for (const PointMarking& point : m_marking.points) m_marking.marks += point.marks;
    }

private:
    PointMarking* awarded(const PointId& id) {
        const auto it = std::find_if(m_marking.points.begin(), m_marking.points.end(),
                                     [&](const PointMarking& point) { return point.id == id && point.awarded; });
        return it == m_marking.points.end() ? nullptr : &*it;
    }

    static bool holdsOneOf(const PointMarking& point, const CreditPart& part) {
        return std::any_of(part.awards.begin(), part.awards.end(), [&](const RuleId& award) {
            return std::find(point.rules.begin(), point.rules.end(), award) != point.rules.end();
        });
    }

    static int worth(const QuestionPoint& credit, PointMarking& point) {
        if (credit.identify.awards.empty() || credit.explain.awards.empty()) return credit.marks;
        const bool explained = holdsOneOf(point, credit.explain);
        const bool identified = holdsOneOf(point, credit.identify) || !explained;
        if (identified && explained) return credit.identify.marks + credit.explain.marks;
        if (identified) {
            say(point, " That names it; say more about it (how, why, or what it leads to) for the other part of the marks.");
            return credit.identify.marks;
        }
        say(point, " That explains something that has not been named yet; name it to earn the marks.");
        return 0;
    }

    int withinGroup(const QuestionPoint& credit, int marks, PointMarking& point) {
        if (credit.group < 0 || static_cast<std::size_t>(credit.group) >= m_groupLeft.size()) return marks;
        int& left = m_groupLeft[static_cast<std::size_t>(credit.group)];
        const int given = std::min(marks, left);
        if (given < marks) {
            say(point, " This part of the question brings " + std::to_string(m_question.groups[static_cast<std::size_t>(credit.group)].max) +
                           " at most, and that is reached.");
        }
        left -= given;
        return given;
    }

    const Question& m_question;
    Marking& m_marking;
    int m_left;
    std::vector<int> m_groupLeft;
};

}  // namespace

void giveMarks(const Question& question, const std::vector<std::string>& wrong, Marking& marking) {
    Credits credits(question, marking);
    credits.give();
    if (question.wrongExtras == WrongExtras::cancel) credits.cancel(wrong);
    credits.addUp();
}

}  // namespace carewright
