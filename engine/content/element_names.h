/// The words of the XML format for everything that is an enumeration in the model; reader and writer share them.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

template <class Value, std::size_t size>
using NameTable = std::array<std::pair<std::string_view, Value>, size>;

inline constexpr NameTable<Block::EntryKind, 6> entryKindNames{{
    {"element", Block::EntryKind::element}, {"example", Block::EntryKind::example}, {"benefit", Block::EntryKind::benefit},
    {"concept", Block::EntryKind::concept_}, {"tip", Block::EntryKind::tip}, {"duty", Block::EntryKind::duty}}};

inline constexpr NameTable<Law::Kind, 3> lawKindNames{{
    {"act", Law::Kind::act}, {"policy", Law::Kind::policy}, {"convention", Law::Kind::convention}}};

inline constexpr NameTable<Within, 4> withinNames{{
    {"clause", Within::clause}, {"sentence", Within::sentence}, {"neighbours", Within::neighbours}, {"response", Within::response}}};

inline constexpr NameTable<Polarity, 3> polarityNames{{
    {"affirmed", Polarity::affirmed}, {"denied", Polarity::denied}, {"either", Polarity::either}}};

inline constexpr NameTable<Voice, 3> voiceNames{{{"own", Voice::own}, {"others", Voice::others}, {"either", Voice::either}}};

inline constexpr NameTable<Mood, 3> moodNames{{{"stated", Mood::stated}, {"supposed", Mood::supposed}, {"either", Mood::either}}};

inline constexpr NameTable<Tense, 3> tenseNames{{{"now", Tense::now}, {"past", Tense::past}, {"either", Tense::either}}};

inline constexpr NameTable<Cancels, 3> cancelsNames{{
    {"point", Cancels::point}, {"pair", Cancels::pair}, {"nothing", Cancels::nothing}}};

inline constexpr NameTable<WrongExtras, 2> wrongExtrasNames{{{"positive", WrongExtras::ignored}, {"list", WrongExtras::cancel}}};

inline constexpr NameTable<Rule::Relation, 7> relationNames{{
    {"gives", Rule::Relation::gives}, {"instead-of", Rule::Relation::insteadOf}, {"from-to", Rule::Relation::fromTo},
    {"not-but", Rule::Relation::notBut}, {"so-that", Rule::Relation::soThat}, {"because", Rule::Relation::because},
    {"does", Rule::Relation::does}}};

inline constexpr NameTable<Rule::Kind, 10> ruleKindNames{{
    {"concept", Rule::Kind::concept_}, {"words", Rule::Kind::words}, {"all", Rule::Kind::all}, {"any", Rule::Kind::any},
    {"at-least", Rule::Kind::atLeast}, {"in-order", Rule::Kind::inOrder}, {"near", Rule::Kind::near},
    {"relation", Rule::Kind::relation}, {"point", Rule::Kind::point},
    {"example-given", Rule::Kind::exampleGiven}}};

inline constexpr NameTable<bool, 2> yesNoNames{{{"yes", true}, {"no", false}}};

inline constexpr NameTable<Item::Kind, 8> itemKindNames{{
    {"single", Item::Kind::single}, {"multiple", Item::Kind::multiple}, {"true-false", Item::Kind::trueFalse},
    {"matching", Item::Kind::matching}, {"ordering", Item::Kind::ordering}, {"gaps", Item::Kind::gaps},
    {"categorise", Item::Kind::categorise}, {"written", Item::Kind::written}}};

inline constexpr NameTable<Behaviour, 4> behaviourNames{{
    {"immediate", Behaviour::immediate}, {"deferred", Behaviour::deferred}, {"tries", Behaviour::tries}, {"certainty", Behaviour::certainty}}};

inline constexpr NameTable<Passage::Ending, 3> endingNames{{
    {"good", Passage::Ending::good}, {"mixed", Passage::Ending::mixed}, {"poor", Passage::Ending::poor}}};

inline constexpr NameTable<PassageGroup::Colour, 8> groupColourNames{{
    {"teal", PassageGroup::Colour::teal}, {"amber", PassageGroup::Colour::amber}, {"violet", PassageGroup::Colour::violet},
    {"coral", PassageGroup::Colour::coral}, {"green", PassageGroup::Colour::green}, {"pink", PassageGroup::Colour::pink},
    {"blue", PassageGroup::Colour::blue}, {"sand", PassageGroup::Colour::sand}}};

inline constexpr NameTable<Scenario::Back, 3> backNames{{
    {"anywhere", Scenario::Back::anywhere}, {"step", Scenario::Back::step}, {"never", Scenario::Back::never}}};

/// The name of a value; empty where the table has none.
template <class Value, std::size_t size>
[[nodiscard]] constexpr std::string_view nameOf(const NameTable<Value, size>& table, Value value) {
    for (const auto& [name, candidate] : table) {
        if (candidate == value) return name;
    }
    return {};
}

template <class Value, std::size_t size>
[[nodiscard]] std::vector<std::string_view> namesIn(const NameTable<Value, size>& table) {
    std::vector<std::string_view> out;
    for (const auto& entry : table) out.push_back(entry.first);
    return out;
}

}  // namespace carewright
