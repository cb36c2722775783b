#include "engine/marking/marking_json.h"

#include <array>
#include <limits>
#include <nlohmann/json.hpp>

namespace carewright {

namespace {

using Json = nlohmann::ordered_json;

enum class Form { line, whole };

constexpr std::array allFlags{Flag::nothingWritten,   Flag::tooShort,   Flag::tooLong,    Flag::keywordList,
                              Flag::questionRepeated, Flag::offSubject, Flag::notEnglish, Flag::rightAndWrong,
                              Flag::copied};

Json writeSpans(const std::vector<ByteSpan>& spans) {
    Json list = Json::array();
    for (const ByteSpan& span : spans) list.push_back(Json{{"start", span.begin}, {"end", span.end}});
    return list;
}

Json writeRules(const std::vector<RuleId>& rules) {
    Json list = Json::array();
    for (const RuleId& rule : rules) list.push_back(rule.value);
    return list;
}

/// The name of the yes or no in it: a point is awarded, a misconception asserted.
constexpr const char* verdictName(const PointMarking&) { return "awarded"; }
constexpr const char* verdictName(const MisconceptionMarking&) { return "asserted"; }
constexpr bool PointMarking::* verdictOf(const PointMarking&) { return &PointMarking::awarded; }
constexpr bool MisconceptionMarking::* verdictOf(const MisconceptionMarking&) { return &MisconceptionMarking::asserted; }

template <class Decision>
Json writeDecision(const Decision& decision, Form form) {
    Json json{{"id", decision.id.value}, {verdictName(decision), decision.*verdictOf(decision)}};
    if constexpr (requires { decision.marks; }) json["marks"] = decision.marks;
    json["confidence"] = decision.confidence;
    json["evidence"] = writeSpans(decision.evidence);
    json["why"] = decision.why;
    if (form == Form::whole) json["rules"] = writeRules(decision.rules);
    return json;
}

void writeMarking(Json& json, const Marking& marking, Form form) {
    json["question"] = marking.question.value;
    json["marks"] = marking.marks;
    json["max_marks"] = marking.maxMarks;
    json["refer"] = marking.refer;
    Json& flags = json["flags"] = Json::array();
    for (const Flag flag : marking.flags) flags.push_back(std::string(toString(flag)));
    if (form == Form::whole && !marking.copiedFrom.empty()) json["copied_from"] = marking.copiedFrom;
    // Only where the question is marked by levels.
    if (!marking.level.id.empty() || !marking.level.why.empty()) json["level"] = Json{{"id", marking.level.id.value}, {"why", marking.level.why}};
    Json& points = json["points"] = Json::array();
    for (const PointMarking& point : marking.points) points.push_back(writeDecision(point, form));
    Json& ideas = json["misconceptions"] = Json::array();
    for (const MisconceptionMarking& idea : marking.misconceptions) ideas.push_back(writeDecision(idea, form));
    if (form == Form::whole) {
        json["engine"] = marking.engineVersion;
        json["rubric"] = marking.rubricHash;
    }
}

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Reads members of one object and remembers the first that is missing or of the wrong type.
class ObjectReader {
public:
    ObjectReader(const Json& json, std::string& wrong) : m_json(json), m_wrong(wrong) {
        if (!json.is_object()) complain("an object");
    }

    std::string string(const char* name) {
        const Json* found = find(name);
        if (found && found->is_string()) return found->get<std::string>();
        complain(name);
        return {};
    }

    std::string stringOr(const char* name) { return find(name) ? string(name) : std::string(); }

    bool boolean(const char* name) {
        const Json* found = find(name);
        if (found && found->is_boolean()) return found->get<bool>();
        complain(name);
        return false;
    }

    int integer(const char* name) { return static_cast<int>(bounded(name, std::numeric_limits<int>::max())); }

    std::uint32_t offset(const char* name) {
        return static_cast<std::uint32_t>(bounded(name, std::numeric_limits<std::uint32_t>::max()));
    }

    double probability(const char* name) {
        const Json* found = find(name);
        if (found && found->is_number()) {
            const auto value = found->get<double>();
            if (value >= 0 && value <= 1) return value;
        }
        complain(name);
        return 0;
    }

    /// The elements of an array; empty, with a complaint, where there is none.
    const Json& array(const char* name) {
        const Json* found = find(name);
        if (found && found->is_array()) return *found;
        complain(name);
        return m_none;
    }

    /// The object of that name; an empty one, with a complaint, where there is none.
    const Json& object(const char* name) {
        const Json* found = find(name);
        if (found && found->is_object()) return *found;
        complain(name);
        return m_noObject;
    }

    [[nodiscard]] bool has(const char* name) const { return find(name) != nullptr; }

    void complain(const char* name) {
        if (m_wrong.empty()) m_wrong = name;
    }

private:
    [[nodiscard]] const Json* find(const char* name) const {
        if (!m_json.is_object()) return nullptr;
        const auto found = m_json.find(name);
        return found == m_json.end() ? nullptr : &*found;
    }

    std::uint64_t bounded(const char* name, std::uint64_t most) {
        const Json* found = find(name);
        if (found && found->is_number_unsigned()) {
            const auto value = found->get<std::uint64_t>();
            if (value <= most) return value;
        }
        complain(name);
        return 0;
    }

    const Json& m_json;
    std::string& m_wrong;
    Json m_none = Json::array();
    Json m_noObject = Json::object();
};

std::vector<ByteSpan> readSpans(ObjectReader& from, std::string& wrong) {
    std::vector<ByteSpan> spans;
    for (const Json& item : from.array("evidence")) {
        ObjectReader reader(item, wrong);
        const ByteSpan span{reader.offset("start"), reader.offset("end")};
        if (span.empty()) reader.complain("evidence");
        spans.push_back(span);
    }
    return spans;
}

std::vector<RuleId> readRules(ObjectReader& from) {
    std::vector<RuleId> rules;
    if (!from.has("rules")) return rules;
    for (const Json& item : from.array("rules")) {
        if (item.is_string()) rules.emplace_back(item.get<std::string>());
        else from.complain("rules");
    }
    return rules;
}

template <class Decision>
Decision readDecision(const Json& json, std::string& wrong) {
    ObjectReader reader(json, wrong);
    Decision decision;
    decision.id = decltype(decision.id)(reader.string("id"));
    decision.*verdictOf(decision) = reader.boolean(verdictName(decision));
    if constexpr (requires { decision.marks; }) decision.marks = reader.integer("marks");
    decision.confidence = reader.probability("confidence");
    decision.evidence = readSpans(reader, wrong);
    decision.why = reader.string("why");
    decision.rules = readRules(reader);
    return decision;
}

LevelMarking readLevel(ObjectReader& from, std::string& wrong) {
    if (!from.has("level")) return {};
    ObjectReader reader(from.object("level"), wrong);
    return {RuleId(reader.string("id")), reader.string("why")};
}

}  // namespace

std::string toJsonLine(const Marking& marking, std::string_view responseId) {
    Json json;
    json["id"] = std::string(responseId);
    writeMarking(json, marking, Form::line);
    return text(json);
}

std::string toJson(const Marking& marking) {
    Json json;
    writeMarking(json, marking, Form::whole);
    return text(json);
}

Result<Marking> markingFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail(ErrorCode::invalidInput, "This is not a marking: it is not valid JSON.");
    std::string wrong;
    ObjectReader reader(json, wrong);
    Marking marking;
    marking.question = QuestionId(reader.string("question"));
    marking.marks = reader.integer("marks");
    marking.maxMarks = reader.integer("max_marks");
    marking.refer = reader.boolean("refer");
    for (const Json& item : reader.array("flags")) {
        if (!item.is_string()) reader.complain("flags");
        else if (const auto flag = flagFromString(item.get<std::string>())) marking.flags.push_back(*flag);
    }
    marking.level = readLevel(reader, wrong);
    marking.copiedFrom = reader.stringOr("copied_from");
    for (const Json& item : reader.array("points")) marking.points.push_back(readDecision<PointMarking>(item, wrong));
    for (const Json& item : reader.array("misconceptions"))
        marking.misconceptions.push_back(readDecision<MisconceptionMarking>(item, wrong));
    marking.engineVersion = reader.stringOr("engine");
    marking.rubricHash = reader.stringOr("rubric");
    if (!wrong.empty())
        return fail(ErrorCode::invalidInput, "This is not a whole marking: \"" + wrong + "\" is missing or not what it should be.");
    return marking;
}

Result<Flag> flagFromString(std::string_view name) {
    for (const Flag flag : allFlags)
        if (toString(flag) == name) return flag;
    return fail(ErrorCode::invalidInput, "There is no flag \"" + std::string(name) + "\".");
}

}  // namespace carewright
