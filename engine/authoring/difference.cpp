#include "engine/authoring/difference.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/authoring/course_document.h"
#include "engine/authoring/find_text.h"
#include "engine/base/utf8.h"
#include "engine/content/course_places.h"
#include "engine/content/rule_words.h"

namespace carewright {
namespace {

Course bare(const Course& course) {
    return withPlaces(course, [](std::string_view, std::size_t) { return SourcePlace{}; });
}

/// A course that is worked on, and what was done to it.
class Work {
public:
    explicit Work(const Course& course) : m_document(course) {}

    [[nodiscard]] const Course& course() const { return m_document.course(); }

    void make(Edit edit) {
        if (m_document.apply(edit)) m_made.push_back(std::move(edit));
    }

    [[nodiscard]] Edit all(std::string description) { return together(std::move(m_made), std::move(description)); }

private:
    CourseDocument m_document;
    std::vector<Edit> m_made;
};

/// The element of another course, standing in the file in which the one it replaces stands.
Element inPlaceOf(const Element& old, Element fresh) {
    std::visit(
        [&fresh](const auto& one) {
            using One = std::decay_t<decltype(one)>;
            if constexpr (!std::is_same_v<One, CourseHead>) std::get<One>(fresh).place = one.place;
        },
        old);
    return fresh;
}

void matchKind(Work& work, const Course& to, ElementKind kind) {
    if (isSingle(kind)) {
        const Element old = elementAt(work.course(), kind, 0), fresh = inPlaceOf(old, elementAt(to, kind, 0));
        if (!(old == fresh)) work.make(replaceElement(work.course(), 0, fresh, {}));
        return;
    }
    const std::size_t count = countOf(to, kind);
    for (std::size_t i = 0; i < count; ++i) {
        const Element wanted = elementAt(to, kind, i);
        std::size_t at = i;
        while (at < countOf(work.course(), kind) && idOf(elementAt(work.course(), kind, at)) != idOf(wanted)) ++at;
        if (at == countOf(work.course(), kind)) {
            work.make(insertElement(i, wanted, {}));
            continue;
        }
        if (at != i) work.make(moveElement(work.course(), kind, at, i, {}));
        const Element old = elementAt(work.course(), kind, i), fresh = inPlaceOf(old, wanted);
        if (!(old == fresh)) work.make(replaceElement(work.course(), i, fresh, {}));
    }
    while (countOf(work.course(), kind) > count) work.make(removeElement(work.course(), kind, countOf(work.course(), kind) - 1, {}));
}

std::shared_ptr<const Element> find(const Course& course, ElementKind kind, const std::string& id) {
    const std::size_t index = indexOf(course, kind, id);
    return index < countOf(course, kind) ? std::make_shared<const Element>(elementAt(course, kind, index)) : nullptr;
}

bool same(const std::shared_ptr<const Element>& a, const std::shared_ptr<const Element>& b) { return a && b ? *a == *b : a == b; }

std::set<std::string> idsOf(const Course& course, ElementKind kind) {
    std::set<std::string> out;
    for (std::size_t i = 0; i < countOf(course, kind); ++i) out.insert(isSingle(kind) ? std::string() : idOf(elementAt(course, kind, i)));
    return out;
}

constexpr std::size_t wordsBefore = 40, mostOfWords = 200;

/// What people read of an element, piece by piece.
std::vector<std::string> piecesOf(const Element& element, const Course& names) {
    const auto* rubric = std::get_if<Rubric>(&element);
    if (!rubric) return textsOf(element);
    std::vector<std::string> out;
    for (const RulePath::Use use : {RulePath::Use::award, RulePath::Use::reject, RulePath::Use::refer})
        for (std::size_t i = 0; i < rulesOf(*rubric, use).size(); ++i) out.push_back(inWords(sayRule(*rubric, {use, i, {}}, &names)));
    return out;
}

/// A text from a little before a place on.
std::string around(const std::string& text, std::size_t at) {
    const std::size_t from = characterStart(text, at > wordsBefore ? at - wordsBefore : 0);
    const std::size_t to = characterStart(text, std::min(text.size(), from + mostOfWords));
    return (from > 0 ? "… " : "") + text.substr(from, to - from) + (to < text.size() ? " …" : "");
}

/// Where theirs stands among the elements that mine has, too: behind the one before it.
std::size_t placeFor(const Course& mine, const Course& theirs, ElementKind kind, const std::string& id) {
    for (std::size_t at = indexOf(theirs, kind, id); at-- > 0;) {
        const std::size_t before = indexOf(mine, kind, idOf(elementAt(theirs, kind, at)));
        if (before < countOf(mine, kind)) return before + 1;
    }
    return 0;
}

}  // namespace

Edit differenceBetween(const Course& from, const Course& to, std::string description) {
    // Places count when edits are made, so the search for what differs works on bare courses and the result is told in terms
    // of the real one.
    Work work(bare(from));
    const Course wanted = bare(to);
    for (std::size_t kind = 0; kind < elementKinds; ++kind) matchKind(work, wanted, static_cast<ElementKind>(kind));
    const Edit found = work.all({});
    Work real(from);
    for (const ElementChange& change : found.changes) {
        Edit edit{{}, {}, {change}};
        ElementChange& one = edit.changes.front();
        if (one.before) {
            const Element standing = elementAt(real.course(), one.kind, one.index);
            if (one.after) one.after = std::make_shared<const Element>(inPlaceOf(standing, *one.after));
            one.before = std::make_shared<const Element>(standing);
        } else if (const auto there = find(to, one.kind, idOf(*one.after))) {
            // What is put in stands in the file in which it stood there.
            one.after = std::make_shared<const Element>(inPlaceOf(*there, *one.after));
        }
        real.make(std::move(edit));
    }
    return real.all(std::move(description));
}

std::optional<DifferingWords> firstDifference(const EditConflict& conflict, const Course& names) {
    if (!conflict.mine || !conflict.theirs) return std::nullopt;
    std::vector<std::string> mine = piecesOf(*conflict.mine, names), theirs = piecesOf(*conflict.theirs, names);
    const std::size_t count = std::max(mine.size(), theirs.size());
    mine.resize(count);
    theirs.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (mine[i] == theirs[i]) continue;
        const auto at = static_cast<std::size_t>(std::ranges::mismatch(mine[i], theirs[i]).in1 - mine[i].begin());
        return DifferingWords{around(mine[i], at), around(theirs[i], at)};
    }
    return std::nullopt;
}

MergedCourse mergeCourses(const Course& base, const Course& mine, const Course& theirs, std::string description) {
    const Course bareBase = bare(base), bareMine = bare(mine), bareTheirs = bare(theirs);
    MergedCourse out;
    Work work(bareMine);
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        std::set<std::string> ids = idsOf(bareBase, kind);
        ids.merge(idsOf(bareTheirs, kind));
        for (const std::string& id : ids) {
            const auto was = find(bareBase, kind, id), my = find(bareMine, kind, id), their = find(bareTheirs, kind, id);
            if (same(their, was) || same(their, my)) continue;
            if (!same(my, was)) {
                out.conflicts.push_back({kind, id, my, their});
                continue;
            }
            const std::size_t index = indexOf(work.course(), kind, id);
            if (!their) work.make(removeElement(work.course(), kind, index, {}));
            else if (my) work.make(replaceElement(work.course(), index, *their, {}));
            else work.make(insertElement(placeFor(work.course(), bareTheirs, kind, id), inPlaceOf(*find(theirs, kind, id), *their), {}));
        }
    }
    out.theirs = differenceBetween(mine, work.course(), std::move(description));
    return out;
}

}  // namespace carewright
