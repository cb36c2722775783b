#include "engine/authoring/rubric_editing.h"

#include <algorithm>
#include <functional>
#include <set>

#include "engine/authoring/id_words.h"
#include "engine/content/term_notation.h"

namespace carewright {
namespace {

bool isLeaf(Rule::Kind kind) { return kind == Rule::Kind::concept_ || kind == Rule::Kind::words || kind == Rule::Kind::point; }

std::size_t mostParts(Rule::Kind kind) { return isLeaf(kind) ? 0 : kind == Rule::Kind::relation ? 2 : mostRuleParts; }

auto noRule() { return fail(ErrorCode::notFound, "That part of the rubric is no longer there."); }

std::size_t depthOf(const Rule& rule) {
    std::size_t deepest = 0;
    for (const std::vector<Rule>* rules : {&rule.parts, &rule.unless}) {
        for (const Rule& part : *rules) deepest = std::max(deepest, 1 + depthOf(part));
    }
    return deepest;
}

RuleGuards handedDown(const Rule& rule, bool unless) {
    RuleGuards out = guardsOf(rule);
    if (unless) out.polarity = Polarity::either;
    return out;
}

/// Sets what differs, and goes on to the parts that had it from here.
void change(Rule& rule, const RuleGuards& from, const RuleGuards& to) {
    const auto follow = [](auto& value, auto before, auto after) {
        if (value == before) value = after;
    };
    const Rule::Kind kind = rule.kind;
    const RuleGuards before = guardsOf(rule);
    follow(rule.within, usualWithin(kind, from.within), usualWithin(kind, to.within));
    follow(rule.polarity, from.polarity, to.polarity);
    follow(rule.voice, from.voice, to.voice);
    follow(rule.mood, from.mood, to.mood);
    follow(rule.time, from.time, to.time);
    const RuleGuards after = guardsOf(rule);
    if (before == after) return;
    for (Rule& part : rule.parts) change(part, before, after);
    for (Rule& part : rule.unless) {
        RuleGuards was = before, is = after;
        was.polarity = is.polarity = Polarity::either;
        change(part, was, is);
    }
}

/// Gives a new rule, and all in it, what its place hands down.
void settle(Rule& rule, const RuleGuards& above) { change(rule, guardsOf(emptyRule(rule.kind)), above); }

Result<std::vector<TermText>> readTerms(std::string_view text) {
    std::vector<TermText> terms = splitTerms(text);
    if (terms.empty()) return fail(ErrorCode::invalidInput, "Write a word or a phrase first.");
    for (const TermText& term : terms) {
        if (const TermNotation notation = readTermNotation(term.text); !notation.ok()) return fail(ErrorCode::invalidInput, notation.problems.front());
    }
    return terms;
}

std::vector<TermText>& listOf(Concept& concept_, TermList list) { return list == TermList::terms ? concept_.terms : concept_.except; }

void eachRule(const Rule& rule, const std::function<void(const Rule&)>& use) {
    use(rule);
    for (const Rule& part : rule.parts) eachRule(part, use);
    for (const Rule& part : rule.unless) eachRule(part, use);
}

void eachRule(const Rubric& rubric, const std::function<void(const Rule&)>& use) {
    for (const std::vector<Rule>* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
        for (const Rule& rule : *rules) eachRule(rule, use);
    }
}

std::vector<ConceptId> namedIn(const std::vector<TermText>& terms) {
    std::vector<ConceptId> out;
    for (const TermText& term : terms) {
        for (ConceptId& id : conceptsIn(readTermNotation(term.text))) out.push_back(std::move(id));
    }
    return out;
}

std::vector<ConceptId> namedIn(const Concept& concept_) {
    std::vector<ConceptId> out = namedIn(concept_.terms);
    for (ConceptId& id : namedIn(concept_.except)) out.push_back(std::move(id));
    out.insert(out.end(), concept_.includes.begin(), concept_.includes.end());
    return out;
}

}  // namespace

RuleGuards guardsOf(const Rule& rule) { return {rule.within, rule.polarity, rule.voice, rule.mood, rule.time}; }

Rule emptyRule(Rule::Kind kind) {
    Rule rule;
    rule.kind = kind;
    rule.within = usualWithin(kind, Within::response);
    if (kind == Rule::Kind::atLeast) rule.count = 2;
    if (kind == Rule::Kind::near) rule.count = 5;
    return rule;
}

Rule conceptRule(const ConceptId& id) {
    Rule rule = emptyRule(Rule::Kind::concept_);
    rule.ref = id.value;
    return rule;
}

Rule wordsRule(std::string_view text) {
    Rule rule = emptyRule(Rule::Kind::words);
    rule.text = text;
    return rule;
}

Result<RulePath> addNamedRule(Rubric& rubric, RulePath::Use use) {
    std::vector<Rule>& rules = rulesOf(rubric, use);
    if (rules.size() >= mostRuleParts) return fail(ErrorCode::tooLarge, "A rubric holds at most " + std::to_string(mostRuleParts) + " rules of one kind.");
    std::set<std::string> taken;
    for (const std::vector<Rule>* all : {&rubric.award, &rubric.reject, &rubric.refer}) {
        for (const Rule& rule : *all) taken.insert(rule.id.value);
    }
    const std::string name = use == RulePath::Use::award ? "award" : use == RulePath::Use::reject ? "reject" : "refer";
    std::size_t number = rules.size() + 1;
    while (taken.contains(name + "-" + std::to_string(number))) ++number;
    Rule rule = emptyRule(Rule::Kind::all);
    rule.id = RuleId(name + "-" + std::to_string(number));
    rules.push_back(std::move(rule));
    return RulePath{use, rules.size() - 1, {}};
}

Result<RulePath> insertPart(Rubric& rubric, const RulePath& path, bool unless, std::size_t at, Rule part) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    std::vector<Rule>& into = unless ? rule->unless : rule->parts;
    const std::size_t most = unless ? mostRuleParts : mostParts(rule->kind);
    if (into.size() >= most) {
        return fail(ErrorCode::invalidInput, most == 0   ? "A word or a concept holds no parts. Put it into a rule that does, such as “any one of these”."
                                             : most == 2 ? "A relation joins exactly two parts. Take one out first, or put a rule around one of them."
                                                         : "That rule has as many parts as it can take.");
    }
    if (path.steps.size() + 1 + depthOf(part) > deepestRule) return fail(ErrorCode::tooLarge, "Rules can't stand deeper in one another than this.");
    settle(part, handedDown(*rule, unless));
    at = std::min(at, into.size());
    into.insert(into.begin() + static_cast<std::ptrdiff_t>(at), std::move(part));
    return path.below(unless, at);
}

Result<void> removeRule(Rubric& rubric, const RulePath& path) {
    if (ruleAt(rubric, path) == nullptr) return noRule();
    if (path.steps.empty()) {
        std::vector<Rule>& rules = rulesOf(rubric, path.use);
        rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(path.index));
        return {};
    }
    Rule* around = ruleAt(rubric, path.above());
    std::vector<Rule>& rules = path.steps.back().unless ? around->unless : around->parts;
    rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(path.steps.back().index));
    return {};
}

Result<RulePath> moveRule(Rubric& rubric, const RulePath& path, int by) {
    if (ruleAt(rubric, path) == nullptr) return noRule();
    RulePath out = path;
    std::size_t& index = path.steps.empty() ? out.index : out.steps.back().index;
    std::vector<Rule>* rules = &rulesOf(rubric, path.use);
    if (!path.steps.empty()) {
        Rule* around = ruleAt(rubric, path.above());
        rules = path.steps.back().unless ? &around->unless : &around->parts;
    }
    const auto last = static_cast<std::ptrdiff_t>(rules->size()) - 1;
    const auto from = static_cast<std::ptrdiff_t>(index), to = std::clamp<std::ptrdiff_t>(from + by, 0, last);
    Rule moved = std::move((*rules)[index]);
    rules->erase(rules->begin() + from);
    rules->insert(rules->begin() + to, std::move(moved));
    index = static_cast<std::size_t>(to);
    return out;
}

Result<RulePath> moveRuleTo(Rubric& rubric, const RulePath& path, const RulePath& into, bool unless, std::size_t at) {
    const Rule* from = ruleAt(rubric, path);
    const Rule* around = ruleAt(rubric, into);
    if (from == nullptr || around == nullptr) return noRule();
    if (path.steps.empty()) return fail(ErrorCode::invalidInput, "What stands in the rubric itself stays there; move what is in it.");
    const bool inItself = into.use == path.use && into.index == path.index && into.steps.size() >= path.steps.size() && std::equal(path.steps.begin(), path.steps.end(), into.steps.begin());
    if (inItself) return fail(ErrorCode::invalidInput, "A rule can't stand in itself.");
    const bool sameList = path.above() == into && path.steps.back().unless == unless;
    const std::size_t there = unless ? around->unless.size() : around->parts.size();
    const std::size_t most = unless ? mostRuleParts : mostParts(around->kind);
    if (!sameList && there >= most) {
        return fail(ErrorCode::invalidInput, most == 0   ? "A word or a concept holds no parts. Put it into a rule that does, such as “any one of these”."
                                             : most == 2 ? "A relation joins exactly two parts. Take one out first, or put a rule around one of them."
                                                         : "That rule has as many parts as it can take.");
    }
    if (into.steps.size() + 1 + depthOf(*from) > deepestRule) return fail(ErrorCode::tooLarge, "Rules can't stand deeper in one another than this.");
    Rule moved = *from;
    change(moved, handedDown(*ruleAt(rubric, path.above()), path.steps.back().unless), handedDown(*around, unless));
    const RulePath::Step gone = path.steps.back();
    const std::size_t level = path.steps.size() - 1;
    (void)removeRule(rubric, path);
    // The way to the new place may have led past the gap that is left.
    RulePath out = into;
    const bool past = into.use == path.use && into.index == path.index && into.steps.size() > level && std::equal(path.steps.begin(), path.steps.end() - 1, into.steps.begin()) &&
                      into.steps[level].unless == gone.unless && into.steps[level].index > gone.index;
    if (past) --out.steps[level].index;
    if (sameList && at > gone.index) --at;
    Rule* now = ruleAt(rubric, out);
    std::vector<Rule>& list = unless ? now->unless : now->parts;
    at = std::min(at, list.size());
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(moved));
    return out.below(unless, at);
}

Result<void> wrapRule(Rubric& rubric, const RulePath& path, Rule::Kind kind) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    if (path.steps.empty() || isLeaf(kind)) return fail(ErrorCode::invalidInput, "Only a rule that holds others can stand around this one.");
    if (path.steps.size() + 1 + depthOf(*rule) > deepestRule) return fail(ErrorCode::tooLarge, "Rules can't stand deeper in one another than this.");
    Rule around = emptyRule(kind);
    settle(around, handedDown(*ruleAt(rubric, path.above()), path.steps.back().unless));
    around.parts.push_back(std::move(*rule));
    *rule = std::move(around);
    return {};
}

Result<void> setKind(Rubric& rubric, const RulePath& path, Rule::Kind kind, Rule::Relation relation) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    if (path.steps.empty()) return fail(ErrorCode::invalidInput, "What stands in the rubric itself asks for all of its parts; put another rule into it.");
    if (rule->parts.size() > mostParts(kind)) {
        return fail(ErrorCode::invalidInput, mostParts(kind) == 2 ? "A relation joins exactly two parts; this rule holds more. Take some out first."
                                                                  : "A word or a concept holds no parts; take them out first.");
    }
    if (isLeaf(rule->kind) && !isLeaf(kind)) {
        // Words and concepts are not lost for it: they become the new rule's first part.
        if (auto wrapped = wrapRule(rubric, path, kind); !wrapped) return wrapped;
        ruleAt(rubric, path)->relation = relation;
        return {};
    }
    const Rule fresh = emptyRule(kind);
    if (rule->kind != kind) {
        rule->count = fresh.count;
        const RuleGuards above = handedDown(*ruleAt(rubric, path.above()), path.steps.back().unless);
        RuleGuards guards = guardsOf(*rule);
        // What reached as rules of its old kind do reaches as those of the new one do.
        if (guards.within == usualWithin(rule->kind, above.within)) guards.within = usualWithin(kind, above.within);
        rule->kind = kind;
        if (auto set = setGuards(rubric, path, guards); !set) return set;
        rule->text = rule->ref = {};
    }
    rule->relation = relation;
    return {};
}

Result<void> setCount(Rubric& rubric, const RulePath& path, int count) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    const bool near = rule->kind == Rule::Kind::near;
    if (!near && rule->kind != Rule::Kind::atLeast) return fail(ErrorCode::invalidInput, "That rule counts nothing.");
    if (count < (near ? 0 : 1) || count > 100) return fail(ErrorCode::invalidInput, near ? "From 0 to 100 words can stand between." : "From 1 to 100 can be asked for.");
    rule->count = count;
    return {};
}

Result<void> setGuards(Rubric& rubric, const RulePath& path, const RuleGuards& guards) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    const RuleGuards before = guardsOf(*rule);
    rule->within = guards.within;
    rule->polarity = guards.polarity;
    rule->voice = guards.voice;
    rule->mood = guards.mood;
    rule->time = guards.time;
    for (Rule& part : rule->parts) change(part, before, guards);
    for (Rule& part : rule->unless) {
        RuleGuards was = before, is = guards;
        was.polarity = is.polarity = Polarity::either;
        change(part, was, is);
    }
    return {};
}

Result<void> setText(Rubric& rubric, const RulePath& path, std::string_view text) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    if (rule->kind == Rule::Kind::concept_ || rule->kind == Rule::Kind::point) {
        rule->ref = text;
        return {};
    }
    if (rule->kind != Rule::Kind::words) return fail(ErrorCode::invalidInput, "That rule has no words of its own.");
    auto terms = readTerms(text);
    if (!terms) return tl::make_unexpected(terms.error());
    rule->text.clear();
    for (const TermText& term : *terms) rule->text += (rule->text.empty() ? "" : "; ") + term.text;
    return {};
}

Result<void> setNote(Rubric& rubric, const RulePath& path, std::string_view note) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    rule->note = note;
    return {};
}

Result<void> setCancels(Rubric& rubric, const RulePath& path, Cancels cancels, const PointId& pair) {
    Rule* rule = ruleAt(rubric, path);
    if (rule == nullptr) return noRule();
    if (path.use != RulePath::Use::reject || !path.steps.empty()) return fail(ErrorCode::invalidInput, "Only a reject takes something away.");
    if (cancels == Cancels::pair && pair.empty()) return fail(ErrorCode::invalidInput, "Say which other point it takes away.");
    rule->cancels = cancels;
    rule->pair = cancels == Cancels::pair ? pair : PointId();
    return {};
}

Result<std::size_t> addTerms(Concept& to, TermList list, std::string_view text) {
    auto terms = readTerms(text);
    if (!terms) return tl::make_unexpected(terms.error());
    std::vector<TermText>& into = listOf(to, list);
    if (into.size() + terms->size() > mostTerms) return fail(ErrorCode::tooLarge, "A concept holds at most " + std::to_string(mostTerms) + " wordings.");
    std::size_t added = 0;
    for (TermText& term : *terms) {
        if (std::ranges::find(into, term.text, &TermText::text) != into.end()) continue;
        into.push_back({std::move(term.text), {}});
        ++added;
    }
    return added;
}

Result<void> setTerm(Concept& in, TermList list, std::size_t index, std::string_view text) {
    std::vector<TermText>& terms = listOf(in, list);
    if (index >= terms.size()) return fail(ErrorCode::notFound, "That wording is no longer there.");
    auto read = readTerms(text);
    if (!read) return tl::make_unexpected(read.error());
    if (read->size() > 1) return fail(ErrorCode::invalidInput, "This is one wording; a semicolon would begin another. Add that one by itself.");
    terms[index].text = std::move(read->front().text);
    return {};
}

Result<void> removeTerm(Concept& from, TermList list, std::size_t index) {
    std::vector<TermText>& terms = listOf(from, list);
    if (index >= terms.size()) return fail(ErrorCode::notFound, "That wording is no longer there.");
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(index));
    return {};
}

Result<void> moveTerm(Concept& in, TermList list, std::size_t index, int by) {
    std::vector<TermText>& terms = listOf(in, list);
    if (index >= terms.size()) return fail(ErrorCode::notFound, "That wording is no longer there.");
    const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(index) + by, 0, static_cast<std::ptrdiff_t>(terms.size()) - 1);
    TermText moved = std::move(terms[index]);
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(index));
    terms.insert(terms.begin() + to, std::move(moved));
    return {};
}

std::string idFromWords(std::string_view words) {
    std::string out = idFromTitle(words);
    // Those of concepts and rules begin with a letter.
    while (!out.empty() && (out.front() < 'a' || out.front() > 'z')) out.erase(out.begin());
    return out;
}

std::vector<std::string> usesOf(const Course& course, const ConceptId& id) {
    std::vector<std::string> out;
    for (const Rubric& rubric : course.rubrics) {
        bool names = false;
        eachRule(rubric, [&](const Rule& rule) {
            names |= rule.kind == Rule::Kind::concept_ && rule.ref == id.value;
            if (rule.kind == Rule::Kind::words) {
                const std::vector<ConceptId> named = namedIn(splitTerms(rule.text));
                names |= std::ranges::find(named, id) != named.end();
            }
        });
        if (names) out.push_back("the rubric of " + (rubric.point.empty() ? rubric.misconception.value : rubric.point.value));
    }
    for (const Question& question : course.questions) {
        for (const Level& level : question.levels) {
            bool names = false;
            for (const Rule& descriptor : level.descriptors) {
                eachRule(descriptor, [&](const Rule& rule) { names |= rule.kind == Rule::Kind::concept_ && rule.ref == id.value; });
            }
            if (names) out.push_back("the levels of " + question.id.value);
        }
    }
    for (const Concept& other : course.concepts) {
        const std::vector<ConceptId> named = namedIn(other);
        if (other.id != id && std::ranges::find(named, id) != named.end()) out.push_back("the concept " + other.id.value);
    }
    for (const std::vector<ConceptId>* list : {&course.subject.required, &course.subject.unwanted}) {
        if (std::ranges::find(*list, id) != list->end()) out.emplace_back("the words of the subject");
    }
    return out;
}

bool restsOn(const Course& course, const ConceptId& id, const ConceptId& other) {
    std::set<std::string> reached{id.value};
    std::vector<ConceptId> open{id};
    while (!open.empty()) {
        const ConceptId next = open.back();
        open.pop_back();
        if (next == other) return true;
        const Concept* concept_ = course.findConcept(next);
        if (concept_ == nullptr) continue;
        for (const ConceptId& named : namedIn(*concept_)) {
            if (reached.insert(named.value).second) open.push_back(named);
        }
    }
    return false;
}

std::vector<ConceptId> conceptsBehind(const Course& course, const Rubric& rubric) {
    std::set<std::string> reached;
    std::vector<ConceptId> open;
    const auto reach = [&](const ConceptId& id) {
        if (reached.insert(id.value).second) open.push_back(id);
    };
    eachRule(rubric, [&](const Rule& rule) {
        if (rule.kind == Rule::Kind::concept_) reach(ConceptId(rule.ref));
        if (rule.kind == Rule::Kind::words) {
            for (const ConceptId& id : namedIn(splitTerms(rule.text))) reach(id);
        }
    });
    while (!open.empty()) {
        const ConceptId id = open.back();
        open.pop_back();
        if (const Concept* concept_ = course.findConcept(id)) {
            for (const ConceptId& named : namedIn(*concept_)) reach(named);
        }
    }
    std::vector<ConceptId> out;
    for (const Concept& concept_ : course.concepts) {
        if (reached.contains(concept_.id.value)) out.push_back(concept_.id);
    }
    return out;
}

}  // namespace carewright
