/// Takes the decisions on one response: rules, weights, flags, in that order of authority.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/marking/compiled_course.h"
#include "engine/marking/marking.h"
#include "engine/marking/response_reading.h"

namespace carewright {

/// One decision with what it rests on, in words of the reading.
struct Judgement {
    bool holds = false;                         ///< point awarded, or misconception asserted
    double probability = 0;                     ///< that it holds
    std::uint32_t rule = none;                  ///< the award that decided (number within its rubric), or none
    const CompiledRule* rejectedBy = nullptr;   ///< a reject rule cancels it
    bool cancelled = false;                     ///< it would hold, had no reject rule cancelled it
    bool suppressed = false;                    ///< a flag rules it out (nothing written, off the subject, bare list …)
    std::vector<RuleMatch> evidence;            ///< word ranges, sorted, apart from each other; never empty when it holds
    std::vector<std::uint32_t> heldRules;       ///< numbers within its rubric

    /// As new, but its lists keep their room.
    void reset() {
        holds = cancelled = suppressed = false;
        rejectedBy = nullptr;
        probability = 0;
        rule = none;
        evidence.clear();
        heldRules.clear();
    }
};

/// What marking needs while it works; one object serves one thread, for any number of responses.
struct MarkingDesk {
    explicit MarkingDesk(const CompiledCourse& compiled);

    ResponseReading reading;
    std::vector<char> held;                         ///< by rule through all rubrics
    std::vector<std::vector<RuleMatch>> matches;    ///< by rule through all rubrics
    EvidenceModel::Scratch weighing;
    std::vector<float> scores;
    std::vector<float> perWord;
    std::vector<Flag> flags;
    std::string copiedFrom;
    std::vector<Judgement> judgements;              ///< by decidable
    bool referRule = false;                         ///< a refer rule holds
    std::size_t question = 0;                       ///< index of the question that was answered
    std::vector<char> awarded;                      ///< by point: what the rules that name a point were judged by
};

/// True where what is noteworthy about the response as a whole rules every point out: nothing written, another subject …
[[nodiscard]] bool rulesOutPoints(const std::vector<Flag>& flags);

/// What each word adds to a decision that has weights, in `desk.perWord`; `desk` is as judge left it.
void weighWords(const CompiledCourse& compiled, const Decidable& decidable, MarkingDesk& desk);

/// Reads `response` and fills `desk`. `question` is an index into the course's questions.
void judge(const CompiledCourse& compiled, std::size_t question, std::string_view response, MarkingDesk& desk);

/// Reads a response and evaluates rules, without deciding; gives the features that it shows: what training needs.
[[nodiscard]] std::vector<ShownFeature> showEvidence(const CompiledCourse& compiled, std::size_t question, std::string_view response, MarkingDesk& desk);

}  // namespace carewright
