/// The rules of one scenario: what is open, and what follows from taking it. Pure; chance comes in from outside.
///
///     const StoryRules rules(scenario);
///     StoryState state = rules.begin();
///     for (const std::size_t choice : rules.openChoices(state)) …
///     rules.choose(state, choice, 0);             // its first outcome
///
/// Ids that name nothing (a course with errors) do no harm: such a condition never holds, such an effect changes
/// nothing, such a way on is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/content/scenario.h"

namespace carewright {

/// Where a story stands. Indices are those of the scenario's vectors; choices and points as StoryRules numbers them.
struct StoryState {
    std::size_t passage = 0;
    std::vector<int> values;            ///< of the variables, each within its range
    std::vector<bool> visited;          ///< passages that were left at least once: what a condition calls visited
    std::vector<bool> chosen;           ///< choices that were taken
    std::vector<bool> earned;           ///< points that written steps earned

    friend bool operator==(const StoryState&, const StoryState&) = default;
};

class StoryRules {
public:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    /// A way on: where it leads, and how likely it is among its like.
    struct Way {
        std::size_t to = 0;             ///< passage
        int weight = 1;
        std::size_t outcome = 0;        ///< its index in the choice's outcomes
    };

    /// Looks into `scenario`, which must outlive it and stay as it is.
    explicit StoryRules(const Scenario& scenario);

    [[nodiscard]] const Scenario& scenario() const { return *m_scenario; }

    /// The passage it starts with; nowhere where the scenario has none of that name: then nothing can be played.
    [[nodiscard]] std::size_t start() const { return m_start; }
    [[nodiscard]] bool playable() const { return m_start != nowhere; }

    [[nodiscard]] std::size_t passageIndex(const PassageId& id) const { return find(m_passages, id.value); }
    [[nodiscard]] std::size_t variableIndex(const VariableId& id) const { return find(m_variables, id.value); }
    /// The number of a choice in StoryState::chosen: counted through all passages.
    [[nodiscard]] std::size_t choiceNumber(const ChoiceId& id) const { return find(m_choices, id.value); }
    [[nodiscard]] std::size_t choiceNumber(std::size_t passage, std::size_t choice) const { return m_firstChoice[passage] + choice; }
    [[nodiscard]] std::size_t choiceCount() const { return m_firstChoice.back(); }
    /// Every point that a written step or a condition names; its index is its number in StoryState::earned.
    [[nodiscard]] const std::vector<PointId>& points() const { return m_points; }
    [[nodiscard]] std::size_t pointNumber(const PointId& id) const { return find(m_pointNumbers, id.value); }

    /// The start, its effects taken. Only where playable.
    [[nodiscard]] StoryState begin() const;

    [[nodiscard]] const Passage& passageOf(const StoryState& state) const { return m_scenario->passages[state.passage]; }
    [[nodiscard]] bool holds(const StoryState& state, const Conditions& conditions) const { return allHold(state, looked(conditions)); }

    /// Whether a block of the passage is told or said now.
    [[nodiscard]] bool shows(const StoryState& state, std::size_t block) const { return allHold(state, m_plans[state.passage].blocks[block]); }
    /// What is told and said now, in order.
    [[nodiscard]] std::vector<const StoryBlock*> blocks(const StoryState& state) const;

    /// Whether a choice of the passage may be taken: its conditions hold, it leads somewhere, and it has not been taken
    /// where that may happen only once.
    [[nodiscard]] bool open(const StoryState& state, std::size_t choice) const;
    /// The open choices of the passage, as indices of Passage::choices.
    [[nodiscard]] std::vector<std::size_t> openChoices(const StoryState& state) const;

    /// Where a choice can lead; empty where it leads nowhere.
    [[nodiscard]] const std::vector<Way>& ways(std::size_t passage, std::size_t choice) const { return m_ways[choiceNumber(passage, choice)]; }
    /// The way that a throw from 0 (included) to 1 (not included) decides on.
    [[nodiscard]] const Way& wayByChance(std::size_t passage, std::size_t choice, double thrown) const;

    /// Takes a choice of the passage with one of its ways: remembers it, takes its effects, enters the next passage.
    void choose(StoryState& state, std::size_t choice, const Way& way) const;

    /// Whether the passage has a written step that leads somewhere.
    [[nodiscard]] bool asksForWriting(const StoryState& state) const;
    /// The branch that a text would take which earned these points (none: the written step's own way on). `earned` are
    /// this text's points; conditions on points earned earlier count these too.
    [[nodiscard]] std::optional<std::size_t> branchFor(const StoryState& state, std::span<const PointId> earned) const;
    /// Takes a branch of the passage's written step (nothing: its own way on), whether it fits or not.
    void takeBranch(StoryState& state, std::optional<std::size_t> branch) const;
    /// Takes the written step of the passage with the points its text earned; the branch taken.
    std::optional<std::size_t> write(StoryState& state, std::span<const PointId> earned) const;

    /// An ending, or a passage with nothing that leads on.
    [[nodiscard]] bool over(const StoryState& state) const;

private:
    using Index = std::unordered_map<std::string_view, std::size_t>;

    /// A condition and an effect with their ids looked up: a survey asks for them millions of times.
    struct Test {
        Condition::Kind kind = Condition::Kind::variable;
        std::size_t index = 0;          ///< nowhere: never holds
        int low = 0, high = 0;
        bool negated = false;
    };
    using Tests = std::vector<std::vector<Test>>;
    struct Change {
        std::size_t variable = 0;
        int low = 0, high = 0;          ///< the variable's range
        int by = 0;
        std::optional<int> set;
    };
    using Changes = std::vector<Change>;

    /// Everything of a passage that play asks for.
    struct Plan {
        Changes onEntering;
        std::vector<Tests> blocks, choices, branches;
        std::vector<Changes> choiceChanges, branchChanges;
        std::vector<std::size_t> branchTo;
        std::size_t writtenTo = nowhere;
    };

    [[nodiscard]] static std::size_t find(const Index& index, std::string_view id);
    [[nodiscard]] Test looked(const Condition& condition) const;
    [[nodiscard]] Tests looked(const Conditions& conditions) const;
    [[nodiscard]] Changes looked(const std::vector<Effect>& effects) const;
    [[nodiscard]] Plan planOf(const Passage& passage) const;
    [[nodiscard]] static bool holdsOne(const StoryState& state, const Test& test);
    [[nodiscard]] static bool allHold(const StoryState& state, const Tests& tests);
    static void take(StoryState& state, const Changes& changes);
    void enter(StoryState& state, std::size_t passage) const;
    void remember(StoryState& state, std::span<const PointId> earned) const;
    void indexIds();
    void numberPoints();
    void findWays();

    const Scenario* m_scenario;
    Index m_passages, m_variables, m_choices, m_pointNumbers;   ///< by the ids as they stand in the scenario
    std::vector<PointId> m_points;
    std::vector<std::size_t> m_firstChoice;     ///< by passage, and one more at the end
    std::vector<std::vector<Way>> m_ways;       ///< by choice number
    std::vector<Plan> m_plans;                  ///< by passage
    std::size_t m_start = nowhere;
};

}  // namespace carewright
