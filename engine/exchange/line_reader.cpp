#include "engine/exchange/line_reader.h"

#include <exception>
#include <string_view>

namespace carewright {

namespace {

/// The next byte; nothing at the end. A file buffer throws where reading fails, so that has to be caught here.
std::istream::int_type nextByte(std::streambuf& buffer, bool& failed) {
    try {
        return buffer.sbumpc();
    } catch (const std::exception&) {
        failed = true;
        return std::istream::traits_type::eof();
    }
}

}  // namespace

bool LineReader::next(Line& line) {
    using Traits = std::istream::traits_type;
    line.text.clear();
    line.tooLong = false;
    auto& buffer = *m_in.rdbuf();
    bool any = false;
    // By hand rather than with std::getline, which would first read a line of any length into memory.
    for (;;) {
        const auto got = nextByte(buffer, m_failed);
        if (Traits::eq_int_type(got, Traits::eof())) {
            if (!any) return false;
            break;
        }
        any = true;
        if (line.text.size() >= m_limit) line.tooLong = true;
        const char byte = Traits::to_char_type(got);
        if (!line.tooLong) line.text += byte;
        if (byte == '\n') break;
    }
    line.number = ++m_count;
    if (line.tooLong) line.text = {};
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (line.number == 1 && line.text.starts_with(byteOrderMark)) line.text.erase(0, byteOrderMark.size());
    return true;
}

}  // namespace carewright
