/// How evidence looks, and how it is recorded.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/ui/prose.h"
#include "app/ui/text_view_frame.h"

namespace carewright::ui {
namespace {

const EvidenceStyle& styleOf(const Theme& theme, const EvidenceGroup& group) { return group.kind == EvidenceKind::mistake ? theme.mistakeStyle() : theme.creditStyle(group.number); }

Colour ownColour(const Theme& theme, const EvidenceGroup& group) { return group.kind == EvidenceKind::mistake ? theme.careful : theme.text; }

/// Numbers, and a sign of its own before that of a mistake, so that nobody has to know the colours.
std::string badgeText(const EvidenceGroup& group) { return (group.kind == EvidenceKind::mistake ? "! " : "") + std::to_string(group.number); }

}  // namespace

void TextView::paint(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const {
    const Theme& theme = frame.context.theme;
    const bool someLit = anyLit(frame, events);
    if (theme.fillsEvidence) {
        for (const EvidenceStretch& stretch : m_evidence.stretches()) {
            // Of several colours the lit one shows; the underlines tell the rest. What does not count has none.
            std::vector<std::size_t> groups = stretch.groups;
            std::erase_if(groups, [&](std::size_t group) { return m_evidence.groups()[group].kind == EvidenceKind::uncounted; });
            if (groups.empty()) continue;
            std::size_t top = groups.front();
            for (const std::size_t group : groups) {
                if (isLit(frame, events, group)) top = group;
            }
            Colour ground = styleOf(theme, m_evidence.groups()[top]).fill;
            if (someLit && !isLit(frame, events, top)) ground = mix(theme.surface, ground, 0.35);
            canvas.ground(stretch.begin, stretch.end, ground);
        }
    }
    if (!frame.readAloud.empty()) {
        canvas.ground(frame.readAloud.begin, frame.readAloud.end, theme.selection);
    }
    if (!m_selection.empty()) canvas.ground(m_selection.from(), m_selection.to(), theme.selection, true);
    canvas.words(theme.text);
    paintUnderlines(frame, canvas, events);
    if (!frame.readAloud.empty()) {
        canvas.underline(frame.readAloud.begin, frame.readAloud.end, Underline::thick, theme.information,
                         0, std::max(1.5f, frame.face.em / 9));
    }
    paintBadges(frame, canvas, events);
    if (frame.focused && frame.context.focus.ringShown() && !m_stop) {
        focusRing(frame.context, frame.outer, frame.context.grid(0.5f));
    }
    if (m_stop) {
        const EvidenceStop& stop = m_evidence.stops()[*m_stop];
        for (std::size_t line = canvas.firstVisible(); line < canvas.lastVisible(); ++line) {
            Rect part = canvas.partOnLine(line, stop.begin, stop.end);
            if (part.empty()) continue;
            const float air = (frame.lineHeight - frame.face.size) / 2 - 2;
            part = {part.left - 3, part.top + air, part.right + 3, part.bottom - air};
            outline(part, theme.accent, std::max(2.0f, frame.context.grid(0.25f)), frame.context.grid(0.5f));
        }
    }
}

void TextView::paintUnderlines(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const {
    const Theme& theme = frame.context.theme;
    const bool someLit = anyLit(frame, events);
    const float thin = std::max(1.0f, std::round(frame.face.em / 14));
    for (std::size_t i = 0; i < m_evidence.stops().size(); ++i) {
        const EvidenceStop& stop = m_evidence.stops()[i];
        const bool lit = isLit(frame, events, stop.group);
        const EvidenceGroup& group = m_evidence.groups()[stop.group];
        const Underline pattern = group.kind == EvidenceKind::uncounted ? Underline::dotted : styleOf(theme, group).underline;
        const Colour own = ownColour(theme, group);
        const Colour colour = someLit && !lit ? mix(theme.surface, own, 0.45) : own;
        canvas.underline(stop.begin, stop.end, pattern, colour, std::min(m_evidence.lanes()[i], mostLanes - 1),
                         lit ? thin * 1.5f : thin);
    }
}

void TextView::paintBadges(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const {
    const Theme& theme = frame.context.theme;
    const bool someLit = anyLit(frame, events);
    const Face& base = frame.context.type.face(TypeStep::caption, Weight::semiBold);
    const Face face = {base.font, std::round(base.size * 0.8f), base.em * 0.8f};
    float lastRight = -1e9f, lastTop = 0;
    for (const EvidenceStop& stop : m_evidence.stops()) {
        const std::size_t line = m_layout.lineOf({stop.begin, false});
        if (line < canvas.firstVisible() || line >= canvas.lastVisible()) continue;
        const Rect part = canvas.partOnLine(line, stop.begin, stop.end);
        if (part.empty()) continue;
        const bool lit = isLit(frame, events, stop.group);
        const EvidenceGroup& group = m_evidence.groups()[stop.group];
        const std::string number = badgeText(group);
        const float wide = textWidth(face, number);
        const float height = std::round(face.em * 1.15f), width = std::max(height, std::ceil(wide + face.em * 0.5f));
        const float top = std::max(part.top, canvas.baseline(line) - std::round(frame.face.em * 0.8f) - height);
        float left = part.left;
        // Spans that begin at the same place line their numbers up side by side.
        if (top == lastTop && left < lastRight + 1) left = lastRight + 1;
        const Rect badge = {std::floor(left), std::floor(top), std::floor(left + width), std::floor(top + height)};
        const Colour own = ownColour(theme, group);
        const Colour ground = lit ? theme.accent : someLit ? mix(theme.surface, own, 0.65) : own;
        const bool counts = group.kind != EvidenceKind::uncounted;
        fill(badge, counts ? ground : theme.surface, height / 2);
        if (!counts) outline(badge, ground, std::max(1.0f, theme.borderWidth), height / 2);
        ImGui::GetWindowDrawList()->AddText(
            face.font, face.size,
            {std::floor(badge.left + (width - wide) / 2), std::floor(badge.top + (height - face.size) / 2)},
            (!counts ? ground : lit ? theme.onAccent : theme.surface).packed(), number.data(), number.data() + number.size());
        lastRight = badge.right;
        lastTop = top;
    }
}

void TextView::recordItems(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const {
    SemanticItem item;
    item.path = frame.id;
    item.role = Role::text;
    item.label = frame.options.label;
    item.value = m_text;
    item.description = m_evidence.stops().empty()
                           ? std::string()
                           : std::to_string(m_evidence.stops().size()) + " highlighted passages; arrow keys go along them";
    item.rect = frame.outer;
    item.focusable = true;
    item.focused = frame.focused;
    record(frame.context, std::move(item));
    const SemanticScope scope(frame.context.record, frame.id);
    for (std::size_t i = 0; i < m_evidence.stops().size(); ++i) {
        const EvidenceStop& stop = m_evidence.stops()[i];
        const EvidenceGroup& group = m_evidence.groups()[stop.group];
        SemanticItem span;
        span.path = "evidence-" + std::to_string(i + 1);
        span.role = Role::evidence;
        span.label = std::to_string(group.number) + ": " + (group.kind == EvidenceKind::mistake ? "mistaken idea, " : "") + group.label;
        if (group.kind == EvidenceKind::uncounted) span.description = "does not count";
        span.value = m_text.substr(stop.begin, stop.end - stop.begin);
        span.rect = canvas.partOnLine(m_layout.lineOf({stop.begin, false}), stop.begin, stop.end);
        span.selected = isLit(frame, events, stop.group);
        span.focused = frame.focused && m_stop == i;
        record(frame.context, std::move(span));
    }
}

}  // namespace carewright::ui
