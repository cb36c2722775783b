/// What must hold of every marking, whatever was marked. Shared by the fuzz targets and the unit tests.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/base/utf8.h"
#include "engine/marking/marking.h"

namespace carewright::test {

/// Offsets a span may begin or end at: where characters begin, and the end of the text. A broken byte is a character
/// of its own.
inline std::set<std::uint32_t> characterBoundaries(std::string_view text) {
    std::set<std::uint32_t> boundaries;
    for (std::size_t at = 0; at < text.size(); at += decodeAt(text, at).length) {
        boundaries.insert(static_cast<std::uint32_t>(at));
    }
    boundaries.insert(static_cast<std::uint32_t>(text.size()));
    return boundaries;
}

/// The first rule of all markings that this one breaks, as a sentence; empty where all is well.
inline std::string brokenInvariant(const Marking& marking, std::string_view response) {
    const auto boundaries = characterBoundaries(response);
    const auto checkSpans = [&](const std::vector<ByteSpan>& spans) -> std::string {
        std::uint32_t from = 0;
        for (const ByteSpan& span : spans) {
            if (span.empty()) return "an empty span";
            if (span.end > response.size()) return "a span leaves the text";
            if (span.begin < from) return "spans overlap or are out of order";
            if (!boundaries.contains(span.begin) || !boundaries.contains(span.end)) return "a span cuts a character";
            from = span.end;
        }
        return {};
    };
    const auto checkConfidence = [](double confidence) { return confidence >= 0.5 && confidence < 1; };
    int marks = 0;
    for (const PointMarking& point : marking.points) {
        if (const std::string wrong = checkSpans(point.evidence); !wrong.empty()) return wrong + " at point " + point.id.value;
        if (point.awarded && point.evidence.empty()) return "a point is awarded without evidence";
        if (!point.awarded && point.marks != 0) return "marks for a point that is not awarded";
        if (point.marks < 0) return "negative marks";
        if (!checkConfidence(point.confidence)) return "a confidence outside 0.5 to 1";
        if (point.why.empty()) return "a point without a reason";
        if (firstBadByte(response) == std::nullopt && firstBadByte(point.why)) return "a reason that is not UTF-8";
        marks += point.marks;
    }
    for (const MisconceptionMarking& idea : marking.misconceptions) {
        if (const std::string wrong = checkSpans(idea.evidence); !wrong.empty()) return wrong + " at misconception " + idea.id.value;
        if (idea.asserted && idea.evidence.empty()) return "a misconception without evidence";
        if (!checkConfidence(idea.confidence)) return "a confidence outside 0.5 to 1";
        if (idea.why.empty()) return "a misconception without a reason";
    }
    if (marks != marking.marks) return "the marks do not add up";
    if (marking.marks > marking.maxMarks) return "more marks than the question has";
    return {};
}

}  // namespace carewright::test
