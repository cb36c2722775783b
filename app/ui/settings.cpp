#include "app/ui/settings.h"

namespace carewright::ui {

std::string_view toString(FontFamily family) { return family == FontFamily::inter ? "inter" : "open-dyslexic"; }

std::optional<FontFamily> familyNamed(std::string_view name) {
    for (const FontFamily candidate : {FontFamily::inter, FontFamily::openDyslexic})
        if (toString(candidate) == name) return candidate;
    return std::nullopt;
}

}  // namespace carewright::ui
