/// The part of a store that holds what the staff did: acts, accounts, the queue.
///
///     ActStore acts(store);
///     auto page = acts.queue({.undecided = true}, QueueSort::nextBest, {}, 50);
///     auto detail = acts.response(page->items.front().response);
///     auto record = acts.record(page->items.front().response);
///
/// As cheap as a pointer; the store must outlive it. Acts are made and signed by a StaffSession (staff_session.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/review/act.h"
#include "engine/review/act_chain.h"
#include "engine/review/act_content.h"
#include "engine/review/marking_rules.h"
#include "engine/review/response_record.h"
#include "engine/review/roster.h"
#include "engine/store/queue.h"
#include "engine/store/response_detail.h"
#include "engine/store/store.h"

namespace carewright {

/// What taking over acts of a package brought.
struct ActReport {
    std::size_t acts = 0;                   ///< new ones
    std::vector<ActProblem> refused;        ///< changed or forged; not taken over
};

/// What another computer's store holds, in memory.
struct Transfer {
    std::vector<Learner> learners;          ///< with their names; settings stay where they are
    std::vector<Step> steps;
    std::vector<Act> acts;
    bool extract = false;                   ///< the acts come without those before them in their chains
};

/// What taking over a transfer brought.
struct TransferReport {
    std::size_t learners = 0, attempts = 0, steps = 0, acts = 0;    ///< new ones
    std::vector<AttemptId> forked;          ///< attempts that went on from one step on two computers
    std::vector<Author> forkedAuthors;      ///< whose acts did

    [[nodiscard]] bool changedNothing() const { return learners == 0 && steps == 0 && acts == 0; }
};

/// A decision beside which a newer proposal says something else.
struct NewProposalDiffers {
    ResponseRef response;
    ActId decision;
    int decidedMarks = 0, proposedMarks = 0;
    std::vector<PointId> points;
};

/// A view of the queue that somebody gave a name.
struct SavedView {
    std::string name;
    QueueFilter filter;
    QueueSort sort = QueueSort::nextBest;
};

/// What is known of the state of the record, for the audit.
struct StoreAudit {
    std::vector<std::string> problems;      ///< each a sentence that names the row; the first broken one first
    std::vector<std::string> notes;         ///< forks, acts that count for nothing, extracts: to be looked at, not damage
    std::size_t attempts = 0, steps = 0, acts = 0, accounts = 0;

    [[nodiscard]] bool whole() const { return problems.empty(); }
};

class ActStore {
public:
    explicit ActStore(Store& store) : m_store(&store) {}

    // --- acts ---

    /// Adds acts, all or none, each of which must be whole, signed by a key of its author, follow the end of its author's chain,
    /// be allowed by the author's roles and fit the moment (whyNotNow); decisions name the hashes of the submission and proposal
    /// that are here. An act that is there already is passed over. Errors: invalidInput (changed, forged, unreadable), permission
    /// (who may not, and who never judges their own), conflict (too late, or somebody was quicker), notFound (no such response).
    [[nodiscard]] Result<void> append(std::span<const Act> acts);
    [[nodiscard]] Result<void> append(const Act& act);

    /// Takes over acts that were made elsewhere: a union. `extract`: without those before them in their chains. What does not
    /// count here by the roster is kept all the same, and counts for nothing.
    [[nodiscard]] Result<ActReport> take(std::span<const Act> acts, bool extract);

    /// Takes over everything or, where one step or act was changed or forged or does not fit what is here, nothing: invalidInput,
    /// naming the first. A union: in any order, and however often.
    [[nodiscard]] Result<TransferReport> takeAll(const Transfer& transfer);

    [[nodiscard]] Result<std::vector<Act>> all();
    [[nodiscard]] Result<std::vector<Act>> of(const Author& author);
    [[nodiscard]] Result<std::vector<Act>> on(const ResponseRef& response);
    [[nodiscard]] Result<std::vector<Act>> ofKind(ActKind kind);
    [[nodiscard]] Result<std::optional<Act>> find(const ActId& id);
    [[nodiscard]] Result<ChainEnd> endOf(const Author& author);

    // --- who ---

    [[nodiscard]] Result<Roster> roster();
    /// Says which founder's centre this store belongs to, where several were joined. notFound where it is no founder.
    [[nodiscard]] Result<void> chooseCentre(const AccountId& founder);

    /// Keeps a secret key under its passphrase (sealSecret) on this computer; a newer one for the same key replaces it.
    [[nodiscard]] Result<void> keepKey(const AccountId& account, const PublicKey& signing, const std::string& sealed);
    [[nodiscard]] Result<std::optional<std::string>> sealedKey(const AccountId& account, const PublicKey& signing);
    /// Accounts that can sign in here.
    [[nodiscard]] Result<std::vector<AccountId>> keptAccounts();

    // --- responses ---

    /// The responses that a filter finds, `limit` from `after` on. Opening it and each page cost the same however many there are.
    [[nodiscard]] Result<QueuePage> queue(const QueueFilter& filter, QueueSort sort, const std::optional<QueueCursor>& after, std::size_t limit = 50);
    /// All of them at once, the oldest first: for whom memory for each is no matter.
    [[nodiscard]] Result<std::vector<ReviewItem>> wholeQueue(const QueueFilter& filter);
    /// How many a filter finds, up to `most` (counting on costs more the more there are).
    [[nodiscard]] Result<std::size_t> count(const QueueFilter& filter, std::size_t most = 1000000);
    /// Of how many learners those are, that far.
    [[nodiscard]] Result<std::size_t> countLearners(const QueueFilter& filter, std::size_t most = 1000000);

    [[nodiscard]] Result<ResponseDetail> response(const ResponseRef& response);
    [[nodiscard]] Result<ResponseRecord> record(const ResponseRef& response);

    /// Every response about which somebody did something, with its record; for statistics and exports. One pass over the acts.
    [[nodiscard]] Result<std::vector<ResponseRecord>> records();

    /// How marking of a course is checked; nothing where nobody has set it.
    [[nodiscard]] Result<std::optional<MarkingRulesSet>> markingRules(const CourseId& course);
    /// Decided and unreleased responses that the rule draws and that nobody has marked a second time, by others than `notBy`; at most
    /// so many, at a cost that does not grow with what was decided.
    [[nodiscard]] Result<std::vector<ResponseRef>> toMarkSecond(const CourseId& course, const SecondMarkingRule& rule, const AccountId& notBy, std::size_t most);

    /// Where newer proposals differ from decisions that stand: what re-marking would have changed, had it been asked.
    [[nodiscard]] Result<std::vector<NewProposalDiffers>> newProposalsThatDiffer();

    // --- views of the queue, of this computer ---

    [[nodiscard]] Result<std::vector<SavedView>> savedViews();
    /// An empty name is invalidInput; a known one is replaced.
    [[nodiscard]] Result<void> saveView(const SavedView& view);
    [[nodiscard]] Result<void> forgetView(std::string_view name);

    // --- proof ---

    /// Checks the database's own structure, all chains of steps and acts, every signature, that decisions name what is here,
    /// the tables that no chain protects, and that the queue is what steps and acts make of it.
    [[nodiscard]] Result<StoreAudit> audit();
    /// Where every chain ends now, to be sealed off.
    [[nodiscard]] Result<SealedOff> heads();

private:
    [[nodiscard]] Result<void> appendOne(const Act& act);
    [[nodiscard]] Result<void> checkFits(const Act& act, const ActContent& content, const Roster& roster);

    Store* m_store;
};

}  // namespace carewright
