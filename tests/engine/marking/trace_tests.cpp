#include "engine/marking/trace.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/content/course_reader.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/bench.h"
#include "engine/marking/draft_course.h"
#include "engine/marking/suggestions.h"
#include "engine/marking/term_count.h"
#include "tests/engine/marking/marking_course.h"
#include "test_paths.h"

namespace carewright {
namespace {

struct Traced {
    std::unique_ptr<const CompiledCourse> compiled;
    std::unique_ptr<MarkingDesk> desk;

    explicit Traced(const std::string& rules, const std::string& unused = {}) {
        std::string text(test::markingCourseText);
        const std::size_t begin = text.find("<rubric point=\"p\">"), end = text.find("<rubric point=\"q\">");
        text.replace(begin, end - begin, "<rubric point=\"p\"><award id=\"a\">" + rules + "</award>" + unused + "</rubric>");
        ReadCourse read = readCourseText(text);
        compiled = std::move(*CompiledCourse::compile(readyToMark(read.course, false)));
        desk = std::make_unique<MarkingDesk>(*compiled);
    }
    RubricTrace on(std::string_view response) { return traceRubric(*compiled, 0, decidableOf(*compiled, "p", false), response, *desk); }
    std::string why(std::string_view response) { return on(response).rules.at(0).parts.at(0).why; }
};

bool agrees(const TracedRule& traced) {
    return traced.held == traced.why.empty() && std::ranges::all_of(traced.parts, agrees) && std::ranges::all_of(traced.unless, agrees);
}

std::vector<MarkedResponse> responsesOf(const char* file) {
    std::ifstream in(std::filesystem::path(CAREWRIGHT_CONTENT_DIR "/personalisation") / "marked" / file);
    return readMarkedResponses(in).responses;
}

const Course& realCourse() {
    static const Course course = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course;
    return course;
}

}  // namespace

TEST_CASE("A trace says in plain words why a rule did not hold", "[marking][trace]") {
    Traced one(R"(<concept ref="choose"/>)");
    CHECK(one.why("The support is there for the person.") == "No wording of choose was found.");
    CHECK(one.why("People do not choose here, it is care.") == "“choose” was found, but does not count as it stands; it is denied: “not”.");
    CHECK(one.why("Some staff think that residents choose too much.") == "“choose” was found, but does not count as it stands; it is the view of others: “staff”.");
    CHECK(one.on("People choose their support.").rules[0].parts[0].held);

    Traced apart(R"(<all within="sentence"><concept ref="support"/><concept ref="choose"/></all>)");
    CHECK(apart.why("Care is there. My nan and all of the others sat down to choose.") ==
          "All of its parts are there, but “Care” and “choose” are 12 words apart; the rule wants them in one sentence.");
    CHECK(apart.why("People choose.") == "Missing: support.");

    Traced relation(R"(<relation kind="gives"><concept ref="support"/><concept ref="choose"/></relation>)");
    CHECK(relation.why("There is care, and they call the shots.") == "Both parts are there, but no words between them say that the first gives or increases the second.");

    Traced count(R"(<at-least n="2"><concept ref="staff"/><concept ref="choose"/><words>plan</words></at-least>)");
    CHECK(count.why("We have a plan for support.") == "Found “plan” only; two are needed.");

    Traced within(R"(<all><concept ref="support"/><at-least n="2"><concept ref="staff"/><concept ref="choose"/><words>plan</words></at-least></all>)");
    CHECK(within.why("There is support.") == "Missing: two of these: staff / choose / “plan”.");

    Traced unless(R"(<all><concept ref="person"/><concept ref="choose"/><unless><words>pizza</words></unless></all>)");
    CHECK(unless.why("People choose pizza for support.") == "Called off by “pizza”: “pizza”.");
    Traced near(R"(<near words="2"><concept ref="person"/><concept ref="choose"/></near>)");
    CHECK(near.why("The client sat down for an hour and then could choose support.").find("the rule allows 2 words between them") != std::string::npos);
}

TEST_CASE("An unfinished rule never holds and says that it is not finished", "[marking][trace]") {
    Traced half(R"(<any><relation kind="gives"><concept ref="support"/></relation><all></all></any>)");
    const RubricTrace trace = half.on("Care and support help people choose.");
    const TracedRule& any = trace.rules[0].parts[0];
    CHECK(!any.held);
    CHECK(any.parts[0].parts[0].held);      // what is there already lights up
    CHECK(!any.parts[1].held);
    CHECK(any.parts[0].why == "It needs two ideas; one is missing.");
    CHECK(any.parts[1].why == "Nothing stands in it yet.");
}

TEST_CASE("Trace and marking agree on every rule of every rubric over responses of the course", "[marking][trace][property]") {
    const auto compiled = CompiledCourse::compile(realCourse());
    REQUIRE(compiled);
    MarkingDesk desk(**compiled), judged(**compiled);
    const std::vector<MarkedResponse> responses = responsesOf("set-a.jsonl");
    REQUIRE(responses.size() > 100);
    std::size_t rules = 0, held = 0;
    for (std::size_t i = 0; i < responses.size(); i += 3) {
        const auto question = static_cast<std::size_t>(std::ranges::find((*compiled)->course.questions, responses[i].question, &Question::id) - (*compiled)->course.questions.begin());
        judge(**compiled, question, responses[i].answer, judged);
        const std::size_t d = i % (*compiled)->decidables.size();
        const Decidable& decidable = (*compiled)->decidables[d];
        const RubricTrace trace = traceRubric(**compiled, question, d, responses[i].answer, desk);
        REQUIRE(trace.holds == judged.judgements[d].holds);
        for (std::size_t r = 0; r < trace.rules.size(); ++r) {
            ++rules;
            held += trace.rules[r].held;
            REQUIRE(trace.rules[r].held == (judged.held[decidable.firstRule + r] != 0));
            REQUIRE(agrees(trace.rules[r]));
            for (const ByteSpan& span : trace.rules[r].spans) REQUIRE(span.end <= responses[i].answer.size());
        }
    }
    CHECK(rules > 500);
    CHECK(held > 20);
}

TEST_CASE("The quick pass of the bench decides as the whole course does", "[marking][bench]") {
    const TrialSubject subject{TrialSubject::Kind::point, "barriers-strategies"};
    const std::vector<MarkedResponse> responses = responsesOf("set-b.jsonl");
    REQUIRE(responses.size() > 100);
    const auto quick = CompiledCourse::compile(courseBehind(realCourse(), subject));
    const auto whole = CompiledCourse::compile(readyToMark(realCourse(), false));
    REQUIRE(quick);
    REQUIRE(whole);
    CHECK((*quick)->course.concepts.size() * 2 < (*whole)->course.concepts.size());
    const auto a = markBench(**quick, subject, responses), b = markBench(**whole, subject, responses);
    REQUIRE(a);
    REQUIRE(b);
    std::size_t differ = 0;
    for (std::size_t i = 0; i < responses.size(); ++i) differ += a->verdicts[i].rules != b->verdicts[i].rules;
    INFO(differ << " of " << responses.size());
    CHECK(differ * 100 <= responses.size());    // only a misspelled word may make them differ
    const Agreement agreement = agreementOf(*b, responses, BenchSide::rules);
    CHECK(agreement.counts.total() == responses.size());
    CHECK(disagreements(*b, responses, BenchSide::rules).size() == agreement.counts.machineOnly + agreement.counts.readerOnly);
    CHECK(changesSince(*b, *b, responses, BenchSide::rules).empty());
}

TEST_CASE("The bench tells what an edit won and lost, which wordings misfire and which words are missing", "[marking][bench]") {
    Course before = test::markingCourse();
    const TrialSubject subject{TrialSubject::Kind::point, "p"};
    const auto response = [](std::string id, std::string answer, bool awarded) {
        MarkedResponse out{std::move(id), QuestionId("one"), std::move(answer), {}, {}, false};
        if (awarded) out.awarded.emplace_back("p");
        return out;
    };
    std::vector<MarkedResponse> responses;
    for (int i = 0; i < 6; ++i) {
        responses.push_back(response("m" + std::to_string(i), "The support lets a person steer their day at home.", true));
        responses.push_back(response("r" + std::to_string(i), "People choose how support is done for them.", true));
        responses.push_back(response("w" + std::to_string(i), "The support is done at home every day for a person.", false));
        responses.push_back(response("f" + std::to_string(i), "People call the shots about support, says the leaflet.", false));
    }
    Course after = before;
    for (Concept& concept_ : after.concepts) {
        if (concept_.id.value == "choose") concept_.terms.push_back({"steer", {}});
    }
    const auto marksOf = [&](const Course& course) {
        const auto compiled = CompiledCourse::compile(courseBehind(course, subject));
        REQUIRE(compiled);
        auto marks = markBench(**compiled, subject, responses);
        REQUIRE(marks);
        return std::move(*marks);
    };
    const BenchMarks was = marksOf(before), is = marksOf(after);
    REQUIRE(!was.suggestions.empty());
    CHECK(std::ranges::any_of(was.suggestions, [](const WordSuggestion& one) { return one.words.find("steer") != std::string::npos; }));
    CHECK(std::ranges::none_of(is.suggestions, [](const WordSuggestion& one) { return one.words == "steer"; }));
    const auto changed = changesSince(was, is, responses, BenchSide::rules);
    CHECK(changed.size() == 6);
    CHECK(std::ranges::all_of(changed, [](const BenchDifference& one) { return one.rubric && one.readers; }));
    CHECK(agreementOf(is, responses, BenchSide::rules).counts.agreed() == agreementOf(was, responses, BenchSide::rules).counts.agreed() + 6);
    const auto shots = std::ranges::find(is.terms, "call the shots", &TermUse::term);
    REQUIRE(shots != is.terms.end());
    CHECK(shots->misfires());
    CHECK(std::ranges::any_of(is.terms, [](const TermUse& use) { return use.term == "decid*" && use.found == 0; }));
}

TEST_CASE("Log-odds with a prior keep rare and common words from the top", "[marking][suggestions]") {
    // Twice in a few is less sure than ten times in many.
    CHECK(logOddsZ(10, 100, 1, 100, 1, 20) > logOddsZ(2, 100, 0, 100, 0.2, 20));
    CHECK(std::abs(logOddsZ(50, 100, 50, 100, 10, 20)) < 1e-9);
    CHECK(logOddsZ(1, 100, 10, 100, 1, 20) < 0);
}

}  // namespace carewright
