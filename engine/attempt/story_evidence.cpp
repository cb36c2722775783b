#include "engine/attempt/story_evidence.h"

#include <algorithm>

namespace carewright {
namespace {

class Collector {
public:
    Collector(const AttemptId& attempt, const StoryRules& rules) : m_attempt(attempt), m_rules(rules), m_ref(rules.scenario().id.value) {}

    void see(const StoryTurn& turn) { turn.choice ? choice(turn) : text(turn); }

    Evidence out;

private:
    void point(const StoryTurn& turn, const PointId& id, EvidenceSource source, bool shown) {
        out.points.push_back({id, turn.when, source, shown ? 1.0 : 0.0, m_attempt, m_ref});
    }
    void idea(const StoryTurn& turn, const MisconceptionId& id, EvidenceSource source, bool shown) {
        out.misconceptions.push_back({id, turn.when, source, shown, m_attempt, m_ref});
    }

    void choice(const StoryTurn& turn) {
        const std::vector<ScenarioChoice>& choices = m_rules.scenario().passages[turn.passage].choices;
        const ScenarioChoice& taken = choices[*turn.choice];
        for (const PointId& id : taken.points) point(turn, id, EvidenceSource::scenarioChoice, true);
        for (const MisconceptionId& id : taken.reveals) idea(turn, id, EvidenceSource::scenarioChoice, true);
        std::vector<MisconceptionId> avoided;
        for (const std::size_t open : m_rules.openChoices(turn.before)) {
            for (const MisconceptionId& id : choices[open].reveals) {
                const bool known = std::ranges::find(taken.reveals, id) != taken.reveals.end() || std::ranges::find(avoided, id) != avoided.end();
                if (!known) avoided.push_back(id);
            }
        }
        for (const MisconceptionId& id : avoided) idea(turn, id, EvidenceSource::scenarioChoice, false);
    }

    void text(const StoryTurn& turn) {
        for (const PointId& id : m_rules.scenario().passages[turn.passage].written->points) {
            point(turn, id, EvidenceSource::written, std::ranges::find(turn.earned, id) != turn.earned.end());
        }
        if (!turn.marking) return;
        // A story's texts are short: what they do not say shows nothing.
        for (const MisconceptionMarking& judged : turn.marking->misconceptions) {
            if (judged.asserted) idea(turn, judged.id, EvidenceSource::written, true);
        }
    }

    const AttemptId& m_attempt;
    const StoryRules& m_rules;
    std::string m_ref;
};

}  // namespace

Evidence evidenceOf(const AttemptId& attempt, const StoryRules& rules, const ScenarioRun& run) {
    Collector collector(attempt, rules);
    for (const StoryPlay& play : run.plays) {
        for (std::size_t turn = play.taken; turn < play.turns.size(); ++turn) collector.see(play.turns[turn]);
    }
    return std::move(collector.out);
}

}  // namespace carewright
