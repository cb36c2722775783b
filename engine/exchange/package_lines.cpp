#include "engine/exchange/package_lines.h"

namespace carewright {

namespace {

constexpr std::size_t hashBytes = 32;
constexpr std::size_t mostPayload = 8ull * 1024 * 1024;
constexpr std::int64_t highestSeq = 1000000000;

std::int64_t number(Instant when) { return when.time_since_epoch().count(); }

std::string plainLine(const PayloadReader& json, const char* name, std::size_t most) {
    std::string text = json.text(name, most);
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20) json.complain(name);
    return text;
}

}  // namespace

PayloadWriter jsonOf(const Step& step) {
    PayloadWriter json;
    json.put("id", toString(step.id)).put("attempt", toString(step.attempt)).put("learner", toString(step.learner)).put("seq", step.seq);
    json.put("when", number(step.when)).put("actor", toString(step.actor)).put("kind", kindName(step)).put("payload", step.payload);
    json.putSome("previous", step.previousHash).put("hash", step.hash);
    return json;
}

PayloadWriter jsonOf(const Act& act) {
    PayloadWriter json;
    json.put("id", toString(act.id)).put("author", toString(act.author)).put("seq", act.seq).put("when", number(act.when)).put("kind", kindName(act));
    json.putSome("attempt", act.subject.attempt.value).putSome("submission", act.subject.submission.value).putSome("question", act.subject.question.value);
    json.put("payload", act.payload).putSome("previous", act.previousHash).put("hash", act.hash);
    if (!act.key.empty()) json.put("key", toString(act.key)).put("signature", toString(act.signature));
    return json;
}

PayloadWriter jsonOf(const Learner& learner) {
    PayloadWriter json;
    json.put("id", toString(learner.id)).put("added", number(learner.addedAt)).putSome("name", learner.name);
    return json;
}

Step stepFrom(const PayloadReader& json) {
    Step step;
    step.id = StepId(json.uuid("id"));
    step.attempt = AttemptId(json.uuid("attempt"));
    step.learner = LearnerId(json.uuid("learner"));
    step.seq = json.number("seq", 1, highestSeq);
    step.when = json.moment("when");
    step.actor = parseActor(plainLine(json, "actor", 300));
    const std::string kind = plainLine(json, "kind", 60);
    step.kind = stepKindFromString(kind);
    if (step.kind == StepKind::unknown) step.foreignKind = kind;
    step.payload = json.text("payload", mostPayload);
    step.previousHash = json.hexOr("previous", hashBytes);
    step.hash = json.hex("hash", hashBytes);
    return step;
}

Act actFrom(const PayloadReader& json) {
    Act act;
    act.id = ActId(json.uuid("id"));
    if (const auto author = parseAuthor(json.text("author", 60))) act.author = *author;
    else json.complain("author");
    act.seq = json.number("seq", 1, highestSeq);
    act.when = json.moment("when");
    const std::string kind = plainLine(json, "kind", 60);
    act.kind = actKindNamed(kind);
    if (act.kind == ActKind::unknown) act.foreignKind = kind;
    act.subject = {AttemptId(json.uuidOr("attempt")), StepId(json.uuidOr("submission")), QuestionId(json.idOr("question"))};
    act.payload = json.text("payload", PayloadReader::largest);
    act.previousHash = json.hexOr("previous", hashBytes);
    act.hash = json.hex("hash", hashBytes);
    if (json.has("key")) {
        act.key = json.key("key");
        const auto signature = parseSignature(json.text("signature", 128));
        if (signature) act.signature = *signature;
        else json.complain("signature");
    }
    return act;
}

Learner learnerFrom(const PayloadReader& json) {
    Learner learner;
    learner.id = LearnerId(json.uuid("id"));
    learner.addedAt = json.moment("added");
    learner.name = json.textOr("name", 400);
    return learner;
}

}  // namespace carewright
