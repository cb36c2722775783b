#include "engine/authoring/following_id.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "engine/authoring/id_visitor.h"
#include "engine/authoring/references.h"
#include "engine/authoring/story_edits.h"

namespace carewright {
namespace {

struct PartKey {
    ElementKind kind = ElementKind::head;
    std::string id;

    friend bool operator==(const PartKey&, const PartKey&) = default;
};

/// A part whose id follows its title, and what was put in with it and has not been touched since: that it names the part
/// makes the id known to nobody.
struct Follower {
    PartKey key;
    std::vector<PartKey> companions;
};

bool canFollow(ElementKind kind) {
    switch (kind) {
        case ElementKind::head:
        case ElementKind::subject:
        case ElementKind::criterion:
        case ElementKind::mishearing:
        case ElementKind::rubric: return false;
        default: return true;
    }
}

bool replaces(const ElementChange& change) { return change.before && change.after; }

/// What follows after the steps of a document that are done, by going through them.
class Followers {
public:
    void step(const Edit& edit) {
        std::vector<Follower> taken;
        std::vector<PartKey> put;
        for (const ElementChange& change : edit.changes) {
            if (replaces(change)) {
                replaced({change.kind, idOf(*change.before)}, {change.kind, idOf(*change.after)}, titleOf(*change.before) != titleOf(*change.after), edit);
            } else if (change.before) {
                take({change.kind, idOf(*change.before)}, taken);
            } else {
                const PartKey key{change.kind, idOf(*change.after)};
                put.push_back(key);
                giveBack(key, taken);
            }
        }
        if (!edit.newParts) return;
        for (const PartKey& key : put) {
            if (!canFollow(key.kind)) continue;
            Follower fresh{key, put};
            std::erase(fresh.companions, key);
            m_all.push_back(std::move(fresh));
        }
    }

    [[nodiscard]] const Follower* find(const PartKey& key) const {
        const auto found = std::ranges::find(m_all, key, &Follower::key);
        return found == m_all.end() ? nullptr : &*found;
    }

private:
    void replaced(const PartKey& before, const PartKey& after, bool retitled, const Edit& edit) {
        if (before != after) {
            const auto found = std::ranges::find(m_all, before, &Follower::key);
            // An id that changed while the title did not was set by hand.
            if (found != m_all.end() && retitled) found->key = after;
            else if (found != m_all.end()) m_all.erase(found);
        }
        for (Follower& one : m_all) {
            const auto companion = std::ranges::find(one.companions, before);
            if (companion == one.companions.end()) continue;
            const bool together = std::ranges::any_of(edit.changes, [&](const ElementChange& change) { return replaces(change) && change.kind == one.key.kind && (idOf(*change.after) == one.key.id || idOf(*change.before) == one.key.id); });
            if (together) *companion = after;
            else one.companions.erase(companion);
        }
    }

    void take(const PartKey& key, std::vector<Follower>& taken) {
        const auto found = std::ranges::find(m_all, key, &Follower::key);
        if (found == m_all.end()) return;
        taken.push_back(std::move(*found));
        m_all.erase(found);
    }

    /// Moved: taken out and put in by one step.
    void giveBack(const PartKey& key, std::vector<Follower>& taken) {
        const auto found = std::ranges::find(taken, key, &Follower::key);
        if (found == taken.end()) return;
        m_all.push_back(std::move(*found));
        taken.erase(found);
    }

    std::vector<Follower> m_all;
};

/// True where anything names the part but what came with it. Its own rubric names a marking point.
bool namedElsewhere(const Course& course, const Follower& part, std::size_t index) {
    for (const Reference& by : referencesTo(course, part.key.kind, part.key.id)) {
        const bool itself = by.kind == part.key.kind && by.index == index;
        if (!itself && std::ranges::find(part.companions, PartKey{by.kind, by.id}) == part.companions.end()) return true;
    }
    return false;
}

/// The step gave the part at `index` another id.
bool gaveId(const Edit& step, ElementKind kind, std::size_t index) {
    return std::ranges::any_of(step.changes, [&](const ElementChange& change) { return replaces(change) && change.kind == kind && change.index == index && idOf(*change.before) != idOf(*change.after); });
}

/// Typing goes on in the step before, which gave the id a moment ago: nothing can have come to name it since.
bool typesOn(const CourseDocument& document, const Edit& edit) {
    if (edit.mergeKey.empty() || document.done() == 0) return false;
    const Edit& last = document.history()[document.done() - 1];
    if (last.mergeKey != edit.mergeKey) return false;
    const ElementChange& now = edit.changes.front();
    return gaveId(last, now.kind, now.index);
}

/// The element with `from` replaced by `to` wherever it names it; nothing where it does not.
std::optional<Element> renamedIn(Element element, ElementKind kind, const std::string& from, const std::string& to) {
    bool changed = false;
    visitReferences(element, [&](ElementKind named, std::string& id) {
        if (named != kind || id != from) return;
        id = to;
        changed = true;
    });
    return changed ? std::optional(std::move(element)) : std::nullopt;
}

}  // namespace

Edit withFollowingId(const CourseDocument& document, std::size_t known, Edit edit) {
    if (edit.changes.size() != 1) return edit;
    const ElementChange change = edit.changes.front();
    if (!replaces(change) || !canFollow(change.kind) || titleOf(*change.before) == titleOf(*change.after)) return edit;
    const std::string id = idOf(*change.before);
    if (id != idOf(*change.after)) return edit;

    Followers followers;
    for (std::size_t i = std::min(known, document.done()); i < document.done(); ++i) followers.step(document.history()[i]);
    const Follower* part = followers.find({change.kind, id});
    const Course& course = document.course();
    if (!part || (!typesOn(document, edit) && namedElsewhere(course, *part, change.index))) return edit;

    // Free of its own id, or the same title typed again would be a second one.
    const std::string wanted = freshId(course, change.kind, titleOf(*change.after), id);
    if (wanted == id) return edit;
    Element own = renamedIn(*change.after, change.kind, id, wanted).value_or(*change.after);
    *ownId(own) = wanted;
    // The file of its own that a story was to get is called so, too.
    if (auto* story = std::get_if<Scenario>(&own); story && story->place.file == storyFile(id)) story->place.file = storyFile(wanted);
    edit.changes.front().after = std::make_shared<const Element>(std::move(own));
    for (const PartKey& companion : part->companions) {
        const std::size_t index = indexOf(course, companion.kind, companion.id);
        if (index >= countOf(course, companion.kind)) continue;
        Element before = elementAt(course, companion.kind, index);
        auto after = renamedIn(before, change.kind, id, wanted);
        if (!after) continue;
        edit.changes.push_back({companion.kind, index, std::make_shared<const Element>(std::move(before)), std::make_shared<const Element>(std::move(*after))});
    }
    return edit;
}

std::optional<std::string> renamedNow(const CourseDocument& document, ElementKind kind, std::size_t index) {
    if (index >= countOf(document.course(), kind)) return std::nullopt;
    const std::size_t done = document.done();
    const bool doneNow = done > 0 && gaveId(document.history()[done - 1], kind, index);
    const bool undoneNow = done < document.history().size() && gaveId(document.history()[done], kind, index);
    return doneNow || undoneNow ? std::optional(idAt(document.course(), kind, index)) : std::nullopt;
}

}  // namespace carewright
