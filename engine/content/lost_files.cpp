#include "engine/content/lost_files.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/content/weighed_concepts.h"

namespace carewright {
namespace {

bool holds(const LostFile& lost, std::string_view words) { return lost.text.find(words) != std::string::npos; }

/// Nothing in it tells what it was.
bool unknown(const LostFile& lost) { return lost.text.find('<') == std::string::npos; }

bool weighsMissingConcept(const Course& course) {
    return std::ranges::any_of(course.weights.rows, [&](const WeightRow& row) {
        const std::string_view name = conceptOfFeature(row.feature);
        return !name.empty() && course.findConcept(ConceptId(name)) == nullptr;
    });
}

/// The weights decide on a misconception that no rubric of the course finds. A point without its rubric is held back by itself.
bool decidesOnMissing(const Course& course) {
    return std::ranges::any_of(course.weights.decisions, [&](const WeightedDecision& decision) {
        return course.findPoint(PointId(decision.id)) == nullptr && std::ranges::none_of(course.rubrics, [&](const Rubric& rubric) { return rubric.point.value == decision.id || rubric.misconception.value == decision.id; });
    });
}

bool marksEveryAnswer(const Course& course, const LostFile& lost) {
    if (holds(lost, "<mishearing") || holds(lost, "<subject") || holds(lost, "<misconception") || (holds(lost, "<rubric") && holds(lost, "misconception="))) return true;
    const bool dark = unknown(lost);
    // Ideas that stand beside a rubric are its own, and are held back with it; those by themselves are everybody's.
    const bool lexicon = holds(lost, "<concept id=") && !holds(lost, "<rubric ");
    if ((dark || lexicon) && weighsMissingConcept(course)) return true;
    const bool subjectThere = !course.subject.required.empty() || !course.subject.unwanted.empty();
    return dark && (!subjectThere || decidesOnMissing(course));
}

constexpr const char* until = " can't be read just now. Your answers are kept, and are marked as soon as it is put right.";

std::string weightsWait(const Course& course) { return "What this course has learnt from marked answers (" + course.weightsFile + ")" + until; }

/// Why no answer should be marked while these files are missing. What a point, a question or a rubric names is held back with
/// it; this is about what every answer is marked with unnamed. Where a file can't be looked into, what the rest lacks tells what it held.
std::string whyMarksWait(const Course& course, const CourseLoss& loss) {
    if (loss.weights) return weightsWait(course);
    const auto found = std::ranges::find_if(loss.files, [&](const LostFile& one) { return !one.nothingLost && marksEveryAnswer(course, one); });
    return found == loss.files.end() ? std::string() : "A part of the course that every answer is marked with (" + found->file + ")" + until;
}

HeldPart held(std::string_view list, const std::string& file, const std::vector<Problem>& problems) {
    HeldPart out{list, 0, file, file, {}, {}};
    for (const Problem& problem : problems) out.why.push_back(wordsWithin(file, problem));
    if (out.why.empty()) out.why.emplace_back("It could not be read.");
    return out;
}

/// What is wrong in files that are not there is wrong in no part that is.
void leaveOut(std::vector<Problem>& unread, const CourseLoss& loss) {
    std::erase_if(unread, [&](const Problem& problem) {
        return problem == loss.weights || std::ranges::any_of(loss.files, [&](const LostFile& lost) { return std::ranges::find(lost.problems, problem) != lost.problems.end(); });
    });
}

ReadyParts with(std::vector<HeldPart> lost, ReadyParts parts, const std::string& marksWait) {
    if (!marksWait.empty()) lost.push_back({waitingMarksList, 0, {}, {}, {marksWait}, {}});
    parts.held.insert(parts.held.begin(), std::make_move_iterator(lost.begin()), std::make_move_iterator(lost.end()));
    return parts;
}

}  // namespace

const LostFile* CourseLoss::first() const {
    const auto found = std::ranges::find(files, false, &LostFile::nothingLost);
    return found == files.end() ? nullptr : &*found;
}

bool standsForFile(const HeldPart& part) { return part.list == lostFileList || part.list == lostWeightsList || part.list == waitingMarksList; }

const HeldPart* firstHeld(const std::vector<HeldPart>& held, std::string_view list) {
    const auto found = std::ranges::find(held, list, &HeldPart::list);
    return found == held.end() ? nullptr : &*found;
}

std::string wordsWithin(const std::string& file, const Problem& problem) {
    return (problem.place.file == file && problem.place.line > 0 ? "Line " + std::to_string(problem.place.line) + ": " : std::string()) + problem.text;
}

ReadyParts readyCourse(ReadFolder folder) {
    if (!folder.loss.begun || (folder.loss.files.empty() && !folder.loss.weights)) return readyParts(std::move(folder.read));
    const std::string marksWait = whyMarksWait(folder.read.course, folder.loss);
    std::vector<HeldPart> lost;
    for (const LostFile& file : folder.loss.files) lost.push_back(held(lostFileList, file.file, file.problems));
    if (folder.loss.weights) lost.push_back(held(lostWeightsList, folder.read.course.weightsFile, {*folder.loss.weights}));
    // What they hold is known by now; the rest is read like a course that is whole, and lacks what rests on them.
    leaveOut(folder.read.unread, folder.loss);
    folder.read.complete = true;
    return with(std::move(lost), readyParts(std::move(folder.read)), marksWait);
}

ReadyParts readyCourse(Course draft) {
    if (draft.weightsFile.empty() || !draft.weights.empty()) return readyParts(std::move(draft));
    const std::string marksWait = weightsWait(draft);
    std::vector<HeldPart> lost{held(lostWeightsList, draft.weightsFile, {})};
    return with(std::move(lost), readyParts(std::move(draft)), marksWait);
}

}  // namespace carewright
