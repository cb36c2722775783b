#include "app/ui/model.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/base/month_names.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

constexpr std::array rooms = {Room::home,     Room::learn,     Room::topic,    Room::words,    Room::law,      Room::myths,
                              Room::practise, Room::write,     Room::result,   Room::quizzes,  Room::quiz,     Room::scenarios,
                              Room::scenario, Room::recall,    Room::mocks,    Room::mock,     Room::examiner, Room::progress,
                              Room::myData,   Room::profile,   Room::search,   Room::keys,     Room::workshop, Room::rubric,
                              Room::story,    Room::lab,       Room::queue,    Room::review,   Room::quality,  Room::sampling,
                              Room::standardise, Room::handover, Room::staff};

constexpr std::array tutors = {StaffRole::tutor};
constexpr std::array assurers = {StaffRole::iqa};
constexpr std::array judges = {StaffRole::assessor, StaffRole::iqa};
constexpr std::array keepers = {StaffRole::assessor, StaffRole::iqa, StaffRole::lead};

}  // namespace

std::string_view toString(Room room) {
    switch (room) {
        case Room::home: return "home";
        case Room::learn: return "learn";
        case Room::topic: return "topic";
        case Room::words: return "words";
        case Room::law: return "law";
        case Room::myths: return "myths";
        case Room::practise: return "practise";
        case Room::write: return "write";
        case Room::result: return "result";
        case Room::quizzes: return "quizzes";
        case Room::quiz: return "quiz";
        case Room::scenarios: return "scenarios";
        case Room::scenario: return "scenario";
        case Room::recall: return "recall";
        case Room::mocks: return "mocks";
        case Room::mock: return "mock";
        case Room::examiner: return "examiner";
        case Room::progress: return "progress";
        case Room::myData: return "my-data";
        case Room::profile: return "profile";
        case Room::search: return "search";
        case Room::keys: return "keys";
        case Room::workshop: return "workshop";
        case Room::rubric: return "rubric";
        case Room::story: return "story";
        case Room::lab: return "lab";
        case Room::queue: return "queue";
        case Room::review: return "review";
        case Room::quality: return "quality";
        case Room::sampling: return "sampling";
        case Room::standardise: return "standardise";
        case Room::handover: return "handover";
        case Room::staff: return "staff";
    }
    return "home";
}

std::span<const StaffRole> rolesFor(Room room) {
    switch (room) {
        case Room::workshop:
        case Room::rubric:
        case Room::story:
        case Room::lab: return tutors;
        case Room::sampling: return assurers;
        case Room::queue:
        case Room::review:
        case Room::quality:
        case Room::standardise: return judges;
        case Room::handover: return keepers;
        default: return {};
    }
}

std::optional<Room> roomNamed(std::string_view name) {
    const auto found = std::ranges::find(rooms, name, [](Room room) { return toString(room); });
    if (found == rooms.end()) return std::nullopt;
    return *found;
}

bool Model::mayEnter(Room room) const {
    if (profile.asking) return room == Room::profile;
    const auto roles = rolesFor(room);
    return roles.empty() || std::ranges::any_of(roles, [this](StaffRole role) { return holds(role); });
}

const AttemptState* Model::attemptAt(const QuestionId& question) const {
    const auto found = attempts.find(question);
    return found == attempts.end() ? nullptr : &found->second;
}

const AttemptState* Model::draftAt(const QuestionId& question) const {
    const AttemptState* attempt = attemptAt(question);
    return attempt && attempt->phase == Phase::writing && !attempt->draft.empty() ? attempt : nullptr;
}

const Question* Model::questionInHand() const {
    const Question* newest = nullptr;
    Instant changed{};
    for (const Question& question : course.questions) {
        const AttemptState* draft = draftAt(question.id);
        if (!draft || (newest && draft->changedAt <= changed)) continue;
        if (const Submission* last = draft->lastSubmission(); last && last->text == draft->draft) continue;
        newest = &question;
        changed = draft->changedAt;
    }
    return newest;
}

const Question* Model::nextQuestion() const {
    const auto found = std::ranges::find_if(course.questions, [this](const Question& question) {
        const bool running = mock.open && std::ranges::find(mock.open->answers, question.id, &MockAnswer::question) != mock.open->answers.end();
        return !running && !answered(question.id);
    });
    return found == course.questions.end() ? nullptr : &*found;
}

bool Model::answered(const QuestionId& question) const {
    const AttemptState* attempt = attemptAt(question);
    if (attempt && !attempt->submissions.empty()) return true;
    return std::ranges::any_of(mock.past, [&](const PastMock& past) {
        return std::ranges::any_of(past.state.answers, [&](const MockAnswer& answer) { return answer.question == question && answer.answered(); });
    });
}

const Topic* Model::nextTopic() const {
    const auto found = std::ranges::find_if(
        course.topics, [this](const Topic& topic) { return !topicsRead.contains(topic.id); });
    return found == course.topics.end() ? nullptr : &*found;
}

std::string longDate(const std::string& isoDate) {
    int year = 0, month = 0, day = 0;
    char rest = 0;
    if (std::sscanf(isoDate.c_str(), "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 || month < 1 || month > 12)
        return isoDate;
    return std::to_string(day) + " " + std::string(monthNames[static_cast<std::size_t>(month) - 1]) + " " + std::to_string(year);
}

int countWords(std::string_view text) {
    int words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeAt(text, at);
        // An apostrophe or hyphen between letters doesn't end a word.
        const bool letter = isWordCharacter(decoded.character) ||
                            (inside && (decoded.character == '\'' || decoded.character == 0x2019 ||
                                        decoded.character == '-'));
        if (letter && !inside) ++words;
        inside = letter;
        at += decoded.length;
    }
    return words;
}

}  // namespace carewright::ui
