#include "engine/base/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

enum class Kind : std::uint8_t { other, letter, upper, digit, apostrophe, hyphen, comma, soft, stop, line, quote, beyond };

constexpr std::array<Kind, 256> asciiKinds = [] {
    std::array<Kind, 256> kinds{};
    for (int c = 0; c < 256; ++c) {
        Kind kind = Kind::other;
        if (c >= 'a' && c <= 'z') kind = Kind::letter;
        else if (c >= 'A' && c <= 'Z') kind = Kind::upper;
        else if (c >= '0' && c <= '9') kind = Kind::digit;
        else if (c == '\'' || c == '`') kind = Kind::apostrophe;
        else if (c == '-') kind = Kind::hyphen;
        else if (c == ',') kind = Kind::comma;
        else if (c == ';' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == '/' || c == '|' || c == '=' ||
                 c == '>' || c == '<' || c == '*') kind = Kind::soft;
        else if (c == '.' || c == '!' || c == '?') kind = Kind::stop;
        else if (c == '\n') kind = Kind::line;
        else if (c == '"') kind = Kind::quote;
        else if (c >= 0x80) kind = Kind::beyond;
        kinds[static_cast<std::size_t>(c)] = kind;
    }
    return kinds;
}();

/// The folded form of the letters and digits of ASCII; nought for all else.
constexpr std::array<char, 256> asciiFolded = [] {
    std::array<char, 256> folded{};
    for (int c = 0; c < 128; ++c) {
        const Kind kind = asciiKinds[static_cast<std::size_t>(c)];
        if (kind == Kind::letter || kind == Kind::digit) folded[static_cast<std::size_t>(c)] = static_cast<char>(c);
        if (kind == Kind::upper) folded[static_cast<std::size_t>(c)] = static_cast<char>(c + 32);
    }
    return folded;
}();

/// A character with what it means to a word splitter. `length` in bytes.
struct Seen {
    Kind kind;
    std::size_t length;
    char32_t character;
};

Seen look(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {asciiKinds[byte], 1, byte};
    const Decoded decoded = decodeAt(text, at);
    switch (decoded.character) {
        case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x00B4:
            return {Kind::apostrophe, decoded.length, decoded.character};
        case 0x201C: case 0x201D: case 0x00AB: case 0x00BB: return {Kind::quote, decoded.length, decoded.character};
        case 0x2010: case 0x2011: return {Kind::hyphen, decoded.length, decoded.character};
        case 0x2012: case 0x2013: case 0x2014: case 0x2022: case 0x2192: case 0x00B7:
            return {Kind::soft, decoded.length, decoded.character};
        case 0x2026: return {Kind::stop, decoded.length, decoded.character};
        case 0x2028: case 0x2029: return {Kind::line, decoded.length, decoded.character};
        default: return {isWordCharacter(decoded.character) ? Kind::letter : Kind::other, decoded.length, decoded.character};
    }
}

bool isWordKind(Kind kind) { return kind == Kind::letter || kind == Kind::upper || kind == Kind::digit; }

/// Drops the contracted ending of a folded word in which apostrophes still stand as '\''; returns where it ends now.
char* dropContraction(char* begin, char* end) {
    const std::string_view folded(begin, static_cast<std::size_t>(end - begin));
    const std::size_t mark = folded.rfind('\'');
    if (mark == std::string_view::npos) return end;
    const std::string_view ending = folded.substr(mark + 1);
    if (ending == "s" || ending == "re" || ending == "ll" || ending == "ve" || ending == "d" || ending == "m" ||
        ending.empty()) {
        end = begin + mark;
    }
    // What is left (don't, o'clock) simply loses the mark.
    return std::remove(begin, end, '\'');
}

/// Full stops that end no sentence: "e.g. this", "3.30", "Mrs. Okafor".
bool endsSentence(std::string_view text, std::size_t at, std::string_view wordBefore) {
    if (text[at] != '.') return true;
    if (at + 1 < text.size()) {
        const Kind next = asciiKinds[static_cast<unsigned char>(text[at + 1])];
        if (next == Kind::digit || next == Kind::letter) return false;
    }
    return !(wordBefore == "e" || wordBefore == "g" || wordBefore == "i" || wordBefore == "eg" || wordBefore == "ie" ||
             wordBefore == "mr" || wordBefore == "mrs" || wordBefore == "ms" || wordBefore == "dr" ||
             wordBefore == "st" || wordBefore == "vs");
}

class Splitter {
public:
    Splitter(std::string_view text, Words& out) : m_text(text), m_out(out) {}

    void run() {
        // Folding never lengthens ASCII, so the folded forms are written without asking for room; see room().
        m_out.text.resize(m_text.size());
        while (m_at < m_text.size()) {
            if (asciiFolded[static_cast<unsigned char>(m_text[m_at])] != 0) {
                word();
                continue;
            }
            if (m_text[m_at] == ' ') {
                ++m_at;
                continue;
            }
            const Seen seen = look(m_text, m_at);
            if (isWordKind(seen.kind)) {
                word();
            } else {
                between(seen);
                m_at += seen.length;
            }
        }
        endSentence(false);
        m_out.text.resize(m_end);
    }

private:
    void word() {
        Word word;
        word.span.begin = static_cast<std::uint32_t>(m_at);
        word.folded = static_cast<std::uint32_t>(m_end);
        word.before = m_gap;
        word.quoted = m_quoted;
        word.capital = asciiKinds[static_cast<unsigned char>(m_text[m_at])] == Kind::upper;
        bool contracted = false;
        while (true) {
            letters(word.folded);
            if (m_at == m_text.size()) break;
            const Kind kind = asciiKinds[static_cast<unsigned char>(m_text[m_at])];
            if (kind != Kind::beyond && kind != Kind::apostrophe) break;
            const Seen seen = look(m_text, m_at);
            if (seen.kind == Kind::letter) {
                if (m_end - word.folded + 4 <= longestWord) {
                    const std::string folded = fold(m_text.substr(m_at, seen.length));
                    room(folded.size());
                    m_end += folded.copy(m_out.text.data() + m_end, folded.size());
                }
            } else if (seen.kind == Kind::apostrophe && joins(m_at + seen.length)) {
                if (m_end - word.folded < longestWord) m_out.text[m_end++] = '\'';
                contracted = true;
            } else {
                break;
            }
            m_at += seen.length;
        }
        word.span.end = static_cast<std::uint32_t>(m_at);
        if (contracted) {
            char* const folded = m_out.text.data();
            m_end = static_cast<std::size_t>(dropContraction(folded + word.folded, folded + m_end) - folded);
        }
        word.length = static_cast<std::uint16_t>(m_end - word.folded);
        if (word.length == 0) return;
        if (m_gap == Gap::sentence) m_out.sentences.push_back(static_cast<std::uint32_t>(m_out.words.size()));
        m_out.words.push_back(word);
        m_gap = Gap::space;
    }

    /// Takes the ASCII letters and digits from here on; what goes beyond the longest word is passed over.
    void letters(std::size_t folded) {
        // All in locals: a char written might be any member's byte for all the compiler knows.
        const char* from = m_text.data() + m_at;
        const char* const end = m_text.data() + m_text.size();
        char* to = m_out.text.data() + m_end;
        const char* const most = m_out.text.data() + folded + longestWord;
        for (; from != end; ++from) {
            const char c = asciiFolded[static_cast<unsigned char>(*from)];
            if (c == 0) break;
            if (to < most) *to++ = c;
        }
        m_at = static_cast<std::size_t>(from - m_text.data());
        m_end = static_cast<std::size_t>(to - m_out.text.data());
    }

    /// Sees that `size` more bytes fit besides those still to come.
    void room(std::size_t size) {
        const std::size_t needed = m_end + size + (m_text.size() - m_at);
        if (needed > m_out.text.size()) m_out.text.resize(needed + needed / 8);
    }

    /// An apostrophe belongs to the word when a letter follows; otherwise it closes a quotation.
    bool joins(std::size_t next) const { return next < m_text.size() && isWordKind(look(m_text, next).kind); }

    void between(const Seen& seen) {
        switch (seen.kind) {
            case Kind::comma: widen(Gap::comma); break;
            case Kind::soft: widen(Gap::soft); break;
            case Kind::hyphen:
                // " - " is a dash, "well-being" is not.
                if (m_at > 0 && m_text[m_at - 1] == ' ') widen(Gap::soft);
                break;
            case Kind::stop:
                if (seen.character == U'?' || seen.character == U'!' ||
                    endsSentence(m_text, m_at, m_out.words.empty() ? std::string_view() : m_out.at(m_out.size() - 1))) {
                    endSentence(seen.character == U'?');
                }
                break;
            case Kind::line: endSentence(false); m_quoted = false; break;
            case Kind::quote:
                m_quoted = seen.character == 0x201D || seen.character == 0x00BB ? false
                           : seen.character == 0x201C || seen.character == 0x00AB ? true
                                                                                  : !m_quoted;
                break;
            case Kind::apostrophe:
                // A single mark opens a quotation at the start of a word; elsewhere it closes one.
                if (m_gap == Gap::space && m_at > 0 && isWordKind(look(m_text, m_at - 1).kind)) m_quoted = false;
                else if (joins(m_at + seen.length)) m_quoted = true;
                else m_quoted = false;
                break;
            default: break;
        }
    }

    void widen(Gap gap) {
        if (m_gap < gap) m_gap = gap;
    }

    void endSentence(bool question) {
        if (question && !m_out.sentences.empty()) {
            for (std::size_t i = m_out.sentences.back(); i < m_out.size(); ++i) m_out.words[i].question = true;
        }
        m_gap = Gap::sentence;
    }

    std::string_view m_text;
    Words& m_out;
    std::size_t m_at = 0;
    std::size_t m_end = 0;      ///< of the folded forms so far
    Gap m_gap = Gap::sentence;
    bool m_quoted = false;
};

}  // namespace

void splitWords(std::string_view text, Words& out) {
    out.text.clear();
    out.words.clear();
    out.sentences.clear();
    Splitter(text, out).run();
}

}  // namespace carewright
