#include "engine/attempt/item_score.h"

#include <algorithm>
#include <unordered_map>

#include "engine/base/utf8.h"
#include "engine/marking/gap_matcher.h"

namespace carewright {

namespace {

bool contains(const std::vector<PartId>& ids, const PartId& id) { return std::ranges::find(ids, id) != ids.end(); }

double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

void reveal(ItemScore& score, const MisconceptionId& id) {
    if (!id.empty() && std::ranges::find(score.reveals, id) == score.reveals.end()) score.reveals.push_back(id);
}

ItemScore scoreOptions(const Item& item, const ItemResponse& response) {
    ItemScore score;
    const OptionTally tally = optionTally(item, response);
    for (const ItemOption& option : item.options) {
        const bool chosen = contains(response.chosen, option.id);
        if (chosen && !option.right) reveal(score, option.reveals);
        score.parts.push_back({option.id, chosen == option.right});
    }
    score.fraction = item.kind == Item::Kind::multiple ? std::max(0.0, tally.gained() - tally.lost()) : tally.found > 0 ? 1 : 0;
    return score;
}

ItemScore scoreVerdict(const Item& item, const ItemResponse& response) {
    ItemScore score = scoreOptions(item, response);
    score.verdictRight = response.verdict == item.truth;
    if (item.options.empty()) score.fraction = 1;
    if (!score.verdictRight) score.fraction = 0;
    if (response.verdict && !score.verdictRight)
        for (const MisconceptionId& id : item.misconceptions) reveal(score, id);
    return score;
}

ItemScore scoreMatching(const Item& item, const ItemResponse& response) {
    ItemScore score;
    std::size_t right = 0;
    for (const ItemPair& pair : item.pairs) {
        if (pair.left.empty()) continue;
        score.parts.push_back({pair.id, placeOf(response, pair.id) == pair.id});
        right += score.parts.back().right ? 1 : 0;
    }
    score.fraction = share(right, score.parts.size());
    return score;
}

/// The places of a longest increasing subsequence of `values`, by patience sorting.
std::vector<std::size_t> longestIncreasing(const std::vector<std::size_t>& values) {
    std::vector<std::size_t> ends;                              // place of the smallest last value for each length
    std::vector<std::size_t> before(values.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto at = std::ranges::lower_bound(ends, values[i], {}, [&](std::size_t place) { return values[place]; });
        if (at != ends.begin()) before[i] = *std::prev(at);
        if (at == ends.end()) ends.push_back(i);
        else *at = i;
    }
    std::vector<std::size_t> out;
    for (std::size_t i = ends.empty() ? values.size() : ends.back(); i < values.size(); i = before[i]) out.push_back(i);
    std::ranges::reverse(out);
    return out;
}

ItemScore scoreOrder(const Item& item, const ItemResponse& response) {
    ItemScore score;
    std::vector<std::size_t> places;
    for (const PartId& id : response.chosen)
        places.push_back(static_cast<std::size_t>(std::ranges::find(item.cards, id, &ItemCard::id) - item.cards.begin()));
    const std::vector<std::size_t> kept = longestIncreasing(places);
    for (const ItemCard& card : item.cards) score.parts.push_back({card.id, false});
    for (const std::size_t place : kept) score.parts[places[place]].right = true;
    if (item.cards.size() < 2) score.fraction = kept.empty() ? 0 : 1;
    else if (!kept.empty()) score.fraction = share(kept.size() - 1, item.cards.size() - 1);
    return score;
}

ItemScore scoreGaps(const Item& item, const ItemResponse& response) {
    ItemScore score;
    std::size_t right = 0;
    for (const GapPiece& piece : item.pieces) {
        if (piece.gap.empty()) continue;
        score.parts.push_back({piece.gap, GapMatcher(piece.accept).accepts(fillingOf(response, piece.gap))});
        right += score.parts.back().right ? 1 : 0;
    }
    score.fraction = share(right, score.parts.size());
    return score;
}

ItemScore scoreCategories(const Item& item, const ItemResponse& response) {
    ItemScore score;
    std::unordered_map<PartId, std::pair<std::size_t, std::size_t>> counts;     // category → cards in it, cards that belong
    for (const ItemCard& card : item.cards) {
        const bool right = !card.category.empty() && placeOf(response, card.id) == card.category;
        auto& [in, belong] = counts[card.category];
        in += right ? 1 : 0;
        ++belong;
        score.parts.push_back({card.id, right});
    }
    double sum = 0;
    for (const auto& [category, count] : counts) sum += share(count.first, count.second);
    const auto categories = static_cast<double>(counts.size());
    if (categories == 1) score.fraction = sum;
    else if (categories > 1) score.fraction = std::clamp((sum - 1) / (categories - 1), 0.0, 1.0);
    return score;
}

ItemScore scoreWritten(const Course& course, const Item& item, const ItemResponse& response, const Marker* marker) {
    ItemScore score;
    const Question* question = course.findQuestion(item.question);
    auto marking = marker && question ? marker->mark(item.question, response.text) : Result<Marking>(fail(ErrorCode::notFound, "No rubric."));
    if (!marking) {
        score.scored = false;
        return score;
    }
    const auto asked = [&](const PointId& point) { return std::ranges::find(item.points, point) != item.points.end(); };
    int earned = 0, most = 0;
    for (const QuestionPoint& credit : question->points) {
        if (!asked(credit.point)) continue;
        most += credit.marks;
        const auto found = std::ranges::find(marking->points, credit.point, &PointMarking::id);
        if (found != marking->points.end() && found->awarded) earned += credit.marks;
    }
    // The item asks for some of the question's points only; the others would be told as missed.
    std::erase_if(marking->points, [&](const PointMarking& point) { return !asked(point.id); });
    for (const MisconceptionMarking& one : marking->misconceptions)
        if (one.asserted) reveal(score, one.id);
    score.fraction = most > 0 ? static_cast<double>(earned) / most : 0;
    score.scored = most > 0;
    score.marking = std::move(*marking);
    return score;
}

}  // namespace

OptionTally optionTally(const Item& item, const ItemResponse& response) {
    OptionTally tally;
    for (const ItemOption& option : item.options) {
        ++(option.right ? tally.right : tally.wrong);
        if (contains(response.chosen, option.id)) ++(option.right ? tally.found : tally.fallen);
    }
    return tally;
}

ItemScore scoreItem(const Course& course, const Item& item, const ItemResponse& response, const Marker* marker) {
    const ItemResponse fitted = fittedTo(item, response);
    switch (item.kind) {
        case Item::Kind::single:
        case Item::Kind::multiple: return scoreOptions(item, fitted);
        case Item::Kind::trueFalse: return scoreVerdict(item, fitted);
        case Item::Kind::matching: return scoreMatching(item, fitted);
        case Item::Kind::ordering: return scoreOrder(item, fitted);
        case Item::Kind::gaps: return scoreGaps(item, fitted);
        case Item::Kind::categorise: return scoreCategories(item, fitted);
        case Item::Kind::written: return scoreWritten(course, item, fitted, marker);
    }
    return {};
}

ItemResponse rightResponse(const Item& item) {
    ItemResponse out;
    switch (item.kind) {
        case Item::Kind::trueFalse: out.verdict = item.truth; [[fallthrough]];
        case Item::Kind::single:
        case Item::Kind::multiple:
            for (const ItemOption& option : item.options)
                if (option.right) out.chosen.push_back(option.id);
            break;
        case Item::Kind::ordering:
            for (const ItemCard& card : item.cards) out.chosen.push_back(card.id);
            break;
        case Item::Kind::matching:
            for (const ItemPair& pair : item.pairs)
                if (!pair.left.empty()) out.placed.push_back({pair.id, pair.id});
            break;
        case Item::Kind::categorise:
            for (const ItemCard& card : item.cards) out.placed.push_back({card.id, card.category});
            break;
        case Item::Kind::gaps:
            for (const GapPiece& piece : item.pieces)
                if (!piece.gap.empty()) out.filled.push_back({piece.gap, piece.shown});
            break;
        case Item::Kind::written: out.text = item.modelAnswer; break;
    }
    return out;
}

}  // namespace carewright
