// What learners read: not too hard, and hints that leave the thinking to them.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "engine/base/utf8.h"
#include "engine/content/checks.h"
#include "engine/content/plain_words.h"
#include "engine/content/reading_age.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

/// Real rubrics stay far below these; they keep a hostile course from costing minutes.
constexpr std::size_t mostWordings = 20000;
constexpr std::size_t mostComparisons = 50'000'000;
constexpr std::size_t mostHintWords = 100, mostShownWords = 500;

std::string textOf(const Topic& topic) {
    std::string out = topic.summary + "\n";
    for (const Block& block : topic.blocks) {
        out += plainText(block.text) + "\n";
        for (const RichText& item : block.items) out += plainText(item) + "\n";
        for (const CompareRow& row : block.rows) out += plainText(row.left) + "\n" + plainText(row.right) + "\n";
    }
    return out;
}

void checkReadingAge(const CheckContext& check) {
    const std::unordered_set<std::string> known = explainedWords(check.course);
    const auto see = [&](const std::string& who, const std::string& text, const SourcePlace& place) {
        const ReadingEase ease = readingEase(text, known);
        if (ease.words < fewestWordsForReading || ease.age <= check.options.readingAge) return;
        check.warning(place, "The text of " + who + " is hard to read (reading age about " + std::to_string(std::lround(ease.age)) + ", " +
                                 std::to_string(std::lround(check.options.readingAge)) + " is the limit); use shorter sentences and plainer words.");
    };
    const Course& course = check.course;
    for (const Topic& topic : course.topics) see(nameOfElement("topic", topic.id.value), textOf(topic), topic.place);
    for (const Term& term : course.terms) see(nameOfElement("term", term.id.value), plainText(term.meaning), term.place);
    for (const Law& law : course.laws) {
        see(nameOfElement("law", law.id.value), plainText(law.what) + "\n" + plainText(law.promotes) + "\n" + law.caution, law.place);
    }
    for (const Misconception& item : course.misconceptions) {
        see(nameOfElement("misconception", item.id.value), item.myth + "\n" + plainText(item.whyWrong) + "\n" + plainText(item.fact) + "\n" + item.correction, item.place);
    }
    for (const MarkingPoint& point : course.points) {
        see(nameOfElement("point", point.id.value), point.learner + "\n" + point.notEnough + "\n" + point.earned + "\n" + point.hint, point.place);
    }
    for (const Item& item : course.items) {
        std::string text = item.stem;
        for (const ItemOption& option : item.options) text += "\n" + option.text;
        see(nameOfElement("item", item.id.value), text + "\n" + item.reason, item.place);
    }
    for (const Question& question : course.questions) {
        see(nameOfElement("question", question.id.value), question.text + "\n" + question.passage + "\n" + question.commandMeaning + "\n" + question.guidance, question.place);
    }
}

/// Whether the hint holds most of a wording's content words, each by a word of its own; wordings of one such word give
/// nothing away, and a place for another concept or for one of many words is not given by naming one.
bool givesAway(const TermNotation& term, const std::vector<std::string>& hint) {
    constexpr std::size_t manyWords = 4;
    std::size_t content = 0, said = 0;
    std::vector<bool> used(hint.size(), false);
    for (const TermPart& part : term.parts) {
        if (part.kind == TermPart::Kind::concept_) ++content;
        if (part.kind != TermPart::Kind::word) continue;
        const bool small = std::all_of(part.alternatives.begin(), part.alternatives.end(), [](const TermWord& word) { return isSmallWord(fold(word.text)); });
        if (small) continue;
        ++content;
        if (part.alternatives.size() > manyWords) continue;
        for (std::size_t i = 0; i < hint.size(); ++i) {
            const bool same = !used[i] && std::any_of(part.alternatives.begin(), part.alternatives.end(), [&](const TermWord& word) {
                const std::string folded = fold(word.text);
                return word.kind == TermWord::Kind::prefix ? hint[i].starts_with(folded) : soundsAlike(hint[i], folded);
            });
            if (!same) continue;
            used[i] = true;
            ++said;
            break;
        }
    }
    return said >= 2 && said * 3 >= content * 2;
}

/// The words of a hint that tell more than the learner has before them anyway in the questions and the point's title.
std::vector<std::string> tellingWords(const CheckContext& check, const MarkingPoint& point) {
    std::vector<std::string> shown, out;
    const auto show = [&](const std::string& text) {
        eachPlainWord(text, [&](std::string word) {
            if (shown.size() < mostShownWords) shown.push_back(std::move(word));
        });
    };
    show(point.title);
    for (const Question& question : check.course.questions) {
        const bool asks = std::any_of(question.points.begin(), question.points.end(), [&](const QuestionPoint& credit) { return credit.point == point.id; });
        if (asks) show(question.text);
    }
    eachPlainWord(point.hint, [&](std::string word) {
        if (out.size() >= mostHintWords) return;
        const bool known = isSmallWord(word) || std::any_of(shown.begin(), shown.end(), [&](const std::string& one) { return soundsAlike(one, word); });
        if (!known && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
    });
    return out;
}

/// The wordings that can earn through this rule (what stands in `unless` does not).
void collectEarning(const CheckContext& check, const Rule& rule, std::unordered_set<std::string_view>& seen, std::vector<std::pair<std::string, TermNotation>>& out) {
    if (out.size() >= mostWordings) return;
    if (rule.kind == Rule::Kind::words) {
        for (const TermText& term : splitTerms(rule.text)) out.emplace_back(term.text, readTermNotation(term.text));
    } else if (rule.kind == Rule::Kind::concept_) {
        const auto at = check.index.concepts.find(rule.ref);
        if (at && seen.insert(rule.ref).second) {
            const Concept& item = check.course.concepts[*at];
            for (std::size_t i = 0; i < item.terms.size() && out.size() < mostWordings; ++i) out.emplace_back(item.terms[i].text, check.index.termNotations[*at][i]);
        }
    }
    for (const Rule& part : rule.parts) collectEarning(check, part, seen, out);
}

void checkHints(const CheckContext& check) {
    std::unordered_map<std::string_view, const MarkingPoint*> points;
    for (const MarkingPoint& point : check.course.points) points.emplace(point.id.value, &point);
    std::size_t budget = mostComparisons;
    std::size_t credits = 0;
    for (const Question& question : check.course.questions) credits += 1 + question.points.size();
    std::unordered_set<std::string_view> looked;
    for (const Rubric& rubric : check.course.rubrics) {
        const auto it = points.find(rubric.point.value);
        if (rubric.point.empty() || it == points.end()) continue;
        if (!looked.insert(it->first).second) continue;
        const std::size_t looking = credits + it->second->hint.size() * mostShownWords;
        if (looking > budget) continue;
        budget -= looking;
        const std::vector<std::string> hint = tellingWords(check, *it->second);
        std::vector<std::pair<std::string, TermNotation>> earning;
        std::unordered_set<std::string_view> seen;
        for (const Rule& rule : rubric.award) collectEarning(check, rule, seen, earning);
        const std::size_t cost = hint.size() * earning.size();
        if (cost > budget) continue;
        budget -= cost;
        const auto given = std::find_if(earning.begin(), earning.end(), [&](const auto& term) { return givesAway(term.second, hint); });
        if (given == earning.end()) continue;
        check.warning(it->second->place, "The hint of " + nameOfElement("point", it->first) + " gives the answer away: it holds most words of \"" +
                                             shortened(given->first) + "\", which earns it; point to the idea without naming it.");
    }
}

}  // namespace

void checkLearnerTexts(const CheckContext& check) {
    checkReadingAge(check);
    checkHints(check);
}

}  // namespace carewright
