#include "app/ui/settings.h"

namespace carewright::ui {

std::string_view toString(FontFamily family) {
    switch (family) {
        case FontFamily::inter: return "inter";
        case FontFamily::openDyslexic: return "open-dyslexic";
        case FontFamily::installed: return "installed";
    }
    return {};
}

std::optional<FontFamily> familyNamed(std::string_view name) {
    for (const FontFamily candidate : {FontFamily::inter, FontFamily::openDyslexic, FontFamily::installed})
        if (toString(candidate) == name) return candidate;
    return std::nullopt;
}

}  // namespace carewright::ui
