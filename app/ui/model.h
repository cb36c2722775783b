/// Everything views read: plain values that the workspace keeps up to date. Views never change it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
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
#include "engine/base/time_zone.h"
#include "engine/content/course.h"
#include "engine/content/problem.h"
#include "engine/content/ready_parts.h"
#include "engine/review/role.h"

namespace carewright::ui {

/// The rooms of the app.
enum class Room {
    home, learn, topic, words, law, myths, practise, write, result, quizzes, quiz, scenarios, scenario, recall, mocks, mock, examiner,
    progress, myData, profile, search, keys,
    workshop, rubric, story, lab,                           ///< a tutor's
    queue, review, quality, sampling, standardise, handover,///< an assessor's or an internal quality assurer's
    staff,                                                  ///< signing in, accounts
};

/// The name in settings and on the command line: "home".
[[nodiscard]] std::string_view toString(Room room);
[[nodiscard]] std::optional<Room> roomNamed(std::string_view name);

/// Who may enter a room of the staff: holders of one of these roles. Empty: everybody.
[[nodiscard]] std::span<const StaffRole> rolesFor(Room room);

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

/// A member of staff who is signed in.
struct SignedIn {
    std::string account;        ///< the account's id as text
    std::string name;
    std::set<StaffRole> roles;

    friend bool operator==(const SignedIn&, const SignedIn&) = default;
};

struct WorkshopModel;   // workshop_model.h
struct BenchModel;      // bench_model.h
struct StoryModel;      // story_model.h
struct StaffModel;      // staff_model.h
struct ReviewModel;     // review_model.h
struct QualityModel;    // quality_model.h

/// What the learner chose for the exercise that they are at, and what happened there.
struct AccessHere {
    std::optional<bool> spelling{};     ///< spelling help for this exercise alone; nothing: as the settings say
    std::optional<bool> aloud{};        ///< every page of this exercise alone is read aloud as it opens; nothing: as the settings say
    bool readAloud = false;             ///< something was read aloud here

    friend bool operator==(const AccessHere&, const AccessHere&) = default;
};

struct Model {
    Course course;
    std::vector<Problem> courseProblems;
    bool courseUsable = true;   ///< false: for reading only, nothing can be marked
    std::vector<HeldPart> heldParts;    ///< what learners don't have of the course as it was read: `course` goes without it

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

    // Never null once the workspace is there; each is complete only for the views of its room.
    std::shared_ptr<const WorkshopModel> workshop;
    std::shared_ptr<const BenchModel> bench;
    std::shared_ptr<const StoryModel> story;
    std::shared_ptr<const StaffModel> staff;
    std::shared_ptr<const ReviewModel> review;
    std::shared_ptr<const QualityModel> quality;
    std::optional<SignedIn> signedIn;   ///< nobody of the staff: a learner's computer

    Settings settings;
    AccessHere access;
    Place place;
    bool canGoBack = false;
    SaveStatus saved;
    std::optional<Trouble> trouble;
    std::string notice;         ///< a sentence about what just happened; empty: nothing to say
    Instant now;
    TimeZone zone;              ///< of this computer: moments are shown on its clock

    /// Whether doubtful words are underlined in the exercise that the learner is at; mocks have conditions of their own.
    [[nodiscard]] bool spellingHere() const { return access.spelling.value_or(settings.spelling); }

    /// Whether the pages of the exercise that the learner is at are read aloud as they open.
    [[nodiscard]] bool aloudHere() const { return access.aloud.value_or(settings.aloudAtOnce); }

    /// Whether somebody with that role is signed in.
    [[nodiscard]] bool holds(StaffRole role) const { return signedIn && signedIn->roles.contains(role); }

    /// Whether whoever sits here now may enter a room.
    [[nodiscard]] bool mayEnter(Room room) const;

    /// The attempt at a question, or null.
    [[nodiscard]] const AttemptState* attemptAt(const QuestionId& question) const;

    /// The draft being written, or null: an attempt in writing with at least one character typed.
    [[nodiscard]] const AttemptState* draftAt(const QuestionId& question) const;

    /// The question whose draft was changed last, or null. A draft that is word for word what was handed in is no draft
    /// yet: another try has only been opened.
    [[nodiscard]] const Question* questionInHand() const;

    /// The first question, in the course's order, that has never been handed in, here or in a mock, and is not being
    /// answered in one now; null when there is none such.
    [[nodiscard]] const Question* nextQuestion() const;

    /// Whether a question has been handed in, by itself or in a mock.
    [[nodiscard]] bool answered(const QuestionId& question) const;

    /// The first topic that hasn't been read; null when all have.
    [[nodiscard]] const Topic* nextTopic() const;
};

/// "21 November 2026" for "2026-11-21"; other texts as they are.
[[nodiscard]] std::string longDate(const std::string& isoDate);

/// Words in a text, as a word count shows them.
[[nodiscard]] int countWords(std::string_view text);

}  // namespace carewright::ui
