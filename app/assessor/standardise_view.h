/// Marking to one standard: sets with reference marks to practise on and to qualify with, and drift over time.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "app/ui/quality_model.h"
#include "app/ui/text_view.h"
#include "app/ui/view.h"

namespace carewright::ui {

class StandardiseView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    enum class Stage { start, marking, done };

    void start(const ViewContext& context, Flow& flow);
    void marking(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void done(const ViewContext& context, Flow& flow) const;
    /// Response by response, where what was said is not what the reference says, and why that says so.
    void reference(const ViewContext& context, Flow& flow) const;
    void history(const ViewContext& context, Flow& flow) const;
    [[nodiscard]] const std::vector<SampleId>& set(const Model& model) const;

    Stage m_stage = Stage::start;
    bool m_qualification = false;
    std::size_t m_at = 0;                                       ///< which response of the set
    std::size_t m_point = 0;                                    ///< where the keys work
    std::map<SampleId, std::map<PointId, bool>> m_marks;        ///< said so far
    std::map<SampleId, std::map<PointId, bool>> m_practised;    ///< … of the practice set that was committed last
    TextView m_text;
    SampleId m_loaded;
};

}  // namespace carewright::ui
