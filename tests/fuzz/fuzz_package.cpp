// Any bytes as a package: no crash, a refusal has words, and what was read is written and read the same. The bytes are also tried
// as the lines between a good header and a last line that fits, or nothing would ever get past the hash.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/hash.h"
#include "engine/exchange/package.h"

namespace {

void readAndWrite(std::string_view bytes) {
    using namespace carewright;
    const auto read = readPackage(bytes);
    if (!read) {
        if (read.error().message.empty()) std::abort();
        return;
    }
    const std::string written = writePackage(*read, nullptr);
    const auto again = readPackage(written);
    if (!again || writePackage(*again, nullptr) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    readAndWrite(input);
    std::string body = "{\"format\":\"carewright package\",\"version\":1,\"package\":\"0192f1c4-3d5e-7abc-8def-0123456789ab\",\"purpose\":\"record\",\"made\":0,\"extract\":true}\n";
    body += input;
    if (body.back() != '\n') body += '\n';
    const auto lines = std::count(body.begin(), body.end(), '\n');
    readAndWrite(body + "{\"end\":{\"lines\":" + std::to_string(lines) + ",\"sha256\":\"" + carewright::sha256Hex(body) + "\"}}\n");
    return 0;
}
