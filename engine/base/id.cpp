#include "engine/base/id.h"

namespace carewright {

bool isWellFormedId(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.front() == '-') return false;
    for (const char c : text) {
        const bool ok = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!ok) return false;
    }
    return text.find("..") == std::string_view::npos;
}

}  // namespace carewright
