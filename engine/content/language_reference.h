/// The reference to the rubric language that tutors read: each construct in plain words, with a response that earns and
/// one that does not. Kept as XML beside the schema; the tests run every example.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

struct LanguageConstruct {
    /// Where the snippet stands in a course.
    enum class Home {
        concept_,   ///< it is the concept "it"
        rules,      ///< inside an award of the point "it"
        rubric,     ///< inside the rubric of the point "it"
        question,   ///< inside the question
        course,     ///< directly in the course
    };
    /// What the responses that earn get and the others do not.
    enum class Gets { fullMarks, referral };

    std::string id;
    std::string name;               ///< a few words
    std::string means;              ///< what it means, in plain words
    Home home = Home::rules;
    Gets gets = Gets::fullMarks;
    int marks = 1;                  ///< of the question, for snippets inside one
    std::string marking;            ///< the question's attribute; empty: the usual
    std::string with;               ///< rubrics it needs instead of the reference's own; usually empty
    std::string snippet;            ///< XML as a tutor writes it
    std::vector<std::string> earns, fails;
};

struct LanguageChapter {
    std::string title;
    std::vector<LanguageConstruct> constructs;
};

struct LanguageReference {
    std::string about;
    std::string shared;             ///< XML: the concepts that the snippets use
    std::string points;             ///< XML: rubrics of the points that snippets inside a question use
    std::vector<LanguageChapter> chapters;
};

/// Fails with the first thing that is wrong, with its line.
[[nodiscard]] Result<LanguageReference> readLanguageReference(std::string_view xml);

/// The text of content/schema/rubric-language.xml, built in so that the editor explains itself wherever it runs.
[[nodiscard]] std::string_view rubricLanguageXml();

/// The construct of that id, or null.
[[nodiscard]] const LanguageConstruct* findConstruct(const LanguageReference& reference, std::string_view id);

/// A whole course of one file around a construct, with the one question "q".
[[nodiscard]] std::string exampleCourse(const LanguageReference& reference, const LanguageConstruct& construct);

/// The reference as a page in Markdown.
[[nodiscard]] std::string markdownOf(const LanguageReference& reference);

}  // namespace carewright
