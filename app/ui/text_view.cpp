#include "app/ui/text_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/ui/text_boundaries.h"
#include "app/ui/text_keys.h"
#include "app/ui/text_reveal.h"
#include "app/ui/text_view_frame.h"

namespace carewright::ui {
namespace {

bool has(const std::vector<std::size_t>& groups, std::size_t group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

}  // namespace

void TextView::setText(std::string_view text, std::vector<EvidenceGroup> groups) {
    m_text = text;
    m_evidence = Evidence(m_text, std::move(groups));
    m_selection = {};
    m_stop.reset();
    m_stale = true;
}

bool TextView::isLit(const Frame& frame, const TextViewEvents& events, std::size_t group) const {
    return has(frame.options.emphasised, group) || has(events.hovered, group) || has(events.focused, group);
}

bool TextView::anyLit(const Frame& frame, const TextViewEvents& events) const {
    return !frame.options.emphasised.empty() || !events.hovered.empty() || !events.focused.empty();
}

void TextView::layOut(const Frame& frame) {
    const LayoutKey key = layoutKey(frame.face, frame.width);
    if (key == m_layoutKey && !m_stale) return;
    m_layoutKey = key;
    m_stale = false;
    m_layout.setMetrics(frame.width, advanceOf(frame.face));
    m_layout.rebuild(m_text);
}

TextViewEvents TextView::draw(Flow& flow, std::string_view id, const TextViewOptions& options) {
    const Context& context = flow.context;
    Frame frame{context, options, context.type.face(options.step), id, context.record.pathOf(id), {}, 0, 0, false, false, options.readAloud};
    if (context.spoken && context.spoken->is(frame.path)) frame.readAloud = context.spoken->word;
    frame.width = std::floor(std::max(frame.face.em, flow.width));
    layOut(frame);
    // Badges stand in the air above the words, underlines in that below; each further lane needs its own room.
    frame.lineHeight = context.readingLine(frame.face);
    if (!m_evidence.stops().empty()) {
        const float lanes = static_cast<float>(std::min(m_evidence.laneCount(), mostLanes));
        frame.lineHeight += frame.face.em * (0.6f + 0.2f * lanes);
    }
    frame.lineHeight = std::round(frame.lineHeight);
    const float height = static_cast<float>(m_layout.lines().size()) * frame.lineHeight;
    frame.outer = {flow.x, flow.y, flow.x + flow.width, flow.y + height};

    ImGui::SetCursorScreenPos({frame.outer.left, frame.outer.top});
    ImGui::InvisibleButton(frame.path.c_str(), {std::max(1.0f, flow.width), std::max(1.0f, height)});
    if (ImGui::IsItemActivated()) context.focus.giveByMouse(frame.path);
    frame.hovered = ImGui::IsItemHovered();
    frame.focused = context.focus.has(frame.path);
    const TextCanvas canvas(*ImGui::GetWindowDrawList(), m_layout, m_text, frame.face, frame.outer.left,
                            frame.outer.top, frame.lineHeight);
    if (context.focus.takeReveal(frame.path)) {
        revealInWindow(context, {frame.outer.left, frame.outer.top, frame.outer.right, frame.outer.top + frame.lineHeight});
        if (!m_stop && !m_evidence.stops().empty()) m_stop = 0;
        m_revealStop = m_stop.has_value();
    }

    TextViewEvents events;
    handleMouse(frame, canvas, events);
    if (frame.focused) {
        context.focus.claimTyping();
        context.focus.claimReading();
        handleKeys(frame, events);
    } else {
        m_stop.reset();
    }
    if (m_stop) events.focused = {m_evidence.stops()[*m_stop].group};
    if (m_revealStop && m_stop) {
        const EvidenceStop& stop = m_evidence.stops()[*m_stop];
        revealInWindow(context, canvas.partOnLine(m_layout.lineOf({stop.begin, false}), stop.begin, stop.end));
    }
    m_revealStop = false;
    paint(frame, canvas, events);
    recordItems(frame, canvas, events);
    flow.y = frame.outer.bottom;
    return events;
}

void TextView::handleMouse(const Frame& frame, const TextCanvas& canvas, TextViewEvents& events) {
    const ImGuiIO& io = ImGui::GetIO();
    const std::size_t under = canvas.placeAt(io.MousePos.x, io.MousePos.y).offset;
    if (ImGui::IsItemActivated()) {
        const int clicks = (std::max<int>(io.MouseClickedCount[0], 1) - 1) % 3;
        const ByteSpan word = wordAround(m_text, under);
        m_selection.caret = under;
        if (!keys::shift()) m_selection.anchor = under;
        if (clicks == 1) m_selection = {word.begin, word.end};
        if (clicks == 2) m_selection = {paragraphStart(m_text, under), paragraphEnd(m_text, under)};
        m_stop.reset();
    } else if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 3)) {
        m_selection.caret = under;
    }
    if (!frame.hovered) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    // The nearest caret place may lie beside the words; the groups are those of the word really under the mouse.
    for (const EvidenceStop& stop : m_evidence.stops()) {
        for (std::size_t line = m_layout.lineOf({stop.begin, false}); line < m_layout.lines().size(); ++line) {
            if (m_layout.lines()[line].begin >= stop.end) break;
            if (canvas.partOnLine(line, stop.begin, stop.end).contains(io.MousePos.x, io.MousePos.y) &&
                !has(events.hovered, stop.group)) {
                events.hovered.push_back(stop.group);
            }
        }
    }
    std::sort(events.hovered.begin(), events.hovered.end());
    if (ImGui::IsItemDeactivated() && m_selection.empty() && !events.hovered.empty()) {
        events.clicked = events.hovered.front();
    }
}

void TextView::step(int by) {
    const auto count = static_cast<int>(m_evidence.stops().size());
    if (count == 0) return;
    const int from = m_stop ? static_cast<int>(*m_stop) : (by > 0 ? -1 : count);
    m_stop = static_cast<std::size_t>(std::clamp(from + by, 0, count - 1));
    const EvidenceStop& stop = m_evidence.stops()[*m_stop];
    m_selection = {stop.begin, stop.begin};
    m_revealStop = true;
}

void TextView::selectByKeys() {
    std::size_t& caret = m_selection.caret;
    const bool words = keys::control();
    if (keys::pressed(ImGuiKey_LeftArrow)) caret = words ? previousWordStart(m_text, caret) : previousCluster(m_text, caret);
    if (keys::pressed(ImGuiKey_RightArrow)) caret = words ? nextWordStart(m_text, caret) : nextCluster(m_text, caret);
    const float x = m_layout.xOf(m_text, m_layout.lineOf({caret, false}), caret);
    if (keys::pressed(ImGuiKey_UpArrow)) caret = m_layout.moveVertically(m_text, {caret, false}, -1, x).offset;
    if (keys::pressed(ImGuiKey_DownArrow)) caret = m_layout.moveVertically(m_text, {caret, false}, 1, x).offset;
    if (keys::pressed(ImGuiKey_Home)) caret = words ? 0 : m_layout.lineStart({caret, false}).offset;
    if (keys::pressed(ImGuiKey_End)) caret = words ? m_text.size() : m_layout.lineEnd({caret, false}).offset;
}

void TextView::handleKeys(const Frame&, TextViewEvents& events) {
    if (keys::control() && keys::struck(ImGuiKey_A)) m_selection = {0, m_text.size()};
    if (keys::control() && keys::struck(ImGuiKey_C)) copy();
    if (keys::shift()) {
        selectByKeys();
        return;
    }
    if (keys::control()) return;
    if (keys::pressed(ImGuiKey_LeftArrow) || keys::pressed(ImGuiKey_UpArrow)) step(-1);
    if (keys::pressed(ImGuiKey_RightArrow) || keys::pressed(ImGuiKey_DownArrow)) step(1);
    if (keys::struck(ImGuiKey_Home)) step(-static_cast<int>(m_evidence.stops().size()));
    if (keys::struck(ImGuiKey_End)) step(static_cast<int>(m_evidence.stops().size()));
    if (keys::struck(ImGuiKey_Escape)) {
        m_stop.reset();
        m_selection.anchor = m_selection.caret;
    }
    if (m_stop && keys::struck(ImGuiKey_Enter)) events.clicked = m_evidence.stops()[*m_stop].group;
}

void TextView::copy() const {
    const std::string chosen = m_selection.empty()
                                   ? m_text
                                   : m_text.substr(m_selection.from(), m_selection.to() - m_selection.from());
    ImGui::SetClipboardText(chosen.c_str());
}

}  // namespace carewright::ui
