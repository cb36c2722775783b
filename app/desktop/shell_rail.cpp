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
    RailEntry{Room::workshop, "Course", "The whole course, to write and change", Icon::learn, RailSection::tutor},
    RailEntry{Room::rubric, "Rubrics", "What earns each marking point", Icon::scales, RailSection::tutor},
    RailEntry{Room::story, "Stories", "Scenarios as a graph", Icon::story, RailSection::tutor},
    RailEntry{Room::queue, "Review", "Attempts that wait for a decision", Icon::check, RailSection::assessor},
    RailEntry{Room::quality, "Quality", "How far marks agree", Icon::scales, RailSection::assessor},
    RailEntry{Room::sampling, "Sampling", "The plan of internal quality assurance", Icon::flag, RailSection::assessor},
    RailEntry{Room::standardise, "Standardise", "Practice and qualification sets", Icon::school, RailSection::assessor},
    RailEntry{Room::handover, "Hand over", "Packages, reports and the audit", Icon::download, RailSection::assessor},
};

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

void Shell::rail(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    fill(measures.rail, context.theme.sunken);
    fill({measures.rail.right - context.theme.borderWidth, 0, measures.rail.right, measures.rail.bottom},
         context.theme.line);
    const float pad = context.grid(1.5f);
    const Face& face = context.type.face(TypeStep::body);
    float entryHeight = std::round(face.em * 1.3f + context.grid(1.75f)), between = context.grid(0.5f);
    const auto entry = [&](Flow& flow, const RailEntry& what) {
        const bool here = railRoomOf(model.place.room) == what.room;
        SemanticItem item;
        item.path = toString(what.room);
        item.role = Role::tab;
        item.label = what.name;
        const std::string about = what.command ? keysOf(context, *what.command) : std::string(what.about);
        item.description = about;
        item.selected = here;
        item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + entryHeight};
        if (!measures.compact) {
            item.neededWidth = textWidth(context.type.face(TypeStep::body, Weight::semiBold), what.name) +
                               context.grid(1) + (hasIcons(context) ? face.em * 1.9f : 0);
            item.neededHeight = face.em;
        }
        const Rect rect = item.rect;
        const Press press = pressable(context, std::move(item));
        const float radius = context.grid(0.75f);
        if (here)
            fill(rect, context.theme.surface, radius);
        else if (press.hovered)
            fill(rect, context.theme.hover, radius);
        if (here) {
            outline(rect, context.theme.line, context.theme.borderWidth, radius);
            if (!measures.compact) fill({rect.left, rect.top + radius, rect.left + context.grid(0.5f), rect.bottom - radius},
                 context.theme.accent, context.grid(0.25f));
        }
        const Colour ink = here ? context.theme.accent : context.theme.text;
        const float middle = (rect.top + rect.bottom) / 2;
        if (measures.compact) {
            icon(context, what.icon, (rect.left + rect.right) / 2, middle, face.em * 1.5f, ink);
            if (press.hovered || press.ring) {
                // Beside the rail, so that it does not lie over the entries that come next.
                const float beside = measures.rail.right + context.grid(0.5f);
                tip(context, std::string(what.name) + "/tip", {beside, rect.bottom, beside, rect.top - context.grid(0.75f)}, what.name, about);
            }
        } else {
            float x = rect.left + context.grid(1.25f);
            if (hasIcons(context)) {
                icon(context, what.icon, x + face.em * 0.6f, middle, face.em * 1.35f, ink);
                x += face.em * 1.9f;
            }
            const Face& words = context.type.face(TypeStep::body, here ? Weight::semiBold : Weight::regular);
            ImGui::GetWindowDrawList()->AddText(words.font, words.size, {x, std::floor(middle - words.size / 2)},
                                                context.theme.text.packed(), what.name.data(),
                                                what.name.data() + what.name.size());
        }
        if (press.ring) focusRing(context, rect, radius);
        if (press.clicked) actions.push(GoTo{{what.room, {}, {}}});
        flow.y += entryHeight + between;
        return rect;
    };
    // The staff's entry says who is signed in; with the keys it stays in sight however long the list above gets.
    const std::string learner = measures.compact ? model.profile.name() : fitted(context.type.face(TypeStep::body, Weight::semiBold), model.profile.name(),
                                       measures.rail.width() - 2 * pad - context.grid(2.5f) - (hasIcons(context) ? face.em * 1.9f : 0));
    const std::string keysAbout = keysOf(context, Command::keys) + " lists all the keys";
    const RailEntry footer[] = {
        {Room::profile, learner.empty() ? std::string_view("Profile") : std::string_view(learner), "Your profile: name, looks, who learns here", Icon::person},
        {Room::staff, model.signedIn ? std::string_view(model.signedIn->name) : "Staff", "Sign in to teach or assess", Icon::account},
        {Room::keys, "Keyboard", keysAbout, Icon::keys},
    };
    const auto shown = std::ranges::count_if(footer, [&](const RailEntry& what) { return m_views.contains(what.room) && model.mayEnter(what.room); });
    // A tutor who assesses has many rooms: in a low window the lines close up before the list scrolls.
    auto lines = static_cast<float>(shown), rest = context.grid(3);
    if (!measures.compact) rest += std::ceil(context.type.face(TypeStep::lead).em * 1.3f) + context.grid(2.5f);
    RailSection above = RailSection::learner;
    for (const RailEntry& what : railEntries()) {
        if (!m_views.contains(what.room) || !model.mayEnter(what.room)) continue;
        ++lines;
        if (what.section == above) continue;
        above = what.section;
        rest += context.grid(2) + context.theme.borderWidth + (measures.compact ? 0 : std::ceil(context.type.face(TypeStep::caption).em * 1.3f) + context.grid(0.5f));
    }
    if (lines * (entryHeight + between) + rest > measures.rail.height()) {
        between = context.grid(0.25f);
        entryHeight = std::clamp(std::floor((measures.rail.height() - rest) / lines - between), std::round(face.em * 1.6f), entryHeight);
    }
    const float footerTop = measures.rail.bottom - static_cast<float>(shown) * (entryHeight + between) - context.grid(1);
    {
        Page page(context, "rail", {measures.rail.left, measures.rail.top, measures.rail.right - context.theme.borderWidth, footerTop},
                  {.margin = 0, .maxWidth = 0, .scrollKeys = false});
        Flow& flow = page.flow();
        flow.x = measures.rail.left + pad;
        flow.width = measures.rail.width() - 2 * pad;
        flow.gap(2);
        if (!measures.compact) {
            Flow name = flow.inset(context.grid(1), 0);
            text(name, "name", "Carewright", headingStyle(context, TypeStep::lead), Role::heading);
            flow.y = name.y + context.grid(2.5f);
        }
        RailSection section = RailSection::learner;
        for (const RailEntry& what : railEntries()) {
            if (!m_views.contains(what.room) || !model.mayEnter(what.room)) continue;
            if (what.section != section) {
                section = what.section;
                flow.gap(1);
                fill({flow.x, flow.y, flow.x + flow.width, flow.y + context.theme.borderWidth}, context.theme.line);
                flow.gap(1);
                if (!measures.compact) {
                    Flow title = flow.inset(context.grid(1.25f), 0);
                    text(title, section == RailSection::tutor ? "tutor" : "assessor", section == RailSection::tutor ? "Tutor" : "Assessor",
                         mutedStyle(context), Role::heading);
                    flow.y = title.y + context.grid(0.5f);
                }
            }
            const Rect rect = entry(flow, what);
            // With large text the list scrolls: where one is stays in sight, and is brought there once, so that one can scroll on.
            const bool here = railRoomOf(model.place.room) == what.room;
            const RailSight sight{what.room, footerTop, entryHeight};
            if (here && m_railSight != sight) {
                if (rect.top < measures.rail.top || rect.bottom > footerTop) page.scrollTo(rect.top);
                m_railSight = sight;
            }
        }
    }
    const SemanticScope scope(m_record, "rail");
    Flow foot{context, measures.rail.left + pad, footerTop, measures.rail.width() - 2 * pad};
    for (const RailEntry& what : footer)
        if (m_views.contains(what.room) && model.mayEnter(what.room)) entry(foot, what);
}

}  // namespace carewright::ui
