#include <catch2/catch.hpp>
#include <fstream>
#include <filesystem>
#include <random>

#include "app/ui/spelling.h"
#include "app/ui/text_boundaries.h"
#include "app/ui/text_editor.h"
#include "app/ui/text_keys.h"
#include "tests/ui/text_random.h"
#include "tests/ui/text_stage.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

/// An editor on a stage; what its frames reported is added up.
struct Desk {
    explicit Desk(std::size_t maxBytes = TextBuffer::usualLimit) : editor(maxBytes) {
        options.label = "Your answer";
        options.placeholder = "Write here";
        options.height = 300;
    }
    void focus() {
        stage.focus.giveByKeyboard("answer");
        stage.frame();
    }
    /// Where the character at `offset` of a text in one unwrapped line is, roughly in its left half.
    [[nodiscard]] ImVec2 at(std::size_t offset, int line = 0) const {
        const float advance = stage.face().font->GetCharAdvance('m') * stage.face().size / stage.face().font->FontSize;
        const Rect rect = stage.item("answer").rect;
        return {rect.left + 32 + (static_cast<float>(offset) + 0.2f) * advance,
                rect.top + 32 + (static_cast<float>(line) + 0.5f) * 24};
    }

    TextEditor editor;
    TextEditorOptions options;
    TextEditorEvents seen;
    TextStage stage{[this](Flow& flow) {
        const TextEditorEvents events = editor.draw(flow, "answer", options);
        seen.changed |= events.changed;
        seen.submitted |= events.submitted;
        seen.limitReached |= events.limitReached;
    }};
};

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += i % 12 == 11 ? "support.\n" : i % 3 ? "care " : "personalisation ";
    return text;
}

}  // namespace

TEST_CASE("Typing reaches the editor that has the keyboard and is recorded", "[editor]") {
    Desk desk;
    CHECK(desk.stage.item("answer").role == Role::editor);
    CHECK(desk.stage.item("answer").focusable);
    desk.stage.type("lost");
    CHECK(desk.editor.text().empty());
    desk.focus();
    CHECK(desk.stage.focus.path() == "answer");
    desk.stage.type("Choice — naïve");
    CHECK(desk.editor.text() == "Choice — naïve");
    CHECK(desk.seen.changed);
    const SemanticItem item = desk.stage.item("answer");
    CHECK(item.value == "Choice — naïve");
    CHECK(item.label == "Your answer");
    CHECK(item.focused);
    CHECK(item.description == "caret 17");
    CHECK(desk.editor.counts().words == 2);
    CHECK(desk.editor.counts().characters == 14);
    desk.seen = {};
    desk.stage.frame();
    CHECK_FALSE(desk.seen.changed);
}

TEST_CASE("Enter starts a line and Ctrl+Enter submits and Tab is left to the window", "[editor]") {
    Desk desk;
    desk.focus();
    desk.stage.type("a");
    desk.stage.key(ImGuiKey_Enter);
    desk.stage.type("b");
    CHECK(desk.editor.text() == "a\nb");
    CHECK_FALSE(desk.seen.submitted);
    desk.stage.key(ImGuiKey_Enter, TextStage::ctrl);
    CHECK(desk.seen.submitted);
    desk.stage.key(ImGuiKey_Tab);
    CHECK(desk.editor.text() == "a\nb");
}

TEST_CASE("Enter held since before the editor had the keyboard writes nothing", "[editor]") {
    Desk desk;
    ImGui::GetIO().KeysDown[ImGuiKey_Enter] = true;
    desk.stage.frame();
    desk.focus();
    desk.stage.frames(60);
    CHECK(desk.editor.text().empty());
    ImGui::GetIO().KeysDown[ImGuiKey_Enter] = false;
    desk.stage.frame();
    desk.stage.key(ImGuiKey_Enter);
    CHECK(desk.editor.text() == "\n");
}

TEST_CASE("Keys move and select and erase", "[editor]") {
    Desk desk;
    desk.focus();
    desk.stage.type("one two three");
    desk.stage.key(ImGuiKey_LeftArrow, TextStage::ctrl);
    CHECK(desk.editor.selection().caret == 8);
    desk.stage.key(ImGuiKey_LeftArrow, TextStage::ctrl | TextStage::shift);
    CHECK(desk.editor.selection() == TextSelection{8, 4});
    CHECK(desk.stage.item("answer").description == "selected 4 to 8");
    desk.stage.key(ImGuiKey_Delete);
    CHECK(desk.editor.text() == "one three");
    desk.stage.key(ImGuiKey_Home);
    CHECK(desk.editor.selection().caret == 0);
    desk.stage.key(ImGuiKey_End, TextStage::shift);
    CHECK(desk.editor.selection() == TextSelection{0, 9});
    desk.stage.key(ImGuiKey_RightArrow);
    desk.stage.key(ImGuiKey_Backspace, TextStage::ctrl);
    CHECK(desk.editor.text() == "one ");
    desk.stage.key(ImGuiKey_Backspace);
    CHECK(desk.editor.text() == "one");
}

TEST_CASE("Undo and redo by keys", "[editor]") {
    Desk desk;
    desk.focus();
    desk.stage.type("one ");
    desk.stage.type("two");
    desk.stage.key(ImGuiKey_Z, TextStage::ctrl);
    CHECK(desk.editor.text() == "one ");
    desk.stage.key(ImGuiKey_Z, TextStage::ctrl);
    CHECK(desk.editor.text().empty());
    desk.stage.key(ImGuiKey_Z, TextStage::ctrl | TextStage::shift);
    CHECK(desk.editor.text() == "one ");
    desk.stage.key(ImGuiKey_Y, TextStage::ctrl);
    CHECK(desk.editor.text() == "one two");
}

TEST_CASE("A pause in typing starts a new unit of undo", "[editor]") {
    Desk desk;
    desk.focus();
    desk.stage.type("per");
    desk.stage.wait(3);
    desk.stage.type("son");
    desk.stage.key(ImGuiKey_Z, TextStage::ctrl);
    CHECK(desk.editor.text() == "per");
}

TEST_CASE("The clipboard is cleaned on the way in and exact on the way out", "[editor]") {
    Desk desk;
    desk.focus();
    desk.stage.clipboard = "one\r\ntwo\tthree\x01";
    desk.stage.key(ImGuiKey_V, TextStage::ctrl);
    CHECK(desk.editor.text() == "one\ntwo three");
    desk.stage.key(ImGuiKey_A, TextStage::ctrl);
    desk.stage.key(ImGuiKey_X, TextStage::ctrl);
    CHECK(desk.editor.text().empty());
    CHECK(desk.stage.clipboard == "one\ntwo three");
    desk.stage.key(ImGuiKey_Insert, TextStage::shift);
    CHECK(desk.editor.text() == "one\ntwo three");
    desk.stage.clipboard = "kept";
    desk.stage.key(ImGuiKey_C, TextStage::ctrl);
    CHECK(desk.stage.clipboard == "kept");
}

TEST_CASE("Clicks place the caret and take words and paragraphs", "[editor]") {
    Desk desk;
    desk.editor.setText("one two three\nfour");
    desk.stage.frame();
    const ImVec2 place = desk.at(5);
    desk.stage.click(place.x, place.y);
    CHECK(desk.stage.item("answer").focused);
    CHECK(desk.editor.selection() == TextSelection{5, 5});
    desk.stage.wait(1);
    desk.stage.click(place.x, place.y, 2);
    CHECK(desk.editor.selection() == TextSelection{4, 7});
    desk.stage.wait(1);
    desk.stage.click(place.x, place.y, 3);
    CHECK(desk.editor.selection() == TextSelection{0, 13});
    desk.stage.wait(1);
    desk.stage.click(desk.at(2, 1).x, desk.at(2, 1).y);
    CHECK(desk.editor.selection() == TextSelection{16, 16});
    ImGui::GetIO().KeyShift = true;
    desk.stage.wait(1);
    desk.stage.click(place.x, place.y);
    ImGui::GetIO().KeyShift = false;
    CHECK(desk.editor.selection() == TextSelection{16, 5});
}

TEST_CASE("Dragging selects by characters or by words after a double click", "[editor]") {
    Desk desk;
    desk.editor.setText("one two three");
    desk.stage.frame();
    desk.stage.moveMouse(desk.at(1).x, desk.at(1).y);
    desk.stage.button(true);
    desk.stage.moveMouse(desk.at(6).x, desk.at(6).y);
    desk.stage.button(false);
    CHECK(desk.editor.selection() == TextSelection{1, 6});
    desk.stage.wait(1);
    desk.stage.click(desk.at(5).x, desk.at(5).y);
    desk.stage.button(true);
    desk.stage.moveMouse(desk.at(9).x, desk.at(9).y);
    CHECK(desk.editor.selection() == TextSelection{4, 13});
    desk.stage.moveMouse(desk.at(1).x, desk.at(1).y);
    CHECK(desk.editor.selection() == TextSelection{7, 0});
    desk.stage.button(false);
}

TEST_CASE("Dragging beyond the edge scrolls and goes on selecting", "[editor]") {
    Desk desk;
    desk.editor.setText(words(600));
    desk.editor.select(0, 0);
    desk.stage.frames(3);
    desk.stage.moveMouse(desk.at(3).x, desk.at(3).y);
    desk.stage.button(true);
    desk.stage.moveMouse(desk.at(3).x, desk.stage.item("answer").rect.bottom + 60);
    const std::size_t soon = desk.editor.selection().caret;
    CHECK(desk.editor.nextRepaint() == 0.0);
    desk.stage.frames(60);
    CHECK(desk.editor.selection().caret > soon + 200);
    desk.stage.button(false);
}

TEST_CASE("The caret stays in sight and the wheel scrolls", "[editor]") {
    Desk desk;
    desk.editor.setText(words(2000));
    desk.focus();
    desk.stage.frames(3);
    const Rect rect = desk.stage.item("answer").rect;
    // The caret is at the end: a click at the lower edge lands near it.
    desk.stage.click(rect.left + 40, rect.bottom - 60);
    CHECK(desk.editor.selection().caret > desk.editor.text().size() - 200);
    desk.stage.wait(1);
    desk.stage.key(ImGuiKey_Home, TextStage::ctrl);
    desk.stage.frames(2);
    desk.stage.click(desk.at(0).x, desk.at(0).y);
    CHECK(desk.editor.selection().caret == 0);
    desk.stage.wait(1);
    ImGui::GetIO().MouseWheel = -3;
    desk.stage.frame();
    desk.stage.frame();
    desk.stage.click(desk.at(0).x, desk.at(0).y);
    CHECK(desk.editor.selection().caret > 50);
}

TEST_CASE("The wheel turns the page round a sheet, and first the sheet where that has more than it shows", "[editor]") {
    TextEditor editor;
    float below = 0, scrolled = 0, height = 0;
    TextStage stage([&](Flow& flow) {
        scrolled = ImGui::GetScrollY();
        const float top = 20 - scrolled;
        flow.y = top + below;
        TextEditorOptions options;
        options.height = height > 0 ? height : flow.context.readingLine(flow.context.type.face(TypeStep::body)) * 3 + flow.context.grid(8);
        (void)editor.draw(flow, "answer", options);
        ImGui::SetCursorScreenPos({0, top});
        ImGui::Dummy({1, 3000});
    });
    const auto wheel = [&](float by) {
        ImGui::GetIO().MouseWheel = by;
        stage.frame();
        ImGui::GetIO().MouseWheel = 0;
        stage.frame();
    };
    // Whatever fraction of a pixel it begins at: what just fits leaves the wheel to the page, with the keyboard and without.
    editor.setText("One\nTwo\nThree");
    for (const bool focused : {false, true}) {
        for (below = 0; below < 1; below += 0.0625f) {
            if (focused) stage.focus.giveByMouse("answer");
            stage.moveMouse(-100, -100);
            stage.wait(3);
            stage.moveMouse(300, 40);
            const float before = scrolled;
            wheel(before > 0 ? 1.0f : -1.0f);
            INFO(below << " from " << before);
            CHECK(scrolled != before);
        }
    }
    // What is longer is turned first; at its end the page goes on, and nowhere does the wheel get lost.
    below = 0;
    height = 200;
    std::string longer;
    for (int i = 0; i < 20; ++i) longer += "One more line\n";
    editor.setText(longer);
    editor.select(0, 0);
    stage.moveMouse(-100, -100);
    stage.wait(3);
    for (int i = 0; i < 40; ++i) wheel(1);
    stage.moveMouse(300, 100);
    REQUIRE(scrolled == 0);
    wheel(-1);
    CHECK(scrolled == 0);
    int turns = 0;
    while (scrolled == 0 && turns < 30) {
        wheel(-1);
        ++turns;
    }
    CHECK(turns > 2);
    CHECK(turns < 15);
    CHECK(scrolled > 0);
}

TEST_CASE("Home and End and Up and Down go by the lines one sees", "[editor]") {
    Desk desk;
    desk.editor.setText(words(11));
    desk.focus();
    const std::size_t size = desk.editor.text().size();
    desk.stage.key(ImGuiKey_Home);
    const std::size_t lastLine = desk.editor.selection().caret;
    CHECK(lastLine > 0);
    CHECK(lastLine < size);
    desk.stage.key(ImGuiKey_UpArrow);
    CHECK(desk.editor.selection().caret < lastLine);
    desk.stage.key(ImGuiKey_End);
    CHECK(desk.editor.selection().caret == lastLine);
    desk.stage.key(ImGuiKey_Home);
    CHECK(desk.editor.selection().caret < lastLine);
    desk.stage.key(ImGuiKey_DownArrow);
    CHECK(desk.editor.selection().caret == lastLine);
    desk.stage.key(ImGuiKey_PageDown);
    CHECK(desk.editor.selection().caret == size);
    desk.stage.key(ImGuiKey_PageUp);
    CHECK(desk.editor.selection().caret == 0);
}

TEST_CASE("A full page says so until it is shortened", "[editor]") {
    Desk desk(10);
    desk.focus();
    desk.stage.clipboard = "a text that is too long";
    desk.stage.key(ImGuiKey_V, TextStage::ctrl);
    CHECK(desk.editor.text() == "a text tha");
    CHECK(desk.seen.limitReached);
    CHECK(desk.stage.item("answer/limit").role == Role::status);
    desk.stage.key(ImGuiKey_Backspace);
    desk.stage.frame();
    CHECK_FALSE(desk.stage.has("answer/limit"));
}

TEST_CASE("A read-only editor can be read and copied but not changed", "[editor]") {
    Desk desk;
    desk.options.readOnly = true;
    desk.editor.setText("submitted");
    desk.focus();
    desk.stage.type("x");
    desk.stage.key(ImGuiKey_Enter);
    desk.stage.key(ImGuiKey_Backspace);
    desk.stage.clipboard = "other";
    desk.stage.key(ImGuiKey_V, TextStage::ctrl);
    desk.stage.key(ImGuiKey_A, TextStage::ctrl);
    desk.stage.key(ImGuiKey_X, TextStage::ctrl);
    CHECK(desk.editor.text() == "submitted");
    CHECK(desk.stage.clipboard == "submitted");
    CHECK(desk.stage.item("answer").description.find("read only") != std::string::npos);
}

TEST_CASE("The caret wakes the window seldom and in the end not at all", "[editor]") {
    Desk desk;
    CHECK_FALSE(desk.editor.nextRepaint().has_value());
    desk.focus();
    desk.stage.type("a");
    desk.stage.frame();
    REQUIRE(desk.editor.nextRepaint().has_value());
    CHECK(*desk.editor.nextRepaint() > 0.3);
    const int shown = desk.stage.vertices();
    desk.stage.wait(0.6);
    CHECK(desk.stage.vertices() < shown);
    desk.stage.wait(12);
    CHECK_FALSE(desk.editor.nextRepaint().has_value());
    CHECK(desk.stage.vertices() == shown);
    desk.stage.type("b");
    desk.stage.frame();
    CHECK(desk.editor.nextRepaint().has_value());
    desk.stage.reducedMotion = true;
    desk.stage.frame();
    CHECK_FALSE(desk.editor.nextRepaint().has_value());
}

TEST_CASE("A long text costs no more to draw than the lines in sight", "[editor]") {
    Desk shortDesk;
    shortDesk.editor.setText(words(400));
    shortDesk.stage.frames(3);
    const int few = shortDesk.stage.vertices();
    Desk longDesk;
    longDesk.editor.setText(words(5000));
    longDesk.stage.frames(3);
    CHECK(longDesk.stage.vertices() < few * 5 / 4);
    CHECK(longDesk.stage.vertices() > few / 2);
}

TEST_CASE("A menu offers spellings and takes new words", "[editor]") {
    const auto folder = std::filesystem::temp_directory_path() / ("carewright-editor-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "en_GB.aff") << "SET UTF-8\nTRY esianrtolcdugmphbyfvkw\n";
    std::ofstream(folder / "en_GB.dic") << "3\ncare\nperson\nthe\n";
    {
        std::vector<std::string> added;
        Spelling spelling(folder, "en_GB", {}, [&](const std::string& word) { added.push_back(word); });
        spelling.waitUntilRead();
        Desk desk;
        desk.options.spelling = &spelling;
        desk.focus();
        desk.stage.type("the carre rota");
        desk.editor.select(6, 6);
        desk.stage.frames(2);
        CHECK(desk.stage.item("answer").description.find("doubtful words: 2") != std::string::npos);
        desk.stage.key(keys::period, TextStage::ctrl);
        REQUIRE(desk.stage.item("answer/menu/suggestion-1").label == "care");
        CHECK(desk.stage.item("answer/menu/suggestion-1").selected);
        desk.stage.type("ignored while the menu is open");
        desk.stage.key(ImGuiKey_Enter);
        CHECK(desk.editor.text() == "the care rota");
        CHECK_FALSE(desk.stage.has("answer/menu/suggestion-1"));

        desk.stage.key(ImGuiKey_End);
        desk.stage.key(keys::menu);
        const Rect addWord = desk.stage.item("answer/menu/add-word").rect;
        REQUIRE_FALSE(addWord.empty());
        desk.stage.click((addWord.left + addWord.right) / 2, (addWord.top + addWord.bottom) / 2);
        CHECK(added == std::vector<std::string>{"rota"});
        desk.stage.frames(2);
        CHECK(desk.stage.item("answer").description.find("doubtful") == std::string::npos);

        desk.stage.key(keys::menu);
        CHECK(desk.stage.has("answer/menu/paste"));
        desk.stage.key(ImGuiKey_Escape);
        CHECK_FALSE(desk.stage.has("answer/menu/paste"));
        desk.stage.type("s");
        CHECK(desk.editor.text() == "the care rotas");
        CHECK(desk.stage.item("answer").focused);
        desk.stage.key(ImGuiKey_Z, TextStage::ctrl);
        desk.stage.key(ImGuiKey_Z, TextStage::ctrl);
        CHECK(desk.editor.text() == "the carre rota");
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("The mouse opens the menu where it is and keeps a selection", "[editor]") {
    Desk desk;
    desk.editor.setText("one two three");
    desk.editor.select(4, 7);
    desk.stage.frame();
    desk.stage.click(desk.at(5).x, desk.at(5).y, 1, 1);
    CHECK(desk.editor.selection() == TextSelection{4, 7});
    CHECK(desk.stage.has("answer/menu/copy"));
    CHECK_FALSE(desk.stage.item("answer/menu/copy").disabled);
    const Rect copy = desk.stage.item("answer/menu/copy").rect;
    desk.stage.click(copy.left + 20, copy.top + 8);
    CHECK(desk.stage.clipboard == "two");
    desk.stage.frame();
    CHECK_FALSE(desk.stage.has("answer/menu/copy"));
    desk.stage.click(desk.at(1).x, desk.at(1).y, 1, 1);
    CHECK(desk.editor.selection() == TextSelection{1, 1});
    CHECK(desk.stage.item("answer/menu/copy").disabled);
    desk.stage.wait(1);
    desk.stage.click(700, 600);     // beside it
    desk.stage.frame();
    CHECK_FALSE(desk.stage.has("answer/menu/copy"));
}

TEST_CASE("Text from an input method beyond the first plane can be handed in", "[editor]") {
    Desk desk;
    desk.focus();
    CHECK(desk.editor.type("👍🏽").changed);
    CHECK(desk.editor.text() == "👍🏽");
    desk.stage.key(ImGuiKey_Backspace);
    CHECK(desk.editor.text().empty());
}

TEST_CASE("Random keys and clicks never break the text", "[editor]") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Desk desk(3000);
        desk.focus();
        for (int step = 0; step < 250; ++step) {
            CAPTURE(step);
            switch (random() % 6) {
                case 0: case 1: desk.stage.type(randomText(random, 1 + random() % 3)); break;
                case 2: desk.stage.key(static_cast<int>(random() % ImGuiKey_COUNT), static_cast<int>(random() % 4)); break;
                case 3: desk.stage.key(static_cast<int>(ImGuiKey_LeftArrow + random() % 8)); break;
                case 4: desk.stage.click(static_cast<float>(random() % 640), static_cast<float>(random() % 340), 1 + random() % 3, random() % 8 == 0); break;
                default: desk.editor.type(randomText(random, random() % 9)); break;
            }
            const std::string& text = desk.editor.text();
            REQUIRE(clusterAtOrBefore(text, desk.editor.selection().caret) == desk.editor.selection().caret);
            REQUIRE(clusterAtOrBefore(text, desk.editor.selection().anchor) == desk.editor.selection().anchor);
            REQUIRE(text.size() <= 3000);
            if (step % 50 == 0) desk.focus();
        }
    }
}
