#include "engine/recall/card.h"

#include <array>

namespace carewright {

std::string_view toString(CardKind kind) {
    constexpr std::array<std::string_view, cardKinds> names{"term-meaning", "term-name",     "law-what",   "law-promotes",
                                                            "law-name",     "myth-or-fact",  "entry-meaning", "entry-name",
                                                            "entry-list",   "cloze",         "point"};
    const auto at = static_cast<std::size_t>(kind);
    return at < names.size() ? names[at] : std::string_view();
}

}  // namespace carewright
