// Ids: there, well formed, and each given once.
#include <unordered_map>
#include <unordered_set>

#include "engine/content/checks.h"

namespace carewright {
namespace {

/// Checks the ids of one kind as they come by.
class IdCheck {
public:
    IdCheck(const CheckContext& check, std::string_view element) : m_check(check), m_element(element) {}

    void see(const std::string& id, const SourcePlace& place) {
        if (id.empty()) {
            m_check.error(place, "<" + std::string(m_element) + "> needs the attribute id=\"…\".");
            return;
        }
        if (!isWellFormedId(id)) {
            m_check.error(place, nameOfElement(m_element, id) + ": an id has lower-case letters, digits, - and . only, and at most 64 of them" +
                                     suggestion(id) + ".");
        }
        const auto [first, isNew] = m_seen.emplace(id, &place);
        if (!isNew) {
            m_check.error(place, nameOfElement(m_element, id) + ": this id is already taken by the <" + std::string(m_element) + "> in " +
                                     (first->second->file.empty() ? "course.xml" : first->second->file) + ":" +
                                     std::to_string(first->second->line) + "; choose another.");
        }
    }

private:
    /// The id as it could be written, where that is plain.
    static std::string suggestion(const std::string& id) {
        std::string better;
        for (const char c : id) {
            if (c >= 'A' && c <= 'Z') {
                better += static_cast<char>(c + 32);
            } else {
                better += c == ' ' || c == '_' || c == '/' ? '-' : c;
            }
        }
        return isWellFormedId(better) ? ", for instance \"" + better + "\"" : std::string();
    }

    const CheckContext& m_check;
    std::string_view m_element;
    std::unordered_map<std::string_view, const SourcePlace*> m_seen;
};

template <class Item>
void seeAll(const CheckContext& check, std::string_view element, const std::vector<Item>& items) {
    IdCheck ids(check, element);
    for (const Item& item : items) ids.see(item.id.value, item.place);
}

/// The descriptors of a question's levels are named in its markings.
void seeLevels(const CheckContext& check, const Question& question) {
    seeAll(check, "level", question.levels);
    for (const Level& level : question.levels) seeAll(check, "descriptor", level.descriptors);
}

void seeRules(const CheckContext& check, const Rubric& rubric) {
    std::unordered_set<std::string_view> seen;
    for (const auto& [element, rules] : {std::pair("award", &rubric.award), std::pair("reject", &rubric.reject), std::pair("refer", &rubric.refer)}) {
        for (const Rule& rule : *rules) {
            IdCheck(check, element).see(rule.id.value, rule.place);
            if (!rule.id.empty() && !seen.insert(rule.id.value).second) {
                check.error(rule.place, nameOfElement(element, rule.id.value) + ": another rule of this rubric has the same id; choose another.");
            }
        }
    }
}

/// Ids that need to differ only within their item.
void seeParts(const CheckContext& check, const Item& item) {
    IdCheck options(check, "option"), pairs(check, "pair"), categories(check, "category"), cards(check, "card"), gaps(check, "gap");
    for (const ItemOption& part : item.options) options.see(part.id.value, part.place);
    for (const ItemPair& part : item.pairs) pairs.see(part.id.value, part.place);
    for (const ItemCategory& part : item.categories) categories.see(part.id.value, part.place);
    for (const ItemCard& part : item.cards) cards.see(part.id.value, part.place);
    for (const GapPiece& piece : item.pieces) {
        if (piece.text.empty()) gaps.see(piece.gap.value, piece.place);
    }
}

void seeStory(const CheckContext& check, const Scenario& scenario) {
    seeAll(check, "person", scenario.people);
    seeAll(check, "variable", scenario.variables);
    seeAll(check, "passage", scenario.passages);
    IdCheck choices(check, "choice");
    for (const Passage& passage : scenario.passages) {
        for (const ScenarioChoice& choice : passage.choices) choices.see(choice.id.value, choice.place);
    }
}

}  // namespace

void checkIds(const CheckContext& check) {
    const Course& course = check.course;
    IdCheck(check, "course").see(course.id.value, course.place);
    seeAll(check, "criterion", course.criteria);
    seeAll(check, "source", course.sources);
    seeAll(check, "topic", course.topics);
    seeAll(check, "term", course.terms);
    seeAll(check, "law", course.laws);
    seeAll(check, "misconception", course.misconceptions);
    seeAll(check, "point", course.points);
    seeAll(check, "question", course.questions);
    seeAll(check, "item", course.items);
    for (const Item& item : course.items) seeParts(check, item);
    seeAll(check, "quiz", course.quizzes);
    seeAll(check, "mock", course.mocks);
    seeAll(check, "sample", course.samples);
    seeAll(check, "scenario", course.scenarios);
    for (const Scenario& scenario : course.scenarios) seeStory(check, scenario);
    seeAll(check, "concept", course.concepts);
    IdCheck entries(check, "entry");
    for (const Topic& topic : course.topics) {
        for (const Block& block : topic.blocks) {
            if (block.kind == Block::Kind::entry) entries.see(block.id.value, block.place);
        }
    }
    for (const Rubric& rubric : course.rubrics) seeRules(check, rubric);
    for (const Question& question : course.questions) seeLevels(check, question);
}

}  // namespace carewright
