/// The same story as a list and as running text, in the order in which it can be read.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "app/ui/story_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class StoryReading {
public:
    struct Outcome {
        std::optional<std::size_t> select, edit;
    };

    /// One line for each passage.
    [[nodiscard]] Outcome list(const ViewContext& context, const StorySheet& sheet, const StoryStudy* study, std::optional<std::size_t> selected, const std::vector<bool>* found, const Rect& area);
    /// Everything that is told, said and chosen.
    [[nodiscard]] Outcome text(const ViewContext& context, const StorySheet& sheet, std::optional<std::size_t> selected, const std::vector<bool>* found, const Rect& area);

    /// Brings the chosen passage into sight at the next frame.
    void reveal() { m_reveal = true; }

private:
    void follow(const StorySheet& sheet);
    void walk(const ViewContext& context, std::string_view scope, std::optional<std::size_t> selected, Outcome& out);

    const StorySheet* m_followed = nullptr;     ///< never looked into
    std::vector<std::size_t> m_order;           ///< passages as read
    std::vector<float> m_heights;               ///< of each in the running text; 0: not known
    float m_width = 0;
    bool m_reveal = false;
};

}  // namespace carewright::ui
