/// Evidence on a text: which words earned what, cut into stretches that are marked alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace carewright::ui {

/// What words are evidence of, and so how they look.
enum class EvidenceKind {
    credit,     ///< something that earned, or would
    mistake,    ///< a mistaken idea: looks like nothing that earns (Theme::mistakeStyle)
    uncounted,  ///< found, and does not count as it stands: without a ground, dotted and with a hollow badge
};

/// The words behind one marking point or misconception.
struct EvidenceGroup {
    int number = 1;                     ///< on the badge; also picks colour and pattern (Theme::creditStyle)
    std::string label;                  ///< what it is evidence of, as a person would say it
    std::vector<ByteSpan> spans;        ///< any order, may overlap those of other groups
    EvidenceKind kind = EvidenceKind::credit;
};

/// A stretch of the text that belongs to the same groups throughout.
struct EvidenceStretch {
    std::size_t begin = 0, end = 0;
    std::vector<std::size_t> groups;    ///< indices, ascending
};

/// One span of one group in reading order: what Left and Right step through.
struct EvidenceStop {
    std::size_t begin = 0, end = 0;
    std::size_t group = 0;

    friend auto operator<=>(const EvidenceStop&, const EvidenceStop&) = default;
};

class Evidence {
public:
    Evidence() = default;

    /// Spans are cut to the text and widened to whole characters; empty ones and doubles are dropped, those of one
    /// group that touch or overlap become one.
    Evidence(std::string_view text, std::vector<EvidenceGroup> groups);

    [[nodiscard]] const std::vector<EvidenceGroup>& groups() const { return m_groups; }
    [[nodiscard]] const std::vector<EvidenceStop>& stops() const { return m_stops; }

    /// Only stretches that belong to a group, in order.
    [[nodiscard]] const std::vector<EvidenceStretch>& stretches() const { return m_stretches; }

    /// Which underline lane each stop is drawn in: stops that overlap never share one. As many as stops().
    [[nodiscard]] const std::vector<int>& lanes() const { return m_lanes; }
    [[nodiscard]] int laneCount() const { return m_laneCount; }

    /// The groups of the character at `offset`; empty where there is no evidence.
    [[nodiscard]] std::vector<std::size_t> groupsAt(std::size_t offset) const;

private:
    void findStretches();
    void findLanes();

    std::vector<EvidenceGroup> m_groups;
    std::vector<EvidenceStop> m_stops;
    std::vector<EvidenceStretch> m_stretches;
    std::vector<int> m_lanes;
    int m_laneCount = 0;
};

}  // namespace carewright::ui
