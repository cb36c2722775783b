#include "engine/exchange/twee_expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace carewright {
namespace {

constexpr std::size_t mostGroups = 16, mostInGroup = 16, mostTokens = 400;
constexpr int deepest = 20;
constexpr int smallest = -1000, largest = 1000;     // what the format keeps

struct Token {
    enum class Kind { variable, number, word, text, sign, end };
    Kind kind = Kind::end;
    std::string text;
    int number = 0;
};

bool isNameByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// Nothing where there is something that no token begins with, or far too much.
std::optional<std::vector<Token>> tokensOf(std::string_view text) {
    constexpr std::array<std::string_view, 24> signs{"===", "!==", "==", "!=", ">=", "<=", "&&", "||", "+=", "-=", "++", "--", ">", "<", "=", "!", "(", ")", "+", "-", ",", ";", ":", "."};
    std::vector<Token> out;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++at;
            continue;
        }
        if (out.size() == mostTokens) return std::nullopt;
        if (c == '"' || c == '\'') {
            const std::size_t end = text.find(c, at + 1);
            if (end == std::string_view::npos) return std::nullopt;
            out.push_back({Token::Kind::text, std::string(text.substr(at + 1, end - at - 1)), 0});
            at = end + 1;
            continue;
        }
        if ((c == '$' || c == '_') && at + 1 < text.size() && isNameByte(text[at + 1])) {
            std::size_t end = at + 1;
            while (end < text.size() && isNameByte(text[end])) ++end;
            out.push_back({Token::Kind::variable, std::string(text.substr(at + 1, end - at - 1)), 0});
            at = end;
            continue;
        }
        if (c >= '0' && c <= '9') {
            int value = 0;
            const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
            if (error != std::errc() || value > largest) return std::nullopt;
            at = static_cast<std::size_t>(end - text.data());
            if (at < text.size() && (text[at] == '.' || isNameByte(text[at]))) return std::nullopt;
            out.push_back({Token::Kind::number, {}, value});
            continue;
        }
        if (isNameByte(c)) {
            std::size_t end = at;
            while (end < text.size() && isNameByte(text[end])) ++end;
            out.push_back({Token::Kind::word, std::string(text.substr(at, end - at)), 0});
            at = end;
            continue;
        }
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view one) { return text.substr(at, one.size()) == one; });
        if (sign == signs.end()) return std::nullopt;
        out.push_back({Token::Kind::sign, std::string(*sign), 0});
        at += sign->size();
    }
    out.push_back({});
    return out;
}

enum class Compare { equal, unequal, more, atLeast, less, atMost };

Compare turned(Compare how) {
    switch (how) {
        case Compare::more: return Compare::less;
        case Compare::atLeast: return Compare::atMost;
        case Compare::less: return Compare::more;
        case Compare::atMost: return Compare::atLeast;
        default: return how;
    }
}

class Reader {
public:
    Reader(std::vector<Token> tokens, const TweeNames& names) : m_tokens(std::move(tokens)), m_names(names) {}

    std::optional<Conditions> condition() {
        std::optional<Conditions> out = alternatives(0);
        return out && peek().kind == Token::Kind::end ? out : std::nullopt;
    }

    std::optional<std::vector<Effect>> effects() {
        std::vector<Effect> out;
        for (;;) {
            const std::optional<Effect> one = effect();
            if (!one) return std::nullopt;
            out.push_back(*one);
            if (takeSign(",") || takeSign(";")) {
                if (peek().kind == Token::Kind::end) return out;
                continue;
            }
            return peek().kind == Token::Kind::end ? std::optional(out) : std::nullopt;
        }
    }

private:
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    bool isSign(std::string_view sign, std::size_t ahead = 0) const { return peek(ahead).kind == Token::Kind::sign && peek(ahead).text == sign; }
    bool isWord(std::string_view word, std::size_t ahead = 0) const { return peek(ahead).kind == Token::Kind::word && peek(ahead).text == word; }
    bool takeSign(std::string_view sign) { return isSign(sign) && (++m_at, true); }
    bool takeWord(std::string_view word) { return isWord(word) && (++m_at, true); }

    std::optional<Conditions> alternatives(int depth) {
        std::optional<Conditions> out = together(depth);
        while (out && (takeWord("or") || takeSign("||"))) {
            const std::optional<Conditions> next = together(depth);
            out = next ? eitherHolds(*out, *next) : std::nullopt;
        }
        return out;
    }

    std::optional<Conditions> together(int depth) {
        std::optional<Conditions> out = single(depth);
        while (out && (takeWord("and") || takeSign("&&"))) {
            const std::optional<Conditions> next = single(depth);
            if (!next || out->size() + next->size() > mostGroups) return std::nullopt;
            out = bothHold(*out, *next);
        }
        return out;
    }

    std::optional<Conditions> single(int depth) {
        if (depth > deepest) return std::nullopt;
        if (takeWord("not") || takeSign("!")) {
            const std::optional<Conditions> inner = single(depth + 1);
            return inner ? opposite(*inner) : std::nullopt;
        }
        if (isSign("(") && !isSign(":", 2)) {
            ++m_at;
            std::optional<Conditions> inner = alternatives(depth + 1);
            return inner && takeSign(")") ? inner : std::nullopt;
        }
        return comparison();
    }

    /// `visited("Kitchen")`, `hasVisited("Kitchen")`, `(visited: "Kitchen")`, `(history:) contains "Kitchen"`.
    std::optional<Condition> visited() {
        Condition out;
        out.kind = Condition::Kind::visited;
        if ((isWord("visited") || isWord("hasVisited")) && isSign("(", 1) && peek(2).kind == Token::Kind::text && isSign(")", 3)) {
            out.passage = m_names.passage(peek(2).text);
            m_at += 4;
            return out;
        }
        if (isSign("(") && isWord("visited", 1) && isSign(":", 2) && peek(3).kind == Token::Kind::text && isSign(")", 4)) {
            out.passage = m_names.passage(peek(3).text);
            m_at += 5;
            return out;
        }
        if (isSign("(") && isWord("history", 1) && isSign(":", 2) && isSign(")", 3) && isWord("contains", 4) && peek(5).kind == Token::Kind::text) {
            out.passage = m_names.passage(peek(5).text);
            m_at += 6;
            return out;
        }
        return std::nullopt;
    }

    std::optional<int> value() {
        const bool minus = takeSign("-");
        if (peek().kind == Token::Kind::number) {
            const int number = m_tokens[m_at++].number;
            return minus ? -number : number;
        }
        if (minus) return std::nullopt;
        if (takeWord("true")) return 1;
        if (takeWord("false")) return 0;
        return std::nullopt;
    }

    std::optional<Compare> compare() {
        if (takeWord("is")) {
            if (takeWord("not")) return Compare::unequal;
            if (takeWord("gte")) return Compare::atLeast;
            return Compare::equal;
        }
        constexpr std::array<std::pair<std::string_view, Compare>, 17> all{{{"===", Compare::equal}, {"==", Compare::equal}, {"eq", Compare::equal},
            {"!==", Compare::unequal}, {"!=", Compare::unequal}, {"neq", Compare::unequal}, {"ne", Compare::unequal}, {"isnot", Compare::unequal},
            {">=", Compare::atLeast}, {"gte", Compare::atLeast}, {"<=", Compare::atMost}, {"lte", Compare::atMost}, {">", Compare::more}, {"gt", Compare::more},
            {"<", Compare::less}, {"lt", Compare::less}, {"=", Compare::equal}}};
        for (const auto& [words, how] : all) {
            if (takeSign(words) || takeWord(words)) return how;
        }
        return std::nullopt;
    }

    std::optional<Conditions> comparison() {
        if (std::optional<Condition> been = visited()) {
            // "visited("x") > 0" and "is true" say no more than the thing itself.
            const std::size_t before = m_at;
            if (const std::optional<Compare> how = compare()) {
                const std::optional<int> number = value();
                const bool atLeastOnce = number && ((*how == Compare::more && *number == 0) || (*how == Compare::atLeast && *number == 1) || (*how == Compare::equal && *number == 1 && before > 0));
                const bool never = number && *how == Compare::equal && *number == 0;
                if (!atLeastOnce && !never) return std::nullopt;
                been->negated = never;
            }
            return Conditions{{*been}};
        }
        if (peek().kind == Token::Kind::variable) {
            const VariableId variable = m_names.variable(m_tokens[m_at++].text);
            const std::optional<Compare> how = compare();
            if (!how) {
                m_names.seen(variable, 1);
                return Conditions{{inRange(variable, 1, std::nullopt)}};
            }
            const std::optional<int> number = value();
            return number ? compared(variable, *how, *number) : std::nullopt;
        }
        const std::optional<int> number = value();
        const std::optional<Compare> how = number ? compare() : std::nullopt;
        if (!how || peek().kind != Token::Kind::variable) return std::nullopt;
        return compared(m_names.variable(m_tokens[m_at++].text), turned(*how), *number);
    }

    static Condition inRange(const VariableId& variable, std::optional<int> low, std::optional<int> high) {
        Condition out;
        out.variable = variable;
        out.atLeast = low;
        out.atMost = high;
        return out;
    }

    std::optional<Conditions> compared(const VariableId& variable, Compare how, int number) {
        m_names.seen(variable, number);
        Condition out = inRange(variable, std::nullopt, std::nullopt);
        switch (how) {
            case Compare::equal:
            case Compare::unequal: out.atLeast = out.atMost = number; break;
            case Compare::more: out.atLeast = number + 1; break;
            case Compare::atLeast: out.atLeast = number; break;
            case Compare::less: out.atMost = number - 1; break;
            case Compare::atMost: out.atMost = number; break;
        }
        out.negated = how == Compare::unequal;
        if (std::max(out.atLeast.value_or(0), out.atMost.value_or(0)) > largest || std::min(out.atLeast.value_or(0), out.atMost.value_or(0)) < smallest) return std::nullopt;
        return Conditions{{out}};
    }

    std::optional<Effect> effect() {
        std::optional<int> first;
        if (peek().kind != Token::Kind::variable) {
            // Harlowe's "(put: 5 into $x)".
            first = value();
            if (!first || !takeWord("into") || peek().kind != Token::Kind::variable) return std::nullopt;
        }
        const std::string name = m_tokens[m_at++].text;
        Effect out;
        out.variable = m_names.variable(name);
        if (first) return setTo(std::move(out), *first);
        if (takeSign("++") || takeSign("--")) {
            out.by = m_tokens[m_at - 1].text == "++" ? 1 : -1;
            return out;
        }
        if (isSign("+=") || isSign("-=")) {
            const int sign = takeSign("+=") ? 1 : (++m_at, -1);
            const std::optional<int> number = value();
            if (!number) return std::nullopt;
            out.by = sign * *number;
            return out;
        }
        if (!takeWord("to") && !takeSign("=")) return std::nullopt;
        const bool itself = takeWord("it") || (peek().kind == Token::Kind::variable && peek().text == name && (++m_at, true));
        if (!itself) {
            const std::optional<int> number = value();
            return number ? std::optional(setTo(std::move(out), *number)) : std::nullopt;
        }
        if (!isSign("+") && !isSign("-")) return std::nullopt;
        const int sign = takeSign("+") ? 1 : (++m_at, -1);
        const std::optional<int> number = value();
        if (!number) return std::nullopt;
        out.by = sign * *number;
        return out;
    }

    Effect setTo(Effect effect, int number) const {
        m_names.seen(effect.variable, number);
        effect.set = number;
        return effect;
    }

    std::vector<Token> m_tokens;
    const TweeNames& m_names;
    std::size_t m_at = 0;
};

Condition denied(Condition condition) {
    condition.negated = !condition.negated;
    return condition;
}

}  // namespace

Conditions bothHold(const Conditions& a, const Conditions& b) {
    Conditions out = a;
    for (const auto& group : b) {
        if (std::find(out.begin(), out.end(), group) == out.end()) out.push_back(group);
    }
    return out;
}

std::optional<Conditions> eitherHolds(const Conditions& a, const Conditions& b) {
    // (a and b) or c: (a or c) and (b or c). No groups at all means always.
    if (a.size() * b.size() > mostGroups) return std::nullopt;
    Conditions out;
    for (const auto& left : a) {
        for (const auto& right : b) {
            std::vector<Condition> group = left;
            group.insert(group.end(), right.begin(), right.end());
            if (group.size() > mostInGroup) return std::nullopt;
            out.push_back(std::move(group));
        }
    }
    return out;
}

std::optional<Conditions> opposite(const Conditions& conditions) {
    std::optional<Conditions> out;
    for (const auto& group : conditions) {
        Conditions none;
        for (const Condition& condition : group) none.push_back({denied(condition)});
        out = out ? eitherHolds(*out, none) : std::optional(std::move(none));
        if (!out) return std::nullopt;
    }
    return out;
}

std::optional<Conditions> tweeCondition(std::string_view expression, const TweeNames& names) {
    std::optional<std::vector<Token>> tokens = tokensOf(expression);
    return tokens ? Reader(std::move(*tokens), names).condition() : std::nullopt;
}

std::optional<std::vector<Effect>> tweeEffects(std::string_view assignments, const TweeNames& names) {
    std::optional<std::vector<Token>> tokens = tokensOf(assignments);
    return tokens ? Reader(std::move(*tokens), names).effects() : std::nullopt;
}

}  // namespace carewright
