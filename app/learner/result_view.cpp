#include "app/learner/result_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "app/learner/marking_words.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/review_model.h"
#include "engine/review/decided_marking.h"

namespace carewright::ui {
namespace {

constexpr std::string_view room = "result";

const PointMarking* judgementOf(const Marking& marking, const PointId& id) {
    const auto found = std::ranges::find(marking.points, id, &PointMarking::id);
    return found == marking.points.end() ? nullptr : &*found;
}

bool contains(const std::vector<std::size_t>& all, std::size_t one) {
    return std::ranges::find(all, one) != all.end();
}

std::string loadedKey(const Submission& submission, const Decision* decision) {
    return toString(submission.step) + "/" + (submission.proposals.empty() ? std::string() : toString(submission.proposals.back().step)) + "/" +
           (decision ? toString(decision->act) : std::string());
}

}  // namespace

void ResultView::arrive(const Model& /*model*/, const Place& /*place*/) {
    m_chosen.reset();
    m_pinned.reset();
    m_modelShown = false;
    m_decision.reset();
    m_loaded.clear();
}

std::vector<SpokenPassage> ResultView::toRead(const SemanticRecord& shown) {
    // The question has been read, the answer was written by whoever listens, and the pips repeat the score.
    static constexpr std::array<std::string_view, 8> left = {"notice", "question", "pips", "tries", "answer-title", "answer", "model-title", "model-answer"};
    std::vector<SpokenPassage> out = passagesIn(shown, room);
    std::erase_if(out, [](const SpokenPassage& passage) {
        const std::string_view below = std::string_view(passage.path).substr(room.size() + 1);
        return std::ranges::find(left, below.substr(0, below.find('/'))) != left.end();
    });
    return out;
}

void ResultView::load(const ViewContext& context, const Question& question, const ResponseRef& response, const Submission& submission) {
    const Course& course = context.model.course;
    const Decision* decision = context.model.review->releasedOn(response);
    m_loaded = loadedKey(submission, decision);
    m_marking.reset();
    if (const Marking* proposed = submission.marking()) m_marking = decision ? decidedMarking(*proposed, decision->decided) : *proposed;
    m_decided = decision != nullptr && m_marking;
    m_pinned.reset();
    m_points.clear();
    m_misconceptions.clear();
    m_textLit.clear();
    std::vector<EvidenceGroup> groups;
    if (!m_marking) {
        m_text.setText(submission.text);
        return;
    }
    m_fullMarks = m_marking->marks >= m_marking->maxMarks;
    int number = 0;
    const auto add = [&](std::string id, bool lit, const std::vector<ByteSpan>& evidence, std::string label, EvidenceKind kind) {
        Entry entry{std::move(id), {}, 0};
        if (lit && !evidence.empty()) {
            entry.number = ++number;
            entry.group = groups.size();
            groups.push_back({entry.number, std::move(label), evidence, kind});
        }
        return entry;
    };
    // Numbered as they stand in the list: mistaken ideas first, then the points in the question's order.
    for (const MisconceptionMarking& one : m_marking->misconceptions) {
        const Misconception* known = course.findMisconception(one.id);
        m_misconceptions.push_back(
            add(one.id.value, one.asserted, one.evidence, known ? known->title : one.id.value, EvidenceKind::mistake));
    }
    for (const QuestionPoint& asked : question.points) {
        const PointMarking* point = judgementOf(*m_marking, asked.point);
        if (!point) continue;
        const MarkingPoint* known = course.findPoint(asked.point);
        m_points.push_back(
            add(asked.point.value, point->awarded, point->evidence, known ? known->title : asked.point.value, EvidenceKind::credit));
    }
    m_text.setText(submission.text, std::move(groups));
}

bool ResultView::pointedAt(const Entry& entry) const {
    return entry.group && (contains(m_textLit, *entry.group) || (m_pinned && *m_pinned == *entry.group));
}

void ResultView::touch(const Entry& entry, const Press& press) {
    if (!entry.group) return;
    if (press.hovered || press.ring) m_listLit.push_back(*entry.group);
    if (press.clicked) m_pinned = m_pinned == entry.group ? std::nullopt : entry.group;
}

void ResultView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    const bool beside = !context.narrow;
    const QuestionId id(context.model.place.id);
    const Question* question = context.model.course.findQuestion(id);
    const AttemptState* attempt = context.model.attemptAt(id);
    // Another result is read from its first line, even where the page had been left at its last.
    const std::string stand = attempt && attempt->lastSubmission() ? toString(attempt->lastSubmission()->step) : std::string();
    Page page(ui, room, context.area, {.margin = 4, .maxWidth = em * 84, .stand = stand, .scrollKeys = true});
    Flow& flow = page.flow();
    if (!question || !attempt || attempt->submissions.empty()) {
        pageTitle(flow, "No result yet", "Hand in an answer and its marks appear here.");
        if (button(flow, "practise", {"Choose a question", Icon::practise}, ButtonKind::primary))
            actions.push(GoTo{{Room::practise, {}, {}}});
        return;
    }
    const Submission* chosen = m_chosen ? attempt->findSubmission(*m_chosen) : nullptr;
    const Submission& submission = chosen ? *chosen : *attempt->lastSubmission();
    const ResponseRef response{attempt->attempt, submission.step, question->id};
    if (m_loaded != loadedKey(submission, context.model.review->releasedOn(response))) {
        load(context, *question, response, submission);
        m_readDue = context.model.aloudHere();
    }

    flow.gap(3);
    notice(context, flow, actions);
    heading(context, *question, *attempt, submission, flow);
    m_decision.draw(context, response, flow, actions);
    if (m_marking) remarks(*question, flow);

    Columns sides = columns(flow, beside, 0.52f, 4);
    const float top = flow.y;
    if (!beside) {
        answer(context, submission, flow);
        flow.gap(2);
        points(context, *question, submission, flow, actions);
    } else {
        points(context, *question, submission, sides.right, actions);
        // The answer stays in sight while the list beside it scrolls, as far as it fits.
        const float highest = context.area.top + ui.grid(2);
        const float lowest = std::max(top, sides.right.y - m_answerHeight);
        sides.left.y = m_answerHeight < context.area.height() ? std::clamp(highest, top, lowest) : top;
        const float answerTop = sides.left.y;
        answer(context, submission, sides.left);
        m_answerHeight = sides.left.y - answerTop;
        flow.y = sides.bottom();
    }
    flow.gap(3);
    buttons(context, *question, flow, actions);
    if (m_modelShown) {
        flow.gap(3);
        if (std::exchange(m_revealModel, false)) page.scrollTo(flow.y);
        Flow reading = flow;
        reading.width = std::min(flow.width, readingWidth(ui) + ui.grid(6));
        {
            Card card(reading, {.pad = 3, .stripe = ui.theme.information});
            text(card.inner(), "model-title", "One good answer among many", headingStyle(ui, TypeStep::lead),
                 Role::heading);
            card.inner().gap(1);
            text(card.inner(), "model-answer", question->modelAnswer, bodyStyle(ui));
        }
        flow.y = reading.y;
    }
    if (std::exchange(m_readDue, false)) m_aloud.read(toRead(ui.record), 0, {context.model.settings.speechRate, context.model.settings.voice});
}

void ResultView::heading(const ViewContext& context, const Question& question, const AttemptState& attempt,
                         const Submission& submission, Flow& flow) {
    const Context& ui = context.ui;
    text(flow, "question", question.text, headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(2);
    const bool tries = attempt.submissions.size() > 1;
    Columns sides = columns(flow, tries && !context.narrow, 0.46f, 4);
    Flow& score = sides.left;
    if (const Marking* marking = m_marking ? &*m_marking : nullptr) {
        text(score, "score", std::to_string(marking->marks) + " of " + counted(marking->maxMarks, "mark", "marks"),
             headingStyle(ui, TypeStep::title), Role::heading);
        score.gap(1);
        markPips(score, "pips", marking->marks, marking->maxMarks);
        score.gap(1.25f);
        text(score, "proposed", m_decided ? "Decided by your assessor." : "Proposed by Carewright, not an assessor's decision.", mutedStyle(ui, TypeStep::body));
    } else {
        text(score, "score", "Handed in, not marked yet", headingStyle(ui, TypeStep::heading), Role::heading);
    }
    score.gap(1);
    if (button(score, "read-aloud", {"Read my result aloud", Icon::speaker})) m_readDue = true;
    if (tries) {
        if (!sides.beside) {
            score.gap(2);
            sides.right.y = score.y;
        }
        versions(context, attempt, submission, sides.right);
        if (!sides.beside) score.y = sides.right.y;
    }
    flow.y = sides.beside ? sides.bottom() : score.y;
    flow.gap(3);
}

void ResultView::versions(const ViewContext& context, const AttemptState& attempt, const Submission& submission,
                          Flow& flow) {
    std::vector<std::string> ids, labels;
    for (const Submission& one : attempt.submissions) {
        ids.push_back("try-" + std::to_string(one.tryNumber));
        std::string label = "Try " + std::to_string(one.tryNumber);
        if (const Marking* marking = one.marking())
            label += ": " + std::to_string(marking->marks) + " of " + std::to_string(marking->maxMarks);
        labels.push_back(std::move(label));
    }
    std::vector<ChoiceOption> options;
    int current = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        options.push_back({ids[i], labels[i]});
        if (attempt.submissions[i].step == submission.step) current = static_cast<int>(i);
    }
    const int pressed = choices(flow, "tries", {}, options, current);
    if (pressed >= 0 && pressed != current) m_chosen = attempt.submissions[static_cast<std::size_t>(pressed)].step;
    if (current == 0) return;
    const std::string words =
        gains(context.model.course, attempt.submissions[static_cast<std::size_t>(current) - 1], submission);
    if (words.empty()) return;
    flow.gap(1.25f);
    text(flow, "gains", words, bodyStyle(context.ui), Role::status);
}

void ResultView::remarks(const Question& question, Flow& flow) const {
    for (const Flag flag : m_marking->flags) {
        const FlagWords words = describe(flag, question, *m_marking);
        noticeCard(flow, "flag-" + std::string(toString(flag)), NoticeKind::careful, words.title, words.words);
        flow.gap(2);
    }
    if (m_marking->refer) {
        noticeCard(flow, "refer", NoticeKind::information, "A person should look at this one",
                   "Carewright is not sure enough to judge this answer by itself. Treat the marks as a guess, and show "
                   "it to your tutor or assessor.");
        flow.gap(2);
    }
    flow.gap(0.5f);
}

void ResultView::answer(const ViewContext& context, const Submission& submission, Flow& flow) {
    const Context& ui = context.ui;
    Card card(flow, {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "answer-title", "Your answer", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false},
         Role::heading);
    inner.gap(1);
    // In one column the list comes later in the frame: then this is what it pointed at in the last one.
    std::vector<std::size_t> emphasised = m_listLit;
    if (emphasised.empty() && m_pinned) emphasised.push_back(*m_pinned);
    const TextViewEvents events =
        m_text.draw(inner, "answer", {.label = "Your answer, try " + std::to_string(submission.tryNumber),
                                      .emphasised = emphasised});
    m_textLit = events.hovered;
    m_textLit.insert(m_textLit.end(), events.focused.begin(), events.focused.end());
    if (events.clicked) m_pinned = m_pinned == events.clicked ? std::nullopt : events.clicked;
}

void ResultView::points(const ViewContext& context, const Question& question, const Submission& submission,
                        Flow& flow, ActionQueue& actions) {
    m_listLit.clear();
    const Marking* marking = m_marking ? &*m_marking : nullptr;
    if (!marking) return;
    const SemanticScope scope(context.ui.record, "points");
    for (std::size_t i = 0; i < marking->misconceptions.size() && i < m_misconceptions.size(); ++i) {
        if (!marking->misconceptions[i].asserted) continue;
        misconceptionCard(context, marking->misconceptions[i], submission.text, m_misconceptions[i], flow, actions);
        flow.gap(1.5f);
    }
    int open = 0;
    for (const QuestionPoint& asked : question.points)
        if (const PointMarking* judged = judgementOf(*marking, asked.point); judged && !judged->awarded) open += asked.marks;
    const int left = question.marks - marking->marks;
    for (const bool earned : {true, false}) {
        // More can be said than there are marks for: without this the sums look wrong.
        if (!earned && left > 0 && open > left) {
            text(flow, "choice", "You can still earn " + counted(left, "mark", "marks") + ", with any of the points below. The most for this question is " + counted(question.marks, "mark", "marks") + ".",
                 bodyStyle(context.ui), Role::status);
            flow.gap(1.5f);
        }
        for (const QuestionPoint& asked : question.points) {
            const PointMarking* judged = judgementOf(*marking, asked.point);
            if (!judged || judged->awarded != earned) continue;
            const auto entry = std::ranges::find(m_points, asked.point.value, &Entry::id);
            if (entry == m_points.end()) continue;
            pointCard(context, asked, *judged, submission.text, *entry, flow, actions);
            flow.gap(1.5f);
        }
    }
}

void ResultView::pointCard(const ViewContext& context, const QuestionPoint& asked, const PointMarking& judged,
                           const std::string& answer, const Entry& entry, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const MarkingPoint* point = context.model.course.findPoint(asked.point);
    const float em = ui.type.face(TypeStep::body).em;
    const float badge = em * 1.6f;
    Card card(flow, {.pad = 2});
    std::string value = judged.awarded ? "earned, " + counted(judged.marks, "mark", "marks") : m_fullMarks ? "worth knowing" : "not yet";
    {
        const SemanticScope scope(ui.record, entry.id);
        Flow& inner = card.inner();
        const float middle = inner.y + ui.controlLine(ui.type.face(TypeStep::body)) / 2;
        if (judged.awarded && entry.number > 0)
            numberBadge(ui, entry.number, inner.x + badge / 2, middle, badge, ui.theme.earned, ui.theme.surface);
        else if (judged.awarded)
            icon(ui, Icon::earned, inner.x + badge / 2, middle, badge, ui.theme.earned);
        else
            ImGui::GetWindowDrawList()->AddCircle({inner.x + badge / 2, middle}, badge / 2 - 1,
                                                  ui.theme.muted.packed(), 0, std::max(1.5f, em * 0.1f));
        Flow words = inner.inset(badge + ui.grid(1.5f), 0);
        text(words, "title", point ? point->title : asked.point.value,
             {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        words.gap(0.25f);
        // Shown beyond what the question pays for: "0 of 1 mark" beside a tick would read as a mistake.
        const std::string standing =
            judged.awarded && judged.marks == 0 ? std::string("Shown, too: no more marks for it here")
            : judged.awarded ? "Earned: " + std::to_string(judged.marks) + " of " + counted(asked.marks, "mark", "marks")
                             : openPointWords(asked.marks, m_fullMarks ? 0 : asked.marks);
        text(words, "standing", standing,
             {TypeStep::caption, Weight::semiBold, judged.awarded ? ui.theme.earned : ui.theme.muted, true});
        words.gap(0.5f);
        if (judged.awarded) {
            // The engine's reason quotes the words; without one they are quoted here.
            const std::string quote = quoted(answer, judged.evidence);
            text(words, "why", !judged.why.empty() ? judged.why : quote.empty() ? std::string("Your assessor awarded it.") : "“" + quote + "”", bodyStyle(ui));
            if (point && !point->earned.empty()) {
                words.gap(0.5f);
                text(words, "feedback", point->earned, mutedStyle(ui, TypeStep::body));
            }
        } else {
            if (point && !point->hint.empty()) text(words, "hint", point->hint, bodyStyle(ui));
            if (!judged.why.empty()) {
                words.gap(0.5f);
                text(words, "why", judged.why, mutedStyle(ui));
            }
            if (point && context.model.course.findTopic(point->topic)) {
                words.gap(0.25f);
                if (link(words, "read", "Read about this: " + context.model.course.findTopic(point->topic)->title,
                         TypeStep::caption))
                    actions.push(GoTo{{Room::topic, point->topic.value, {}}});
            }
        }
        inner.y = std::max(words.y, inner.y + badge);
    }
    SemanticItem item;
    item.path = entry.id;
    item.role = Role::listItem;
    item.label = point ? point->title : asked.point.value;
    item.value = std::move(value);
    item.description = judged.awarded ? judged.why : point ? point->hint : std::string();
    item.checked = judged.awarded;
    item.rect = card.rectSoFar();
    if (!entry.group) {
        // Nothing to light up, and the link on it is what can be pressed.
        record(ui, std::move(item));
        return;
    }
    item.selected = m_pinned == entry.group;
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    touch(entry, press);
    card.light(press.hovered || press.ring || pointedAt(entry));
    if (press.ring) focusRing(ui, rect, ui.grid(1));
}

void ResultView::misconceptionCard(const ViewContext& context, const MisconceptionMarking& judged,
                                   const std::string& answer, const Entry& entry, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Misconception* known = context.model.course.findMisconception(judged.id);
    const float em = ui.type.face(TypeStep::body).em;
    const float badge = em * 1.6f;
    Card card(flow, {.pad = 2, .stripe = ui.theme.careful});
    {
        const SemanticScope scope(ui.record, entry.id);
        Flow& inner = card.inner();
        const float middle = inner.y + ui.controlLine(ui.type.face(TypeStep::body)) / 2;
        if (entry.number > 0) numberBadge(ui, entry.number, inner.x + badge / 2, middle, badge, ui.theme.careful, ui.theme.surface);
        else icon(ui, Icon::careful, inner.x + badge / 2, middle, badge, ui.theme.careful);
        Flow words = inner.inset(badge + ui.grid(1.5f), 0);
        text(words, "title", known ? known->title : judged.id.value,
             {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        words.gap(0.25f);
        text(words, "standing", "A common mistaken idea",
             {TypeStep::caption, Weight::semiBold, ui.theme.careful, true});
        words.gap(0.5f);
        const std::string evidence = quoted(answer, judged.evidence);
        if (!evidence.empty()) text(words, "wrote", "You wrote “" + evidence + "”. Many people think this.", bodyStyle(ui));
        if (known) {
            words.gap(0.5f);
            text(words, "correction", known->correction, bodyStyle(ui));
            words.gap(0.25f);
            if (link(words, "read", "Myth and fact: " + known->title, TypeStep::caption))
                actions.push(GoTo{{Room::myths, judged.id.value, {}}});
        }
        inner.y = std::max(words.y, inner.y + badge);
    }
    SemanticItem item;
    item.path = entry.id;
    item.role = Role::listItem;
    item.label = known ? known->title : judged.id.value;
    item.value = "a mistaken idea";
    item.description = known ? known->correction : judged.why;
    item.rect = card.rectSoFar();
    if (!entry.group) {
        record(ui, std::move(item));
        return;
    }
    item.selected = m_pinned == entry.group;
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    touch(entry, press);
    card.light(press.hovered || press.ring || pointedAt(entry));
    if (press.ring) focusRing(ui, rect, ui.grid(1));
}

void ResultView::buttons(const ViewContext& context, const Question& question, Flow& flow, ActionQueue& actions) {
    const TryAgain again{question.id, true};
    const Question* next = context.model.nextQuestion();
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("again", {"Try again", Icon::again, {}, context.rules.whyNot(again)}, ButtonKind::primary))
        actions.push(again);
    if (next && next->id != question.id && row.button("next", {"Next question", Icon::forward}))
        actions.push(GoTo{{Room::write, next->id.value, {}}});
    if (!question.modelAnswer.empty() &&
        row.button("model", {m_modelShown ? "Hide the model answer" : "Show a model answer", Icon::eye},
                   ButtonKind::quiet))
        m_modelShown = m_revealModel = !m_modelShown;
}

}  // namespace carewright::ui
