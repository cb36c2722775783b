/// Search over everything in the course.
#pragma once

#include <string>
#include <vector>

#include "app/learner/course_search.h"
#include "app/ui/view.h"

namespace carewright::ui {

class SearchView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    std::string m_words;
    std::string m_searched;             ///< what m_hits were found for
    std::vector<SearchHit> m_hits;
    std::vector<RespeltWord> m_respelt;
    bool m_giveKeyboard = false;
};

}  // namespace carewright::ui
