#include "app/desktop/centre_settings.h"

#include <string_view>

namespace carewright {
namespace {

constexpr std::string_view mockSpellingKey = "centre.mock-spelling";

}  // namespace

bool mockSpellingAllowed(Store& store) {
    const auto value = store.setting(mockSpellingKey);
    return !value || !*value || **value != "no";
}

Result<void> allowMockSpelling(Store& store, bool allowed) { return store.setSetting(mockSpellingKey, allowed ? "yes" : "no"); }

}  // namespace carewright
