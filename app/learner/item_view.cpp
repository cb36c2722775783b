#include "app/learner/item_view.h"

#include <algorithm>
#include <utility>

#include "app/learner/item_places.h"
#include "app/learner/parts.h"
#include "app/learner/quiz_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/spelling.h"

namespace carewright::ui {
namespace {

constexpr float editorLines = 6;

void tellPoints(Flow& flow, const ItemSheet& sheet, const Marking& marking) {
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "points");
    for (const PointMarking& point : marking.points) {
        const MarkingPoint* known = sheet.context.model.course.findPoint(point.id);
        const SemanticScope one(ui.record, point.id.value);
        flow.gap(1);
        verdictLine(flow, "verdict", point.awarded, (known ? known->title : point.id.value) + (point.awarded ? ": there" : ": not yet"));
        if (!known) continue;
        const std::string& words = point.awarded ? (point.why.empty() ? known->earned : point.why) : known->hint;
        if (!words.empty()) text(flow, "words", words, bodyStyle(ui));
    }
    flow.gap(1);
    text(flow, "proposed", "Proposed by Carewright, not an assessor's decision.", mutedStyle(ui));
}

}  // namespace

const PartScore* ItemSheet::partTold(const PartId& part) const {
    if (!told) return nullptr;
    const auto found = std::ranges::find(told->parts, part, &PartScore::part);
    return found == told->parts.end() ? nullptr : &*found;
}

void verdictLine(Flow& flow, std::string_view id, bool right, std::string_view words) {
    const Context& ui = flow.context;
    const Colour colour = right ? ui.theme.earned : ui.theme.missed;
    const float em = ui.type.face(TypeStep::body).em;
    const float room = hasIcons(ui) ? em * 1.5f : 0;
    if (room > 0) icon(ui, right ? Icon::check : Icon::close, flow.x + em * 0.55f, flow.y + ui.readingLine(ui.type.face(TypeStep::body)) / 2, em * 1.15f, colour);
    Flow line = flow.inset(room, 0);
    text(line, id, words, {TypeStep::body, Weight::semiBold, colour, true}, Role::status);
    flow.y = line.y;
}

ItemView::ItemView() : m_editor(std::make_unique<TextEditor>()) {}
ItemView::~ItemView() = default;

void ItemView::arrive(const ItemResponse& response) {
    m_carrying.reset();
    m_order.reset();
    m_editor = std::make_unique<TextEditor>(std::size_t{10'000});
    m_editor->setText(response.text);
    m_typedBeyond = false;
}

void ItemView::typeText(std::string_view words) { m_typedBeyond |= m_editor->type(words).changed; }
std::optional<double> ItemView::nextRepaint() const { return m_editor->nextRepaint(); }

void ItemView::draw(Flow& flow, ItemSheet& sheet) {
    switch (sheet.item.kind) {
        case Item::Kind::single:
        case Item::Kind::multiple:
        case Item::Kind::trueFalse: drawOptions(flow, sheet); break;
        case Item::Kind::matching: drawMatching(flow, sheet, m_carrying); break;
        case Item::Kind::ordering: m_order.draw(flow, sheet); break;
        case Item::Kind::categorise: drawCategories(flow, sheet, m_carrying); break;
        case Item::Kind::gaps:
            if (sheet.paper.bank.empty()) drawTypedGaps(flow, sheet);
            else drawBankGaps(flow, sheet, m_carrying);
            break;
        case Item::Kind::written: written(flow, sheet); break;
    }
}

void ItemView::written(Flow& flow, ItemSheet& sheet) {
    const Context& ui = flow.context;
    if (sheet.locked) {
        Card card(flow, {.pad = 2});
        text(card.inner(), "answer", sheet.response.text.empty() ? "No answer" : sheet.response.text, sheet.response.text.empty() ? mutedStyle(ui, TypeStep::body) : bodyStyle(ui));
    } else {
        const Model& model = sheet.context.model;
        if (!m_spelling) {
            m_spelling = std::make_unique<Spelling>(Spelling::usualFolder, "en_GB", model.ownWords);
            std::vector<std::string> names;
            for (const Term& term : model.course.terms) names.push_back(term.name);
            for (const Law& law : model.course.laws) names.push_back(law.title);
            m_spelling->setCourseWords(names);
        }
        m_spelling->setOn(model.spellingHere());
        const TextEditorEvents events = m_editor->draw(
            flow, "editor",
            {.label = "Your answer: " + sheet.item.stem, .placeholder = "Write here.", .height = ui.readingLine(ui.type.face(TypeStep::body)) * editorLines, .readOnly = false, .spelling = m_spelling.get()});
        if (events.changed || std::exchange(m_typedBeyond, false)) {
            sheet.response.text = m_editor->text();
            sheet.changed = sheet.typing = true;
        }
    }
    if (sheet.told && sheet.told->marking) tellPoints(flow, sheet, *sheet.told->marking);
    if (!sheet.revealed || sheet.item.modelAnswer.empty()) return;
    flow.gap(1.5f);
    Card card(flow, {.pad = 2, .stripe = ui.theme.information});
    text(card.inner(), "model-title", "One good answer among many", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
    text(card.inner(), "model", sheet.item.modelAnswer, bodyStyle(ui));
}

void drawOutcome(Flow& flow, const ItemSheet& sheet, double fraction, int marks, ActionQueue& actions) {
    if (!sheet.told) return;
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "outcome");
    const ItemScore& told = *sheet.told;
    const bool right = told.right();
    const Colour colour = right ? ui.theme.earned : told.wrong() ? ui.theme.missed : ui.theme.careful;
    Card card(flow, {.pad = 2.25f, .stripe = colour});
    Flow& inner = card.inner();
    const std::string verdict = verdictWords(told.scored, told.fraction);
    text(inner, "verdict", verdict, {TypeStep::lead, Weight::semiBold, colour, false}, Role::heading);
    inner.gap(0.25f);
    if (told.scored) text(inner, "marks", marksWords(fraction * marks) + " of " + counted(marks, "mark", "marks"), mutedStyle(ui), Role::status);
    else text(inner, "marks", "It counts in no total, because no rubric could be asked.", mutedStyle(ui));
    if (sheet.revealed && sheet.item.kind == Item::Kind::multiple && !right && !sheet.response.chosen.empty()) {
        std::string words = tallyWords(optionTally(sheet.item, sheet.response), marks);
        if (fraction + 0.001 < told.fraction) words += " As this was not the first try, it earns a part of that.";
        inner.gap(0.25f);
        text(inner, "tally", words, mutedStyle(ui));
    }
    if (sheet.revealed && !sheet.item.reason.empty()) {
        inner.gap(1);
        text(inner, "reason", sheet.item.reason, bodyStyle(ui));
    }
    for (const MisconceptionId& id : told.reveals) {
        const Misconception* known = sheet.context.model.course.findMisconception(id);
        if (!known) continue;
        const SemanticScope one(ui.record, id.value);
        inner.gap(1.5f);
        text(inner, "myth", "Many people think this: " + known->myth, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        inner.gap(0.5f);
        text(inner, "correction", known->correction, bodyStyle(ui));
        inner.gap(0.5f);
        if (link(inner, "read", "Myth and fact: " + known->title, TypeStep::caption)) actions.push(GoTo{{Room::myths, id.value, {}}});
    }
}

}  // namespace carewright::ui
