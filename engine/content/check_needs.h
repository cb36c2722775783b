/// Says in one way what an element lacks.
#pragma once

#include <string>
#include <string_view>

#include "engine/content/checks.h"

namespace carewright {

/// What one element needs to be whole; each call reports an error where `missing` holds. All arguments must outlive it.
class Needs {
public:
    Needs(const CheckContext& check, std::string_view element, std::string_view id, const SourcePlace& place)
        : m_check(check), m_who(nameOfElement(element, id)), m_place(place) {}

    void attribute(std::string_view name, bool missing) const {
        if (missing) m_check.error(m_place, m_who + " needs the attribute " + std::string(name) + "=\"…\".");
    }
    void element(std::string_view name, bool missing) const {
        if (missing) m_check.error(m_place, m_who + " needs a <" + std::string(name) + "> with text in it.");
    }
    void text(bool missing) const {
        if (missing) m_check.error(m_place, m_who + " holds no text; write it, or remove the element.");
    }
    /// A warning: it works without.
    void sources(const Provenance& provenance) const {
        if (provenance.sources.empty()) m_check.warning(m_place, m_who + " names no source; add sources=\"…\" with the ids of where it comes from.");
    }

private:
    const CheckContext& m_check;
    std::string m_who;
    const SourcePlace& m_place;
};

}  // namespace carewright
