#include "app/desktop/rubric_edits.h"

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "engine/authoring/level_rubric.h"
#include "engine/authoring/references.h"
#include "engine/content/rule_words.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

std::string inQuotes(std::string_view text) { return "“" + shortened(text, 40) + "”"; }

bool isOf(const Rubric& rubric, const TrialSubject& subject) {
    return subject.kind == TrialSubject::Kind::point ? rubric.point.value == subject.id : rubric.misconception.value == subject.id;
}

std::string useName(RulePath::Use use) {
    return use == RulePath::Use::award ? "a way to earn it" : use == RulePath::Use::reject ? "what takes it back" : "what sends it to an assessor";
}

auto noConcept() { return fail(ErrorCode::notFound, "That concept is no longer in the course."); }


Edit putRubric(const Course& course, const TrialSubject& subject, Rubric rubric, std::string description, std::string mergeKey = {}) {
    if (isLevelSubject(subject.id)) return putLevelRubric(course, subject.id, rubric, std::move(description), std::move(mergeKey));
    for (std::size_t i = 0; i < course.rubrics.size(); ++i) {
        if (isOf(course.rubrics[i], subject)) return replaceElement(course, i, std::move(rubric), std::move(description), std::move(mergeKey));
    }
    return insertElement(course.rubrics.size(), std::move(rubric), std::move(description));
}

/// Of the rules; empty where the request is about something else.
Result<Edit> ruleEdit(const Course& course, const TrialSubject& subject, const ui::BenchRequest& request) {
    Rubric edited = rubricOf(course, subject);
    const std::string of = " in " + inQuotes(titleOf(course, subject));
    const auto done = [&](const auto& outcome, std::string description, std::string mergeKey = {}) -> Result<Edit> {
        if (!outcome) return tl::make_unexpected(outcome.error());
        return putRubric(course, subject, edited, std::move(description), std::move(mergeKey));
    };
    return std::visit(
        [&](const auto& what) -> Result<Edit> {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, ui::AddRule>) return done(addNamedRule(edited, what.use), "Added " + useName(what.use) + of);
            if constexpr (std::is_same_v<What, ui::AddPart>) {
                const auto at = insertPart(edited, what.path, what.unless, mostRuleParts, what.part);
                const std::string added = at ? shortened(inWords(sayRule(edited, *at, &course)), 50) : std::string();
                return done(at, (what.unless ? "Added “unless " : "Added “") + (added.empty() ? std::string(constructOf(what.part)) : added) + "”" + of);
            }
            if constexpr (std::is_same_v<What, ui::RemoveRule>) {
                const std::string removed = shortened(inWords(sayRule(edited, what.path, &course)), 50);
                return done(removeRule(edited, what.path), "Took out “" + removed + "”" + of);
            }
            if constexpr (std::is_same_v<What, ui::MoveRule>) return done(moveRule(edited, what.path, what.by), "Moved a rule" + of);
            if constexpr (std::is_same_v<What, ui::PlaceRule>) return done(moveRuleTo(edited, what.path, what.into, what.unless, what.at), "Moved a rule" + of);
            if constexpr (std::is_same_v<What, ui::WrapRule>) return done(wrapRule(edited, what.path, what.kind), "Put a rule around another" + of);
            if constexpr (std::is_same_v<What, ui::ChangeKind>) return done(setKind(edited, what.path, what.kind, what.relation), "Changed what a rule asks for" + of);
            if constexpr (std::is_same_v<What, ui::ChangeCount>) return done(setCount(edited, what.path, what.count), "Changed how many" + of, "count/" + toString(what.path));
            if constexpr (std::is_same_v<What, ui::ChangeGuards>) return done(setGuards(edited, what.path, what.guards), "Changed how it must stand" + of);
            if constexpr (std::is_same_v<What, ui::ChangeText>) return done(setText(edited, what.path, what.text), "Changed the words of a rule" + of);
            if constexpr (std::is_same_v<What, ui::ChangeNote>) return done(setNote(edited, what.path, what.note), "Changed a note" + of, "note/" + toString(what.path));
            if constexpr (std::is_same_v<What, ui::ChangeCancels>) return done(setCancels(edited, what.path, what.cancels, what.pair), "Changed what a reject takes away" + of);
            return Edit{};
        },
        request.what);
}

/// Of the ideas; empty where the request is about something else.
Result<Edit> conceptEdit(const Course& course, const TrialSubject& subject, const ui::BenchRequest& request) {
    const auto name = [&](const ConceptId& id) { return inQuotes(nameOfConcept(course, id.value)); };
    const auto change = [&](const ConceptId& id, std::string description, const auto& work, std::string mergeKey = {}) -> Result<Edit> {
        const std::size_t index = indexOf(course, ElementKind::concept_, id.value);
        if (index >= course.concepts.size()) return noConcept();
        Concept edited = course.concepts[index];
        const auto outcome = work(edited);
        if (!outcome) return tl::make_unexpected(outcome.error());
        if (edited == course.concepts[index]) return fail(ErrorCode::invalidInput, "It has that already.");
        return replaceElement(course, index, std::move(edited), std::move(description), std::move(mergeKey));
    };
    return std::visit(
        [&](const auto& what) -> Result<Edit> {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, ui::AddConcept>) {
                if (idFromWords(what.meaning).empty()) return fail(ErrorCode::invalidInput, "Say in a few words what the idea is.");
                Concept fresh;
                fresh.id = ConceptId(idFrom(what.meaning, "idea", [&](const std::string& id) { return course.findConcept(ConceptId(id)) != nullptr; }));
                fresh.meaning = what.meaning;
                // What it is called is the first way to say it, where it can be read as one; a place for another idea is none.
                if (what.meaning.find('[') == std::string::npos) (void)addTerms(fresh, TermList::terms, what.meaning);
                Rubric edited = rubricOf(course, subject);
                const ConceptId id = fresh.id;
                Edit put = insertElement(course.concepts.size(), std::move(fresh), "Added the idea " + inQuotes(what.meaning));
                if (!what.path) return put;
                const auto at = insertPart(edited, *what.path, what.unless, mostRuleParts, conceptRule(id));
                if (!at) return tl::make_unexpected(at.error());
                return together({std::move(put), putRubric(course, subject, std::move(edited), {})}, "Added the idea " + inQuotes(what.meaning));
            }
            if constexpr (std::is_same_v<What, ui::RemoveConcept>) {
                const std::size_t index = indexOf(course, ElementKind::concept_, what.concept_.value);
                if (index >= course.concepts.size()) return noConcept();
                if (const auto uses = usesOf(course, what.concept_); !uses.empty()) {
                    return fail(ErrorCode::invalidInput, "It is still used by " + uses.front() + (uses.size() > 1 ? " and " + std::to_string(uses.size() - 1) + " more" : "") + "; take it out there first.");
                }
                return removeElement(course, ElementKind::concept_, index, "Removed the idea " + name(what.concept_));
            }
            if constexpr (std::is_same_v<What, ui::ChangeMeaning>) {
                return change(what.concept_, "Changed the name of an idea to " + inQuotes(what.meaning), [&](Concept& edited) -> Result<void> {
                    edited.meaning = what.meaning;
                    return {};
                }, "meaning/" + what.concept_.value);
            }
            if constexpr (std::is_same_v<What, ui::AddTerms>) {
                return change(what.concept_, "Added " + inQuotes(what.text) + (what.list == TermList::except ? " to what is not " : " to ") + name(what.concept_),
                              [&](Concept& edited) { return addTerms(edited, what.list, what.text); });
            }
            if constexpr (std::is_same_v<What, ui::ChangeTerm>) {
                return change(what.concept_, "Changed a wording to " + inQuotes(what.text), [&](Concept& edited) { return setTerm(edited, what.list, what.index, what.text); });
            }
            if constexpr (std::is_same_v<What, ui::RemoveTerm>) {
                return change(what.concept_, "Took a wording out of " + name(what.concept_), [&](Concept& edited) { return removeTerm(edited, what.list, what.index); });
            }
            if constexpr (std::is_same_v<What, ui::MoveTerm>) {
                return change(what.concept_, "Moved a wording in " + name(what.concept_), [&](Concept& edited) { return moveTerm(edited, what.list, what.index, what.by); });
            }
            if constexpr (std::is_same_v<What, ui::CarryTerm>) {
                const std::size_t from = indexOf(course, ElementKind::concept_, what.concept_.value), to = indexOf(course, ElementKind::concept_, what.to.value);
                if (from >= course.concepts.size() || to >= course.concepts.size()) return noConcept();
                Concept left = course.concepts[from];
                const auto& terms = what.list == TermList::terms ? left.terms : left.except;
                if (what.index >= terms.size()) return fail(ErrorCode::notFound, "That wording is no longer there.");
                const std::string text = terms[what.index].text;
                if (auto removed = removeTerm(left, what.list, what.index); !removed) return tl::make_unexpected(removed.error());
                if (from == to) {
                    if (auto added = addTerms(left, what.toList, text); !added) return tl::make_unexpected(added.error());
                    return replaceElement(course, from, std::move(left), "Moved " + inQuotes(text) + " to the other list");
                }
                Concept right = course.concepts[to];
                if (auto added = addTerms(right, what.toList, text); !added) return tl::make_unexpected(added.error());
                return together({replaceElement(course, from, std::move(left), {}), replaceElement(course, to, std::move(right), {})},
                                "Moved " + inQuotes(text) + " to " + name(what.to));
            }
            if constexpr (std::is_same_v<What, ui::IncludeConcept>) {
                if (!course.findConcept(what.included)) return noConcept();
                return change(what.concept_, "Let " + name(what.included) + (what.include ? " count as " : " no longer count as ") + name(what.concept_),
                              [&](Concept& edited) -> Result<void> {
                                  std::erase(edited.includes, what.included);
                                  if (what.include && what.included == edited.id) return fail(ErrorCode::invalidInput, "A concept can't include itself.");
                                  if (what.include && restsOn(course, what.included, edited.id)) return fail(ErrorCode::invalidInput, "That idea rests on this one already; each in the other would go round in a circle.");
                                  if (what.include) edited.includes.push_back(what.included);
                                  return {};
                              });
            }
            if constexpr (std::is_same_v<What, ui::AnswerSuggestion>) {
                return change(what.into, "Took over " + inQuotes(what.words) + " into " + name(what.into), [&](Concept& edited) { return addTerms(edited, TermList::terms, what.words); });
            }
            return Edit{};
        },
        request.what);
}

}  // namespace

std::optional<TrialSubject> subjectOf(const Course& course, const std::string& id) {
    if (course.findPoint(PointId(id))) return TrialSubject{TrialSubject::Kind::point, id};
    if (course.findMisconception(MisconceptionId(id))) return TrialSubject{TrialSubject::Kind::misconception, id};
    if (levelRubric(course, id)) return TrialSubject{TrialSubject::Kind::point, id};
    return std::nullopt;
}

std::string titleOf(const Course& course, const TrialSubject& subject) {
    if (isLevelSubject(subject.id)) return levelTitle(course, subject.id);
    if (subject.kind == TrialSubject::Kind::point) {
        const MarkingPoint* point = course.findPoint(PointId(subject.id));
        return point ? point->title : subject.id;
    }
    const Misconception* idea = course.findMisconception(MisconceptionId(subject.id));
    return idea ? idea->title : subject.id;
}

Rubric rubricOf(const Course& course, const TrialSubject& subject) {
    if (auto level = levelRubric(course, subject.id)) return *level;
    for (const Rubric& one : course.rubrics) {
        if (isOf(one, subject)) return one;
    }
    Rubric fresh;
    if (subject.kind == TrialSubject::Kind::point) fresh.point = PointId(subject.id);
    else fresh.misconception = MisconceptionId(subject.id);
    return fresh;
}

QuestionId usualQuestion(const Course& course, const TrialSubject& subject) {
    if (isLevelSubject(subject.id)) return questionOfLevel(course, subject.id);
    for (const Question& question : course.questions) {
        if (std::ranges::any_of(question.points, [&](const QuestionPoint& credit) { return credit.point.value == subject.id; })) return question.id;
    }
    return course.questions.empty() ? QuestionId() : course.questions.front().id;
}

Result<Edit> rubricEdit(const Course& course, const TrialSubject& subject, const ui::BenchRequest& request) {
    if (subject.id.empty()) return fail(ErrorCode::invalidInput, "Choose a marking point first.");
    if (auto edit = ruleEdit(course, subject, request); !edit || !edit->empty()) return edit;
    return conceptEdit(course, subject, request);
}

}  // namespace carewright
