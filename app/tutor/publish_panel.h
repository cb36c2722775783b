/// What publishing a changed rubric would do to markings that were made, and the note that goes with the new version.
#pragma once

#include <string>

#include "app/tutor/rubric_scene.h"

namespace carewright::ui {

class PublishPanel {
public:
    void draw(const RubricScene& scene, Flow& flow, const PublishPlan& plan);

private:
    std::string m_note;
};

/// The versions of a rubric that were published, newest first.
void versionList(const RubricScene& scene, Flow& flow);

}  // namespace carewright::ui
