#include "engine/attempt/marking_gist.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/attempt/chain.h"
#include "engine/attempt/json_walk.h"

namespace carewright {
namespace {

using Json = nlohmann::json;

constexpr std::array allFlags = {Flag::nothingWritten, Flag::tooShort,   Flag::tooLong,       Flag::keywordList, Flag::questionRepeated,
                                 Flag::offSubject,     Flag::notEnglish, Flag::rightAndWrong, Flag::copied};

/// Listens to the parser and keeps what is asked for. `m_list` is the list of the marking that is being read.
class GistReader final : public nlohmann::json_sax<Json> {
public:
    [[nodiscard]] std::optional<MarkingGist> take() { return m_seen ? std::optional(std::move(m_gist)) : std::nullopt; }

    bool null() override { return true; }
    bool boolean(bool value) override {
        if (m_list == List::points && m_depth == 3 && m_key == "awarded") m_gist.marking.points.back().awarded = value;
        if (m_list == List::misconceptions && m_depth == 3 && m_key == "asserted") m_gist.marking.misconceptions.back().asserted = value;
        return true;
    }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool string(string_t& value) override {
        if (m_depth == 1 && m_key == "submission") {
            if (const auto id = parseUuid(value)) m_gist.submission = StepId(*id);
        } else if (m_depth == 2 && m_inMarking && m_list == List::none && m_key == "question") {
            m_gist.marking.question = QuestionId(std::move(value));
        } else if (m_list == List::flags && m_depth == 2) {
            const auto flag = std::ranges::find_if(allFlags, [&](Flag one) { return toString(one) == value; });
            if (flag != allFlags.end()) m_gist.marking.flags.push_back(*flag);
        } else if (m_depth == 3 && m_key == "id") {
            if (m_list == List::points) m_gist.marking.points.back().id = PointId(std::move(value));
            if (m_list == List::misconceptions) m_gist.marking.misconceptions.back().id = MisconceptionId(std::move(value));
        }
        return true;
    }
    bool start_object(std::size_t) override {
        ++m_depth;
        if (m_depth == 2 && m_key == "marking") m_inMarking = m_seen = true;
        if (m_depth == 3 && m_list == List::points) m_gist.marking.points.emplace_back();
        if (m_depth == 3 && m_list == List::misconceptions) m_gist.marking.misconceptions.emplace_back();
        return true;
    }
    bool end_object() override {
        if (--m_depth < 2) m_inMarking = false;
        return true;
    }
    bool start_array(std::size_t) override {
        ++m_arrays;
        if (m_arrays != 1 || m_depth != 2 || !m_inMarking) return true;
        m_list = m_key == "points" ? List::points : m_key == "misconceptions" ? List::misconceptions : m_key == "flags" ? List::flags : List::other;
        return true;
    }
    bool end_array() override {
        if (--m_arrays == 0) m_list = List::none;
        return true;
    }
    bool key(string_t& value) override {
        m_key = std::move(value);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    enum class List { none, points, misconceptions, flags, other };
    MarkingGist m_gist;
    std::string m_key;
    List m_list = List::none;
    int m_depth = 0, m_arrays = 0;
    bool m_inMarking = false, m_seen = false;
};

/// The gist by walking: some four times as quick again. Nothing where the content has a form that the parser must judge.
class GistWalk {
public:
    explicit GistWalk(std::string_view payload) : m_json(payload) {}

    [[nodiscard]] std::optional<MarkingGist> read() {
        if (!m_json.at('{')) return std::nullopt;
        bool seen = false;
        m_json.object([&](std::string_view key) {
            if (key == "submission" && m_json.at('"')) {
                if (const auto id = parseUuid(m_json.text().value_or(""))) m_gist.submission = StepId(*id);
            } else if (key == "marking" && m_json.at('{')) {
                m_odd = m_odd || std::exchange(seen, true);
                marking();
            } else {
                m_json.skip();
            }
        });
        return seen && m_json.finished() && !m_odd ? std::optional(std::move(m_gist)) : std::nullopt;
    }

private:
    void marking() {
        m_json.object([this](std::string_view key) {
            if (key == "question" && m_json.at('"')) m_gist.marking.question = QuestionId(std::string(m_json.text().value_or("")));
            else if (key == "points" && m_json.at('[')) points();
            else if (key == "misconceptions" && m_json.at('[')) misconceptions();
            else if (key == "flags" && m_json.at('[')) flags();
            else m_json.skip();
        });
    }

    /// One object of a list: its id, and whether the member of that name is true.
    template <class What, class Id>
    void one(std::vector<What>& list, std::string_view name, bool What::*holds) {
        if (!m_json.at('{')) {
            m_odd = true;
            return m_json.skip();
        }
        What& what = list.emplace_back();
        m_json.object([&](std::string_view key) {
            if (key == "id" && m_json.at('"')) what.id = Id(std::string(m_json.text().value_or("")));
            else if (key == name) what.*holds = m_json.boolean().value_or(what.*holds);
            else m_json.skip();
        });
    }

    void points() {
        m_json.array([this] { one<PointMarking, PointId>(m_gist.marking.points, "awarded", &PointMarking::awarded); });
    }
    void misconceptions() {
        m_json.array([this] { one<MisconceptionMarking, MisconceptionId>(m_gist.marking.misconceptions, "asserted", &MisconceptionMarking::asserted); });
    }
    void flags() {
        m_json.array([this] {
            if (!m_json.at('"')) return m_json.skip();
            const auto name = m_json.text();
            const auto flag = std::ranges::find_if(allFlags, [&](Flag known) { return toString(known) == name; });
            if (flag != allFlags.end()) m_gist.marking.flags.push_back(*flag);
        });
    }

    JsonWalk m_json;
    MarkingGist m_gist;
    bool m_odd = false;     ///< a list holds something else than objects
};

/// The chain that `fold` takes.
std::vector<const Step*> chainOf(std::span<const Step> steps) {
    auto all = branches(steps);
    return all.empty() ? std::vector<const Step*>() : std::move(all.front());
}

}  // namespace

std::optional<MarkingGist> markingGist(std::string_view payload) {
    if (auto gist = GistWalk(payload).read()) return gist;
    GistReader reader;
    if (!Json::sax_parse(payload, &reader)) return std::nullopt;
    return reader.take();
}

Evidence writtenEvidence(std::span<const Step> steps) {
    struct HandedIn {
        StepId step;
        Instant when;
        std::optional<Marking> marking;
    };
    std::vector<HandedIn> handedIn;
    for (const Step* step : chainOf(steps)) {
        if (step->kind == StepKind::submitted) handedIn.push_back({step->id, step->when, {}});
        if (step->kind != StepKind::proposed) continue;
        auto gist = markingGist(step->payload);
        const auto of = gist ? std::ranges::find(handedIn, gist->submission, &HandedIn::step) : handedIn.end();
        if (of != handedIn.end()) of->marking = std::move(gist->marking);
    }
    Evidence out;
    for (const HandedIn& one : handedIn)
        if (one.marking) out.add(*one.marking, one.when, EvidenceSource::written, steps.front().attempt);
    return out;
}

Evidence mockEvidence(std::span<const Step> steps) {
    std::optional<Instant> handedIn;
    std::vector<Marking> markings;
    for (const Step* step : chainOf(steps)) {
        if (step->kind == StepKind::mockHandedIn && !handedIn) handedIn = step->when;
        if (step->kind != StepKind::mockMarked || !handedIn) continue;
        auto gist = markingGist(step->payload);
        if (!gist) continue;
        const auto before = std::ranges::find(markings, gist->marking.question, &Marking::question);
        if (before == markings.end()) markings.push_back(std::move(gist->marking));
        else *before = std::move(gist->marking);
    }
    Evidence out;
    for (const Marking& marking : markings) out.add(marking, *handedIn, EvidenceSource::mock, steps.front().attempt);
    return out;
}

}  // namespace carewright
