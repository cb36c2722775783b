/// A tutor's course editor: the outline at the left, the form of what is chosen at the right, and beside it history, problems,
/// older versions and replacing.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/tutor/form_pen.h"
#include "app/tutor/outline.h"
#include "app/ui/view.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/find_text.h"

namespace carewright::ui {

class WorkshopView final : public View {
public:
    WorkshopView();
    ~WorkshopView() override;

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override { m_pen.typeText(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const override { return m_again ? std::optional(0.0) : m_pen.nextRepaint(); }

private:
    enum class Tab { form, problems, history, replace, versions, begin, examples };

    void header(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions);
    void keys(const ViewContext& context, ActionQueue& actions);
    /// What has to be decided before editing goes on. True while there is such a thing.
    bool decisions(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions);
    void elsewhere(const ViewContext& context, Flow& flow, const ChangeElsewhere& change, ActionQueue& actions);
    void number(Flow& flow, const Course& course, const Chosen& here, const std::string& id, ActionQueue& actions);
    void form(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions);
    void formActions(const ViewContext& context, Flow& flow, const Course& course, ActionQueue& actions);
    void problems(const ViewContext& context, Flow& flow, const WorkshopModel& workshop);
    /// What learners don't have of the course as it was saved.
    [[nodiscard]] std::optional<Chosen> heldBack(const ViewContext& context, Flow& flow, const Course& course);
    void history(Flow& flow, const CourseDocument& document, ActionQueue& actions);
    void replacing(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions);
    void findPlaces(const WorkshopModel& workshop);
    /// One of the two groups of places: those that answers are marked by, or the others.
    [[nodiscard]] std::optional<Chosen> foundPlaces(Flow& flow, bool marks);
    void versions(const ViewContext& context, Flow& flow, const WorkshopModel& workshop, ActionQueue& actions);
    void examples(Flow& flow, const Course& course, ActionQueue& actions);
    void courses(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void beginning(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void obey(const Course& course, const Outline::Wish& wish, ActionQueue& actions);
    void choose(const Chosen& chosen);
    void chooseNew(const Chosen& chosen);

    FormPen m_pen;
    std::optional<ElementKind> m_fillInKind;
    std::set<std::string> m_fillIns;            ///< words of the templates of that kind
    Outline m_outline;
    std::unique_ptr<Spelling> m_spelling;
    Chosen m_chosen;
    std::optional<Chosen> m_formOf;     ///< what the form showed last, under which id, and what tells its fields from another's
    std::string m_formId, m_formScope;
    std::optional<std::string> m_told;  ///< the subject of LookAt that was told since one came here
    bool m_typed = false;               ///< a field was changed in the last frame
    Tab m_tab = Tab::form;
    std::optional<Course> m_examples;   ///< worked examples, read once
    ElementKind m_exampleKind = ElementKind::term;
    bool m_again = false;               ///< other remarks stand beside the fields in the next frame
    std::vector<std::string> m_seek;    ///< the form's field that shall get the keyboard: the first of these that is there
    bool m_deleting = false, m_renaming = false;
    std::string m_newId;
    std::string m_find, m_by;
    struct Replaced {
        std::string find, by;
        std::size_t places = 0;
    };
    std::optional<Replaced> m_replaced; ///< what was replaced last, until other words are typed
    std::vector<FoundText> m_places;    ///< where the words stand, looked for once for each state of the course
    std::weak_ptr<const CourseDocument> m_placesIn;
    std::uint64_t m_placesAt = 0;
    std::string m_placesOf;
    FindOptions m_placesHow;
    ReplaceLimits m_limits;             ///< what of them stays as it is
    std::string m_number, m_numberOf;   ///< a criterion's number as it is typed, and whose
    bool m_matchCase = false, m_wholeWords = true;
    std::set<std::size_t> m_theirs;     ///< conflicts in which theirs is kept
    NewCourse m_new;
};

}  // namespace carewright::ui
