/// The response on the desk: the words with their evidence and annotations, and beside them the mark scheme, the model
/// answer, earlier tries and what happened so far.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ui/review_model.h"
#include "app/ui/text_view.h"
#include "app/ui/view.h"

namespace carewright::ui {

class ResponsePane {
public:
    /// Question, response and annotations.
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// Mark scheme, model answer, other tries and what happened so far.
    void background(const ViewContext& context, Flow& flow);

    /// The evidence that the decision's list points at, by point or misconception; empty: none.
    void pointAt(std::string id) { m_pointed = std::move(id); }
    /// Opens the shorthands for the words that are selected.
    void annotate() { m_annotating = true; }
    /// True while digits choose a shorthand.
    [[nodiscard]] bool annotating() const { return m_annotating; }
    /// The number on the badge of a point's or misconception's evidence; 0: none.
    [[nodiscard]] int badgeOf(const std::string& id) const;

private:
    enum class Tab { scheme, model, tries, history };

    void load(const Model& model, const ReviewDeskModel& desk);
    void sheet(const ViewContext& context, const ReviewDeskModel& desk, Flow& flow);
    void annotations(const ViewContext& context, const ReviewDeskModel& desk, Flow& flow, ActionQueue& actions);
    void tabs(const ViewContext& context, const ReviewDeskModel& desk, const Question& question, Flow& flow);
    void scheme(const ViewContext& context, const Question& question, Flow& flow) const;
    void history(const ViewContext& context, const ReviewDeskModel& desk, Flow& flow) const;

    TextView m_text;
    std::vector<std::string> m_groups;      ///< what each evidence group belongs to: point, misconception or annotation
    std::string m_loaded;
    std::string m_pointed;
    std::string m_note;                     ///< to an annotation, being typed
    Tab m_tab = Tab::scheme;
    bool m_annotating = false;
};

}  // namespace carewright::ui
