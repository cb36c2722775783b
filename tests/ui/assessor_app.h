/// A centre's computer: learners whose answers the engine has marked, an assessor who founded the centre, and the app on it.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"
#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"
#include "engine/attempt/access.h"
#include "engine/content/course_reader.h"
#include "engine/marking/marker.h"
#include "engine/review/permission.h"
#include "engine/store/act_store.h"
#include "engine/store/sitting.h"
#include "engine/store/staff_session.h"
#include "engine/store/store.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"

namespace carewright::ui {

inline const std::string passphrase = "a calm sentence to remember";

inline const Instant firstMorning = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)) + std::chrono::hours(9);

/// Answers of many kinds, from the sample responses of the course; `count` learners, one answer each, all marked, every seven minutes
/// after `start`.
inline void fillStore(const std::filesystem::path& folder, std::size_t count, Instant start = firstMorning) {
    const ReadCourse read = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation");
    REQUIRE_FALSE(read.course.samples.empty());
    const auto marker = Marker::compile(read.course);
    REQUIRE(marker);
    FixedClock clock(start);
    SeededUuidSource ids(4711);
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(folder, clock, options);
    REQUIRE(store);
    // The learner whose computer it is comes first.
    REQUIRE(store->addLearner(LearnerId(ids.next(clock.now())), "Learner"));
    constexpr const char* first[] = {"Amal", "Beth", "Chidi", "Dana", "Eira", "Farid", "Grace", "Hana", "Idris", "Joy"};
    constexpr const char* last[] = {"Adeyemi", "Brown", "Clarke", "Davies"};
    AccessUsed written;
    written.font = "open-dyslexic";
    written.theme = "night";
    written.spelling = true;
    for (std::size_t i = 0; i < count; ++i) {
        const LearnerId learner(ids.next(clock.now()));
        REQUIRE(store->addLearner(learner, std::string(first[i % 10]) + " " + last[i / 10 % 4]));
        const Sample& sample = read.course.samples[i % read.course.samples.size()];
        clock.advance(std::chrono::minutes(7));
        auto sitting = Sitting::start(*store, clock, ids, learner, questionExercise(read.course.id, sample.question), written);
        REQUIRE(sitting);
        std::string answer = sample.response;
        if (i >= read.course.samples.size()) answer += " That is how I see it.";
        const auto submission = sitting->submit(answer);
        REQUIRE(submission);
        const auto marking = marker->mark(sample.question, answer);
        REQUIRE(marking);
        REQUIRE(sitting->recordMarking(*submission, *marking));
    }
}

/// Opens an account, cheaply; the first one founds the centre. Gives its id.
inline AccountId openAccount(const std::filesystem::path& folder, const std::string& name, const std::set<StaffRole>& roles, std::uint64_t seed) {
    FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)) + std::chrono::hours(8));
    SeededUuidSource ids(seed);
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(folder, clock, options);
    REQUIRE(store);
    auto session = StaffSession::open(*store, clock, ids, {name, roles, passphrase, cheapPassphrase});
    REQUIRE(session);
    return session->id();
}

/// Lets an account in with the roles it asked for, by the founder.
inline void admit(const std::filesystem::path& folder, const AccountId& lead, const AccountId& who, const std::set<StaffRole>& roles, std::uint64_t seed) {
    FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)) + std::chrono::hours(9));
    SeededUuidSource ids(seed);
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(folder, clock, options);
    REQUIRE(store);
    auto session = StaffSession::signIn(*store, clock, ids, lead, passphrase);
    REQUIRE(session);
    const auto roster = ActStore(*store).roster();
    REQUIRE(roster);
    REQUIRE(session->act(ActKind::accountAdmitted, {}, AccountAdmitted{who, roles, roster->find(who)->key()->signing}));
}

/// Agrees with what the engine says of mistaken ideas, where it says that they are there.
inline void agreeWithIdeas(Workspace& workspace, const ReviewModel& review) {
    if (!review.desk || !review.desk->proposalShown()) return;
    for (const MisconceptionMarking& idea : review.desk->proposal()->misconceptions)
        if (idea.asserted && !review.desk->ideas.contains(idea.id)) workspace.apply({boxed<ReviewRequest>(JudgeIdea{idea.id, Verdict::agree})});
}

class AssessorApp {
public:
    explicit AssessorApp(std::size_t responses = 40, float width = 1280, float height = 800, Instant start = firstMorning) : m_width(width), m_height(height) {
        fillStore(data(), responses, start);
        assessor = openAccount(data(), "Amina Bello", {StaffRole::assessor}, 1001);
        open();
    }

    HeadlessDriver& operator*() { return *m_app; }
    HeadlessDriver* operator->() { return m_app.get(); }

    void open() {
        m_app.reset();
        HeadlessDriver::Options options = onCourse(m_folder);
        options.width = m_width;
        options.height = m_height;
        options.prepare = [](Workspace& workspace) { workspace.apply({EndWelcome{}}); };
        m_app = std::make_unique<HeadlessDriver>(options);
    }
    void close() { m_app.reset(); }

    void signIn(const AccountId& account) {
        m_app->workspace().apply({boxed<StaffRequest>(SignIn{account, passphrase})});
        m_app->frames(3);
        INFO(m_app->model().staff->problem);
        REQUIRE(m_app->model().signedIn);
    }
    [[nodiscard]] const ReviewModel& review() const { return *m_app->model().review; }
    [[nodiscard]] std::filesystem::path data() const { return m_folder.path() / "data"; }
    void letter(char which) {
        m_app->keyCode(which);
        m_app->frames(2);
    }

    AccountId assessor;

private:
    TemporaryFolder m_folder;
    float m_width, m_height;
    std::unique_ptr<HeadlessDriver> m_app;
};

}  // namespace carewright::ui
