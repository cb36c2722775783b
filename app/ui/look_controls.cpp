#include "app/ui/look_controls.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

#include "app/ui/controls.h"
#include "app/ui/keys.h"

namespace carewright::ui {
namespace {

std::string shown(float value, std::string_view unit) {
    const long tenths = std::lround(value * 10);
    std::string words = std::to_string(tenths / 10);
    if (tenths % 10 != 0) words += "." + std::to_string(tenths % 10);
    return words.append(unit);
}

}  // namespace

std::string speedWords(int rate) {
    if (rate == 0) return "as the voice is";
    const int steps = std::abs(rate) / Settings::rateStep;
    return std::to_string(steps) + (steps == 1 ? " step " : " steps ") + (rate < 0 ? "slower" : "faster");
}

bool lookControls(Flow& flow, Settings& settings) {
    bool changed = stepper(flow, "size", "Text size", settings.points,
                       {Settings::leastPoints, Settings::mostPoints, 1}, shown(settings.points, " pt"));
    flow.gap(1.5f);
    changed |= stepper(flow, "spacing", "Space between lines", settings.lineSpacing,
                       {Settings::leastSpacing, Settings::mostSpacing, 0.1f}, shown(settings.lineSpacing, " ×"));
    flow.gap(1.5f);
    changed |= stepper(flow, "letter-spacing", "Space between letters", settings.letterSpacing, {0, Settings::mostLetterSpacing, 0.05f},
                       std::to_string(std::lround(settings.letterSpacing * 100)) + " %");
    flow.gap(1.5f);
    changed |= stepper(flow, "line-width", "Width of lines", settings.lineWidth, {Settings::narrowest, Settings::widest, 4},
                       std::to_string(std::lround(settings.lineWidth)) + " letters");
    flow.gap(2);
    constexpr std::array fonts = {ChoiceOption{"inter", "Inter"}, ChoiceOption{"open-dyslexic", "OpenDyslexic"}};
    if (const int chosen = choices(flow, "font", "Letters", fonts, static_cast<int>(settings.family));
        chosen >= 0) {
        settings.family = static_cast<FontFamily>(chosen);
        changed = true;
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
    flow.gap(2);
    if (toggle(flow, "motion", "Keep everything still", settings.reducedMotion)) {
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
    fresh.keys = std::move(settings.keys);
    settings = std::move(fresh);
}

}  // namespace carewright::ui
