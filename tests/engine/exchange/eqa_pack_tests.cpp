#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "engine/attempt/asked.h"
#include "engine/base/moment_words.h"
#include "engine/content/course_reader.h"
#include "engine/exchange/csv_cell.h"
#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/iso_time.h"
#include "engine/exchange/results_export.h"
#include "engine/exchange/zip_file.h"
#include "test_paths.h"
#include "tests/engine/exchange/busy_centre.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

Course course() { return readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course; }

bool has(const char* tool) { return std::system(("command -v " + std::string(tool) + " >/dev/null").c_str()) == 0; }

/// Runs a command in a folder; its status and what it said.
std::pair<int, std::string> run(const std::filesystem::path& folder, const std::string& command) {
    const std::filesystem::path out = folder.string() + ".out";
    const int status = std::system(("cd '" + folder.string() + "' && { " + command + "; } >'" + out.string() + "' 2>&1").c_str());
    std::ifstream stream(out);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    std::filesystem::remove(out);
    return {status, text};
}

void unpack(const TemporaryFolder& folder, const std::string& bytes) {
    std::ofstream(folder.path() / "pack.zip", std::ios::binary) << bytes;
    REQUIRE(run(folder.path(), "unzip -q pack.zip && rm pack.zip").first == 0);
}

void flipIn(const std::filesystem::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(-3, std::ios::end);
    const int byte = stream.peek();
    stream.seekp(-3, std::ios::end);
    stream.put(static_cast<char>(byte ^ 1));
}

}  // namespace

TEST_CASE("An EQA pack reads and verifies with public tools alone", "[eqa]") {
    BusyCentre centre;
    must(centre.asha.act(ActKind::criterionJudged, ResponseRef(), CriterionJudged{centre.learner, CourseId("personalisation"), CriterionId("1.2"), false, {true, true, false, true, false}, {}, "Unit 4, page 2.", {}}));
    EqaPackRequest request;
    request.responses = {centre.responses[0], centre.responses[1], centre.responses[2], centre.responses[5]};
    request.title = "Summative sample";
    request.centre = "Heron Centre";
    request.now = centre.clock.now();
    const std::string pack = must(eqaPack(*centre.store, course(), {}, request)).bytes;
    if (!has("unzip") || !has("openssl") || !has("sha256sum")) {
        WARN("unzip, openssl or sha256sum is missing: not verified");
        return;
    }
    const TemporaryFolder folder;
    unpack(folder, pack);
    for (const char* name : {"sample.pdf", "decisions.csv", "record.json", "README.txt", "acts.csv", "SHA256SUMS"}) CHECK(std::filesystem::file_size(folder.path() / name) > 100);
    CHECK(run(folder.path(), "head -1 README.txt | grep -q '^Summative sample: 4 responses'").first == 0);
    CHECK(run(folder.path(), "head -1 decisions.csv | grep -q 'asked,reasons,proposal_hidden,learner_hidden,annotations,criterion_title,criterion_result,handed_in_local,decided_local,released_local'").first == 0);
    CHECK(run(folder.path(), "grep -Eq '^It holds [0-9]+ of the 6 responses that were handed in to this course, of which 4 are decided and 2 released' README.txt").first == 0);
    // Every line has as many cells as the head, reasons with commas in them or not.
    CHECK(run(folder.path(), "sed 's/\"[^\"]*\"/q/g' decisions.csv | tr -d '\r' | awk -F, 'NR==1{n=NF} NF && NF!=n{bad=1} END{exit bad}'").first == 0);
    if (has("pdftotext")) {
        const std::string words = run(folder.path(), "pdftotext -layout sample.pdf - | tr -s ' \\n' '  '").second;
        CHECK_THAT(words, Catch::Contains("Criterion 1.2: not yet met. Judged by"));
        CHECK_THAT(words, Catch::Contains("The evidence was found valid, authentic, sufficient. Portfolio: Unit 4, page 2."));
    }
    const auto [status, said] = run(folder.path(), "sh verify.sh");
    CHECK(status == 0);
    CHECK_THAT(said, Catch::Contains("All files are whole and all"));
    CHECK(run(folder.path(), "grep -q 'submission_hash' acts/*.txt").first == 0);
    // The hash that a decision names is that of a file in the pack.
    CHECK(run(folder.path(), "hash=$(grep -oh 'submission_hash\":\"[0-9a-f]*' acts/*.txt | head -1 | cut -c19-); sha256sum steps/*.txt | grep -q \"$hash\"").first == 0);
    // A changed act is found though its hashes are made to fit: the signature is not.
    const std::string act = run(folder.path(), "grep -l '^decided$' acts/*.txt | head -1 | tr -d '\\n'").second;
    REQUIRE(!act.empty());
    flipIn(folder.path() / act);
    CHECK(run(folder.path(), "sh verify.sh").first != 0);
    const std::string number = act.substr(5, 4);
    const auto [forged, why] = run(folder.path(), "hash=$(sha256sum < " + act + " | cut -d' ' -f1); sed -i \"s/^\\(" + number + ",[^,]*\\),[0-9a-f]*/\\1,$hash/\" acts.csv;"
                                                  "find . -type f ! -name SHA256SUMS | sed 's|^./||' | xargs sha256sum > sums; grep -v ' sums$' sums > SHA256SUMS; sh verify.sh");
    CHECK(forged != 0);
    CHECK_THAT(why, Catch::Contains("the signature does not fit"));
}

TEST_CASE("A pack hides names where it shall, and holds nothing about other responses", "[eqa]") {
    BusyCentre centre;
    EqaPackRequest request;
    request.responses = {centre.responses[0]};
    request.hideLearners = true;
    request.now = centre.clock.now();
    const std::string pack = must(eqaPack(*centre.store, course(), {}, request)).bytes;
    if (!has("unzip")) return;
    const TemporaryFolder folder;
    unpack(folder, pack);
    CHECK(run(folder.path(), "grep -rq Amina .").first != 0);
    CHECK(run(folder.path(), "grep -rq 'Learner 1' record.json").first == 0);
    CHECK(run(folder.path(), "grep -rq 'number 3' .").first != 0);
    request.responses.clear();
    CHECK_FALSE(eqaPack(*centre.store, course(), {}, request));
    request.responses = {ResponseRef{centre.responses[0].attempt, centre.responses[0].submission, QuestionId("risk")}};
    CHECK(eqaPack(*centre.store, course(), {}, request).error().code == ErrorCode::notFound);
}

TEST_CASE("A zip names its files plainly", "[eqa]") {
    for (const char* name : {"", "/etc/passwd", "../up", "a/../../b", "a\\b", "c:x", "dir/"}) CHECK_FALSE(zipOf({{name, "x"}}, noon()));
    CHECK_FALSE(zipOf({{"a", "x"}, {"a", "y"}}, noon()));
    CHECK(must(zipOf({{"a/b.txt", "x"}}, noon())).starts_with("PK"));
}

TEST_CASE("What a spreadsheet would run is defused", "[results]") {
    CHECK(csvCell("=HYPERLINK(\"http://x\")") == "\"'=HYPERLINK(\"\"http://x\"\")\"");
    CHECK(csvCell("+1") == "'+1");
    CHECK(csvCell("-1") == "'-1");
    CHECK(csvCell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csvCell("\t=1") == "'\t=1");
    CHECK(csvCell("\xEF\xBC\x9D" "1+1") == "'\xEF\xBC\x9D" "1+1");
    CHECK(csvCell("Amina, \"Mina\"") == "\"Amina, \"\"Mina\"\"\"");
    CHECK(csvCell("Amina") == "Amina");
}

TEST_CASE("Results go to a spreadsheet and feedback to the learner, released decisions only", "[results]") {
    BusyCentre centre;
    must(centre.store->setLearnerEntry(centre.learner, "name", "=cmd|' /C calc'!A0"));
    must(centre.asha.act(ActKind::criterionJudged, ResponseRef(), CriterionJudged{centre.learner, CourseId("personalisation"), CriterionId("1.2"), true, {true, true, true, true, true}, {}, {}, "Secure."}));
    // Written after the release: not for the learner yet.
    centre.clock.advance(1min);
    must(centre.asha.act(ActKind::feedbackWritten, centre.responses[0], FeedbackWritten{"SECOND THOUGHTS"}));
    const Results results = must(resultsOf(*centre.store, course()));
    CHECK(results.rows.size() == 6);
    CHECK(std::ranges::count_if(results.rows, [](const ResultRow& row) { return row.decidedMarks.has_value(); }) == 4);
    CHECK(std::ranges::count_if(results.rows, [](const ResultRow& row) { return row.releasedAt.has_value(); }) == 2);
    REQUIRE(results.criteria.size() == 1);
    CHECK(results.criteria.front().met);
    const std::string csv = resultsCsv(results);
    CHECK(csv.find("\n'=cmd|' /C calc'!A0,") != std::string::npos);
    CHECK(csv.find("\n=") == std::string::npos);
    // Ids and UTC stay where they were; what they say to people comes after them.
    CHECK(csv.starts_with("learner,criterion,question,handed_in,try,proposed_marks,decided_marks,max_marks,assessor,decided_at,released_at,overridden,appeal_open,access,"
                          "asked,criterion_title,criterion_result,handed_in_local,decided_local,released_local\r\n"));
    CHECK(std::ranges::all_of(results.rows, [](const ResultRow& row) { return row.asked == promptOf(course(), QuestionId(row.question)); }));
    CHECK(csv.find(",met,") != std::string::npos);
    const Instant submitted = results.rows.front().submittedAt;
    CHECK(csv.find(wallTime(submitted, TimeZone())) != std::string::npos);
    const Results summer = must(resultsOf(*centre.store, course(), {}, false, TimeZone(ZoneAt{60min, "BST"})));
    CHECK(resultsCsv(summer).find(wallTime(submitted + 60min, TimeZone())) != std::string::npos);
    CHECK(resultsCsv(summer).find(isoTime(submitted)) != std::string::npos);    // programs read UTC, wherever it was written
    const std::string xlsx = must(resultsXlsx(results, course(), centre.clock.now()));
    CHECK(xlsx.starts_with("PK"));
    if (has("unzip")) {
        const TemporaryFolder folder;
        unpack(folder, xlsx);
        CHECK(run(folder.path(), "grep -q '<f>' xl/worksheets/*.xml").first != 0);
        CHECK(run(folder.path(), "grep -q 'calc' xl/sharedStrings.xml").first == 0);
        CHECK(run(folder.path(), "grep -q '>met<' xl/sharedStrings.xml").first == 0);
        CHECK(run(folder.path(), "grep -q '>Handed in (local time)<' xl/sharedStrings.xml").first == 0);
        CHECK(run(folder.path(), "grep -q 'italics are decided and not released' xl/sharedStrings.xml").first == 0);
        CHECK(run(folder.path(), "grep -q '>Criterion 1.2: ' xl/sharedStrings.xml").first == 0);
    }
    CHECK(must(resultsOf(*centre.store, course(), {}, true)).rows.front().learner == "Learner 1");
    const std::string pdf = must(feedbackSheetPdf(*centre.store, centre.learner, course(), {}, centre.clock.now(), {"", ""}));
    CHECK(pdf.starts_with("%PDF"));
    if (has("pdftotext")) {
        // What people read on paper says the local time, and whose: it may be read anywhere.
        const TemporaryFolder folder;
        const TimeZone away(ZoneAt{60min, "BST"});
        std::ofstream(folder.path() / "sheet.pdf", std::ios::binary) << must(feedbackSheetPdf(*centre.store, centre.learner, course(), away, centre.clock.now()));
        const std::string words = run(folder.path(), "pdftotext -layout sheet.pdf - | tr -s ' \\n' '  '").second;
        CHECK_THAT(words, Catch::Contains("Handed in on " + momentWithZone(must(centre.acts().response(centre.responses[0])).submittedAt, away)));
        CHECK_THAT(words, Catch::Contains(" BST: "));
        CHECK(words.find("UTC") == std::string::npos);
    }
    CHECK(must(centre.acts().record(centre.responses[0])).releasedFeedback == "Well said.");
    CHECK(feedbackSheetPdf(*centre.store, LearnerId(centre.ids.next(noon())), course(), {}, noon()).error().code == ErrorCode::notFound);
}
