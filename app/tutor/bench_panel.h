/// The column of the bench: agreement, what the edit won and lost, disagreements, what seems to be missing.
#pragma once

#include <string>

#include "app/tutor/rubric_scene.h"
#include "app/ui/file_chooser.h"
#include "app/ui/text_editor.h"

namespace carewright::ui {

class BenchPanel {
public:
    void draw(const RubricScene& scene, Flow& flow);
    /// Goes to the next (or the one before) response on which rubric and readers disagree.
    void stepDisagreement(const RubricScene& scene, int by) const;
    void typeText(std::string_view text) { (void)m_paste.type(text); }

private:
    void empty(const RubricScene& scene, Flow& flow);
    void sources(const RubricScene& scene, Flow& flow);
    void import(const RubricScene& scene, Flow& flow, const BenchImport& import);
    void figures(const RubricScene& scene, Flow& flow) const;
    void changes(const RubricScene& scene, Flow& flow) const;
    void differing(const RubricScene& scene, Flow& flow) const;
    void suggestions(const RubricScene& scene, Flow& flow) const;
    void findings(const RubricScene& scene, Flow& flow) const;
    [[nodiscard]] BenchSide side(const RubricScene& scene) const;

    TextEditor m_paste;
    std::string m_file;
    FileChooser m_chooser{{".csv", ".jsonl", ".tsv", ".txt"}};
    bool m_bringing = false;            ///< another bench is being brought in
    bool m_marked = false;              ///< lists are about the marking with weights rather than the rules alone
};

}  // namespace carewright::ui
