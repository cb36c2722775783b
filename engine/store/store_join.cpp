#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/attempt/attempt_state.h"
#include "engine/store/act_store.h"
#include "engine/store/blob.h"
#include "engine/store/salvage.h"
#include "engine/store/schema.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds otherTimeout{5000};

/// Takes over steps of other stores, attempt by attempt.
class Joining {
public:
    Joining(StepTable& steps, LearnerTable& learners, ResponseIndex& responses, Instant now)
        : m_steps(steps), m_learners(learners), m_responses(responses), m_now(now) {}

    void learner(const Learner& learner) {
        if (m_learners.add(learner.id, learner.addedAt)) ++m_report.learners;
    }

    /// `steps` are of one attempt. Those that are not as they were written are left out, the others taken.
    void attempt(std::span<const Step> steps) {
        auto known = m_steps.find(steps.front().attempt);
        std::size_t added = 0;
        std::int64_t row = known ? known->row : 0;
        std::optional<std::int64_t> learner;
        for (const Step& step : steps) {
            if (stepHash(step) != step.hash) {
                refuse(step, "was changed after it was written");
                continue;
            }
            if (const auto present = m_steps.hashOf(step.id)) {
                if (*present != step.hash) refuse(step, "has the id of another step that is here already");
                continue;
            }
            learner = m_steps.learnerRow(step.learner);
            if (!learner || (known && known->summary.learner != step.learner)) {
                refuse(step, "belongs to a learner who is not known here");
                continue;
            }
            if (row == 0) row = m_steps.addAttempt(step.attempt, *learner);
            m_steps.addStep(row, step);
            ++added;
        }
        if (added == 0) return;
        m_report.steps += added;
        ++m_report.attempts;
        const std::vector<Step> all = m_steps.steps(steps.front().attempt);
        m_steps.writeSummary(row, *m_steps.learnerRow(all.front().learner), summarise(fold(all)), m_now);
        m_responses.refresh(m_steps, *m_steps.find(steps.front().attempt));
        m_touched.push_back(steps.front().attempt);
    }

    /// Decisions may have come before the steps that they are about.
    void judge(ActTable& acts, const Roster& roster) {
        for (const AttemptId& attempt : m_touched)
            for (const ResponseRef& response : acts.subjectsOf(attempt)) m_responses.judge(acts, response, roster);
    }

    [[nodiscard]] JoinReport takeReport() { return std::move(m_report); }

private:
    void refuse(const Step& step, std::string_view why) {
        m_report.refused.push_back(ChainProblem{step.id, step.seq, "Step " + std::to_string(step.seq) + " (" + std::string(kindName(step)) + ") " +
                                                                       std::string(why) + "; it was not taken over."});
    }

    StepTable& m_steps;
    LearnerTable& m_learners;
    ResponseIndex& m_responses;
    Instant m_now;
    std::vector<AttemptId> m_touched;
    JoinReport m_report;
};

/// The other file, if it is one that this version can read.
Result<std::unique_ptr<Connection>> openOther(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error))
        return fail(ErrorCode::notFound, "There is no file \"" + file.string() + "\".");
    auto connection = std::make_unique<Connection>(file, OpenMode::readOnly, otherTimeout);
    if (!isOurs(*connection) || schemaVersion(*connection) == 0)
        return fail(ErrorCode::invalidInput, "\"" + file.string() + "\" is not a store of Carewright.");
    if (schemaVersion(*connection) != knownSchemaVersion())
        return fail(ErrorCode::unsupported, "\"" + file.string() + "\" comes from another version of Carewright. Open it with this version, or update Carewright, first.");
    return connection;
}

/// The profiles' entries with the dates they have over there.
void joinEntries(Connection& other, LearnerTable& learners) {
    Query entries(other, "SELECT l.id, e.key, e.set_at, e.value FROM learner_entries e JOIN learners l ON l.row = e.learner");
    Query::Run run(entries);
    while (run.next())
        learners.addEntry(LearnerId(uuidOfBytes(run.blob(0))), run.text(1),
                          LearnerEntry{Instant(std::chrono::milliseconds(run.integer(2))), run.text(3)});
}

}  // namespace

Result<JoinReport> Store::join(const fs::path& otherFile) {
    return m_impl->write([&]() -> Result<JoinReport> {
        auto other = openOther(otherFile);
        if (!other) return tl::make_unexpected(std::move(other.error()));
        const ReadTransaction reading(**other);
        StepTable theirSteps(**other);
        LearnerTable theirLearners(**other);
        Joining joining(m_impl->stepTable, m_impl->learnerTable, m_impl->responseIndex, m_impl->clock.now());
        for (const Learner& learner : theirLearners.all()) joining.learner(learner);
        joinEntries(**other, m_impl->learnerTable);
        // Who was forgotten there is forgotten here too.
        for (const LearnerId& learner : theirLearners.allErased()) m_impl->learnerTable.erase(learner, m_impl->clock.now());
        for (const AttemptId& attempt : theirSteps.allAttempts()) {
            const std::vector<Step> steps = theirSteps.steps(attempt);
            if (!steps.empty()) joining.attempt(steps);
        }
        joining.judge(m_impl->actTable, m_impl->roster());
        JoinReport report = joining.takeReport();
        ActTable theirActs(**other);
        std::vector<Act> whole, extracts;
        for (Act& act : theirActs.all()) {
            std::vector<Act>& kind = theirActs.isExtract(act.id) ? extracts : whole;
            kind.push_back(std::move(act));
        }
        m_impl->takeActs(whole, false, report.acts, report.refusedActs);
        m_impl->takeActs(extracts, true, report.acts, report.refusedActs);
        return report;
    });
}

Result<TransferReport> ActStore::takeAll(const Transfer& transfer) {
    Store::Impl& impl = *m_store->m_impl;
    return impl.write([&]() -> Result<TransferReport> {
        Joining joining(impl.stepTable, impl.learnerTable, impl.responseIndex, impl.clock.now());
        for (const Learner& learner : transfer.learners) {
            joining.learner(learner);
            // The newest name that is known here stands; one that came with the learner is better than none.
            if (!learner.name.empty() && impl.learnerTable.history(learner.id, "name").empty()) impl.learnerTable.set(learner.id, "name", learner.name, learner.addedAt);
        }
        std::map<AttemptId, std::vector<Step>> byAttempt;
        for (const Step& step : transfer.steps) byAttempt[step.attempt].push_back(step);
        TransferReport report;
        for (auto& [attempt, steps] : byAttempt) {
            std::ranges::sort(steps, {}, &Step::seq);
            joining.attempt(steps);
        }
        joining.judge(impl.actTable, impl.roster());
        const JoinReport joined = joining.takeReport();
        if (!joined.refused.empty()) return fail(ErrorCode::invalidInput, joined.refused.front().text + " Nothing of it was taken over.");
        std::vector<ActProblem> refused;
        impl.takeActs(transfer.acts, transfer.extract, report.acts, refused);
        if (!refused.empty()) return fail(ErrorCode::invalidInput, refused.front().text + " Nothing of the package was.");
        report.learners = joined.learners;
        report.attempts = joined.attempts;
        report.steps = joined.steps;
        for (const auto& [attempt, steps] : byAttempt)
            if (branches(impl.stepTable.steps(attempt)).size() > 1) report.forked.push_back(attempt);
        std::set<Author> authors;
        for (const Act& act : transfer.acts) authors.insert(act.author);
        for (const Author& author : authors)
            if (!verifyActChain(impl.actTable.of(author)).forks.empty()) report.forkedAuthors.push_back(author);
        return report;
    });
}

Result<JoinReport> Store::salvage(const fs::path& damagedFile) {
    return m_impl->write([&]() -> Result<JoinReport> {
        auto other = openOther(damagedFile);
        if (!other) return tl::make_unexpected(std::move(other.error()));
        const Salvaged found = readDamaged(**other, damagedFile);
        Joining joining(m_impl->stepTable, m_impl->learnerTable, m_impl->responseIndex, m_impl->clock.now());
        for (const Learner& learner : found.learners) {
            joining.learner(learner);
            if (!learner.name.empty() && m_impl->learnerTable.history(learner.id, "name").empty())
                m_impl->learnerTable.set(learner.id, "name", learner.name, learner.addedAt);
        }
        std::unordered_map<AttemptId, std::vector<Step>> byAttempt;
        for (const Step& step : found.steps) byAttempt[step.attempt].push_back(step);
        for (auto& [attempt, steps] : byAttempt) {
            std::ranges::sort(steps, {}, &Step::seq);
            joining.attempt(steps);
        }
        joining.judge(m_impl->actTable, m_impl->roster());
        JoinReport report = joining.takeReport();
        m_impl->takeActs(found.acts, false, report.acts, report.refusedActs);
        m_impl->takeActs(found.extracts, true, report.acts, report.refusedActs);
        for (const SealedKey& key : found.keys)
            if (!m_impl->actTable.sealedKey(key.account, key.signing)) m_impl->actTable.keepKey(key.account, key.signing, key.sealed);
        return report;
    });
}

}  // namespace carewright
