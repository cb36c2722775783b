/// Distinct id types, so that a question's id can never be handed over where a marking point's is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace carewright {

/// A stable id as written in course files and stores. Lower-case letters, digits, '-' and '.'; at most 64 bytes
/// (see isWellFormedId). An empty id means "none".
template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) {}
    explicit Id(std::string_view text) : value(text) {}
    explicit Id(const char* text) : value(text) {}

    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;
};

/// True for "care-act", "1.2", "d001"; false for "", "Care Act", "../x" and anything over 64 bytes.
[[nodiscard]] bool isWellFormedId(std::string_view text);

using CourseId = Id<struct CourseTag>;
using CriterionId = Id<struct CriterionTag>;
using SourceId = Id<struct SourceTag>;
using TopicId = Id<struct TopicTag>;
using EntryId = Id<struct EntryTag>;
using TermId = Id<struct TermTag>;
using LawId = Id<struct LawTag>;
using MisconceptionId = Id<struct MisconceptionTag>;
using PointId = Id<struct PointTag>;
using QuestionId = Id<struct QuestionTag>;
using ConceptId = Id<struct ConceptTag>;
using RuleId = Id<struct RuleTag>;
using ItemId = Id<struct ItemTag>;
using PartId = Id<struct PartTag>;              ///< an option, pair, gap … within its item
using QuizId = Id<struct QuizTag>;
using MockId = Id<struct MockTag>;
using SampleId = Id<struct SampleTag>;
using ScenarioId = Id<struct ScenarioTag>;
using PersonId = Id<struct PersonTag>;          ///< within its scenario, as the next three
using VariableId = Id<struct VariableTag>;
using PassageId = Id<struct PassageTag>;
using ChoiceId = Id<struct ChoiceTag>;

}  // namespace carewright

template <class Tag>
struct std::hash<carewright::Id<Tag>> {
    std::size_t operator()(const carewright::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
