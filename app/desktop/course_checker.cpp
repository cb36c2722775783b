#include "app/desktop/course_checker.h"

#include <set>
#include <utility>

#include "engine/authoring/course_document.h"
#include "engine/authoring/kind_of_list.h"
#include "engine/authoring/templates.h"
#include "engine/content/course_check.h"
#include "engine/content/course_places.h"
#include "engine/content/plain_finding.h"

namespace carewright {
namespace {

ui::PlacedProblem placed(Problem problem) {
    ui::PlacedProblem out{problem.severity, std::move(problem.text), ElementKind::head, 0, {}};
    const auto kind = kindOfList(problem.place.file);
    if (!kind || problem.place.line < 1) return out;
    out.kind = *kind;
    out.index = static_cast<std::size_t>(problem.place.line) - 1;
    return out;
}

/// The finding as a tutor reads it.
std::string wordsFor(const Course& course, const ui::PlacedProblem& problem) {
    FindingScope scope;
    if (problem.kind == ElementKind::item && problem.index < course.items.size()) scope.item = &course.items[problem.index];
    if (problem.kind == ElementKind::question && problem.index < course.questions.size()) scope.question = &course.questions[problem.index];
    if (problem.kind == ElementKind::scenario && problem.index < course.scenarios.size()) scope.scenario = &course.scenarios[problem.index];
    return plainFinding(problem.text, course, scope);
}

/// Findings whose places name the element: the kind as the file, the index as the line.
std::vector<ui::PlacedProblem> checkByElement(const Course& course, const CheckOptions& options) {
    std::vector<Problem> problems = checkCourse(withPlaces(course, [](std::string_view list, std::size_t index) { return SourcePlace{std::string(list), static_cast<int>(index) + 1}; }), options);
    std::vector<ui::PlacedProblem> out;
    out.reserve(problems.size());
    for (Problem& problem : problems) {
        out.push_back(placed(std::move(problem)));
        out.back().words = wordsFor(course, out.back());
    }
    // The check of courses knows no templates; what is left of one is an author's matter.
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        const std::set<std::string> words = fillIns(kind);
        for (std::size_t i = 0; !words.empty() && i < countOf(course, kind); ++i) {
            const auto left = fillInLeft(elementAt(course, kind, i), words);
            if (!left) continue;
            const std::string said = std::string(fillInFinding) + "“" + *left + "”. Write your own.";
            out.push_back({Severity::warning, said, kind, i, said});
        }
    }
    return out;
}

}  // namespace

CourseChecker::CourseChecker(Course course, const CheckOptions& options) : m_course(std::move(course)), m_options(options), m_thread([this] { work(); }) {}

CourseChecker::~CourseChecker() {
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void CourseChecker::make(Edit edit) {
    {
        const std::lock_guard lock(m_mutex);
        m_edits.push_back(std::move(edit));
        ++m_given;
    }
    m_wake.notify_one();
}

std::optional<std::vector<ui::PlacedProblem>> CourseChecker::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_found, std::nullopt);
}

bool CourseChecker::busy() const {
    const std::lock_guard lock(m_mutex);
    return !m_lost && (m_first || m_checked != m_given);
}

bool CourseChecker::lost() const {
    const std::lock_guard lock(m_mutex);
    return m_lost;
}

void CourseChecker::work() {
    for (;;) {
        std::vector<Edit> edits;
        std::uint64_t number = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_end || m_first || !m_edits.empty(); });
            if (m_end) return;
            edits = std::exchange(m_edits, {});
            number = m_given;
        }
        for (const Edit& edit : edits) {
            if (makeEdit(m_course, edit)) continue;
            const std::lock_guard lock(m_mutex);
            m_lost = true;
            return;
        }
        std::vector<ui::PlacedProblem> found = checkByElement(m_course, m_options);
        const std::lock_guard lock(m_mutex);
        m_found = std::move(found);
        m_checked = number;
        m_first = false;
    }
}

}  // namespace carewright
