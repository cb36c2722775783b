/// What each action does, and when it can't be done.
#include <algorithm>

#include "app/desktop/desks.h"
#include "app/desktop/workspace.h"
#include "app/desktop/workspace_entries.h"
#include "app/desktop/workspace_trouble.h"
#include "app/ui/held_parts.h"
#include "engine/base/moment_words.h"
#include "engine/base/trimmed.h"
#include "engine/store/backup.h"

namespace carewright {
namespace {

constexpr std::size_t longestWayBack = 100;

/// Calls `visit` with what the action asks for, as the kind it is.
template <class... Kinds, class Visit>
void visitKind(const ui::Action& action, ui::ActionKindList<Kinds...>, Visit visit) {
    const auto tryKind = [&]<class Kind>(std::type_identity<Kind>) {
        const Kind* what = action.as<Kind>();
        if (what != nullptr) visit(*what);
        return what != nullptr;
    };
    static_cast<void>((tryKind(std::type_identity<Kinds>()) || ...));
}

/// What can be done before anybody has said who they are.
bool goesWithoutLearner(const ui::Action& action) {
    return action.is<ui::ProfileAction>() || action.is<ui::ChangeSettings>() || action.is<ui::DismissNotice>() ||
           action.is<ui::RetryStore>() || action.is<ui::Quit>();
}

/// What would reach beyond the preview of a draft: files, profiles, the staff's rooms.
bool leavesTraces(const ui::Action& action) {
    if (const auto* progress = action.as<ui::ProgressAction>()) return !std::holds_alternative<ui::ShowMasteryOver>(*progress);
    if (const auto* go = action.as<ui::GoTo>()) return go->place.room == ui::Room::staff || go->place.room == ui::Room::profile;
    return action.is<ui::ProfileAction>() || action.is<ui::StaffAction>();
}

}  // namespace

std::string Workspace::whyNotWrite(const QuestionId& question) const {
    if (!m_model.course.findQuestion(question)) return "The course has no such question.";
    if (m_unsaved || !m_store) return "Answers can't be kept just now, so nothing can be handed in.";
    if (m_store->readOnly()) return "A newer Carewright made your record; it can be read here but not changed.";
    return {};
}

std::string Workspace::whyNotSubmit(const ui::SubmitAnswer& action) const {
    if (!m_model.courseUsable) return "Answers to this course can't be marked until its author has put something right.";
    if (const HeldPart* held = ui::heldPart(m_model, "question", action.question.value)) return ui::whyHeld(*held);
    if (std::string why = whyNotWrite(action.question); !why.empty()) return why;
    if (isBlank(action.text)) return "Write something first. Even one sentence can be marked.";
    const AttemptState* attempt = m_model.attemptAt(action.question);
    const Submission* last = attempt ? attempt->lastSubmission() : nullptr;
    if (last && last->text == action.text) return "This is word for word your last answer. Change something first.";
    return {};
}

std::string Workspace::whyNotRetry(const ui::TryAgain& action) const {
    if (std::string why = whyNotWrite(action.question); !why.empty()) return why;
    const AttemptState* attempt = m_model.attemptAt(action.question);
    if (!attempt || attempt->submissions.empty()) return "Hand in a first answer before you try again.";
    return {};
}

std::string Workspace::whyNotGo(const ui::Place& place) const {
    if (m_model.mayEnter(place.room)) return {};
    return "This room is for staff. Sign in with an account that has the role for it.";
}

std::string Workspace::whyNot(const ui::Action& action) const {
    if (m_options.draft && leavesTraces(action)) return "This is a preview: nothing is written and nobody signs in.";
    if (m_model.profile.asking && !goesWithoutLearner(action)) return "First say who you are.";
    if (const auto* submit = action.as<ui::SubmitAnswer>()) return whyNotSubmit(*submit);
    if (const auto* again = action.as<ui::TryAgain>()) return whyNotRetry(*again);
    if (const auto* draft = action.as<ui::WriteDraft>()) return whyNotWrite(draft->question);
    if (action.is<ui::GoBack>() && m_back.empty()) return "This is where you began.";
    if (const auto* quiz = action.as<ui::QuizAction>()) return m_desks->quiz.whyNot(*quiz);
    if (const auto* scenario = action.as<ui::ScenarioAction>()) return m_desks->scenario.whyNot(*scenario);
    if (const auto* recall = action.as<ui::RecallAction>()) return m_desks->recall.whyNot(*recall);
    if (const auto* mock = action.as<ui::MockAction>()) return m_desks->mock.whyNot(*mock);
    if (const auto* progress = action.as<ui::ProgressAction>()) return m_desks->progress.whyNot(*progress);
    if (const auto* profile = action.as<ui::ProfileAction>()) return m_desks->profile.whyNot(*profile);
    if (const auto* workshop = action.as<ui::WorkshopAction>()) return m_desks->workshop.whyNot(*workshop->request);
    if (const auto* bench = action.as<ui::BenchAction>()) return m_desks->bench.whyNot(*bench->request);
    if (const auto* story = action.as<ui::StoryAction>()) return m_desks->story.whyNot(*story->request);
    if (const auto* staff = action.as<ui::StaffAction>()) return m_desks->staff.whyNot(*staff->request);
    if (const auto* review = action.as<ui::ReviewAction>()) return m_desks->review.whyNot(*review->request);
    if (const auto* quality = action.as<ui::QualityAction>()) return m_desks->quality.whyNot(*quality->request);
    if (const auto* go = action.as<ui::GoTo>()) return whyNotGo(go->place);
    return {};
}

void Workspace::apply(std::vector<ui::Action> actions) {
    for (const ui::Action& action : actions) {
        if (m_model.profile.asking && !goesWithoutLearner(action)) continue;   // the page asks already
        if (std::string why = whyNot(action); !why.empty()) {
            m_model.notice = std::move(why);
            continue;
        }
        visitKind(action, ui::ActionKinds(), [this](const auto& what) { act(what); });
    }
    m_model.canGoBack = !m_back.empty();
}

void Workspace::act(const ui::GoTo& action) {
    if (action.place == m_model.place) return;
    flush();
    // Refining a search, or moving within one room's page, is not a step to go back over.
    const bool refined = action.place.room == ui::Room::search && m_model.place.room == ui::Room::search;
    if (!refined) m_back.push_back(m_model.place);
    if (m_back.size() > longestWayBack) m_back.erase(m_back.begin());
    m_model.place = action.place;
    m_model.notice.clear();
    if (action.place.room == ui::Room::topic && m_model.course.findTopic(TopicId(action.place.id))) {
        m_model.lastTopic = TopicId(action.place.id);
        keepEntry("last-topic", action.place.id);
    }
    if (action.place.room == ui::Room::write || action.place.room == ui::Room::result)
        m_model.lastQuestion = QuestionId(action.place.id);
    arrive();
}

void Workspace::act(const ui::GoBack&) {
    flush();
    m_model.place = m_back.back();
    m_back.pop_back();
    m_model.notice.clear();
    arrive();
}

void Workspace::act(const ui::ChangeSettings& action) {
    const ui::Settings before = std::exchange(m_model.settings, action.settings);
    m_model.settings.points = std::clamp(m_model.settings.points, ui::Settings::leastPoints, ui::Settings::mostPoints);
    m_model.settings.lineSpacing =
        std::clamp(m_model.settings.lineSpacing, ui::Settings::leastSpacing, ui::Settings::mostSpacing);
    m_model.settings.letterSpacing = std::clamp(m_model.settings.letterSpacing, 0.0f, ui::Settings::mostLetterSpacing);
    m_model.settings.lineWidth = std::clamp(m_model.settings.lineWidth, ui::Settings::narrowest, ui::Settings::widest);
    m_model.settings.rulerLines = std::clamp(m_model.settings.rulerLines, ui::Settings::leastRuler, ui::Settings::mostRuler);
    m_model.settings.speechRate = std::clamp(m_model.settings.speechRate, ui::Settings::slowest, ui::Settings::fastest);
    if (m_model.settings.voice.size() > ui::Settings::longestVoice) m_model.settings.voice.clear();
    keepSettings(before, m_model.settings);
}

void Workspace::chooseAccess(const ui::AccessHere& access) {
    m_model.access = access;
    m_accessAt.insert_or_assign({m_model.place.room, m_model.place.id}, access);
}

void Workspace::act(const ui::ChooseSpellingHere& action) {
    ui::AccessHere access = m_model.access;
    access.spelling = action.on;
    chooseAccess(access);
}

void Workspace::act(const ui::ChooseAloudHere& action) {
    ui::AccessHere access = m_model.access;
    access.aloud = action.on;
    chooseAccess(access);
}

void Workspace::act(const ui::NoteReadAloud&) {
    ui::AccessHere access = m_model.access;
    access.readAloud = true;
    chooseAccess(access);
}

ui::AccessHere Workspace::beginWithAccess() {
    // What was read aloud so far was not the exercise itself, and the next one that begins here is another.
    m_model.access.readAloud = false;
    m_accessAt.erase({m_model.place.room, m_model.place.id});
    return m_model.access;
}

bool Workspace::readyToWrite(const QuestionId& question, Sitting& sitting) {
    if (sitting.state().phase != Phase::submitted) return true;
    const Result<void> outcome = sitting.retry(RetryFrom::lastText);
    saved(outcome);
    if (outcome) show(question, sitting);
    return outcome.has_value();
}

void Workspace::act(const ui::WriteDraft& action) {
    Sitting* sitting = sittingAt(action.question);
    if (!sitting || !readyToWrite(action.question, *sitting)) return;
    const auto before = sitting->state().lastSeq;
    const Result<void> outcome = sitting->typed(action.text);
    saved(outcome);
    if (sitting->state().lastSeq != before) {
        m_model.saved.lastSaved = m_clock.now();
        show(action.question, *sitting);
    }
}

void Workspace::act(const ui::SubmitAnswer& action) {
    Sitting* sitting = sittingAt(action.question);
    if (!sitting || !readyToWrite(action.question, *sitting)) return;
    const auto submission = sitting->submit(action.text);
    if (!submission) {
        m_model.saved.problem = submission.error().message;
        m_model.notice = submission.error().message;
        return;
    }
    m_model.saved.lastSaved = m_clock.now();
    // The choice was for this question; but nothing of the next try has been read aloud.
    m_accessAt.insert_or_assign({ui::Room::write, action.question.value}, ui::AccessHere{m_model.access.spelling, m_model.access.aloud, false});
    markLastSubmission(action.question, *sitting);
    saved({});
    show(action.question, *sitting);
    m_model.place = {ui::Room::result, action.question.value, {}};
}

void Workspace::act(const ui::TryAgain& action) {
    Sitting* sitting = sittingAt(action.question);
    if (!sitting) return;
    if (sitting->state().phase != Phase::writing) {
        const Result<void> outcome =
            sitting->retry(action.keepText ? RetryFrom::lastText : RetryFrom::nothing);
        saved(outcome);
        if (!outcome) {
            m_model.notice = outcome.error().message;
            return;
        }
        show(action.question, *sitting);
    }
    act(ui::GoTo{{ui::Room::write, action.question.value, {}}});
}

void Workspace::act(const ui::TickTopic& action) {
    if (action.read)
        m_model.topicsRead.insert(action.topic);
    else
        m_model.topicsRead.erase(action.topic);
    keepEntry(topicKey(action.topic), action.read ? "yes" : "no");
}

void Workspace::act(const ui::AddOwnWord& action) {
    if (action.word.empty() || std::ranges::find(m_model.ownWords, action.word) != m_model.ownWords.end()) return;
    m_model.ownWords.push_back(action.word);
    keepEntry(ownWordsKey, joinWords(m_model.ownWords));
}

void Workspace::act(const ui::EndWelcome&) {
    ui::Settings settings = m_model.settings;
    settings.welcomed = true;
    act(ui::ChangeSettings{settings});
}

void Workspace::act(const ui::RetryStore&) {
    m_unsaved = false;
    openStore();
}

void Workspace::act(const ui::RestoreBackup& action) {
    const auto backups = listBackups(m_options.dataFolder);
    const auto chosen = std::ranges::find(backups, action.file, &Backup::file);
    if (chosen == backups.end()) {
        m_model.notice = "That copy is no longer there. Choose another one.";
        return;
    }
    closeStore();
    const auto restored = restoreBackup(m_options.dataFolder, *chosen, m_clock.now());
    if (!restored) {
        m_model.notice = restored.error().message;
        return;
    }
    openStore();
    if (m_store && !restored->setAside.empty()) {
        // What was written after the copy may still be readable in the damaged file.
        const auto rescued = m_store->salvage(restored->setAside);
        m_sittings.clear();
        m_model.attempts.clear();
        readAttempts();
        m_model.notice = "Your record is back as of " + momentWords(chosen->when, m_model.zone) + ".";
        if (rescued && rescued->steps > 0)
            m_model.notice += " " + std::to_string(rescued->steps) + " later steps could be rescued too.";
    }
}

void Workspace::act(const ui::StartFreshStore&) {
    closeStore();
    const auto aside = setStoreAside(m_options.dataFolder, m_clock.now());
    if (!aside) {
        m_model.notice = aside.error().message;
        return;
    }
    m_model.attempts.clear();
    openStore();
}

void Workspace::act(const ui::ContinueUnsaved&) {
    m_unsaved = true;
    m_model.trouble.reset();
    m_model.saved.problem = "Answers are not kept.";
}

void Workspace::act(const ui::DismissNotice&) { m_model.notice.clear(); }

void Workspace::act(const ui::Quit&) {
    flush();
    m_quit = true;
}

// What was chosen on the page where an exercise begins holds for the exercise, which may have a place of its own.

void Workspace::act(const ui::QuizAction& action) {
    if (!std::holds_alternative<ui::StartQuiz>(action)) return m_desks->quiz.apply(action);
    const ui::Place before = m_model.place;
    const ui::AccessHere access = beginWithAccess();
    m_desks->quiz.apply(action);
    if (m_model.place != before) chooseAccess(access);
}

void Workspace::act(const ui::ScenarioAction& action) {
    if (!std::holds_alternative<ui::BeginStory>(action)) return m_desks->scenario.apply(action);
    const ui::AccessHere access = beginWithAccess();
    m_desks->scenario.apply(action);
    chooseAccess(access);
}

void Workspace::act(const ui::RecallAction& action) {
    if (std::holds_alternative<ui::BeginEvening>(action)) chooseAccess(beginWithAccess());
    m_desks->recall.apply(action);
}

void Workspace::act(const ui::MockAction& action) {
    if (std::holds_alternative<ui::BeginMock>(action)) chooseAccess(beginWithAccess());
    m_desks->mock.apply(action);
}

void Workspace::act(const ui::ProgressAction& action) { m_desks->progress.apply(action); }
void Workspace::act(const ui::ProfileAction& action) { m_desks->profile.apply(action); }
void Workspace::act(const ui::WorkshopAction& action) { m_desks->workshop.apply(*action.request); }
void Workspace::act(const ui::BenchAction& action) { m_desks->bench.apply(*action.request); }
void Workspace::act(const ui::StoryAction& action) { m_desks->story.apply(*action.request); }
void Workspace::act(const ui::StaffAction& action) { m_desks->staff.apply(*action.request); }
void Workspace::act(const ui::ReviewAction& action) { m_desks->review.apply(*action.request); }
void Workspace::act(const ui::QualityAction& action) { m_desks->quality.apply(*action.request); }

}  // namespace carewright
