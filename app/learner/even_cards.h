/// Cards side by side that end at one height.
#pragma once

#include <algorithm>
#include <map>
#include <string>

namespace carewright::ui {

/// What each card needs is known from the frame before, so a pair stands even from its second frame on.
class EvenCards {
public:
    /// How much room the card `id` shall leave, so that it ends where its neighbour does; 0 where it is the higher one.
    [[nodiscard]] float roomIn(const std::string& id, const std::string& neighbour) const {
        const auto own = m_needed.find(id), other = m_needed.find(neighbour);
        return own == m_needed.end() || other == m_needed.end() ? 0 : std::max(0.0f, other->second - own->second);
    }
    /// The height that a card came to without that room.
    void needs(const std::string& id, float height) { m_needed[id] = height; }

private:
    std::map<std::string, float> m_needed;
};

}  // namespace carewright::ui
