/// Short quizzes put together on the spot from the items of a course: on a marking point, on a mistaken idea, or on what
/// the learner is still weak at.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

/// What a quick quiz should be about; an item fits where it is about any of these.
struct QuickQuizWish {
    std::string title;                              ///< "Quick quiz: positive risk-taking"
    std::vector<PointId> points;
    std::vector<MisconceptionId> misconceptions;
    std::size_t items = 5;                          ///< at most so many
};

/// A quiz with one pool of all items that fit; one without sections where no item does.
[[nodiscard]] Quiz quickQuiz(const Course& course, const QuickQuizWish& wish);

/// How many items of the course are about it.
[[nodiscard]] std::size_t itemsAbout(const Course& course, const PointId& point);
[[nodiscard]] std::size_t itemsAbout(const Course& course, const MisconceptionId& misconception);

/// What a learner has answered about one marking point in quizzes.
struct PointRecord {
    double earned = 0;      ///< sum of the fractions
    double answered = 0;    ///< items answered
};

/// The points to train first, the weakest first: those with items, by share earned with two imagined half-right answers
/// added to each, so that one slip does not outweigh what was never tried.
[[nodiscard]] std::vector<PointId> weakestPoints(const Course& course, const std::map<PointId, PointRecord>& records, std::size_t most);

}  // namespace carewright
