#include "app/learner/mock_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/learner/access_here.h"
#include "app/learner/mock_words.h"
#include "app/learner/parts.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/prose.h"
#include "app/ui/spelling.h"

namespace carewright::ui {
namespace {

/// The sheet is never lower than this many lines, whatever the window.
constexpr float leastLines = 4;

bool openHere(const Model& model) { return model.mock.open && model.mock.open->attempt.exercise.ref == model.place.id; }

/// What a question of the paper is told as in the list.
std::string standingOf(const MockAnswer& answer, std::string_view text) {
    const int words = countWords(text);
    std::string standing = words > 0 ? counted(words, "word", "words") : "not answered";
    if (answer.flagged) standing += ", to come back to";
    return standing;
}

/// Why spelling help can't be chosen for this mock; empty where it can, or where nothing can be begun anyway.
std::string whyNoSpelling(const ViewContext& context, const Mock& mock) {
    if (!context.rules.whyNot(MockAction{BeginMock{mock.id, {0, 0, false}}}).empty()) return {};
    return context.rules.whyNot(MockAction{BeginMock{mock.id, {0, 0, true}}});
}

}  // namespace

MockView::MockView() = default;
MockView::~MockView() = default;

void MockView::arrive(const Model& model, const Place& place) {
    m_editors.clear();
    m_report.arrive();
    m_at = {};
    m_confirming = false;
    m_giveKeyboard = true;
    const Mock* mock = model.course.findMock(MockId(place.id));
    m_minutes = mock ? mock->minutes : 0;
    m_extraPercent = model.mock.extraPercent;
    m_spellingOn = model.mock.spelling;
}

std::optional<double> MockView::nextRepaint() const {
    std::optional<double> next;
    if (m_repaint >= 0) next = m_repaint;
    if (const auto editor = m_editors.find(m_at); editor != m_editors.end())
        if (const auto own = editor->second->nextRepaint()) next = next ? std::min(*next, *own) : *own;
    return next;
}

void MockView::typeText(std::string_view text) {
    if (const auto editor = m_editors.find(m_at); editor != m_editors.end()) m_typedBeyond |= editor->second->type(text).changed;
}

void MockView::draw(const ViewContext& context, ActionQueue& actions) {
    m_repaint = -1;
    const Model& model = context.model;
    if (!model.place.find.empty()) {
        const auto id = parseUuid(model.place.find);
        if (const PastMock* past = id ? model.mock.findPast(AttemptId(*id)) : nullptr) {
            m_report.draw(context, *past, actions);
            return;
        }
    }
    if (openHere(model)) {
        const MockState& mock = *model.mock.open;
        if (mock.phase == MockPhase::resting) resting(context, mock, actions);
        else if (!model.mock.sitting) waiting(context, actions);
        else sit(context, mock, actions);
        return;
    }
    if (const Mock* mock = model.course.findMock(MockId(model.place.id))) {
        setUp(context, *mock, actions);
        return;
    }
    Page page(context.ui, "mock", context.area, {.margin = 4, .maxWidth = 0, .scrollKeys = true});
    pageTitle(page.flow(), "This mock assessment is not in the course", "Choose another one under Mock assessment.");
}

void MockView::setUp(const ViewContext& context, const Mock& mock, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "mock", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 68, .stand = "start", .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, mock.title, mock.about);
    notice(context, flow, actions);
    const std::array rules = {
        std::pair{"rule-order", "All " + describe(mock, context.model.course).substr(0, describe(mock, context.model.course).find(" ·")) +
                                    " are open at once. Answer them in any order, go back, and mark those you want to return to."},
        std::pair{"rule-hints", std::string("There are no hints, and nothing is marked before you hand in. Then you get a report for each point.")},
        std::pair{"rule-rest", std::string("You can take rest breaks. They stop the clock and cover the questions, as a supervised break would.")},
        std::pair{"rule-saved", std::string("Every keystroke is kept. If Carewright or the computer stops, you go on where you were; the time it was "
                                            "closed costs you a minute at most.")}};
    Columns sides = columns(flow, !context.narrow, 0.58f, 4);
    const auto beside = [&](Flow& column) {
        {
            Card card(column, {.sunken = true, .pad = 2.5f});
            Flow& inner = card.inner();
            text(inner, "rules", "How it works", headingStyle(ui, TypeStep::lead), Role::heading);
            inner.gap(1);
            for (const auto& [id, words] : rules) {
                Flow line = inner.inset(ui.grid(2.5f), 0);
                const float middle = inner.y + ui.readingLine(ui.type.face(TypeStep::body)) / 2, dot = ui.grid(0.375f);
                fill({inner.x, middle - dot, inner.x + 2 * dot, middle + dot}, ui.theme.accent, dot);
                text(line, id, words, bodyStyle(ui));
                inner.y = line.y + ui.grid(0.75f);
            }
        }
        column.gap(3);
        accessHere(column, context.model, actions, {.spelling = false, .what = "mock"});
    };
    if (sides.beside) beside(sides.right);
    Flow& column = sides.left;
    conditions(context, mock, column);
    column.gap(3);
    {
        const BeginMock begin{mock.id, {m_minutes, m_minutes > 0 ? m_extraPercent : 0, m_spellingOn}};
        ButtonRow row(column, ButtonRow::Align::right);
        if (row.button("begin", {"Begin", Icon::play, {}, context.rules.whyNot(MockAction{begin})}, ButtonKind::primary))
            actions.push(MockAction{begin});
        if (row.button("later", {"Not now"})) actions.push(GoTo{{Room::mocks, {}, {}}});
    }
    if (!sides.beside) {
        column.gap(3);
        beside(column);
    }
    flow.y = sides.beside ? sides.bottom() : column.y;
}

void MockView::conditions(const ViewContext& context, const Mock& mock, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "conditions");
    const std::string suggested = mock.minutes > 0 ? describe(MockConditions{mock.minutes, 0, false}) + ", as suggested" : std::string();
    std::vector<int> minutes = {0, 30, 60, 90};
    if (mock.minutes > 0 && std::ranges::find(minutes, mock.minutes) == minutes.end()) minutes.push_back(mock.minutes);
    std::ranges::sort(minutes);
    std::vector<std::string> ids, labels;
    for (const int one : minutes) {
        ids.push_back("minutes-" + std::to_string(one));
        labels.push_back(one == mock.minutes && one > 0 ? suggested : describe(MockConditions{one, 0, false}));
    }
    std::vector<ChoiceOption> options;
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({ids[i], labels[i]});
    const auto current = std::ranges::find(minutes, m_minutes) - minutes.begin();
    if (const int chosen = choices(flow, "time", "Time", options, static_cast<int>(current)); chosen >= 0) m_minutes = minutes[static_cast<std::size_t>(chosen)];
    if (m_minutes > 0) {
        flow.gap(2);
        m_extraPercent = extraTimeChoice(flow, "extra", "Extra time", m_extraPercent);
    }
    flow.gap(1.5f);
    text(flow, "sum", m_minutes > 0 ? "You will have " + describe(MockConditions{m_minutes, m_extraPercent, false}) + "." : std::string("You can take as long as you like."),
         bodyStyle(ui), Role::status);
    flow.gap(2);
    if (const std::string why = whyNoSpelling(context, mock); !why.empty()) {
        m_spellingOn = false;
        text(flow, "spelling-off", "Spelling help: off", {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::status);
        flow.gap(0.5f);
        text(flow, "recorded", why + " Spelling never costs marks here. That it was off, your extra time and how you read are kept with your answers, so that an assessor knows.", mutedStyle(ui));
        return;
    }
    static constexpr std::array spelling = {ChoiceOption{"off", "Off"}, ChoiceOption{"on", "On"}};
    if (const int chosen = choices(flow, "spelling", "Spelling help", spelling, m_spellingOn ? 1 : 0); chosen >= 0) m_spellingOn = chosen == 1;
    flow.gap(0.75f);
    text(flow, "recorded",
         std::string(m_spellingOn ? "On for this mock only. " : "Off at first, whatever your settings say: most assessments are written without. ") +
             "Spelling never costs marks here. Whether it was on, your extra time and how you read are kept with your answers, so that an assessor knows.",
         mutedStyle(ui));
}

void MockView::waiting(const ViewContext& context, ActionQueue& actions) {
    const MockState& mock = *context.model.mock.open;
    Page page(context.ui, "mock", context.area, {.margin = 4, .maxWidth = context.ui.type.face(TypeStep::body).em * 48, .stand = "waiting", .scrollKeys = true});
    Flow& flow = page.flow();
    std::string left = "There is no time limit.";
    if (const auto time = mock.leftAt(mock.attempt.changedAt)) left = timeLeftWords(*time) + ".";
    pageTitle(flow, "Your mock assessment is waiting",
              "Everything you wrote is here: " + std::to_string(answeredIn(mock)) + " of " + counted(static_cast<int>(mock.answers.size()), "question", "questions") +
                  " begun. " + left + " The clock stands until you go on.");
    notice(context, flow, actions);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("resume", {"Go on", Icon::play, {}, context.rules.whyNot(MockAction{ResumeMock{}})}, ButtonKind::primary)) {
        m_giveKeyboard = true;
        actions.push(MockAction{ResumeMock{}});
    }
}

void MockView::resting(const ViewContext& context, const MockState& mock, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "mock", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 44, .stand = "rest", .scrollKeys = true});
    Flow& flow = page.flow();
    flow.gap(6);
    {
        Card card(flow, {.pad = 5});
        Flow& inner = card.inner();
        text(inner, "title", "Rest break", headingStyle(ui, TypeStep::title), Role::heading);
        inner.gap(1.5f);
        std::string words = "The clock stands still and the questions are covered. Stretch, drink something, look out of the window. Come back when you are ready.";
        text(inner, "words", words, bodyStyle(ui));
        // Whoever hid the time while writing rests without it, too.
        if (const auto left = mock.leftAt(mock.attempt.changedAt); left && !context.model.mock.timerHidden) {
            inner.gap(1.5f);
            text(inner, "left", timeLeftWords(*left) + " when you go on.", {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::status);
        }
        inner.gap(3);
        const bool sitting = context.model.mock.sitting;
        const std::string whyNot = sitting ? context.rules.whyNot(MockAction{RestMock{false}}) : context.rules.whyNot(MockAction{ResumeMock{}});
        ButtonRow row(inner, ButtonRow::Align::right);
        if (row.button("end-rest", {"End the break", Icon::play, {}, whyNot}, ButtonKind::primary)) {
            m_giveKeyboard = true;
            if (!sitting) actions.push(MockAction{ResumeMock{}});
            actions.push(MockAction{RestMock{false}});
        }
    }
}

TextEditor& MockView::editorAt(const MockState& mock, const QuestionId& question) {
    std::unique_ptr<TextEditor>& editor = m_editors[question];
    if (!editor) {
        editor = std::make_unique<TextEditor>();
        if (const MockAnswer* answer = mock.find(question)) editor->setText(answer->text);
    }
    return *editor;
}

void MockView::goTo(const QuestionId& question, ActionQueue& actions) {
    m_giveKeyboard = true;
    m_confirming = false;
    actions.push(MockAction{GoToMockQuestion{question}});
}

void MockView::sit(const ViewContext& context, const MockState& mock, ActionQueue& actions) {
    const Context& ui = context.ui;
    const bool beside = !context.narrow;
    const std::string stand = "at " + mock.at.value;
    Page page(ui, "mock", context.area, {.margin = 4, .maxWidth = beside ? ui.type.face(TypeStep::body).em * 80 : 0, .stand = stand, .scrollKeys = true});
    Flow& flow = page.flow();
    flow.gap(3);
    notice(context, flow, actions);
    const Question* question = context.model.course.findQuestion(mock.at);
    m_at = mock.at;
    if (m_confirming) {
        confirm(context, mock, flow, actions);
        return;
    }
    Columns sides = columns(flow, beside, 0.27f, 4);
    if (beside) {
        timer(context, mock, sides.left, actions);
        list(context, mock, sides.left, actions);
        if (question) sheet(context, mock, *question, sides.right, actions);
        flow.y = sides.bottom();
    } else {
        timer(context, mock, flow, actions);
        if (question) sheet(context, mock, *question, flow, actions);
        flow.gap(3);
        list(context, mock, flow, actions);
    }
}

void MockView::timer(const ViewContext& context, const MockState& mock, Flow& flow, ActionQueue& actions) {
    const auto left = mock.leftAt(context.model.now);
    if (!left) return;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "timer");
    const bool hidden = context.model.mock.timerHidden;
    if (!hidden) {
        // Only whole minutes are told: the words change when the next one begins.
        const auto past = *left - std::chrono::floor<std::chrono::minutes>(*left);
        m_repaint = std::max(0.25, std::chrono::duration<double>(past).count() + 0.05);
        text(flow, "left", timeLeftWords(*left), headingStyle(ui, TypeStep::lead), Role::status);
    } else {
        // Its room stays, so that nothing below moves under the hand.
        flow.y += textHeight(ui, timeLeftWords(*left), headingStyle(ui, TypeStep::lead), flow.width);
    }
    flow.gap(0.25f);
    if (link(flow, "hide", hidden ? "Show the time that is left" : "Hide the time", TypeStep::caption)) actions.push(MockAction{HideMockTimer{!hidden}});
    flow.gap(2.5f);
}

void MockView::list(const ViewContext& context, const MockState& mock, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "questions");
    const Face& face = ui.type.face(TypeStep::body);
    const float badge = face.em * 1.6f, pad = ui.grid(1);
    int number = 0;
    for (const MockAnswer& answer : mock.answers) {
        const Question* question = context.model.course.findQuestion(answer.question);
        const std::string& text = m_editors.contains(answer.question) ? m_editors.at(answer.question)->text() : answer.text;
        const std::string label = "Question " + std::to_string(++number);
        const std::string standing = standingOf(answer, text);
        const bool here = answer.question == mock.at, answered = countWords(text) > 0;
        const float flagRoom = answer.flagged ? face.em * 1.6f : 0;
        const TextStyle small = mutedStyle(ui);
        const float wordsWidth = flow.width - badge - 3 * pad - flagRoom;
        const float height = std::ceil(ui.controlLine(face) + textHeight(ui, standing, small, wordsWidth) + 2 * pad);
        SemanticItem item;
        item.path = answer.question.value;
        item.role = Role::tab;
        item.label = label;
        item.value = standing;
        item.description = question ? question->text : std::string();
        item.selected = here;
        item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
        const Rect rect = item.rect;
        const Press press = pressable(ui, std::move(item));
        const float radius = ui.grid(0.75f);
        if (here || press.hovered) fill(rect, here ? ui.theme.surface : ui.theme.hover, radius);
        if (here) outline(rect, ui.theme.accent, std::max(1.5f, ui.theme.borderWidth), radius);
        const float x = rect.left + pad + badge / 2, y = (rect.top + rect.bottom) / 2;
        // Filled once there is an answer, hollow before: told in words beside it too.
        if (answered) {
            numberBadge(ui, number, x, y, badge, ui.theme.accent, ui.theme.onAccent);
        } else {
            numberBadge(ui, number, x, y, badge, ui.theme.surface, ui.theme.text);
            ImGui::GetWindowDrawList()->AddCircle({x, y}, badge / 2 - 1, ui.theme.muted.packed(), 0, 1.5f);
        }
        Flow words{ui, rect.left + badge + 2 * pad, rect.top + pad, wordsWidth};
        const SemanticScope inner(ui.record, answer.question.value);
        ui::text(words, "name", label, {TypeStep::body, here ? Weight::semiBold : Weight::regular, ui.theme.text, false});
        ui::text(words, "standing", standing, small);
        if (answer.flagged) icon(ui, Icon::flag, rect.right - pad - face.em * 0.7f, y, face.em * 1.3f, ui.theme.careful);
        if (press.ring) focusRing(ui, rect, radius);
        if ((press.hovered || press.ring) && question && !here) tip(ui, "tip", rect, label, opening(question->text, 24));
        if (press.clicked) goTo(answer.question, actions);
        flow.y = rect.bottom + ui.grid(0.5f);
    }
    flow.gap(2);
    if (button(flow, "rest", {"Rest break", Icon::pause, "Stops the clock and covers the questions", {}})) actions.push(MockAction{RestMock{true}});
    flow.gap(1);
    if (button(flow, "hand-in", {"Hand in …", Icon::check, "Shows first what is not answered yet", {}}, ButtonKind::secondary)) m_confirming = true;
}

void MockView::sheet(const ViewContext& context, const MockState& mock, const Question& question, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const auto at = std::ranges::find(mock.answers, question.id, &MockAnswer::question);
    const auto number = at - mock.answers.begin() + 1;
    text(flow, "number", "Question " + std::to_string(number) + " of " + std::to_string(mock.answers.size()) + " · " + counted(question.marks, "mark", "marks"),
         {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
    flow.gap(0.75f);
    text(flow, "question", question.text, headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(2);
    if (!question.passage.empty()) {
        {
            Card card(flow, {.sunken = true, .pad = 2.5f});
            text(card.inner(), "passage", question.passage, bodyStyle(ui));
        }
        flow.gap(2);
    }
    if (mock.conditions.spelling && !m_spelling)
        m_spelling = std::make_unique<Spelling>(Spelling::usualFolder, "en_GB", context.model.ownWords);
    TextEditor& editor = editorAt(mock, question.id);
    if (std::exchange(m_giveKeyboard, false)) ui.focus.giveByMouse(ui.record.pathOf("editor"));
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    const float room = roomAbove(context.area.bottom, flow) - m_footHeight - ui.grid(5);
    const std::string label = "Your answer: " + question.text;
    const TextEditorEvents events = editor.draw(flow, "editor",
                                                {.label = label,
                                                 .placeholder = "Write your answer here, in your own words.",
                                                 .height = std::max(line * leastLines, room),
                                                 .readOnly = false,
                                                 .spelling = mock.conditions.spelling ? m_spelling.get() : nullptr});
    if (events.changed || std::exchange(m_typedBeyond, false)) actions.push(MockAction{WriteMockAnswer{question.id, editor.text()}});
    const float footTop = flow.y;
    flow.gap(1);
    text(flow, "length", counted(static_cast<int>(editor.counts().words), "word", "words"), mutedStyle(ui), Role::status);
    if (events.limitReached)
        text(flow, "limit", "The sheet is full: this is the longest answer that can be kept.", {TypeStep::caption, Weight::regular, ui.theme.careful, true}, Role::status);
    flow.gap(1.5f);
    const bool last = at + 1 == mock.answers.end();
    const bool quick = struck(ui, Command::handIn);
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        if (!last) {
            if (row.button("next", {"Next question", Icon::forward, keysOf(context.ui, Command::handIn), {}}, ButtonKind::primary) || quick) goTo((at + 1)->question, actions);
        } else if (row.button("finish", {"Hand in …", Icon::check, keysOf(context.ui, Command::handIn), {}}, ButtonKind::primary) || quick) {
            m_confirming = true;
            m_giveConfirm = quick || ui.focus.ringShown();
        }
        if (at != mock.answers.begin() && row.button("previous", {"Previous", Icon::back})) goTo((at - 1)->question, actions);
        if (row.button("flag", {at->flagged ? "Don't come back to it" : "Come back to it", Icon::flag}, ButtonKind::quiet))
            actions.push(MockAction{FlagMockQuestion{question.id, !at->flagged}});
    }
    m_footHeight = flow.y - footTop;
}

void MockView::confirm(const ViewContext& context, const MockState& mock, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "confirm");
    Flow column = flow;
    column.width = std::min(flow.width, ui.type.face(TypeStep::body).em * 46);
    column.x += (flow.width - column.width) / 2;
    {
        Card card(column, {.pad = 4});
        Flow& inner = card.inner();
        text(inner, "title", "Hand in your answers?", headingStyle(ui, TypeStep::title), Role::heading);
        inner.gap(1.5f);
        const int answered = answeredIn(mock), all = static_cast<int>(mock.answers.size());
        std::string words = answered == all ? "All " + counted(all, "question", "questions") + " have an answer."
                                            : std::to_string(all - answered) + " of " + counted(all, "question", "questions") + " have no answer yet:";
        if (answered + 1 == all) words = "One question has no answer yet:";
        text(inner, "words", words, bodyStyle(ui), Role::status);
        int number = 0;
        for (const MockAnswer& answer : mock.answers) {
            ++number;
            if (answer.answered() && !answer.flagged) continue;
            const Question* question = context.model.course.findQuestion(answer.question);
            inner.gap(0.75f);
            const std::string label = std::to_string(number) + ". " + (question ? opening(question->text, 14) : answer.question.value) +
                                      (answer.answered() ? " (you wanted to come back to it)" : "");
            if (std::exchange(m_giveConfirm, false)) ui.focus.giveByKeyboard(ui.record.pathOf(answer.question.value));
            if (link(inner, answer.question.value, label)) goTo(answer.question, actions);
        }
        inner.gap(2);
        text(inner, "after", "After handing in nothing can be changed. You get a report at once.", mutedStyle(ui, TypeStep::body));
        inner.gap(3);
        if (std::exchange(m_giveConfirm, false)) ui.focus.giveByKeyboard(ui.record.pathOf("yes"));
        ButtonRow row(inner, ButtonRow::Align::right);
        bool write = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
        const std::string whyNot = context.rules.whyNot(MockAction{HandInMock{}});
        const auto handIn = [&](ButtonKind kind) {
            if (row.button("yes", {"Hand in", Icon::check, {}, whyNot}, kind)) actions.push(MockAction{HandInMock{}});
        };
        const auto goOn = [&](ButtonKind kind) { write = row.button("no", {"Go on writing", Icon::none, "Escape"}, kind) || write; };
        // What stands out is what is most likely meant.
        if (answered == all) {
            handIn(ButtonKind::primary);
            goOn(ButtonKind::secondary);
        } else {
            goOn(ButtonKind::primary);
            handIn(ButtonKind::secondary);
        }
        if (write) {
            m_confirming = false;
            m_giveKeyboard = true;
        }
    }
    flow.y = column.y;
}

}  // namespace carewright::ui
