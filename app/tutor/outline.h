/// The whole course as a list of its kinds, each with its elements: to find, choose and put in order.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/flow.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/element.h"

namespace carewright::ui {

/// An element by its kind and number.
struct Chosen {
    ElementKind kind = ElementKind::head;
    std::size_t index = 0;

    friend bool operator==(const Chosen&, const Chosen&) = default;
};

class Outline {
public:
    /// What was asked for in this frame.
    struct Wish {
        std::optional<Chosen> choose;
        std::optional<ElementKind> add;
        std::optional<ElementKind> example;     ///< worked examples of that kind, to copy one
        std::optional<std::size_t> moveTo;      ///< the chosen element goes there, among its kind
    };

    /// `examples` may be null: then none are offered.
    [[nodiscard]] Wish draw(Flow& flow, const WorkshopModel& workshop, const Chosen& chosen, const Course* examples);

    /// Opens the kind, so that the element is in sight.
    void show(ElementKind kind) { m_open.insert(kind); }

private:
    struct Counts {
        int errors = 0, warnings = 0;
    };

    void entry(Flow& flow, const Course& course, const Chosen& here, const Chosen& chosen, const Counts& counts, Wish& wish);
    void entries(Flow& flow, const WorkshopModel& workshop, ElementKind kind, const Chosen& chosen, Wish& wish);
    void countProblems(const WorkshopModel& workshop);
    void filterTitles(const WorkshopModel& workshop);

    std::string m_filter;
    std::set<ElementKind> m_open = {ElementKind::topic, ElementKind::question};
    std::optional<Chosen> m_dragged;
    // What does not change from frame to frame is worked out once: a course may have thousands of elements.
    std::optional<std::uint64_t> m_counted;             ///< the checks that were counted
    std::map<std::pair<ElementKind, std::size_t>, Counts> m_counts;
    std::map<ElementKind, Counts> m_kindCounts;
    std::optional<std::pair<std::string, std::uint64_t>> m_filtered;   ///< the words and the revision that were filtered
    std::map<ElementKind, std::vector<std::size_t>> m_fitting;         ///< what holds the words, by kind
    const void* m_document = nullptr;                   ///< … of which document, for comparison only
};

}  // namespace carewright::ui
