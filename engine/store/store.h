/// The one file that holds everything a learner did: steps, profiles, settings. What the staff did is in it too (act_store.h).
///
///     auto store = Store::open(folder, clock);
///     if (!store) …                                  // show store.error().message; on ErrorCode::corrupt see backup.h
///     auto mine = store->attempts({.learner = learner, .course = course, .ref = "define"});
///
/// A store belongs to one thread; each thread or program opens its own on the same folder, any number at once. What a
/// call has acknowledged is on the disk: a killed program or a power cut does not lose it. An error changes nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/attempt_summary.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/step.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/recall/history.h"
#include "engine/review/act_chain.h"
#include "engine/store/learner.h"

namespace carewright {

struct StoreOptions {
    std::chrono::milliseconds busyTimeout{5000};    ///< how long to wait for another copy that is writing
    bool checkAtOpen = true;                        ///< look for damage before anything is read
    bool automaticBackups = true;                   ///< dated copies in the background, thinned over time
    std::int64_t maxPages = 0;                      ///< upper bound of the file in pages of 4096 bytes; 0: none
};

/// Which attempts to list. Empty members do not restrict.
struct AttemptQuery {
    LearnerId learner;
    CourseId course;
    std::string exercise;       ///< "question"
    std::string ref;            ///< the question's id
    std::size_t limit = 1000;   ///< at most so many, newest change first
    std::size_t offset = 0;     ///< how many of the newest to pass over
};

/// What joining another store brought.
struct JoinReport {
    std::size_t learners = 0;   ///< new ones
    std::size_t attempts = 0;   ///< attempts that got steps
    std::size_t steps = 0;      ///< new steps
    std::vector<ChainProblem> refused;  ///< steps that are not as they were written; they were not taken over
    std::size_t acts = 0;               ///< new ones of the staff, and appeals
    std::vector<ActProblem> refusedActs;    ///< acts that were changed or forged; they were not taken over
};

class Store {
public:
    /// Opens the store in `folder`, both made where missing. `clock` must outlive the store. Errors: permission
    /// (cannot write there), locked (another copy writes all the time, or is restoring), diskFull, corrupt (the file
    /// is damaged, or gone while backups are there: see backup.h), invalidInput (not a store of Carewright), io.
    [[nodiscard]] static Result<Store> open(const std::filesystem::path& folder, const Clock& clock,
                                            const StoreOptions& options = {});

    /// An empty store that lies in memory only and is gone with the object: for trying things out without touching anybody's
    /// record. It has no folder, makes no backups, and may live beside any other store. `clock` must outlive it.
    [[nodiscard]] static Result<Store> inMemory(const Clock& clock);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    /// Waits for a backup that is being written.
    ~Store();

    /// True where a newer version of Carewright made the store: it can be read, every change is refused.
    [[nodiscard]] bool readOnly() const;

    /// What the person should know though the store works (it is read-only; the last backup failed); empty: nothing.
    [[nodiscard]] std::string notice() const;

    [[nodiscard]] const std::filesystem::path& folder() const;

    // --- learners ---

    /// Adds a profile. conflict where the id is taken; invalidInput where the name is blank.
    [[nodiscard]] Result<Learner> addLearner(const LearnerId& id, std::string_view name);

    /// All profiles with their settings, in the order in which they were added.
    [[nodiscard]] Result<std::vector<Learner>> learners();

    /// Sets one entry of a profile ("name", "theme", …); what it was before stays in the store. The same value again
    /// adds nothing. notFound where there is no such learner.
    [[nodiscard]] Result<void> setLearnerEntry(const LearnerId& id, std::string_view key, std::string_view value);

    /// All values an entry has had, oldest first.
    [[nodiscard]] Result<std::vector<LearnerEntry>> learnerHistory(const LearnerId& id, std::string_view key);

    /// Takes a person out of this store for good: the name and every other entry of the profile, earlier values included, are
    /// overwritten on the disk, and the dated backups, which hold them too, are replaced by a new one. What they did stays
    /// under an id that no longer leads to anybody, as steps are only ever added and decisions rest on them. From then on the
    /// learner is not listed, and joining another store does not bring the profile back. Where it fails half way (another copy
    /// is at work: locked) the profile is gone and calling it again cleans up the rest. notFound where there is no such learner.
    [[nodiscard]] Result<void> eraseLearner(const LearnerId& id);

    // --- attempts ---

    /// Adds steps, all or none. Every step must follow the newest one of its attempt: conflict where another copy of
    /// Carewright went on with it meanwhile (load the attempt again). A step that is already there is passed over.
    /// notFound where the learner is not in this store; invalidInput where a hash is wrong.
    [[nodiscard]] Result<void> append(std::span<const Step> steps);
    [[nodiscard]] Result<void> append(const Step& step);

    /// All steps of one attempt along the chain; none where there is no such attempt.
    [[nodiscard]] Result<std::vector<Step>> steps(const AttemptId& attempt);

    /// The steps of all attempts that a query finds (limit and offset apart), attempt by attempt along the chain, without
    /// those that record typing or the passing of time: enough to tell what was handed in and how it was marked.
    [[nodiscard]] Result<std::vector<Step>> stepsWithoutTyping(const AttemptQuery& query);

    /// The state of one attempt; notFound where there is none.
    [[nodiscard]] Result<AttemptState> attempt(const AttemptId& attempt);

    /// One line per attempt, newest change first, in one query whatever their number.
    [[nodiscard]] Result<std::vector<AttemptSummary>> attempts(const AttemptQuery& query = {});

    /// How many attempts a query without limit and offset finds.
    [[nodiscard]] Result<std::size_t> countAttempts(const AttemptQuery& query = {});

    /// Everything a learner did with the cards of a course, on all evenings, in order of time; one query. Content that
    /// this version cannot read is left out.
    [[nodiscard]] Result<std::vector<RecallEvent>> recallEvents(const LearnerId& learner, const CourseId& course);

    /// Checks the chain of one attempt, or of all.
    [[nodiscard]] Result<ChainReport> verify(const AttemptId& attempt);
    [[nodiscard]] Result<ChainReport> verifyAll();

    // --- settings of this computer (window, last place); not part of anybody's record ---

    [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view key);
    [[nodiscard]] Result<void> setSetting(std::string_view key, std::string_view value);

    // --- other stores and copies ---

    /// Takes over what another store's file has and this one has not. Joining twice, or in the other order, gives the
    /// same; nothing here is changed or removed.
    [[nodiscard]] Result<JoinReport> join(const std::filesystem::path& otherFile);

    /// As `join`, from a damaged file: takes over every step that can still be read and is as it was written.
    [[nodiscard]] Result<JoinReport> salvage(const std::filesystem::path& damagedFile);

    /// Writes a dated backup now and waits for it.
    [[nodiscard]] Result<void> backUp();

private:
    friend class ActStore;
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace carewright
