#include "engine/exchange/progress_export.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/exchange/learner_record.h"
#include "engine/recall/deck.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;

namespace {

Course smallCourse() {
    Course course;
    course.id = CourseId("personalisation");
    course.title = "Personalisation";
    MarkingPoint point;
    point.id = PointId("definition");
    point.title = "Definition, \"said\" plainly";
    course.points = {point};
    Question question;
    question.id = QuestionId("define");
    question.text = "=Define personalisation";
    question.criterion = CriterionId("1.2");
    QuestionPoint asked;
    asked.point = point.id;
    question.points = {asked};
    course.questions = {question};
    return course;
}

Progress progressOf(const Course& course, int pieces) {
    Evidence evidence;
    for (int i = 0; i < pieces; ++i)
        evidence.points.push_back({PointId("definition"), noon() - std::chrono::days(i), EvidenceSource::written, 1, AttemptId(), "define"});
    return progressFrom(evidence, std::vector{course.points.front().id}, {}, {}, noon());
}

std::size_t linesIn(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

/// How many pages a PDF says it has.
std::size_t pagesIn(const std::string& pdf) {
    std::size_t pages = 0;
    for (std::size_t at = pdf.find("/Type /Page\n"); at != std::string::npos; at = pdf.find("/Type /Page\n", at + 1)) ++pages;
    return pages;
}

}  // namespace

TEST_CASE("Progress as CSV has a line for each piece of evidence and no formulas", "[export]") {
    const Course course = smallCourse();
    const Progress progress = progressOf(course, 3);
    const std::string csv = progressCsv({progress, course, {}, "Amina", noon()});
    CHECK(linesIn(csv) == 4);
    CHECK(csv.find("1.2,\"Definition, \"\"said\"\" plainly\",") != std::string::npos);
    CHECK(csv.find(",'=Define personalisation,100,2026-11-21\r\n") != std::string::npos);
    const Progress none = progressOf(course, 0);
    CHECK(linesIn(progressCsv({none, course, {}, {}, noon()})) == 2);
}

TEST_CASE("Evidence of one card or question is one line, with the best of it and what was asked", "[export]") {
    Course course = smallCourse();
    Term term;
    term.id = TermId("autonomy");
    term.name = "Autonomy";
    term.meaning = {Run{"Deciding for oneself.", {}, false}};
    course.terms = {term};
    const std::vector<Card> deck = makeDeck(course);
    REQUIRE_FALSE(deck.empty());
    PointProgress point;
    const auto piece = [&](int daysAgo, EvidenceSource source, double score, const std::string& ref) { point.evidence.push_back({PointId("definition"), noon() - std::chrono::days(daysAgo), source, score, AttemptId(), ref}); };
    piece(0, EvidenceSource::recallCard, 0, deck.front().id.value);
    piece(1, EvidenceSource::recallCard, 1, deck.front().id.value);
    piece(2, EvidenceSource::recallCard, 1, deck.front().id.value);
    piece(3, EvidenceSource::written, 0.5, "define");
    piece(4, EvidenceSource::recallCard, 1, "cloze.gone.7a87");
    const std::vector<EvidenceLine> lines = evidenceLines(point, course);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].reference == deck.front().front);
    CHECK(lines[0].best == 1);
    CHECK(lines[0].times == 3);
    CHECK(lines[0].when == noon() - std::chrono::days(1));
    CHECK(lines[1].reference == "=Define personalisation");
    CHECK(lines[2].reference == "A card that the course has no longer");
}

TEST_CASE("The evidence record is a PDF that breaks its pages and says who decides", "[export]") {
    const Course course = smallCourse();
    const Progress progress = progressOf(course, 5);
    const auto pdf = evidenceRecordPdf({progress, course, {}, "Żaneta O’Neil", noon()});
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF-1."));
    CHECK(pdf->find("%%EOF") != std::string::npos);
    PdfDocument book("Long", "Foot");
    for (int i = 0; i < 200; ++i) book.paragraph("A line of a paragraph that stands by itself, number " + std::to_string(i));
    const auto bytes = book.finish();
    REQUIRE(bytes);
    CHECK(pagesIn(*bytes) >= 4);
}

TEST_CASE("A PDF copes with hostile text and with missing fonts", "[export]") {
    for (const PdfFonts& fonts : {PdfFonts{}, PdfFonts{"/nowhere.ttf", "/nowhere.ttf"}}) {
        PdfDocument pdf(std::string("T\0\x01", 3), "\xFF\xFE", fonts);
        pdf.title("😀 “quoted” – Żółć \xC3");
        pdf.paragraph(std::string(5000, 'x'));
        pdf.paragraph("");
        pdf.heading("\n\n");
        const std::vector<std::string> header{"A", "B"}, row{std::string(3000, 'y') + " z", "2", "extra"};
        const std::vector<float> parts{1, 1};
        const std::vector<std::vector<std::string>> rows{row, {}, {"only one"}};
        pdf.table(header, parts, rows);
        const auto bytes = pdf.finish();
        REQUIRE(bytes);
        CHECK(bytes->starts_with("%PDF"));
    }
}

TEST_CASE("Everything about me holds every entry and step of mine and nobody else's", "[export]") {
    SampleStore sample;
    REQUIRE(sample.store->addLearner(LearnerId(sample.ids.next(noon())), "Somebody else"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "theme", "night"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "theme", "paper"));
    Sitting sitting = sample.begin();
    REQUIRE(sitting.submit("The person decides."));
    REQUIRE(sitting.recordMarking(sitting.state().lastSubmission()->step, sampleMarking()));
    const auto text = learnerRecordJson(*sample.store, sample.learner, noon());
    REQUIRE(text);
    const auto json = nlohmann::json::parse(*text);
    CHECK(json["profile"]["entries"]["name"][0]["value"] == "Amina");
    CHECK(json["profile"]["entries"]["theme"].size() == 2);
    REQUIRE(json["attempts"].size() == 1);
    CHECK(json["attempts"][0]["steps"].size() == 3);
    CHECK(json["attempts"][0]["steps"][1]["content"]["text"] == "The person decides.");
    CHECK(json["attempts"][0]["steps"][0]["when"] == "2026-11-21T12:00:00.000Z");
    CHECK(text->find("Somebody else") == std::string::npos);
    const auto pdf = learnerRecordPdf(*sample.store, sample.learner, smallCourse(), {}, noon());
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF"));
    CHECK_FALSE(learnerRecordJson(*sample.store, LearnerId(sample.ids.next(noon())), noon()));
}
