#include "app/tutor/field_hints.h"

#include <algorithm>

#include "engine/content/item_writing.h"

namespace carewright::ui {
namespace {

using Kind = ItemFault::Kind;

std::string entry(const char* list, std::size_t index, const char* field) { return std::string(list) + "-" + std::to_string(index + 1) + "/" + field; }

FieldHint hintOf(const Item& item, const ItemFault& fault) {
    const auto careful = [](std::string field, std::string words) { return FieldHint{FieldHint::Kind::careful, std::move(field), std::move(words)}; };
    switch (fault.kind) {
        case Kind::noPoint: return careful("points", "It trains no marking point, so no progress comes from it: add one.");
        case Kind::noReason: return careful("reason", "Say why the right answer is right. The review shows it.");
        case Kind::fewParts:
            return careful(item.kind == Item::Kind::matching ? "pairs-add" : item.kind == Item::Kind::ordering || item.kind == Item::Kind::categorise ? "cards-add" : "options-add",
                           "Only two, so it is easily guessed: three or more are better.");
        case Kind::silentOption: return careful(entry("options", fault.part, "feedback"), "Say what is mistaken in it. Whoever chose it learns from that.");
        case Kind::oneRight: return careful("kind", "Only one option is right. Make it “One of several”, so that nobody is left looking for others.");
        case Kind::hiddenNegation:
            return careful("stem", "“" + fault.word + "” is easily read over. Ask for what is right, or write " + (fault.word == "except" ? "EXCEPT" : "NOT") + " in capitals.");
        case Kind::aboutOptions: return careful(entry("options", fault.part, "text"), "It is about the other options, so half knowing is enough. Write an option of its own, or ask for all that fit.");
        case Kind::longestRight: return careful(entry("options", fault.part, "text"), "The right one is clearly the longest, which gives it away. Make the options about equally long.");
        case Kind::absoluteWrong: {
            const auto wrong = std::ranges::find(item.options, false, &ItemOption::right);
            return careful(entry("options", static_cast<std::size_t>(wrong - item.options.begin()), "text"),
                           "Every wrong option says “always”, “only” or the like and the right one does not, which gives it away. Use such words in both or in neither.");
        }
        case Kind::repeatedWord: return careful(entry("options", fault.part, "text"), "It alone repeats “" + fault.word + "” from what is asked, which gives it away. Reword one of them.");
        case Kind::noModelAnswer: return careful("model-answer", "Show learners what a good answer looks like.");
    }
    return {};
}

}  // namespace

std::vector<FieldHint> writingHints(const Element& element, const Course& course) {
    const Item* item = std::get_if<Item>(&element);
    if (item == nullptr) return {};
    std::vector<FieldHint> out;
    for (const ItemFault& fault : itemFaults(*item)) out.push_back(hintOf(*item, fault));
    const auto advise = [&](std::string field, std::string words) { out.push_back({FieldHint::Kind::advice, std::move(field), std::move(words)}); };
    const bool chosen = item->kind == Item::Kind::single || item->kind == Item::Kind::multiple || item->kind == Item::Kind::trueFalse;
    for (std::size_t i = 0; chosen && !course.misconceptions.empty() && i < item->options.size(); ++i) {
        if (!item->options[i].right && item->options[i].reveals.empty())
            advise(entry("options", i, "reveals"), "Which mistaken idea leads here? If it is named, progress shows whether the learner has overcome it.");
    }
    for (std::size_t i = 0; item->kind == Item::Kind::matching && i < item->pairs.size(); ++i) {
        if (item->pairs[i].feedback.empty()) advise(entry("pairs", i, "feedback"), "Say what tells these two from the others.");
    }
    for (std::size_t i = 0; item->kind == Item::Kind::gaps && i < item->pieces.size(); ++i) {
        if (!item->pieces[i].gap.empty() && item->pieces[i].feedback.empty()) advise(entry("pieces", i, "feedback"), "Say what the word is, and why, to whoever wrote another.");
    }
    return out;
}

bool toldByWriting(const Element& element, std::string_view finding) {
    const Item* item = std::get_if<Item>(&element);
    if (item == nullptr) return false;
    const std::vector<ItemWarning> told = itemWarnings(*item);
    return std::ranges::any_of(told, [&](const ItemWarning& one) { return one.text == finding; });
}

}  // namespace carewright::ui
