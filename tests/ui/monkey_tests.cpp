/// Seeded random clicks and keys: nothing crashes, and what was handed in only ever grows.
#include <catch2/catch.hpp>

#include <random>

#include "app/ui/keys.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

std::size_t submissionsIn(const Model& model) {
    std::size_t count = 0;
    for (const auto& [question, attempt] : model.attempts) count += attempt.submissions.size();
    return count;
}

void randomKey(HeadlessDriver& app, std::mt19937& random) {
    constexpr ImGuiKey keys[] = {ImGuiKey_Tab,      ImGuiKey_Enter,     ImGuiKey_Space,      ImGuiKey_Escape,
                                 ImGuiKey_PageDown, ImGuiKey_DownArrow, ImGuiKey_RightArrow, ImGuiKey_Backspace,
                                 ImGuiKey_Z,        ImGuiKey_A};
    constexpr int modifiers[] = {HeadlessDriver::none, HeadlessDriver::none, HeadlessDriver::shift,
                                 HeadlessDriver::ctrl};
    app.key(keys[random() % std::size(keys)], modifiers[random() % std::size(modifiers)]);
}

void randomClick(HeadlessDriver& app, std::mt19937& random) {
    std::vector<const SemanticItem*> targets;
    for (const SemanticItem& item : app.record().items())
        if (item.focusable && !item.visible.empty()) targets.push_back(&item);
    if (targets.empty()) return;
    const Rect seen = targets[random() % targets.size()]->visible;
    app.clickAt((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
}

}  // namespace

TEST_CASE("A monkey at the app breaks nothing and loses nothing", "[monkey]") {
    const TemporaryFolder folder;
    const unsigned seed = GENERATE(1u, 2u, 3u);
    INFO("seed " << seed);
    std::mt19937 random(seed);
    HeadlessDriver app(onCourse(folder));
    std::size_t submissions = 0;
    for (int step = 0; step < 250 && !app.workspace().quitWanted(); ++step) {
        switch (random() % 8) {
            case 0: app.type("care and choice, naïve “words” "); break;
            case 1:
            case 2: randomKey(app, random); break;
            case 3: app.scroll(random() % 2 ? 3.0f : -3.0f); break;
            case 4: app.wait(std::chrono::seconds(1)); break;
            default: randomClick(app, random); break;
        }
        const std::size_t now = submissionsIn(app.model());
        INFO("step " << step << " in " << toString(app.model().place.room));
        REQUIRE(now >= submissions);
        submissions = now;
        REQUIRE_FALSE(app.record().items().empty());
        REQUIRE_FALSE(app.model().trouble.has_value());
    }
}
