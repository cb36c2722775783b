#include "app/tutor/problem_field.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace carewright::ui {
namespace {

bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

/// "options-2/" for the first entry that fits; empty where none does.
template <class List, class Fits>
std::string entryOf(const char* list, const List& entries, Fits&& fits) {
    const auto found = std::ranges::find_if(entries, fits);
    return found == entries.end() ? std::string() : list + ("-" + std::to_string(found - entries.begin() + 1)) + "/";
}

void aboutItem(const Item& item, std::string_view finding, std::vector<std::string>& out) {
    const auto option = [&](const char* field, auto&& fits) {
        if (const std::string entry = entryOf("options", item.options, fits); !entry.empty()) out.push_back(entry + field);
    };
    const auto named = [&](const auto& part) { return holds(finding, "id=\"" + part.id.value + "\""); };
    if (holds(finding, "<option id=")) option("text", named);
    if (holds(finding, "<card id="))
        if (const std::string entry = entryOf("cards", item.cards, named); !entry.empty()) out.push_back(entry + "text");
    if (holds(finding, "<pair id="))
        if (const std::string entry = entryOf("pairs", item.pairs, named); !entry.empty()) out.push_back(entry + "left");
    if (holds(finding, "without <feedback>")) option("feedback", [](const ItemOption& one) { return !one.right && one.feedback.empty(); });
    if (holds(finding, "no right option")) option("right", [](const ItemOption&) { return true; });
    if (holds(finding, "every wrong option")) option("text", [](const ItemOption& one) { return !one.right; });
    if (holds(finding, "clearly the longest") || holds(finding, "in the right option alone")) option("text", [](const ItemOption& one) { return one.right; });
    if (holds(finding, "asks with")) out.emplace_back("stem");
    if (holds(finding, "only two") || holds(finding, "no wrong option")) out.emplace_back("options-add");
    if (holds(finding, "marking point")) out.emplace_back("points/add");
    if (holds(finding, "one right option only")) out.emplace_back("kind/single");
}

void aboutQuestion(const Question& question, std::string_view finding, std::vector<std::string>& out) {
    const std::string entry = entryOf("points", question.points, [&](const QuestionPoint& one) { return !one.point.empty() && holds(finding, "point=\"" + one.point.value + "\""); });
    if (!entry.empty()) out.push_back(entry + (holds(finding, "depends on") ? "depends-on" : holds(finding, "mark") ? "marks/more" : "point"));
    if (holds(finding, "credits no marking point")) out.emplace_back("points-add");
    if (holds(finding, "add up to")) out.emplace_back("marks/more");
    if (holds(finding, "advises at least")) out.emplace_back("min-words/more");
}

/// Names in angle brackets and before ="…", in order, without the element's own opening tag.
std::vector<std::string> namesIn(std::string_view finding) {
    std::vector<std::string> out;
    const std::size_t own = finding.starts_with("<") ? finding.find('>') : std::string_view::npos;
    const auto isName = [](char letter) { return std::islower(static_cast<unsigned char>(letter)) || letter == '-'; };
    for (std::size_t i = own == std::string_view::npos ? 0 : own + 1; i < finding.size(); ++i) {
        std::size_t end = i;
        while (end < finding.size() && isName(finding[end])) ++end;
        if (end == i) continue;
        const bool element = i > 0 && finding[i - 1] == '<', attribute = finding.substr(end).starts_with("=\"");
        if (element || attribute) out.emplace_back(finding.substr(i, end - i));
        i = end;
    }
    return out;
}

/// Fields that are not called as the files call them.
constexpr std::array aliases = {
    std::pair{"p", "text"}, std::pair{"block", "blocks-1/text"}, std::pair{"credit", "points-add"}, std::pair{"section", "sections-add"},
    std::pair{"also", "also"}, std::pair{"fact", "fact"}, std::pair{"shows-up-as", "shows-up-as"}, std::pair{"law", "laws/add"},
    std::pair{"unit", "unit"}, std::pair{"checked", "checked"}, std::pair{"source", "sources/add"}, std::pair{"use", "sections-1/pools-1/items/add"},
    std::pair{"judgement", "judgements-add"}, std::pair{"option", "options-add"}, std::pair{"card", "cards-add"}, std::pair{"pair", "pairs-add"},
};

}  // namespace

std::vector<std::string> fieldsAbout(const Element& element, std::string_view finding) {
    std::vector<std::string> out;
    if (const Item* item = std::get_if<Item>(&element)) aboutItem(*item, finding, out);
    if (const Question* question = std::get_if<Question>(&element)) aboutQuestion(*question, finding, out);
    for (const std::string& name : namesIn(finding)) {
        out.push_back(name);
        out.push_back(name + "/add");       // a list of references begins with its button
        out.push_back(name + "/more");      // a number with its steps
        for (const auto& [from, to] : aliases)
            if (name == from) out.emplace_back(to);
    }
    if (kindOf(element) == ElementKind::head && holds(finding, "checked")) out.insert(out.begin(), "checked");
    return out;
}

}  // namespace carewright::ui
