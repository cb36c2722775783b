#include "engine/attempt/missed_points.h"

#include <catch2/catch.hpp>

using namespace carewright;

TEST_CASE("Points missed in one's own words, or in judging another's, are told from items to choose from", "[recall][progress]") {
    const Instant evening = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(18);
    Course course;
    for (const char* id : {"a", "b", "c", "d", "e"}) course.points.emplace_back().id = PointId(id);
    Item choice, writing;
    choice.id = ItemId("choose");
    choice.kind = Item::Kind::single;
    writing.id = ItemId("write");
    writing.kind = Item::Kind::written;
    course.items = {choice, writing};
    Evidence evidence;
    const auto piece = [&](const char* point, EvidenceSource source, double score, const char* ref) {
        evidence.points.push_back({PointId(point), evening, source, score, {}, ref});
    };
    piece("d", EvidenceSource::mock, 0, "define");
    piece("d", EvidenceSource::mock, 1, "define");          // once missed stays missed
    piece("b", EvidenceSource::quizItem, 0.5, "write");
    piece("a", EvidenceSource::quizItem, 0, "choose");
    piece("a", EvidenceSource::written, 1, "define");
    piece("a", EvidenceSource::scenarioChoice, 0, "story");
    piece("c", EvidenceSource::recallCard, 0, "term.x.name");
    piece("c", EvidenceSource::quizItem, 0, "gone");
    piece("e", EvidenceSource::sampleMarked, 0, "s1");
    piece("unknown", EvidenceSource::written, 0, "define");
    CHECK(missedPoints(evidence, course) == std::vector<PointId>{PointId("b"), PointId("d"), PointId("e")});
}

TEST_CASE("Points missed in the newest marking of any answer make cards") {
    const auto marked = [](std::initializer_list<std::pair<const char*, bool>> points) {
        Marking marking;
        for (const auto& [id, awarded] : points) {
            marking.points.emplace_back();
            marking.points.back().id = PointId(id);
            marking.points.back().awarded = awarded;
        }
        return Proposal{{}, {}, marking};
    };
    AttemptState one, two;
    one.submissions.push_back({{}, 1, {}, "", {marked({{"a", false}, {"b", false}}), marked({{"a", true}, {"b", false}})}});
    two.submissions.push_back({{}, 1, {}, "", {marked({{"c", false}, {"b", false}, {"d", true}})}});
    two.submissions.push_back({{}, 2, {}, "not marked yet", {}});
    const std::vector<AttemptState> attempts{one, two};
    CHECK(missedPoints(attempts) == std::vector<PointId>{PointId("b"), PointId("c")});
}
