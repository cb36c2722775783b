#include "engine/content/term_notation.h"

#include <algorithm>
#include <optional>

#include "engine/base/utf8.h"
#include "engine/content/inline_text.h"

namespace carewright {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Joins words ("person-centred", "don't") but starts none.
bool isJoiner(char32_t c) {
    return c == U'-' || c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x2010 || c == 0x2011;
}

std::size_t letterCount(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size(); at += decodeAt(word, at).length) ++count;
    return count;
}

/// Reads a term from left to right; every fault is noted and reading goes on behind it.
class NotationReader {
public:
    explicit NotationReader(std::string_view text) : m_text(text) {}

    TermNotation read() {
        m_out.parts = readParts(false);
        checkWhole();
        return std::move(m_out);
    }

private:
    void problem(std::string text) { m_out.problems.push_back(std::move(text)); }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return m_text[m_at]; }
    [[nodiscard]] bool looksAt(std::string_view what) const { return m_text.substr(m_at, what.size()) == what; }

    std::vector<TermPart> readParts(bool inBrackets) {
        std::vector<TermPart> parts;
        while (!atEnd()) {
            const char c = peek();
            if (isSpace(c)) {
                ++m_at;
            } else if (c == ')') {
                ++m_at;
                if (inBrackets) return parts;
                problem("There is a ) without a ( before it.");
            } else if (c == '(') {
                ++m_at;
                if (inBrackets) problem("Brackets stand inside brackets; write two optional parts side by side.");
                if (!inBrackets) readOptional(parts);
            } else if (c == '[') {
                readConcept(parts);
            } else if (looksAt("\xE2\x80\xA6") || looksAt("...")) {
                readGap(parts, inBrackets);
            } else {
                readWords(parts);
            }
        }
        if (inBrackets) problem("A ( is not closed; add the ) behind the words that may be missing.");
        return parts;
    }

    void readOptional(std::vector<TermPart>& parts) {
        const std::size_t before = m_out.problems.size();
        TermPart part;
        part.kind = TermPart::Kind::optional;
        part.parts = readParts(true);
        if (part.parts.empty()) {
            if (m_out.problems.size() == before) problem("The brackets () are empty; put the words that may be missing in them.");
            return;
        }
        parts.push_back(std::move(part));
    }

    void readConcept(std::vector<TermPart>& parts) {
        const std::size_t close = m_text.find(']', m_at);
        if (close == std::string_view::npos) {
            problem("A [ is not closed; a concept is written [its-id].");
            ++m_at;
            return;
        }
        const std::string_view id = m_text.substr(m_at + 1, close - m_at - 1);
        m_at = close + 1;
        if (!isWellFormedId(id)) {
            problem("\"[" + std::string(id) + "]\" names no concept; an id has lower-case letters, digits, - and . only.");
            return;
        }
        TermPart part;
        part.kind = TermPart::Kind::concept_;
        part.ref = ConceptId(id);
        parts.push_back(std::move(part));
        if (!atEnd() && peek() == '/') {
            ++m_at;
            problem("Only single words can be alternatives; put [" + std::string(id) +
                    "] and the other wording in terms of their own.");
        }
    }

    void readGap(std::vector<TermPart>& parts, bool inBrackets) {
        m_at += 3;  // both spellings take three bytes
        while (!atEnd() && peek() == '.') ++m_at;
        TermPart part;
        part.kind = TermPart::Kind::gap;
        part.gapWords = TermNotation::usualGap;
        if (!atEnd() && isDigit(peek())) {
            int count = 0;
            for (; !atEnd() && isDigit(peek()); ++m_at) count = std::min(count * 10 + (peek() - '0'), 100000);
            if (count < 1 || count > TermNotation::longestGap) {
                problem("A gap of " + std::to_string(count) + " words is out of range; 1 to " +
                        std::to_string(TermNotation::longestGap) + " are possible.");
            }
            part.gapWords = std::clamp(count, 1, TermNotation::longestGap);
        }
        if (inBrackets) {
            problem("A gap stands inside brackets; a gap may be empty anyway, so put it outside.");
            return;
        }
        if (!parts.empty() && parts.back().kind == TermPart::Kind::gap) {
            problem("Two gaps follow each other; write one, with the sum as its number.");
            return;
        }
        parts.push_back(std::move(part));
    }

    /// A word with its alternatives, or the words of a quotation.
    void readWords(std::vector<TermPart>& parts) {
        TermPart part;
        bool more = true;
        while (more) {
            more = false;
            if (!atEnd() && peek() == '"') {
                std::vector<TermWord> quoted = readQuoted();
                if (quoted.size() > 1) {
                    const bool single = part.alternatives.empty() && (atEnd() || peek() != '/');
                    if (!single) problem("Only single words can be alternatives; put the quoted phrase in a term of its own.");
                    for (TermWord& word : quoted) {
                        TermPart one;
                        one.alternatives.push_back(std::move(word));
                        if (single) parts.push_back(std::move(one));
                    }
                } else if (!quoted.empty()) {
                    part.alternatives.push_back(std::move(quoted.front()));
                }
            } else if (std::optional<TermWord> word = readWord()) {
                part.alternatives.push_back(std::move(*word));
            } else if (!atEnd() && peek() == '/') {
                problem("A / has no word on its left; alternatives are written say/voice, without spaces.");
            } else {
                skipStray();
                break;
            }
            if (!atEnd() && peek() == '/') {
                ++m_at;
                more = !atEnd() && !isSpace(peek()) && peek() != '[' && peek() != '(' && peek() != ')';
                if (!more) problem("A / has no word on its right; alternatives are single words, written say/voice without spaces.");
            }
        }
        if (!part.alternatives.empty()) parts.push_back(std::move(part));
    }

    std::vector<TermWord> readQuoted() {
        ++m_at;
        const std::size_t close = m_text.find('"', m_at);
        if (close == std::string_view::npos) problem("A quotation mark is not closed; an exact word is written \"word\".");
        const std::size_t end = std::min(close, m_text.size());
        std::vector<TermWord> words;
        const std::size_t before = m_out.problems.size();
        while (m_at < end) {
            if (isSpace(peek())) {
                ++m_at;
                continue;
            }
            std::optional<TermWord> word = readWord();
            if (!word) {
                skipStray();
                continue;
            }
            if (word->kind == TermWord::Kind::prefix) problem("A * stands inside quotation marks; an exact word has no other endings.");
            word->kind = TermWord::Kind::exact;
            words.push_back(std::move(*word));
        }
        if (words.empty() && m_out.problems.size() == before) problem("There is nothing between the quotation marks.");
        if (!atEnd() && peek() == '"') ++m_at;
        return words;
    }

    /// The word that starts here, with its star; nothing where no word starts.
    std::optional<TermWord> readWord() {
        const std::size_t begin = m_at;
        while (!atEnd()) {
            const Decoded decoded = decodeAt(m_text, m_at);
            const bool joins = m_at > begin && isJoiner(decoded.character);
            if (!joins && !isWordCharacter(decoded.character)) break;
            m_at += decoded.length;
        }
        if (m_at == begin) return std::nullopt;
        TermWord word;
        word.text = std::string(m_text.substr(begin, m_at - begin));
        if (!atEnd() && peek() == '*') {
            while (!atEnd() && peek() == '*') ++m_at;
            word.kind = TermWord::Kind::prefix;
            if (letterCount(word.text) < static_cast<std::size_t>(TermNotation::shortestPrefix)) {
                problem("\"" + word.text + "*\" would match far too much; a * needs at least three letters before it.");
            }
            if (!atEnd() && isWordCharacter(decodeAt(m_text, m_at).character)) {
                problem("A * stands inside a word; it can only be the word's end.");
            }
        } else {
            trimJoiners(word.text);
        }
        return word;
    }

    /// "persons'" keeps its apostrophe (a plural owner); a hyphen at the end joins nothing.
    void trimJoiners(std::string& word) {
        if (!word.ends_with('-')) return;
        problem("\"" + word + "\" ends with a hyphen; write the whole word, or " + word.substr(0, word.find_last_not_of('-') + 1) + "*.");
        while (word.ends_with('-')) word.pop_back();
    }

    void skipStray() {
        if (atEnd()) return;
        const Decoded decoded = decodeAt(m_text, m_at);
        const std::string_view bytes = m_text.substr(m_at, decoded.length);
        m_at += decoded.length;
        if (bytes == "*") {
            problem("A * stands alone; it belongs behind the beginning of a word, as in personali*.");
        } else if (bytes == "]") {
            problem("There is a ] without a [ before it.");
        } else if (firstBadByte(bytes)) {
            problem("There is a byte that is not UTF-8.");
        } else {
            problem("\"" + std::string(bytes) + "\" is never part of a word; leave it out.");
        }
    }

    void checkWhole() {
        std::vector<TermPart>& parts = m_out.parts;
        const auto isGap = [](const TermPart& part) { return part.kind == TermPart::Kind::gap; };
        if (!parts.empty() && (isGap(parts.front()) || isGap(parts.back()))) {
            problem("A gap stands at the beginning or the end; it only means something between words.");
        }
        const bool needs = std::any_of(parts.begin(), parts.end(), [](const TermPart& part) {
            return part.kind == TermPart::Kind::word || part.kind == TermPart::Kind::concept_;
        });
        if (!needs && m_out.problems.empty()) {
            problem("There is no word that must be there; a term needs at least one outside brackets.");
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    TermNotation m_out;
};

void collectConcepts(const std::vector<TermPart>& parts, std::vector<ConceptId>& out) {
    for (const TermPart& part : parts) {
        if (part.kind == TermPart::Kind::concept_) out.push_back(part.ref);
        collectConcepts(part.parts, out);
    }
}

}  // namespace

TermNotation readTermNotation(std::string_view text) {
    if (text.size() <= TermNotation::longestTerm) return NotationReader(text).read();
    TermNotation out;
    out.problems.push_back("It is longer than " + std::to_string(TermNotation::longestTerm) +
                           " bytes; put a ; or a line end between two wordings.");
    return out;
}

std::vector<ConceptId> conceptsIn(const TermNotation& notation) {
    std::vector<ConceptId> out;
    collectConcepts(notation.parts, out);
    return out;
}

std::vector<TermText> splitTerms(std::string_view text, const SourcePlace& place) {
    std::vector<TermText> out;
    int line = place.line;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(";\n", at), text.size());
        std::string term = singleSpaced(text.substr(at, end - at));
        if (!term.empty()) out.push_back({std::move(term), {place.file, line}});
        if (end < text.size() && text[end] == '\n' && place.line > 0) ++line;
        at = end + 1;
    }
    return out;
}

}  // namespace carewright
