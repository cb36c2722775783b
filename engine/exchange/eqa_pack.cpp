#include "engine/exchange/eqa_pack.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/attempt/asked.h"
#include "engine/base/hash.h"
#include "engine/base/moment_words.h"
#include "engine/exchange/csv_cell.h"
#include "engine/exchange/iso_time.h"
#include "engine/exchange/package_lines.h"
#include "engine/exchange/zip_file.h"
#include "engine/marking/marking_json.h"
#include "engine/store/response_access.h"

namespace carewright {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view verifyScript = R"sh(#!/bin/sh
# Checks every file's hash and every signature with public tools. Run it in this folder: sh verify.sh
set -eu
sha256sum --quiet -c SHA256SUMS
checked=0
while IFS=, read -r number key hash rest; do
    [ "$number" = number ] && continue
    [ "$(sha256sum < "acts/$number.txt" | cut -d' ' -f1)" = "$hash" ] || { echo "acts/$number.txt is not what its hash says"; exit 1; }
    [ -n "$key" ] || continue
    openssl pkeyutl -verify -pubin -inkey "keys/$key.pem" -rawin -in "acts/$number.txt" -sigfile "acts/$number.sig" >/dev/null ||
        { echo "acts/$number.txt: the signature does not fit"; exit 1; }
    checked=$((checked + 1))
done < acts.csv
echo "All files are whole and all $checked signatures fit."
)sh";

constexpr std::string_view readme =
    "This pack was made with Carewright for an external quality assurer.\n\n"
    "sample.pdf      the sample to read: responses, what the program proposed and why, what was decided by whom\n"
    "decisions.csv   one line per response, for a spreadsheet: marks, who decided, reasons, what was hidden from them\n"
    "record.json     everything, for programs\n"
    "acts/           what people did, one file each, exactly the bytes that were signed; beside it the signature (.sig)\n"
    "acts.csv        which key each act is signed with, its SHA-256, who, when and what\n"
    "steps/          what learners handed in and what the program proposed, exactly the bytes that were hashed\n"
    "keys/           the public keys of the staff; the name of a file is the key's fingerprint\n"
    "SHA256SUMS      the SHA-256 of all other files\n\n"
    "How to verify, with tools that come with every Linux and macOS (openssl 3):\n\n"
    "    sh verify.sh\n\n"
    "or by hand:\n\n"
    "    sha256sum -c SHA256SUMS\n"
    "    openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in acts/NNNN.txt -sigfile acts/NNNN.sig\n\n"
    "An act names the one before it in the same person's chain (\"previous hash\", the tenth line) by its SHA-256. A decision names\n"
    "the response (submission_hash) and the proposal (proposal_hash) that it was made on: these are the SHA-256 of files in steps/.\n"
    "Ask the centre for the fingerprints of its keys by another way than this pack: whoever could change the pack could change\n"
    "the keys in it, too.\n";

/// The last word on a criterion.
struct Judged {
    CriterionJudged what;
    AccountId by;
    Instant when;
};

/// One response with all that belongs to it.
struct Piece {
    ResponseDetail detail;
    ResponseRecord record;
    std::string learner;
    std::string access;     ///< how it was written, in words; empty where it was not recorded
};

std::string criterionOf(const Course& course, const QuestionId& id) {
    const auto asked = findAsked(course, id);
    return asked ? asked->criterion.value : "";
}

std::string pointTitle(const Course& course, const PointId& id) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

std::string numbered(std::size_t number) {
    std::string text = std::to_string(number);
    return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text;
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

const PointMarking* proposedFor(const Marking* marking, const PointId& point) {
    if (!marking) return nullptr;
    const auto found = std::ranges::find(marking->points, point, &PointMarking::id);
    return found == marking->points.end() ? nullptr : &*found;
}

std::string decisionWords(const Decision& decision) {
    switch (decision.role) {
        case DecisionRole::first: return "Decision";
        case DecisionRole::correction: return "Correction";
        case DecisionRole::second: return "Second marking";
        case DecisionRole::resolution: return "Resolution";
    }
    return {};
}

std::string stateWords(const Decision& decision, const TimeZone& zone) {
    std::string words = decision.withdrawn ? "taken back" : decision.replaced ? "replaced" : "holds";
    if (decision.releasedAt) words += ", released " + momentWithZone(*decision.releasedAt, zone);
    if (decision.decided.blind.learnerHidden) words += "; learner hidden";
    if (decision.decided.blind.proposalHidden) words += "; proposal hidden";
    return words;
}

/// How many of how many responses the pack holds, and why these.
Result<std::string> holdingWords(Store& store, const CourseId& course, const EqaPackRequest& request) {
    ActStore acts(store);
    const auto counted = [&](std::optional<ResponseState> state) {
        QueueFilter filter;
        filter.course = course;
        filter.allTries = true;
        filter.state = state;
        return acts.count(filter);
    };
    const auto all = counted(std::nullopt), decided = counted(ResponseState::decided), released = counted(ResponseState::released);
    for (const auto* count : {&all, &decided, &released})
        if (!*count) return tl::make_unexpected(count->error());
    return "It holds " + std::to_string(request.responses.size()) + " of the " + std::to_string(*all) + (*all == 1 ? " response that was" : " responses that were") + " handed in to this course, of which " +
           std::to_string(*decided + *released) + (*decided + *released == 1 ? " is" : " are") + " decided and " + std::to_string(*released) + " released" + (request.why.empty() ? std::string() : ": " + request.why) + ".";
}

class PackMaking {
public:
    PackMaking(Store& store, const Course& course, const TimeZone& zone, const EqaPackRequest& request) : m_store(store), m_course(course), m_zone(zone), m_request(request) {}

    Result<EqaPack> make(const PdfFonts& fonts) {
        if (auto done = gather(); !done) return tl::make_unexpected(std::move(done.error()));
        auto pdf = readable(fonts);
        if (!pdf) return tl::make_unexpected(std::move(pdf.error()));
        add("sample.pdf", std::move(*pdf));
        add("decisions.csv", decisionsCsv());
        add("record.json", recordJson());
        addActs();
        auto holds = holdingWords(m_store, m_course.id, m_request);
        if (!holds) return tl::make_unexpected(std::move(holds.error()));
        add("README.txt", readmeText(*holds));
        add("verify.sh", std::string(verifyScript));
        std::string sums;
        for (const ZipEntry& entry : m_entries) sums += sha256Hex(entry.bytes) + "  " + entry.name + "\n";
        add("SHA256SUMS", std::move(sums));
        auto bytes = zipOf(m_entries, m_request.now);
        if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
        return EqaPack{std::move(*bytes), std::move(*holds)};
    }

private:
    void add(std::string name, std::string bytes) { m_entries.push_back({std::move(name), std::move(bytes)}); }

    Result<void> gather() {
        if (m_request.responses.empty()) return fail(ErrorCode::invalidInput, "Choose at least one response for the pack.");
        ActStore acts(m_store);
        auto roster = acts.roster();
        if (!roster) return tl::make_unexpected(std::move(roster.error()));
        m_roster = std::move(*roster);
        const auto learners = m_store.learners();
        if (!learners) return tl::make_unexpected(learners.error());
        std::map<LearnerId, std::size_t> numbers;
        std::set<ActId> known;
        const auto take = [&](std::vector<Act> more) {
            for (Act& act : more)
                if (known.insert(act.id).second) m_acts.push_back(std::move(act));
        };
        for (const ResponseRef& response : m_request.responses) {
            auto detail = acts.response(response);
            if (!detail) return tl::make_unexpected(std::move(detail.error()));
            auto record = acts.record(response);
            if (!record) return tl::make_unexpected(std::move(record.error()));
            auto on = acts.on(response);
            if (!on) return tl::make_unexpected(std::move(on.error()));
            take(std::move(*on));
            const auto steps = m_store.steps(response.attempt);
            if (!steps) return tl::make_unexpected(steps.error());
            for (const Step& step : *steps) {
                const bool proposal = std::ranges::any_of(detail->proposals, [&](const HashedProposal& one) { return one.proposal.step == step.id; });
                if ((step.id == response.submission || proposal) && m_stepIds.insert(step.id).second) add("steps/" + toString(step.id) + ".txt", hashedBytes(step));
            }
            const std::size_t number = numbers.emplace(detail->learner, numbers.size() + 1).first->second;
            const auto learner = std::ranges::find(*learners, detail->learner, &Learner::id);
            const bool named = !m_request.hideLearners && learner != learners->end();
            m_pieces.push_back({std::move(*detail), std::move(*record), named ? learner->name : "Learner " + std::to_string(number),
                                 accessWords(accessAt(response, *steps))});
        }
        for (const ActKind kind : {ActKind::accountOpened, ActKind::accountAdmitted, ActKind::accountClosed, ActKind::keyReplaced, ActKind::keyRevoked}) {
            auto about = acts.ofKind(kind);
            if (!about) return tl::make_unexpected(std::move(about.error()));
            take(std::move(*about));
        }
        std::ranges::sort(m_acts, earlier);
        auto judged = acts.ofKind(ActKind::criterionJudged);
        if (!judged) return tl::make_unexpected(std::move(judged.error()));
        for (const Act& act : *judged)      // in order of time
            if (const auto what = criterionJudgedPayload(act.payload); what && what->course == m_course.id && m_roster.whyNotCounted(act).empty()) m_judged.insert_or_assign({what->learner, what->criterion}, Judged{*what, AccountId(act.author.id), act.when});
        return {};
    }

    [[nodiscard]] std::string nameOf(const AccountId& id) const { return m_roster.nameOf(id); }

    Result<std::string> readable(const PdfFonts& fonts) {
        const std::string on = dayWords(m_request.now, m_zone);
        PdfDocument pdf("Sample for external quality assurance", (m_request.centre.empty() ? std::string("Made with Carewright") : m_request.centre) + ", " + on, fonts);
        pdf.title(m_request.title.empty() ? "Sample for external quality assurance" : m_request.title);
        if (!m_request.centre.empty()) pdf.paragraph("Centre: " + m_request.centre + ".");
        pdf.paragraph(m_course.title + (m_course.unitCode.empty() ? "" : ". Unit " + m_course.unitCode) + ". State of " + on + ".");
        pdf.paragraph("A program proposed marks and shows what they rest on; a named assessor decided. Both are listed apart. README.txt in this pack says how to "
                      "verify that nothing was changed since.");
        pdf.heading("Staff");
        std::vector<std::vector<std::string>> staff;
        for (const Account& account : m_roster.accounts()) {
            std::string roles;
            for (const StaffRole role : account.asked) roles += (roles.empty() ? "" : ", ") + std::string(toString(role));
            for (const AccountKey& key : account.keys)
                staff.push_back({account.name, roles, std::string(toString(account.standing)), fingerprint(key.signing), key.revokedFrom ? "revoked " + momentWithZone(*key.revokedFrom, m_zone) : ""});
        }
        if (!staff.empty()) pdf.table(std::vector<std::string>{"Name", "Roles", "Account", "Key", ""}, std::vector<float>{2, 2, 1, 2.6f, 2}, staff);
        std::size_t number = 0;
        for (const Piece& piece : m_pieces) addPiece(pdf, piece, ++number);
        return pdf.finish();
    }

    /// Whether the learner meets the criterion of the question, who said so, and what the evidence was found to be.
    void addCriterion(PdfDocument& pdf, const Piece& piece) {
        const auto found = m_judged.find({piece.detail.learner, CriterionId(criterionOf(m_course, piece.detail.response.question))});
        if (found == m_judged.end()) return;
        const Judged& judged = found->second;
        std::string evidence;
        const auto add = [&](bool is, const char* word) {
            if (is) evidence += (evidence.empty() ? "" : ", ") + std::string(word);
        };
        const EvidenceRecord& record = judged.what.evidence;
        add(record.valid, "valid");
        add(record.authentic, "authentic");
        add(record.current, "current");
        add(record.sufficient, "sufficient");
        add(record.reliable, "reliable");
        pdf.small("Criterion " + judged.what.criterion.value + (judged.what.met ? ": met. " : ": not yet met. ") + "Judged by " + nameOf(judged.by) + ", " + momentWithZone(judged.when, m_zone) +
                  (evidence.empty() ? "." : ". The evidence was found " + evidence + ".") + (judged.what.reference.empty() ? "" : " Portfolio: " + judged.what.reference));
    }

    void addPiece(PdfDocument& pdf, const Piece& piece, std::size_t number) {
        const ResponseDetail& detail = piece.detail;
        const QuestionId& question = detail.response.question;
        pdf.heading(std::to_string(number) + ". " + piece.learner + (criterionOf(m_course, question).empty() ? "" : ", criterion " + criterionOf(m_course, question)));
        if (const auto asked = findAsked(m_course, question); asked && !asked->passage.empty()) pdf.small(asked->passage);
        pdf.paragraph(promptOf(m_course, question));
        pdf.small("Handed in on " + momentWithZone(detail.submittedAt, m_zone) + ", try " + std::to_string(detail.tryNumber) + ". Hash of the response: " + detail.submissionHash);
        pdf.paragraph(detail.text);
        if (!piece.access.empty()) pdf.small("How it was written: " + piece.access);
        const Decision* standing = piece.record.standing();
        // The trace that the decision was made beside, or the newest where there is no decision.
        const HashedProposal* proposal = detail.proposal();
        for (const HashedProposal& one : detail.proposals)
            if (standing && one.proposal.step == standing->decided.proposal) proposal = &one;
        const Marking* marking = proposal ? &proposal->proposal.marking : nullptr;
        if (marking)
            pdf.small("Proposed by the program " + marking->engineVersion + ", rubric " + marking->rubricHash.substr(0, 16) + ": " + std::to_string(marking->marks) + " of " +
                      std::to_string(marking->maxMarks) + " marks" + (marking->refer ? ", referred to a person." : "."));
        std::vector<std::vector<std::string>> points;
        const auto addPoint = [&](const PointId& id, const PointDecision* decided) {
            const PointMarking* proposed = proposedFor(marking, id);
            points.push_back({pointTitle(m_course, id), proposed ? (proposed->awarded ? "yes, " : "no, ") + percent(proposed->confidence) : "none",
                              proposed ? proposed->why : "", decided ? (decided->awarded ? "yes, " + std::to_string(decided->marks) : std::string("no")) : "", decided ? decided->reason : ""});
        };
        if (standing)
            for (const PointDecision& point : standing->decided.points) addPoint(point.point, &point);
        else if (marking)
            for (const PointMarking& point : marking->points) addPoint(point.id, nullptr);
        if (!points.empty()) pdf.table(std::vector<std::string>{"Point", "Proposed", "Why", "Decided", "Assessor's reason"}, std::vector<float>{2, 1.5f, 3.6f, 1.3f, 2.8f}, points);
        std::vector<std::vector<std::string>> rows;
        for (const Decision& one : piece.record.decisions)
            rows.push_back({decisionWords(one), nameOf(one.by), momentWithZone(one.when, m_zone), std::to_string(one.decided.marks) + " of " + std::to_string(one.decided.maxMarks), one.reason, stateWords(one, m_zone)});
        if (rows.empty()) pdf.small("Nobody has decided on this response yet.");
        else pdf.table(std::vector<std::string>{"", "By", "When", "Marks", "Reason", "State"}, std::vector<float>{1.4f, 1.6f, 2, 1, 2, 2.4f}, rows);
        addCriterion(pdf, piece);
        for (const SampleLook& look : piece.record.samples)
            pdf.small("Sampled by " + nameOf(look.by) + ", " + momentWithZone(look.when, m_zone) + ": " + (look.what.agrees ? "agrees. " : "does not agree. ") + look.what.note);
        for (const Appeal& one : piece.record.appeals) {
            pdf.small("The learner asked for a second look on " + momentWithZone(one.when, m_zone) + ": " + one.reason);
            if (one.answer) pdf.small("Answered by " + nameOf(one.answeredBy) + ": " + (one.answer->upheld ? "upheld. " : "not upheld. ") + one.answer->answer);
        }
        for (const Annotation& one : piece.record.annotations) {
            const std::string words = detail.text.substr(std::min<std::size_t>(one.what.span.begin, detail.text.size()), one.what.span.end - one.what.span.begin);
            pdf.small(one.what.shorthand + " at \"" + words + "\"" + (one.what.note.empty() ? "" : ": " + one.what.note));
        }
    }

    [[nodiscard]] std::string readmeText(const std::string& holds) const {
        const std::size_t count = m_pieces.size();
        return (m_request.title.empty() ? std::string("Sample") : m_request.title) + ": " + std::to_string(count) + (count == 1 ? " response" : " responses") + " of the course \"" + m_course.title + "\".\n" + holds + "\n\n" + std::string(readme);
    }

    /// Reasons of the points of a decision and its own, in one cell.
    [[nodiscard]] std::string reasonsOf(const Decision& decision) const {
        std::string words = decision.reason;
        for (const PointDecision& point : decision.decided.points)
            if (!point.reason.empty()) words += (words.empty() ? "" : "; ") + pointTitle(m_course, point.point) + (point.awarded ? ", awarded: " : ", refused: ") + point.reason;
        return words;
    }

    [[nodiscard]] std::string decisionsCsv() const {
        std::string csv = "number,learner,criterion,question,handed_in,try,proposed_marks,decided_marks,max_marks,assessor,decided_at,released_at,rubric,response_hash,"
                          "asked,reasons,proposal_hidden,learner_hidden,annotations,criterion_title,criterion_result,handed_in_local,decided_local,released_local\r\n";
        std::size_t number = 0;
        for (const Piece& piece : m_pieces) {
            const Decision* standing = piece.record.standing();
            const HashedProposal* proposal = piece.detail.proposal();
            csv += std::to_string(++number) + "," + csvCell(piece.learner) + "," + csvCell(criterionOf(m_course, piece.detail.response.question)) + "," +
                   csvCell(piece.detail.response.question.value) + "," + isoTime(piece.detail.submittedAt) + "," + std::to_string(piece.detail.tryNumber) + "," +
                   (proposal ? std::to_string(proposal->proposal.marking.marks) : "") + "," + (standing ? std::to_string(standing->decided.marks) : "") + "," +
                   (standing ? std::to_string(standing->decided.maxMarks) : "") + "," + csvCell(standing ? nameOf(standing->by) : "") + "," +
                   (standing ? isoTime(standing->when) : "") + "," + (standing && standing->releasedAt ? isoTime(*standing->releasedAt) : "") + "," +
                   csvCell(standing ? standing->decided.rubricHash : "") + "," + piece.detail.submissionHash + ",";
            std::string marks;
            for (const Annotation& one : piece.record.annotations) marks += (marks.empty() ? "" : "; ") + one.what.shorthand + (one.what.note.empty() ? "" : ": " + one.what.note);
            const auto yes = [&](bool hidden) { return std::string(!standing ? "" : hidden ? "yes" : "no"); };
            csv += csvCell(promptOf(m_course, piece.detail.response.question)) + "," + csvCell(standing ? reasonsOf(*standing) : "") + "," + yes(standing && standing->decided.blind.proposalHidden) + "," +
                   yes(standing && standing->decided.blind.learnerHidden) + "," + csvCell(marks) + ",";
            const auto asked = findAsked(m_course, piece.detail.response.question);
            const auto criterion = asked ? std::ranges::find(m_course.criteria, asked->criterion, &Criterion::id) : m_course.criteria.end();
            const auto met = asked ? m_judged.find({piece.detail.learner, asked->criterion}) : m_judged.end();
            const auto wall = [&](Instant when) { return wallTime(when, m_zone); };
            csv += csvCell(criterion == m_course.criteria.end() ? std::string() : criterion->text) + "," + (met == m_judged.end() ? "" : met->second.what.met ? "met" : "not yet met") + "," + wall(piece.detail.submittedAt) + "," +
                   (standing ? wall(standing->when) : "") + "," + (standing && standing->releasedAt ? wall(*standing->releasedAt) : "") + "\r\n";
        }
        return csv;
    }

    [[nodiscard]] std::string recordJson() const {
        Json responses = Json::array();
        for (const Piece& piece : m_pieces) {
            Json one{{"attempt", toString(piece.detail.response.attempt)},
                     {"submission", toString(piece.detail.response.submission)},
                     {"question", piece.detail.response.question.value},
                     {"criterion", criterionOf(m_course, piece.detail.response.question)},
                     {"learner", piece.learner},
                     {"handed_in", isoTime(piece.detail.submittedAt)},
                     {"try", piece.detail.tryNumber},
                     {"text", piece.detail.text},
                     {"access", piece.access},
                     {"hash", piece.detail.submissionHash}};
            Json& proposals = one["proposals"] = Json::array();
            for (const HashedProposal& proposal : piece.detail.proposals)
                proposals.push_back(Json{{"step", toString(proposal.proposal.step)},
                                         {"when", isoTime(proposal.proposal.when)},
                                         {"hash", proposal.hash},
                                         {"marking", Json::parse(toJson(proposal.proposal.marking))}});
            const Decision* standing = piece.record.standing();
            one["standing_decision"] = standing ? Json(toString(standing->act)) : Json();
            responses.push_back(std::move(one));
        }
        Json acts = Json::array();
        for (const Act& act : m_acts) {
            Json json = Json::parse(jsonOf(act).json());
            json["content"] = Json::parse(act.payload, nullptr, false);
            if (json["content"].is_discarded()) json.erase("content");
            acts.push_back(std::move(json));
        }
        Json staff = Json::array();
        for (const Account& account : m_roster.accounts()) {
            Json keys = Json::array();
            for (const AccountKey& key : account.keys) keys.push_back(Json{{"signing_key", toString(key.signing)}, {"fingerprint", fingerprint(key.signing)}});
            staff.push_back(Json{{"id", toString(account.id)}, {"name", account.name}, {"standing", std::string(toString(account.standing))}, {"keys", std::move(keys)}});
        }
        const Json all{{"format", "carewright eqa pack 1"}, {"made", isoTime(m_request.now)}, {"title", m_request.title}, {"centre", m_request.centre},
                       {"course", m_course.id.value},       {"staff", std::move(staff)},      {"responses", std::move(responses)}, {"acts", std::move(acts)}};
        return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    void addActs() {
        std::string index = "number,key,sha256,author,when,kind\n";
        std::set<PublicKey> keys;
        for (std::size_t i = 0; i < m_acts.size(); ++i) {
            const Act& act = m_acts[i];
            const std::string number = numbered(i + 1);
            add("acts/" + number + ".txt", signedBytes(act));
            if (!act.key.empty()) {
                add("acts/" + number + ".sig", std::string(reinterpret_cast<const char*>(act.signature.bytes.data()), act.signature.bytes.size()));
                keys.insert(act.key);
            }
            index += number + "," + (act.key.empty() ? "" : fingerprint(act.key)) + "," + act.hash + "," + toString(act.author) + "," + isoTime(act.when) + "," + std::string(kindName(act)) + "\n";
        }
        for (const PublicKey& key : keys) add("keys/" + fingerprint(key) + ".pem", toPem(key));
        add("acts.csv", std::move(index));
    }

    Store& m_store;
    const Course& m_course;
    const TimeZone& m_zone;
    const EqaPackRequest& m_request;
    Roster m_roster;
    std::map<std::pair<LearnerId, CriterionId>, Judged> m_judged;
    std::vector<Piece> m_pieces;
    std::vector<Act> m_acts;
    std::set<StepId> m_stepIds;
    std::vector<ZipEntry> m_entries;
};

}  // namespace

Result<std::vector<ResponseRef>> releasedResponses(Store& store, const CourseId& course) {
    QueueFilter filter;
    filter.course = course;
    filter.state = ResponseState::released;
    filter.allTries = true;
    const auto items = ActStore(store).wholeQueue(filter);
    if (!items) return tl::make_unexpected(items.error());
    std::vector<ResponseRef> responses;
    for (const ReviewItem& item : *items) responses.push_back(item.response);
    return responses;
}

Result<EqaPack> eqaPack(Store& store, const Course& course, const TimeZone& zone, const EqaPackRequest& request, const PdfFonts& fonts) {
    return PackMaking(store, course, zone, request).make(fonts);
}

}  // namespace carewright
