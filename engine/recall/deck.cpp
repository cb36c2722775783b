#include "engine/recall/deck.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

#include "engine/base/hash.h"
#include "engine/base/words.h"
#include "engine/recall/cloze.h"
#include "engine/recall/points_trained.h"
#include "engine/recall/wording.h"

namespace carewright {

namespace {

using EntryKind = Block::EntryKind;

constexpr std::size_t wordsOfQuestion = 40;     // a longer front is reading, not recall
constexpr std::size_t clozesOfTerm = 2;         // in the whole course; more would repeat themselves
constexpr std::size_t fewestListed = 3, mostListed = 9;

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

/// "p… b…": how each word begins.
std::string beginnings(std::string_view answer) {
    Words words;
    splitWords(answer, words);
    std::string hint;
    for (const Word& word : words.words) {
        if (!hint.empty()) hint += ' ';
        std::size_t length = 1;
        while ((static_cast<unsigned char>(answer[word.span.begin + length]) & 0xC0) == 0x80) ++length;
        hint += std::string(answer.substr(word.span.begin, length)) + "…";
    }
    return "Begins: " + hint;
}

std::string numberWord(std::size_t number) {
    constexpr std::array<std::string_view, mostListed + 1> wordsOfNumbers{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    return std::string(wordsOfNumbers[number]);
}

/// A statement that can be judged without the sentences before it, and is no advice to the reader.
bool standsByItself(std::string_view sentence) {
    Words words;
    splitWords(sentence, words);
    if (words.size() == 0) return false;
    constexpr std::array<std::string_view, 12> pointing{"it", "they", "this", "that", "these", "those", "he", "she", "then", "its", "their", "but"};
    if (std::ranges::find(pointing, words.at(0)) != pointing.end()) return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words.at(i) == "you" || words.at(i) == "your") return false;
    return true;
}

/// How entries of a kind are asked for; nothing for kinds that make no cards.
struct EntryWords {
    std::string_view one, many;
    std::string_view question;  ///< after "Key element: “Title”. "
    bool byName = false;        ///< the title is a name that can be asked for
};

std::optional<EntryWords> wordsFor(EntryKind kind) {
    switch (kind) {
        case EntryKind::element: return EntryWords{"key element", "key elements", "What does it mean?", true};
        case EntryKind::concept_: return EntryWords{"key concept", "key concepts", "What does it mean?", true};
        case EntryKind::benefit: return EntryWords{"benefit", "benefits", "How does it come about?", false};
        case EntryKind::duty: return EntryWords{"duty", "duties", "What do you do?", false};
        case EntryKind::none:
        case EntryKind::example:
        case EntryKind::tip: break;
    }
    return std::nullopt;
}

std::string capitalised(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

class DeckMaker {
public:
    explicit DeckMaker(const Course& course) : m_course(course), m_trained(course) {}

    std::vector<Card> make(std::span<const PointId> missed) {
        for (const Term& term : m_course.terms) addTerm(term);
        for (const Law& law : m_course.laws) addLaw(law);
        for (const Misconception& misconception : m_course.misconceptions) addMisconception(misconception);
        for (const Topic& topic : m_course.topics) addTopic(topic);
        for (const MarkingPoint& point : m_course.points)
            if (std::ranges::find(missed, point.id) != missed.end()) addPoint(point);
        return std::move(m_deck);
    }

private:
    /// Adds the card unless there is one with its id or its front, or its front or back is blank.
    void add(Card card) {
        if (card.front.empty() || card.back.empty()) return;
        if (!m_fronts.insert(card.front).second || !m_ids.insert(card.id.value).second) return;
        m_deck.push_back(std::move(card));
    }

    static Card cardOf(CardKind kind, const std::string& thing, std::string_view face) {
        Card card;
        card.kind = kind;
        card.thing = thing;
        card.id = CardId(thing + "." + std::string(face));
        return card;
    }

    void addTerm(const Term& term) {
        const std::string meaning = plainText(term.meaning);
        const std::string thing = "term." + term.id.value;
        Card toMeaning = cardOf(CardKind::termMeaning, thing, "meaning");
        toMeaning.points = m_trained.ofTerm(term.id);
        toMeaning.topic = m_trained.topicOf(term.id);
        Card toName = toMeaning;

        toMeaning.front = "What does " + quoted(term.name) + " mean?";
        toMeaning.back = meaning;
        add(std::move(toMeaning));

        toName.kind = CardKind::termName;
        toName.id = CardId(thing + ".name");
        const std::vector<std::string> all = namesOf(term);
        const std::string description = masked(meaning, all);
        if (tells(description, term.name)) return;
        toName.front = "Which word or phrase means this?\n" + description;
        toName.back = capitalised(term.name) + ".";
        toName.hint = beginnings(term.name);
        toName.typed = TypedAnswer::words;
        toName.accepted = all;
        add(std::move(toName));
    }

    void addLaw(const Law& law) {
        const std::string thing = "law." + law.id.value;
        const std::string called = (law.kind == Law::Kind::policy || law.title.starts_with("The ") ? "" : "the ") + law.title;
        const std::string place = law.provenance.nation.empty() ? m_course.nation : law.provenance.nation;
        Card what = cardOf(CardKind::lawWhat, thing, "what");
        what.points = m_trained.ofLaw(law);
        what.topic = m_trained.topicOf(what.points);
        Card promotes = what, name = what;

        what.front = "What does " + called + " say?";
        what.back = plainText(law.what);
        if (!law.caution.empty()) what.back += "\nTake care: " + law.caution;
        add(std::move(what));

        promotes.kind = CardKind::lawPromotes;
        promotes.id = CardId(thing + ".promotes");
        promotes.front = "How does " + called + " promote personalisation?";
        promotes.back = plainText(law.promotes);
        add(std::move(promotes));

        name.kind = CardKind::lawName;
        name.id = CardId(thing + ".name");
        const std::vector<std::string> all = namesOf(law);
        const std::string description = masked(opening(plainText(law.what), wordsOfQuestion), all);
        if (tells(description, all.back())) return;
        constexpr std::array<std::string_view, 3> kinds{"law", "policy", "convention"};
        name.front = "Which " + std::string(kinds[static_cast<std::size_t>(law.kind)]) + " is this?\n" + description;
        name.back = law.title + ".";
        if (!place.empty()) name.hint = "It holds in: " + place + ".";
        name.typed = TypedAnswer::words;
        name.accepted = all;
        add(std::move(name));
    }

    void addMisconception(const Misconception& misconception) {
        const std::string thing = "misconception." + misconception.id.value;
        const std::string fact = plainText(misconception.fact);
        Card myth = cardOf(CardKind::mythOrFact, thing, "myth");
        myth.points = m_trained.ofMisconception(misconception);
        myth.topic = m_trained.topicOf(myth.points);
        myth.typed = TypedAnswer::words;
        Card statement = myth;

        myth.front = "Myth or fact, and why?\n" + quoted(misconception.myth);
        myth.back = "A myth. " + plainText(misconception.whyWrong) + "\n" + fact;
        myth.accepted = {"myth"};
        add(std::move(myth));

        const std::string first = opening(fact, 1);
        if (!standsByItself(first)) return;
        statement.id = CardId(thing + ".fact");
        statement.front = "Myth or fact, and why?\n" + quoted(first);
        statement.back = "A fact. " + fact + "\nWhat people get wrong: " + misconception.myth;
        statement.accepted = {"fact"};
        add(std::move(statement));
    }

    void addTopic(const Topic& topic) {
        std::string heading;
        for (const Block& block : topic.blocks) {
            if (block.kind == Block::Kind::heading) heading = block.title;
            if (block.kind == Block::Kind::entry) addEntry(topic, block);
            if (block.kind == Block::Kind::entry && !wordsFor(block.entryKind)) continue;
            if (block.kind == Block::Kind::paragraph || block.kind == Block::Kind::entry) addClozes(topic, heading, block, block.text);
            for (const RichText& item : block.items) addClozes(topic, heading, block, item);
        }
        for (const EntryKind kind : {EntryKind::element, EntryKind::benefit, EntryKind::concept_, EntryKind::duty}) addList(topic, kind);
    }

    /// True where the glossary has the entry's title, so that its own cards would ask the same again.
    [[nodiscard]] bool isTerm(const std::string& title) const {
        return std::ranges::any_of(m_course.terms, [&](const Term& term) {
            return std::ranges::any_of(namesOf(term), [&](const std::string& name) { return names(name, title) && names(title, name); });
        });
    }

    void addEntry(const Topic& topic, const Block& entry) {
        const auto words = wordsFor(entry.entryKind);
        if (!words || entry.id.empty() || isTerm(entry.title)) return;
        const std::string thing = "entry." + entry.id.value;
        const std::string text = plainText(entry.text);
        Card meaning = cardOf(CardKind::entryMeaning, thing, "meaning");
        meaning.points = entry.points;
        meaning.topic = topic.id;
        Card name = meaning;

        meaning.front = capitalised(words->one) + ": " + quoted(entry.title) + ". " + std::string(words->question);
        meaning.back = text;
        add(std::move(meaning));

        const std::string description = masked(text, std::span(&entry.title, 1));
        if (!words->byName || tells(description, entry.title)) return;
        name.kind = CardKind::entryName;
        name.id = CardId(thing + ".name");
        name.front = "Which " + std::string(words->one) + " is this?\n" + description;
        name.back = entry.title + ".";
        name.hint = beginnings(entry.title);
        name.typed = TypedAnswer::words;
        name.accepted = {entry.title};
        add(std::move(name));
    }

    void addList(const Topic& topic, EntryKind kind) {
        const auto words = wordsFor(kind);
        Card card = cardOf(CardKind::entryList, "list." + topic.id.value + "." + std::string(words->one.substr(words->one.rfind(' ') + 1)), "all");
        std::set<PointId> points;
        for (const Block& block : topic.blocks) {
            if (block.kind != Block::Kind::entry || block.entryKind != kind) continue;
            card.accepted.push_back(block.title);
            points.insert(block.points.begin(), block.points.end());
            card.back += (card.back.empty() ? "• " : "\n• ") + block.title;
        }
        if (card.accepted.size() < fewestListed || card.accepted.size() > mostListed) return;
        for (const MarkingPoint& point : m_course.points)
            if (points.contains(point.id)) card.points.push_back(point.id);
        card.topic = topic.id;
        card.front = "Name the " + numberWord(card.accepted.size()) + " " + std::string(words->many) + " under " + quoted(topic.title) + ".";
        card.typed = TypedAnswer::items;
        add(std::move(card));
    }

    void addClozes(const Topic& topic, const std::string& heading, const Block& block, const RichText& text) {
        constexpr std::size_t hashDigits = 12;
        for (const Cloze& cloze : makeClozes(text)) {
            const std::string hash = sha256Hex(cloze.sentence).substr(0, hashDigits);
            if (!cloze.term.empty() && ++m_clozesOfTerm[cloze.term] > clozesOfTerm) continue;
            if (!m_answersOfTopic[topic.id].insert(cloze.answer).second) continue;
            Card card = cardOf(CardKind::cloze, "cloze." + topic.id.value, hash);
            card.thing = cloze.term.empty() ? card.id.value : "term." + cloze.term.value;
            card.points = !block.points.empty() ? block.points : cloze.term.empty() ? m_trained.ofTopic(topic.id) : m_trained.ofTerm(cloze.term);
            card.topic = topic.id;
            const std::string context = !heading.empty() && !tells(heading, cloze.answer) ? heading : tells(topic.title, cloze.answer) ? "" : topic.title;
            card.front = "Fill the gap" + (context.empty() ? "." : " (" + context + ").") + "\n" + cloze.front;
            card.back = capitalised(cloze.answer) + ".\n" + cloze.sentence;
            card.hint = beginnings(cloze.answer);
            card.typed = TypedAnswer::words;
            card.accepted = {cloze.answer};
            if (const Term* term = m_course.findTerm(cloze.term)) acceptAlso(card, namesOf(*term));
            for (const Law& law : m_course.laws) {
                if (!tells(law.title, cloze.answer) || !names(cloze.answer, namesOf(law).back())) continue;
                card.thing = "law." + law.id.value;
                acceptAlso(card, namesOf(law));
            }
            add(std::move(card));
        }
    }

    static void acceptAlso(Card& card, std::vector<std::string> wordings) {
        for (std::string& wording : wordings)
            if (std::ranges::find(card.accepted, wording) == card.accepted.end()) card.accepted.push_back(std::move(wording));
    }

    void addPoint(const MarkingPoint& point) {
        Card card = cardOf(CardKind::point, "point." + point.id.value, "missed");
        card.points = {point.id};
        card.topic = point.topic;
        card.front = "A point that you missed: " + quoted(point.title) + ". Say it in a sentence or two.";
        card.back = point.learner + "\nNot enough: " + point.notEnough;
        card.hint = point.hint;
        card.typed = TypedAnswer::point;
        add(std::move(card));
    }

    const Course& m_course;
    PointsTrained m_trained;
    std::vector<Card> m_deck;
    std::unordered_set<std::string> m_fronts, m_ids;
    std::map<TermId, std::size_t> m_clozesOfTerm;
    std::map<TopicId, std::set<std::string>> m_answersOfTopic;
};

}  // namespace

std::vector<Card> makeDeck(const Course& course, std::span<const PointId> missed) { return DeckMaker(course).make(missed); }

}  // namespace carewright
