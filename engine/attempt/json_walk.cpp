#include "engine/attempt/json_walk.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

constexpr int deepest = 40;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

JsonWalk::JsonWalk(std::string_view text) : m_rest(text) {
    const bool beyondAscii = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (beyondAscii && firstBadByte(text)) give();
}

void JsonWalk::space() {
    std::size_t count = 0;
    while (count < m_rest.size() && (m_rest[count] == ' ' || m_rest[count] == '\n' || m_rest[count] == '\r' || m_rest[count] == '\t')) ++count;
    m_rest.remove_prefix(count);
}

bool JsonWalk::take(char expected) {
    space();
    if (!m_ok || m_rest.empty() || m_rest.front() != expected) return false;
    m_rest.remove_prefix(1);
    return true;
}

bool JsonWalk::takeWord(std::string_view word) {
    if (!m_rest.starts_with(word)) return false;
    m_rest.remove_prefix(word.size());
    return true;
}

bool JsonWalk::open(char bracket, char closing) {
    if (!take(bracket) || ++m_depth > deepest) {
        give();
        return false;
    }
    if (!take(closing)) return true;
    --m_depth;
    return false;
}

void JsonWalk::close(char bracket) {
    --m_depth;
    if (!take(bracket)) give();
}

/// Passes over a text after its first quote; true where it has an escape.
bool JsonWalk::passText() {
    bool escaped = false;
    for (std::size_t i = 0; i < m_rest.size(); ++i) {
        const auto c = static_cast<unsigned char>(m_rest[i]);
        if (c == '"') {
            m_rest.remove_prefix(i + 1);
            return escaped;
        }
        if (c < 0x20) break;
        if (c != '\\') continue;
        escaped = true;
        if (++i >= m_rest.size() || std::string_view("\"\\/bfnrt").find(m_rest[i]) == std::string_view::npos) break;
    }
    give();
    return escaped;
}

void JsonWalk::passNumber() {
    const auto digits = [this] {
        std::size_t count = 0;
        while (count < m_rest.size() && isDigit(m_rest[count])) ++count;
        m_rest.remove_prefix(count);
        return count > 0;
    };
    (void)takeWord("-");
    if (!takeWord("0") && !digits()) return give();
    if (takeWord(".") && !digits()) return give();
    if (!takeWord("e") && !takeWord("E")) return;
    if (!takeWord("+")) (void)takeWord("-");
    if (!digits()) give();
}

std::optional<std::string_view> JsonWalk::text() {
    if (!take('"')) {
        give();
        return std::nullopt;
    }
    const char* begin = m_rest.data();
    if (passText()) give();
    if (!m_ok) return std::nullopt;
    return std::string_view(begin, static_cast<std::size_t>(m_rest.data() - begin) - 1);
}

bool JsonWalk::at(char kind) {
    space();
    return m_ok && !m_rest.empty() && m_rest.front() == kind;
}

std::optional<bool> JsonWalk::boolean() {
    space();
    if (takeWord("true")) return true;
    if (takeWord("false")) return false;
    skip();
    return std::nullopt;
}

void JsonWalk::skip() {
    if (!m_ok) return;
    if (at('{')) return object([this](std::string_view) { skip(); });
    if (at('[')) return array([this] { skip(); });
    if (take('"')) {
        (void)passText();
        return;
    }
    if (takeWord("true") || takeWord("false") || takeWord("null")) return;
    passNumber();
}

bool JsonWalk::finished() {
    space();
    return m_ok && m_rest.empty();
}

}  // namespace carewright
