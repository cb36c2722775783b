/// The course with one quiz item of every kind, and answers made by chance.
#pragma once

#include <filesystem>
#include <string>

#include "engine/attempt/item_response.h"
#include "engine/base/seeded_random.h"
#include "engine/content/course_reader.h"
#include "test_paths.h"

namespace carewright::test {

inline Course quizCourse() { return readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course; }

inline const Item& itemOf(const Course& course, const char* id) { return *course.findItem(ItemId(id)); }

/// Any answer, sensible or not: ids of the item mixed with others.
inline ItemResponse anyResponse(const Item& item, SeededRandom& random) {
    ItemResponse out;
    std::vector<PartId> ids{PartId("nothing")};
    for (const ItemOption& part : item.options) ids.push_back(part.id);
    for (const ItemPair& part : item.pairs) ids.push_back(part.id);
    for (const ItemCard& part : item.cards) ids.push_back(part.id);
    for (const ItemCategory& part : item.categories) ids.push_back(part.id);
    for (const GapPiece& part : item.pieces)
        if (!part.gap.empty()) ids.push_back(part.gap);
    const auto any = [&] { return ids[random.below(ids.size())]; };
    for (std::size_t i = random.below(ids.size() + 1); i > 0; --i) out.chosen.push_back(any());
    if (random.below(2) == 1) out.verdict = random.below(2) == 1;
    for (std::size_t i = random.below(ids.size() + 1); i > 0; --i) out.placed.push_back({any(), any()});
    static constexpr const char* words[] = {"Care Act 2014", "2015", "1948", "", "The person decides.", "\xF0\x9F\x98\x80"};
    for (std::size_t i = random.below(4); i > 0; --i) out.filled.push_back({any(), words[random.below(6)]});
    if (random.below(2) == 1) out.text = words[random.below(6)];
    return out;
}

}  // namespace carewright::test
