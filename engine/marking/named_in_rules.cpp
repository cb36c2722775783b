#include "engine/marking/named_in_rules.h"

#include "engine/content/term_notation.h"

namespace carewright {

void collectNamed(const Rule& rule, std::set<std::string>& concepts, std::set<std::string>& points) {
    if (rule.kind == Rule::Kind::concept_) concepts.insert(rule.ref);
    if (rule.kind == Rule::Kind::point) points.insert(rule.ref);
    if (rule.kind == Rule::Kind::words) {
        for (const TermText& term : splitTerms(rule.text)) {
            for (const ConceptId& id : conceptsIn(readTermNotation(term.text))) concepts.insert(id.value);
        }
    }
    for (const Rule& part : rule.parts) collectNamed(part, concepts, points);
    for (const Rule& part : rule.unless) collectNamed(part, concepts, points);
}

}  // namespace carewright
