#include "engine/authoring/worked_examples.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/authoring/id_visitor.h"
#include "engine/authoring/id_words.h"
#include "engine/authoring/references.h"
#include "engine/authoring/rubric_editing.h"
#include "engine/authoring/templates.h"
#include "engine/content/course_reader.h"

namespace carewright {
namespace {

/// New ids for what is copied together, by kind and old id.
using Renamed = std::map<std::pair<ElementKind, std::string>, std::string>;

bool has(const Course& course, ElementKind kind, const std::string& id) { return indexOf(course, kind, id) < countOf(course, kind); }

/// Ids that no element of the kind has, here or among the examples that come along.
std::string unusedId(const Course& course, ElementKind kind, const std::string& wanted) {
    return freeId(wanted, [&](const std::string& id) { return has(course, kind, id); });
}

template <class Ids>
void dropEmpty(Ids& ids) {
    std::erase_if(ids, [](const auto& id) { return id.empty(); });
}

void dropEmptyConditions(Conditions& groups) {
    for (auto& group : groups) std::erase_if(group, [](const Condition& condition) { return condition.kind == Condition::Kind::earned && condition.point.empty(); });
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
}

/// Words that were a term here and are none there run together with those around them, as they would be read.
void joinRuns(RichText& text) {
    RichText out;
    for (Run& run : text) {
        if (!out.empty() && out.back().term == run.term && out.back().strong == run.strong) out.back().text += run.text;
        else out.push_back(std::move(run));
    }
    text = std::move(out);
}

void tidy(Provenance& from) { dropEmpty(from.sources); }
void tidy(Topic& topic) {
    for (Block& block : topic.blocks) {
        dropEmpty(block.points);
        joinRuns(block.text);
        for (RichText& item : block.items) joinRuns(item);
        for (CompareRow& row : block.rows) {
            joinRuns(row.left);
            joinRuns(row.right);
        }
        tidy(block.provenance);
    }
}
void tidy(Term& term) {
    joinRuns(term.meaning);
    tidy(term.provenance);
}
void tidy(Law& law) {
    joinRuns(law.what);
    joinRuns(law.promotes);
    tidy(law.provenance);
}
void tidy(Misconception& idea) {
    joinRuns(idea.whyWrong);
    joinRuns(idea.fact);
    tidy(idea.provenance);
}
void tidy(Question& question) {
    std::erase_if(question.points, [](const QuestionPoint& credit) { return credit.point.empty(); });
}
void tidy(Item& item) {
    dropEmpty(item.points);
    dropEmpty(item.misconceptions);
    dropEmpty(item.terms);
    dropEmpty(item.laws);
}
void tidy(Scenario& story) {
    for (Passage& passage : story.passages) {
        for (StoryBlock& block : passage.blocks) dropEmptyConditions(block.when);
        for (ScenarioChoice& choice : passage.choices) {
            dropEmptyConditions(choice.when);
            dropEmpty(choice.points);
            dropEmpty(choice.reveals);
        }
    }
}
template <class T>
void tidy(T&) {}

/// What a copy that has to name one of a kind names where the course lacks the example's.
std::string standIn(const Course& course, ElementKind kind) {
    const bool needed = kind == ElementKind::topic || kind == ElementKind::point || kind == ElementKind::question || kind == ElementKind::criterion;
    return needed && countOf(course, kind) > 0 ? idAt(course, kind, 0) : std::string();
}

Element refitted(const Course& course, Element element, const Renamed& renamed) {
    visitReferences(element, [&](ElementKind named, std::string& id) {
        if (const auto found = renamed.find({named, id}); found != renamed.end()) id = found->second;
        else if (!has(course, named, id)) id = standIn(course, named);
    });
    std::visit([](auto& one) { tidy(one); }, element);
    if (std::string* own = ownId(element)) {
        if (const auto found = renamed.find({kindOf(element), *own}); found != renamed.end()) *own = found->second;
    }
    return element;
}

const Rubric* rubricOf(const Course& examples, ElementKind kind, const std::string& id) {
    const auto found = std::ranges::find_if(examples.rubrics, [&](const Rubric& rubric) { return kind == ElementKind::point ? rubric.point.value == id : rubric.misconception.value == id; });
    return found == examples.rubrics.end() ? nullptr : &*found;
}

}  // namespace

Result<Course> readWorkedExamples() {
    ReadCourse read = readCourseText(std::string(workedExamplesXml()));
    if (!read.usable()) return fail(ErrorCode::invalidInput, "The worked examples can't be read.");
    return std::move(read.course);
}

std::vector<std::size_t> examplesOf(const Course& examples, ElementKind kind) {
    switch (kind) {
        case ElementKind::topic:
        case ElementKind::term:
        case ElementKind::law:
        case ElementKind::misconception:
        case ElementKind::point:
        case ElementKind::question:
        case ElementKind::item:
        case ElementKind::concept_:
        case ElementKind::scenario: break;
        default: return {};
    }
    std::vector<std::size_t> out(countOf(examples, kind));
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = i;
    return out;
}

Edit copyExample(const Course& course, const Course& examples, ElementKind kind, std::size_t index) {
    const Element example = elementAt(examples, kind, index);
    const std::string id = idOf(example);
    Renamed renamed{{{kind, id}, unusedId(course, kind, id)}};
    const Rubric* rubric = kind == ElementKind::point || kind == ElementKind::misconception ? rubricOf(examples, kind, id) : nullptr;
    std::vector<ConceptId> ideas;
    if (rubric != nullptr) ideas = conceptsBehind(examples, *rubric);
    for (const ConceptId& idea : ideas) renamed[{ElementKind::concept_, idea.value}] = unusedId(course, ElementKind::concept_, idea.value);

    std::vector<Edit> edits;
    std::size_t at = countOf(course, ElementKind::concept_);
    for (const ConceptId& idea : ideas) edits.push_back(insertElement(at++, refitted(course, *examples.findConcept(idea), renamed), {}));
    Element copy = refitted(course, example, renamed);
    if (Topic* topic = std::get_if<Topic>(&copy)) freshenEntries(course, *topic);
    const std::string title = titleOf(copy);
    edits.push_back(insertElement(countOf(course, kind), std::move(copy), {}));
    if (rubric != nullptr) edits.push_back(insertElement(countOf(course, ElementKind::rubric), refitted(course, *rubric, renamed), {}));
    return asNew(together(std::move(edits), "Copied the example “" + title + "”"));
}

}  // namespace carewright
