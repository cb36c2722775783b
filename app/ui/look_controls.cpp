#include "app/ui/look_controls.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/fitted.h"
#include "app/ui/installed_fonts.h"
#include "app/ui/keys.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

std::string shown(float value, std::string_view unit) {
    const long tenths = std::lround(value * 10);
    std::string words = std::to_string(tenths / 10);
    if (tenths % 10 != 0) words += "." + std::to_string(tenths % 10);
    return words.append(unit);
}

/// The family's name as the id of its button.
std::string idOf(std::string_view family) {
    std::string id;
    for (const char c : family) id.push_back(c == '/' ? '-' : c);
    return id;
}

/// Chooses among the families of this computer, some at a time.
bool installedFont(Flow& flow, Settings& settings) {
    constexpr int perPage = 10;
    const Context& context = flow.context;
    if (!context.fonts) return false;
    const std::vector<InstalledFont>& all = context.fonts->fonts();
    if (!context.fonts->problem.empty()) {
        text(flow, "font-problem", context.fonts->problem, {TypeStep::body, Weight::regular, context.theme.careful, true}, Role::status);
        flow.gap(1);
    }
    if (all.empty()) {
        text(flow, "font-none", "No other family with all the letters is installed on this computer.", mutedStyle(context, TypeStep::body), Role::status);
        return false;
    }
    const auto here = std::ranges::find(all, settings.installedFont, &InstalledFont::family);
    const int at = here == all.end() ? -1 : static_cast<int>(here - all.begin()), count = static_cast<int>(all.size());
    // Where one looks in the list is nobody's setting.
    int& first = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("installed-font"), std::max(at, 0) / perPage * perPage);
    first = std::clamp(first, 0, (count - 1) / perPage * perPage);
    std::vector<std::string> ids, names;
    std::vector<ChoiceOption> options;
    for (int i = first; i < std::min(first + perPage, count); ++i) ids.push_back(idOf(all[static_cast<std::size_t>(i)].family));
    // Some families have names of sixty letters; one line each has to do, and the chosen one is named in full below.
    const Face& face = context.type.face(TypeStep::body);
    const float room = flow.width - context.grid(3);
    for (std::size_t i = 0; i < ids.size(); ++i) names.push_back(fitted(face, all[static_cast<std::size_t>(first) + i].family, room));
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({ids[i], names[i]});
    const int chosen = choices(flow, "installed", "On this computer", options, at - first);
    if (count > perPage) {
        flow.gap(1);
        ButtonRow row(flow);
        const std::string which = std::to_string(first + 1) + " to " + std::to_string(std::min(first + perPage, count)) + " of " + std::to_string(count);
        if (row.button("fonts-earlier", {"Earlier ones", Icon::back, which, first == 0 ? "This is the beginning of the list." : ""}, ButtonKind::quiet)) first -= perPage;
        if (row.button("fonts-later", {"Later ones", Icon::forward, which, first + perPage >= count ? "This is the end of the list." : ""}, ButtonKind::quiet)) first += perPage;
    }
    if (at >= 0 && textWidth(face, settings.installedFont) > room) {
        flow.gap(1);
        text(flow, "font-chosen", "You read in " + settings.installedFont + ".", mutedStyle(context), Role::status);
    }
    if (chosen < 0 || at == first + chosen) return false;
    settings.installedFont = all[static_cast<std::size_t>(first + chosen)].family;
    return true;
}

}  // namespace

std::string speedWords(int rate) {
    if (rate == 0) return "usual speed";
    const int steps = std::abs(rate) / Settings::rateStep;
    return std::to_string(steps) + (steps == 1 ? " step " : " steps ") + (rate < 0 ? "slower" : "faster");
}

bool sizeControl(Flow& flow, Settings& settings) {
    return stepper(flow, "size", "Text size", settings.points, {Settings::leastPoints, Settings::mostPoints, 1}, shown(settings.points, " pt"));
}

bool lookControls(Flow& flow, Settings& settings) {
    bool changed = sizeControl(flow, settings);
    flow.gap(1.5f);
    return otherLookControls(flow, settings) || changed;
}

bool otherLookControls(Flow& flow, Settings& settings) {
    bool changed = stepper(flow, "spacing", "Space between lines", settings.lineSpacing,
                       {Settings::leastSpacing, Settings::mostSpacing, 0.1f}, shown(settings.lineSpacing, " ×"));
    flow.gap(1.5f);
    changed |= stepper(flow, "letter-spacing", "Space between letters", settings.letterSpacing, {0, Settings::mostLetterSpacing, 0.05f},
                       std::to_string(std::lround(settings.letterSpacing * 100)) + " %");
    flow.gap(1.5f);
    changed |= stepper(flow, "line-width", "Width of lines", settings.lineWidth, {Settings::narrowest, Settings::widest, 4},
                       std::to_string(std::lround(settings.lineWidth)) + " letters");
    flow.gap(2);
    constexpr std::array fonts = {ChoiceOption{"inter", "Inter"}, ChoiceOption{"open-dyslexic", "OpenDyslexic"}, ChoiceOption{"installed", "Another font"}};
    if (const int chosen = choices(flow, "font", "Letters", fonts, static_cast<int>(settings.family));
        chosen >= 0) {
        settings.family = static_cast<FontFamily>(chosen);
        changed = true;
    }
    if (settings.family == FontFamily::installed) {
        flow.gap(1);
        changed |= installedFont(flow, settings);
    }
    flow.gap(2);
    constexpr std::array themes = {ChoiceOption{"paper", "Paper"}, ChoiceOption{"night", "Night"},
                                   ChoiceOption{"high-contrast", "High contrast"}};
    if (const int chosen = choices(flow, "theme", "Colours", themes, static_cast<int>(settings.theme));
        chosen >= 0) {
        settings.theme = static_cast<ThemeName>(chosen);
        changed = true;
    }
    if (settings.theme == ThemeName::paper) {
        flow.gap(2);
        constexpr std::array tints = {ChoiceOption{"none", "None"},   ChoiceOption{"cream", "Cream"},
                                      ChoiceOption{"mint", "Mint"},   ChoiceOption{"sky", "Sky"},
                                      ChoiceOption{"peach", "Peach"}, ChoiceOption{"grey", "Grey"}};
        if (const int chosen = choices(flow, "tint", "Tint", tints, static_cast<int>(settings.tint));
            chosen >= 0) {
            settings.tint = static_cast<Tint>(chosen);
            changed = true;
        }
    }
    flow.gap(2);
    float rate = static_cast<float>(settings.speechRate);
    if (stepper(flow, "speech-rate", withKeys(flow.context, "Speed of reading aloud", Command::readAloud), rate,
                {static_cast<float>(Settings::slowest), static_cast<float>(Settings::fastest), static_cast<float>(Settings::rateStep)},
                speedWords(settings.speechRate))) {
        settings.speechRate = static_cast<int>(std::lround(rate));
        changed = true;
    }
    flow.gap(1);
    if (toggle(flow, "aloud-at-once", "Read each question and result aloud as it opens", settings.aloudAtOnce)) {
        settings.aloudAtOnce = !settings.aloudAtOnce;
        changed = true;
    }
    flow.gap(2);
    if (toggle(flow, "motion", "No moving pictures or sliding", settings.reducedMotion)) {
        settings.reducedMotion = !settings.reducedMotion;
        changed = true;
    }
    if (toggle(flow, "spelling", "Underline doubtful spelling", settings.spelling)) {
        settings.spelling = !settings.spelling;
        changed = true;
    }
    if (toggle(flow, "ruler", withKeys(flow.context, "Reading ruler", Command::ruler), settings.ruler)) {
        settings.ruler = !settings.ruler;
        changed = true;
    }
    if (settings.ruler) {
        flow.gap(1);
        changed |= stepper(flow, "ruler-lines", "Height of the ruler", settings.rulerLines, {Settings::leastRuler, Settings::mostRuler, 1},
                           settings.rulerLines < 1.5f ? std::string("1 line") : std::to_string(std::lround(settings.rulerLines)) + " lines");
    }
    return changed;
}

void resetLook(Settings& settings) {
    Settings fresh;
    fresh.welcomed = settings.welcomed;
    fresh.speechRate = settings.speechRate;
    fresh.voice = settings.voice;
    fresh.aloudAtOnce = settings.aloudAtOnce;
    fresh.keys = std::move(settings.keys);
    settings = std::move(fresh);
}

}  // namespace carewright::ui
