#include "engine/marking/draft_course.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "engine/content/term_notation.h"
#include "engine/marking/named_in_rules.h"
#include "engine/marking/rule_cues.h"

namespace carewright {
namespace {

constexpr Rule::Relation everyRelation[] = {Rule::Relation::gives,  Rule::Relation::insteadOf, Rule::Relation::fromTo, Rule::Relation::notBut,
                                            Rule::Relation::soThat, Rule::Relation::because,   Rule::Relation::does};

bool readable(const TermText& term, const Course& course) {
    const TermNotation notation = readTermNotation(term.text);
    if (!notation.ok()) return false;
    return std::ranges::all_of(conceptsIn(notation), [&](const ConceptId& id) { return course.findConcept(id) != nullptr; });
}

void makeHarmless(Rule& rule, const Course& course) {
    bool finished = true;
    switch (rule.kind) {
        case Rule::Kind::concept_: finished = course.findConcept(ConceptId(rule.ref)) != nullptr; break;
        case Rule::Kind::point: finished = course.findPoint(PointId(rule.ref)) != nullptr; break;
        case Rule::Kind::relation: finished = rule.parts.size() == 2; break;
        case Rule::Kind::words: {
            std::string text;
            for (const TermText& term : splitTerms(rule.text)) {
                if (readable(term, course)) text += (text.empty() ? "" : "; ") + term.text;
            }
            finished = !text.empty();
            rule.text = std::move(text);
            break;
        }
        default: break;
    }
    if (!finished) {
        // Never holds, and its parts are still judged one by one.
        rule.kind = Rule::Kind::atLeast;
        rule.count = unfinishedCount;
    }
    for (Rule& part : rule.parts) makeHarmless(part, course);
    for (Rule& part : rule.unless) makeHarmless(part, course);
}

bool isOf(const Rubric& rubric, const TrialSubject& subject) {
    return subject.kind == TrialSubject::Kind::point ? rubric.point.value == subject.id : rubric.misconception.value == subject.id;
}

/// The rubrics that decide on a subject: its own, those it names as earned, those whose rejects take it away.
std::set<const Rubric*> rubricsBehind(const Course& course, const TrialSubject& subject, std::set<std::string>& concepts) {
    std::set<const Rubric*> out;
    std::set<std::string> points;
    std::vector<const Rubric*> open;
    const auto reach = [&](const Rubric& rubric) {
        if (out.insert(&rubric).second) open.push_back(&rubric);
    };
    for (const Rubric& rubric : course.rubrics) {
        if (isOf(rubric, subject)) reach(rubric);
    }
    while (!open.empty()) {
        const Rubric& rubric = *open.back();
        open.pop_back();
        for (const std::vector<Rule>* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (const Rule& rule : *rules) collectNamed(rule, concepts, points);
        }
        for (const Rubric& other : course.rubrics) {
            const bool named = !other.point.empty() && points.contains(other.point.value);
            const bool rejects = !rubric.point.empty() && std::ranges::any_of(other.reject, [&](const Rule& reject) { return reject.pair == rubric.point; });
            if (named || rejects) reach(other);
        }
    }
    return out;
}

}  // namespace

Course markingPartsOf(const Course& draft) {
    Course out;
    out.id = draft.id;
    out.points = draft.points;
    out.misconceptions = draft.misconceptions;
    out.questions = draft.questions;
    out.concepts = draft.concepts;
    out.mishearings = draft.mishearings;
    out.rubrics = draft.rubrics;
    out.subject = draft.subject;
    out.topics = draft.topics;  // what a response may copy from
    return out;
}

Course readyToMark(const Course& draft, bool weights) {
    Course out = markingPartsOf(draft);
    if (weights) {
        out.weights = draft.weights;
        out.weightsFile = draft.weightsFile;
    }
    for (Concept& concept_ : out.concepts) {
        for (std::vector<TermText>* terms : {&concept_.terms, &concept_.except}) {
            std::erase_if(*terms, [&](const TermText& term) { return !readable(term, draft); });
        }
        std::erase_if(concept_.includes, [&](const ConceptId& id) { return draft.findConcept(id) == nullptr; });
    }
    const auto known = [&](const ConceptId& id) { return draft.findConcept(id) != nullptr; };
    for (std::vector<ConceptId>* list : {&out.subject.required, &out.subject.unwanted}) std::erase_if(*list, [&](const ConceptId& id) { return !known(id); });
    for (Rubric& rubric : out.rubrics) {
        for (std::vector<Rule>* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (Rule& rule : *rules) {
                makeHarmless(rule, draft);
                if (rule.cancels == Cancels::pair && draft.findPoint(rule.pair) == nullptr) rule.cancels = Cancels::nothing;
            }
        }
    }
    for (Question& question : out.questions) {
        for (Level& level : question.levels) {
            for (Rule& descriptor : level.descriptors) makeHarmless(descriptor, draft);
        }
    }
    return out;
}

Course courseBehind(const Course& draft, const TrialSubject& subject) {
    Course out = readyToMark(draft, false);
    std::set<std::string> wanted;
    const std::set<const Rubric*> rubrics = rubricsBehind(out, subject, wanted);
    std::vector<Rubric> kept;
    for (const Rubric& rubric : out.rubrics) {
        if (rubrics.contains(&rubric)) kept.push_back(rubric);
    }
    for (const Rule::Relation relation : everyRelation) {
        wanted.emplace(relationCue(relation).concept_);
        wanted.insert(std::string(relationCue(relation).concept_) + "-reversed");
    }
    wanted.emplace(exampleCueConcept);
    for (const std::vector<ConceptId>* list : {&out.subject.required, &out.subject.unwanted}) {
        for (const ConceptId& id : *list) wanted.insert(id.value);
    }
    std::vector<std::string> open(wanted.begin(), wanted.end());
    while (!open.empty()) {
        const std::string id = std::move(open.back());
        open.pop_back();
        const Concept* concept_ = out.findConcept(ConceptId(id));
        if (concept_ == nullptr) continue;
        std::vector<ConceptId> named = concept_->includes;
        for (const std::vector<TermText>* terms : {&concept_->terms, &concept_->except}) {
            for (const TermText& term : *terms) {
                for (ConceptId& inner : conceptsIn(readTermNotation(term.text))) named.push_back(std::move(inner));
            }
        }
        for (const ConceptId& inner : named) {
            if (wanted.insert(inner.value).second) open.push_back(inner.value);
        }
    }
    std::erase_if(out.concepts, [&](const Concept& concept_) { return !wanted.contains(concept_.id.value); });
    out.rubrics = std::move(kept);
    for (Question& question : out.questions) question.levels.clear();
    return out;
}

}  // namespace carewright
