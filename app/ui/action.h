/// What people can do. Views push these; the workspace applies them after the frame.
#pragma once

#include <any>
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/ui/boxed.h"
#include "app/ui/mock_actions.h"
#include "app/ui/model.h"
#include "app/ui/profile_actions.h"
#include "app/ui/progress_actions.h"
#include "app/ui/quiz_actions.h"
#include "app/ui/recall_actions.h"
#include "app/ui/scenario_actions.h"

namespace carewright::ui {

/// Go somewhere; the way back is kept.
struct GoTo {
    Place place;
};
struct GoBack {};

struct ChangeSettings {
    Settings settings;
};

/// Spelling help for the exercise that the learner is at, and for it alone; nothing: as the settings say.
struct ChooseSpellingHere {
    std::optional<bool> on;
};

/// Whether every page of the exercise that the learner is at, and of it alone, is read aloud as it opens; nothing: as the settings say.
struct ChooseAloudHere {
    std::optional<bool> on;
};

/// Something is being read aloud in the exercise that the learner is at.
struct NoteReadAloud {};

/// The answer's text is now this; stored within a second.
struct WriteDraft {
    QuestionId question;
    std::string text;
};

/// Hand in the answer and have it marked.
struct SubmitAnswer {
    QuestionId question;
    std::string text;
};

/// Begin another try at a question that was handed in; earlier tries stay.
struct TryAgain {
    QuestionId question;
    bool keepText = true;       ///< start from the last answer rather than an empty sheet
};

/// Note that a topic has been read, or not after all.
struct TickTopic {
    TopicId topic;
    bool read = true;
};

/// A word the learner knows to be right.
struct AddOwnWord {
    std::string word;
};

/// The first steps have been seen.
struct EndWelcome {};

/// Try once more to open the store.
struct RetryStore {};

/// Put an earlier copy in the place of a damaged store; the damaged one is kept beside it.
struct RestoreBackup {
    std::filesystem::path file;
};

/// Put the damaged store aside and begin with an empty one.
struct StartFreshStore {};

/// Go on reading without anything being kept.
struct ContinueUnsaved {};

struct DismissNotice {};
struct Quit {};

struct WorkshopRequest;     // workshop_actions.h
struct BenchRequest;        // bench_actions.h
struct StoryRequest;        // story_actions.h
struct StaffRequest;        // staff_actions.h
struct ReviewRequest;       // review_actions.h
struct QualityRequest;      // quality_actions.h

using WorkshopAction = Boxed<WorkshopRequest>;
using BenchAction = Boxed<BenchRequest>;
using StoryAction = Boxed<StoryRequest>;
using StaffAction = Boxed<StaffRequest>;
using ReviewAction = Boxed<ReviewRequest>;
using QualityAction = Boxed<QualityRequest>;

/// The kinds of action there are.
template <class... Kinds>
struct ActionKindList {
    template <class What>
    static constexpr bool holds = (std::is_same_v<What, Kinds> || ...);
};
using ActionKinds = ActionKindList<GoTo, GoBack, ChangeSettings, ChooseSpellingHere, ChooseAloudHere, NoteReadAloud, WriteDraft, SubmitAnswer, TryAgain,
                                   TickTopic, AddOwnWord, EndWelcome, RetryStore, RestoreBackup, StartFreshStore, ContinueUnsaved, DismissNotice, Quit,
                                   QuizAction, ScenarioAction, RecallAction, MockAction, ProgressAction, ProfileAction,
                                   WorkshopAction, BenchAction, StoryAction, StaffAction, ReviewAction, QualityAction>;

/// Something that a person does, of one of the kinds. A variant would say the same, but each of the many files that push
/// an action would then compile how to move and destroy every kind there is; here it compiles only its own.
class Action {
public:
    template <class What>
        requires ActionKinds::holds<What>
    Action(What what) : m_what(std::move(what)) {}

    /// What it asks for where it is of this kind, else null; lives as long as the action.
    template <class What>
        requires ActionKinds::holds<What>
    [[nodiscard]] const What* as() const {
        return std::any_cast<What>(&m_what);
    }
    template <class What>
    [[nodiscard]] bool is() const {
        return as<What>() != nullptr;
    }

private:
    std::any m_what;    ///< never empty
};

/// Actions of one frame, in order.
class ActionQueue {
public:
    void push(Action action) { m_actions.push_back(std::move(action)); }

    /// Hands the actions over and is empty again.
    [[nodiscard]] std::vector<Action> take() { return std::exchange(m_actions, {}); }
    [[nodiscard]] bool empty() const { return m_actions.empty(); }

private:
    std::vector<Action> m_actions;
};

/// Judges whether an action can be applied now.
class ActionRules {
public:
    virtual ~ActionRules() = default;

    /// Empty when it can; otherwise why not, as a sentence for the tip of a greyed button.
    [[nodiscard]] virtual std::string whyNot(const Action& action) const = 0;
};

}  // namespace carewright::ui
