// Any text as the content of an act of any kind: no crash, refusals have words, and what one reading accepts a second accepts too.
// The first byte picks the kind.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/review/act_content.h"

namespace {

template <class Payload>
void writeAndRead(carewright::ActKind kind, const carewright::ResponseRef& subject, const Payload& payload) {
    const std::string written = toPayload(payload);
    const auto again = carewright::contentOf(kind, subject, written);
    if (!again) std::abort();
    if (toPayload(std::get<Payload>(*again)) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace carewright;
    if (size == 0) return 0;
    const ActKind kind = allActKinds()[bytes[0] % allActKinds().size()];
    ResponseRef subject;
    if (isAboutResponse(kind)) {
        subject.attempt.value.bytes.fill(1);
        subject.submission.value.bytes.fill(2);
        subject.question = QuestionId("define");
    }
    const auto content = contentOf(kind, subject, {reinterpret_cast<const char*>(bytes) + 1, size - 1});
    if (!content) {
        if (content.error().message.empty()) std::abort();
        return 0;
    }
    std::visit(
        [&](const auto& payload) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(payload)>, std::monostate>) writeAndRead(kind, subject, payload);
        },
        *content);
    return 0;
}
