#include "app/learner/write_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/learner/access_here.h"
#include "app/learner/parts.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/spelling.h"

namespace carewright::ui {
namespace {

/// The sheet is never lower than this many lines, whatever the window.
constexpr float leastLines = 4;

std::string lengthWords(int words, const Question& question) {
    std::string text = counted(words, "word", "words");
    if (question.minWords > 0 && question.maxWords > 0)
        text += " · " + std::to_string(question.minWords) + " to " + std::to_string(question.maxWords) +
                " is a good length";
    return text;
}

std::vector<std::string> wordsOfCourse(const Course& course) {
    std::vector<std::string> words;
    for (const Term& term : course.terms) {
        words.push_back(term.name);
        words.insert(words.end(), term.also.begin(), term.also.end());
    }
    for (const Law& law : course.laws) words.push_back(law.title);
    return words;
}

}  // namespace

WriteView::WriteView() : m_editor(std::make_unique<TextEditor>()) {}
WriteView::~WriteView() = default;

std::optional<double> WriteView::nextRepaint() const { return m_editor->nextRepaint(); }

void WriteView::typeText(std::string_view text) { m_typedBeyond |= m_editor->type(text).changed; }

void WriteView::startSpelling(const Model& model) {
    if (!m_spelling)
        m_spelling = std::make_unique<Spelling>(
            Spelling::usualFolder, "en_GB", model.ownWords,
            [this](const std::string& word) { m_newWords.push_back(word); });
    m_spelling->setCourseWords(wordsOfCourse(model.course));
}

void WriteView::arrive(const Model& model, const Place& place) {
    startSpelling(model);
    m_question = QuestionId(place.id);
    m_editor = std::make_unique<TextEditor>();
    if (const AttemptState* attempt = model.attemptAt(m_question)) m_editor->setText(attempt->draft);
    m_giveKeyboard = true;
    m_whyAsked = false;
}

void WriteView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    const Question* question = context.model.course.findQuestion(QuestionId(context.model.place.id));
    const bool beside = !context.narrow;
    Page page(ui, "write", context.area,
              {.margin = 4, .maxWidth = beside ? em * 76 : 0, .scrollKeys = true});
    Flow& flow = page.flow();
    if (!question) {
        pageTitle(flow, "This question is not in the course", "Choose another one under Practise.");
        return;
    }
    m_spelling->setOn(context.model.spellingHere());
    flow.gap(3);
    notice(context, flow, actions);
    Columns sides = columns(flow, beside, 0.66f, 5);
    Flow& main = sides.left;
    text(main, "question", question->text, headingStyle(ui, TypeStep::heading), Role::heading);
    main.gap(1.25f);
    markPips(main, "marks", -1, question->marks);
    main.gap(2);
    if (!question->passage.empty()) {
        {
            Card card(main, {.sunken = true, .pad = 2.5f});
            text(card.inner(), "passage", question->passage, bodyStyle(ui));
        }
        main.gap(2);
    }
    if (!beside && !question->command.empty()) {
        // Large type leaves little room: the rest of the advice waits below the sheet.
        text(main, "command", question->command + ": " + question->commandMeaning,
             {TypeStep::body, Weight::regular, ui.theme.muted, true});
        main.gap(2);
    }
    sheet(context, *question, main, context.area.bottom, actions);
    if (beside) {
        sides.right.gap(0.5f);
    } else {
        main.gap(4);
        sides.right.y = main.y;
    }
    advice(context, *question, sides.right);
    sides.right.gap(2);
    spellingHere(sides.right, context.model, actions);
    sides.right.gap(1);
    aloudHere(sides.right, context.model, actions);
    if (!beside) main.y = sides.right.y;
    flow.y = beside ? sides.bottom() : main.y;
    for (std::string& word : m_newWords) actions.push(AddOwnWord{std::move(word)});
    m_newWords.clear();
}

void WriteView::sheet(const ViewContext& context, const Question& question, Flow& flow, float bottom,
                      ActionQueue& actions) {
    const Context& ui = context.ui;
    const std::string path = ui.record.pathOf("editor");
    if (m_giveKeyboard) {
        ui.focus.giveByMouse(path);
        m_giveKeyboard = false;
    }
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    // The sheet takes what the window leaves, so that the button below it stays in sight.
    const float room = roomAbove(bottom, flow) - m_footHeight - ui.grid(5);
    const std::string label = "Your answer: " + question.text;
    const TextEditorEvents events =
        m_editor->draw(flow, "editor",
                       {.label = label,
                        .placeholder = "Write your answer here, in your own words.",
                        .height = std::max(line * leastLines, room),
                        .readOnly = false,
                        .spelling = m_spelling.get()});
    if (events.changed || std::exchange(m_typedBeyond, false)) actions.push(WriteDraft{m_question, m_editor->text()});

    const float footTop = flow.y;
    flow.gap(1);
    const int words = static_cast<int>(m_editor->counts().words);
    text(flow, "length", lengthWords(words, question), mutedStyle(ui), Role::status);
    if (events.limitReached)
        text(flow, "limit", "The sheet is full: this is the longest answer that can be kept.",
             {TypeStep::caption, Weight::regular, ui.theme.careful, true}, Role::status);
    flow.gap(1.5f);
    const SubmitAnswer submit{m_question, m_editor->text()};
    const std::string whyNot = context.rules.whyNot(submit);
    const AttemptState* attempt = context.model.attemptAt(m_question);
    const bool quick = struck(ui, Command::handIn);
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        const bool pressed =
            row.button("submit", {"Mark my answer", Icon::check, keysOf(context.ui, Command::handIn), whyNot}, ButtonKind::primary);
        if (pressed || (quick && whyNot.empty())) actions.push(submit);
        if (row.button("later", {"Leave it for later"})) actions.push(GoTo{{Room::practise, {}, {}}});
        if (attempt && !attempt->submissions.empty() && row.button("result", {"See my last result"}, ButtonKind::quiet))
            actions.push(GoTo{{Room::result, m_question.value, {}}});
    }
    // By the key nobody sees the button's own reason. It stands until there is something to hand in.
    m_whyAsked = (m_whyAsked || quick) && !whyNot.empty();
    if (m_whyAsked) {
        flow.gap(1);
        text(flow, "why-not", whyNot, {TypeStep::caption, Weight::regular, ui.theme.careful, true}, Role::status);
    }
    m_footHeight = flow.y - footTop;
}

void WriteView::advice(const ViewContext& context, const Question& question, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "advice");
    const TextStyle label{TypeStep::caption, Weight::semiBold, ui.theme.accent, false};
    Card card(flow, {.sunken = true, .pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "marks", "Worth " + counted(question.marks, "mark", "marks"), label);
    if (!question.command.empty()) {
        inner.gap(1.25f);
        text(inner, "command", question.command, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        text(inner, "command-meaning", question.commandMeaning, bodyStyle(ui));
    }
    if (!question.guidance.empty()) {
        inner.gap(1.25f);
        text(inner, "guidance-label", "How to set about it", {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        text(inner, "guidance", question.guidance, bodyStyle(ui));
    }
}

}  // namespace carewright::ui
