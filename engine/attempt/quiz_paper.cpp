#include "engine/attempt/quiz_paper.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/base/seeded_random.h"
#include "engine/base/utf8.h"

namespace carewright {

namespace {

template <class Part>
std::vector<PartId> idsOf(const std::vector<Part>& parts) {
    std::vector<PartId> out;
    for (const Part& part : parts) out.push_back(part.id);
    return out;
}

/// An order that is not the right one already, wherever there is another.
void shuffleOrdering(std::vector<PartId>& order, SeededRandom& random) {
    const std::vector<PartId> right = order;
    random.shuffle(order);
    if (order == right && order.size() > 1) std::rotate(order.begin(), order.begin() + 1, order.end());
}

std::vector<std::string> bankOf(const Item& item) {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    const auto add = [&](const std::string& word) {
        if (!word.empty() && seen.insert(fold(word)).second) out.push_back(word);
    };
    for (const GapPiece& piece : item.pieces)
        if (!piece.gap.empty()) add(piece.shown);
    for (const std::string& word : item.bank) add(word);
    return out;
}

PaperItem paperItem(const Item& item, SeededRandom& random) {
    PaperItem out;
    out.item = item.id;
    switch (item.kind) {
        case Item::Kind::single:
        case Item::Kind::multiple:
        case Item::Kind::trueFalse:
            out.order = idsOf(item.options);
            if (!item.keepOrder) random.shuffle(out.order);
            break;
        case Item::Kind::matching:
            out.order = idsOf(item.pairs);
            random.shuffle(out.order);
            break;
        case Item::Kind::ordering:
            out.order = idsOf(item.cards);
            shuffleOrdering(out.order, random);
            break;
        case Item::Kind::categorise:
            out.order = idsOf(item.cards);
            random.shuffle(out.order);
            break;
        case Item::Kind::gaps:
            if (item.fromBank || !item.bank.empty()) {
                out.bank = bankOf(item);
                random.shuffle(out.bank);
            }
            break;
        case Item::Kind::written: break;
    }
    return out;
}

}  // namespace

std::size_t QuizPaper::itemCount() const {
    std::size_t count = 0;
    for (const PaperSection& section : sections) count += section.items.size();
    return count;
}

QuizChoices usualChoices(const Quiz& quiz) { return {quiz.behaviour, false}; }

Result<QuizPaper> makePaper(const Course& course, const Quiz& quiz, const QuizChoices& choices, std::uint64_t seed) {
    SeededRandom random(seed);
    std::unordered_map<ItemId, const Item*> items;
    for (const Item& item : course.items) items.emplace(item.id, &item);

    QuizPaper paper;
    paper.seed = seed;
    paper.title = quiz.title;
    paper.behaviour = choices.behaviour;
    paper.tries = choices.behaviour == Behaviour::tries ? std::max(1, quiz.tries) : 1;
    paper.minutes = choices.timed ? quiz.minutes : 0;
    paper.extraPercent = paper.minutes > 0 ? std::clamp(choices.extraPercent, 0, 200) : 0;
    std::unordered_set<ItemId> used;
    for (const QuizSection& section : quiz.sections) {
        std::vector<const Item*> drawn;
        for (const QuizPool& pool : section.pools) {
            std::vector<const Item*> here;
            for (const ItemId& id : pool.items) {
                const auto found = items.find(id);
                if (found != items.end() && !used.contains(id)) here.push_back(found->second);
            }
            if (pool.draw > 0 && static_cast<std::size_t>(pool.draw) < here.size()) {
                random.shuffle(here);
                here.resize(static_cast<std::size_t>(pool.draw));
            }
            for (const Item* item : here)
                if (used.insert(item->id).second) drawn.push_back(item);
        }
        if (quiz.shuffle) random.shuffle(drawn);
        PaperSection out;
        out.title = section.title;
        for (const Item* item : drawn) out.items.push_back(paperItem(*item, random));
        if (!out.items.empty()) paper.sections.push_back(std::move(out));
    }
    if (paper.sections.empty())
        return fail(ErrorCode::invalidInput, "This quiz has no items that the course still holds. Choose another, or ask your tutor to look at it.");
    return paper;
}

}  // namespace carewright
