/// The findings of the checks in the words of the forms that tutors fill in, where the files' own words mean nothing to them.
///
/// `carewright check` and the reader name elements and attributes, as who writes the files needs it. An editor shows what this
/// makes of them: <law id="care-act"> needs a <promotes> with text in it.
///             → The law “Care Act 2014” needs “How it promotes the subject”.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/content/course.h"

namespace carewright {

/// What a finding is about, for ids that are only unique within it. Null: unknown, and the ids are shown as they are.
struct FindingScope {
    const Item* item = nullptr;
    const Question* question = nullptr;
    const Scenario* scenario = nullptr;
};

/// The finding in plain words, things called by their titles in `course`. Takes any text; what it does not know it leaves, but
/// for angle brackets and the like.
[[nodiscard]] std::string plainFinding(std::string text, const Course& course, const FindingScope& scope = {});

/// What a form calls a part of an element.
struct FieldName {
    std::string_view element, part, label;      ///< "law", "promotes", "How it promotes the subject"
};
/// All that plainFinding knows, in no order.
[[nodiscard]] std::span<const FieldName> fieldNames();

}  // namespace carewright
