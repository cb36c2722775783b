// Whatever stands in a course's file and whatever is to be put into it: a splice is refused or gives well-formed text.
// The bytes before the first NUL are the file, those behind it what the writer makes of the course now.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/authoring/xml_splice.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using carewright::spliceXml;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = input.find('\0');
    const std::string_view old = input.substr(0, cut);
    // Nothing changed: no byte may.
    if (const auto same = spliceXml(old, old, old); same && *same != old) std::abort();
    if (cut == std::string_view::npos) return 0;
    const std::string_view after = input.substr(cut + 1);
    const auto spliced = spliceXml(old, old, after);
    if (spliced && spliceXml(*spliced, *spliced, *spliced) != spliced) std::abort();
    return 0;
}
