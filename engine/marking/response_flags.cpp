#include "engine/marking/response_flags.h"

#include <algorithm>

namespace carewright {
FlagFinder::FlagFinder(const Course& course, const Lexicon& lexicon) {
    Words words;
    for (const Question& question : course.questions) {
        QuestionText text;
        for (const std::string* part : {&question.passage, &question.text}) {
            splitWords(*part, words);
            for (std::size_t i = 0; i < words.size(); ++i) text.words.push_back(hashOfWord(words.at(i)));
        }
        std::sort(text.words.begin(), text.words.end());
        text.words.erase(std::unique(text.words.begin(), text.words.end()), text.words.end());
        text.minWords = question.minWords;
        text.maxWords = question.maxWords;
        m_questions.push_back(std::move(text));
    }
    const auto indices = [&](const std::vector<ConceptId>& ids) {
        std::vector<ConceptIndex> out;
        for (const ConceptId& id : ids) {
            if (const ConceptIndex index = lexicon.findConcept(id.value); index != none) out.push_back(index);
        }
        return out;
    };
    m_required = indices(course.subject.required);
    m_unwanted = indices(course.subject.unwanted);

    const auto addPassage = [&](const std::string& text, const std::string& title) {
        m_passages.add(text, static_cast<std::uint32_t>(m_titles.size()));
        m_titles.push_back(title);
    };
    for (const Topic& topic : course.topics) {
        for (const Block& block : topic.blocks) {
            addPassage(plainText(block.text), topic.title);
            for (const RichText& item : block.items) addPassage(plainText(item), topic.title);
        }
    }
    for (const Term& term : course.terms) addPassage(plainText(term.meaning), "Glossary: " + term.name);
    for (const Law& law : course.laws) {
        addPassage(plainText(law.what), law.title);
        addPassage(plainText(law.promotes), law.title);
    }
    for (const Question& question : course.questions) addPassage(question.modelAnswer, "the model answer");
}

std::vector<Flag> FlagFinder::find(const ResponseReading& reading, std::size_t question, std::string& copiedFrom) const {
    const auto count = static_cast<std::uint32_t>(reading.words().size());
    if (count == 0) return {Flag::nothingWritten};
    const QuestionText& asked = m_questions[question];
    std::vector<Flag> flags;
    if (asked.minWords > 0 && count * 2 < static_cast<std::uint32_t>(asked.minWords)) flags.push_back(Flag::tooShort);
    if (asked.maxWords > 0 && count > static_cast<std::uint32_t>(asked.maxWords) * 2) flags.push_back(Flag::tooLong);
    if (isKeywordList(reading)) flags.push_back(Flag::keywordList);
    if (isRepeated(reading, asked)) flags.push_back(Flag::questionRepeated);
    if (isOffSubject(reading)) flags.push_back(Flag::offSubject);
    std::uint32_t foreign = 0;
    for (std::uint32_t i = 0; i < count; ++i) foreign += reading.meaning(i).english ? 0 : 1;
    if (count >= m_limits.foreignLeast && foreign > m_limits.foreignShare * count) flags.push_back(Flag::notEnglish);
    const std::uint32_t passage = m_passages.firstIn(count, [&](std::size_t i) { return reading.meaning(static_cast<std::uint32_t>(i)).hash; });
    copiedFrom = passage == WordRuns::absent ? std::string() : m_titles[passage];
    if (!copiedFrom.empty()) flags.push_back(Flag::copied);
    return flags;
}

/// Several bare words or short phrases between commas or lines, and hardly a verb or a function word to join them.
bool FlagFinder::isKeywordList(const ResponseReading& reading) const {
    const Words& words = reading.words();
    const auto count = static_cast<std::uint32_t>(words.size());
    if (count < 3) return false;
    std::uint32_t breaks = 0;
    std::uint32_t joining = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i > 0 && words.words[i].before >= Gap::comma) ++breaks;
        joining += reading.meaning(i).joining;
    }
    if (breaks == 0) return count >= 5 && joining == 0;
    return breaks * 4 >= count && joining * 12 <= count;
}

bool FlagFinder::isOffSubject(const ResponseReading& reading) const {
    if (m_required.empty() && m_unwanted.empty()) return false;
    const auto stands = [&](ConceptIndex concept_) { return reading.firstHit(concept_) != none; };
    if (std::none_of(m_unwanted.begin(), m_unwanted.end(), stands)) {
        return reading.words().size() >= 25 && !m_required.empty() && std::none_of(m_required.begin(), m_required.end(), stands);
    }
    const auto distinct = [&](const std::vector<ConceptIndex>& concepts) {
        std::vector<std::uint32_t> terms;
        for (const ConceptIndex c : concepts) {
            for (std::uint32_t h = reading.firstHit(c); h != none; h = reading.hits()[h].nextOfConcept) {
                terms.push_back(reading.hits()[h].term);
            }
        }
        std::sort(terms.begin(), terms.end());
        return std::unique(terms.begin(), terms.end()) - terms.begin();
    };
    const auto wanted = distinct(m_required);
    return distinct(m_unwanted) > wanted || (wanted == 0 && !m_required.empty() && reading.words().size() >= 25);
}

bool FlagFinder::isRepeated(const ResponseReading& reading, const QuestionText& question) const {
    const auto count = static_cast<std::uint32_t>(reading.words().size());
    if (count < 3 || question.words.size() < 3) return false;
    std::uint32_t same = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        same += std::binary_search(question.words.begin(), question.words.end(), reading.meaning(i).hash) ? 1 : 0;
        // Most answers have said enough of their own after a few words.
        if (same + (count - i - 1) < m_limits.repeatedShare * count) return false;
    }
    return same >= m_limits.repeatedShare * count && same * 3 >= question.words.size();
}

}  // namespace carewright
