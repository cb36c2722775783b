/// A branching story as plain data: people, variables, passages and what leads from one to the next.
///
/// How a story is played is in scenario_play.h; what can happen in it as a whole in scenario_survey.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"

namespace carewright {

struct ScenarioPerson {
    PersonId id;
    std::string name;
    std::string role;                   ///< "daughter", "senior support worker"
    std::string about;                  ///< a line or two the learner may read; may be empty
    std::string portrait;               ///< drawn portrait: words such as "older woman, grey bun, glasses"; also the alternative text
    SourcePlace place;

    friend bool operator==(const ScenarioPerson&, const ScenarioPerson&) = default;
};

/// A number the story keeps: trust, wellbeing, risk.
struct ScenarioVariable {
    VariableId id;
    std::string title;
    std::string about;                  ///< what it means for the person
    int from = 0, to = 10;              ///< its range; changes stop at the ends
    int start = 5;
    bool shown = true;                  ///< the learner sees it while playing
    SourcePlace place;

    friend bool operator==(const ScenarioVariable&, const ScenarioVariable&) = default;
};

/// One thing that must be so. Holds the other way round where `negated`.
struct Condition {
    enum class Kind {
        variable,       ///< `variable` lies from `atLeast` to `atMost`
        visited,        ///< `passage` was entered earlier
        chosen,         ///< `choice` was taken earlier
        earned,         ///< a written step earned `point`
    };
    Kind kind = Kind::variable;
    VariableId variable;
    std::optional<int> atLeast, atMost;
    PassageId passage;
    ChoiceId choice;
    PointId point;
    bool negated = false;
    SourcePlace place;

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Every group must hold; a group holds when one of its conditions does. Empty: always.
using Conditions = std::vector<std::vector<Condition>>;

/// Changes a variable: by `by`, or to `set`.
struct Effect {
    VariableId variable;
    int by = 0;
    std::optional<int> set;
    SourcePlace place;

    friend bool operator==(const Effect&, const Effect&) = default;
};

/// Where something leads; with several, chance decides by weight.
struct Outcome {
    PassageId to;
    int weight = 1;
    SourcePlace place;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct ScenarioChoice {
    ChoiceId id;
    std::string text;
    Conditions when;
    std::vector<Effect> effects;
    std::vector<Outcome> outcomes;              ///< at least one
    bool once = false;                          ///< may be taken only once
    std::vector<PointId> points;                ///< marking points that taking it shows
    std::vector<MisconceptionId> reveals;       ///< mistaken ideas that taking it shows
    std::string meant;                          ///< debrief: what it meant for the person
    SourcePlace place;

    friend bool operator==(const ScenarioChoice&, const ScenarioChoice&) = default;
};

/// A way on from a written step: taken where every point of `points` was earned and `when` holds.
struct WrittenBranch {
    std::vector<PointId> points;
    Conditions when;
    std::vector<Effect> effects;
    PassageId to;
    std::string meant;
    SourcePlace place;

    friend bool operator==(const WrittenBranch&, const WrittenBranch&) = default;
};

/// A free-text step, marked by the rubrics of `points` as an answer to `question`. The first branch that fits is taken,
/// otherwise `to`.
struct WrittenStep {
    std::string prompt;
    QuestionId question;
    std::vector<PointId> points;
    std::string modelAnswer;
    std::vector<WrittenBranch> branches;
    PassageId to;
    std::string meant;                          ///< debrief, where no branch was taken
    SourcePlace place;

    friend bool operator==(const WrittenStep&, const WrittenStep&) = default;
};

/// A paragraph of a passage: told, or said by a person; shown where `when` holds.
struct StoryBlock {
    std::string text;
    PersonId who;                               ///< empty: told
    Conditions when;
    SourcePlace place;

    friend bool operator==(const StoryBlock&, const StoryBlock&) = default;
};

struct Passage {
    enum class Ending { none, good, mixed, poor };

    PassageId id;
    std::string title;
    std::string setting;                        ///< where it takes place
    std::string group;                          ///< author's group, for the map; may be empty
    std::vector<StoryBlock> blocks;
    std::vector<Effect> effects;                ///< on entering
    std::vector<ScenarioChoice> choices;
    std::optional<WrittenStep> written;
    Ending ending = Ending::none;
    std::string debrief;                        ///< endings: what it came to for the person
    bool draft = false;                         ///< not built yet
    std::optional<int> x, y;                    ///< where the author put it on the map
    SourcePlace place;

    friend bool operator==(const Passage&, const Passage&) = default;
};

/// How the passages of one group look on the map.
struct PassageGroup {
    enum class Colour { teal, amber, violet, coral, green, pink, blue, sand };

    std::string name;                           ///< as Passage::group gives it
    Colour colour = Colour::teal;
    SourcePlace place;

    friend bool operator==(const PassageGroup&, const PassageGroup&) = default;
};

struct Scenario {
    enum class Back { anywhere, step, never };  ///< how far a player may go back: any passage, one step, not at all

    ScenarioId id;
    std::string title;
    std::string about;
    int minutes = 0;                            ///< estimated time for one way through
    PassageId start;
    Back back = Back::step;
    std::vector<ScenarioPerson> people;
    std::vector<ScenarioVariable> variables;
    std::vector<PassageGroup> groups;           ///< those whose colour the author chose
    std::vector<Passage> passages;
    SourcePlace place;

    friend bool operator==(const Scenario&, const Scenario&) = default;

    [[nodiscard]] const Passage* findPassage(const PassageId& id) const;
    [[nodiscard]] const ScenarioPerson* findPerson(const PersonId& id) const;
    [[nodiscard]] const ScenarioVariable* findVariable(const VariableId& id) const;
};

}  // namespace carewright
