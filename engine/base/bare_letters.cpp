#include "engine/base/bare_letters.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace carewright {
namespace {

struct Freed {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

}  // namespace

std::string bareLetters(std::string_view text) {
    utf8proc_uint8_t* out = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &out,
                                                 static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
    const std::unique_ptr<utf8proc_uint8_t, Freed> held(out);
    if (length < 0) return {};
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

}  // namespace carewright
