#include "engine/content/item_writing.h"

#include <catch2/catch.hpp>

namespace carewright {
namespace {

using Kind = ItemFault::Kind;

Item soundItem() {
    Item item;
    item.id = ItemId("i");
    item.stem = "Who has the say here?";
    item.points = {PointId("p")};
    item.reason = "It is their day.";
    for (const char* text : {"The person", "The manager", "The rota"}) {
        ItemOption option;
        option.text = text;
        option.right = item.options.empty();
        if (!option.right) option.feedback = "They may advise.";
        item.options.push_back(option);
    }
    return item;
}

}  // namespace

TEST_CASE("Faults of an item name the option and the word", "[content][items]") {
    CHECK(itemFaults(soundItem()).empty());
    Item item = soundItem();
    item.options[2].feedback.clear();
    CHECK(itemFaults(item) == std::vector<ItemFault>{{Kind::silentOption, 2, {}}});
    item = soundItem();
    item.options[1].text = "None of these";
    CHECK(itemFaults(item) == std::vector<ItemFault>{{Kind::aboutOptions, 1, {}}});
    item = soundItem();
    item.stem = "Who does not have the say here?";
    CHECK(itemFaults(item) == std::vector<ItemFault>{{Kind::hiddenNegation, 0, "not"}});
    item = soundItem();
    item.options[0].text = "The person, with as much help as they want from those who know them well";
    CHECK(itemFaults(item) == std::vector<ItemFault>{{Kind::longestRight, 0, {}}});
    item = soundItem();
    item.options[1].text = "Always the manager";
    item.options[2].text = "Only the rota";
    CHECK(itemFaults(item) == std::vector<ItemFault>{{Kind::absoluteWrong, 0, {}}});
    item = soundItem();
    item.kind = Item::Kind::written;
    item.points.clear();
    item.reason.clear();
    CHECK(itemFaults(item) == std::vector<ItemFault>{{Kind::noReason, 0, {}}, {Kind::noModelAnswer, 0, {}}});
    // Silent options are one warning of the course check, however many.
    item = soundItem();
    item.options[1].feedback.clear();
    item.options[2].feedback.clear();
    REQUIRE(itemWarnings(item).size() == 1);
    CHECK(itemWarnings(item).front().text.find("2 wrong options without <feedback>") != std::string::npos);
}

}  // namespace carewright
