/// Running text of the course: strong words, words with an explanation, and search hits.
#pragma once

#include <string_view>
#include <vector>

#include "app/ui/flow.h"
#include "engine/content/course.h"

namespace carewright::ui {

/// Explains a term where the reader stands on it.
class TermExplainer {
public:
    virtual ~TermExplainer() = default;
    struct Explanation {
        std::string_view name;
        std::string meaning;
    };
    [[nodiscard]] virtual Explanation explain(const TermId& term) const = 0;
};

/// The glossary of a course as an explainer.
class CourseTerms final : public TermExplainer {
public:
    explicit CourseTerms(const Course& course) : m_course(course) {}
    [[nodiscard]] Explanation explain(const TermId& term) const override;

private:
    const Course& m_course;
};

/// Sets rich text; each term is a stop for Tab and shows its meaning when hovered or focused. Returns the term that was
/// pressed, or an empty id.
TermId richText(Flow& flow, std::string_view id, const RichText& words, const TextStyle& style,
                const TermExplainer& terms);

/// Height richText would take.
[[nodiscard]] float richTextHeight(const Context& context, const RichText& words, const TextStyle& style, float width);

/// Plain words with some stretches marked, as a list of hits shows them. `marks` are byte ranges, sorted.
struct MarkedSpan {
    std::size_t begin = 0, end = 0;
};
void markedText(Flow& flow, std::string_view id, std::string_view words, const std::vector<MarkedSpan>& marks,
                const TextStyle& style);

}  // namespace carewright::ui
