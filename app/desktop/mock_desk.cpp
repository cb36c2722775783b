#include "app/desktop/mock_desk.h"

#include <algorithm>

#include "app/desktop/access_in_force.h"
#include "app/desktop/centre_settings.h"

namespace carewright {
namespace {

constexpr std::string_view extraTimeKey = "extra-time";
constexpr std::string_view spellingKey = "assessment-spelling";
constexpr std::string_view timerKey = "mock-timer-hidden";
constexpr std::chrono::seconds retryAfter{1};
constexpr int mostExtraPercent = 200;

std::string valueOf(const std::map<std::string, std::string>& entries, std::string_view key) {
    const auto found = entries.find(std::string(key));
    return found == entries.end() ? std::string() : found->second;
}

/// The whole number that a text begins with, 0 to `most`; 0 for none.
int leadingNumber(const std::string& text, int most) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') break;
        value = std::min(most, value * 10 + (c - '0'));
    }
    return value;
}

/// The questions of a mock that the course has.
std::vector<QuestionId> questionsOf(const Mock& mock, const Course& course) {
    std::vector<QuestionId> questions;
    std::ranges::copy_if(mock.questions, std::back_inserter(questions), [&](const QuestionId& id) { return course.findQuestion(id); });
    return questions;
}

}  // namespace

void MockDesk::open() {
    readProfile();
    readMocks();
    readSamples();
}

void MockDesk::close() {
    m_sitting.reset();
    m_examining.clear();
    m_markings.clear();
    m_retryAt.reset();
    model().mock = {};
}

void MockDesk::arrived() { readProfile(); }

void MockDesk::readProfile() {
    const auto& entries = context().entries;
    model().mock.extraPercent = leadingNumber(valueOf(entries, extraTimeKey), mostExtraPercent);
    model().mock.spelling = valueOf(entries, spellingKey) == "yes";
    model().mock.timerHidden = valueOf(entries, timerKey) == "yes";
    if (context().store) m_spellingAllowed = mockSpellingAllowed(*context().store);
}

void MockDesk::readMocks() {
    if (!context().store) return;
    Store& store = *context().store;
    const auto all = store.attempts({.learner = context().learner, .course = model().course.id, .exercise = "mock", .ref = {}});
    if (!all) {
        model().notice = all.error().message;
        return;
    }
    for (const AttemptSummary& summary : *all) {
        const auto steps = store.steps(summary.id);
        if (!steps) {
            model().notice = steps.error().message;
            continue;
        }
        MockState state = foldMock(*steps);
        if (state.phase == MockPhase::writing || state.phase == MockPhase::resting) {
            if (!model().mock.open) model().mock.open = std::move(state);
        } else if (state.phase == MockPhase::handedIn) {
            // Closed between handing in and marking: the learner still gets the report.
            if (!state.marked() && !store.readOnly() && model().courseUsable) {
                if (auto sitting = MockSitting::resume(store, context().clock, context().ids, summary.id)) {
                    mark(*sitting);
                    state = sitting->state();
                }
            }
            showPast(std::move(state));
        }
    }
}

void MockDesk::readSamples() {
    if (!context().store) return;
    const auto all = context().store->attempts({.learner = context().learner, .course = model().course.id, .exercise = "examiner", .ref = {}});
    if (!all) {
        model().notice = all.error().message;
        return;
    }
    for (const AttemptSummary& summary : *all) {
        auto sitting = ExaminerSitting::resume(*context().store, context().clock, context().ids, summary.id);
        if (!sitting) continue;
        const SampleId sample(summary.exercise.ref);
        m_markings.insert_or_assign(summary.id, sitting->state());
        if (m_examining.contains(sample)) continue;
        model().mock.marked.insert_or_assign(sample, sitting->state());
        m_examining.emplace(sample, std::move(*sitting));
    }
    if (!m_examining.empty()) showMarked(m_examining.begin()->first, m_examining.begin()->second.state());
}

void MockDesk::showPast(MockState state) {
    MockReport report = reportOf(state, model().course);
    auto& past = model().mock.past;
    std::erase_if(past, [&](const ui::PastMock& one) { return one.state.attempt.attempt == state.attempt.attempt; });
    past.push_back({std::move(state), std::move(report)});
    std::ranges::stable_sort(past, [](const auto& a, const auto& b) { return a.state.handedInAt > b.state.handedInAt; });
}

void MockDesk::keep(const Result<void>& outcome) {
    context().saved(outcome);
    m_retryAt.reset();
    if (outcome) model().saved.lastSaved = context().clock.now();
    else m_retryAt = context().clock.now() + retryAfter;
    if (m_sitting) model().mock.open = m_sitting->state();
}

void MockDesk::mark(MockSitting& sitting) {
    const auto marker = context().compiledMarker();
    if (!marker) {
        model().notice = "Your answers are kept, but they can't be marked: " + marker.error().message;
        return;
    }
    for (const MockAnswer& answer : std::vector(sitting.state().answers)) {
        if (answer.marking || !answer.answered()) continue;
        const auto marking = (*marker)->mark(answer.question, answer.text);
        if (!marking) {
            model().notice = "One answer is kept, but it can't be marked: " + marking.error().message;
            continue;
        }
        context().saved(sitting.recordMarking(answer.question, *marking));
    }
}

void MockDesk::handIn(MockEnd by) {
    if (!m_sitting) return;
    const Result<void> outcome = m_sitting->handIn(by);
    keep(outcome);
    if (!outcome) {
        model().notice = outcome.error().message;
        return;
    }
    mark(*m_sitting);
    const MockState state = m_sitting->state();
    m_sitting.reset();
    model().mock.open.reset();
    model().mock.sitting = false;
    showPast(state);
    const bool looking = model().place.room == ui::Room::mock;
    if (looking) context().goTo({ui::Room::mock, state.attempt.exercise.ref, toString(state.attempt.attempt)});
    if (by == MockEnd::byTime) model().notice = "The time is up, so your answers were handed in as they stood. Everything you wrote is there.";
}

void MockDesk::tick() {
    if (!m_sitting || (m_retryAt && context().clock.now() < *m_retryAt)) return;
    if (m_sitting->timeIsUp()) {
        handIn(MockEnd::byTime);
        return;
    }
    const auto before = m_sitting->state().attempt.lastSeq;
    const Result<void> outcome = m_sitting->keep();
    if (!outcome || m_sitting->state().attempt.lastSeq != before) keep(outcome);
}

std::optional<Instant> MockDesk::wakeAt() const {
    if (!m_sitting) return std::nullopt;
    auto at = m_sitting->keepAt();
    if (at && m_retryAt) at = std::max(*at, *m_retryAt);
    return at;
}

void MockDesk::flush() {
    if (m_sitting) keep(m_sitting->flush());
}

std::string MockDesk::whyNot(const ui::MockAction& action) const {
    if (std::holds_alternative<ui::HideMockTimer>(action)) return {};
    if (std::string why = context().whyNotKeep(); !why.empty()) return why;
    if (const auto* begin = std::get_if<ui::BeginMock>(&action)) {
        if (!model().courseUsable) return "Answers to this course can't be marked until its author has put something right.";
        const Mock* mock = model().course.findMock(begin->mock);
        if (!mock || questionsOf(*mock, model().course).empty()) return "The course has no such mock assessment.";
        if (model().mock.open) return "You have begun a mock assessment already. Hand it in before you begin another.";
        if (begin->conditions.spelling && !m_spellingAllowed) return "Your centre allows no spelling help in mock assessments.";
        return {};
    }
    if (std::holds_alternative<ui::ResumeMock>(action)) return model().mock.open ? "" : "There is no mock assessment to go on with.";
    const auto* commit = std::get_if<ui::CommitSample>(&action);
    if (commit) {
        const Sample* sample = model().course.findSample(commit->sample);
        if (!sample) return "The course has no such response.";
        const auto known = model().mock.marked.find(commit->sample);
        const ExaminerState* state = known == model().mock.marked.end() ? nullptr : &known->second;
        const auto undecided = std::ranges::count_if(sample->judgements, [&](const SampleJudgement& judgement) {
            return !judgement.point.empty() && (!state || !state->find(judgement));
        });
        if (undecided == 0) return {};
        return undecided == 1 ? "Decide the point that is still open first." : "Decide the " + std::to_string(undecided) + " points that are still open first.";
    }
    const bool examining = std::holds_alternative<ui::DecideSample>(action) || std::holds_alternative<ui::MarkSampleAgain>(action);
    if (!examining && !m_sitting) return "No mock assessment is being sat.";
    return {};
}

void MockDesk::apply(const ui::MockAction& action) {
    if (m_sitting) m_sitting->setAccess(accessInForce(context(), m_sitting->state().conditions, m_spellingAllowed));
    std::visit([this](const auto& what) { act(what); }, action);
}

void MockDesk::act(const ui::BeginMock& action) {
    const Mock& mock = *model().course.findMock(action.mock);
    const MockConditions& conditions = action.conditions;
    auto sitting = MockSitting::start(*context().store, context().clock, context().ids, context().learner,
                                      mockExercise(model().course.id, mock.id), {questionsOf(mock, model().course), conditions},
                                      accessInForce(context(), conditions, m_spellingAllowed));
    if (!sitting) {
        model().notice = sitting.error().message;
        return;
    }
    m_sitting.emplace(std::move(*sitting));
    model().mock.sitting = true;
    keep({});
}

void MockDesk::act(const ui::ResumeMock&) {
    const MockState& open = *model().mock.open;
    if (!m_sitting) {
        auto sitting = MockSitting::resume(*context().store, context().clock, context().ids, open.attempt.attempt);
        if (!sitting) {
            model().notice = sitting.error().message;
            return;
        }
        m_sitting.emplace(std::move(*sitting));
        model().mock.sitting = true;
        keep({});
    }
    context().goTo({ui::Room::mock, model().mock.open->attempt.exercise.ref, {}});
}

void MockDesk::act(const ui::WriteMockAnswer& action) {
    const auto before = m_sitting->state().attempt.lastSeq;
    const Result<void> outcome = m_sitting->typed(action.question, action.text);
    if (!outcome || m_sitting->state().attempt.lastSeq != before) keep(outcome);
}

void MockDesk::act(const ui::GoToMockQuestion& action) { keep(m_sitting->goTo(action.question)); }
void MockDesk::act(const ui::FlagMockQuestion& action) { keep(m_sitting->flag(action.question, action.flagged)); }
void MockDesk::act(const ui::RestMock& action) { keep(action.rest ? m_sitting->rest() : m_sitting->endRest()); }
void MockDesk::act(const ui::HandInMock&) { handIn(MockEnd::byLearner); }

void MockDesk::act(const ui::HideMockTimer& action) {
    model().mock.timerHidden = action.hidden;
    context().keepEntry(timerKey, action.hidden ? "yes" : "no");
}

ExaminerSitting& MockDesk::examining(const SampleId& sample) {
    const auto found = m_examining.find(sample);
    if (found != m_examining.end()) return found->second;
    return m_examining
        .emplace(sample, ExaminerSitting(*context().store, context().clock, context().ids, context().learner, model().course.id, sample))
        .first->second;
}

void MockDesk::showMarked(const SampleId& sample, const ExaminerState& state) {
    model().mock.marked.insert_or_assign(sample, state);
    if (!state.attempt.attempt.empty()) m_markings.insert_or_assign(state.attempt.attempt, state);
    std::vector<ExaminerState> all;
    for (const auto& [attempt, one] : m_markings) all.push_back(one);
    model().mock.tally = tallyOf(all, model().course);
}

void MockDesk::act(const ui::DecideSample& action) {
    if (!model().course.findSample(action.sample)) return;
    ExaminerSitting& sitting = examining(action.sample);
    sitting.setAccess(accessInForce(context()));
    keep(sitting.decide(action.decision));
    showMarked(action.sample, sitting.state());
}

void MockDesk::act(const ui::CommitSample& action) {
    ExaminerSitting& sitting = examining(action.sample);
    sitting.setAccess(accessInForce(context()));
    const Result<void> outcome = sitting.commit(*model().course.findSample(action.sample));
    keep(outcome);
    if (!outcome) model().notice = outcome.error().message;
    showMarked(action.sample, sitting.state());
}

void MockDesk::act(const ui::MarkSampleAgain& action) {
    m_examining.erase(action.sample);
    model().mock.marked.erase(action.sample);
}

}  // namespace carewright
