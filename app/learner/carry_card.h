/// A learner's answers as a file for an assessor who works at another computer, and what was decided back from there.
#pragma once

#include <string>

#include "app/ui/file_chooser.h"
#include "app/ui/view.h"

namespace carewright::ui {

class CarryCard {
public:
    void arrive(const Model& model);
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

private:
    std::string m_folder;           ///< where the file goes, as typed
    std::string m_file;             ///< that came back
    FileChooser m_chooser{{".carewright"}};
};

}  // namespace carewright::ui
