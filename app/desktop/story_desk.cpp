#include "app/desktop/story_desk.h"

namespace carewright {

StoryDesk::StoryDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::StoryModel>()) { model().story = m_shown; }

void StoryDesk::open() {}
void StoryDesk::close() {}

std::string StoryDesk::whyNot(const ui::StoryRequest&) const { return {}; }
void StoryDesk::apply(const ui::StoryRequest&) {}

}  // namespace carewright
