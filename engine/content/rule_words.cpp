#include "engine/content/rule_words.h"

#include <algorithm>
#include <array>

#include "engine/content/element_names.h"

namespace carewright {
namespace {

/// What a rule takes over from the one around it, so that only what differs need be said.
struct Inherited {
    Within within = Within::response;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
    Mood mood = Mood::either;
    Tense time = Tense::either;
};

bool isLeaf(const Rule& rule) {
    return rule.kind == Rule::Kind::concept_ || rule.kind == Rule::Kind::words || rule.kind == Rule::Kind::point;
}

/// Fits into the line of the rule around it.
bool fitsInLine(const Rule& rule) { return isLeaf(rule) && rule.unless.empty() && rule.note.empty(); }

class Sayer {
public:
    explicit Sayer(const Course* names) : m_names(names) {}

    RuleSaying say(const Rule& rule, const RulePath& path, const Inherited& above) {
        RuleSaying out;
        out.path = path;
        out.construct = constructOf(rule);
        out.note = rule.note;
        const Inherited here{rule.within, rule.polarity, rule.voice, rule.mood, rule.time};
        if (isLeaf(rule)) {
            leaf(rule, path, above, out.line);
        } else {
            const bool inLine = !rule.parts.empty() && std::ranges::all_of(rule.parts, fitsInLine);
            const bool named = path.steps.empty();
            const bool obvious = named && rule.kind == Rule::Kind::all && rule.parts.size() < 2 && guards(rule, above).empty();
            if (!obvious) opening(rule, path, above, inLine, here, out.line);
            if (!inLine || obvious) {
                for (std::size_t i = 0; i < rule.parts.size(); ++i) out.parts.push_back(say(rule.parts[i], path.below(false, i), obvious ? above : here));
            }
        }
        for (std::size_t i = 0; i < rule.unless.size(); ++i) {
            Inherited handed = here;
            handed.polarity = Polarity::either;
            out.unless.push_back(say(rule.unless[i], path.below(true, i), handed));
        }
        return out;
    }

private:
    static void plain(std::vector<RuleWord>& line, const RulePath& path, std::string text) {
        if (!line.empty() && line.back().kind == RuleWord::Kind::plain && line.back().path == path) line.back().text += text;
        else line.push_back({RuleWord::Kind::plain, std::move(text), {}, path});
    }

    /// What has to be said besides polarity, which stands before a leaf.
    static std::string guards(const Rule& rule, const Inherited& above) {
        std::string out;
        const auto add = [&](std::string_view words) { out += (out.empty() ? "" : ", ") + std::string(words); };
        if (rule.voice != above.voice) {
            add(rule.voice == Voice::others ? "as the view of others" : rule.voice == Voice::own ? "as the writer's own view" : "whoever's view it is");
        }
        if (rule.mood != above.mood) {
            add(rule.mood == Mood::stated ? "stated as so" : rule.mood == Mood::supposed ? "only supposed (if, might)" : "stated or supposed");
        }
        if (rule.time != above.time) {
            add(rule.time == Tense::now ? "of now" : rule.time == Tense::past ? "of former times" : "of now or of former times");
        }
        if (!isLeaf(rule) && rule.polarity != above.polarity) {
            add(rule.polarity == Polarity::denied ? "denied" : rule.polarity == Polarity::either ? "denied or not" : "not denied");
        }
        return out;
    }

    void leaf(const Rule& rule, const RulePath& path, const Inherited& above, std::vector<RuleWord>& line) const {
        if (rule.kind == Rule::Kind::point) {
            plain(line, path, "the point ");
            line.push_back({RuleWord::Kind::point, m_names ? nameOfPoint(*m_names, rule.ref) : rule.ref, rule.ref, path});
            plain(line, path, " has been earned");
            return;
        }
        if (rule.polarity != above.polarity && rule.polarity == Polarity::denied) plain(line, path, "said not to be ");
        if (rule.kind == Rule::Kind::concept_) line.push_back({RuleWord::Kind::concept_, m_names ? nameOfConcept(*m_names, rule.ref) : rule.ref, rule.ref, path});
        else line.push_back({RuleWord::Kind::wording, rule.text, {}, path});
        std::string after;
        if (rule.polarity != above.polarity && rule.polarity == Polarity::either) after = "denied or not";
        if (rule.polarity != above.polarity && rule.polarity == Polarity::affirmed) after = "not denied";
        if (const std::string more = guards(rule, above); !more.empty()) after += (after.empty() ? "" : ", ") + more;
        if (!after.empty()) plain(line, path, " (" + after + ")");
    }

    void inlineParts(const Rule& rule, const RulePath& path, const Inherited& here, std::string_view between, std::string_view lastBetween,
                     std::vector<RuleWord>& line) {
        for (std::size_t i = 0; i < rule.parts.size(); ++i) {
            if (i > 0) plain(line, path, std::string(i + 1 == rule.parts.size() ? lastBetween : between));
            Inherited handed = here;
            // "Not staff but the person" says itself that the first is denied.
            if (i == 0 && rule.kind == Rule::Kind::relation && rule.relation == Rule::Relation::notBut) handed.polarity = rule.parts[i].polarity;
            leaf(rule.parts[i], path.below(false, i), handed, line);
        }
    }

    void opening(const Rule& rule, const RulePath& path, const Inherited& above, bool inLine, const Inherited& here, std::vector<RuleWord>& line) {
        std::string after;
        const auto add = [&](std::string_view words) { if (!words.empty()) after += ", " + std::string(words); };
        if (rule.kind != Rule::Kind::any) {
            if (rule.within != above.within) add(rule.within == Within::response ? "anywhere in the response" : withinWords(rule.within));
        }
        if (const std::string more = guards(rule, above); !more.empty()) add(more);
        switch (rule.kind) {
            case Rule::Kind::all: plain(line, path, inLine ? "" : rule.parts.size() == 2 ? "both of these" : "all of these"); break;
            case Rule::Kind::any: plain(line, path, inLine ? (rule.parts.size() > 1 ? "any one of: " : "") : "any one of these"); break;
            case Rule::Kind::atLeast: plain(line, path, "any " + numberInWords(rule.count) + " of" + (inLine ? ": " : " these")); break;
            case Rule::Kind::inOrder: plain(line, path, inLine ? "in this order: " : "these in this order"); break;
            case Rule::Kind::near: plain(line, path, inLine ? "near each other: " : "these near each other"); break;
            case Rule::Kind::relation:
                if (!inLine || rule.parts.size() != 2) plain(line, path, "the first of these " + std::string(relationWords(rule.relation)) + " the second");
                break;
            case Rule::Kind::exampleGiven: plain(line, path, rule.parts.empty() ? "an example is given" : inLine ? "an example is given with " : "an example is given with these"); break;
            default: break;
        }
        if (inLine) {
            switch (rule.kind) {
                case Rule::Kind::any:
                case Rule::Kind::atLeast: inlineParts(rule, path, here, ", ", " or ", line); break;
                case Rule::Kind::inOrder: inlineParts(rule, path, here, ", then ", ", then ", line); break;
                case Rule::Kind::relation: {
                    const std::string joining = " " + std::string(relationWords(rule.relation)) + " ";
                    if (rule.parts.size() == 2 && rule.relation == Rule::Relation::fromTo) plain(line, path, "from ");
                    if (rule.parts.size() == 2 && rule.relation == Rule::Relation::notBut) plain(line, path, "not ");
                    inlineParts(rule, path, here, rule.parts.size() == 2 ? std::string_view(joining) : ", ", rule.parts.size() == 2 ? std::string_view(joining) : " and ", line);
                    break;
                }
                default: inlineParts(rule, path, here, ", ", " and ", line); break;
            }
        }
        if (rule.kind == Rule::Kind::near) add("at most " + numberInWords(rule.count) + (rule.count == 1 ? " word" : " words") + " between");
        if (!after.empty()) plain(line, path, after);
        if (!inLine && !rule.parts.empty()) plain(line, path, ":");
        std::erase_if(line, [](const RuleWord& word) { return word.kind == RuleWord::Kind::plain && word.text.empty(); });
    }

    const Course* m_names;  ///< null: ids
};

}  // namespace

std::string numberInWords(int number) {
    static constexpr std::array<std::string_view, 13> words = {"no", "one", "two", "three", "four", "five", "six",
                                                               "seven", "eight", "nine", "ten", "eleven", "twelve"};
    return number >= 0 && number < static_cast<int>(words.size()) ? std::string(words[static_cast<std::size_t>(number)]) : std::to_string(number);
}

std::string_view relationWords(Rule::Relation relation) {
    switch (relation) {
        case Rule::Relation::gives: return "gives or increases";
        case Rule::Relation::insteadOf: return "instead of";
        case Rule::Relation::fromTo: return "to";
        case Rule::Relation::notBut: return "but";
        case Rule::Relation::soThat: return "so that";
        case Rule::Relation::because: return "because of";
        case Rule::Relation::does: return "is who does";
    }
    return {};
}

std::string_view withinWords(Within within) {
    switch (within) {
        case Within::clause: return "in one clause";
        case Within::sentence: return "in one sentence";
        case Within::neighbours: return "in one sentence or the next";
        case Within::response: return {};
    }
    return {};
}

std::string_view constructOf(const Rule& rule) {
    if (rule.kind == Rule::Kind::relation) return nameOf(relationNames, rule.relation);
    return nameOf(ruleKindNames, rule.kind);
}

RuleSaying sayRule(const Rubric& rubric, const RulePath& path, const Course* names) {
    const Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return {};
    Inherited above;
    RulePath up = path;
    if (!path.steps.empty()) {
        const bool unless = path.steps.back().unless;
        up = path.above();
        const Rule* around = ruleAt(rubric, up);
        above = {around->within, unless ? Polarity::either : around->polarity, around->voice, around->mood, around->time};
    }
    return Sayer(names).say(*rule, path, above);
}

std::string nameOfConcept(const Course& course, std::string_view id) {
    const Concept* concept_ = course.findConcept(ConceptId(std::string(id)));
    return concept_ != nullptr && !concept_->meaning.empty() ? concept_->meaning : std::string(id);
}

std::string nameOfPoint(const Course& course, std::string_view id) {
    const MarkingPoint* point = course.findPoint(PointId(std::string(id)));
    return point != nullptr && !point->title.empty() ? point->title : std::string(id);
}

std::string inWords(const RuleSaying& saying) {
    std::string out;
    for (const RuleWord& word : saying.line) {
        if (word.kind == RuleWord::Kind::wording) out += "“" + word.text + "”";
        else out += word.text;
    }
    for (std::size_t i = 0; i < saying.parts.size(); ++i) {
        if (!out.empty()) out += i == 0 ? " " : "; ";
        out += inWords(saying.parts[i]);
    }
    for (std::size_t i = 0; i < saying.unless.size(); ++i) out += (i == 0 ? ", unless " : " or ") + inWords(saying.unless[i]);
    return out;
}

}  // namespace carewright
