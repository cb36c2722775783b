/// Free words to the learner, which go with the release.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ui/text_editor.h"
#include "app/ui/view.h"

namespace carewright::ui {

class FeedbackBox {
public:
    /// Another response lies on the desk: its feedback as it is kept.
    void meet(const std::string& kept);

    /// Once a frame before anything else: whether it has the keyboard is known anew where it is drawn.
    void beginFrame() { m_writing = false; }

    /// Opens it with the keyboard in it, or closes it.
    void ask();
    [[nodiscard]] bool asked() const { return m_asked; }

    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

    /// Keeps words that were written and not kept yet, where that can be: they belong to this response.
    void keepWritten(const ViewContext& context, ActionQueue& actions) const;

    void typeText(std::string_view text) { if (m_writing) m_words.type(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const { return m_writing ? m_words.nextRepaint() : std::nullopt; }

private:
    TextEditor m_words;
    int m_typeIn = 0;               ///< frames until it gets the keyboard; 0: it was given
    bool m_asked = false;
    bool m_writing = false;         ///< it has the keyboard
};

}  // namespace carewright::ui
