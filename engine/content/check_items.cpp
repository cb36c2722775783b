// Quiz items: whether each can be answered, and answered rightly in one way only.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/base/utf8.h"
#include "engine/content/check_needs.h"
#include "engine/content/element_names.h"
#include "engine/content/suggestion.h"
#include "engine/content/term_fit.h"

namespace carewright {
namespace {

/// More than a learner can weigh at once, and than a window can show.
constexpr std::size_t mostParts = 20;

class ItemCheck {
public:
    ItemCheck(const CheckContext& check, const Item& item) : m_check(check), m_item(item), m_who(nameOfElement("item", item.id.value)) {}

    void run() const {
        const Needs needs(m_check, "item", m_item.id.value, m_item.place);
        needs.element("stem", m_item.stem.empty());
        if (!fewEnough()) return;  // a learner could not see it, so nothing else matters yet
        strayParts();
        switch (m_item.kind) {
            case Item::Kind::single: rightOptions(1); break;
            case Item::Kind::multiple: rightOptions(mostParts); break;
            case Item::Kind::trueFalse: rightOptions(1); break;
            case Item::Kind::matching: matching(); break;
            case Item::Kind::ordering: ordering(); break;
            case Item::Kind::gaps: gaps(); break;
            case Item::Kind::categorise: categories(); break;
            case Item::Kind::written: written(); break;
        }
    }

private:
    void error(const SourcePlace& place, std::string text) const { m_check.error(place, std::move(text)); }
    void error(std::string text) const { error(m_item.place, m_who + std::move(text)); }

    bool fewEnough() const {
        const auto few = [&](std::size_t number, std::string_view element) {
            if (number <= mostParts) return true;
            error(" has " + std::to_string(number) + " <" + std::string(element) + "> elements, more than the " + std::to_string(mostParts) +
                  " that a learner can weigh at once; keep the best or make several items.");
            return false;
        };
        std::size_t gapCount = 0;
        for (const GapPiece& piece : m_item.pieces) gapCount += piece.text.empty() ? 1 : 0;
        const bool parts[] = {few(m_item.options.size(), "option"), few(m_item.pairs.size(), "pair"), few(m_item.categories.size(), "category"),
                              few(m_item.cards.size(), "card"), few(gapCount, "gap"), few(m_item.bank.size(), "bank-word"), few(m_item.hints.size(), "hint")};
        return std::find(std::begin(parts), std::end(parts), false) == std::end(parts);
    }

    /// Parts that belong to another kind of item: nobody would ever see them.
    void strayParts() const {
        const Item::Kind kind = m_item.kind;
        const bool chosen = kind == Item::Kind::single || kind == Item::Kind::multiple || kind == Item::Kind::trueFalse;
        const auto stray = [&](bool there, bool belongs, std::string_view element) {
            if (!there || belongs) return;
            error(" is of the kind \"" + std::string(nameOf(itemKindNames, kind)) + "\", which has no <" + std::string(element) +
                  ">; remove it or correct the kind.");
        };
        stray(!m_item.options.empty(), chosen, "option");
        stray(!m_item.pairs.empty(), kind == Item::Kind::matching, "pair");
        stray(!m_item.categories.empty(), kind == Item::Kind::categorise, "category");
        stray(!m_item.cards.empty(), kind == Item::Kind::categorise || kind == Item::Kind::ordering, "card");
        stray(!m_item.pieces.empty(), kind == Item::Kind::gaps, "gap-text");
        stray(!m_item.bank.empty(), kind == Item::Kind::gaps, "bank-word");
        stray(!m_item.modelAnswer.empty(), kind == Item::Kind::written, "model-answer");
    }

    /// Two parts that read the same: one of them could not be told to be right and the other wrong.
    template <class Part, class Text>
    void distinct(const std::vector<Part>& parts, std::string_view element, Text text) const {
        std::unordered_map<std::string, const Part*> seen;
        for (const Part& part : parts) {
            const std::string& words = text(part);
            if (words.empty()) continue;
            if (!seen.emplace(fold(words), &part).second) {
                error(part.place, nameOfElement(element, part.id.value) + " of " + m_who + " says the same as another one (\"" + shortened(words, 40) +
                                      "\"); nobody could tell them apart, so reword or remove it.");
            }
        }
    }
    template <class Part>
    void textNeeded(const Part& part, std::string_view element, std::string_view inner, bool missing) const {
        if (missing) error(part.place, nameOfElement(element, part.id.value) + " needs a <" + std::string(inner) + "> with text in it.");
    }
    void enough(std::size_t number, std::size_t least, std::string_view element) const {
        if (number < least) {
            error(" has " + std::to_string(number) + " <" + std::string(element) + ">, but needs at least " + std::to_string(least) + ".");
        }
    }

    void rightOptions(std::size_t mostRight) const {
        enough(m_item.options.size(), 2, "option");
        for (const ItemOption& option : m_item.options) textNeeded(option, "option", "text", option.text.empty());
        distinct(m_item.options, "option", [](const ItemOption& option) -> const std::string& { return option.text; });
        std::size_t right = 0;
        for (const ItemOption& option : m_item.options) right += option.right ? 1 : 0;
        if (m_item.options.empty()) return;
        if (right == 0) error(" has no right option; give right=\"yes\" to the one that is right.");
        if (right > mostRight) error(" has " + std::to_string(right) + " right options, but only one can be chosen; keep one, or make it kind=\"multiple\".");
        if (mostRight > 1 && right == m_item.options.size()) {
            error(" has no wrong option, so ticking everything is always right; add options that are wrong.");
        }
    }

    void matching() const {
        std::size_t whole = 0;
        for (const ItemPair& pair : m_item.pairs) {
            textNeeded(pair, "pair", "right", pair.right.empty());
            whole += pair.left.empty() ? 0 : 1;
        }
        enough(whole, 2, "pair");
        distinct(m_item.pairs, "pair", [](const ItemPair& pair) -> const std::string& { return pair.left; });
        distinct(m_item.pairs, "pair", [](const ItemPair& pair) -> const std::string& { return pair.right; });
    }

    void ordering() const {
        enough(m_item.cards.size(), 2, "card");
        for (const ItemCard& card : m_item.cards) textNeeded(card, "card", "text", card.text.empty());
        distinct(m_item.cards, "card", [](const ItemCard& card) -> const std::string& { return card.text; });
    }

    void categories() const {
        enough(m_item.categories.size(), 2, "category");
        enough(m_item.cards.size(), 2, "card");
        std::unordered_set<std::string_view> used;
        for (const ItemCard& card : m_item.cards) {
            textNeeded(card, "card", "text", card.text.empty());
            if (card.category.empty()) error(card.place, nameOfElement("card", card.id.value) + " needs the attribute in=\"…\" with the id of its category.");
            used.insert(card.category.value);
        }
        distinct(m_item.cards, "card", [](const ItemCard& card) -> const std::string& { return card.text; });
        distinct(m_item.categories, "category", [](const ItemCategory& category) -> const std::string& { return category.title; });
        for (const ItemCategory& category : m_item.categories) {
            const std::string who = nameOfElement("category", category.id.value);
            if (category.title.empty()) error(category.place, who + " needs the attribute title=\"…\".");
            if (!used.contains(category.id.value)) error(category.place, who + " has no card that belongs in it; add one or remove the category.");
        }
    }

    void gaps() const {
        std::vector<std::pair<const GapPiece*, std::vector<TermNotation>>> all;
        for (const GapPiece& piece : m_item.pieces) {
            if (piece.text.empty()) all.emplace_back(&piece, gapWordings(piece));
        }
        enough(all.size(), 1, "gap");
        if (m_item.fromBank || !m_item.bank.empty()) distinctShown();
        for (const std::string& word : m_item.bank) {
            if (word.empty()) error(" has a <bank-word> without text; write it, or remove the element.");
            for (const auto& [piece, wordings] : all) {
                if (!fitsOne(wordings, word)) continue;
                error(piece->place, nameOfElement("gap", piece->gap.value) + " accepts the bank word \"" + shortened(word, 40) +
                                        "\", which should fit nowhere; change one of them.");
            }
        }
    }

    /// Each word of a bank is there once.
    void distinctShown() const {
        std::unordered_set<std::string> seen;
        for (const GapPiece& piece : m_item.pieces) {
            if (piece.shown.empty() || seen.insert(fold(piece.shown)).second) continue;
            error(piece.place, nameOfElement("gap", piece.gap.value) + " has the same answer as another gap (\"" + shortened(piece.shown, 40) +
                                   "\"), but a word of the bank can be used once; reword, or let learners type.");
        }
    }

    static bool fitsOne(const std::vector<TermNotation>& wordings, std::string_view text) {
        return std::any_of(wordings.begin(), wordings.end(), [&](const TermNotation& term) { return fitsTerm(term, text); });
    }

    std::vector<TermNotation> gapWordings(const GapPiece& piece) const {
        const Needs needs(m_check, "gap", piece.gap.value, piece.place);
        needs.attribute("accept", piece.accept.empty());
        needs.attribute("shown", piece.shown.empty());
        std::vector<TermNotation> out;
        bool whole = true;
        for (const TermText& term : splitTerms(piece.accept)) {
            out.push_back(readTermNotation(term.text));
            for (const std::string& problem : out.back().problems) error(piece.place, "The wording \"" + shortened(term.text, 40) + "\" of a gap: " + problem);
            if (!conceptsIn(out.back()).empty()) {
                error(piece.place, "The wording \"" + shortened(term.text, 40) + "\" of a gap names a concept; a gap takes words, so write them out.");
            }
            whole = whole && out.back().ok() && conceptsIn(out.back()).empty();
        }
        if (whole && !piece.accept.empty() && !piece.shown.empty() && !fitsOne(out, piece.shown)) {
            error(piece.place, nameOfElement("gap", piece.gap.value) + " shows the answer \"" + shortened(piece.shown, 40) +
                                   "\", which none of its wordings accepts; add it to accept.");
        }
        return out;
    }

    void written() const {
        const Needs needs(m_check, "item", m_item.id.value, m_item.place);
        needs.attribute("question", m_item.question.empty());
        if (m_item.points.empty()) error(" names no marking point, so nothing in an answer could be marked; add points=\"…\".");
        const auto at = m_check.index.questions.find(m_item.question.value);
        if (!at) return;
        const Question& question = m_check.course.questions[*at];
        for (const PointId& point : m_item.points) {
            const bool asked = std::any_of(question.points.begin(), question.points.end(), [&](const QuestionPoint& credit) { return credit.point == point; });
            if (!asked && m_check.index.points.has(point.value)) {
                error(" is marked for the point \"" + point.value + "\", which its question \"" + question.id.value + "\" does not credit; choose a question that does.");
            }
        }
    }

    const CheckContext& m_check;
    const Item& m_item;
    std::string m_who;
};

}  // namespace

void checkItems(const CheckContext& check) {
    for (const Item& item : check.course.items) ItemCheck(check, item).run();
}

}  // namespace carewright
