/// What the engine proposes for one response. A `Marking` is never an assessor's decision.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/span.h"

namespace carewright {

/// What is noteworthy about a response as a whole.
enum class Flag {
    nothingWritten,
    tooShort,           ///< under the question's advised length
    tooLong,
    keywordList,        ///< bare words, no statement made about them
    questionRepeated,
    offSubject,
    notEnglish,
    rightAndWrong,      ///< states and denies the same thing, or earns a point and asserts a misconception
    copied,             ///< a passage of the course text, word for word
};

/// The name used in exports: "keyword-list".
[[nodiscard]] std::string_view toString(Flag flag);

/// The engine's judgement on one marking point.
struct PointMarking {
    PointId id;
    bool awarded = false;
    int marks = 0;                  ///< what it adds in this question; 0 where its scheme does not pay for it
    double confidence = 0;          ///< probability, 0.5 to 1, that a careful reader would say the same
    std::vector<ByteSpan> evidence; ///< sorted, not overlapping; never empty when awarded
    std::string why;                ///< plain words, one or two sentences; empty where none were asked for
    std::vector<RuleId> rules;      ///< rules that held
};

/// The engine's judgement on one misconception.
struct MisconceptionMarking {
    MisconceptionId id;
    bool asserted = false;
    double confidence = 0;
    std::vector<ByteSpan> evidence;
    std::string why;
    std::vector<RuleId> rules;
};

/// The level that fits an answer best, in a question that is marked by levels.
struct LevelMarking {
    RuleId id;                      ///< empty: below the lowest level, or the question has none
    std::string why;                ///< plain words: what it does of what the level asks, and what is missing
};

/// A proposal, complete with what it rests on.
struct Marking {
    QuestionId question;
    int marks = 0, maxMarks = 0;
    bool refer = false;             ///< an assessor should look: doubtful, or right and wrong at once
    std::vector<Flag> flags;
    LevelMarking level;
    std::string copiedFrom;         ///< with Flag::copied: title of the passage in the course
    std::vector<PointMarking> points;
    std::vector<MisconceptionMarking> misconceptions;
    std::string engineVersion;
    std::string rubricHash;         ///< hex; changes when the meaning of the rubric does
};

}  // namespace carewright
