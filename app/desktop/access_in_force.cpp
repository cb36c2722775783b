#include "app/desktop/access_in_force.h"

#include <cmath>

namespace carewright {

AccessUsed accessInForce(const DeskContext& context) {
    const ui::Settings& settings = context.model.settings;
    const auto whole = [](float value, int parts) { return static_cast<int>(std::lround(value * static_cast<float>(parts))); };
    AccessUsed used;
    used.font = settings.family == ui::FontFamily::installed ? settings.installedFont : std::string(toString(settings.family));
    used.theme = toString(settings.theme);
    used.tint = toString(settings.tint);
    used.textSize = whole(settings.points, 10);
    used.lineSpacing = whole(settings.lineSpacing, 100);
    used.letterSpacing = whole(settings.letterSpacing, 100);
    used.lineWidth = whole(settings.lineWidth, 1);
    used.ruler = settings.ruler;
    used.reducedMotion = settings.reducedMotion;
    used.spelling = settings.spelling;
    return used;
}

AccessUsed accessInForce(const DeskContext& context, const MockConditions& conditions) {
    AccessUsed used = accessInForce(context);
    used.spelling = conditions.spelling;
    used.spellingHere = conditions.spelling != context.model.mock.spelling;
    used.extraPercent = conditions.minutes > 0 ? conditions.extraPercent : 0;
    return used;
}

}  // namespace carewright
