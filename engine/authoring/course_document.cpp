#include "engine/authoring/course_document.h"

#include <algorithm>
#include <iterator>

namespace carewright {
namespace {

/// Whether a change can be made: the place is there and holds what the change says it does.
bool fits(const Course& course, const ElementChange& change) {
    if (!change.before && !change.after) return false;
    if (change.before && kindOf(*change.before) != change.kind) return false;
    if (change.after && kindOf(*change.after) != change.kind) return false;
    const std::size_t count = countOf(course, change.kind);
    if (isSingle(change.kind) && (!change.before || !change.after)) return false;
    if (!change.before) return change.index <= count;
    return change.index < count && elementAt(course, change.kind, change.index) == *change.before;
}

void make(Course& course, const ElementChange& change) {
    if (change.kind == ElementKind::head) return setHead(course, std::get<CourseHead>(*change.after));
    if (change.kind == ElementKind::subject) {
        course.subject = std::get<SubjectGuard>(*change.after);
        return;
    }
    withList(course, change.kind, [&change](auto& list) {
        using One = typename std::remove_reference_t<decltype(list)>::value_type;
        const auto at = list.begin() + static_cast<std::ptrdiff_t>(change.index);
        if (!change.after)
            list.erase(at);
        else if (!change.before)
            list.insert(at, std::get<One>(*change.after));
        else
            *at = std::get<One>(*change.after);
    });
}

ElementChange turned(ElementChange change) {
    std::swap(change.before, change.after);
    return change;
}

void makeAll(Course& course, const Edit& edit) {
    for (const ElementChange& change : edit.changes) make(course, change);
}

void unmakeAll(Course& course, const Edit& edit) {
    for (auto change = edit.changes.rbegin(); change != edit.changes.rend(); ++change) make(course, turned(*change));
}

/// Elements changed, and again: the second can be told with the first.
bool joins(const Edit& first, const Edit& second) {
    constexpr auto changed = [](const ElementChange& change) { return change.before && change.after; };
    return !first.mergeKey.empty() && first.mergeKey == second.mergeKey && std::ranges::all_of(first.changes, changed) && std::ranges::all_of(second.changes, changed);
}

/// `first` as if it had done what `second` did after it. Changed elements stay where they are, so their places tell them apart.
void join(Edit& first, Edit&& second) {
    first.description = std::move(second.description);  // as it stands now: a title is whole only when it was typed
    for (ElementChange& change : second.changes) {
        const auto same = std::ranges::find_if(first.changes, [&](const ElementChange& one) { return one.kind == change.kind && one.index == change.index; });
        if (same == first.changes.end()) first.changes.push_back(std::move(change));
        else same->after = std::move(change.after);
    }
}

}  // namespace

Result<void> makeEdit(Course& course, const Edit& edit) {
    for (std::size_t i = 0; i < edit.changes.size(); ++i) {
        if (fits(course, edit.changes[i])) {
            make(course, edit.changes[i]);
            continue;
        }
        while (i-- > 0) make(course, turned(edit.changes[i]));
        return fail(ErrorCode::conflict, "This change no longer fits the course: the " + std::string(nameOf(edit.changes.front().kind)) +
                                             " it is about has been changed, moved or removed meanwhile.");
    }
    return {};
}

Result<void> CourseDocument::apply(Edit edit) {
    if (edit.empty()) return {};
    if (auto made = makeEdit(m_course, edit); !made) return made;
    m_history.erase(m_history.begin() + static_cast<std::ptrdiff_t>(m_done), m_history.end());
    const Edit told = edit;
    const bool joined = m_open && m_done > 0 && joins(m_history.back(), edit);
    if (joined) {
        join(m_history.back(), std::move(edit));
    } else {
        m_history.push_back(std::move(edit));
        ++m_done;
    }
    m_open = true;
    tell({DocumentEvent::Kind::applied, &told, joined});
    return {};
}

bool CourseDocument::undo() {
    if (m_done == 0) return false;
    unmakeAll(m_course, m_history[--m_done]);
    m_open = false;
    tell({DocumentEvent::Kind::undone, nullptr, false});
    return true;
}

bool CourseDocument::redo() {
    if (m_done == m_history.size()) return false;
    makeAll(m_course, m_history[m_done++]);
    m_open = false;
    tell({DocumentEvent::Kind::redone, nullptr, false});
    return true;
}

void CourseDocument::tell(const DocumentEvent& event) {
    ++m_revision;
    if (m_listener) m_listener(event);
}

}  // namespace carewright
