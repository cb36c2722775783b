#include "app/learner/marked_text.h"

#include <imgui.h>

#include <algorithm>

#include "app/learner/marking_words.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"

namespace carewright::ui {

void MarkedText::show(const Course& course, const std::string& text, const Marking& marking, const std::vector<PointId>& points) {
    m_entries.clear();
    m_listLit.clear();
    m_textLit.clear();
    std::vector<EvidenceGroup> groups;
    const auto number = [&](Entry& entry, const std::vector<ByteSpan>& evidence) {
        if (evidence.empty()) return;
        entry.group = groups.size();
        entry.number = static_cast<int>(groups.size()) + 1;
        groups.push_back({entry.number, entry.title, evidence, entry.mistaken ? EvidenceKind::mistake : EvidenceKind::credit});
    };
    for (const MisconceptionMarking& idea : marking.misconceptions) {
        if (!idea.asserted) continue;
        const Misconception* known = course.findMisconception(idea.id);
        Entry entry;
        entry.id = idea.id.value;
        entry.mistaken = true;
        entry.title = known ? known->title : idea.id.value;
        entry.standing = "A common mistaken idea";
        const std::string evidence = quoted(text, idea.evidence);
        if (!evidence.empty()) entry.words = "You wrote “" + evidence + "”. Many people think this. ";
        entry.words += known ? known->correction : idea.why;
        number(entry, idea.evidence);
        m_entries.push_back(std::move(entry));
    }
    for (const PointId& id : points) {
        const auto judged = std::ranges::find(marking.points, id, &PointMarking::id);
        const MarkingPoint* known = course.findPoint(id);
        Entry entry;
        entry.id = id.value;
        entry.title = known ? known->title : id.value;
        entry.earned = judged != marking.points.end() && judged->awarded;
        entry.standing = entry.earned ? "Shown" : "Not yet";
        if (entry.earned) {
            entry.words = judged->why.empty() ? "“" + quoted(text, judged->evidence) + "”" : judged->why;
            number(entry, judged->evidence);
        } else if (known) {
            entry.words = known->hint;
        }
        m_entries.push_back(std::move(entry));
    }
    m_text.setText(text, std::move(groups));
}

void MarkedText::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    // Two columns only where a line of either holds more than a few words.
    constexpr float leastEms = 44;
    Columns sides = columns(flow, !context.narrow && flow.width >= leastEms * context.ui.type.face(TypeStep::body).em, 0.5f, 3);
    if (!sides.beside) {
        sheet(context, flow);
        flow.gap(2);
        list(context, flow, actions);
        return;
    }
    list(context, sides.right, actions);
    sheet(context, sides.left);
    flow.y = sides.bottom();
}

void MarkedText::sheet(const ViewContext& context, Flow& flow) {
    Card card(flow, {.pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "words-title", "Your words", {TypeStep::caption, Weight::semiBold, context.ui.theme.muted, false}, Role::heading);
    inner.gap(1);
    const TextViewEvents events = m_text.draw(inner, "words", {.label = "What you wrote", .emphasised = m_listLit});
    m_textLit = events.hovered;
    m_textLit.insert(m_textLit.end(), events.focused.begin(), events.focused.end());
}

void MarkedText::list(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    m_listLit.clear();
    const SemanticScope scope(context.ui.record, "points");
    for (const Entry& what : m_entries) {
        entry(context, what, flow, actions);
        flow.gap(1.5f);
    }
}

void MarkedText::entry(const ViewContext& context, const Entry& what, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em, badge = em * 1.6f;
    const Colour colour = what.mistaken ? ui.theme.careful : what.earned ? ui.theme.earned : ui.theme.muted;
    CardLook look{.pad = 2};
    if (what.mistaken) look.stripe = ui.theme.careful;
    Card card(flow, look);
    {
        const SemanticScope scope(ui.record, what.id);
        Flow& inner = card.inner();
        const float middle = inner.y + ui.controlLine(ui.type.face(TypeStep::body)) / 2;
        if (what.number > 0) {
            numberBadge(ui, what.number, inner.x + badge / 2, middle, badge, colour, ui.theme.surface);
        } else {
            ImGui::GetWindowDrawList()->AddCircle({inner.x + badge / 2, middle}, badge / 2 - 1, colour.packed(), 0, std::max(1.5f, em * 0.1f));
        }
        Flow words = inner.inset(badge + ui.grid(1.5f), 0);
        text(words, "title", what.title, {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        words.gap(0.25f);
        text(words, "standing", what.standing, {TypeStep::caption, Weight::semiBold, colour, true});
        if (!what.words.empty()) {
            words.gap(0.5f);
            text(words, "why", what.words, bodyStyle(ui));
        }
        const MarkingPoint* point = what.mistaken || what.earned ? nullptr : context.model.course.findPoint(PointId(what.id));
        const Topic* topic = point ? context.model.course.findTopic(point->topic) : nullptr;
        if (topic) {
            words.gap(0.25f);
            if (link(words, "read", "Read about this: " + topic->title, TypeStep::caption)) actions.push(GoTo{{Room::topic, topic->id.value, {}}});
        }
        inner.y = std::max(words.y, inner.y + badge);
    }
    SemanticItem item;
    item.path = what.id;
    item.role = Role::listItem;
    item.label = what.title;
    item.value = what.standing;
    item.description = what.words;
    item.checked = what.earned;
    item.rect = card.rectSoFar();
    if (!what.group) {
        // Nothing to light up.
        record(ui, std::move(item));
        return;
    }
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    if (press.hovered || press.focused) m_listLit.push_back(*what.group);
    card.light(press.lit() || std::ranges::find(m_textLit, *what.group) != m_textLit.end());
    if (press.ring) focusRing(ui, rect, ui.grid(1));
}

}  // namespace carewright::ui
