/// The rubric editor: the rule, a response with live lights, and the bench, side by side; tabs where there is no room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/tutor/bench_panel.h"
#include "app/tutor/publish_panel.h"
#include "app/tutor/response_panel.h"
#include "app/tutor/rubric_scene.h"
#include "app/ui/view.h"

namespace carewright::ui {

class RubricView final : public View {
public:
    RubricView();

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override;
    [[nodiscard]] std::optional<double> nextRepaint() const override { return m_response.nextRepaint(); }

private:
    enum class Part { rule, response, bench };

    void header(const RubricScene& scene, Flow& flow);
    void chooser(const RubricScene& scene, Flow& flow);
    void keys(const RubricScene& scene);
    void part(const RubricScene& scene, Part which, const Rect& area);
    void part(const RubricScene& scene, Part which, Flow& flow);
    [[nodiscard]] static std::string_view columnOf(Part which);

    std::optional<LanguageReference> m_reference;
    RubricChoice m_choice;
    ResponsePanel m_response;
    BenchPanel m_bench;
    PublishPanel m_publish;
    TrialSubject m_subject;
    Part m_tab = Part::rule;
    float m_headerHeight = 0;           ///< of the last frame: title, buttons and tabs
    bool m_choosing = false;            ///< the list of rubrics is open
};

}  // namespace carewright::ui
