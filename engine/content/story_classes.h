/// Which values of a variable go on alike: the trust of 4 and of 5, where all that follows asks whether it is at least 3
/// and nothing can take two away on the way. Part of the survey (scenario_survey.h).
///
/// Effects change a variable by its own value alone and conditions ask for one variable at a time, so values can be
/// put together for each variable by itself: in one passage two values are alike where no condition there tells them
/// apart and every way on leads to values that are alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/content/scenario_play.h"

namespace carewright {

class StoryClasses {
public:
    /// Spends about `work` at most, as SurveyLimits counts it; a variable for which it is not enough keeps all its
    /// values apart, which is never wrong.
    StoryClasses(const StoryRules& rules, std::size_t work);

    /// How many classes the values of a variable have in a passage.
    [[nodiscard]] std::size_t count(std::size_t passage, std::size_t variable) const {
        const Table& table = m_tables[variable];
        return table.first.empty() ? table.size : table.first[passage].size();
    }
    [[nodiscard]] std::size_t classOf(std::size_t passage, std::size_t variable, int value) const {
        const Table& table = m_tables[variable];
        const auto offset = static_cast<std::size_t>(value - table.low);
        return table.first.empty() ? offset : table.classes[passage][offset];
    }
    /// The least value of a class.
    [[nodiscard]] int valueOf(std::size_t passage, std::size_t variable, std::size_t which) const {
        const Table& table = m_tables[variable];
        return table.first.empty() ? table.low + static_cast<int>(which) : table.first[passage][which];
    }

    [[nodiscard]] std::size_t work() const { return m_work; }

private:
    /// One variable. Without classes each value stands by itself.
    struct Table {
        int low = 0;
        std::size_t size = 0;                               ///< of its range
        std::vector<std::vector<std::uint16_t>> classes;    ///< by passage and value
        std::vector<std::vector<int>> first;                ///< by passage and class: its least value
    };
    struct Way {
        std::size_t to = 0;
        std::vector<std::uint16_t> values;                  ///< after it, by value before it, counted from the lowest
    };

    [[nodiscard]] static std::vector<std::vector<Way>> waysOf(const StoryRules& rules, std::size_t variable);
    void classify(const StoryRules& rules, std::size_t variable, std::size_t work);

    std::vector<Table> m_tables;        ///< by variable
    std::size_t m_work = 0;
};

}  // namespace carewright
