#include "engine/exchange/twee_body.h"

#include <algorithm>
#include <array>

#include "engine/base/trimmed.h"
#include "engine/content/inline_text.h"

namespace carewright {
namespace {

constexpr std::size_t deepest = 24, mostLinks = 200, mostBlocks = 500;
constexpr std::string_view space = " \t\r\n";

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Case, hyphens and underscores make no difference to Harlowe: "(Else-If:" is "elseif".
std::string macroName(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != '-' && c != '_') out += lower(c);
    }
    return out;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string out = singleSpaced(text.substr(0, longest));
    // Never a piece of a character at the end.
    while (!out.empty() && text.size() > longest && (static_cast<unsigned char>(out.back()) & 0x80) != 0) out.pop_back();
    return "“" + out + (text.size() > longest ? "…”" : "”");
}

/// The first texts in quotes, at most two.
std::array<std::string_view, 2> textsIn(std::string_view words) {
    std::array<std::string_view, 2> out;
    std::size_t from = 0;
    for (std::string_view& text : out) {
        const std::size_t open = words.find_first_of("\"'", from);
        const std::size_t close = open == std::string_view::npos ? open : words.find(words[open], open + 1);
        if (close == std::string_view::npos) break;
        text = words.substr(open + 1, close - open - 1);
        from = close + 1;
    }
    return out;
}

struct LinkWords {
    std::string_view text, target;
};

LinkWords splitLink(std::string_view inner) {
    if (const std::size_t at = inner.rfind("->"); at != std::string_view::npos) return {trimmed(inner.substr(0, at)), trimmed(inner.substr(at + 2))};
    if (const std::size_t at = inner.find("<-"); at != std::string_view::npos) return {trimmed(inner.substr(at + 2)), trimmed(inner.substr(0, at))};
    if (const std::size_t at = inner.find('|'); at != std::string_view::npos) return {trimmed(inner.substr(0, at)), trimmed(inner.substr(at + 1))};
    return {trimmed(inner), trimmed(inner)};
}

class Reader {
public:
    Reader(std::string_view body, const TweeNames& names, const std::function<void(int, std::string)>& note) : m_body(body), m_names(names), m_note(note), m_workLeft(32 * body.size() + 65536) {
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (body[i] == '\n') m_lineEnds.push_back(i);
        }
    }

    TweeBody read() {
        span(0, m_body.size());
        flush();
        if (!m_frames.empty()) note(m_frames.back().at, "An <<if>> is not closed; what follows it was taken as belonging to it.");
        return std::move(m_out);
    }

private:
    /// One if with its branches, or the hook of a Harlowe macro.
    struct Frame {
        Conditions now;             ///< what must hold for what stands here
        Conditions before;          ///< none of the branches before held
        bool known = true;          ///< false: the condition could not be carried over
        std::size_t at = 0;
    };

    void note(std::size_t at, std::string text) {
        m_note(lineOf(at), std::move(text));
    }
    [[nodiscard]] int lineOf(std::size_t at) const { return static_cast<int>(std::lower_bound(m_lineEnds.begin(), m_lineEnds.end(), at) - m_lineEnds.begin()); }

    /// Looks ahead for words. A text made of things that are never closed would be searched to its end for each of them;
    /// looking ahead has a budget, and where it is spent nothing is found any more.
    [[nodiscard]] std::size_t find(std::string_view wanted, std::size_t from, std::size_t end) {
        if (m_workLeft == 0 || from >= end) return std::string_view::npos;
        const std::size_t found = m_body.substr(0, end).find(wanted, from);
        spend((found == std::string_view::npos ? end : found) - from);
        return found;
    }
    void spend(std::size_t work) { m_workLeft -= std::min(m_workLeft, work); }

    /// Where brackets that were opened before `from` close. Quotes hide brackets.
    [[nodiscard]] std::size_t closing(std::size_t from, std::size_t end, char open, char close, bool quotes) {
        int depth = 1;
        for (std::size_t i = from; i < end && m_workLeft > 0; ++i, spend(1)) {
            const char c = m_body[i];
            if (quotes && (c == '"' || c == '\'')) {
                const std::size_t quote = find({&c, 1}, i + 1, end);
                if (quote == std::string_view::npos) return quote;
                i = quote;
            } else if (c == open) {
                ++depth;
            } else if (c == close && --depth == 0) {
                return i;
            }
        }
        return std::string_view::npos;
    }

    [[nodiscard]] Conditions when() const {
        Conditions out;
        for (const Frame& frame : m_frames) out = bothHold(out, frame.now);
        return out;
    }

    void flush() {
        const std::string words = singleSpaced(m_text);
        m_text.clear();
        if (words.empty()) return;
        if (m_out.blocks.size() == mostBlocks) {
            if (!m_full) note(0, "The passage has more paragraphs than can be kept; the rest is left out.");
            m_full = true;
            return;
        }
        m_out.blocks.push_back({words, {}, when(), {}});
    }

    void span(std::size_t at, std::size_t end) {
        while (at < end) at = std::max(at + 1, step(at, end));
    }

    /// Reads what begins at `at`; where to go on.
    std::size_t step(std::size_t at, std::size_t end) {
        const std::string_view rest = m_body.substr(at, end - at);
        if (rest.starts_with("[[")) return link(at, end);
        if (rest.starts_with("<<")) return sugarMacro(at, end);
        if (rest.starts_with("/*")) return after(at, "*/", end);
        if (rest.starts_with("/%")) return after(at, "%/", end);
        if (rest.starts_with("<!--")) return after(at, "-->", end);
        switch (rest.front()) {
            case '(':
                if (const std::size_t next = harloweMacro(at, end); next > at) return next;
                break;
            case '<':
                if (const std::size_t next = html(at, end); next > at) return next;
                break;
            case '$':
                if (const std::size_t next = printed(at, end); next > at) return next;
                break;
            case '\n': flush(); return at + 1;
            case '\'':
                if (rest.starts_with("''")) return at + 2;      // bold
                break;
            case '*':
                if (rest.starts_with("**")) return at + 2;
                break;
            case '/':
                if (rest.starts_with("//") && (at == 0 || m_body[at - 1] != ':')) return at + 2;    // italics, but not of an address
                break;
            case '\\':
                if (rest.starts_with("\\\n")) return at + 2;    // goes on without a new line
                break;
            default: break;
        }
        m_text += rest.front();
        return at + 1;
    }

    std::size_t after(std::size_t at, std::string_view close, std::size_t end) {
        const std::size_t found = find(close, at + 2, end);
        return found == std::string_view::npos ? end : found + close.size();
    }

    /// Whether nothing but a list mark stands before it on its line and nothing behind: then the words of a link are its own.
    [[nodiscard]] bool alone(std::size_t next) const {
        const bool before = m_text.find_first_not_of(" \t*-+.0123456789") == std::string::npos;
        const std::size_t behind = m_body.find_first_not_of(" \t\r", next);
        return before && (behind == std::string_view::npos || m_body[behind] == '\n' || m_body[behind] == ']' || m_body[behind] == '<' || m_body[behind] == '[');
    }

    void addLink(std::size_t at, LinkWords words, std::vector<Effect> effects) {
        if (words.target.empty()) return note(at, "A link leads nowhere and was left out.");
        if (m_out.links.size() == mostLinks) {
            note(at, "There are more links in one passage than can be kept; this one was left out.");
            return;
        }
        if (words.target.find_first_of("$<(\"") != std::string_view::npos && words.target.find_first_of("$\"") != std::string_view::npos) {
            return note(at, "The link " + quoted(words.text) + " leads to what a variable says; give the choice its passage by hand.");
        }
        if (std::any_of(m_frames.begin(), m_frames.end(), [](const Frame& frame) { return !frame.known; }))
            note(at, "The choice " + quoted(words.text) + " is open always, as its condition could not be carried over.");
        m_out.links.push_back({singleSpaced(words.text.empty() ? words.target : words.text), singleSpaced(words.target), when(), std::move(effects), lineOf(at)});
    }

    std::size_t link(std::size_t at, std::size_t end) {
        const std::size_t close = find("]]", at + 2, end);
        if (close == std::string_view::npos) {
            note(at, "A link is not closed; its words were kept as text.");
            return at + 2;
        }
        std::string_view inner = m_body.substr(at + 2, close - at - 2);
        std::vector<Effect> effects;
        if (const std::size_t setter = inner.find("]["); setter != std::string_view::npos) {
            const std::string_view assignment = inner.substr(setter + 2);
            inner = inner.substr(0, setter);
            if (auto read = tweeEffects(assignment, m_names)) effects = std::move(*read);
            else note(at, "What the link " + quoted(inner) + " sets could not be carried over: " + quoted(assignment) + ".");
        }
        const LinkWords words = splitLink(inner);
        if (m_linkDepth > 0) {
            m_macroLink = words;
            return close + 2;
        }
        if (!alone(close + 2)) m_text += words.text;
        else m_text.clear();
        addLink(at, words, std::move(effects));
        return close + 2;
    }

    void openFrame(std::size_t at, std::optional<Conditions> condition, std::string_view expression) {
        flush();
        Frame frame;
        frame.at = at;
        branch(frame, at, std::move(condition), expression);
        m_frames.push_back(std::move(frame));
    }

    /// Sets what holds in the next branch of a frame: not what held before, and this.
    void branch(Frame& frame, std::size_t at, std::optional<Conditions> condition, std::string_view expression) {
        std::optional<Conditions> none = condition ? opposite(*condition) : std::nullopt;
        if (!condition) note(at, "The condition " + quoted(expression) + " could not be carried over; what depends on it is shown always.");
        constexpr std::size_t mostGroups = 32;
        if (condition && frame.before.size() + condition->size() > mostGroups) {
            condition.reset();
            none.reset();
            note(at, "There are more branches here than can be told apart; what this one holds is shown always.");
        }
        frame.known = frame.known && condition.has_value();
        frame.now = condition ? bothHold(frame.before, *condition) : Conditions{};
        if (none) frame.before = bothHold(frame.before, *none);
    }

    void otherwise(Frame& frame) { frame.now = frame.known ? frame.before : Conditions{}; }

    void set(std::size_t at, std::string_view assignments) {
        auto effects = tweeEffects(assignments, m_names);
        if (!effects) return note(at, "What is set here could not be carried over: " + quoted(assignments) + ".");
        if (m_linkDepth > 0) {
            m_macroEffects.insert(m_macroEffects.end(), effects->begin(), effects->end());
        } else if (m_frames.empty()) {
            m_out.effects.insert(m_out.effects.end(), effects->begin(), effects->end());
        } else {
            note(at, "What is set here depends on a condition, which passages cannot say: " + quoted(assignments) + "; let the choices that lead here do it.");
        }
    }

    std::size_t sugarMacro(std::size_t at, std::size_t end) {
        const std::size_t close = sugarEnd(at + 2, end);
        if (close == std::string_view::npos) {
            note(at, "A << is not closed; it was kept as text.");
            m_text += "<<";
            return at + 2;
        }
        std::string_view inner = trimmed(m_body.substr(at + 2, close - at - 2));
        std::size_t nameEnd = 0;
        while (nameEnd < inner.size() && space.find(inner[nameEnd]) == std::string_view::npos) ++nameEnd;
        const std::string_view name = inner.substr(0, nameEnd), rest = trimmed(inner.substr(nameEnd));
        const std::size_t next = close + 2;
        if (name == "if") {
            if (m_frames.size() >= deepest) {
                note(at, "Conditions are nested too deeply here; this one was left out.");
                ++m_tooDeep;
                return next;
            }
            openFrame(at, tweeCondition(rest, m_names), rest);
        } else if (name == "elseif" || name == "else") {
            if (m_frames.empty() || m_tooDeep > 0) return next;
            flush();
            if (name == "else") otherwise(m_frames.back());
            else branch(m_frames.back(), at, tweeCondition(rest, m_names), rest);
        } else if (name == "/if" || name == "endif") {
            if (m_tooDeep > 0) {
                --m_tooDeep;
            } else if (!m_frames.empty()) {
                flush();
                m_frames.pop_back();
            }
        } else if (name == "set") {
            set(at, rest);
        } else if (name == "link" || name == "button") {
            return sugarLink(at, name, rest, next, end);
        } else if (name == "goto") {
            note(at, "The passage goes on by itself; it became a choice.");
            addLink(at, {"Go on", textsIn(rest)[0]}, {});
        } else if (name != "nobr" && name != "/nobr" && name != "silently" && name != "/silently" && name != "silent" && name != "/silent") {
            note(at, "The macro " + quoted(m_body.substr(at, next - at)) + " has no counterpart and was left out.");
        }
        return next;
    }

    [[nodiscard]] std::size_t sugarEnd(std::size_t at, std::size_t end) {
        for (std::size_t i = at; i + 1 < end && m_workLeft > 0; ++i, spend(1)) {
            if (m_body[i] == '"') {
                const std::size_t quote = find("\"", i + 1, end);
                if (quote == std::string_view::npos) continue;
                i = quote;
            } else if (m_body[i] == '>' && m_body[i + 1] == '>') {
                return i;
            }
        }
        return std::string_view::npos;
    }

    /// `<<link "Ask her" "Kitchen">>…<</link>>` and `<<link [[Ask her|Kitchen]]>>…<</link>>`.
    std::size_t sugarLink(std::size_t at, std::string_view name, std::string_view rest, std::size_t next, std::size_t end) {
        LinkWords words;
        if (rest.starts_with("[[")) {
            words = splitLink(rest.substr(2, rest.find("]]") == std::string_view::npos ? rest.size() : rest.find("]]") - 2));
        } else {
            const std::array<std::string_view, 2> texts = textsIn(rest);
            words = {texts[0], texts[1]};
        }
        const std::string ending = "<</" + std::string(name) + ">>";
        const std::size_t close = find(ending, next, end);
        std::vector<Effect> effects;
        if (close != std::string_view::npos && m_linkDepth == 0) {
            flush();
            ++m_linkDepth;
            const std::size_t blocks = m_out.blocks.size();
            span(next, close);
            flush();
            --m_linkDepth;
            m_out.blocks.resize(std::min(blocks, m_out.blocks.size()));
            effects = std::exchange(m_macroEffects, {});
            if (words.target.empty()) words.target = m_macroLink.target;
            m_macroLink = {};
        }
        if (words.target.empty()) note(at, "The link " + quoted(words.text) + " stays in its passage, which choices cannot; it was left out.");
        else addLink(at, words, std::move(effects));
        return close == std::string_view::npos ? next : close + ending.size();
    }

    /// `(name: …)` with its hook; `at` where it is plain text in brackets.
    std::size_t harloweMacro(std::size_t at, std::size_t end) {
        std::size_t colon = at + 1;
        while (colon < end && (isLetter(m_body[colon]) || m_body[colon] == '-' || m_body[colon] == '_')) ++colon;
        if (colon == at + 1 || colon >= end || m_body[colon] != ':') return at;
        const std::size_t close = closing(colon + 1, end, '(', ')', true);
        if (close == std::string_view::npos) {
            note(at, "A macro is not closed; it was kept as text.");
            return at;
        }
        const std::string name = macroName(m_body.substr(at + 1, colon - at - 1));
        const std::string_view rest = trimmed(m_body.substr(colon + 1, close - colon - 1));
        if (name == "set" || name == "put") {
            set(at, rest);
            return close + 1;
        }
        if (name == "linkgoto" || name == "link" || name == "linkreveal" || name == "goto") return harloweLink(at, name, rest, close + 1);
        std::size_t hook = close + 1;
        while (hook < end && space.find(m_body[hook]) != std::string_view::npos) ++hook;
        const bool hooked = hook < end && m_body[hook] == '[' && !m_body.substr(hook).starts_with("[[");
        const std::size_t hookEnd = hooked ? closing(hook + 1, end, '[', ']', false) : std::string_view::npos;
        if (name == "if" || name == "unless" || name == "elseif" || name == "else") {
            if (hookEnd == std::string_view::npos) {
                note(at, "The condition " + quoted(m_body.substr(at, close + 1 - at)) + " has no text of its own and was left out.");
                return close + 1;
            }
            return harloweIf(at, name, rest, hook, hookEnd);
        }
        note(at, "The macro " + quoted(m_body.substr(at, close + 1 - at)) + " has no counterpart and was left out" + (hookEnd == std::string_view::npos ? "." : "; the text it stands before was kept."));
        if (hookEnd == std::string_view::npos || m_depth >= deepest) return close + 1;
        ++m_depth;
        span(hook + 1, hookEnd);
        --m_depth;
        return hookEnd + 1;
    }

    std::size_t harloweIf(std::size_t at, const std::string& name, std::string_view rest, std::size_t hook, std::size_t hookEnd) {
        if (m_frames.size() >= deepest) {
            note(at, "Conditions are nested too deeply here; this one was left out with its text.");
            return hookEnd + 1;
        }
        const std::size_t outside = m_frames.size();
        if (name == "if" || name == "unless") {
            std::optional<Conditions> condition = tweeCondition(rest, m_names);
            if (condition && name == "unless") condition = opposite(*condition);
            openFrame(at, std::move(condition), rest);
        } else {
            flush();
            Frame frame = m_lastIf;
            frame.at = at;
            if (name == "else") otherwise(frame);
            else branch(frame, at, tweeCondition(rest, m_names), rest);
            m_frames.push_back(std::move(frame));
        }
        span(hook + 1, hookEnd);
        flush();
        // Tags of another story format in the hook may have closed it, or left one open.
        if (m_frames.size() > outside) {
            m_lastIf = m_frames[outside];
            m_frames.resize(outside);
        }
        return hookEnd + 1;
    }

    std::size_t harloweLink(std::size_t at, const std::string& name, std::string_view rest, std::size_t next) {
        const std::array<std::string_view, 2> texts = textsIn(rest);
        if (name == "goto" && !texts[0].empty()) {
            note(at, "The passage goes on by itself; it became a choice.");
            addLink(at, {"Go on", texts[0]}, {});
        } else if (name == "linkgoto" && !texts[0].empty()) {
            addLink(at, {texts[0], texts[1].empty() ? texts[0] : texts[1]}, {});
        } else {
            note(at, "The macro " + quoted(m_body.substr(at, next - at)) + " has no counterpart and was left out.");
        }
        return next;
    }

    std::size_t html(std::size_t at, std::size_t end) {
        std::size_t i = at + 1;
        if (i < end && m_body[i] == '/') ++i;
        const std::size_t nameStart = i;
        while (i < end && (isLetter(m_body[i]) || (i > nameStart && m_body[i] >= '0' && m_body[i] <= '9'))) ++i;
        if (i == nameStart) return at;
        const std::size_t close = find(">", i, end);
        if (close == std::string_view::npos) return at;
        const std::string name = macroName(m_body.substr(nameStart, i - nameStart));
        constexpr std::array<std::string_view, 14> plain{"b", "i", "u", "s", "em", "strong", "p", "br", "div", "span", "small", "big", "center", "hr"};
        if (name == "br" || name == "p" || name == "div" || name == "hr") flush();
        if (name == "script" || name == "style") {
            note(at, "A <" + name + "> has no counterpart and was left out.");
            return after(close, "</" + name, end);
        }
        if (std::find(plain.begin(), plain.end(), name) == plain.end()) note(at, "The HTML " + quoted(m_body.substr(at, close + 1 - at)) + " has no counterpart and was left out.");
        return close + 1;
    }

    std::size_t printed(std::size_t at, std::size_t end) {
        std::size_t i = at + 1;
        if (i >= end || !(isLetter(m_body[i]) || m_body[i] == '_')) return at;
        while (i < end && (isLetter(m_body[i]) || m_body[i] == '_' || (m_body[i] >= '0' && m_body[i] <= '9'))) ++i;
        note(at, "The text shows the value of " + std::string(m_body.substr(at, i - at)) + ", which texts cannot; shown variables stand beside the story instead.");
        return i;
    }

    std::string_view m_body;
    const TweeNames& m_names;
    const std::function<void(int, std::string)>& m_note;
    TweeBody m_out;
    std::string m_text;             ///< the paragraph so far
    std::vector<Frame> m_frames;
    Frame m_lastIf;                 ///< Harlowe's else belongs to the if before it
    std::vector<Effect> m_macroEffects;
    LinkWords m_macroLink;
    std::vector<std::size_t> m_lineEnds;
    std::size_t m_workLeft;         ///< bytes that may still be looked ahead
    std::size_t m_depth = 0;
    int m_linkDepth = 0, m_tooDeep = 0;
    bool m_full = false;
};

}  // namespace

TweeBody readTweeBody(std::string_view body, const TweeNames& names, const std::function<void(int line, std::string text)>& note) { return Reader(body, names, note).read(); }

}  // namespace carewright
