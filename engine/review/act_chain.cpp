#include "engine/review/act_chain.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace carewright {

namespace {

bool before(const Act* a, const Act* b) { return std::tie(a->seq, a->when, a->id) < std::tie(b->seq, b->when, b->id); }

std::vector<const Act*> sortedWithoutDoubles(std::span<const Act> acts) {
    std::vector<const Act*> sorted;
    sorted.reserve(acts.size());
    std::unordered_set<std::string_view> seen;
    for (const Act& act : acts)
        if (seen.insert(act.hash).second) sorted.push_back(&act);
    std::ranges::sort(sorted, before);
    return sorted;
}

std::string nameOf(const Act& act) { return "Act " + std::to_string(act.seq) + " (" + std::string(kindName(act)) + ")"; }

ActProblem problem(const Act& act, std::string_view text) { return {act.id, act.author, act.seq, nameOf(act) + " " + std::string(text)}; }

bool isLine(std::string_view text) { return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }); }

}  // namespace

std::string forgeryOf(const Act& act) {
    // A line end within a field would let two different acts have the same bytes.
    if (!isLine(kindName(act)) || !isLine(act.subject.question.value) || !isLine(act.previousHash)) return "has a line break where none can be";
    if (actHash(act) != act.hash) return "was changed after it was written";
    if (act.author.kind == Author::Kind::learner) {
        if (act.kind != ActKind::appealed) return "is signed by nobody";
        if (!act.key.empty() || act.signature != Signature{}) return "is a learner's, and learners sign nothing";
        return {};
    }
    if (act.key.empty() || !verifies(act.key, signedBytes(act), act.signature)) return "has a signature that does not fit";
    return {};
}

ActChainReport verifyActChain(std::span<const Act> acts) {
    ActChainReport report;
    const std::vector<const Act*> sorted = sortedWithoutDoubles(acts);
    std::unordered_map<std::string_view, const Act*> byHash;
    std::unordered_set<ActId> ids;
    for (const Act* act : sorted) byHash.emplace(act->hash, act);
    std::unordered_map<std::string_view, int> followers;
    for (const Act* act : sorted) {
        if (const std::string forged = forgeryOf(*act); !forged.empty()) report.problems.push_back(problem(*act, forged + "."));
        if (!ids.insert(act->id).second) report.problems.push_back(problem(*act, "has the id of another act."));
        if (act->author != sorted.front()->author) report.problems.push_back(problem(*act, "belongs to somebody else's chain."));
        if (++followers[act->previousHash] > 1)
            report.forks.push_back(problem(*act, act->previousHash.empty() ? "begins the chain a second time." : "follows an act that another one follows already."));
        if (act->previousHash.empty()) {
            if (act->seq != 1) report.problems.push_back(problem(*act, "follows nothing, but is not the first."));
            continue;
        }
        const auto forerunner = byHash.find(act->previousHash);
        if (forerunner == byHash.end()) report.gaps.push_back(problem(*act, "follows one that is not here: " + std::string("an act was removed, or never came.")));
        else if (act->seq != forerunner->second->seq + 1) report.problems.push_back(problem(*act, "does not count on from the one before it."));
    }
    return report;
}

ChainEnd endOf(std::span<const Act> acts) {
    const Act* last = nullptr;
    for (const Act& act : acts)
        if (!last || before(last, &act)) last = &act;
    return last ? ChainEnd{last->seq, last->hash} : ChainEnd{};
}

bool earlier(const Act& a, const Act& b) { return std::tie(a.when, a.id) < std::tie(b.when, b.id); }

}  // namespace carewright
