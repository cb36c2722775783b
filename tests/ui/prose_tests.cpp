#include <imgui.h>

#include <catch2/catch.hpp>

#include "app/ui/fitted.h"
#include "app/ui/fonts.h"
#include "app/ui/prose.h"

using namespace carewright::ui;

namespace {

/// An ImGui context with fonts, for measuring only.
struct Setting {
    Setting() {
        ImGui::SetCurrentContext(imgui);
        type = buildType(*ImGui::GetIO().Fonts, findFonts(FontFamily::inter), 17);
    }
    ~Setting() { ImGui::DestroyContext(imgui); }
    ImGuiContext* imgui = ImGui::CreateContext();
    TypeSet type;
};

std::string words(const ProseLayout& layout) {
    std::string all;
    for (const PlacedPiece& piece : layout.placed) all.append(piece.text).push_back('|');
    return all;
}

}  // namespace

TEST_CASE("Lines break at spaces and keep within the width", "[prose]") {
    const Setting setting;
    const Face& face = setting.type.face(TypeStep::body);
    const std::string text = "Support begins with the person and what matters to them every day of the week.";
    const float width = textWidth(face, "Support begins with the");
    const ProseLayout layout = layOut({{text, face, {}, 0}}, width + 1, 20);
    CHECK(layout.placed.size() > 2);
    for (const PlacedPiece& piece : layout.placed) {
        CHECK(piece.x + piece.width <= width + 2);
        CHECK_FALSE(piece.text.starts_with(' '));
    }
    CHECK(layout.placed.front().text == "Support begins with the");
    CHECK(layout.height == Approx(20.0f * layout.placed.size()));
}

TEST_CASE("A word is not torn from the comma behind its link", "[prose]") {
    const Setting setting;
    const Face& face = setting.type.face(TypeStep::body);
    const float width = textWidth(face, "They use a budget");
    const ProseLayout layout =
        layOut({{"They use a ", face, {}, 0}, {"budget", face, {}, 1}, {", which helps.", face, {}, 0}}, width, 20);
    CHECK(words(layout).starts_with("They use a|budget|,"));
    REQUIRE(layout.placed.size() >= 3);
    CHECK(layout.placed[1].y == layout.placed[2].y);
    CHECK(layout.placed[1].y > layout.placed[0].y);
}

TEST_CASE("A word wider than the line is broken rather than cut off", "[prose]") {
    const Setting setting;
    const Face& face = setting.type.face(TypeStep::body);
    const ProseLayout layout = layOut({{"personalisationpersonalisation", face, {}, 0}}, 80, 20);
    CHECK(layout.placed.size() > 2);
    CHECK(layout.width <= 81);
}

TEST_CASE("An empty text is one line high and a line break starts a new line", "[prose]") {
    const Setting setting;
    const Face& face = setting.type.face(TypeStep::body);
    CHECK(layOut({{"", face, {}, 0}}, 100, 20).height == Approx(20));
    CHECK(layOut({{"a\n\nb", face, {}, 0}}, 100, 20).height == Approx(60));
}

TEST_CASE("a name that is too long ends with an ellipsis, between characters", "[prose]") {
    const Setting setting;
    const Face& face = setting.type.face(TypeStep::body);
    CHECK(fitted(face, "Money", 1000) == "Money");
    const std::string cut = fitted(face, "Money and systémes", textWidth(face, "Money and syst…"));
    CHECK(cut == "Money and syst…");
    CHECK(fitted(face, "été", 1) == "…");
}
