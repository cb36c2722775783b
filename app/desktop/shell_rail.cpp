/// The rail at the left: where one can go.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "app/desktop/rail_entries.h"
#include "app/desktop/shell.h"
#include "app/ui/button.h"
#include "app/ui/fitted.h"
#include "app/ui/keys.h"
#include "app/ui/page.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

constexpr std::array entries = {
    RailEntry{Room::home, "Home", {}, Icon::home, RailSection::learner, Command::goHome},
    RailEntry{Room::learn, "Learn", {}, Icon::learn, RailSection::learner, Command::goLearn},
    RailEntry{Room::practise, "Practise", {}, Icon::practise, RailSection::learner, Command::goPractise},
    RailEntry{Room::quizzes, "Quizzes", {}, Icon::quiz, RailSection::learner, Command::goQuizzes},
    RailEntry{Room::scenarios, "Scenarios", {}, Icon::story, RailSection::learner, Command::goScenarios},
    RailEntry{Room::recall, "Recall", {}, Icon::cards, RailSection::learner, Command::goRecall},
    RailEntry{Room::mocks, "Mock assessment", {}, Icon::exam, RailSection::learner, Command::goMocks},
    RailEntry{Room::progress, "Progress", {}, Icon::chart, RailSection::learner, Command::goProgress},
    RailEntry{Room::workshop, "Course", "The whole course, to write and change", Icon::book, RailSection::tutor},
    RailEntry{Room::rubric, "Rubrics", "What earns each marking point", Icon::rubric, RailSection::tutor},
    RailEntry{Room::story, "Stories", "Scenarios as a graph", Icon::story, RailSection::tutor},
    RailEntry{Room::queue, "Review", "Attempts that wait for a decision", Icon::check, RailSection::assessor},
    RailEntry{Room::quality, "Quality", "How far marks agree", Icon::gauge, RailSection::assessor},
    RailEntry{Room::sampling, "Sampling", "The plan of internal quality assurance", Icon::flag, RailSection::assessor},
    RailEntry{Room::standardise, "Standardise", "Practice and qualification sets", Icon::school, RailSection::assessor},
    RailEntry{Room::handover, "Hand over", "Packages, reports and the audit", Icon::download, RailSection::assessor},
};

constexpr float railPad = 1.5f;     // either side of the entries, steps of the grid
constexpr float railFoot = 1;       // below all of them, beside the page
constexpr float pageFoot = 4;       // what a page leaves below its last widget
constexpr float nameGap = 2.5f;     // below the name of the app
constexpr float sectionGap = 1, titleGap = 0.5f;    // above and below a section's line; below its title
constexpr std::array footRooms = {Room::profile, Room::staff, Room::keys};

/// Above the first of them, steps of the grid.
constexpr float railTop(bool menu) { return menu ? 1 : 2; }

std::string_view titleOf(RailSection section) { return section == RailSection::tutor ? "Tutor" : "Assessor"; }

float nameHeight(const Context& context) { return context.controlLine(context.type.face(TypeStep::lead, Weight::semiBold)) + context.grid(nameGap); }
float sectionHeight(const Context& context) { return std::ceil(context.readingLine(context.type.face(TypeStep::caption))) + context.grid(2 * sectionGap + titleGap); }

/// How the list is set, px.
struct RailPlan {
    float entryHeight = 0, between = 0;
    float height = 0;           ///< of all of it
    int below = 0;              ///< entries at the foot
    int perColumn = 0;          ///< entries
};

/// The one reckoning of the list, for a room of this height: in a low one the lines close up before the list scrolls. Without
/// a room they stand as far apart as they like. `shown`: whether one can go to a room from here.
template <class Shown>
RailPlan railPlan(const Context& context, bool menu, int columns, std::optional<float> room, const Shown& shown) {
    const float em = context.type.face(TypeStep::body).em;
    RailPlan plan{std::round(em * 1.3f + context.grid(1.75f)), context.grid(0.5f)};
    plan.below = static_cast<int>(std::ranges::count_if(footRooms, shown));
    int lines = plan.below;
    float rest = context.grid(railTop(menu) + pageFoot) + (menu ? 0 : nameHeight(context) + context.grid(railFoot));
    RailSection above = RailSection::learner;
    for (const RailEntry& what : railEntries()) {
        if (!shown(what.room)) continue;
        ++lines;
        if (what.section != above) rest += sectionHeight(context);
        above = what.section;
    }
    rest = std::ceil(rest) + 1;     // no list scrolls for part of a pixel
    plan.perColumn = (lines + columns - 1) / columns;
    const auto count = static_cast<float>(plan.perColumn);
    if (room && count * (plan.entryHeight + plan.between) + rest > *room) {
        plan.between = context.grid(0.25f);
        plan.entryHeight = std::clamp(std::floor((*room - rest) / count - plan.between), std::round(em * 1.45f), plan.entryHeight);
    }
    plan.height = count * (plan.entryHeight + plan.between) + rest;
    return plan;
}

}  // namespace

std::span<const RailEntry> railEntries() { return entries; }

Room railRoomOf(Room room) {
    switch (room) {
        case Room::topic:
        case Room::words:
        case Room::law:
        case Room::myths: return Room::learn;
        case Room::write:
        case Room::result: return Room::practise;
        case Room::quiz: return Room::quizzes;
        case Room::scenario: return Room::scenarios;
        case Room::mock:
        case Room::examiner: return Room::mocks;
        case Room::myData: return Room::progress;
        case Room::lab: return Room::story;
        case Room::review: return Room::queue;
        default: return room;
    }
}

float Shell::railWordsWidth(const Context& context) const {
    const Face& face = context.type.face(TypeStep::body, Weight::semiBold);
    float widest = 0;
    for (const RailEntry& what : railEntries())
        if (m_views.contains(what.room)) widest = std::max(widest, textWidth(face, what.name));
    // The entry's own padding, the icon, and the rail's margins.
    return std::ceil(widest + context.grid(2.25f) + (hasIcons(context) ? face.em * 1.9f : 0) + 2 * context.grid(railPad) + context.grid(1.25f));
}

void Shell::rail(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    fill(measures.rail, context.theme.sunken);
    fill({measures.rail.right - context.theme.borderWidth, 0, measures.rail.right, measures.rail.bottom},
         context.theme.line);
    railList(context, {measures.rail.left, measures.rail.top, measures.rail.right - context.theme.borderWidth, measures.rail.bottom}, RailShape::rail, model, actions);
}

void Shell::menuPanel(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    const float margin = context.grid(1);
    // All in sight at once: in two columns where one is not high enough.
    const float one = std::max(railWordsWidth(context), context.type.face(TypeStep::body).em * 13);
    const float room = measures.window.width() - 2 * margin;
    const bool two = railHeight(context, model) > measures.window.bottom - margin - measures.top.bottom && 2 * one <= room;
    const float width = std::min(room, two ? 2 * one : one * 1.3f);
    const Rect rect{margin, measures.top.bottom, margin + width, measures.window.bottom - margin};
    ImGui::SetNextWindowPos({rect.left, rect.top});
    ImGui::SetNextWindowSize({rect.width(), rect.height()});
    if (m_menuJustOpened) ImGui::SetNextWindowFocus();
    ImGui::PushStyleColor(ImGuiCol_WindowBg, context.theme.surface.packed());
    ImGui::PushStyleColor(ImGuiCol_ChildBg, context.theme.surface.packed());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, context.grid(1));
    ImGui::Begin("Menu", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    outline(rect, context.theme.accent, std::max(1.0f, context.theme.borderWidth), context.grid(1));
    // The bar above has the button that opened it, which closes it by itself.
    const bool beside = ImGui::IsMouseClicked(0) && ImGui::GetIO().MousePos.y > measures.top.bottom && !rect.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
    railList(context, rect, two ? RailShape::twoColumns : RailShape::menu, model, actions);
    if (!m_menuJustOpened && beside) closeMenu();
    // The ring stands where one is: Tab leads to the next place, Enter goes there.
    if (m_menuJustOpened) m_focus.giveByKeyboard("rail/" + std::string(toString(railRoomOf(model.place.room))));
    m_menuJustOpened = false;
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
}

float Shell::railHeight(const Context& context, const Model& model) const {
    return railPlan(context, true, 1, std::nullopt, [&](Room room) { return m_views.contains(room) && model.mayEnter(room); }).height;
}

void Shell::railList(const Context& context, const Rect& area, RailShape shape, const Model& model, ActionQueue& actions) {
    const bool menu = shape != RailShape::rail;
    const float pad = context.grid(railPad);
    const Face& face = context.type.face(TypeStep::body);
    const int columns = shape == RailShape::twoColumns ? 2 : 1;
    const auto inRail = [&](Room room) { return m_views.contains(room) && model.mayEnter(room); };
    const RailPlan plan = railPlan(context, menu, columns, area.height(), inRail);
    const float entryHeight = plan.entryHeight, between = plan.between;
    const auto entry = [&](Flow& flow, const RailEntry& what) {
        const bool here = railRoomOf(model.place.room) == what.room;
        SemanticItem item;
        item.path = toString(what.room);
        item.role = Role::tab;
        item.label = what.name;
        item.description = what.command ? keysOf(context, *what.command) : std::string(what.about);
        item.selected = here;
        item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + entryHeight};
        item.neededWidth = textWidth(context.type.face(TypeStep::body, Weight::semiBold), what.name) + context.grid(1) + (hasIcons(context) ? face.em * 1.9f : 0);
        item.neededHeight = face.em;
        const Rect rect = item.rect;
        const Press press = pressable(context, std::move(item));
        const float radius = context.grid(0.75f);
        if (here)
            fill(rect, menu ? context.theme.sunken : context.theme.surface, radius);
        else if (press.hovered)
            fill(rect, context.theme.hover, radius);
        if (here) {
            outline(rect, context.theme.line, context.theme.borderWidth, radius);
            fill({rect.left, rect.top + radius, rect.left + context.grid(0.5f), rect.bottom - radius}, context.theme.accent, context.grid(0.25f));
        }
        const Colour ink = here ? context.theme.accent : context.theme.text;
        const float middle = (rect.top + rect.bottom) / 2;
        float x = rect.left + context.grid(1.25f);
        if (hasIcons(context)) {
            icon(context, what.icon, x + face.em * 0.6f, middle, face.em * 1.35f, ink);
            x += face.em * 1.9f;
        }
        const Face& words = context.type.face(TypeStep::body, here ? Weight::semiBold : Weight::regular);
        ImGui::GetWindowDrawList()->AddText(words.font, words.size, {x, std::floor(middle - words.size / 2)}, context.theme.text.packed(), what.name.data(), what.name.data() + what.name.size());
        if (press.ring) focusRing(context, rect, radius);
        if (press.clicked) {
            if (menu) closeMenu();
            actions.push(GoTo{{what.room, {}, {}}});
        }
        flow.y += entryHeight + between;
        return rect;
    };
    // The staff's entry says who is signed in; with the keys it stays in sight however long the list above gets.
    const float nameRoom = (shape == RailShape::twoColumns ? area.width() / 2 : area.width()) - 2 * pad - context.grid(2.5f) - (hasIcons(context) ? face.em * 1.9f : 0);
    const Face& strong = context.type.face(TypeStep::body, Weight::semiBold);
    const std::string learner = fitted(strong, model.profile.name(), nameRoom);
    const std::string staff = fitted(strong, model.signedIn ? model.signedIn->name : "Staff", nameRoom);
    const std::string keysAbout = keysOf(context, Command::keys) + " lists all the keys";
    const RailEntry footer[] = {
        {Room::profile, learner.empty() ? std::string_view("Profile") : std::string_view(learner), "Your profile: name, looks, who learns here", Icon::person},
        {Room::staff, staff, "Sign in to teach or assess", Icon::account},
        {Room::keys, "Keyboard", keysAbout, Icon::keys},
    };
    // In the menu all of it is one list; beside the page what stands below stays in sight.
    const float footerTop = menu ? area.bottom : area.bottom - static_cast<float>(plan.below) * (entryHeight + between) - context.grid(railFoot);
    {
        Page page(context, "rail", {area.left, area.top, area.right, footerTop}, {.margin = 0, .maxWidth = 0, .scrollKeys = menu});
        Flow& flow = page.flow();
        flow.x = area.left + pad;
        flow.width = (area.width() - static_cast<float>(columns + 1) * pad) / static_cast<float>(columns);
        flow.gap(railTop(menu));
        const float top = flow.y;
        int placed = 0;
        const auto wrap = [&] {
            if (columns < 2 || placed++ != plan.perColumn) return;
            flow.x += flow.width + pad;
            flow.y = top;
        };
        if (!menu) {
            Flow name = flow.inset(context.grid(1), 0);
            text(name, "name", "Carewright", headingStyle(context, TypeStep::lead), Role::heading);
            flow.y = name.y + context.grid(nameGap);
        }
        RailSection section = RailSection::learner;
        for (const RailEntry& what : railEntries()) {
            if (!inRail(what.room)) continue;
            if (what.section != section) {
                section = what.section;
                flow.gap(sectionGap);
                fill({flow.x, flow.y, flow.x + flow.width, flow.y + context.theme.borderWidth}, context.theme.line);
                flow.gap(sectionGap);
                Flow title = flow.inset(context.grid(1.25f), 0);
                text(title, section == RailSection::tutor ? "tutor" : "assessor", titleOf(section), mutedStyle(context), Role::heading);
                flow.y = title.y + context.grid(titleGap);
            }
            wrap();
            const Rect rect = entry(flow, what);
            // With large text the list scrolls: where one is stays in sight, and is brought there once, so that one can scroll on.
            const bool here = railRoomOf(model.place.room) == what.room;
            const RailSight sight{what.room, footerTop, entryHeight};
            if (here && m_railSight != sight) {
                if (rect.top < area.top || rect.bottom > footerTop) page.scrollTo(rect.top);
                m_railSight = sight;
            }
        }
        for (const RailEntry& what : footer) {
            if (!menu || !inRail(what.room)) continue;
            wrap();
            entry(flow, what);
        }
    }
    if (menu) return;
    const SemanticScope scope(m_record, "rail");
    Flow foot{context, area.left + pad, footerTop, area.width() - 2 * pad};
    for (const RailEntry& what : footer)
        if (inRail(what.room)) entry(foot, what);
}

}  // namespace carewright::ui
