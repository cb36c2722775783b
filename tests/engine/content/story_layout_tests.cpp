// The layout of a story: nothing overlaps, everything leads downwards, tidying twice changes nothing, small edits little.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "engine/content/course_reader.h"
#include "engine/content/layered_graph.h"
#include "engine/content/story_layout.h"
#include "generated_scenario.h"
#include "test_paths.h"

using namespace carewright;

namespace {

Scenario storyOf(int passages, const std::vector<std::pair<int, int>>& links) {
    Scenario out;
    out.id = ScenarioId("s");
    out.start = PassageId("p0");
    for (int i = 0; i < passages; ++i) {
        Passage passage;
        passage.id = PassageId("p" + std::to_string(i));
        out.passages.push_back(std::move(passage));
    }
    for (const auto& [from, to] : links) {
        ScenarioChoice choice;
        choice.outcomes.push_back({PassageId("p" + std::to_string(to)), 1, {}});
        out.passages[static_cast<std::size_t>(from)].choices.push_back(std::move(choice));
    }
    return out;
}

/// A story as people write them: mostly forward, two or three ways on, a few back.
Scenario generated(int passages, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::pair<int, int>> links;
    for (int i = 0; i + 1 < passages; ++i) {
        const int count = 1 + static_cast<int>(random() % 3);
        for (int c = 0; c < count; ++c) {
            const int ahead = 1 + static_cast<int>(random() % 12);
            links.emplace_back(i, random() % 20 == 0 ? static_cast<int>(random() % static_cast<unsigned>(i + 1)) : std::min(passages - 1, i + ahead));
        }
    }
    return storyOf(passages, links);
}

std::size_t overlaps(const std::vector<MapPlace>& places) {
    std::vector<MapPlace> sorted = places;
    std::sort(sorted.begin(), sorted.end(), [](const MapPlace& a, const MapPlace& b) { return a.y < b.y; });
    std::size_t count = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (std::size_t j = i + 1; j < sorted.size() && sorted[j].y - sorted[i].y < passageHeight; ++j) count += std::abs(sorted[i].x - sorted[j].x) < passageWidth ? 1 : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("A chain stands in one straight column, a fork symmetrically", "[story-layout]") {
    const StoryLayout chain = layOutStory(storyOf(4, {{0, 1}, {1, 2}, {2, 3}}));
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(chain.places[i].x == 0);
        CHECK(chain.layers[i] == i);
    }
    const StoryLayout fork = layOutStory(storyOf(3, {{0, 1}, {0, 2}}));
    CHECK(fork.places[1].x < fork.places[0].x);
    CHECK(fork.places[1].x + fork.places[2].x == 0);
    CHECK(fork.places[1].y == fork.places[2].y);
}

TEST_CASE("A circle is drawn too: its way back points upwards", "[story-layout]") {
    const StoryLayout layout = layOutStory(storyOf(3, {{0, 1}, {1, 2}, {2, 0}, {1, 1}}));
    CHECK(layout.layers == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("Crossings that can be avoided are", "[story-layout]") {
    // p1 leads to p4, p2 to p3: with the rows in file order both lines would cross.
    const StoryLayout layout = layOutStory(storyOf(5, {{0, 1}, {0, 2}, {1, 4}, {2, 3}}));
    CHECK(layout.crossings == 0);
    // K3,3 cannot be drawn in two rows with fewer than nine.
    LayeredGraph graph;
    graph.layers = {{0, 1, 2}, {3, 4, 5}};
    graph.above = {{}, {}, {}, {0, 1, 2}, {0, 1, 2}, {0, 1, 2}};
    graph.below = {{3, 4, 5}, {3, 4, 5}, {3, 4, 5}, {}, {}, {}};
    graph.width.assign(6, 1);
    graph.pull.assign(6, 1);
    CHECK(countCrossings(graph) == 9);
}

TEST_CASE("Crossings are counted as looking at every pair of lines counts them", "[story-layout]") {
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        LayeredGraph graph;
        const std::size_t up = 1 + random() % 6, down = 1 + random() % 6;
        graph.layers.resize(2);
        for (std::size_t i = 0; i < up + down; ++i) graph.layers[i < up ? 0 : 1].push_back(i);
        graph.above.resize(up + down);
        graph.below.resize(up + down);
        std::vector<std::pair<std::size_t, std::size_t>> lines;
        for (std::size_t a = 0; a < up; ++a) {
            for (std::size_t b = up; b < up + down; ++b) {
                if (random() % 2 == 0) continue;
                graph.below[a].push_back(b);
                graph.above[b].push_back(a);
                lines.emplace_back(a, b);
            }
        }
        std::size_t plain = 0;
        for (const auto& one : lines) {
            for (const auto& other : lines) plain += one.first < other.first && one.second > other.second ? 1 : 0;
        }
        REQUIRE(countCrossings(graph) == plain);
        const std::size_t before = plain;
        graph.width.assign(up + down, 1);
        graph.pull.assign(up + down, 1);
        reduceCrossings(graph);
        CHECK(countCrossings(graph) <= before);
    }
}

TEST_CASE("No two passages of any story overlap, and what is not turned round leads downwards", "[story-layout]") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Scenario scenario = seed % 2 == 0 ? generated(2 + static_cast<int>(seed % 60), seed) : test::ScenarioMaker(seed).make(12);
        INFO("seed " << seed);
        const StoryLayout layout = layOutStory(scenario);
        REQUIRE(layout.places.size() == scenario.passages.size());
        CHECK(overlaps(layout.places) == 0);
        CHECK(layOutStory(scenario).places == layout.places);
    }
}

TEST_CASE("Tidying a tidy story keeps what stands left of what", "[story-layout]") {
    std::size_t pairs = 0, kept = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        Scenario scenario = generated(40, seed);
        const StoryLayout first = layOutStory(scenario);
        for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
            scenario.passages[i].x = first.places[i].x;
            scenario.passages[i].y = first.places[i].y;
        }
        CHECK(placesOf(scenario) == first.places);
        const StoryLayout again = layOutStory(scenario);
        for (std::size_t a = 0; a < first.places.size(); ++a) {
            CHECK(again.places[a].y == first.places[a].y);
            for (std::size_t b = 0; b < first.places.size(); ++b) {
                if (first.layers[a] != first.layers[b] || first.places[a].x >= first.places[b].x) continue;
                ++pairs;
                kept += again.places[a].x < again.places[b].x ? 1 : 0;
            }
        }
        INFO("seed " << seed);
        CHECK(2 * again.crossings <= 3 * first.crossings + 10);
    }
    INFO(kept << " of " << pairs);
    CHECK(100 * kept >= 97 * pairs);
}

TEST_CASE("One passage more keeps the others in their order", "[story-layout]") {
    std::size_t pairs = 0, kept = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        Scenario scenario = generated(30, seed);
        const StoryLayout before = layOutStory(scenario);
        for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
            scenario.passages[i].x = before.places[i].x;
            scenario.passages[i].y = before.places[i].y;
        }
        Passage added;
        added.id = PassageId("added");
        scenario.passages.push_back(added);
        ScenarioChoice choice;
        choice.outcomes.push_back({added.id, 1, {}});
        scenario.passages[seed % 30].choices.push_back(choice);
        const StoryLayout after = layOutStory(scenario);
        for (std::size_t a = 0; a < before.places.size(); ++a) {
            for (std::size_t b = 0; b < before.places.size(); ++b) {
                if (before.layers[a] != before.layers[b] || after.layers[a] != after.layers[b] || before.places[a].x >= before.places[b].x) continue;
                ++pairs;
                kept += after.places[a].x < after.places[b].x ? 1 : 0;
            }
        }
        INFO("seed " << seed);
        // Shown without tidying, nothing at all moves, and the new one touches no other.
        const std::vector<MapPlace> shown = placesOf(scenario);
        for (std::size_t i = 0; i < before.places.size(); ++i) CHECK(shown[i] == before.places[i]);
        CHECK(overlaps(shown) == 0);
    }
    INFO(kept << " of " << pairs);
    CHECK(100 * kept >= 97 * pairs);
}

TEST_CASE("A thousand passages are laid out well within a second", "[story-layout]") {
    for (const unsigned seed : {1u, 2u, 3u}) {
        const Scenario scenario = generated(1000, seed);
        const auto start = std::chrono::steady_clock::now();
        const StoryLayout layout = layOutStory(scenario);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        CHECK(overlaps(layout.places) == 0);
        INFO(taken.count() << " s, " << layout.crossings << " crossings");
        CHECK(taken.count() < 5);   // a machine under load and a build with sanitizers included
    }
}

TEST_CASE("Odd stories are laid out too", "[story-layout]") {
    CHECK(layOutStory(Scenario{}).places.empty());
    CHECK(placesOf(Scenario{}).empty());
    Scenario lone = storyOf(20, {});
    CHECK(overlaps(layOutStory(lone).places) == 0);
    lone.start = PassageId("nobody");
    CHECK(overlaps(layOutStory(lone).places) == 0);
    Scenario far = storyOf(3, {{0, 1}, {1, 2}});
    far.passages[0].x = 99'999;
    far.passages[0].y = 99'999;
    for (const MapPlace& place : placesOf(far)) {
        CHECK(std::abs(place.x) <= farthestPlace);
        CHECK(std::abs(place.y) <= farthestPlace);
    }
    std::vector<std::pair<int, int>> star, dense;
    for (int i = 1; i < 300; ++i) star.emplace_back(0, i);
    CHECK(overlaps(layOutStory(storyOf(300, star)).places) == 0);
    for (int a = 0; a < 60; ++a) {
        for (int b = 0; b < 60; ++b) dense.emplace_back(a, b);
    }
    CHECK(overlaps(layOutStory(storyOf(60, dense)).places) == 0);
}
