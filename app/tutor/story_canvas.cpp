#include "app/tutor/story_canvas.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "app/learner/story_parts.h"
#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/keys.h"
#include "app/ui/prose.h"
#include "engine/exchange/story_drawing.h"

namespace carewright::ui {
namespace {

constexpr float leastZoom = 0.06f, mostZoom = 2.5f;
/// Under these zooms cards lose their small print, then their titles, and lines their bends.
constexpr float noteZoom = 0.6f, titleZoom = 0.34f, curveZoom = 0.22f;
/// Titles can be read at once from here on.
constexpr float readableZoom = 1.0f;
constexpr float portRadius = 8;             ///< map units

bool pressedKey(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

std::string noteOf(const Scenario& scenario, const Passage& passage) {
    if (passage.draft) return "Not built yet";
    if (passage.ending != Passage::Ending::none) return std::string(endingWords(passage.ending));
    if (passage.id == scenario.start) return "Start";
    if (passage.written) return "Written step";
    const std::size_t count = passage.choices.size();
    return count == 0 ? "Nothing leads on" : std::to_string(count) + (count == 1 ? " choice" : " choices");
}

}  // namespace

Colour groupFill(const Theme& theme, const Scenario& scenario, std::string_view group) {
    if (group.empty() || !theme.fillsEvidence) return theme.surface;
    return theme.evidence[static_cast<std::size_t>(colourOfGroup(scenario, group)) % Theme::evidenceStyles].fill;
}

/// One frame's measures. Screen = middle + (map - m_x) * scale.
struct StoryCanvas::Frame {
    const Context& context;
    const Shown& shown;
    Rect area;
    std::string id, path;
    float scale = 1;
    float middleX = 0, middleY = 0;
    bool hovered = false, active = false, focused = false;
    bool lettersMean = false;               ///< keys brought the keyboard here and the ring shows it: a letter is a command, not prose
    CanvasEvents events;
    std::vector<int> findings;              ///< by passage: 0 none, 1 warnings, 2 errors
    Rect overview;

    [[nodiscard]] const std::vector<MapPlace>& places() const { return shown.sheet.places; }
};

void StoryCanvas::zoomAt(const Frame& frame, float x, float y, float factor) {
    const float before = frame.scale;
    m_zoom = std::clamp(m_zoom * factor, leastZoom, mostZoom);
    const float em = frame.context.type.face(TypeStep::body).em, now = m_zoom * em / 17.0f;
    // What is under the pointer stays under it.
    m_x += (x - frame.middleX) / before - (x - frame.middleX) / now;
    m_y += (y - frame.middleY) / before - (y - frame.middleY) / now;
}

void StoryCanvas::place(Frame& frame) {
    const float em = frame.context.type.face(TypeStep::body).em;
    const auto& places = frame.places();
    if ((m_fit || m_begin) && !places.empty()) {
        float left = std::numeric_limits<float>::max(), top = left, right = -left, bottom = -left;
        for (const MapPlace& place : places) {
            left = std::min(left, static_cast<float>(place.x));
            right = std::max(right, static_cast<float>(place.x));
            top = std::min(top, static_cast<float>(place.y));
            bottom = std::max(bottom, static_cast<float>(place.y));
        }
        const float width = right - left + passageWidth + 80, height = bottom - top + passageHeight + 80;
        // The buttons at the foot hide nothing then.
        const float foot = buttonHeight(frame.context) + frame.context.grid(2), free = std::max(1.0f, frame.area.height() - foot);
        m_zoom = std::clamp(std::min(frame.area.width() / width, free / height) / (em / 17.0f), leastZoom, 1.0f);
        m_x = (left + right) / 2;
        m_y = (top + bottom) / 2 + foot / 2 / (m_zoom * em / 17.0f);
    }
    if (m_begin && !places.empty() && m_zoom < readableZoom) {
        const std::size_t start = frame.shown.sheet.rules.start();
        const MapPlace at = places[start == StoryRules::nowhere ? 0 : start];
        m_zoom = readableZoom;
        m_x = static_cast<float>(at.x);
        m_y = static_cast<float>(at.y) + (frame.area.height() / (m_zoom * em / 17.0f) - passageHeight) / 2 - 24;
    }
    m_fit = m_begin = false;
    frame.scale = m_zoom * em / 17.0f;
    if (m_reveal && *m_reveal < places.size()) {
        const MapPlace at = places[*m_reveal];
        const float x = frame.middleX + (static_cast<float>(at.x) - m_x) * frame.scale, y = frame.middleY + (static_cast<float>(at.y) - m_y) * frame.scale;
        const float marginX = passageWidth * frame.scale * 0.6f, marginY = passageHeight * frame.scale;
        if (x < frame.area.left + marginX || x > frame.area.right - marginX) m_x = static_cast<float>(at.x);
        if (y < frame.area.top + marginY || y > frame.area.bottom - marginY) m_y = static_cast<float>(at.y);
    }
    m_reveal.reset();
}

namespace {

Rect cardOf(const MapPlace& place, float x, float y, float scale, float middleX, float middleY) {
    const float centreX = middleX + (static_cast<float>(place.x) - x) * scale, centreY = middleY + (static_cast<float>(place.y) - y) * scale;
    const float halfWidth = passageWidth * scale / 2, halfHeight = passageHeight * scale / 2;
    return {centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight};
}

bool touches(const Rect& a, const Rect& b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

}  // namespace

CanvasEvents StoryCanvas::draw(const Context& context, std::string_view id, const Rect& area, const Shown& shown) {
    Frame frame{context, shown, area, std::string(id), context.record.pathOf(id), 1, (area.left + area.right) / 2, (area.top + area.bottom) / 2, false, false, false, false, {}, {}, {}};
    place(frame);
    const Scenario& scenario = shown.sheet.scenario;
    frame.findings.resize(scenario.passages.size());
    if (shown.study) {
        for (const StoryFinding& finding : shown.study->findings) {
            if (finding.about == StoryFinding::About::passage && finding.index < frame.findings.size())
                frame.findings[finding.index] = std::max(frame.findings[finding.index], finding.severity == Severity::error ? 2 : 1);
        }
    }
    fill(area, context.theme.sunken, context.grid(1));
    ImGui::SetCursorScreenPos({area.left, area.top});
    ImGui::PushClipRect({area.left, area.top}, {area.right, area.bottom}, true);
    ImGui::InvisibleButton(frame.path.c_str(), {std::max(1.0f, area.width()), std::max(1.0f, area.height())}, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_AllowItemOverlap);
    ImGui::SetItemAllowOverlap();
    frame.hovered = ImGui::IsItemHovered() && !m_buttons.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
    frame.active = ImGui::IsItemActive();
    if (ImGui::IsItemActivated()) context.focus.giveByMouse(frame.path);
    if (std::exchange(m_takeKeyboard, false)) context.focus.giveByKeyboard(frame.path);
    (void)context.focus.takeReveal(frame.path);
    frame.focused = context.focus.has(frame.path);
    frame.lettersMean = frame.focused && context.focus.ringShown();
    const float small = context.grid(20);
    const bool allInSight = std::all_of(shown.sheet.places.begin(), shown.sheet.places.end(), [&](const MapPlace& one) {
        const Rect card = cardOf(one, m_x, m_y, frame.scale, frame.middleX, frame.middleY);
        return card.left >= area.left && card.right <= area.right && card.top >= area.top && card.bottom <= area.bottom;
    });
    if (!allInSight || m_drag == Drag::overview) {
        const float right = area.right - context.grid(1.5f), top = area.top + context.grid(1.5f);
        frame.overview = {right - std::min(small * 1.2f, area.width() * 0.3f), top, right, top + std::min(small * 0.75f, area.height() * 0.3f)};
    }
    SemanticItem item;
    item.path = id;
    item.role = Role::region;
    item.label = "Map of the story";
    item.value = std::to_string(scenario.passages.size()) + (scenario.passages.size() == 1 ? " passage" : " passages");
    item.description = m_keyLink ? "Choose where the new choice leads with the arrows, then Enter; Escape gives up." : "Arrows walk along the story, Enter edits, N adds a passage, C draws a choice, Delete removes, plus and minus zoom, F shows all.";
    item.focusable = true;
    item.focused = frame.focused;
    item.rect = area;
    record(context, std::move(item));
    mouse(frame);
    if (!frame.focused || frame.lettersMean) m_tellKeys = false;
    if (frame.focused && !context.focus.typing()) keys(frame);
    frame.scale = m_zoom * context.type.face(TypeStep::body).em / 17.0f;
    chooseFills(frame);
    paint(frame);
    paintOverview(frame);
    ImGui::PopClipRect();
    buttons(frame);
    keyWords(frame);
    outline(area, frame.lettersMean ? context.theme.accent : context.theme.line, std::max(1.0f, context.theme.borderWidth) * (frame.lettersMean ? 3.0f : 1.0f), context.grid(1));
    return std::move(frame.events);
}

void StoryCanvas::mouse(Frame& frame) {
    const ImGuiIO& io = ImGui::GetIO();
    if (frame.hovered && io.MouseWheel != 0 && !io.KeyShift) zoomAt(frame, io.MousePos.x, io.MousePos.y, std::pow(1.15f, io.MouseWheel));
    if (frame.hovered && io.MouseWheel != 0 && io.KeyShift) m_x -= io.MouseWheel * 60 / m_zoom;
    if (frame.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) beginDrag(frame);
    if (frame.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Middle)) {
        m_drag = Drag::ground;
        m_moved = true;
    }
    if (m_drag == Drag::none) return;
    const bool down = io.MouseDown[ImGuiMouseButton_Left] || io.MouseDown[ImGuiMouseButton_Middle];
    const float dx = io.MouseDelta.x, dy = io.MouseDelta.y;
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) m_moved = true;
    if (m_drag == Drag::ground && m_moved && down) {
        m_x -= dx / frame.scale;
        m_y -= dy / frame.scale;
    }
    if (m_drag == Drag::overview && down) {
        const float part = (io.MousePos.x - frame.overview.left) / frame.overview.width(), below = (io.MousePos.y - frame.overview.top) / frame.overview.height();
        float left = 0, right = 0, top = 0, bottom = 0;
        for (const MapPlace& place : frame.places()) {
            left = std::min(left, static_cast<float>(place.x) - passageWidth);
            right = std::max(right, static_cast<float>(place.x) + passageWidth);
            top = std::min(top, static_cast<float>(place.y) - passageHeight);
            bottom = std::max(bottom, static_cast<float>(place.y) + passageHeight);
        }
        m_x = left + std::clamp(part, 0.0f, 1.0f) * (right - left);
        m_y = top + std::clamp(below, 0.0f, 1.0f) * (bottom - top);
    }
    if (!down) endDrag(frame);
}

namespace {

/// The passage under a place of the screen, the one on top first.
std::optional<std::size_t> passageAt(const std::vector<MapPlace>& places, float mapX, float mapY) {
    for (std::size_t i = places.size(); i-- > 0;) {
        if (std::abs(mapX - static_cast<float>(places[i].x)) <= passageWidth / 2.0f && std::abs(mapY - static_cast<float>(places[i].y)) <= passageHeight / 2.0f) return i;
    }
    return std::nullopt;
}

}  // namespace

void StoryCanvas::beginDrag(Frame& frame) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    m_moved = false;
    if (frame.overview.contains(mouse.x, mouse.y)) {
        m_drag = Drag::overview;
        return;
    }
    const float x = m_x + (mouse.x - frame.middleX) / frame.scale, y = m_y + (mouse.y - frame.middleY) / frame.scale;
    const auto& places = frame.places();
    // The port below the chosen passage, and a little around it.
    if (frame.shown.selected && *frame.shown.selected < places.size()) {
        const MapPlace at = places[*frame.shown.selected];
        const float reach = std::max(portRadius * 1.5f, 12 / frame.scale);
        if (std::hypot(x - static_cast<float>(at.x), y - static_cast<float>(at.y) - passageHeight / 2.0f) <= reach) {
            m_drag = Drag::link;
            m_held = *frame.shown.selected;
            return;
        }
    }
    if (const auto hit = passageAt(places, x, y)) {
        m_drag = Drag::passage;
        m_held = *hit;
        m_grabX = x - static_cast<float>(places[*hit].x);
        m_grabY = y - static_cast<float>(places[*hit].y);
        frame.events.select = hit;
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
            frame.events.edit = hit;
            m_drag = Drag::none;
        }
        return;
    }
    m_drag = Drag::ground;
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) frame.events.add = MapPlace{static_cast<int>(x), static_cast<int>(y)};
}

void StoryCanvas::endDrag(Frame& frame) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float x = m_x + (mouse.x - frame.middleX) / frame.scale, y = m_y + (mouse.y - frame.middleY) / frame.scale;
    const auto bounded = [](float value) { return std::clamp(static_cast<int>(std::lround(value)), -farthestPlace, farthestPlace); };
    if (m_drag == Drag::passage && m_moved) frame.events.moved = CanvasEvents::Moved{m_held, {bounded(x - m_grabX), bounded(y - m_grabY)}};
    if (m_drag == Drag::ground && !m_moved) frame.events.selectNothing = true;
    if (m_drag == Drag::link) {
        const auto to = passageAt(frame.places(), x, y);
        if (m_moved && (to || std::hypot(x - static_cast<float>(frame.places()[m_held].x), y - static_cast<float>(frame.places()[m_held].y)) > passageHeight)) frame.events.linked = CanvasEvents::Linked{m_held, to, {bounded(x), bounded(y)}};
    }
    m_drag = Drag::none;
    m_moved = false;
}

void StoryCanvas::keys(Frame& frame) {
    const Context& ui = frame.context;
    const auto selected = frame.shown.selected;
    // A click brings the keyboard here too, and then somebody types a sentence that was meant for a box: a letter is a command
    // only where keys brought the keyboard, which the ring shows. Otherwise it says so and does nothing.
    if (frame.lettersMean) letters(frame);
    else if (std::any_of(ImGui::GetIO().InputQueueCharacters.begin(), ImGui::GetIO().InputQueueCharacters.end(), [](ImWchar c) { return c > ' '; })) m_tellKeys = true;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyAlt || io.KeySuper || io.KeyCtrl) return;
    const bool arrow = pressedKey(ImGuiKey_DownArrow) || pressedKey(ImGuiKey_UpArrow) || pressedKey(ImGuiKey_LeftArrow) || pressedKey(ImGuiKey_RightArrow);
    if (arrow) ui.focus.giveByKeyboard(frame.path);
    if (pressedKey(ImGuiKey_DownArrow)) walk(frame, 0, 1);
    if (pressedKey(ImGuiKey_UpArrow)) walk(frame, 0, -1);
    if (pressedKey(ImGuiKey_LeftArrow)) walk(frame, -1, 0);
    if (pressedKey(ImGuiKey_RightArrow)) walk(frame, 1, 0);
    if (pressedKey(ImGuiKey_Escape)) {
        m_keyLink.reset();
        m_tellKeys = false;
    }
    if (selected && pressedKey(ImGuiKey_Delete)) frame.events.remove = selected;
    if (!pressedKey(ImGuiKey_Enter) && !pressedKey(ImGuiKey_KeyPadEnter)) return;
    if (m_keyLink && selected) {
        frame.events.linked = CanvasEvents::Linked{*m_keyLink, selected, {}};
        m_keyLink.reset();
    } else if (selected) {
        frame.events.edit = selected;
    }
}

void StoryCanvas::letters(Frame& frame) {
    const Context& ui = frame.context;
    const auto selected = frame.shown.selected;
    if (struck(ui, Command::nearer)) zoomAt(frame, frame.middleX, frame.middleY, 1.25f);
    if (struck(ui, Command::further)) zoomAt(frame, frame.middleX, frame.middleY, 0.8f);
    if (struck(ui, Command::wholeMap)) m_fit = true;
    const MapPlace below = selected && *selected < frame.places().size() ? MapPlace{frame.places()[*selected].x, frame.places()[*selected].y + passageHeight + layerGap} : MapPlace{static_cast<int>(m_x), static_cast<int>(m_y)};
    if (struck(ui, Command::newPassage)) frame.events.add = below;
    if (struck(ui, Command::drawChoice) && selected) m_keyLink = selected;
}

/// One line over the map: what to do next while a choice is drawn by keys, and why a letter did nothing.
void StoryCanvas::keyWords(Frame& frame) {
    const Context& context = frame.context;
    std::string words;
    if (m_keyLink) words = "Arrows to the passage that the choice leads to, then Enter. Escape gives up.";
    else if (m_tellKeys) words = "You are typing, but no box has the cursor: click into one first. To give the map the keyboard, press an arrow key; then " + keysOf(context, Command::newPassage) + " adds a passage and " + keysOf(context, Command::drawChoice) + " draws a choice.";
    if (words.empty()) return;
    const SemanticScope scope(context.record, frame.id);
    // Left of the small map, which stands in the other corner.
    const float right = frame.overview.empty() ? frame.area.right - context.grid(1.5f) : frame.overview.left - context.grid(1);
    Flow flow{context, frame.area.left + context.grid(1.5f), frame.area.top + context.grid(1.5f), right - frame.area.left - context.grid(1.5f)};
    noticeCard(flow, "key-words", NoticeKind::careful, words, {});
}

/// Down and up go along the choices; left and right to the neighbour. Where no choice leads, to the nearest passage there.
void StoryCanvas::walk(Frame& frame, int dx, int dy) {
    const auto& places = frame.places();
    if (places.empty()) return;
    if (!frame.shown.selected || *frame.shown.selected >= places.size()) {
        const std::size_t start = frame.shown.sheet.rules.start();
        frame.events.select = start == StoryRules::nowhere ? 0 : start;
        m_reveal = frame.events.select;
        return;
    }
    const std::size_t from = *frame.shown.selected;
    std::optional<std::size_t> best;
    double least = std::numeric_limits<double>::max();
    const auto weigh = [&](std::size_t to, double cost) {
        if (to == from || cost >= least) return;
        least = cost;
        best = to;
    };
    if (dy != 0) {
        const auto& ways = dy > 0 ? frame.shown.sheet.next[from] : frame.shown.sheet.before[from];
        for (const std::size_t to : ways) {
            const int drop = (places[to].y - places[from].y) * dy;
            if (drop > 0) weigh(to, std::abs(places[to].x - places[from].x) + drop);
        }
    }
    if (!best) {
        for (std::size_t to = 0; to < places.size(); ++to) {
            const double ahead = dx != 0 ? (places[to].x - places[from].x) * dx : (places[to].y - places[from].y) * dy;
            const double aside = dx != 0 ? std::abs(places[to].y - places[from].y) : std::abs(places[to].x - places[from].x);
            if (ahead > 0) weigh(to, ahead + 3 * aside);
        }
    }
    if (!best) return;
    frame.events.select = best;
    m_reveal = best;
}

void StoryCanvas::paintLinks(Frame& frame) {
    const Context& context = frame.context;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const StorySheet& sheet = frame.shown.sheet;
    const auto rectOf = [&](std::size_t i) { return cardOf(sheet.places[i], m_x, m_y, frame.scale, frame.middleX, frame.middleY); };
    const float thin = std::max(1.0f, 1.6f * frame.scale);
    for (std::size_t from = 0; from < sheet.next.size(); ++from) {
        if (sheet.next[from].empty()) continue;
        const Rect a = rectOf(from);
        for (const std::size_t to : sheet.next[from]) {
            const Rect b = rectOf(to);
            const Rect both{std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
            if (!touches(both, frame.area)) continue;
            const bool lit = frame.shown.selected && (*frame.shown.selected == from || *frame.shown.selected == to);
            const auto ink = (lit ? context.theme.accent : context.theme.muted).packed();
            const float width = lit ? thin * 1.8f : thin;
            const ImVec2 begin{(a.left + a.right) / 2, a.bottom}, end{(b.left + b.right) / 2, b.top};
            if (m_zoom < curveZoom) {
                list.AddLine(begin, end, ink, 1);
                continue;
            }
            const float bend = std::max(28 * frame.scale, std::abs(end.y - begin.y) / 2);
            // A way back bends out to the side, so that the cards between do not hide it.
            const float side = end.y <= begin.y ? (end.x >= begin.x ? 1.0f : -1.0f) * (passageWidth / 2.0f + 40) * frame.scale : 0;
            list.AddBezierCubic(begin, {begin.x + side, begin.y + bend}, {end.x + side, end.y - bend}, end, ink, width, m_zoom < noteZoom ? 10 : 18);
            const float size = std::max(4.0f, 8 * frame.scale), lean = side == 0 ? 0 : (side > 0 ? -0.5f : 0.5f) * size;
            list.AddTriangleFilled(end, {end.x - size / 2 - lean, end.y - size}, {end.x + size / 2 - lean, end.y - size}, ink);
        }
    }
}

void StoryCanvas::chooseFills(const Frame& frame) {
    const Theme& theme = frame.context.theme;
    const Scenario& scenario = frame.shown.sheet.scenario;
    if (m_filledFor == &frame.shown.sheet && m_filledIn == theme.name && m_fills.size() == scenario.passages.size()) return;
    m_filledFor = &frame.shown.sheet;
    m_filledIn = theme.name;
    std::map<std::string_view, Colour> known;
    m_fills.clear();
    for (const Passage& passage : scenario.passages) {
        const auto [fill, isNew] = known.try_emplace(passage.group);
        if (isNew) fill->second = groupFill(theme, scenario, passage.group);
        m_fills.push_back(fill->second);
    }
}

void StoryCanvas::paint(Frame& frame) {
    paintLinks(frame);
    const StorySheet& sheet = frame.shown.sheet;
    const SemanticScope scope(frame.context.record, frame.id);
    for (std::size_t i = 0; i < sheet.places.size(); ++i) {
        if (touches(cardOf(sheet.places[i], m_x, m_y, frame.scale, frame.middleX, frame.middleY), frame.area)) paintCard(frame, i);
    }
    if (m_drag != Drag::link || !m_moved) return;
    const Rect from = cardOf(sheet.places[m_held], m_x, m_y, frame.scale, frame.middleX, frame.middleY);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    ImGui::GetWindowDrawList()->AddLine({(from.left + from.right) / 2, from.bottom}, mouse, frame.context.theme.accent.packed(), std::max(2.0f, 2 * frame.scale));
}

void StoryCanvas::paintCard(Frame& frame, std::size_t i) {
    const Context& context = frame.context;
    const Theme& theme = context.theme;
    const Scenario& scenario = frame.shown.sheet.scenario;
    const Passage& passage = scenario.passages[i];
    const bool held = m_drag == Drag::passage && m_moved && m_held == i;
    Rect card = cardOf(frame.shown.sheet.places[i], m_x, m_y, frame.scale, frame.middleX, frame.middleY);
    if (held) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const float x = mouse.x - m_grabX * frame.scale, y = mouse.y - m_grabY * frame.scale, width = card.width(), height = card.height();
        card = {x - width / 2, y - height / 2, x + width / 2, y + height / 2};
    }
    const bool selected = frame.shown.selected == i, dim = frame.shown.found && !(*frame.shown.found)[i];
    const float radius = std::min(8.0f, 8 * frame.scale);
    const Colour ground = m_fills[i];
    fill(card, dim ? mix(theme.sunken, ground, 0.35) : ground, radius);
    const bool ending = passage.ending != Passage::Ending::none;
    const Colour edge = frame.findings[i] == 2 ? theme.missed : ending ? endingColour(theme, passage.ending) : passage.id == scenario.start ? theme.accent : theme.line;
    const float thickness = std::max(1.0f, (selected ? 3.0f : ending || frame.findings[i] == 2 || passage.id == scenario.start ? 2.0f : 1.0f) * std::min(1.0f, frame.scale));
    outline(card, selected ? theme.accent : edge, thickness, radius);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::string note = noteOf(scenario, passage);
    if (frame.findings[i] == 2) note += ", to put right";
    if (m_zoom >= titleZoom) {
        const Face& face = context.type.face(TypeStep::body, Weight::semiBold);
        const float size = face.size * m_zoom, pad = 10 * frame.scale;
        const std::string_view title = passage.title.empty() ? std::string_view(passage.id.value) : std::string_view(passage.title);
        list.PushClipRect({card.left, card.top}, {card.right, card.bottom}, true);
        const auto ink = (dim ? theme.muted : theme.text).packed();
        const ImVec4 clip{card.left, card.top, card.right, m_zoom >= noteZoom ? card.bottom - context.type.face(TypeStep::caption).size * m_zoom - pad : card.bottom};
        list.AddText(face.font, size, {card.left + pad, card.top + pad * 0.7f}, ink, title.data(), title.data() + title.size(), card.width() - 2 * pad, &clip);
        if (m_zoom >= noteZoom) {
            const Face& small = context.type.face(TypeStep::caption);
            const float noteSize = small.size * m_zoom;
            list.AddText(small.font, noteSize, {card.left + pad, card.bottom - noteSize - pad * 0.7f}, (ending ? theme.text : theme.muted).packed(), note.data(), note.data() + note.size());
        }
        list.PopClipRect();
    }
    if (frame.shown.trial == i) outline({card.left - 4, card.top - 4, card.right + 4, card.bottom + 4}, theme.information, 2, radius + 4);
    if (m_keyLink == i) outline({card.left - 4, card.top - 4, card.right + 4, card.bottom + 4}, theme.careful, 2, radius + 4);
    SemanticItem item;
    item.path = passage.id.value;
    item.role = Role::card;
    item.label = passage.title.empty() ? passage.id.value : passage.title;
    item.value = note;
    item.description = passage.group;
    item.selected = selected;
    item.rect = card;
    record(context, std::move(item));
    if (!selected) return;
    const ImVec2 port{(card.left + card.right) / 2, card.bottom};
    const float size = std::max(6.0f, portRadius * frame.scale);
    list.AddCircleFilled(port, size, theme.accent.packed(), 16);
    list.AddLine({port.x - size / 2, port.y}, {port.x + size / 2, port.y}, theme.onAccent.packed(), 2);
    list.AddLine({port.x, port.y - size / 2}, {port.x, port.y + size / 2}, theme.onAccent.packed(), 2);
    SemanticItem handle;
    handle.path = passage.id.value + "/port";
    handle.role = Role::button;
    handle.label = "Draw a choice from here";
    handle.description = "Drag to where it leads, or press " + keysOf(context, Command::drawChoice) + ".";
    handle.rect = {port.x - size, port.y - size, port.x + size, port.y + size};
    record(context, std::move(handle));
}

void StoryCanvas::paintOverview(Frame& frame) {
    const auto& places = frame.places();
    if (frame.overview.empty()) return;
    const Theme& theme = frame.context.theme;
    float left = 0, right = 0, top = 0, bottom = 0;
    for (const MapPlace& place : places) {
        left = std::min(left, static_cast<float>(place.x) - passageWidth);
        right = std::max(right, static_cast<float>(place.x) + passageWidth);
        top = std::min(top, static_cast<float>(place.y) - passageHeight);
        bottom = std::max(bottom, static_cast<float>(place.y) + passageHeight);
    }
    const Rect box = frame.overview;
    fill(box, theme.surface, frame.context.grid(0.5f));
    outline(box, theme.line, std::max(1.0f, theme.borderWidth), frame.context.grid(0.5f));
    const float scaleX = box.width() / (right - left), scaleY = box.height() / (bottom - top);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect({box.left, box.top}, {box.right, box.bottom}, true);
    const float width = std::max(2.0f, passageWidth * scaleX), height = std::max(2.0f, passageHeight * scaleY);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const float x = box.left + (static_cast<float>(places[i].x) - left) * scaleX, y = box.top + (static_cast<float>(places[i].y) - top) * scaleY;
        const Colour ink = frame.shown.selected == i ? theme.accent : theme.muted;
        list.AddRectFilled({x - width / 2, y - height / 2}, {x + width / 2, y + height / 2}, ink.packed());
    }
    const float halfWidth = frame.area.width() / frame.scale / 2, halfHeight = frame.area.height() / frame.scale / 2;
    const auto spotX = [&](float value) { return box.left + (value - left) * scaleX; };
    const auto spotY = [&](float value) { return box.top + (value - top) * scaleY; };
    // What is seen of it; where more is in sight than the map holds, its own edge is the limit.
    list.AddRect({std::max(box.left + 1, spotX(m_x - halfWidth)), std::max(box.top + 1, spotY(m_y - halfHeight))}, {std::min(box.right - 1, spotX(m_x + halfWidth)), std::min(box.bottom - 1, spotY(m_y + halfHeight))},
                 theme.accent.packed(), 0, 0, 2);
    list.PopClipRect();
    const SemanticScope scope(frame.context.record, frame.id);
    SemanticItem item;
    item.path = "overview";
    item.role = Role::image;
    item.label = "The whole map, small";
    item.description = "Press or drag to look at another part.";
    item.rect = box;
    record(frame.context, std::move(item));
}

void StoryCanvas::buttons(Frame& frame) {
    const Context& context = frame.context;
    const SemanticScope scope(context.record, frame.id);
    const float room = frame.area.width() - context.grid(2);
    const float needed = buttonWidth(context, {"Smaller", Icon::minus}) + buttonWidth(context, {"Larger", Icon::plus}) + buttonWidth(context, {"Show all", Icon::eye}) + buttonWidth(context, {"Tidy up"}) + context.grid(5);
    // In a narrow map the buttons take two lines; they never leave it.
    const float height = (needed > room ? 2.0f : 1.0f) * (buttonHeight(context) + context.grid(1));
    Flow flow{context, frame.area.left + context.grid(1), frame.area.bottom - height, room};
    m_buttons = {flow.x, flow.y, flow.x + std::min(needed, room), frame.area.bottom};
    fill(m_buttons, context.theme.background, context.grid(0.75f));
    ButtonRow row(flow);
    if (row.button("zoom-out", {"Smaller", Icon::minus})) zoomAt(frame, frame.middleX, frame.middleY, 0.8f);
    if (row.button("zoom-in", {"Larger", Icon::plus})) zoomAt(frame, frame.middleX, frame.middleY, 1.25f);
    if (row.button("fit", {"Show all", Icon::eye})) m_fit = true;
    if (row.button("tidy", {"Tidy up"})) frame.events.tidy = true;
}

}  // namespace carewright::ui
