/// The fields of a form whose values live in a model: a field keeps what is being typed and says when it differs.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/flow.h"
#include "app/ui/model.h"
#include "app/ui/text_editor.h"

namespace carewright::ui {

class Spelling;

/// One of many that can be picked.
struct PickOption {
    std::string id, label;
};

/// Every function that edits returns true in the frame in which somebody changed the value; then `label()` says what was changed,
/// and `typed()` names the field where that was typing, which goes on in one step of the history. A press is a step of its own.
class FormFields {
public:
    FormFields();
    ~FormFields();

    void useSpelling(Spelling* spelling) { m_spelling = spelling; }

    bool line(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint = {});
    bool sheet(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint = {}, float lines = 3);
    bool number(Flow& flow, std::string_view id, std::string_view label, int& value, int least, int most);
    bool tick(Flow& flow, std::string_view id, std::string_view label, bool& value);
    bool oneOf(Flow& flow, std::string_view id, std::string_view label, std::span<const PickOption> options, std::string& value);
    /// Many to choose from: a button with the present one, and a list to search below it while it is open.
    bool pick(Flow& flow, std::string_view id, std::string_view label, std::span<const PickOption> options, std::string& value, std::string_view none);
    /// Any number of them, as ticks; the order of `options` is kept.
    bool anyOf(Flow& flow, std::string_view id, std::string_view label, std::span<const PickOption> options, std::vector<std::string>& values);

    /// A heading that opens and closes what stands below it; closed until somebody opens it, unless `open`.
    bool opened(Flow& flow, std::string_view id, std::string_view label, bool open = false);

    /// Call before the fields of a frame: nothing was changed yet.
    void begin() { m_typed.clear(), m_label.clear(); }
    /// The path of the field that was typed in; empty: none was.
    [[nodiscard]] const std::string& typed() const { return m_typed; }
    /// The label of what was changed; empty: nothing was.
    [[nodiscard]] const std::string& label() const { return m_label; }

    void typeText(std::string_view text);
    [[nodiscard]] std::optional<double> nextRepaint() const;
    /// Another thing is being edited: its fields begin anew.
    void forget();

private:
    struct Line {
        std::string text, base;
    };
    struct Sheet {
        std::unique_ptr<TextEditor> editor;
        std::string base;
    };
    bool noteTyped(const Context& context, std::string_view id, std::string_view label);
    bool notePressed(std::string_view label);

    std::map<std::string, Line> m_lines;
    std::map<std::string, Sheet> m_sheets;
    std::map<std::string, bool> m_open;
    std::string m_picking, m_filter, m_typed, m_label, m_typedPath;
    Spelling* m_spelling = nullptr;
    Sheet* m_active = nullptr;          ///< the sheet that had the keyboard in the last frame
    bool m_typedBeyond = false;
};

/// The course as it is being edited; before a tutor opened it, as learners have it.
[[nodiscard]] const Course& courseInHand(const Model& model);

/// A small heading above a field.
void fieldLabel(Flow& flow, std::string_view id, std::string_view label);

}  // namespace carewright::ui
