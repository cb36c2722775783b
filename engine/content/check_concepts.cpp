// Concepts: whether each can be found in a text at all.
#include <algorithm>
#include <unordered_set>

#include "engine/base/utf8.h"
#include "engine/content/checks.h"
#include "engine/content/cycles.h"
#include "engine/content/element_names.h"
#include "engine/content/suggestion.h"
#include "engine/content/weighed_concepts.h"

namespace carewright {
namespace {

void checkNotation(const CheckContext& check, const std::vector<TermText>& terms, const std::vector<TermNotation>& notations) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
        for (const std::string& problem : notations[i].problems) {
            check.error(terms[i].place, "The term \"" + shortened(terms[i].text) + "\" cannot be read: " + problem);
        }
    }
}

void checkRepeats(const CheckContext& check, const Concept& item) {
    std::unordered_set<std::string> terms;
    for (const TermText& term : item.terms) {
        if (!terms.insert(fold(term.text)).second) {
            check.warning(term.place, "The term \"" + shortened(term.text) + "\" stands twice in this concept; remove one.");
        }
    }
    for (const TermText& except : item.except) {
        if (terms.contains(fold(except.text))) {
            check.error(except.place, "\"" + shortened(except.text) + "\" is both a term of this concept and an exception from it, so it can never match; remove one.");
        }
    }
}

void checkCircles(const CheckContext& check) {
    const std::vector<Concept>& concepts = check.course.concepts;
    std::vector<std::vector<std::size_t>> edges(concepts.size());
    for (std::size_t i = 0; i < concepts.size(); ++i) {
        const auto add = [&](const ConceptId& id) {
            if (const auto to = check.index.concepts.find(id.value)) edges[i].push_back(*to);
        };
        for (const ConceptId& id : concepts[i].includes) add(id);
        for (const auto* notations : {&check.index.termNotations[i], &check.index.exceptNotations[i]}) {
            for (const TermNotation& notation : *notations) {
                for (const ConceptId& id : conceptsIn(notation)) add(id);
            }
        }
    }
    for (const std::vector<std::size_t>& cycle : findCycles(edges)) {
        std::string chain;
        for (std::size_t i = 0; i < std::min<std::size_t>(cycle.size(), 8); ++i) chain += "\"" + concepts[cycle[i]].id.value + "\" needs ";
        if (cycle.size() > 8) chain += "… needs ";
        check.error(concepts[cycle.front()].place, "Concepts run in a circle: " + chain + "\"" + concepts[cycle.front()].id.value +
                                                       "\"; remove one <include-concept> or [concept].");
    }
}

void collectUses(const Rule& rule, std::unordered_set<std::string>& used) {
    if (rule.kind == Rule::Kind::concept_) used.insert(rule.ref);
    if (rule.kind == Rule::Kind::words) {
        for (const TermText& term : splitTerms(rule.text)) {
            for (const ConceptId& id : conceptsIn(readTermNotation(term.text))) used.insert(id.value);
        }
    }
    for (const Rule& part : rule.parts) collectUses(part, used);
    for (const Rule& part : rule.unless) collectUses(part, used);
}

void checkUnused(const CheckContext& check) {
    // Weights that could not be read may use any of them.
    if (!check.course.weightsFile.empty() && check.course.weights.empty()) return;
    std::unordered_set<std::string> used;
    // Concepts named like a relation are its cues and need no rule that names them.
    for (const auto& [name, relation] : relationNames) {
        used.emplace(name);
        used.emplace("relation-" + std::string(name));
        used.emplace("relation-" + std::string(name) + "-reversed");
    }
    used.emplace("example-cue");
    const Course& course = check.course;
    for (const Question& question : course.questions) {
        for (const Level& level : question.levels) {
            for (const Rule& rule : level.descriptors) collectUses(rule, used);
        }
    }
    for (const Rubric& rubric : course.rubrics) {
        for (const auto* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (const Rule& rule : *rules) collectUses(rule, used);
        }
    }
    for (const auto* ids : {&course.subject.required, &course.subject.unwanted}) {
        for (const ConceptId& id : *ids) used.insert(id.value);
    }
    for (std::size_t i = 0; i < course.concepts.size(); ++i) {
        for (const ConceptId& id : course.concepts[i].includes) used.insert(id.value);
        for (const auto* notations : {&check.index.termNotations[i], &check.index.exceptNotations[i]}) {
            for (const TermNotation& notation : *notations) {
                for (const ConceptId& id : conceptsIn(notation)) used.insert(id.value);
            }
        }
    }
    // A concept may serve the weights alone.
    for (const WeightRow& row : course.weights.rows) {
        if (const std::string_view name = conceptOfFeature(row.feature); !name.empty()) used.emplace(name);
    }
    for (const Concept& item : course.concepts) {
        if (!item.id.empty() && !used.contains(item.id.value)) {
            check.warning(item.place, nameOfElement("concept", item.id.value) + " is used by no rule and no other concept; use it or remove it.");
        }
    }
}

void checkMishearing(const CheckContext& check, const Mishearing& item) {
    const std::string who = "<mishearing heard=\"" + shortened(item.heard, 64) + "\">";
    if (item.heard.empty() || item.meant.empty()) {
        check.error(item.place, "<mishearing> needs both heard=\"…\" and meant=\"…\".");
        return;
    }
    const auto words = [](const std::string& text) { return std::count(text.begin(), text.end(), ' ') + 1; };
    if (words(item.heard) > 4) check.error(item.place, who + " is too long; up to four words can be misheard together.");
    if (words(item.meant) != 1 && words(item.meant) != words(item.heard)) {
        check.error(item.place, who + ": what was meant is either one word or as many words as were heard.");
    }
    if (fold(item.heard) == fold(item.meant)) check.error(item.place, who + " hears what was meant; remove it.");
}

/// A word that a term needs as it is should not be taken for another one everywhere.
void checkMishearings(const CheckContext& check) {
    std::unordered_set<std::string> terms;
    for (const Concept& item : check.course.concepts) {
        for (const TermText& term : item.terms) terms.insert(fold(term.text));
    }
    std::unordered_set<std::string> heard;
    for (const Mishearing& item : check.course.mishearings) {
        checkMishearing(check, item);
        if (item.heard.empty() || item.meant.empty()) continue;
        if (!heard.insert(fold(item.heard)).second) {
            check.error(item.place, "<mishearing heard=\"" + shortened(item.heard, 64) + "\"> stands twice; remove one.");
        }
        if (terms.contains(fold(item.heard))) {
            check.warning(item.place, "\"" + shortened(item.heard, 64) + "\" is taken for \"" + shortened(item.meant, 64) +
                                          "\" and is also a term of a concept; one of the two is likely wrong.");
        }
    }
}

}  // namespace

void checkConcepts(const CheckContext& check) {
    const std::vector<Concept>& concepts = check.course.concepts;
    for (std::size_t i = 0; i < concepts.size(); ++i) {
        const Concept& item = concepts[i];
        const std::string who = nameOfElement("concept", item.id.value);
        if (item.meaning.empty()) check.error(item.place, who + " needs the attribute meaning=\"…\": what the idea is, in one line.");
        if (item.terms.empty() && item.includes.empty()) {
            check.error(item.place, who + " is empty, so it can never be found; add <terms> or an <include-concept>.");
        }
        checkNotation(check, item.terms, check.index.termNotations[i]);
        checkNotation(check, item.except, check.index.exceptNotations[i]);
        checkRepeats(check, item);
    }
    checkCircles(check);
    checkMishearings(check);
    if (!check.options.incomplete) checkUnused(check);
}

}  // namespace carewright
