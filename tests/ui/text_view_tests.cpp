#include <catch2/catch.hpp>
#include <random>

#include "app/ui/text_view.h"
#include "tests/ui/text_random.h"
#include "tests/ui/text_stage.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

using Groups = std::vector<std::size_t>;

struct Wall {
    TextView view;
    TextViewOptions options;
    TextViewEvents events;
    TextStage stage{[this](Flow& flow) { events = view.draw(flow, "response", options); }};

    void point(const Rect& rect) { stage.moveMouse((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2); }
};

const char* const answer = "People choose their own support. Staff listen to them.";

std::vector<EvidenceGroup> twoGroups() {
    return {{1, "Own choices", {{0, 13}, {20, 31}}}, {3, "Support", {{24, 31}, {33, 45}}}};
}

}  // namespace

TEST_CASE("Overlapping evidence is cut into stretches and stacked in lanes", "[evidence]") {
    const Evidence evidence(answer, twoGroups());
    REQUIRE(evidence.stops().size() == 4);
    CHECK(evidence.lanes() == std::vector<int>{0, 0, 1, 0});
    CHECK(evidence.laneCount() == 2);
    CHECK(evidence.groupsAt(0) == Groups{0});
    CHECK(evidence.groupsAt(13).empty());
    CHECK(evidence.groupsAt(22) == Groups{0});
    CHECK(evidence.groupsAt(26) == Groups{0, 1});
    CHECK(evidence.groupsAt(40) == Groups{1});
    CHECK(evidence.groupsAt(500).empty());
}

TEST_CASE("Bad spans are dropped or cut to the text", "[evidence]") {
    const Evidence evidence("né", {{1, "a", {{2, 2}, {5, 9}, {3, 1}, {0, 99}}}, {2, "b", {{2, 3}}}});
    REQUIRE(evidence.stops().size() == 2);
    CHECK(evidence.stops()[0] == EvidenceStop{0, 3, 0});
    CHECK(evidence.stops()[1] == EvidenceStop{1, 3, 1});
    CHECK(Evidence("", twoGroups()).stops().empty());
}

TEST_CASE("Stretches agree with a plain count of the groups at each byte", "[evidence]") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        const std::string text(200, 'x');
        std::vector<EvidenceGroup> groups(1 + random() % 7);
        for (EvidenceGroup& group : groups) {
            for (unsigned i = 0; i < random() % 6; ++i) {
                const auto begin = static_cast<std::uint32_t>(random() % 200);
                group.spans.push_back({begin, begin + static_cast<std::uint32_t>(random() % 40)});
            }
        }
        const Evidence evidence(text, groups);
        for (std::size_t at = 0; at < text.size(); ++at) {
            Groups expected;
            for (std::size_t g = 0; g < groups.size(); ++g) {
                for (const ByteSpan& span : groups[g].spans) {
                    if (at >= span.begin && at < span.end && (expected.empty() || expected.back() != g)) expected.push_back(g);
                }
            }
            REQUIRE(evidence.groupsAt(at) == expected);
        }
        for (std::size_t a = 0; a < evidence.stops().size(); ++a) {
            for (std::size_t b = a + 1; b < evidence.stops().size(); ++b) {
                const bool overlap = evidence.stops()[b].begin < evidence.stops()[a].end;
                if (overlap) REQUIRE(evidence.lanes()[a] != evidence.lanes()[b]);
            }
        }
    }
}

TEST_CASE("Each passage of evidence is recorded with its number and words", "[evidence]") {
    Wall wall;
    wall.options.label = "Your answer";
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    CHECK(wall.stage.item("response").value == answer);
    CHECK(wall.stage.item("response/evidence-1").label == "1: Own choices");
    CHECK(wall.stage.item("response/evidence-1").value == "People choose");
    CHECK(wall.stage.item("response/evidence-3").label == "3: Support");
    CHECK(wall.stage.item("response/evidence-3").role == Role::evidence);
    CHECK_FALSE(wall.stage.item("response/evidence-1").focusable);
}

TEST_CASE("Pointing at words tells their groups", "[evidence]") {
    Wall wall;
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    wall.point(wall.stage.item("response/evidence-1").rect);
    CHECK(wall.events.hovered == Groups{0});
    CHECK(wall.stage.item("response/evidence-1").selected);
    wall.point(wall.stage.item("response/evidence-3").rect);
    CHECK(wall.events.hovered == Groups{0, 1});
    const Rect first = wall.stage.item("response/evidence-1").rect;
    wall.stage.moveMouse(first.right + 200, first.bottom + 300);
    CHECK(wall.events.hovered.empty());
}

TEST_CASE("A click on evidence chooses its group", "[evidence]") {
    Wall wall;
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    wall.point(wall.stage.item("response/evidence-4").rect);
    wall.stage.button(true);
    CHECK_FALSE(wall.events.clicked.has_value());
    ImGui::GetIO().MouseDown[0] = false;
    wall.stage.frame();
    CHECK(wall.events.clicked == std::size_t{1});
    CHECK(wall.stage.item("response").focused);
}

TEST_CASE("Arrows go from passage to passage while the view has the keyboard", "[evidence]") {
    Wall wall;
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    wall.stage.key(ImGuiKey_RightArrow);
    CHECK(wall.events.focused.empty());
    wall.stage.focus.giveByKeyboard("response");
    wall.stage.frame();
    CHECK(wall.events.focused == Groups{0});
    wall.stage.key(ImGuiKey_RightArrow);
    wall.stage.key(ImGuiKey_RightArrow);
    CHECK(wall.events.focused == Groups{1});
    CHECK(wall.stage.item("response/evidence-3").focused);
    wall.stage.key(ImGuiKey_End);
    CHECK(wall.stage.item("response/evidence-4").focused);
    wall.stage.key(ImGuiKey_RightArrow);
    CHECK(wall.stage.item("response/evidence-4").focused);
    wall.stage.key(ImGuiKey_Home);
    CHECK(wall.stage.item("response/evidence-1").focused);
    wall.stage.key(ImGuiKey_Escape);
    CHECK(wall.events.focused.empty());
    wall.stage.focus.clear();
    wall.stage.frame();
    CHECK(wall.events.focused.empty());
}

TEST_CASE("Words can be selected and copied and without a selection all is copied", "[evidence]") {
    Wall wall;
    wall.view.setText(answer, twoGroups());
    wall.stage.focus.giveByKeyboard("response");
    wall.stage.frame();
    wall.stage.key(ImGuiKey_C, TextStage::ctrl);
    CHECK(wall.stage.clipboard == answer);
    wall.stage.key(ImGuiKey_RightArrow, TextStage::shift | TextStage::ctrl);
    wall.stage.key(ImGuiKey_C, TextStage::ctrl);
    CHECK(wall.stage.clipboard == "People ");
    const Rect first = wall.stage.item("response/evidence-1").rect;
    wall.stage.click(first.left + 3, (first.top + first.bottom) / 2, 2);
    wall.stage.key(ImGuiKey_C, TextStage::ctrl);
    CHECK(wall.stage.clipboard == "People");
}

TEST_CASE("In high contrast nothing but lines and numbers marks the evidence", "[evidence]") {
    Wall wall;
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    const int filled = wall.stage.vertices();
    wall.stage.useTheme(ThemeName::highContrast);
    wall.stage.frame();
    CHECK(wall.stage.vertices() < filled);
    wall.view.setText(answer);
    wall.stage.frame();
    const int plain = wall.stage.vertices();
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    CHECK(wall.stage.vertices() > plain);
}

TEST_CASE("Emphasis and the place being read change what is drawn", "[evidence]") {
    Wall wall;
    wall.view.setText(answer, twoGroups());
    wall.stage.frame();
    const int plain = wall.stage.vertices();
    wall.options.readAloud = {14, 19};
    wall.stage.frame();
    CHECK(wall.stage.vertices() > plain);
    wall.options.emphasised = {1};
    wall.stage.frame();
    CHECK(wall.stage.item("response/evidence-4").selected);
    CHECK_FALSE(wall.stage.item("response/evidence-1").selected);
}

TEST_CASE("A text wraps to the width it is given and takes the height it needs", "[evidence]") {
    Wall wall;
    wall.view.setText("short");
    wall.stage.frame();
    const float one = wall.stage.item("response").rect.height();
    std::string text;
    for (int i = 0; i < 100; ++i) text += "personalisation ";
    wall.view.setText(text);
    wall.stage.frame();
    CHECK(wall.stage.item("response").rect.height() > 10 * one);
}
