#include "app/desktop/access_in_force.h"

#include <cmath>
#include <optional>
#include <utility>

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
    used.spelling = context.model.spellingHere();
    used.spellingHere = context.model.access.spelling.has_value();
    used.aloudAtOnce = context.model.aloudHere();
    used.aloudHere = context.model.access.aloud.has_value();
    used.readAloud = context.model.access.readAloud;
    return used;
}

AccessUsed accessInForce(const DeskContext& context, const MockConditions& conditions, bool spellingAllowed) {
    AccessUsed used = accessInForce(context);
    used.spelling = conditions.spelling;
    used.spellingLocked = !conditions.spelling && !spellingAllowed;
    used.spellingHere = !used.spellingLocked && conditions.spelling != context.model.mock.spelling;
    used.extraPercent = conditions.minutes > 0 ? conditions.extraPercent : 0;
    return used;
}

ui::AccessHere accessHere(std::span<const Step> steps) {
    std::optional<AccessUsed> last;
    for (const Step& step : steps)
        if (auto access = accessIn(step.payload)) last = std::move(access);
    ui::AccessHere here;
    if (!last) return here;
    if (last->spellingHere) here.spelling = last->spelling;
    if (last->aloudHere) here.aloud = last->aloudAtOnce;
    here.readAloud = last->readAloud;
    return here;
}

}  // namespace carewright
