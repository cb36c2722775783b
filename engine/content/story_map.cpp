#include "engine/content/story_map.h"

#include <algorithm>
#include <map>

namespace carewright {
namespace {

/// Real stories settle in two or three rounds. After these many everything counts as alive, which is never wrong.
constexpr std::size_t mostRounds = 20;

void addNext(const StoryRules& rules, std::size_t passage, std::vector<std::size_t>& next) {
    const Passage& what = rules.scenario().passages[passage];
    const auto add = [&](std::size_t to) {
        if (to != StoryRules::nowhere) next.push_back(to);
    };
    if (what.ending != Passage::Ending::none) return;
    for (std::size_t c = 0; c < what.choices.size(); ++c) {
        for (const StoryRules::Way& way : rules.ways(passage, c)) add(way.to);
    }
    if (what.written && rules.passageIndex(what.written->to) != StoryRules::nowhere) {
        add(rules.passageIndex(what.written->to));
        for (const WrittenBranch& branch : what.written->branches) add(rules.passageIndex(branch.to));
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
}

/// Everything that `next` leads to from these, they themselves included.
std::vector<bool> spread(const std::vector<std::vector<std::size_t>>& next, std::vector<std::size_t> from) {
    std::vector<bool> seen(next.size());
    for (const std::size_t one : from) seen[one] = true;
    while (!from.empty()) {
        const std::size_t at = from.back();
        from.pop_back();
        for (const std::size_t to : next[at]) {
            if (seen[to]) continue;
            seen[to] = true;
            from.push_back(to);
        }
    }
    return seen;
}

std::vector<std::vector<std::size_t>> turnedRound(const std::vector<std::vector<std::size_t>>& next) {
    std::vector<std::vector<std::size_t>> out(next.size());
    for (std::size_t from = 0; from < next.size(); ++from) {
        for (const std::size_t to : next[from]) out[to].push_back(from);
    }
    return out;
}

/// What the conditions of each passage ask for.
class Reads {
public:
    Reads(const StoryRules& rules, StoryMap& map) : m_rules(rules), m_map(map) {}

    /// By passage, the numbers of memories read there.
    std::vector<std::vector<std::size_t>> collect() {
        const std::vector<Passage>& passages = m_rules.scenario().passages;
        std::vector<std::vector<std::size_t>> out(passages.size());
        for (std::size_t p = 0; p < passages.size(); ++p) {
            m_here = &out[p];
            for (const StoryBlock& block : passages[p].blocks) conditions(block.when);
            for (std::size_t c = 0; c < passages[p].choices.size(); ++c) {
                conditions(passages[p].choices[c].when);
                if (passages[p].choices[c].once) add({StoryMemory::Kind::chosen, m_rules.choiceNumber(p, c)});
            }
            if (!passages[p].written) continue;
            for (const WrittenBranch& branch : passages[p].written->branches) conditions(branch.when);
        }
        return out;
    }

private:
    void add(StoryMemory memory) {
        if (memory.index == StoryRules::nowhere) return;
        const auto [it, isNew] = m_numbers.emplace(memory, m_map.memories.size());
        if (isNew) m_map.memories.push_back(memory);
        m_here->push_back(it->second);
    }
    void conditions(const Conditions& all) {
        for (const auto& group : all) {
            for (const Condition& condition : group) {
                switch (condition.kind) {
                    case Condition::Kind::variable: add({StoryMemory::Kind::variable, m_rules.variableIndex(condition.variable)}); break;
                    case Condition::Kind::visited: add({StoryMemory::Kind::visited, m_rules.passageIndex(condition.passage)}); break;
                    case Condition::Kind::chosen: add({StoryMemory::Kind::chosen, m_rules.choiceNumber(condition.choice)}); break;
                    case Condition::Kind::earned: add({StoryMemory::Kind::earned, m_rules.pointNumber(condition.point)}); break;
                }
            }
        }
    }

    const StoryRules& m_rules;
    StoryMap& m_map;
    std::map<StoryMemory, std::size_t> m_numbers;
    std::vector<std::size_t>* m_here = nullptr;
};

/// Hands what is read further on back to where it can still be reached from.
void spreadLife(StoryMap& map, const std::vector<std::vector<std::size_t>>& reads) {
    const std::size_t memories = map.memories.size();
    map.live.assign(map.next.size(), std::vector<bool>(memories));
    for (std::size_t p = 0; p < reads.size(); ++p) {
        for (const std::size_t memory : reads[p]) map.live[p][memory] = true;
    }
    bool changed = true;
    for (std::size_t round = 0; changed; ++round) {
        if (round == mostRounds) {
            map.live.assign(map.next.size(), std::vector<bool>(memories, true));
            return;
        }
        changed = false;
        for (std::size_t p = map.next.size(); p-- > 0;) {
            for (const std::size_t to : map.next[p]) {
                for (std::size_t memory = 0; memory < memories; ++memory) {
                    if (!map.live[to][memory] || map.live[p][memory]) continue;
                    map.live[p][memory] = true;
                    changed = true;
                }
            }
        }
    }
}

}  // namespace

StoryMap mapStory(const StoryRules& rules, std::size_t work) {
    const std::vector<Passage>& passages = rules.scenario().passages;
    StoryMap map;
    map.next.resize(passages.size());
    std::vector<std::size_t> endings, stops;
    for (std::size_t p = 0; p < passages.size(); ++p) {
        addNext(rules, p, map.next[p]);
        if (map.next[p].empty()) (passages[p].ending != Passage::Ending::none ? endings : stops).push_back(p);
    }
    map.reachable = spread(map.next, rules.playable() ? std::vector<std::size_t>{rules.start()} : std::vector<std::size_t>{});
    const auto back = turnedRound(map.next);
    map.reachesEnding = spread(back, endings);
    map.reachesStop = spread(back, stops);
    const auto reads = Reads(rules, map).collect();
    std::size_t ways = passages.size();
    for (const auto& next : map.next) ways += next.size();
    map.tooMany = map.memories.size() > work / mostRounds / std::max<std::size_t>(ways, 1);
    if (map.tooMany) return map;
    map.work = map.memories.size() * ways;
    spreadLife(map, reads);
    return map;
}

}  // namespace carewright
