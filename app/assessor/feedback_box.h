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

    /// Opens it with the keyboard in it, or closes it; stays closed where nothing can be written.
    void ask(const ViewContext& context);
    [[nodiscard]] bool asked() const { return m_asked; }

    /// Where nothing can be written it is only read.
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

    /// Why nothing can be written about the response on the desk: it went out, or somebody else decides. Empty where it can.
    [[nodiscard]] static std::string whyNotWrite(const ViewContext& context);

    /// Keeps words that were written and not kept yet, where that can be: they belong to this response.
    void keepWritten(const ViewContext& context, ActionQueue& actions) const;

    void typeText(std::string_view text) { if (m_writing) m_words.type(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const { return m_writing ? m_words.nextRepaint() : std::nullopt; }

private:
    static void read(const ViewContext& context, const std::string& whyNot, Flow& flow);

    TextEditor m_words;
    int m_typeIn = 0;               ///< frames until it gets the keyboard; 0: it was given
    bool m_asked = false;
    bool m_writing = false;         ///< it has the keyboard
};

}  // namespace carewright::ui
