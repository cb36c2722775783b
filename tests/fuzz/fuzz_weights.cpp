// Any bytes as a weights file: no crash, refusals name a line, and a table that was read is written and read the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/content/weights.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace carewright;
    const auto read = parseWeights({reinterpret_cast<const char*>(bytes), size}, "weights.tsv");
    if (!read) {
        if (read.error().message.empty() || read.error().place.line <= 0) std::abort();
        return 0;
    }
    // Numbers are written with four decimals, so the second writing is the first that must not change.
    const std::string written = formatWeights(*read);
    const auto again = parseWeights(written, "weights.tsv");
    if (!again || formatWeights(*again) != written) std::abort();
    return 0;
}
