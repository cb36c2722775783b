/// Walks through JSON text without building anything of it: members that nobody asks for cost no more than finding their end.
///
///     JsonWalk json(payload);
///     json.object([&](std::string_view key) {
///         if (key == "id") id = json.text();
///         else json.skip();
///     });
///     if (!json.finished()) …                     // not JSON, or a form that the walk leaves to the parser
///
/// What it takes is well-formed; it gives up at the first fault, and also where only a parser should decide: escapes in a text that
/// is asked for, \u escapes anywhere, nesting deeper than some forty levels.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace carewright {

class JsonWalk {
public:
    explicit JsonWalk(std::string_view text);

    /// Calls `member(key)` for each member of the object that comes next; it must take the member's value by one call.
    template <class Member>
    void object(Member&& member) {
        if (!open('{', '}')) return;
        do {
            const auto key = text();
            if (!key || !take(':')) return give();
            member(*key);
        } while (m_ok && take(','));
        close('}');
    }

    /// Calls `element()` for each element of the array that comes next; it must take the element by one call.
    template <class Element>
    void array(Element&& element) {
        if (!open('[', ']')) return;
        do element();
        while (m_ok && take(','));
        close(']');
    }

    /// The text that comes next, without its quotes.
    [[nodiscard]] std::optional<std::string_view> text();
    /// true or false; nothing, and skipped, for another value.
    [[nodiscard]] std::optional<bool> boolean();
    /// Whether the next value is of this kind: '{', '[' or '"'.
    [[nodiscard]] bool at(char kind);
    /// Passes over the next value.
    void skip();

    /// Everything was taken, and was well-formed.
    [[nodiscard]] bool finished();

private:
    void space();
    [[nodiscard]] bool take(char expected);
    [[nodiscard]] bool takeWord(std::string_view word);
    [[nodiscard]] bool open(char bracket, char closing);
    void close(char bracket);
    void give() { m_ok = false; }
    bool passText();
    void passNumber();

    std::string_view m_rest;
    int m_depth = 0;
    bool m_ok = true;
};

}  // namespace carewright
