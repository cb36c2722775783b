#include <catch2/catch.hpp>

#include "app/ui/focus.h"
#include "app/ui/semantic_record.h"

using namespace carewright::ui;

namespace {

SemanticItem stop(const char* path) {
    SemanticItem item;
    item.path = path;
    item.focusable = true;
    return item;
}

}  // namespace

TEST_CASE("Items are found by the path of their scopes", "[record]") {
    SemanticRecord record;
    {
        const SemanticScope practise(record, "practise");
        const SemanticScope question(record, "define");
        record.add(stop("submit"));
        CHECK(record.pathOf("x") == "practise/define/x");
    }
    record.add(stop("top"));
    CHECK(record.find("practise/define/submit") != nullptr);
    CHECK(record.find("submit") == nullptr);
    CHECK(record.find("top") != nullptr);
    record.clear();
    CHECK(record.items().empty());
}

TEST_CASE("A record describes itself with labels and states", "[record]") {
    SemanticRecord record;
    SemanticItem item = stop("submit");
    item.role = Role::button;
    item.label = "Mark my answer";
    item.disabled = true;
    item.description = "Write something first.";
    record.add(std::move(item));
    CHECK(record.describe() == "button submit \"Mark my answer\" disabled -- Write something first.\n");
}

TEST_CASE("Tab walks round all stops both ways", "[focus]") {
    SemanticRecord record;
    for (const char* path : {"a", "b", "c"}) record.add(stop(path));
    Focus focus;
    focus.move(record, 1);
    CHECK(focus.has("a"));
    focus.move(record, 1);
    focus.move(record, 1);
    CHECK(focus.has("c"));
    focus.move(record, 1);
    CHECK(focus.has("a"));
    focus.move(record, -1);
    CHECK(focus.has("c"));
    CHECK(focus.ringShown());
    focus.giveByMouse("b");
    CHECK_FALSE(focus.ringShown());
}

TEST_CASE("Tab stays within a panel and begins where a view begins", "[focus]") {
    SemanticRecord record;
    for (const char* path : {"rail/home", "home/write", "look/size", "look/done"}) record.add(stop(path));
    Focus focus;
    focus.clear("home");
    focus.move(record, 1);
    CHECK(focus.has("home/write"));
    focus.move(record, 1, "look/");
    CHECK(focus.has("look/size"));
    focus.move(record, 1, "look/");
    focus.move(record, 1, "look/");
    CHECK(focus.has("look/size"));
}
