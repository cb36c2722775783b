#include "engine/authoring/templates.h"

#include <algorithm>
#include <set>

#include "engine/authoring/find_text.h"
#include "engine/authoring/id_visitor.h"
#include "engine/authoring/id_words.h"
#include "engine/authoring/references.h"

namespace carewright {
namespace {

template <class T>
auto firstId(const std::vector<T>& list) {
    return list.empty() ? decltype(T::id)() : list.front().id;
}

RichText plain(const char* words) { return {{words, {}, false}}; }

std::vector<PointId> firstPoint(const Course& course) {
    if (course.points.empty()) return {};
    return {course.points.front().id};
}

void fillIn(const Course&, Criterion& one) { one.text = "What the learner must do"; }
void fillIn(const Course&, Source& one) { one.title = "New source"; }
void fillIn(const Course&, Topic& one) {
    one.title = "New topic";
    one.summary = "What one knows after reading it.";
    one.minutes = 3;
    Block block;
    block.text = plain("Begin with the one thing that matters most.");
    one.blocks.push_back(std::move(block));
}
void fillIn(const Course&, Term& one) {
    one.name = "New term";
    one.meaning = plain("What it means, in plain words.");
}
void fillIn(const Course&, Law& one) {
    one.title = "New law or policy";
    one.inForce = "Since when";
    one.what = plain("What it says.");
    one.promotes = plain("How it helps the person.");
}
void fillIn(const Course&, Misconception& one) {
    one.title = "New misconception";
    one.myth = "What people often believe.";
    one.whyWrong = plain("Why it is wrong.");
    one.fact = plain("What is right.");
    one.showsUpAs = {"How it sounds in an answer."};
    one.correction = "Many people think this. In fact …";
}
void fillIn(const Course& course, MarkingPoint& one) {
    one.title = "New marking point";
    one.examiner = "What the assessor looks for.";
    one.learner = "The same in plain words.";
    one.notEnough = "What does not earn it.";
    one.earned = "You said what was asked for.";
    one.hint = "Think of what the person would say.";
    one.topic = firstId(course.topics);
}
void fillIn(const Course& course, Question& one) {
    one.text = "New question?";
    one.command = "Describe";
    one.commandMeaning = "Say what it is like.";
    one.criterion = firstId(course.criteria);
    one.marks = 1;
    for (const PointId& point : firstPoint(course)) {
        one.points.emplace_back();
        one.points.back().point = point;
    }
    one.guidance = "How to set about it.";
    one.modelAnswer = "An answer that earns every mark.";
}
void fillIn(const Course& course, Item& one) {
    one.stem = "New quiz item?";
    one.points = firstPoint(course);
    one.options.resize(3);
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        one.options[i].id = PartId(std::string(1, static_cast<char>('a' + i)));
        one.options[i].text = i == 0 ? "The right answer" : i == 1 ? "A wrong answer that sounds right" : "Another one";
        one.options[i].right = i == 0;
    }
    one.reason = "Why the right answer is right.";
}
void fillIn(const Course& course, Quiz& one) {
    one.title = "New quiz";
    one.about = "What it is about.";
    one.sections.emplace_back();
    one.sections.back().pools.emplace_back();
    for (const Item& item : course.items) {
        if (one.sections.back().pools.back().items.size() == 5) break;
        one.sections.back().pools.back().items.push_back(item.id);
    }
}
void fillIn(const Course& course, Mock& one) {
    one.title = "New mock assessment";
    one.about = "What it is about.";
    for (const Question& question : course.questions) one.questions.push_back(question.id);
}
void fillIn(const Course& course, Sample& one) {
    one.question = firstId(course.questions);
    one.response = "What a learner might write.";
    if (course.questions.empty()) return;
    for (const QuestionPoint& credit : course.questions.front().points) {
        one.judgements.emplace_back();
        one.judgements.back().point = credit.point;
        one.judgements.back().why = "Why it is, or is not, earned.";
    }
}
void fillIn(const Course&, Scenario& one) {
    one.title = "New story";
    one.about = "Who it is about, and what is at stake.";
    one.minutes = 5;
    one.start = PassageId("start");
    one.passages.resize(2);
    Passage& start = one.passages[0];
    start.id = one.start;
    start.title = "The beginning";
    start.blocks.emplace_back();
    start.blocks.back().text = "What happens first.";
    start.choices.emplace_back();
    ScenarioChoice& choice = start.choices.back();
    choice.id = ChoiceId("go-on");
    choice.text = "What one can do.";
    choice.meant = "What it meant for the person.";
    choice.outcomes.emplace_back();
    choice.outcomes.back().to = PassageId("end");
    Passage& end = one.passages[1];
    end.id = PassageId("end");
    end.title = "The end";
    end.blocks.emplace_back();
    end.blocks.back().text = "How it came out.";
    end.ending = Passage::Ending::good;
    end.debrief = "What it came to for the person.";
}
void fillIn(const Course&, Concept& one) {
    one.meaning = "New idea, in one line";
    one.terms.push_back({"new wording", {}});
}
void fillIn(const Course&, Mishearing& one) {
    one.heard = "miss herd";
    one.meant = "misheard";
}
void fillIn(const Course& course, Rubric& one) {
    one.point = firstId(course.points);
    for (const MarkingPoint& point : course.points) {
        const bool taken = std::ranges::any_of(course.rubrics, [&point](const Rubric& rubric) { return rubric.point == point.id; });
        if (!taken) one.point = point.id;
    }
}

template <class T>
Element made(const Course& course) {
    T one{};
    fillIn(course, one);
    return one;
}

Element madeOf(const Course& course, ElementKind kind) {
    switch (kind) {
        case ElementKind::head: return headOf(course);
        case ElementKind::criterion: return made<Criterion>(course);
        case ElementKind::source: return made<Source>(course);
        case ElementKind::topic: return made<Topic>(course);
        case ElementKind::term: return made<Term>(course);
        case ElementKind::law: return made<Law>(course);
        case ElementKind::misconception: return made<Misconception>(course);
        case ElementKind::point: return made<MarkingPoint>(course);
        case ElementKind::question: return made<Question>(course);
        case ElementKind::item: return made<Item>(course);
        case ElementKind::quiz: return made<Quiz>(course);
        case ElementKind::mock: return made<Mock>(course);
        case ElementKind::sample: return made<Sample>(course);
        case ElementKind::scenario: return made<Scenario>(course);
        case ElementKind::concept_: return made<Concept>(course);
        case ElementKind::mishearing: return made<Mishearing>(course);
        case ElementKind::rubric: return made<Rubric>(course);
        case ElementKind::subject: return course.subject;
    }
    return headOf(course);
}

}  // namespace

Element newElement(const Course& course, ElementKind kind) {
    Element element = madeOf(course, kind);
    if (kind == ElementKind::mishearing) return element;
    if (std::string* id = ownId(element)) *id = freshId(course, kind, kind == ElementKind::criterion ? "criterion" : titleOf(element));
    return element;
}

std::set<std::string> fillIns(ElementKind kind) {
    // What may stay as it is: usual words that are no more than a beginning to change.
    static constexpr std::string_view usual[] = {"", "Describe", "Say what it is like.", "You said what was asked for.", "The beginning", "The end"};
    // Those that a form gives a new part of a list.
    static constexpr std::string_view parts[] = {"New option", "New card", "New category", "New paragraph.", "New point", "New level"};
    std::set<std::string> out;
    if (isSingle(kind)) return out;
    for (std::string& text : textsOf(newElement(Course(), kind))) out.insert(std::move(text));
    for (const std::string_view part : parts) out.emplace(part);
    for (const std::string_view word : usual) out.erase(std::string(word));
    return out;
}

std::optional<std::string> fillInLeft(const Element& element, const std::set<std::string>& fillIns) {
    for (std::string& text : textsOf(element))
        if (fillIns.contains(text)) return std::move(text);
    return std::nullopt;
}

void freshenEntries(const Course& course, Topic& topic) {
    std::set<std::string> taken;
    for (const Topic& other : course.topics) {
        for (const Block& block : other.blocks) taken.insert(block.id.value);
    }
    for (Block& block : topic.blocks) {
        if (block.id.empty()) continue;
        block.id = EntryId(freeId(block.id.value, [&](const std::string& id) { return taken.contains(id); }));
        taken.insert(block.id.value);
    }
}

Element duplicateOf(const Course& course, ElementKind kind, std::size_t index) {
    Element element = elementAt(course, kind, index);
    std::visit(
        [](auto& one) {
            if constexpr (requires { one.title += ""; }) one.title += " (copy)";
            else if constexpr (requires { one.name += ""; }) one.name += " (copy)";
        },
        element);
    if (Topic* topic = std::get_if<Topic>(&element)) freshenEntries(course, *topic);
    if (std::string* id = ownId(element)) {
        const std::string wanted = *id + (kind == ElementKind::mishearing ? "" : "-copy");
        *id = freeId(wanted, [&](const std::string& one) { return indexOf(course, kind, one) < countOf(course, kind); });
    }
    return element;
}

}  // namespace carewright
