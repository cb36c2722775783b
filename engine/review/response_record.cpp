#include "engine/review/response_record.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

#include "engine/review/act_chain.h"

namespace carewright {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

constexpr std::string_view own = "Nobody judges a decision of their own; ask a colleague.";
constexpr std::string_view undecided = "Nobody has decided on this response yet.";

Decision* findIn(ResponseRecord& record, const ActId& act) { return const_cast<Decision*>(record.find(act)); }

Decision& addDecision(ResponseRecord& record, const Act& act, DecisionRole role, const Decided& decided) {
    Decision& decision = record.decisions.emplace_back();
    decision.act = act.id;
    decision.hash = act.hash;
    decision.by = AccountId(act.author.id);
    decision.when = act.when;
    decision.role = role;
    decision.decided = decided;
    return decision;
}

/// Takes an act that counts into the record.
void apply(ResponseRecord& record, const Act& act, const ActContent& content) {
    std::visit(Overloaded{
                   [&](const Decided& what) {
                       if (record.standing()) record.contested = true;
                       addDecision(record, act, DecisionRole::first, what);
                   },
                   [&](const Corrected& what) {
                       Decision& decision = addDecision(record, act, DecisionRole::correction, what.decision);
                       decision.reason = what.reason;
                       decision.replaces = what.corrects;
                       if (Decision* before = findIn(record, what.corrects)) before->replaced = true;
                   },
                   [&](const Withdrawn& what) {
                       Decision* decision = findIn(record, what.withdraws);
                       if (!decision) return;
                       decision->withdrawn = true;
                       // What it replaced holds again.
                       if (Decision* before = findIn(record, decision->replaces)) before->replaced = false;
                   },
                   [&](const Released& what) {
                       if (Decision* decision = findIn(record, what.decision)) decision->releasedAt = act.when;
                       record.releasedFeedback = record.feedback;
                   },
                   [&](const Annotated& what) { record.annotations.push_back({act.id, AccountId(act.author.id), act.when, what}); },
                   [&](const AnnotationRemoved& what) { std::erase_if(record.annotations, [&](const Annotation& one) { return one.act == what.annotation; }); },
                   [&](const FeedbackWritten& what) { record.feedback = what.text; },
                   [&](const SecondMarked& what) {
                       Decision& decision = addDecision(record, act, DecisionRole::second, what.decision);
                       decision.way = what.way;
                       decision.tolerance = what.tolerance;
                   },
                   [&](const Resolved& what) {
                       for (Decision& decision : record.decisions)
                           if (decision.role != DecisionRole::second) decision.replaced = true;
                       addDecision(record, act, DecisionRole::resolution, what.decision).reason = what.reason;
                       record.contested = false;
                   },
                   [&](const Appealed& what) { record.appeals.push_back({act.id, act.when, what.decision, what.reason, {}, {}, {}}); },
                   [&](const AppealAnswered& what) {
                       const auto appeal = std::ranges::find(record.appeals, what.appeal, &Appeal::act);
                       if (appeal == record.appeals.end()) return;
                       appeal->answer = what;
                       appeal->answeredBy = AccountId(act.author.id);
                       appeal->answeredAt = act.when;
                   },
                   [&](const Sampled& what) { record.samples.push_back({act.id, AccountId(act.author.id), act.when, what}); },
                   [](const auto&) {},
               },
               content);
}

std::string whyNotDecide(const ResponseRecord& record, const Author& author) {
    if (record.second() && authorOf(record.second()->by) == author) return "You have second-marked this response; somebody else decides at first hand.";
    if (record.standing()) return "This response has a decision already. Correct that one and say why, or take it back first.";
    return {};
}

std::string whyNotCorrect(const ResponseRecord& record, const Author& author, const Corrected& what) {
    if (record.differsUnresolved() && authorOf(record.second()->by) == author) return "You have second-marked this response; resolve the difference instead.";
    const Decision* standing = record.standing();
    if (!standing) return std::string(undecided);
    if (standing->act != what.corrects) return "Only the decision that stands can be corrected, and it is another one by now.";
    return {};
}

std::string whyNotWithdraw(const ResponseRecord& record, const Author& author, const Withdrawn& what) {
    const Decision* decision = record.find(what.withdraws);
    if (!decision || !decision->holds()) return "This decision does not hold any more, so it can't be taken back.";
    if (authorOf(decision->by) != author) return "Only who made a decision takes it back. Anybody else corrects it and says why.";
    if (decision->role == DecisionRole::resolution) return "A resolution stays. Correct it and say why.";
    if (decision->releasedAt) return "The learner has been told this decision. Correct it and say why.";
    const bool judged = std::ranges::any_of(record.samples, [&](const SampleLook& look) { return look.what.decision == what.withdraws; });
    if (judged) return "This decision was sampled already. Correct it and say why.";
    return {};
}

std::string whyNotRelease(const ResponseRecord& record, const Released& what) {
    const Decision* standing = record.standing();
    if (!standing) return std::string(undecided);
    if (standing->act != what.decision || standing->hash != what.decisionHash) return "Only the decision that stands can be released, and it is another one by now.";
    if (standing->releasedAt) return "This decision has been released already.";
    if (record.contested) return "Two people have decided on this response. Resolve that first.";
    if (record.differsUnresolved()) return "First and second marker differ. Resolve that first.";
    return {};
}

std::string whyNotSecond(const ResponseRecord& record, const Author& author) {
    if (record.decidedBy(AccountId(author.id))) return std::string(own);
    if (record.second()) return "This response has been second-marked already.";
    return {};
}

std::string whyNotResolve(const ResponseRecord& record, const Author& author, const Resolved& what) {
    const Decision* first = record.find(what.first);
    const Decision* second = record.find(what.second);
    if (!first || !second || first == second || first->withdrawn || second->withdrawn) return "There are no two decisions here to be resolved.";
    const bool party = author == authorOf(first->by) || author == authorOf(second->by);
    if (what.byThird && party) return "A third person is one who made neither decision.";
    if (!what.byThird && !party) return "An agreement is recorded by one of the two; anybody else decides as a third.";
    if (first->by == second->by) return "The two decisions are by the same person.";
    const Decision* standing = record.standing();
    if (!standing || (standing != first && standing != second && !record.contested)) return "The decision that stands is another one by now.";
    return {};
}

std::string whyNotAppeal(const ResponseRecord& record, const Appealed& what) {
    const Decision* released = record.released();
    if (!released || released->act != what.decision) return "Only a decision that was released can be looked at a second time.";
    if (record.openAppeal()) return "A second look has been asked for already.";
    return {};
}

std::string whyNotAnswer(const ResponseRecord& record, const Author& author, const AppealAnswered& what) {
    const Appeal* open = record.openAppeal();
    if (!open || open->act != what.appeal) return "There is no open appeal of this kind.";
    const Decision* decision = record.find(open->decision);
    if (decision && authorOf(decision->by) == author) return std::string(own);
    if (what.upheld && record.standing() && record.standing()->act == open->decision) return "Correct the decision first, then release it.";
    return {};
}

std::string whyNotSample(const ResponseRecord& record, const Author& author, const Sampled& what) {
    const Decision* decision = record.find(what.decision);
    if (!decision || decision->hash != what.decisionHash) return "There is no such decision on this response.";
    if (record.decidedBy(AccountId(author.id))) return std::string(own);
    return {};
}

std::string whyNotRemove(const ResponseRecord& record, const AnnotationRemoved& what) {
    const bool there = std::ranges::any_of(record.annotations, [&](const Annotation& one) { return one.act == what.annotation; });
    return there ? std::string() : "There is no such annotation.";
}

}  // namespace

std::string_view toString(DecisionRole role) {
    switch (role) {
        case DecisionRole::first: return "first";
        case DecisionRole::correction: return "correction";
        case DecisionRole::second: return "second";
        case DecisionRole::resolution: return "resolution";
    }
    return {};
}

const Decision* ResponseRecord::standing() const {
    // Where two first decisions are contested, each with corrections of its own, the line that began earlier stands.
    const auto rootOf = [this](const Decision* decision) {
        for (std::size_t guard = decisions.size(); guard > 0; --guard) {
            const Decision* before = find(decision->replaces);
            if (!before) break;
            decision = before;
        }
        return decision - decisions.data();
    };
    const Decision* stands = nullptr;
    for (const Decision& decision : decisions) {
        if (!decision.holds() || decision.role == DecisionRole::second) continue;
        if (!stands || rootOf(&decision) < rootOf(stands)) stands = &decision;
    }
    return stands;
}

const Decision* ResponseRecord::second() const {
    const auto found = std::ranges::find_if(decisions, [](const Decision& one) { return one.role == DecisionRole::second && one.holds(); });
    return found == decisions.end() ? nullptr : &*found;
}

const Decision* ResponseRecord::released() const {
    const Decision* last = nullptr;
    for (const Decision& decision : decisions)
        if (decision.releasedAt && (!last || *decision.releasedAt >= *last->releasedAt)) last = &decision;
    return last;
}

const Decision* ResponseRecord::find(const ActId& act) const {
    const auto found = std::ranges::find(decisions, act, &Decision::act);
    return act.empty() || found == decisions.end() ? nullptr : &*found;
}

const Appeal* ResponseRecord::openAppeal() const {
    const auto found = std::ranges::find_if(appeals, &Appeal::isOpen);
    return found == appeals.end() ? nullptr : &*found;
}

bool ResponseRecord::differsUnresolved() const {
    const Decision* stands = standing();
    const Decision* other = second();
    const bool resolved = std::ranges::any_of(decisions, [](const Decision& one) { return one.role == DecisionRole::resolution; });
    if (!stands || !other || resolved) return false;
    if (other->tolerance) return std::abs(stands->decided.marks - other->decided.marks) > *other->tolerance;
    return !sameOutcome(stands->decided, other->decided);
}

bool ResponseRecord::decidedBy(const AccountId& account) const {
    return std::ranges::any_of(decisions, [&](const Decision& decision) { return decision.by == account && !decision.withdrawn; });
}

bool sameOutcome(const Decided& a, const Decided& b) {
    if (a.marks != b.marks || a.level != b.level || a.points.size() != b.points.size()) return false;
    return std::ranges::all_of(a.points, [&](const PointDecision& point) {
        const PointDecision* other = b.find(point.point);
        return other && other->awarded == point.awarded;
    });
}

namespace {

/// Of one who is no party to it there is nothing to say here.
std::string whyNotHoldOwn(const ResponseRecord& record, const Author& author, const Resolved& what) {
    const Decision* first = record.find(what.first);
    const Decision* second = record.find(what.second);
    const bool isFirst = first && author == authorOf(first->by), isSecond = second && author == authorOf(second->by);
    if (!first || !second || (!isFirst && !isSecond)) return {};
    const Decided &mine = (isFirst ? first : second)->decided, &other = (isFirst ? second : first)->decided;
    if (sameOutcome(what.decision, other)) return {};
    return sameOutcome(what.decision, mine) ? "You gave this one: the other marker can agree to it, or a third decides." : "One of the two can only agree to what the other gave; anything else is for a third.";
}

/// The learner would read that it was corrected above the marks that still count.
std::string whyNotUphold(const ResponseRecord& record, const AppealAnswered& what) {
    const Appeal* open = record.openAppeal();
    if (!what.upheld || !open || !record.released() || record.released()->act != open->decision) return {};
    return "Release the corrected decision first; the learner then reads both.";
}

/// Rules that came when there were acts already: those stand, and only new ones are held to them.
std::string whyNotAnyMore(const ResponseRecord& record, const Author& author, const ActContent& content) {
    if (const auto* resolved = std::get_if<Resolved>(&content)) return whyNotHoldOwn(record, author, *resolved);
    if (const auto* answered = std::get_if<AppealAnswered>(&content)) return whyNotUphold(record, *answered);
    return {};
}

/// Why the act can't count, whenever it was made.
std::string whyNotCounted(const ResponseRecord& record, const Author& author, const ActContent& content) {
    return std::visit(Overloaded{
                          [&](const Decided&) { return whyNotDecide(record, author); },
                          [&](const Corrected& what) { return whyNotCorrect(record, author, what); },
                          [&](const Withdrawn& what) { return whyNotWithdraw(record, author, what); },
                          [&](const Released& what) { return whyNotRelease(record, what); },
                          [&](const AnnotationRemoved& what) { return whyNotRemove(record, what); },
                          [&](const SecondMarked&) { return whyNotSecond(record, author); },
                          [&](const Resolved& what) { return whyNotResolve(record, author, what); },
                          [&](const Appealed& what) { return whyNotAppeal(record, what); },
                          [&](const AppealAnswered& what) { return whyNotAnswer(record, author, what); },
                          [&](const Sampled& what) { return whyNotSample(record, author, what); },
                          [](const auto&) { return std::string(); },
                      },
                      content);
}

}  // namespace

std::string whyNotNow(const ResponseRecord& record, const Author& author, const ActContent& content) {
    std::string why = whyNotCounted(record, author, content);
    return why.empty() ? whyNotAnyMore(record, author, content) : why;
}

ResponseRecord recordOf(const ResponseRef& response, std::span<const Act> acts, const Roster& roster) {
    ResponseRecord record;
    record.response = response;
    struct Waiting {
        const Act* act;
        ActContent content;
        std::string reason;
    };
    std::vector<const Act*> sorted;
    std::unordered_set<ActId> seen;
    for (const Act& act : acts)
        if (act.subject == response && act.kind != ActKind::unknown && seen.insert(act.id).second) sorted.push_back(&act);
    std::ranges::sort(sorted, [](const Act* a, const Act* b) { return earlier(*a, *b); });
    std::vector<Waiting> waiting;
    for (const Act* act : sorted) {
        auto content = contentOf(*act);
        if (std::string reason = content ? roster.whyNotCounted(*act) : content.error().message; !reason.empty())
            record.disregarded.push_back({act->id, std::move(reason)});
        else waiting.push_back({act, std::move(*content), {}});
    }
    // Clocks differ, so an act may be dated before what it answers: what does not fit yet is tried again after the others.
    const auto applyAllThatFit = [&] {
        for (bool moved = true; moved && !waiting.empty();) {
            moved = false;
            std::vector<Waiting> left;
            for (Waiting& one : waiting) {
                one.reason = whyNotCounted(record, one.act->author, one.content);
                if (!one.reason.empty()) {
                    left.push_back(std::move(one));
                    continue;
                }
                apply(record, *one.act, one.content);
                moved = true;
            }
            waiting = std::move(left);
        }
    };
    // A first decision that came too late was made in good faith on another computer.
    const auto isContesting = [&](const Waiting& one) {
        const Decision* standing = record.standing();
        return std::holds_alternative<Decided>(one.content) && standing && standing->role == DecisionRole::first && !record.decidedBy(AccountId(one.act->author.id));
    };
    for (;;) {
        applyAllThatFit();
        const auto contesting = std::ranges::find_if(waiting, isContesting);
        if (contesting == waiting.end()) break;
        apply(record, *contesting->act, contesting->content);
        waiting.erase(contesting);
    }
    for (Waiting& one : waiting) record.disregarded.push_back({one.act->id, std::move(one.reason)});
    return record;
}

}  // namespace carewright
