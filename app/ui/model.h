/// Everything views read: plain values that the workspace keeps up to date. Views never change it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/ui/mock_model.h"
#include "app/ui/profile_model.h"
#include "app/ui/progress_model.h"
#include "app/ui/quiz_model.h"
#include "app/ui/recall_model.h"
#include "app/ui/scenario_model.h"
#include "app/ui/settings.h"
#include "engine/attempt/attempt_state.h"
#include "engine/base/clock.h"
#include "engine/content/course.h"
#include "engine/content/problem.h"

namespace carewright::ui {

/// The rooms of the app.
enum class Room {
    home, learn, topic, words, law, myths, practise, write, result, quizzes, quiz, scenarios, scenario, recall, mocks, mock, examiner,
    progress, myData, profile, search, keys
};

/// The name in settings and on the command line: "home".
[[nodiscard]] std::string_view toString(Room room);
[[nodiscard]] std::optional<Room> roomNamed(std::string_view name);

/// Where the learner is: a room, and what is looked at in it.
struct Place {
    Room room = Room::home;
    std::string id;             ///< topic, question, glossary term, quiz …, as the room has it; may be empty
    std::string find;           ///< search: the words looked for; topic: what to scroll to

    friend bool operator==(const Place&, const Place&) = default;
};

/// How far what was typed is from being safe.
struct SaveStatus {
    std::optional<Instant> lastSaved;
    bool pending = false;       ///< typed words are not in the store yet
    std::string problem;        ///< why saving doesn't work; empty while it does
};

/// A copy of the store from an earlier day.
struct BackupCopy {
    std::filesystem::path file;
    std::string madeOn;         ///< for people: "21 November 2026, 18:40"
};

/// Something that stops the app from keeping answers: told calmly, with what can be done.
struct Trouble {
    enum class Kind { storeDamaged, storeLocked, storeReadOnly, diskFull, storeNewer, storeOther, courseMissing };
    Kind kind = Kind::storeOther;
    std::string happened;       ///< one or two sentences
    std::string toDo;           ///< one or two sentences
    std::vector<BackupCopy> backups;  ///< storeDamaged: what may be restored, newest first
};

struct Model {
    Course course;
    std::vector<Problem> courseProblems;
    bool courseUsable = true;   ///< false: for reading only, nothing can be marked

    std::map<QuestionId, AttemptState> attempts;  ///< this learner's newest attempt at each question
    std::set<TopicId> topicsRead;
    std::vector<std::string> ownWords;  ///< added to the spelling by the learner
    std::optional<TopicId> lastTopic;
    std::optional<QuestionId> lastQuestion;

    QuizModel quiz;
    ScenarioModel scenario;
    RecallModel recall;
    MockModel mock;
    ProgressModel progress;
    ProfileModel profile;

    Settings settings;
    Place place;
    bool canGoBack = false;
    SaveStatus saved;
    std::optional<Trouble> trouble;
    std::string notice;         ///< a sentence about what just happened; empty: nothing to say
    Instant now;

    /// The attempt at a question, or null.
    [[nodiscard]] const AttemptState* attemptAt(const QuestionId& question) const;

    /// The draft being written, or null: an attempt in writing with at least one character typed.
    [[nodiscard]] const AttemptState* draftAt(const QuestionId& question) const;

    /// The question whose draft was changed last, or null.
    [[nodiscard]] const Question* questionInHand() const;

    /// The first question, in the course's order, that has never been handed in; null when all have.
    [[nodiscard]] const Question* nextQuestion() const;

    /// The first topic that hasn't been read; null when all have.
    [[nodiscard]] const Topic* nextTopic() const;
};

/// "21 November 2026" for "2026-11-21"; other texts as they are.
[[nodiscard]] std::string longDate(const std::string& isoDate);

/// Words in a text, as a word count shows them.
[[nodiscard]] int countWords(std::string_view text);

}  // namespace carewright::ui
