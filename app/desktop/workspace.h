/// Everybody's desk: holds the course, the store and the marker, keeps the model that views read, and applies what
/// they ask for. Knows nothing of windows or drawing.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/desk_context.h"
#include "app/ui/action.h"
#include "app/ui/model.h"
#include "engine/base/clock.h"
#include "engine/base/uuid.h"
#include "engine/marking/marker.h"
#include "engine/store/sitting.h"
#include "engine/store/store.h"

namespace carewright {

struct Desks;

class Workspace final : public ui::ActionRules {
public:
    struct Options {
        std::filesystem::path dataFolder;
        std::filesystem::path courseFolder;
        StoreOptions store;
        /// Not null: a preview. The course is this one whatever the folder holds, and what is done is kept in memory only.
        std::shared_ptr<const Course> draft{};
        /// Shows a folder in the desktop's file manager. Empty: this desktop can't.
        std::function<void(const std::filesystem::path&)> openFolder{};
    };

    /// Reads the course and opens the store; whatever goes wrong is in the model as a Trouble or as course problems.
    /// The clock and the source of ids must outlive it.
    Workspace(Options options, const Clock& clock, UuidSource& ids);
    ~Workspace() override;
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    [[nodiscard]] const ui::Model& model() const { return m_model; }
    [[nodiscard]] std::string whyNot(const ui::Action& action) const override;

    /// Applies actions in order. One that can't be applied leaves a sentence in the model's notice.
    void apply(std::vector<ui::Action> actions);

    /// Once a frame: stores typing that has waited nearly a second, and tells the model the time.
    void tick();

    /// When the app must wake although nobody touches it; nothing: no need.
    [[nodiscard]] std::optional<Instant> wakeAt() const;

    /// Settings for this run only, as options of the command line ask for them; the learner's own stay as they are.
    void showWith(const ui::Settings& settings) { m_model.settings = settings; }

    /// Stores everything typed. Call before the window closes.
    void flush();

    [[nodiscard]] bool quitWanted() const { return m_quit; }

    /// The draft as a learner would have it: a workspace of its own that keeps nothing. Null while there is no preview. It is
    /// left when it wants to quit; whoever draws it calls closePreview then.
    [[nodiscard]] Workspace* preview() { return m_preview.get(); }
    void closePreview() { m_preview.reset(); }

    /// A setting of this computer, such as the window's size; nothing where there is none or no store.
    [[nodiscard]] std::optional<std::string> computerSetting(std::string_view key);
    void keepComputerSetting(std::string_view key, std::string_view value);

private:
    void act(const ui::GoTo& action);
    void act(const ui::GoBack& action);
    void act(const ui::ChangeSettings& action);
    void act(const ui::ChooseSpellingHere& action);
    void act(const ui::ChooseAloudHere& action);
    void act(const ui::NoteReadAloud& action);
    void act(const ui::WriteDraft& action);
    void act(const ui::SubmitAnswer& action);
    void act(const ui::TryAgain& action);
    void act(const ui::TickTopic& action);
    void act(const ui::AddOwnWord& action);
    void act(const ui::EndWelcome& action);
    void act(const ui::RetryStore& action);
    void act(const ui::RestoreBackup& action);
    void act(const ui::StartFreshStore& action);
    void act(const ui::ContinueUnsaved& action);
    void act(const ui::DismissNotice& action);
    void act(const ui::Quit& action);
    void act(const ui::QuizAction& action);
    void act(const ui::ScenarioAction& action);
    void act(const ui::RecallAction& action);
    void act(const ui::MockAction& action);
    void act(const ui::ProgressAction& action);
    void act(const ui::ProfileAction& action);
    void act(const ui::WorkshopAction& action);
    void act(const ui::BenchAction& action);
    void act(const ui::StoryAction& action);
    void act(const ui::StaffAction& action);
    void act(const ui::ReviewAction& action);
    void act(const ui::QualityAction& action);

    [[nodiscard]] std::string whyNotGo(const ui::Place& place) const;
    [[nodiscard]] std::string whyNotWrite(const QuestionId& question) const;
    [[nodiscard]] std::string whyNotSubmit(const ui::SubmitAnswer& action) const;
    [[nodiscard]] std::string whyNotRetry(const ui::TryAgain& action) const;

    void readCourseFolder(std::optional<FreshCourse> given = std::nullopt);
    void openCourse(const std::filesystem::path& folder, std::optional<FreshCourse> fresh = std::nullopt);
    void openStore();
    /// Shows the draft as a learner would have it, and does the first things there.
    void openPreview(Course draft, std::vector<ui::Action> first);
    void readLearner();
    /// Takes over the learner's entries, attempts and settings, and opens the desks.
    void begin(const Learner& learner);
    /// Nobody learns: what the model holds of the last learner goes.
    void forgetLearner();
    void become(const LearnerId& learner);
    /// Lets go of the store and of all that rests on it.
    void closeStore();
    void readAttempts();
    /// The learner came to a place: what was chosen for the exercise there holds, and the desks look.
    void arrive();
    /// What was chosen for the exercise at a place, in this run of the app or as its unfinished attempt recorded last.
    [[nodiscard]] ui::AccessHere accessAt(const ui::Place& place);
    void chooseAccess(const ui::AccessHere& access);
    /// An exercise begins at this place: what was chosen for it.
    ui::AccessHere beginWithAccess();
    void keepEntry(std::string_view key, std::string_view value);
    void keepSettings(const ui::Settings& before, const ui::Settings& after);

    /// Begins another try where the last one was handed in, so that writing can go on. False where that failed.
    bool readyToWrite(const QuestionId& question, Sitting& sitting);

    /// The sitting at a question; null where there is no store or it fails (then the model says why).
    Sitting* sittingAt(const QuestionId& question);
    void show(const QuestionId& question, const Sitting& sitting);
    void saved(const Result<void>& outcome);
    void markLastSubmission(const QuestionId& question, Sitting& sitting);

    Options m_options;
    const Clock& m_clock;
    UuidSource& m_ids;
    ui::Model m_model;
    std::optional<Store> m_store;
    std::optional<Course> m_written;    ///< the course with what is held back; nothing where nothing is
    LearnerId m_learner;
    std::map<QuestionId, Sitting> m_sittings;
    std::map<std::string, std::string> m_entries;   ///< of the learner's profile
    std::shared_future<Result<std::shared_ptr<const Marker>>> m_marker;
    std::vector<ui::Place> m_back;
    std::map<std::pair<ui::Room, std::string>, ui::AccessHere> m_accessAt;  ///< chosen or noted in this run of the app
    std::optional<Instant> m_retryAt;   ///< storing failed; not again before this
    bool m_unsaved = false;     ///< the learner chose to go on without a store
    bool m_quit = false;
    DeskContext m_deskContext;
    std::unique_ptr<Desks> m_desks;
    std::unique_ptr<Workspace> m_preview;
};

}  // namespace carewright
