#include "app/learner/recall_answer.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "engine/base/trimmed.h"

namespace carewright::ui {
namespace {

using Verdict = CardAnswer::Verdict;

std::string listed(const std::vector<AnswerPart>& parts, bool found) {
    std::string words;
    for (const AnswerPart& part : parts)
        if (part.found == found) words.append(words.empty() ? "" : ", ").append(part.words);
    return words;
}

std::string verdictWords(const CardOnTable& table) {
    const CardAnswer& answer = table.answer;
    const bool myth = table.card.kind == CardKind::mythOrFact, point = table.card.typed == TypedAnswer::point;
    switch (answer.verdict) {
        case Verdict::nothing: return {};
        case Verdict::right: return point ? "That says it." : myth ? "You judged it right. Did you know why?" : "That is it.";
        case Verdict::different:
            if (point) return "The marking did not find the point in it.";
            return myth ? "It is the other one." : "That is something else.";
        case Verdict::nearly: {
            const std::string missing = listed(answer.parts, false);
            return missing.empty() ? "All of it is there, among other words or in another order." : "Part of it. Missing: " + missing + ".";
        }
    }
    return {};
}

struct Way {
    std::string id, label;
    Place place;
};

/// "term.direct-payment" with the prefix "term." is "direct-payment"; empty for other things.
std::string idBehind(const std::string& thing, std::string_view prefix) {
    return thing.starts_with(prefix) ? thing.substr(prefix.size()) : std::string();
}

std::vector<Way> waysFrom(const carewright::Card& card, const Course& course) {
    std::vector<Way> ways;
    if (card.kind == CardKind::point && !card.points.empty()) {
        for (const Question& question : course.questions)
            if (std::ranges::find(question.points, card.points.front(), &QuestionPoint::point) != question.points.end())
                ways.push_back({"write-" + question.id.value, "Write the answer: " + question.text, {Room::write, question.id.value, {}}});
    }
    if (const Term* term = course.findTerm(TermId(idBehind(card.thing, "term."))))
        ways.push_back({"word", "The word explained: " + term->name, {Room::words, term->id.value, {}}});
    if (const Law* law = course.findLaw(LawId(idBehind(card.thing, "law."))))
        ways.push_back({"law", "All about it: " + law->title, {Room::law, law->id.value, {}}});
    if (const Misconception* myth = course.findMisconception(MisconceptionId(idBehind(card.thing, "misconception."))))
        ways.push_back({"myth-page", "Myths and facts: " + myth->title, {Room::myths, myth->id.value, {}}});
    if (const Topic* topic = course.findTopic(card.topic)) ways.push_back({"topic", "Read about it: " + topic->title, {Room::topic, topic->id.value, {}}});
    return ways;
}

}  // namespace

void typedAnswer(const ViewContext& context, const CardOnTable& table, Flow& flow) {
    if (isBlank(table.typed)) return;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "yours");
    text(flow, "label", "You answered", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    flow.gap(0.5f);
    std::vector<MarkedSpan> marks;
    for (const ByteSpan& span : table.answer.matched) marks.push_back({span.begin, span.end});
    markedText(flow, "words", table.typed, marks, bodyStyle(ui));
    flow.gap(0.75f);
    if (const std::string words = verdictWords(table); !words.empty()) {
        const bool right = table.answer.verdict == Verdict::right;
        const Face& face = ui.type.face(TypeStep::body);
        const float room = hasIcons(ui) ? face.em * 1.7f : 0;
        if (room > 0)
            icon(ui, right ? Icon::earned : table.answer.verdict == Verdict::nearly ? Icon::careful : Icon::notYet, flow.x + face.em * 0.6f,
                 flow.y + ui.readingLine(face) / 2, face.em * 1.2f, right ? ui.theme.earned : ui.theme.careful);
        Flow line = flow.inset(room, 0);
        text(line, "verdict", words, {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::status);
        flow.y = line.y;
    }
    if (table.card.typed == TypedAnswer::items && table.answer.verdict == Verdict::nearly)
        text(flow, "found", "Found: " + listed(table.answer.parts, true) + ".", bodyStyle(ui));
    if (!table.answer.why.empty()) text(flow, "why", table.answer.why, mutedStyle(ui, TypeStep::body));
    if (!table.noMarking.empty()) text(flow, "no-marking", "It could not be marked: " + table.noMarking, mutedStyle(ui, TypeStep::body));
    flow.gap(2.5f);
}

void whereToRead(const ViewContext& context, const carewright::Card& card, Flow& flow, ActionQueue& actions) {
    const std::vector<Way> ways = waysFrom(card, context.model.course);
    if (ways.empty()) return;
    flow.gap(2);
    for (const Way& way : ways) {
        if (link(flow, way.id, way.label, TypeStep::caption)) actions.push(GoTo{way.place});
        flow.gap(0.25f);
    }
}

}  // namespace carewright::ui
