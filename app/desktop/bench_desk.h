/// Keeps the bench of marked responses that a rubric is held against while a tutor edits it.
#pragma once

#include <memory>

#include "app/desktop/desk.h"
#include "app/ui/bench_actions.h"
#include "app/ui/bench_model.h"

namespace carewright {

class BenchDesk final : public Desk {
public:
    explicit BenchDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::BenchRequest& request) const;
    void apply(const ui::BenchRequest& request);

private:
    std::shared_ptr<ui::BenchModel> m_shown;  ///< the model's part; views see it as const
};

}  // namespace carewright
