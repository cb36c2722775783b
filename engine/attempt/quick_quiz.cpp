#include "engine/attempt/quick_quiz.h"

#include <algorithm>

namespace carewright {

namespace {

template <class IdType>
bool shares(const std::vector<IdType>& a, const std::vector<IdType>& b) {
    return std::ranges::any_of(a, [&](const IdType& id) { return std::ranges::find(b, id) != b.end(); });
}

bool isAbout(const Item& item, const MisconceptionId& id) {
    return std::ranges::find(item.misconceptions, id) != item.misconceptions.end() || std::ranges::find(item.options, id, &ItemOption::reveals) != item.options.end();
}

bool fits(const Item& item, const QuickQuizWish& wish) {
    return shares(item.points, wish.points) || std::ranges::any_of(wish.misconceptions, [&](const MisconceptionId& id) { return isAbout(item, id); });
}

}  // namespace

Quiz quickQuiz(const Course& course, const QuickQuizWish& wish) {
    Quiz quiz;
    quiz.title = wish.title;
    QuizPool pool;
    for (const Item& item : course.items)
        if (!item.id.empty() && fits(item, wish)) pool.items.push_back(item.id);
    if (pool.items.empty()) return quiz;
    pool.draw = static_cast<int>(std::min(wish.items, pool.items.size()));
    quiz.sections.push_back(QuizSection{{}, {std::move(pool)}, {}});
    return quiz;
}

std::size_t itemsAbout(const Course& course, const PointId& point) {
    return static_cast<std::size_t>(std::ranges::count_if(course.items, [&](const Item& item) { return std::ranges::find(item.points, point) != item.points.end(); }));
}

std::size_t itemsAbout(const Course& course, const MisconceptionId& misconception) {
    return static_cast<std::size_t>(std::ranges::count_if(course.items, [&](const Item& item) { return isAbout(item, misconception); }));
}

std::vector<PointId> weakestPoints(const Course& course, const std::map<PointId, PointRecord>& records, std::size_t most) {
    std::vector<std::pair<double, PointId>> points;
    for (const MarkingPoint& point : course.points) {
        if (itemsAbout(course, point.id) == 0) continue;
        const auto found = records.find(point.id);
        const PointRecord record = found == records.end() ? PointRecord{} : found->second;
        points.emplace_back((record.earned + 1) / (record.answered + 2), point.id);
    }
    std::ranges::stable_sort(points, {}, &std::pair<double, PointId>::first);
    std::vector<PointId> out;
    for (const auto& [share, point] : points)
        if (out.size() < most) out.push_back(point);
    return out;
}

}  // namespace carewright
