// How well quiz items are written (item_writing.h), and gaps in what the items of a course train.
#include <unordered_set>

#include "engine/content/checks.h"
#include "engine/content/item_writing.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

/// One line for all of `things` that no item is about.
template <class Thing>
void warnUncovered(const CheckContext& check, const std::vector<Thing>& things, const std::unordered_set<std::string_view>& covered, std::string_view what) {
    constexpr std::size_t mostNamed = 12;
    std::string names;
    std::size_t missing = 0;
    for (const Thing& thing : things) {
        if (thing.id.empty() || covered.contains(thing.id.value)) continue;
        if (++missing <= mostNamed) names += (names.empty() ? "" : ", ") + shortened(thing.id.value, 64);
    }
    if (missing == 0) return;
    if (missing > mostNamed) names += " and " + std::to_string(missing - mostNamed) + " more";
    check.warning(check.course.place, "No quiz item is about " + std::to_string(missing) + " of the course's " + std::to_string(things.size()) + " " +
                                          std::string(what) + ": " + names + ".");
}

void checkCoverage(const CheckContext& check) {
    std::unordered_set<std::string_view> points, misconceptions, terms, laws;
    const auto cover = [](std::unordered_set<std::string_view>& set, const auto& ids) {
        for (const auto& id : ids) set.insert(id.value);
    };
    for (const Item& item : check.course.items) {
        cover(points, item.points);
        cover(misconceptions, item.misconceptions);
        cover(terms, item.terms);
        cover(laws, item.laws);
        for (const ItemOption& option : item.options) misconceptions.insert(option.reveals.value);
    }
    warnUncovered(check, check.course.points, points, "marking points");
    warnUncovered(check, check.course.misconceptions, misconceptions, "misconceptions");
    warnUncovered(check, check.course.terms, terms, "terms");
    warnUncovered(check, check.course.laws, laws, "laws");
}

}  // namespace

void checkItemWriting(const CheckContext& check) {
    for (const Item& item : check.course.items) {
        for (ItemWarning& warning : itemWarnings(item)) check.warning(warning.place, std::move(warning.text));
    }
    if (!check.course.items.empty() && !check.options.incomplete) checkCoverage(check);
}

}  // namespace carewright
