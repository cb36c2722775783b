/// The whole course as a list of its kinds, each with its elements: to find, choose and put in order.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

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
        std::optional<std::size_t> moveTo;      ///< the chosen element goes there, among its kind
    };

    [[nodiscard]] Wish draw(Flow& flow, const WorkshopModel& workshop, const Chosen& chosen);

    /// Opens the kind, so that the element is in sight.
    void show(ElementKind kind) { m_open.insert(kind); }

private:
    void entry(Flow& flow, const Course& course, const Chosen& here, const Chosen& chosen, int errors, int warnings, Wish& wish);

    std::string m_filter;
    std::set<ElementKind> m_open = {ElementKind::topic, ElementKind::question};
    std::optional<Chosen> m_dragged;
};

}  // namespace carewright::ui
