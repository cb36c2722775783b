#include "app/learner/marking_words.h"

#include <algorithm>
#include <cstdlib>

namespace carewright::ui {
namespace {

const PointMarking* find(const Marking& marking, const PointId& id) {
    const auto found = std::ranges::find(marking.points, id, &PointMarking::id);
    return found == marking.points.end() ? nullptr : &*found;
}

std::string marksWord(int marks) { return std::to_string(marks) + (marks == 1 ? " mark" : " marks"); }

std::string titles(const Course& course, const std::vector<PointId>& points) {
    std::string words;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) words += i + 1 == points.size() ? " and " : ", ";
        const MarkingPoint* point = course.findPoint(points[i]);
        words += "“" + (point ? point->title : points[i].value) + "”";
    }
    return words;
}

}  // namespace

FlagWords describe(Flag flag, const Question& question, const Marking& marking) {
    switch (flag) {
        case Flag::nothingWritten: return {"Nothing was written", "Write a sentence or two and try again."};
        case Flag::tooShort:
            return {"This is short", "Answers of about " + std::to_string(question.minWords) +
                                         " words have room for a reason or an example. Say a little more."};
        case Flag::tooLong:
            return {"This is long", "Try to say the same in about " + std::to_string(question.maxWords) +
                                        " words. In an exam, time is short."};
        case Flag::keywordList:
            return {"These are key words rather than sentences",
                    "Say something about each word: who does what, and what the person gains by it."};
        case Flag::questionRepeated:
            return {"Much of this repeats the question", "Start with what you know, not with the words of the question."};
        case Flag::offSubject:
            return {"This seems to be about something else",
                    "Personalisation here is about care and support for people. Read the question once more."};
        case Flag::notEnglish: return {"This does not seem to be English", "Carewright can mark only English so far."};
        case Flag::rightAndWrong:
            return {"Part of this says one thing and part says the opposite",
                    "An assessor could not tell which you mean. Decide, and say it once."};
        case Flag::copied:
            return {"This is word for word from the course",
                    marking.copiedFrom.empty()
                        ? "Say it in your own words: that is what shows you understand it."
                        : "It matches “" + marking.copiedFrom +
                              "”. Say it in your own words: that is what shows you understand it."};
    }
    return {};
}

std::string gains(const Course& course, const Submission& before, const Submission& after) {
    const Marking* old = before.marking();
    const Marking* now = after.marking();
    if (!old || !now) return {};
    std::vector<PointId> gained, lost;
    for (const PointMarking& point : now->points) {
        const PointMarking* earlier = find(*old, point.id);
        if (point.awarded && !(earlier && earlier->awarded)) gained.push_back(point.id);
        if (!point.awarded && earlier && earlier->awarded) lost.push_back(point.id);
    }
    const int change = now->marks - old->marks;
    std::string words = change > 0   ? "This try gained " + marksWord(change) + "."
                        : change < 0 ? "This try has " + marksWord(std::abs(change)) + " less than the one before."
                                     : "This try has as many marks as the one before.";
    if (!gained.empty()) words += " New: " + titles(course, gained) + ".";
    if (!lost.empty()) words += " No longer there: " + titles(course, lost) + ".";
    return words;
}

std::string openPointWords(int marks, int left) {
    if (left <= 0) return "Full marks without it. Also worth knowing";
    return "Not yet: " + counted(std::min(marks, left), "mark", "marks") + " to earn";
}

}  // namespace carewright::ui
