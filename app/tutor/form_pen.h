/// Sets the fields of a form one below the other and notes what was changed. The sheets of long texts, and which list of
/// choices is open, live as long as the pen; everything else comes from the element that is shown.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/ui/controls.h"
#include "app/ui/flow.h"
#include "app/ui/model.h"
#include "app/ui/spelling.h"
#include "app/ui/text_editor.h"
#include "engine/authoring/element.h"
#include "engine/content/reading_age.h"

namespace carewright::ui {

/// One of a kind that a field can refer to.
struct ReferenceChoice {
    std::string id, title;
};

/// A remark that stands below the field it concerns.
struct FieldHint {
    enum class Kind { advice, careful, wrong };

    Kind kind = Kind::careful;
    std::string field;              ///< as the form calls it: "stem", "options-2/text", "options-add"
    std::string words;

    friend bool operator==(const FieldHint&, const FieldHint&) = default;
};

class FormPen {
public:
    FormPen() = default;

    /// Before the first field of a frame. `scope` is another text for each element: its sheets are put away with it.
    /// `fillIns`: words of templates, see fillIns(); a field that still holds some says so, and is chosen whole when one comes to it.
    void begin(Flow& flow, const Course& course, const std::string& scope, Spelling* spelling, const std::set<std::string>* fillIns = nullptr);

    /// What stands beside fields from now on. While one types in a field it stays where it is, whatever comes above it.
    void setHints(std::vector<FieldHint> hints) { m_hints = std::move(hints); }
    [[nodiscard]] const std::vector<FieldHint>& hints() const { return m_hints; }
    /// The field drawn in this frame that holds what is called so ("points" for "points/add"); empty where there is none.
    [[nodiscard]] std::string fieldOf(std::string_view path) const;

    /// The label of the field that was changed in this frame; empty: none.
    [[nodiscard]] const std::string& changed() const { return m_changed; }
    /// The path of that field, the same while one types on in it.
    [[nodiscard]] const std::string& changedField() const { return m_changedField; }

    [[nodiscard]] Flow& flow() { return *m_flow; }
    [[nodiscard]] const Course& course() const { return *m_course; }

    void line(std::string_view id, std::string_view label, std::string& value, std::string_view hint = {});
    /// A sheet for a longer text, `lines` high.
    void sheet(std::string_view id, std::string_view label, std::string& value, int lines = 3, std::string_view hint = {});
    /// Running text: **strong**, [words](term-id).
    void rich(std::string_view id, std::string_view label, RichText& value, int lines = 3);
    /// A day: typed as people write it, kept as an ISO date. What is no whole day yet is kept when one leaves the field.
    void date(std::string_view id, std::string_view label, std::string& isoDate);
    void number(std::string_view id, std::string_view label, int& value, int least, int most);
    void flag(std::string_view id, std::string_view label, bool& value);
    /// One of a few, by its number.
    [[nodiscard]] bool choice(std::string_view id, std::string_view label, std::span<const ChoiceOption> options, int& value);
    /// One text a line.
    void lines(std::string_view id, std::string_view label, std::vector<std::string>& value, int height = 3);
    /// One of the course's elements of a kind, by its title; may be none.
    template <class IdType>
    void reference(std::string_view id, std::string_view label, ElementKind kind, IdType& value) {
        if (const auto chosen = pickReference(id, label, kind, value.value)) value = IdType(*chosen);
    }
    /// Any number of them.
    template <class IdType>
    void references(std::string_view id, std::string_view label, ElementKind kind, std::vector<IdType>& value) {
        std::vector<std::string> ids;
        for (const IdType& one : value) ids.push_back(one.value);
        if (!pickReferences(id, label, kind, ids)) return;
        value.clear();
        for (const std::string& one : ids) value.emplace_back(one);
    }

    /// A new element that a field shall refer to, asked for in its list of choices: to be put in before the element that is shown.
    struct NewPart {
        ElementKind kind = ElementKind::source;
        std::string id, title;
    };
    [[nodiscard]] const std::optional<NewPart>& made() const { return m_made; }

    /// Words between the fields that can't be edited here.
    void remark(std::string_view id, std::string_view words);
    /// Words that lead to another room; wanted() says where to in the frame in which they were pressed.
    void leadTo(std::string_view id, std::string_view words, Place place);
    [[nodiscard]] const std::optional<Place>& wanted() const { return m_wanted; }

    /// A list of things that have fields of their own: `each` draws one, "Add" appends `fresh`, and each can be moved and removed.
    template <class One, class Each>
    void list(std::string_view id, std::string_view label, std::string_view one, std::vector<One>& value, const One& fresh, Each&& each) {
        openList(id, label);
        std::optional<ListAct> act;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string scope = std::string(id) + "-" + std::to_string(i + 1);
            openEntry(scope, std::string(one) + " " + std::to_string(i + 1));
            each(value[i]);
            if (const auto wanted = closeEntry(i, value.size())) act = wanted;
        }
        const bool add = closeList(id, one);
        if (act && act->to == ListAct::gone) value.erase(value.begin() + static_cast<std::ptrdiff_t>(act->from));
        else if (act) std::swap(value[act->from], value[act->to]);
        if (add) value.push_back(fresh);
        if (act || add) note(id, label);
    }

    /// Seconds after which a sheet wants to be drawn again.
    [[nodiscard]] std::optional<double> nextRepaint() const;
    /// Characters that ImGui can't carry, for the sheet that has the keyboard.
    void typeText(std::string_view text);

private:
    struct Sheet {
        TextEditor editor;
        std::string shown;      ///< the value it was last made to hold
        bool drawn = false;
        bool focused = false;   ///< it had the keyboard in the last frame
        std::string weighed;    ///< the text that `reading` is of
        ReadingEase reading;
    };
    struct ListAct {
        static constexpr std::size_t gone = static_cast<std::size_t>(-1);
        std::size_t from = 0, to = gone;
    };

    void label(std::string_view id, std::string_view words);
    void endField(std::string_view id);
    void remarkOnFillIn(std::string_view id, const std::string& value);
    void note(std::string_view id, std::string_view label);
    [[nodiscard]] std::string pathOf(std::string_view id) const;
    bool sheetChanged(std::string_view id, std::string_view label, const std::string& value, int lines, std::string_view hint);
    [[nodiscard]] std::vector<ReferenceChoice> choicesOf(ElementKind kind) const;
    [[nodiscard]] std::optional<std::string> pickReference(std::string_view id, std::string_view label, ElementKind kind, const std::string& value);
    [[nodiscard]] bool pickReferences(std::string_view id, std::string_view label, ElementKind kind, std::vector<std::string>& value);
    /// The list below a field that is open: returns the id that was pressed.
    [[nodiscard]] std::optional<std::string> openChoices(std::string_view id, ElementKind kind, const std::vector<std::string>& without, bool orNone);
    void openList(std::string_view id, std::string_view label);
    void openEntry(const std::string& scope, const std::string& title);
    [[nodiscard]] std::optional<ListAct> closeEntry(std::size_t index, std::size_t count);
    [[nodiscard]] bool closeList(std::string_view id, std::string_view one);

    Flow* m_flow = nullptr;
    const Course* m_course = nullptr;
    const std::set<std::string>* m_fillIns = nullptr;
    Spelling* m_spelling = nullptr;
    std::string m_scope, m_base;
    std::vector<FieldHint> m_hints;
    std::vector<std::string> m_fields;      ///< drawn in this frame
    struct Anchor {
        std::string path;
        float y = 0;                        ///< of its upper edge, from the top of what is scrolled
    };
    std::optional<Anchor> m_anchor;         ///< the field that has the keyboard, where it was in the last frame
    float m_fieldTop = 0;
    std::map<std::string, std::unique_ptr<Sheet>> m_sheets;
    std::string m_open;             ///< path of the field whose choices are open
    std::string m_filter;
    bool m_giveFilter = false;      ///< … and was opened just now: one types next
    std::optional<NewPart> m_made;
    std::map<std::string, std::string> m_dates;     ///< by path: as it is being typed
    std::string m_dateIn;                           ///< path of the date that had the keyboard
    std::string m_changed, m_changedField;
    std::optional<Place> m_wanted;
    std::string m_typedInto;        ///< path of the sheet that has the keyboard
};

}  // namespace carewright::ui
