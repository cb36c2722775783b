/// Fonts that are installed: which are offered, what a broken file does, and that a choice stays.
#include <catch2/catch.hpp>
#include <imgui.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "app/desktop/workspace_entries.h"
#include "app/ui/installed_fonts.h"
#include "app/ui/look.h"
#include "app/ui/prose.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const std::filesystem::path dejavu = "/usr/share/fonts/truetype/dejavu";

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

/// A look of its own with an atlas of its own.
struct Bench {
    explicit Bench(std::vector<InstalledFont> fonts) : look({}, [fonts = std::move(fonts)] { return fonts; }) {}

    float widthIn(FontFamily family, const std::string& name = {}) {
        Settings settings;
        settings.family = family;
        settings.installedFont = name;
        look.fit(settings, 1, atlas);
        REQUIRE(atlas.IsBuilt());
        return textWidth(look.type().face(TypeStep::body), "Personalisation means starting with the person.");
    }
    [[nodiscard]] const std::string& problem() const { return look.fonts().problem; }

    ImGuiContext* context = ImGui::CreateContext();
    ImFontAtlas atlas;
    Look look;

    ~Bench() { ImGui::DestroyContext(context); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
};

}  // namespace

TEST_CASE("Families with upright letters that scale are offered, and damaged files are not", "[fonts]") {
    const TemporaryFolder folder;
    for (const char* const name : {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf"}) std::filesystem::copy(dejavu / name, folder.path() / name);
    const std::string whole = bytesOf(dejavu / "DejaVuSans.ttf");
    write(folder.path() / "Half.ttf", whole.substr(0, 2000));
    write(folder.path() / "Words.ttf", "This is no font.");
    write(folder.path() / "Empty.otf", "");
    std::filesystem::copy("/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf", folder.path() / "icons.ttf");
    const std::vector<InstalledFont> fonts = installedFonts(folder.path());
    REQUIRE(fonts.size() == 2);
    CHECK(fonts[0] == InstalledFont{"DejaVu Sans", folder.path() / "DejaVuSans.ttf", folder.path() / "DejaVuSans-Bold.ttf"});
    CHECK(fonts[1] == InstalledFont{"DejaVu Sans Mono", folder.path() / "DejaVuSansMono.ttf", folder.path() / "DejaVuSansMono.ttf"});
    CHECK(installedFonts(folder.path() / "no such folder").empty());
    // Of this computer: by name, and none of those that come with the app.
    const std::vector<InstalledFont> here = installedFonts();
    CHECK(std::ranges::is_sorted(here, {}, &InstalledFont::family));
    CHECK(std::ranges::none_of(here, [](const InstalledFont& one) { return one.family == "Inter" || one.family == "OpenDyslexic"; }));
}

TEST_CASE("What is wrong with a font file is said", "[fonts]") {
    const TemporaryFolder folder;
    CHECK(whyUnreadable(dejavu / "DejaVuSans.ttf").empty());
    CHECK(whyUnreadable(folder.path() / "gone.ttf") == "can't be opened");
    write(folder.path() / "words.ttf", "This is no font.");
    CHECK(whyUnreadable(folder.path() / "words.ttf") == "is damaged, or no font file");
    CHECK(whyUnreadable("/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf") == "has not all the letters");
}

TEST_CASE("An installed family is what one reads in, and where it fails Inter stands in with a message", "[fonts]") {
    const TemporaryFolder folder;
    const std::string whole = bytesOf(dejavu / "DejaVuSans.ttf");
    write(folder.path() / "half.ttf", whole.substr(0, whole.size() / 3));
    Bench bench({{"DejaVu Sans", dejavu / "DejaVuSans.ttf", dejavu / "DejaVuSans-Bold.ttf"},
                 {"Half", folder.path() / "half.ttf", folder.path() / "half.ttf"},
                 {"Half bold", dejavu / "DejaVuSans.ttf", folder.path() / "half.ttf"}});
    const float inter = bench.widthIn(FontFamily::inter);
    CHECK(bench.problem().empty());
    const float other = bench.widthIn(FontFamily::installed, "DejaVu Sans");
    CHECK(bench.problem().empty());
    CHECK(std::abs(other - inter) > 5);
    CHECK(bench.widthIn(FontFamily::installed, "Half") == inter);
    CHECK(bench.problem().find("“Half” is damaged") != std::string::npos);
    CHECK(bench.widthIn(FontFamily::installed, "Gone") == inter);
    CHECK(bench.problem().find("not installed") != std::string::npos);
    CHECK(bench.widthIn(FontFamily::installed, "Half bold") == other);
    CHECK(bench.problem().empty());
    CHECK(bench.widthIn(FontFamily::inter) == inter);
    CHECK(bench.problem().empty());
}

TEST_CASE("Signs that an installed family lacks come from Inter", "[fonts]") {
    // The icons have a few Latin letters at best: what they lack must still be there to read.
    Bench bench({{"DejaVu Sans Mono", dejavu / "DejaVuSansMono.ttf", dejavu / "DejaVuSansMono.ttf"}});
    (void)bench.widthIn(FontFamily::installed, "DejaVu Sans Mono");
    const ImFont& font = *bench.look.type().face(TypeStep::body).font;
    for (const ImWchar sign : {0x2013, 0x2018, 0x201C, 0x2026, 0x20AC, 0x2190, 0x25CF, 0x2713}) {
        INFO(sign);
        CHECK(font.FindGlyphNoFallback(sign));
    }
}

TEST_CASE("A damaged font file breaks nothing, wherever the damage is", "[fonts]") {
    const TemporaryFolder folder;
    const std::string whole = bytesOf(dejavu / "DejaVuSansMono.ttf");
    std::mt19937 random(5);
    for (int round = 0; round < 24; ++round) {
        std::string bytes = whole;
        if (round % 3 == 0) bytes.resize(random() % bytes.size());
        for (int hit = 0; hit < 40; ++hit)
            if (!bytes.empty()) bytes[random() % (round % 2 == 0 ? std::min<std::size_t>(bytes.size(), 4000) : bytes.size())] = static_cast<char>(random());
        const std::filesystem::path file = folder.path() / ("damaged-" + std::to_string(round) + ".ttf");
        write(file, bytes);
        Bench bench({{"Damaged", file, file}});
        INFO("round " << round << " " << bench.problem());
        CHECK(bench.widthIn(FontFamily::installed, "Damaged") >= 0);
        (void)installedFonts(folder.path());
    }
}

TEST_CASE("The chosen family is kept with the settings, and nonsense is not taken", "[fonts]") {
    Settings settings;
    settings.family = FontFamily::installed;
    settings.installedFont = "DejaVu Sans";
    CHECK(settingsFrom(toEntries(settings)) == settings);
    CHECK(settingsFrom({{"font", "installed"}}).family == FontFamily::inter);
    CHECK(settingsFrom({{"font", "installed"}, {"installed-font", std::string(5000, 'x')}}).family == FontFamily::inter);
}

TEST_CASE("A learner chooses an installed family by keyboard, sees it after a restart, and is told when it has gone", "[fonts]") {
    const TemporaryFolder folder;
    std::vector<InstalledFont> fonts{{"DejaVu Sans", dejavu / "DejaVuSans.ttf", dejavu / "DejaVuSans-Bold.ttf"}};
    for (int i = 0; i < 30; ++i) fonts.push_back({"Family " + std::to_string(i + 10), dejavu / "DejaVuSansMono.ttf", dejavu / "DejaVuSansMono.ttf"});
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{{Room::profile, {}, {}}}}); };
    options.fonts = [&fonts] { return fonts; };
    {
        HeadlessDriver app(options);
        const auto press = [&](const std::string& path) {
            INFO(path);
            REQUIRE(app.tabTo(path));
            app.key(ImGuiKey_Enter);
            app.frames(2);
        };
        const float before = textWidth(app.look().type().face(TypeStep::body), "Personalisation");
        press("profile/looks/font/installed");
        CHECK(app.says("Family 18"));
        CHECK_FALSE(app.says("Family 39"));
        press("profile/looks/fonts-later");
        CHECK(app.says("Family 28"));
        press("profile/looks/fonts-earlier");
        press("profile/looks/installed/DejaVu Sans");
        CHECK(app.model().settings.installedFont == "DejaVu Sans");
        CHECK(app.look().fonts().problem.empty());
        CHECK(textWidth(app.look().type().face(TypeStep::body), "Personalisation") != before);
    }
    {
        HeadlessDriver app(options);
        CHECK(app.model().settings.family == FontFamily::installed);
        CHECK(app.model().settings.installedFont == "DejaVu Sans");
        CHECK(app.find("profile/looks/installed/DejaVu Sans")->selected);
    }
    fonts.erase(fonts.begin());
    HeadlessDriver app(options);
    CHECK(app.label("status/saved").find("“DejaVu Sans” is not installed") != std::string::npos);
    CHECK(app.says("Choose other letters"));
    CHECK(app.model().settings.installedFont == "DejaVu Sans");     // it may come back
}

TEST_CASE("A family with a very long name keeps to its line, is named in full below, and is what everything is set in", "[fonts][layout]") {
    const TemporaryFolder folder;
    const std::string name = "Noto Sans Display ExtraCondensed SemiBold for Careful Readers of Long Names in Narrow Panels";
    REQUIRE(name.size() <= Settings::longestFont);
    HeadlessDriver::Options options = onCourse(folder);
    options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{{Room::profile, {}, {}}}}); };
    options.fonts = [name] { return std::vector<InstalledFont>{{name, dejavu / "DejaVuSans.ttf", dejavu / "DejaVuSans-Bold.ttf"}}; };
    HeadlessDriver app(options);
    const auto widths = [](const TypeSet& type) {
        std::vector<float> all;
        for (const TypeStep step : {TypeStep::caption, TypeStep::body, TypeStep::lead, TypeStep::heading, TypeStep::title})
            for (const Weight weight : {Weight::regular, Weight::semiBold}) all.push_back(textWidth(type.face(step, weight), "Personalisation"));
        return all;
    };
    const std::vector<float> inter = widths(app.look().type());
    REQUIRE(app.click("profile/looks/font/installed"));
    REQUIRE(app.click("profile/looks/installed/" + name));
    CHECK(app.model().settings.installedFont == name);
    for (const float points : {13.0f, Settings::mostPoints}) {
        Settings settings = app.model().settings;
        settings.points = points;
        app.workspace().apply({ChangeSettings{settings}});
        app.frames(3);
        INFO(points);
        const SemanticItem* choice = app.find("profile/looks/installed/" + name);
        REQUIRE(choice);
        CHECK(choice->neededWidth <= choice->rect.width());
        CHECK(choice->rect.right <= 1280);
        CHECK(app.label("profile/looks/font-chosen") == "You read in " + name + ".");
    }
    // Every step of the type, regular and bold, is this family's.
    Settings settings = app.model().settings;
    settings.points = Settings{}.points;
    app.workspace().apply({ChangeSettings{settings}});
    app.frames(3);
    const std::vector<float> now = widths(app.look().type());
    REQUIRE(now.size() == inter.size());
    for (std::size_t i = 0; i < now.size(); ++i) CHECK(std::abs(now[i] - inter[i]) > 1);
}
