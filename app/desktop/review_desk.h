/// Keeps the queue of attempts and the one that an assessor is deciding on.
#pragma once

#include <memory>

#include "app/desktop/desk.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"

namespace carewright {

class ReviewDesk final : public Desk {
public:
    explicit ReviewDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ReviewRequest& request) const;
    void apply(const ui::ReviewRequest& request);

private:
    std::shared_ptr<ui::ReviewModel> m_shown;  ///< the model's part; views see it as const
};

}  // namespace carewright
