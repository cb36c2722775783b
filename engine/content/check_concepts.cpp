// Concepts: whether each can be found in a text at all.
#include <algorithm>
#include <unordered_set>

#include "engine/base/utf8.h"
#include "engine/content/checks.h"
#include "engine/content/cycles.h"
#include "engine/content/element_names.h"
#include "engine/content/suggestion.h"

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
    std::unordered_set<std::string> used;
    // Concepts named like a relation are its cues and need no rule that names them.
    for (const auto& [name, relation] : relationNames) used.emplace(name);
    const Course& course = check.course;
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
        if (row.feature.starts_with("c:") || row.feature.starts_with("d:")) used.insert(row.feature.substr(2));
    }
    for (const Concept& item : course.concepts) {
        if (!item.id.empty() && !used.contains(item.id.value)) {
            check.warning(item.place, nameOfElement("concept", item.id.value) + " is used by no rule and no other concept; use it or remove it.");
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
    if (!check.options.incomplete) checkUnused(check);
}

}  // namespace carewright
