#include "engine/exchange/package.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/attempt/chain.h"
#include "engine/base/hash.h"
#include "engine/exchange/package_lines.h"
#include "engine/review/permission.h"
#include "engine/store/one_learner.h"

namespace carewright {

namespace {

constexpr std::string_view formatName = "carewright package";
constexpr std::int64_t formatVersion = 1;
constexpr std::array purposes = {PackagePurpose::attempts, PackagePurpose::decisions, PackagePurpose::record};

/// What the sender signs: not the bare hash, so that the signature fits nothing else.
std::string signedText(const std::string& sha256) { return "carewright package 1\n" + sha256 + "\n"; }

std::string lastLine(std::int64_t lines, const std::string& sha256, const std::optional<PublicKey>& key, const Signature& signature) {
    PayloadWriter end;
    end.put("lines", lines).put("sha256", sha256);
    if (key) end.put("key", toString(*key)).put("signature", toString(signature));
    return PayloadWriter().put("end", end).json() + "\n";
}

class PackageReading {
public:
    explicit PackageReading(std::string_view bytes) : m_bytes(bytes) {}

    Result<Package> read() {
        if (m_bytes.size() > largestPackage) return fail(ErrorCode::tooLarge, "This package is too large; 1 GB is the most.");
        if (auto done = readEnd(); !done) return tl::make_unexpected(std::move(done.error()));
        m_package.sha256 = sha256Hex(m_bytes);
        std::string_view rest = m_bytes.substr(0, m_bodySize);
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(end + 1);
            ++m_line;
            if (auto done = m_line == 1 ? readHeader(line) : readLine(line); !done) return tl::make_unexpected(std::move(done.error()));
        }
        if (auto done = checkSteps(); !done) return tl::make_unexpected(std::move(done.error()));
        if (auto done = checkActs(); !done) return tl::make_unexpected(std::move(done.error()));
        return std::move(m_package);
    }

private:
    [[nodiscard]] tl::unexpected<Error> broken(const std::string& what) const {
        return fail(ErrorCode::corrupt, "The package is refused" + (m_line > 0 ? " (line " + std::to_string(m_line) + ")" : std::string()) + ": " + what + " Ask for it again.");
    }

    /// The last line first: without it nothing else is worth reading.
    Result<void> readEnd() {
        if (!m_bytes.starts_with("{\"format\":\"carewright package\"")) return fail(ErrorCode::invalidInput, "This file is no package of Carewright.");
        if (!m_bytes.ends_with('\n')) return broken("it was cut short.");
        const std::size_t before = m_bytes.rfind('\n', m_bytes.size() - 2);
        if (before == std::string_view::npos) return broken("it was cut short.");
        m_bodySize = before + 1;
        const std::string_view line = m_bytes.substr(m_bodySize);
        const PayloadReader reader(line.substr(0, line.size() - 1), 4096);
        const auto end = reader.object("end");
        if (!end) return broken("it was cut short.");
        m_lines = end->number("lines", 1, 1000000000);
        const std::string sha256 = end->hex("sha256", 32);
        Signature signature;
        if (end->has("key")) {
            m_package.signedBy = end->key("key");
            const auto read = parseSignature(end->text("signature", 128));
            if (read) signature = *read;
            else end->complain("signature");
        }
        // Written anew it must be the same, so that no byte of it means nothing.
        if (!reader.problem().empty() || lastLine(m_lines, sha256, m_package.signedBy, signature) != line) return broken("its last line was changed.");
        if (sha256Hex(m_bytes.substr(0, m_bodySize)) != sha256) return broken("its content was changed after it was made.");
        if (m_package.signedBy && !verifies(*m_package.signedBy, signedText(sha256), signature)) return broken("its signature does not fit.");
        if (std::ranges::count(m_bytes.substr(0, m_bodySize), '\n') != m_lines) return broken("lines are missing.");
        return {};
    }

    Result<void> readHeader(std::string_view line) {
        const PayloadReader reader(line, 4096);
        if (reader.text("format", 40) != formatName) return broken("it has no header.");
        if (reader.number("version", 1, 1000000) != formatVersion)
            return fail(ErrorCode::unsupported, "This package comes from a newer version of Carewright. Update Carewright to read it.");
        m_package.id = reader.uuid("package");
        m_package.made = reader.moment("made");
        m_package.from = reader.textOr("from", 400);
        m_package.transfer.extract = reader.truth("extract");
        const auto purpose = std::ranges::find(purposes, reader.text("purpose", 20), [](PackagePurpose one) { return toString(one); });
        if (purpose == purposes.end()) reader.complain("purpose");
        else m_package.purpose = *purpose;
        if (!reader.problem().empty()) return broken("its header lacks " + reader.problem() + ".");
        return {};
    }

    Result<void> readLine(std::string_view line) {
        const PayloadReader reader(line, longestPackageLine);
        if (const auto step = reader.object("step")) m_package.transfer.steps.push_back(stepFrom(*step));
        else if (const auto act = reader.object("act")) m_package.transfer.acts.push_back(actFrom(*act));
        else if (const auto learner = reader.object("learner")) m_package.transfer.learners.push_back(learnerFrom(*learner));
        else reader.complain("step");
        if (!reader.problem().empty()) return broken(reader.problem() + " is missing or not what it should be.");
        return {};
    }

    Result<void> checkSteps() {
        m_line = 0;
        std::set<LearnerId> learners;
        for (const Learner& learner : m_package.transfer.learners) learners.insert(learner.id);
        std::map<AttemptId, std::vector<Step>> byAttempt;
        for (const Step& step : m_package.transfer.steps) {
            if (!learners.contains(step.learner)) return broken("an attempt belongs to a learner who is not in it.");
            byAttempt[step.attempt].push_back(step);
        }
        for (const auto& [attempt, steps] : byAttempt) {
            const ChainReport report = verifyChain(steps);
            if (!report.whole()) return broken("attempt " + toString(attempt) + ": " + report.problems.front().text);
        }
        return {};
    }

    Result<void> checkActs() {
        std::map<Author, std::vector<Act>> byAuthor;
        for (const Act& act : m_package.transfer.acts) byAuthor[act.author].push_back(act);
        for (const auto& [author, acts] : byAuthor) {
            const ActChainReport report = verifyActChain(acts);
            if (!report.problems.empty()) return broken(report.problems.front().text);
            if (!m_package.transfer.extract && !report.gaps.empty()) return broken(report.gaps.front().text);
        }
        for (const Act& act : m_package.transfer.acts)
            if (const auto content = contentOf(act); !content) return broken(content.error().message);
        return {};
    }

    std::string_view m_bytes;
    std::size_t m_bodySize = 0;
    std::int64_t m_lines = 0, m_line = 0;
    Package m_package;
};

/// Of all that holds a written answer to be decided; evenings with cards, and quizzes and stories without a written word, are the
/// learner's own.
Result<std::vector<AttemptSummary>> attemptsOf(Store& store, const LearnerId& learner, bool every) {
    std::set<AttemptId> written;
    QueueFilter filter;
    filter.learner = learner;
    filter.allTries = true;
    const auto items = ActStore(store).wholeQueue(filter);
    if (!items) return tl::make_unexpected(items.error());
    for (const ReviewItem& item : *items) written.insert(item.response.attempt);
    auto all = allAttemptsOf(store, learner);
    if (!all) return all;
    std::erase_if(*all, [&](const AttemptSummary& one) { return !every && one.exercise.kind != "question" && one.exercise.kind != "mock" && !written.contains(one.id); });
    return all;
}

Package begun(PackagePurpose purpose, Instant now, const Uuid& id, std::string from) {
    Package package;
    package.id = id;
    package.purpose = purpose;
    package.made = now;
    package.from = std::move(from);
    return package;
}

bool isForLearner(ActKind kind) {
    switch (kind) {
        case ActKind::decided:
        case ActKind::corrected:
        case ActKind::withdrawn:
        case ActKind::released:
        case ActKind::annotated:
        case ActKind::annotationRemoved:
        case ActKind::feedbackWritten:
        case ActKind::secondMarked:
        case ActKind::resolved: return true;
        default: return false;
    }
}

/// The acts on one response that the learner's computer needs to show what was released, and no more.
void addReleased(std::vector<Act> acts, std::vector<Act>& out) {
    std::ranges::sort(acts, earlier);
    const auto last = std::ranges::find_if(acts.rbegin(), acts.rend(), [](const Act& act) { return act.kind == ActKind::released; });
    if (last == acts.rend()) return;
    const Instant until = last->when;
    const bool resolved = std::ranges::any_of(acts, [](const Act& act) { return act.kind == ActKind::resolved; });
    for (Act& act : acts) {
        const bool answer = act.kind == ActKind::appealed || act.kind == ActKind::appealAnswered;
        // A second marker who agreed is nothing to the learner; one who differed is part of how it was resolved.
        if (act.kind == ActKind::secondMarked && !resolved) continue;
        if (answer || (isForLearner(act.kind) && act.when <= until)) out.push_back(std::move(act));
    }
}

}  // namespace

std::string_view toString(PackagePurpose purpose) {
    switch (purpose) {
        case PackagePurpose::attempts: return "attempts";
        case PackagePurpose::decisions: return "decisions";
        case PackagePurpose::record: return "record";
    }
    return {};
}

std::string writePackage(const Package& package, const SigningKey* signer) { return finishPackage(packageBody(package), signer); }

PackageBody packageBody(const Package& package) {
    PackageBody made;
    std::string& body = made.text;
    body = PayloadWriter()
                           .put("format", formatName)
                           .put("version", formatVersion)
                           .put("package", toString(package.id))
                           .put("purpose", toString(package.purpose))
                           .put("made", static_cast<std::int64_t>(package.made.time_since_epoch().count()))
                           .putSome("from", package.from)
                           .put("extract", package.transfer.extract)
                           .json() +
                       "\n";
    std::int64_t& lines = made.lines = 1;
    const auto add = [&](std::string_view name, const PayloadWriter& json) {
        body += PayloadWriter().put(name, json).json() + "\n";
        ++lines;
    };
    for (const Learner& learner : package.transfer.learners) add("learner", jsonOf(learner));
    for (const Step& step : package.transfer.steps) add("step", jsonOf(step));
    for (const Act& act : package.transfer.acts) add("act", jsonOf(act));
    made.sha256 = sha256Hex(body);
    return made;
}

std::string finishPackage(PackageBody body, const SigningKey* signer) {
    if (signer) body.text += lastLine(body.lines, body.sha256, signer->publicKey(), signer->sign(signedText(body.sha256)));
    else body.text += lastLine(body.lines, body.sha256, std::nullopt, {});
    return std::move(body.text);
}

Result<Package> readPackage(std::string_view bytes) { return PackageReading(bytes).read(); }

Result<Package> packageAttempts(Store& store, const LearnerId& learnerId, Instant now, const Uuid& id, bool withName) {
    auto learner = findLearner(store, learnerId);
    if (!learner) return tl::make_unexpected(std::move(learner.error()));
    Package package = begun(PackagePurpose::attempts, now, id, withName ? learner->name : "");
    learner->entries.clear();
    if (!withName) learner->name.clear();
    package.transfer.learners.push_back(std::move(*learner));
    auto attempts = attemptsOf(store, learnerId, false);
    if (!attempts) return tl::make_unexpected(std::move(attempts.error()));
    std::ranges::sort(*attempts, {}, &AttemptSummary::startedAt);
    for (const AttemptSummary& attempt : *attempts) {
        auto steps = store.steps(attempt.id);
        if (!steps) return tl::make_unexpected(std::move(steps.error()));
        for (Step& step : *steps) package.transfer.steps.push_back(std::move(step));
    }
    auto appeals = ActStore(store).of(authorOf(learnerId));
    if (!appeals) return tl::make_unexpected(std::move(appeals.error()));
    package.transfer.acts = std::move(*appeals);
    return package;
}

Result<Package> packageDecisions(Store& store, const LearnerId& learner, Instant now, const Uuid& id, std::string from) {
    if (auto found = findLearner(store, learner); !found) return tl::make_unexpected(std::move(found.error()));
    auto attempts = attemptsOf(store, learner, false);
    if (!attempts) return tl::make_unexpected(std::move(attempts.error()));
    std::set<AttemptId> own;
    for (const AttemptSummary& attempt : *attempts) own.insert(attempt.id);
    auto all = ActStore(store).all();
    if (!all) return tl::make_unexpected(std::move(all.error()));
    Package package = begun(PackagePurpose::decisions, now, id, std::move(from));
    package.transfer.extract = true;
    std::map<ResponseRef, std::vector<Act>> byResponse;
    for (Act& act : *all) {
        if (!act.subject.empty()) {
            if (own.contains(act.subject.attempt)) byResponse[act.subject].push_back(std::move(act));
            continue;
        }
        const auto content = contentOf(act);
        if (!content) continue;
        const auto* judged = std::get_if<CriterionJudged>(&*content);
        const bool account = std::holds_alternative<AccountOpened>(*content) || std::holds_alternative<AccountAdmitted>(*content) ||
                             std::holds_alternative<AccountClosed>(*content) || std::holds_alternative<KeyReplaced>(*content) || std::holds_alternative<KeyRevoked>(*content);
        if (account || (judged && judged->learner == learner)) package.transfer.acts.push_back(std::move(act));
    }
    for (auto& [response, acts] : byResponse) addReleased(std::move(acts), package.transfer.acts);
    return package;
}

Result<Package> packageRecord(Store& store, Instant now, const Uuid& id, std::string from) {
    Package package = begun(PackagePurpose::record, now, id, std::move(from));
    auto learners = store.learners();
    if (!learners) return tl::make_unexpected(std::move(learners.error()));
    for (Learner& learner : *learners) {
        learner.entries.clear();
        auto attempts = attemptsOf(store, learner.id, true);
        if (!attempts) return tl::make_unexpected(std::move(attempts.error()));
        for (const AttemptSummary& attempt : *attempts) {
            auto steps = store.steps(attempt.id);
            if (!steps) return tl::make_unexpected(std::move(steps.error()));
            for (Step& step : *steps) package.transfer.steps.push_back(std::move(step));
        }
        package.transfer.learners.push_back(std::move(learner));
    }
    auto acts = ActStore(store).all();
    if (!acts) return tl::make_unexpected(std::move(acts.error()));
    package.transfer.acts = std::move(*acts);
    // A learner's computer holds extracts; what it passes on is one, too.
    std::map<Author, std::vector<Act>> byAuthor;
    for (const Act& act : package.transfer.acts) byAuthor[act.author].push_back(act);
    package.transfer.extract = std::ranges::any_of(byAuthor, [](const auto& one) { return !verifyActChain(one.second).gaps.empty(); });
    return package;
}

Result<TransferReport> importPackage(Store& store, const Package& package, StaffSession* session) {
    if (session) {
        const auto roles = session->roles();
        if (!roles) return tl::make_unexpected(roles.error());
        if (!mayDo(*roles, ActKind::received)) return tl::make_unexpected(notAllowed(ActKind::received));
    }
    auto report = ActStore(store).takeAll(package.transfer);
    if (!report || report->changedNothing() || !session) return report;
    Received received{package.id, package.sha256, package.from, static_cast<int>(report->steps), static_cast<int>(report->acts)};
    if (auto kept = session->act(ActKind::received, ResponseRef(), received); !kept) return tl::make_unexpected(std::move(kept.error()));
    return report;
}

}  // namespace carewright
