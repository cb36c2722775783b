#include "app/desktop/upgrade_page.h"

#include <catch2/catch.hpp>

#include "tests/ui/text_stage.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("Who waits for an older record sees what is done and how far it is", "[ui][upgrade]") {
    UpgradeProgress far;
    TextStage stage([&](Flow& flow) { drawUpgrade(flow, far); });
    const auto standing = [&] {
        stage.frame();
        const SemanticItem* item = stage.record.find("upgrade/standing");
        REQUIRE(item);
        return item->label;
    };
    CHECK(standing() == "Checking it and making a backup …");
    far = {41500, 100000};
    CHECK(standing() == "41,500 of 100,000 answers and decisions");
    far = {999, 1000};
    CHECK(standing() == "999 of 1,000 answers and decisions");
    const SemanticItem* safe = stage.record.find("upgrade/safe");
    REQUIRE(safe);
    CHECK(safe->label.find("nothing is lost") != std::string::npos);
}
