#include "engine/review/keeping_acts.h"

#include "engine/review/payload.h"

namespace carewright {

namespace {

constexpr std::size_t hashBytes = 32;
constexpr std::int64_t mostCounted = 1000000000;

}  // namespace

std::string toPayload(const Received& payload) {
    return PayloadWriter()
        .put("package", toString(payload.package))
        .put("sha256", payload.sha256)
        .put("from", payload.from)
        .put("steps", payload.steps)
        .put("acts", payload.acts)
        .json();
}

std::string toPayload(const SealedOff& payload) {
    std::vector<PayloadWriter> heads;
    for (const ChainHead& one : payload.heads) {
        PayloadWriter& head = heads.emplace_back();
        head.put("author", toString(one.author)).put("seq", one.seq).put("hash", one.hash);
    }
    return PayloadWriter().put("heads", heads).put("attempts", payload.attempts).put("attempts_hash", payload.attemptsHash).json();
}

std::string toPayload(const RetentionSet& payload) { return PayloadWriter().put("years", payload.years).putSome("reason", payload.reason).json(); }

std::string toPayload(const LearnerKept& payload) { return PayloadWriter().put("learner", toString(payload.learner)).put("reason", payload.reason).json(); }

Result<Received> receivedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "received", Received{reader.uuid("package"), reader.hex("sha256", hashBytes), reader.textOr("from", 400),
                                                static_cast<int>(reader.number("steps", 0, mostCounted)), static_cast<int>(reader.number("acts", 0, mostCounted))});
}

Result<SealedOff> sealedOffPayload(std::string_view json) {
    const PayloadReader reader(json);
    SealedOff payload;
    for (const PayloadReader& one : reader.objects("heads", 5000)) {
        const auto author = parseAuthor(one.text("author", 50));
        if (!author) one.complain("author");
        payload.heads.push_back({author.value_or(Author{}), one.number("seq", 1, mostCounted), one.hex("hash", hashBytes)});
    }
    payload.attempts = static_cast<int>(reader.number("attempts", 0, mostCounted));
    payload.attemptsHash = reader.hex("attempts_hash", hashBytes);
    return wholeOr(reader, "sealed-off", std::move(payload));
}

Result<RetentionSet> retentionSetPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "retention-set", RetentionSet{static_cast<int>(reader.number("years", 1, 100)), reader.textOr("reason", 2000)});
}

Result<LearnerKept> learnerKeptPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "hold or erasure", LearnerKept{LearnerId(reader.uuid("learner")), reader.words("reason", 2000)});
}

}  // namespace carewright
