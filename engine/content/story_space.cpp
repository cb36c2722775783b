#include "engine/content/story_space.h"

#include <algorithm>
#include <unordered_map>

#include "engine/base/words.h"
#include "engine/content/story_packing.h"

namespace carewright {
namespace {

/// With more points that matter in one written step their sets cannot all be tried.
constexpr std::size_t mostPointsOfStep = 10;

std::size_t countWords(std::string_view text) {
    Words words;
    splitWords(text, words);
    return words.size();
}

/// How much one look at all of a passage's conditions costs, roughly.
std::size_t costOf(const Passage& passage) {
    std::size_t cost = 1 + passage.blocks.size() + passage.choices.size() + passage.effects.size();
    const auto add = [&](const Conditions& conditions) {
        for (const auto& group : conditions) cost += group.size();
    };
    for (const StoryBlock& block : passage.blocks) add(block.when);
    for (const ScenarioChoice& choice : passage.choices) add(choice.when);
    if (passage.written) {
        for (const WrittenBranch& branch : passage.written->branches) {
            cost += 1 + branch.points.size();
            add(branch.when);
        }
    }
    return cost;
}

class Explorer {
public:
    Explorer(const StoryRules& rules, const StoryMap& map, const SurveyLimits& limits) : m_rules(rules), m_map(map), m_limits(limits), m_classes(rules, limits.work / 4), m_packing(rules, map, m_classes) {
        const std::vector<Passage>& passages = rules.scenario().passages;
        for (const Passage& passage : passages) {
            m_words.push_back(countStoryWords(passage));
            m_cost.push_back(costOf(passage));
            m_space.opened.emplace_back(passage.choices.size());
            m_space.taken.emplace_back(passage.written ? passage.written->branches.size() : 0);
            m_space.shown.emplace_back(passage.blocks.size());
        }
        m_copying = rules.scenario().variables.size() + (passages.size() + rules.choiceCount() + rules.points().size()) / 64 + map.memories.size();
    }

    StorySpace explore() {
        m_space.firstEdge.push_back(0);
        m_space.work = m_classes.work();
        const StoryState start = m_rules.begin();
        m_blank = start;
        add(start, 0, 0);
        for (std::size_t i = 0; i < m_space.states.size(); ++i) {
            goInto(i);
            // What a limit cut short does not count as gone into: it would look like a state with fewer ways on.
            if (!m_space.whole) break;
            m_space.firstEdge.push_back(m_space.edges.size());
        }
        return std::move(m_space);
    }

private:
    std::uint32_t add(const StoryState& state, std::size_t from, std::size_t edge) {
        std::string key = m_packing.keyOf(state);
        const auto [it, isNew] = m_numbers.emplace(key, static_cast<std::uint32_t>(m_space.states.size()));
        if (!isNew) return it->second;
        m_space.states.push_back({static_cast<std::uint32_t>(state.passage), static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(edge), wordsAt(state)});
        m_space.keys.push_back(std::move(key));
        return it->second;
    }

    std::uint32_t wordsAt(const StoryState& state) {
        const Passage& passage = m_rules.passageOf(state);
        const StoryWords& words = m_words[state.passage];
        std::size_t count = words.always;
        for (std::size_t i = 0; i < passage.blocks.size(); ++i) {
            if (!m_rules.shows(state, i)) continue;
            m_space.shown[state.passage][i] = true;
            count += words.blocks[i];
        }
        for (std::size_t i = 0; i < passage.choices.size(); ++i) {
            if (m_rules.open(state, i)) count += words.choices[i];
        }
        spend(m_cost[state.passage] + m_copying);
        return static_cast<std::uint32_t>(std::min<std::size_t>(count, 0xFFFFFFFF));
    }

    void spend(std::size_t work) {
        m_space.work += work;
        if (m_space.work > m_limits.work || m_space.states.size() > m_limits.states) m_space.whole = false;
    }

    void goInto(std::size_t number) {
        StoryState& state = m_here;
        state = m_blank;
        m_packing.unpack(m_space.keys[number], state);
        const Passage& passage = m_rules.passageOf(state);
        spend(m_cost[state.passage] + m_copying);
        if (passage.ending != Passage::Ending::none) return;
        for (std::size_t c = 0; c < passage.choices.size() && m_space.whole; ++c) {
            if (!m_rules.open(state, c)) continue;
            m_space.opened[state.passage][c] = true;
            for (const StoryRules::Way& way : m_rules.ways(state.passage, c)) {
                m_after = state;
                spend(m_copying);
                m_rules.choose(m_after, c, way);
                const std::uint32_t to = add(m_after, number, m_space.edges.size());
                m_space.edges.push_back({to, static_cast<std::uint16_t>(c), static_cast<std::uint16_t>(way.outcome), 0});
            }
        }
        if (m_rules.asksForWriting(state)) write(number, state, *passage.written);
    }

    /// The points of a step whose earning can change what follows, as indices of its points.
    std::vector<std::size_t> pointsThatMatter(const WrittenStep& step) const {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < step.points.size() && i < 32; ++i) {
            const PointId& point = step.points[i];
            const bool branched = std::any_of(step.branches.begin(), step.branches.end(), [&](const WrittenBranch& branch) {
                return std::find(branch.points.begin(), branch.points.end(), point) != branch.points.end();
            });
            const StoryMemory memory{StoryMemory::Kind::earned, m_rules.pointNumber(point)};
            if (branched || std::find(m_map.memories.begin(), m_map.memories.end(), memory) != m_map.memories.end()) out.push_back(i);
        }
        return out;
    }

    void write(std::size_t number, const StoryState& state, const WrittenStep& step) {
        std::vector<std::size_t> points = pointsThatMatter(step);
        if (points.size() > mostPointsOfStep) {
            points.resize(mostPointsOfStep);
            m_space.whole = false;
        }
        const std::size_t firstEdge = m_space.edges.size();
        for (std::uint32_t set = 0; set < 1U << points.size(); ++set) {
            std::vector<PointId> earned;
            std::uint32_t bits = 0;
            for (std::size_t i = 0; i < points.size(); ++i) {
                if ((set >> i & 1U) == 0) continue;
                earned.push_back(step.points[points[i]]);
                bits |= 1U << points[i];
            }
            m_after = state;
            spend(2 * m_copying + m_cost[state.passage]);
            const std::optional<std::size_t> branch = m_rules.write(m_after, earned);
            if (branch) m_space.taken[state.passage][*branch] = true;
            const std::uint32_t to = add(m_after, number, m_space.edges.size());
            const auto part = branch ? static_cast<std::uint16_t>(*branch) : StoryEdge::written;
            const bool known = std::any_of(m_space.edges.begin() + static_cast<std::ptrdiff_t>(firstEdge), m_space.edges.end(),
                                           [&](const StoryEdge& edge) { return edge.to == to && edge.part == part; });
            if (!known) m_space.edges.push_back({to, StoryEdge::written, part, bits});
        }
    }

    const StoryRules& m_rules;
    const StoryMap& m_map;
    const SurveyLimits& m_limits;
    StorySpace m_space;
    StoryClasses m_classes;
    StoryPacking m_packing;
    StoryState m_blank;             ///< what a key says nothing of, whatever it was
    StoryState m_here, m_after;     ///< kept, so that their memory is
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<StoryWords> m_words;
    std::vector<std::size_t> m_cost;        ///< by passage
    std::size_t m_copying = 0;              ///< what one copy of a state costs
};

}  // namespace

StorySpace exploreStory(const StoryRules& rules, const StoryMap& map, const SurveyLimits& limits) { return Explorer(rules, map, limits).explore(); }

StoryMove moveOf(const StoryRules& rules, const StorySpace& space, std::size_t state, const StoryEdge& edge) {
    StoryMove move;
    move.passage = space.states[state].passage;
    if (edge.choice == StoryEdge::written) {
        const std::vector<PointId>& points = rules.scenario().passages[move.passage].written->points;
        for (std::size_t i = 0; i < points.size() && i < 32; ++i) {
            if ((edge.earned >> i & 1U) != 0) move.earned.push_back(points[i]);
        }
        if (edge.part != StoryEdge::written) move.branch = edge.part;
    } else {
        move.choice = edge.choice;
        move.outcome = edge.part;
    }
    return move;
}

StoryWords countStoryWords(const Passage& passage) {
    StoryWords out;
    out.always = countWords(passage.title) + countWords(passage.setting) + countWords(passage.debrief);
    if (passage.written) out.always += countWords(passage.written->prompt);
    for (const StoryBlock& block : passage.blocks) out.blocks.push_back(countWords(block.text));
    for (const ScenarioChoice& choice : passage.choices) out.choices.push_back(countWords(choice.text));
    return out;
}

StoryPath pathTo(const StoryRules& rules, const StorySpace& space, std::size_t state) {
    StoryPath path;
    path.end = space.states[state].passage;
    while (state != 0) {
        const StorySpace::State& here = space.states[state];
        path.moves.push_back(moveOf(rules, space, here.cameFrom, space.edges[here.cameBy]));
        state = here.cameFrom;
    }
    std::reverse(path.moves.begin(), path.moves.end());
    return path;
}

}  // namespace carewright
