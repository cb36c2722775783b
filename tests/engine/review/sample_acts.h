/// Acts made without a store, by a seed.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "engine/base/sealed_message.h"
#include "engine/review/act.h"
#include "engine/review/act_content.h"
#include "engine/review/roster.h"

namespace carewright::test {

inline Instant morning() { return Instant(std::chrono::milliseconds(1795262400000)); }

inline SecretBytes seedBytes(std::uint8_t fill) {
    SecretBytes secret(32);
    for (std::uint8_t& byte : secret.bytes()) byte = fill;
    return secret;
}

/// Somebody with a key and a chain.
struct Hand {
    Hand(std::uint8_t number, UuidSource& source) : ids(&source), id(source.next(morning())), keys(AccountKeys::fromSecret(seedBytes(number))) {}

    template <class Payload>
    Act act(ActKind kind, const Payload& payload, Instant when, const ResponseRef& subject = {}) {
        ActDraft draft;
        draft.kind = kind;
        draft.subject = subject;
        draft.payload = toPayload(payload);
        Act made = signAct(draft, ActId(ids->next(when)), id, when, end, keys.signing);
        end = {made.seq, made.hash};
        return made;
    }

    Act open(const std::string& name, const std::set<StaffRole>& roles, bool founds, Instant when = morning()) {
        return act(ActKind::accountOpened, AccountOpened{name, roles, founds, keys.signing.publicKey(), keys.opening.publicKey()}, when);
    }
    [[nodiscard]] AccountAdmitted admission(const std::set<StaffRole>& roles) const { return {id, roles, keys.signing.publicKey()}; }

    UuidSource* ids;
    AccountId id;
    AccountKeys keys;
    ChainEnd end;
};

inline Decided someDecision(bool awarded = true) {
    Decided decision;
    decision.submissionHash = std::string(64, 'a');
    decision.points = {{PointId("definition"), awarded, awarded ? 2 : 0, awarded, {}, {}}};
    decision.marks = awarded ? 2 : 0;
    decision.maxMarks = 6;
    return decision;
}

}  // namespace carewright::test
