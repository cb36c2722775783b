/// The column of the response: typed or picked, with the lights of the rules on its words and why what is missing is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/tutor/rubric_scene.h"
#include "app/ui/text_editor.h"
#include "app/ui/text_view.h"

namespace carewright::ui {

class ResponsePanel {
public:
    void draw(const RubricScene& scene, Flow& flow);
    /// Characters from outside ImGui's queue; asked for with the next frame.
    void typeText(std::string_view text) { m_typedBeyond |= m_editor.type(text).changed; }
    [[nodiscard]] std::optional<double> nextRepaint() const { return m_editor.nextRepaint(); }

private:
    void lights(const RubricScene& scene);
    void verdict(const RubricScene& scene, Flow& flow) const;
    void whyNot(const RubricScene& scene, Flow& flow) const;

    TextEditor m_editor;
    TextView m_lit;
    std::string m_shown;                ///< the model's text that the editor shows
    std::shared_ptr<const RubricTrace> m_litTrace;
    bool m_typedBeyond = false;
    bool m_first = true;
};

}  // namespace carewright::ui
