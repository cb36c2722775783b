#include "engine/content/ready_parts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "engine/content/course_check.h"
#include "engine/content/course_lists.h"
#include "engine/content/course_places.h"
#include "engine/content/part_needs.h"
#include "engine/content/plain_finding.h"
#include "engine/content/scenario_play.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

constexpr std::size_t longestTitle = 60;
/// Parts rest on parts that rest on parts …; a course of people has a few such steps.
constexpr int mostRounds = 40;

struct KindOfPart {
    std::string_view list, name;
};
constexpr KindOfPart kindsOfParts[] = {
    {"file", "file"}, {"weights", "table of weights"},
    {"criterion", "criterion"}, {"source", "source"}, {"topic", "topic"}, {"term", "word"}, {"law", "law"}, {"misconception", "misconception"},
    {"point", "marking point"}, {"question", "question"}, {"item", "quiz item"}, {"quiz", "quiz"}, {"mock", "mock assessment"}, {"sample", "sample response"},
    {"scenario", "story"}, {"concept", "concept"}, {"mishearing", "mishearing"}, {"rubric", "rubric"}, {"subject", "list of words of the subject"},
};

std::string titleOf(const Criterion& part, const Course&) { return part.text; }
std::string titleOf(const Term& part, const Course&) { return part.name; }
std::string titleOf(const Question& part, const Course&) { return part.text; }
std::string titleOf(const Item& part, const Course&) { return part.stem; }
std::string titleOf(const Sample& part, const Course&) { return part.response; }
std::string titleOf(const Concept& part, const Course&) { return part.meaning.empty() ? part.id.value : part.meaning; }
std::string titleOf(const Mishearing& part, const Course&) { return part.heard; }
std::string titleOf(const Rubric& part, const Course& course) {
    if (const MarkingPoint* point = course.findPoint(part.point)) return point->title;
    const Misconception* idea = course.findMisconception(part.misconception);
    return idea ? idea->title : std::string();
}
template <class Part>
std::string titleOf(const Part& part, const Course&) { return part.title; }

std::string idOf(const Mishearing&) { return {}; }
std::string idOf(const Rubric& part) { return part.point.empty() ? part.misconception.value : part.point.value; }
template <class Part>
std::string idOf(const Part& part) { return part.id.value; }

template <class Part>
std::vector<PartName> needsOf(const Part& part, const PartsThere& there) {
    if constexpr (requires { missingNeeds(part, there); }) return missingNeeds(part, there);
    else return {};
}

/// Parts of a course by the lines where they begin.
class PartsByLine {
public:
    explicit PartsByLine(const Course& course) {
        eachList(course, [&](std::string_view list, const auto& parts) {
            for (std::size_t i = 0; i < parts.size(); ++i) m_lines[parts[i].place.file].emplace(parts[i].place.line, std::pair(list, i));
        });
        if (!course.subject.place.file.empty()) m_lines[course.subject.place.file].emplace(course.subject.place.line, std::pair(std::string_view("subject"), 0));
    }

    /// The part that a line stands in; null: in none.
    [[nodiscard]] const std::pair<std::string_view, std::size_t>* at(const SourcePlace& place) const {
        const auto file = m_lines.find(place.file);
        if (file == m_lines.end()) return nullptr;
        const auto after = file->second.upper_bound(place.line);
        return after == file->second.begin() ? nullptr : &std::prev(after)->second;
    }

private:
    std::map<std::string, std::multimap<int, std::pair<std::string_view, std::size_t>>, std::less<>> m_lines;
};

/// Takes out of a course what is not ready, round by round, until the checks are content with the rest.
class Sieve {
public:
    explicit Sieve(Course course) : m_written(std::move(course)), m_course(m_written) {
        eachList(m_course, [&](std::string_view list, const auto& parts) {
            std::vector<std::size_t>& places = m_origin[list];
            for (std::size_t i = 0; i < parts.size(); ++i) places.push_back(i);
        });
    }

    /// What is wrong in a part, in the words of the checks; by its index in the course as written.
    void fault(std::string_view list, std::size_t origin, const std::string& text) { m_faults[{list, origin}].push_back(text); }

    /// False where it came to no end.
    bool run() {
        for (int round = 0; round < mostRounds; ++round) {
            takeOutFaulty();
            takeOutNeedy();
            letGoOfMissing(m_course);
            if (!findFaults()) return true;
        }
        return false;
    }

    [[nodiscard]] ReadyParts take() {
        ReadyParts out{std::move(m_course), {}, {}};
        for (const KindOfPart& kind : kindsOfParts) {
            for (auto& [key, part] : m_held) {
                // Rules are written for their point: it is enough to hear of the point.
                const bool told = key.first == "rubric" && part.why.empty() && m_heldIds.contains({"point", part.id});
                if (key.first == kind.list && !told) out.held.push_back(std::move(part));
            }
        }
        return out;
    }

    /// The course as it was written.
    [[nodiscard]] Course written() { return std::move(m_written); }

private:
    using Key = std::pair<std::string_view, std::size_t>;

    template <class Part>
    HeldPart& heldPart(std::string_view list, std::size_t origin, const Part& part) {
        HeldPart& held = m_held[{list, origin}];
        held.list = list;
        held.index = origin;
        held.id = idOf(part);
        held.title = shortened(titleOf(part, m_written), longestTitle);
        m_heldIds.insert({std::string(list), held.id});
        return held;
    }

    template <class Part>
    FindingScope scopeOf(const Part& part) const {
        FindingScope scope;
        if constexpr (std::is_same_v<Part, Item>) scope.item = &part;
        if constexpr (std::is_same_v<Part, Question>) scope.question = &part;
        if constexpr (std::is_same_v<Part, Scenario>) scope.scenario = &part;
        return scope;
    }

    /// A topic keeps its place, so that what leads to it leads somewhere. False where it has no id to be found by.
    template <class Part>
    bool keepsPlace(Part& part, std::size_t origin) {
        if constexpr (std::is_same_v<Part, Topic>) {
            if (!isWellFormedId(part.id.value) || !m_emptied.insert(origin).second) return false;
            Topic empty;
            empty.id = part.id;
            empty.title = part.title.empty() ? "A new topic" : part.title;
            empty.summary = "This topic is still being written.";
            empty.minutes = 1;
            Block block;
            block.kind = Block::Kind::note;
            block.text = {Run{"This topic is still being written. It will be here as soon as it is ready.", {}, false}};
            empty.blocks.push_back(std::move(block));
            part = std::move(empty);
            return true;
        }
        return false;
    }

    /// Takes the parts out whose origin is in `gone`.
    template <class Part>
    void erase(std::string_view list, std::vector<Part>& parts, const std::set<std::size_t>& gone) {
        std::vector<std::size_t>& origin = m_origin[list];
        std::size_t kept = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (gone.contains(origin[i])) continue;
            if (kept != i) {
                parts[kept] = std::move(parts[i]);
                origin[kept] = origin[i];
            }
            ++kept;
        }
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(kept), parts.end());
        origin.resize(kept);
    }

    void takeOutFaulty() {
        eachList(m_course, [&](std::string_view list, auto& parts) {
            std::set<std::size_t> gone;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const std::size_t origin = m_origin[list][i];
                const auto faults = m_faults.find(Key{list, origin});
                if (faults == m_faults.end()) continue;
                HeldPart& held = heldPart(list, origin, parts[i]);
                for (const std::string& text : faults->second) held.why.push_back(plainFinding(text, m_written, scopeOf(parts[i])));
                if (!keepsPlace(parts[i], origin)) gone.insert(origin);
            }
            erase(list, parts, gone);
        });
        if (const auto faults = m_faults.find(Key{"subject", 0}); faults != m_faults.end()) {
            HeldPart& held = heldSubject();
            for (const std::string& text : faults->second) held.why.push_back(plainFinding(text, m_written));
        }
        m_faults.clear();
    }

    HeldPart& heldSubject() {
        HeldPart& held = m_held[{"subject", 0}];
        held.list = "subject";
        m_course.subject = {};
        m_subjectHeld = true;
        return held;
    }

    /// What rests on parts that are gone goes too, until nothing does.
    void takeOutNeedy() {
        for (bool again = true; again;) {
            again = false;
            const PartsThere there(m_course);
            if (std::vector<PartName> missing = missingNeeds(m_course.subject, there); !missing.empty()) {
                tellNeeds(heldSubject(), missing);
                again = true;
            }
            std::map<std::string_view, std::set<std::size_t>> gone;
            eachList(m_course, [&](std::string_view list, const auto& parts) {
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    std::vector<PartName> missing = needsOf(parts[i], there);
                    addUnmarkable(parts[i], missing);
                    if (missing.empty()) continue;
                    const std::size_t origin = m_origin[list][i];
                    tellNeeds(heldPart(list, origin, parts[i]), missing);
                    gone[list].insert(origin);
                }
            });
            eachList(m_course, [&](std::string_view list, auto& parts) {
                const auto some = gone.find(list);
                if (some == gone.end()) return;
                erase(list, parts, some->second);
                again = true;
            });
        }
    }

    /// A point cannot be earned without its rules, nor a question be marked without knowing the subject.
    template <class Part>
    void addUnmarkable(const Part& part, std::vector<PartName>& missing) const {
        if constexpr (std::is_same_v<Part, MarkingPoint>) {
            if (m_heldIds.contains({"rubric", part.id.value})) missing.push_back({"rubric", part.id.value});
        }
        if constexpr (std::is_same_v<Part, Question>) {
            if (m_subjectHeld) missing.push_back({"subject", {}});
        }
    }

    void tellNeeds(HeldPart& held, const std::vector<PartName>& missing) const {
        for (const PartName& name : missing) {
            std::string words = titleFor(name);
            if (std::find(held.needs.begin(), held.needs.end(), words) == held.needs.end()) held.needs.push_back(std::move(words));
        }
    }

    std::string titleFor(const PartName& name) const {
        HeldPart other{name.list, 0, name.id, {}, {}, {}};
        eachList(m_written, [&](std::string_view list, const auto& parts) {
            if (list != name.list) return;
            const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return idOf(part) == name.id; });
            // What stands in a file that can't be read has no other name.
            other.title = found != parts.end() ? shortened(titleOf(*found, m_written), longestTitle) : name.id;
        });
        return nameOfPart(other);
    }

    /// Whether the checks find errors in what is left; they are those of the next round.
    bool findFaults() {
        const Course placed = withPlaces(m_course, [&](std::string_view list, std::size_t index) {
            return SourcePlace{std::string(list), static_cast<int>(list == "subject" ? 0 : m_origin[list][index]) + 1};
        });
        for (const Problem& problem : checkCourse(placed)) {
            if (problem.severity != Severity::error) continue;
            for (const KindOfPart& kind : kindsOfParts) {
                if (kind.list == problem.place.file && problem.place.line > 0) fault(kind.list, static_cast<std::size_t>(problem.place.line) - 1, problem.text);
            }
        }
        return !m_faults.empty();
    }

    Course m_written;
    Course m_course;                                            ///< what is left of it
    std::map<std::string_view, std::vector<std::size_t>> m_origin;  ///< by list: where each part stands in m_written
    std::map<Key, std::vector<std::string>> m_faults;
    std::map<Key, HeldPart> m_held;
    std::set<std::pair<std::string, std::string>> m_heldIds;
    std::set<std::size_t> m_emptied;                            ///< topics that keep their place
    bool m_subjectHeld = false;
};

ReadyParts nothingReady(Course course, std::vector<std::string> whole) { return {std::move(course), {}, std::move(whole)}; }

ReadyParts sieved(Course course, const std::vector<Problem>& unread) {
    std::vector<std::string> whole;
    if (!isWellFormedId(course.id.value)) whole.emplace_back("The course has no id that its records could be kept under.");
    const PartsByLine lines(course);
    Sieve sieve(std::move(course));
    for (const Problem& problem : unread) {
        if (const auto* part = lines.at(problem.place)) {
            sieve.fault(part->first, part->second, problem.text);
        } else {
            whole.push_back(toString(problem));
        }
    }
    if (!whole.empty()) return nothingReady(sieve.written(), std::move(whole));
    if (!sieve.run()) return nothingReady(sieve.written(), {"Its parts rest on each other in so many steps that nobody can tell which of them are ready."});
    return sieve.take();
}

}  // namespace

std::string_view nameOfPart(std::string_view list) {
    for (const KindOfPart& kind : kindsOfParts) {
        if (kind.list == list) return kind.name;
    }
    return "part";
}

std::string nameOfPart(const HeldPart& part) {
    const std::string name(nameOfPart(part.list));
    if (part.list == "subject") return "the " + name;
    if (part.title.empty()) return "a " + name + " without a title";
    if (part.list == "rubric") return "the rubric of “" + part.title + "”";
    return "the " + name + " “" + part.title + "”";
}

ReadyParts readyParts(ReadCourse read) {
    if (read.usable()) return {std::move(read.course), {}, {}};
    if (!read.complete) {
        std::vector<std::string> whole;
        for (const Problem& problem : read.unread) whole.push_back(toString(problem));
        if (whole.empty()) whole.emplace_back("Some of its files could not be read.");
        return nothingReady(std::move(read.course), std::move(whole));
    }
    return sieved(std::move(read.course), read.unread);
}

ReadyParts readyParts(Course course) {
    if (!hasErrors(checkCourse(course))) return {std::move(course), {}, {}};
    return sieved(std::move(course), {});
}

ReadyParts previewParts(const Course& draft, const ReadyParts& ready) {
    ReadyParts out = ready;
    if (!ready.usable()) return out;
    out.course.topics = draft.topics;
    out.course.terms = draft.terms;
    out.course.laws = draft.laws;
    out.course.misconceptions = draft.misconceptions;
    out.course.points = draft.points;
    out.course.questions = draft.questions;
    out.course.criteria = draft.criteria;
    out.course.scenarios.clear();
    std::copy_if(draft.scenarios.begin(), draft.scenarios.end(), std::back_inserter(out.course.scenarios), [](const Scenario& story) { return StoryRules(story).playable(); });
    return out;
}

}  // namespace carewright
