/// Marks responses against the rubrics of a course.
///
///     auto marker = Marker::compile(course);
///     Marking marking = marker->mark(QuestionId("define"), "It means care is shaped round the person, who decides …");
///
/// Compiling is the slow part (well under a second); a compiled marker never changes and may be used by any number of
/// threads at once.
#pragma once

#include <memory>
#include <string_view>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/marking.h"

namespace carewright {

struct MarkOptions {
    /// Judge every point and misconception of the course, not only those the question asks for.
    bool allPoints = false;
    /// Say why in words. Without it every `why` stays empty and all else is the same: for views that show decisions and
    /// evidence at every key and ask for the words only when somebody reads them.
    bool explain = true;
};

class Marker {
public:
    /// Fails with the first rule or term that cannot be compiled, with its place in the course.
    [[nodiscard]] static Result<Marker> compile(const Course& course);

    Marker(Marker&&) noexcept;
    Marker& operator=(Marker&&) noexcept;
    ~Marker();

    /// The proposal for one response. `response` is UTF-8 as typed; broken bytes count as spaces. Always returns a
    /// marking; notFound only where the course has no such question.
    [[nodiscard]] Result<Marking> mark(const QuestionId& question, std::string_view response,
                                       const MarkOptions& options = {}) const;

    /// Hex hash of everything that can change a marking; stable across runs and machines.
    [[nodiscard]] const std::string& rubricHash() const;

private:
    struct Impl;
    explicit Marker(std::unique_ptr<const Impl> impl);
    std::unique_ptr<const Impl> m_impl;
};

}  // namespace carewright
