/// The app on a small course whose one quiz has an item of every kind, in the order of the file.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/ui/headless_driver.h"
#include "test_paths.h"

namespace carewright::ui {

/// A course folder with the items of the exercises course and one with gaps to type into.
inline void writeQuizCourse(const std::filesystem::path& folder) {
    std::ifstream in(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine/course.xml", std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    std::string xml = out.str();
    const auto replace = [&xml](const std::string& from, const std::string& to) {
        const std::size_t at = xml.find(from);
        REQUIRE(at != std::string::npos);
        xml.replace(at, from.size(), to);
    };
    replace("<use items=\"one some verdict\"/><use draw=\"2\" items=\"match order fill\"/>", "<use items=\"one some verdict match order fill typed\"/>");
    replace("<item id=\"sort\"",
            "<item id=\"typed\" kind=\"gaps\" points=\"say-it\"><stem>Type it.</stem><gap-text>It came in <gap id=\"when\" accept=\"2015\" shown=\"2015\"/> with "
            "<gap id=\"what\" accept=\"independence\" shown=\"independence\"/>.</gap-text><reason>So it is.</reason></item>\n  <item id=\"sort\"");
    std::ofstream(folder / "course.xml", std::ios::binary) << xml;
}

/// One learner's app; `again()` closes it without a goodbye and opens it anew on the same folder.
class QuizApp {
public:
    QuizApp() {
        writeQuizCourse(m_course.path());
        open({Room::quiz, "all", {}});
    }

    HeadlessDriver& operator*() { return *m_app; }
    HeadlessDriver* operator->() { return m_app.get(); }

    void again(const Place& place = {Room::quizzes, {}, {}}) {
        m_app.reset();
        open(place);
    }

    /// Chooses how to take the quiz and starts it.
    void start(const char* behaviour) {
        REQUIRE(m_app->click(std::string("quiz/behaviour/") + behaviour));
        REQUIRE(m_app->click("quiz/start"));
        REQUIRE(m_app->model().quiz.run);
    }
    [[nodiscard]] const QuizState& run() const {
        REQUIRE(m_app->model().quiz.run);
        return *m_app->model().quiz.run;
    }
    [[nodiscard]] const ItemRun& item(const char* id) const {
        const ItemRun* found = run().find(ItemId(id));
        REQUIRE(found);
        return *found;
    }
    void open(const char* id) { REQUIRE(m_app->click(std::string("quiz/items/") + id)); }

    /// The path of the first item below `prefix` that is labelled so.
    [[nodiscard]] std::string labelled(const std::string& prefix, const std::string& label) const {
        for (const SemanticItem& one : m_app->record().items())
            if (one.path.starts_with(prefix) && one.label == label) return one.path;
        return {};
    }

    /// Presses with the mouse, or with Tab and Enter alone.
    bool byKeys = false;
    void press(const std::string& path) {
        INFO(path);
        if (byKeys) {
            REQUIRE(m_app->tabTo(path));
            m_app->key(ImGuiKey_Enter);
        } else {
            REQUIRE(m_app->click(path));
        }
    }
    void carry(const std::string& thing, const std::string& place) {
        press(thing);
        press(place);
    }
    /// By keys the tiles of the items are one stop of Tab, with arrows along them.
    void goTo(const char* id) {
        const std::string path = std::string("quiz/items/") + id;
        if (!byKeys) return press(path);
        REQUIRE(m_app->tabTo("quiz/items/" + run().at.value));
        const auto placeOf = [&](const ItemId& item) { return std::ranges::find(run().items, item, &ItemRun::item) - run().items.begin(); };
        const auto steps = placeOf(ItemId(id)) - placeOf(run().at);
        for (auto step = steps; step != 0; step += step > 0 ? -1 : 1) m_app->key(step > 0 ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow);
        REQUIRE(m_app->shell().focus().has(path));
        m_app->key(ImGuiKey_Enter);
    }

    /// Answers an item rightly, each kind in its own way.
    void answer(const std::string& id) {
        goTo(id.c_str());
        const std::string item = "quiz/item/";
        if (id == "one") {
            press(item + "options/a/choose");
        } else if (id == "some") {
            press(item + "options/a/choose");
            press(item + "options/b/choose");
        } else if (id == "verdict") {
            press(item + "verdict/false");
            press(item + "options/a/choose");
        } else if (id == "match") {
            carry(item + "things/a", item + "places/for-a/a");
            carry(item + "things/b", item + "places/for-b/b");
        } else if (id == "order") {
            putInOrder();
        } else if (id == "fill") {
            carry(labelled(item + "things/", "Care Act 2014"), item + "places/act");
            carry(labelled(item + "things/", "2015"), item + "places/year");
        } else if (id == "typed") {
            typeInto(item + "places/when", "2015");
            typeInto(item + "places/what", "independance");
        } else if (id == "sort") {
            carry(item + "things/a", item + "places/old/put");
            carry(item + "things/b", item + "places/new/put");
            carry(item + "things/c", item + "places/new/put");
        } else if (id == "own-words") {
            typeInto(item + "editor", "The person decides. Ana gets to call the shots about her own day.");
        }
    }
    void typeInto(const std::string& path, const std::string& words) {
        if (byKeys) REQUIRE(m_app->tabTo(path));
        else REQUIRE(m_app->click(path));
        m_app->frames(2);
        m_app->type(words);
        m_app->wait(std::chrono::milliseconds(1000));
    }

    static constexpr const char* items[] = {"one", "some", "verdict", "match", "order", "fill", "typed", "sort", "own-words"};

private:
    void open(const Place& place) {
        HeadlessDriver::Options options;
        options.dataFolder = m_data.path();
        options.courseFolder = m_course.path();
        options.prepare = [place](Workspace& workspace) { workspace.apply({EndWelcome{}, GoTo{place}}); };
        m_app = std::make_unique<HeadlessDriver>(options);
    }
    [[nodiscard]] std::size_t placeOfCard(const char* card) const {
        std::vector<PartId> order = item("order").response.chosen;
        if (order.empty())
            for (const PaperSection& section : run().paper.sections)
                for (const PaperItem& one : section.items)
                    if (one.item == ItemId("order")) order = one.order;
        return static_cast<std::size_t>(std::ranges::find(order, PartId(card)) - order.begin());
    }
    void putInOrder() {
        std::size_t wanted = 0;
        for (const char* card : {"a", "b", "c"}) {
            while (placeOfCard(card) > wanted) {
                const std::string path = std::string("quiz/item/cards/") + card;
                if (byKeys) {
                    REQUIRE(m_app->tabTo(path + "/card"));
                    m_app->key(ImGuiKey_UpArrow);
                } else {
                    REQUIRE(m_app->click(path + "/up"));
                }
            }
            ++wanted;
        }
    }

    TemporaryFolder m_data, m_course;
    std::unique_ptr<HeadlessDriver> m_app;
};

}  // namespace carewright::ui
