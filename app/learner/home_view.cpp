#include "app/learner/home_view.h"

#include <algorithm>
#include <array>

#include "app/learner/mock_words.h"
#include "app/learner/parts.h"
#include "app/learner/recall_words.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/day_words.h"

namespace carewright::ui {
namespace {

constexpr float homeEms = 56;

void firstStep(const ViewContext& context, Flow& flow, int number, std::string_view title, std::string_view words) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "step-" + std::to_string(number));
    const Face& lead = ui.type.face(TypeStep::lead, Weight::semiBold);
    const float badge = lead.em * 1.7f;
    numberBadge(ui, number, flow.x + badge / 2, flow.y + badge / 2, badge, ui.theme.accent, ui.theme.onAccent);
    Flow inner = flow.inset(badge + ui.grid(2), 0);
    inner.y += (badge - ui.controlLine(lead)) / 2;
    text(inner, "title", title, headingStyle(ui, TypeStep::lead), Role::heading);
    inner.gap(0.5f);
    text(inner, "words", words, bodyStyle(ui));
    flow.y = std::max(inner.y, flow.y + badge) + ui.grid(2.5f);
}

bool eveningBegun(const RecallModel& recall) { return recall.stage == RecallModel::Stage::card || recall.stage == RecallModel::Stage::waiting; }

bool assessmentAhead(const RecallModel& recall) { return recall.open && recall.assessment && *recall.assessment >= recall.today; }

/// How many cards wait tonight, as a sentence.
std::string waitingWords(const RecallModel& recall) {
    if (eveningBegun(recall))
        return "Your cards are on the table: " + std::to_string(recall.eveningDone) + " of " + std::to_string(recall.eveningAll) + " done.";
    if (recall.tonight.all == 0) return "No cards wait tonight.";
    return counted(static_cast<int>(recall.tonight.all), "card waits", "cards wait") + " tonight, " + aboutMinutes(recall.tonight.cost) + ".";
}

}  // namespace

void HomeView::arrive(const Model& model, const Place& /*place*/) { m_firstSteps = !model.settings.welcomed; }

void HomeView::draw(const ViewContext& context, ActionQueue& actions) {
    const float em = context.ui.type.face(TypeStep::body).em;
    Page page(context.ui, "home", context.area, {.margin = 4, .maxWidth = em * homeEms, .scrollKeys = true});
    Flow& flow = page.flow();
    const Model& model = context.model;
    const bool untouched = model.attempts.empty() && model.topicsRead.empty() && !model.lastTopic;
    if (m_firstSteps && untouched) {
        welcome(context, flow, actions);
        return;
    }
    if (untouched) pageTitle(flow, "Welcome", "Read a topic or answer a question: whatever suits you. Everything you write is kept.");
    else pageTitle(flow, "Welcome back", "Go on where you were, or choose something else. Everything you wrote is kept.");
    notice(context, flow, actions);
    courseErrors(context, flow);
    const bool dated = assessmentAhead(model.recall);
    if (dated) assessment(context, flow, actions);
    running(context, flow, actions);
    carryOn(context, flow, actions);
    if (!dated) {
        cards(context, flow, actions);
        noDate(context, flow, actions);
    }
    flow.gap(4);
    soFar(context, flow, actions);
}

void HomeView::welcome(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Model& model = context.model;
    const std::string about = "Learn about " + (model.course.title.empty() ? std::string("your course") : model.course.title) +
                              ", answer its questions in your own words, and see which words earned each mark.";
    // Nothing long before the letters suit whoever reads it.
    const bool asking = !m_firstLook.done();
    pageTitle(flow, "Welcome to Carewright", asking ? std::string() : about);
    notice(context, flow, actions);
    courseErrors(context, flow);
    m_firstLook.draw(context, flow, actions);
    if (asking) {
        text(flow, "about", about, {TypeStep::body, Weight::regular, context.ui.theme.muted, true});
        flow.gap(2);
    }
    {
        Card card(flow, {.pad = 4});
        Flow& inner = card.inner();
        firstStep(context, inner, 1, "Read a little",
                  "Each topic takes a few minutes. Words with a dotted line are explained when you point at them.");
        firstStep(context, inner, 2, "Write an answer",
                  "Answer a question in your own words. Every keystroke is saved, so you can stop at any time.");
        firstStep(context, inner, 3, "See what earned the marks",
                  "Carewright lights up the words that earned each mark, gives a hint for what is missing, and you can "
                  "try again as often as you like.");
        inner.gap(0.5f);
        ButtonRow row(inner, ButtonRow::Align::right);
        const Topic* topic = model.nextTopic();
        const Question* question = model.nextQuestion();
        if (topic && row.button("start", {"Start reading", Icon::learn}, ButtonKind::primary)) {
            m_firstLook.keepName(context, actions);
            actions.push(EndWelcome{});
            actions.push(GoTo{{Room::topic, topic->id.value, {}}});
        }
        if (question && row.button("answer", {"Answer a question now", Icon::practise})) {
            m_firstLook.keepName(context, actions);
            actions.push(EndWelcome{});
            actions.push(GoTo{{Room::write, question->id.value, {}}});
        }
    }
    flow.gap(2);
    text(flow, "look-hint",
         "Too small, too bright? Text size, spacing and colours are at the top right. Every key is listed under " + keysOf(context.ui, Command::keys) + ".",
         mutedStyle(context.ui, TypeStep::body));
}

void HomeView::running(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    constexpr int mostTold = 3;
    const Model& model = context.model;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "running");
    if (model.mock.open) {
        const MockState& open = *model.mock.open;
        const Mock* mock = model.course.findMock(MockId(open.attempt.exercise.ref));
        const SemanticScope one(ui.record, "mock");
        {
            Card card(flow, {.pad = 3.5f, .stripe = ui.theme.accent});
            Flow& inner = card.inner();
            const bool resting = open.phase == MockPhase::resting;
            text(inner, "over", resting ? "You are taking a rest break from" : model.mock.sitting ? "Your clock is running: you are in the middle of" : "You are in the middle of",
                 {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
            inner.gap(1);
            text(inner, "title", mock ? mock->title : "A mock assessment", headingStyle(ui, TypeStep::lead), Role::heading);
            inner.gap(0.75f);
            std::string words = std::to_string(answeredIn(open)) + " of " + counted(static_cast<int>(open.answers.size()), "question", "questions") + " begun";
            // Whoever hid the time while writing does not want it here either.
            const auto left = open.leftAt(model.mock.sitting ? model.now : open.attempt.changedAt);
            if (left && !model.mock.timerHidden) words += " · " + timeLeftWords(*left);
            text(inner, "standing", words + ". Every word you wrote is kept.", mutedStyle(ui, TypeStep::body), Role::status);
            inner.gap(2);
            const MockAction resume{ResumeMock{}};
            ButtonRow row(inner, ButtonRow::Align::right);
            if (row.button("go-on", {"Go on with it", Icon::play, {}, context.rules.whyNot(resume)}, ButtonKind::primary)) actions.push(resume);
        }
        flow.gap(2);
    }
    int told = 0;
    const auto quiz = [&](const OpenQuiz& open, const std::string& id) {
        if (++told > mostTold) return;
        const std::string standing = std::to_string(open.answered) + " of " + counted(open.items, "item", "items") + " answered";
        if (pressCard(flow, id, {.title = open.title, .line = "You are in the middle of this quiz.", .aside = "Go on", .footer = standing, .icon = Icon::quiz}))
            actions.push(QuizAction(OpenQuizRun{open.attempt}));
        flow.gap(2);
    };
    for (const QuizLine& line : model.quiz.quizzes)
        if (line.open) quiz(*line.open, "quiz-" + line.id.value);
    if (model.quiz.openQuick) quiz(*model.quiz.openQuick, "quick-quiz");
    for (const auto& [id, standing] : model.scenario.standings) {
        const Scenario* story = model.course.findScenario(id);
        if (!standing.unfinished || !story || ++told > mostTold) continue;
        const std::string at = "You are at: " + standing.at;
        if (pressCard(flow, "story-" + id.value, {.title = story->title, .line = "You are in the middle of this story.", .aside = "Go on", .footer = at, .icon = Icon::story}))
            actions.push(GoTo{{Room::scenario, id.value, {}}});
        flow.gap(2);
    }
}

void HomeView::assessment(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const RecallModel& recall = context.model.recall;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "assessment");
    {
        Card card(flow, {.sunken = true, .pad = 2});
        Flow& inner = card.inner();
        // One beside the other where there is room, so that what is gone on with keeps its place in the window.
        Columns sides = columns(inner, !context.narrow, 0.72f, 2);
        text(sides.left, "day", "Your assessment is " + daysAway(*recall.assessment, recall.today) + " (" + dayAndMonth(*recall.assessment) + ")",
             {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
        sides.left.gap(0.25f);
        text(sides.left, "cards", waitingWords(recall), bodyStyle(ui), Role::status);
        if (!sides.beside) sides.left.gap(1);
        Flow& press = sides.beside ? sides.right : sides.left;
        const bool something = eveningBegun(recall) || recall.tonight.all > 0;
        if (something) {
            ButtonRow row(press, ButtonRow::Align::right);
            if (row.button("recall", {"Recall", Icon::cards})) actions.push(GoTo{{Room::recall, {}, {}}});
        }
        inner.y = sides.beside ? sides.bottom() : sides.left.y;
    }
    flow.gap(2);
}

void HomeView::carryOn(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Model& model = context.model;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "next");
    const Question* inHand = model.questionInHand();
    const Topic* topic = model.nextTopic();
    const Question* question = inHand ? inHand : model.nextQuestion();
    {
        Card card(flow, {.pad = 3.5f, .stripe = ui.theme.accent});
        Flow& inner = card.inner();
        const TextStyle over{TypeStep::caption, Weight::semiBold, ui.theme.accent, false};
        if (question) {
            text(inner, "over", inHand ? "You were writing" : "Next question", over);
            inner.gap(1);
            text(inner, "question", question->text, headingStyle(ui, TypeStep::lead), Role::heading);
            if (inHand) {
                const AttemptState& draft = *model.draftAt(question->id);
                inner.gap(1);
                text(inner, "draft", "“" + opening(draft.draft, 30) + "”",
                     {TypeStep::body, Weight::regular, ui.theme.muted, true});
            } else {
                inner.gap(1);
                text(inner, "marks",
                     counted(question->marks, "mark", "marks") + ". " + question->command + ": " +
                         question->commandMeaning,
                     {TypeStep::body, Weight::regular, ui.theme.muted, true});
            }
            inner.gap(2);
            ButtonRow row(inner, ButtonRow::Align::right);
            if (row.button("write", {inHand ? "Continue writing" : "Answer it", Icon::practise}, model.mock.open ? ButtonKind::secondary : ButtonKind::primary))
                actions.push(GoTo{{Room::write, question->id.value, {}}});
        } else {
            text(inner, "over", model.mock.open ? "The other questions" : "All questions answered", over);
            inner.gap(1);
            text(inner, "question", model.mock.open ? "You have answered every question that is not in your mock." : "You have answered every question once.",
                 headingStyle(ui, TypeStep::lead), Role::heading);
            inner.gap(1);
            text(inner, "marks", "Go back to the ones with marks still to earn and try them again.",
                 {TypeStep::body, Weight::regular, ui.theme.muted, true});
            inner.gap(2);
            ButtonRow row(inner, ButtonRow::Align::right);
            if (row.button("practise", {"See the questions", Icon::practise}, model.mock.open ? ButtonKind::secondary : ButtonKind::primary))
                actions.push(GoTo{{Room::practise, {}, {}}});
        }
    }
    flow.gap(2);
    const Topic* last = model.lastTopic ? model.course.findTopic(*model.lastTopic) : nullptr;
    if (last && model.topicsRead.contains(last->id)) last = nullptr;
    const Topic* reading = last ? last : topic;
    if (reading) {
        const std::string minutes = counted(reading->minutes, "minute", "minutes");
        if (pressCard(flow, "read",
                      {reading->title, reading->summary, minutes, last ? "You were reading this" : "Next topic to read",
                       Icon::learn}))
            actions.push(GoTo{{Room::topic, reading->id.value, {}}});
    }
}

void HomeView::cards(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const RecallModel& recall = context.model.recall;
    const bool begun = eveningBegun(recall);
    if (!recall.open || (!begun && (recall.due == 0 || recall.tonight.all == 0))) return;
    const std::string title = begun ? "Your cards are on the table" : "Tonight: " + cardsAndTime(recall.tonight);
    const std::string line = begun ? std::to_string(recall.eveningDone) + " of " + counted(static_cast<int>(recall.eveningAll), "card", "cards") + " done."
                                   : againAndNew(recall.tonight.all - recall.tonight.unseen, recall.tonight.unseen) + ".";
    flow.gap(2);
    if (pressCard(flow, "recall", {title, line, {}, "Recall", Icon::cards})) actions.push(GoTo{{Room::recall, {}, {}}});
}

void HomeView::noDate(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const RecallModel& recall = context.model.recall;
    if (!recall.open || recall.deck == 0) return;
    const SemanticScope scope(context.ui.record, "assessment");
    flow.gap(2);
    text(flow, "none", recall.assessment ? "The day of your assessment has passed." : "When is your assessment? Recall plans your cards for that day.", mutedStyle(context.ui));
    flow.gap(0.5f);
    if (link(flow, "set", recall.assessment ? "Set another date" : "Set the date", TypeStep::caption)) actions.push(GoTo{{Room::recall, {}, {}}});
}

void HomeView::soFar(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Model& model = context.model;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "so-far");
    text(flow, "title", "So far", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(2);
    const int topics = static_cast<int>(model.course.topics.size());
    const int questions = static_cast<int>(model.course.questions.size());
    const int answered = static_cast<int>(std::ranges::count_if(model.course.questions, [&](const Question& question) { return model.answered(question.id); }));
    const int read = static_cast<int>(std::ranges::count_if(
        model.course.topics, [&](const Topic& topic) { return model.topicsRead.contains(topic.id); }));
    const auto quizzes = std::ranges::count_if(model.quiz.quizzes, [](const QuizLine& line) { return line.last.has_value(); });
    const auto stories = std::ranges::count_if(model.scenario.standings, [](const auto& one) { return !one.second.endingsSeen.empty(); });
    const auto mocks = std::ranges::count_if(model.course.mocks, [&](const Mock& mock) {
        return std::ranges::any_of(model.mock.past, [&](const PastMock& past) { return past.state.attempt.exercise.ref == mock.id.value; });
    });
    struct Bar {
        const char* id;
        const char* words;
        int done, all;
    };
    const Bar bars[] = {{"read", "Topics read", read, topics},
                        {"answered", "Questions answered", answered, questions},
                        {"quizzes", "Quizzes done", static_cast<int>(quizzes), static_cast<int>(model.quiz.quizzes.size())},
                        {"stories", "Stories brought to an ending", static_cast<int>(stories), static_cast<int>(model.course.scenarios.size())},
                        {"mocks", "Mock assessments handed in", static_cast<int>(mocks), static_cast<int>(model.course.mocks.size())}};
    Columns sides = columns(flow, !context.narrow);
    bool right = false;
    for (const Bar& bar : bars) {
        if (bar.all == 0) continue;
        Flow& side = sides.beside && right ? sides.right : sides.left;
        right = !right;
        text(side, std::string(bar.id) + "-words", std::string(bar.words) + ": " + std::to_string(bar.done) + " of " + std::to_string(bar.all), bodyStyle(ui));
        side.gap(0.5f);
        progressBar(side, bar.id, bar.words, bar.done, bar.all);
        side.gap(1.5f);
    }
    if (!sides.beside) sides.right.y = sides.left.y;
    flow.y = sides.bottom();
    if (answered == 0) return;
    flow.gap(1.5f);
    for (const Question& question : model.course.questions) {
        const AttemptState* attempt = model.attemptAt(question.id);
        if (!attempt || attempt->submissions.empty()) continue;
        const std::string marks = standing(model, question);
        if (pressCard(flow, question.id.value, {question.text, {}, {}, marks, Icon::practise}))
            actions.push(GoTo{{Room::result, question.id.value, {}}});
        flow.gap(1.5f);
    }
}

}  // namespace carewright::ui
