/// Keeps the figures of agreement, the sampling plan and standardisation.
#pragma once

#include <memory>

#include "app/desktop/desk.h"
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"

namespace carewright {

class QualityDesk final : public Desk {
public:
    explicit QualityDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::QualityRequest& request) const;
    void apply(const ui::QualityRequest& request);

private:
    std::shared_ptr<ui::QualityModel> m_shown;  ///< the model's part; views see it as const
};

}  // namespace carewright
