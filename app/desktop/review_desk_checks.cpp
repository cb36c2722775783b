/// How marking is checked while it goes on: what others decided and is drawn for a second marking, and responses with known marks
/// that come along among the others.
#include <algorithm>
#include <set>

#include "app/desktop/review_desk.h"
#include "engine/attempt/asked.h"
#include "engine/attempt/step.h"
#include "engine/review/permission.h"
#include "engine/review/reference_marks.h"
#include "engine/review/standardisation.h"
#include "engine/store/act_store.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

constexpr std::string_view seedSet = "seed-after-";

std::string marksWords(int marks) { return std::to_string(marks) + (marks == 1 ? " mark" : " marks"); }

/// A known response has to be judged on every point of its question by those who agreed on it.
bool isWhole(const Course& course, const Sample& sample) {
    const Question* question = course.findQuestion(sample.question);
    return question && std::ranges::all_of(question->points, [&](const QuestionPoint& asked) {
               return std::ranges::find(sample.judgements, asked.point, &SampleJudgement::point) != sample.judgements.end();
           });
}

}  // namespace

// --- second marking ---

bool ReviewDesk::waitsForSecond(const ResponseRef& response, bool markedSecond) const {
    return m_shown->rules && m_shown->rules->second && !markedSecond && isSecondMarked(*m_shown->rules->second, response);
}

void ReviewDesk::readRules() {
    m_shown->rules.reset();
    m_shown->toMarkSecond.clear();
    if (!context().store || !context().session) return;
    ActStore acts(*context().store);
    const CourseId& course = model().course.id;
    if (auto rules = acts.markingRules(course)) m_shown->rules = std::move(*rules);
    else complain(rules.error());
    // Where known responses come along, names would give them away.
    if (m_shown->rules && m_shown->rules->seedEvery > 0) m_shown->blind.learnerHidden = true;
    if (!m_shown->rules || !m_shown->rules->second || !whyNotAllowed(ActKind::secondMarked).empty()) return;
    if (auto waiting = acts.toMarkSecond(course, *m_shown->rules->second, context().session->id(), mostListed)) m_shown->toMarkSecond = std::move(*waiting);
    else complain(waiting.error());
}

std::string ReviewDesk::why(const ui::ShowSecondMarkings&) const {
    if (std::string why = whyNotAllowed(ActKind::secondMarked); !why.empty()) return why;
    if (m_shown->toMarkSecond.empty()) return "Nothing waits for a second marking by you.";
    return {};
}

void ReviewDesk::act(const ui::ShowSecondMarkings&) {
    act(ui::ShowResponses{m_shown->toMarkSecond, "Decided by others and drawn for a second marking. Opening one begins it."});
    m_seconds = true;
}

void ReviewDesk::openNextSecond() {
    readRules();
    const auto next = std::ranges::find_if(m_shown->toMarkSecond, [&](const ResponseRef& one) { return !m_shown->desk || one != m_shown->desk->detail.response; });
    if (next != m_shown->toMarkSecond.end()) {
        act(ui::OpenResponse{ResponseRef(*next)});
        return;
    }
    m_shown->desk.reset();
    act(ui::ShowQueue{m_shown->filter, m_shown->sort});
    context().goTo({ui::Room::queue, {}, {}});
    model().notice = "No other response waits for a second marking by you.";
}

void ReviewDesk::countWaiting() {
    ui::ReviewModel& shown = *m_shown;
    shown.secondLooks = shown.secondLooksForMe = shown.differing = 0;
    if (!context().store || !context().session) return;
    ActStore acts(*context().store);
    QueueFilter filter;
    filter.course = model().course.id;
    filter.withAppeal = true;
    if (const auto asked = acts.queue(filter, QueueSort::oldest, {}, mostListed)) {
        shown.secondLooks = asked->items.size();
        const bool may = whyNotAllowed(ActKind::appealAnswered).empty();
        for (std::size_t i = 0; may && i < std::min(asked->items.size(), pageRows); ++i) {
            const auto record = acts.record(asked->items[i].response);
            const Appeal* open = record ? record->openAppeal() : nullptr;
            if (open && whyNotNow(*record, authorOf(context().session->id()), AppealAnswered{open->act, false, {}}).empty()) ++shown.secondLooksForMe;
        }
    }
    filter.withAppeal = false;
    filter.differing = true;
    if (const auto found = acts.count(filter, mostListed)) shown.differing = *found;
}

// --- known responses ---

std::size_t ReviewDesk::decidedByMe() {
    QueueFilter filter;
    filter.decidedBy = context().session->id();
    filter.allTries = true;
    const auto found = ActStore(*context().store).count(filter);
    return found ? *found : 0;
}

bool ReviewDesk::putSeedOnDesk() {
    if (!m_shown->rules || m_shown->rules->seedEvery < 2 || !m_figure.empty() || !m_shown->filter.undecided || !whyNotAllowed(ActKind::decided).empty()) return false;
    const std::size_t decided = decidedByMe();
    const AccountId me = context().session->id();
    if (decided == m_seedPassed || !seedComesNext(m_shown->rules->seed, me.value, decided, static_cast<std::size_t>(m_shown->rules->seedEvery))) return false;
    m_seedPassed = decided;
    std::set<std::string> seen;
    const auto made = ActStore(*context().store).of(authorOf(me));
    if (!made) return false;
    for (const Act& act : *made) {
        if (act.kind != ActKind::standardised) continue;
        const auto what = standardisedPayload(act.payload);
        if (!what || what->course != model().course.id) continue;
        if (what->set == std::string(seedSet) + std::to_string(decided)) return false;
        for (const StandardisedMark& mark : what->marks) seen.insert(mark.response);
    }
    const Sample* known = nullptr;
    const std::vector<Sample>& samples = model().course.samples;
    for (std::size_t i = 0; i < samples.size() && !known; ++i) {
        const Sample& one = samples[(m_shown->rules->seed + decided + i) % samples.size()];
        if (!seen.contains(one.id.value) && isWhole(model().course, one)) known = &one;
    }
    const auto marker = context().compiledMarker();
    if (!known || !marker) return false;
    auto marking = (*marker)->mark(known->question, known->response);
    if (!marking) return false;
    const Instant now = context().clock.now();
    ui::ReviewDeskModel desk;
    desk.detail.response = {AttemptId(context().ids.next(now)), StepId(context().ids.next(now)), known->question};
    desk.detail.learner = LearnerId(context().ids.next(now));
    desk.detail.exercise = questionExercise(model().course.id, known->question);
    desk.detail.submittedAt = m_shown->page.items.empty() ? now : m_shown->page.items.front().submittedAt;
    desk.detail.text = known->response;
    desk.asked = findAsked(context().asWritten(), known->question);
    desk.detail.proposals.push_back({{StepId(context().ids.next(now)), desk.detail.submittedAt, std::move(*marking)}, {}});
    desk.record.response = desk.detail.response;
    desk.blind = m_shown->blind;
    desk.openedAt = now;
    desk.seeded = true;
    m_seed = {known->id, decided};
    const std::string place = ui::placeId(desk.detail.response);
    m_shown->desk = std::move(desk);
    context().goTo({ui::Room::review, place, {}});
    return true;
}

void ReviewDesk::decideSeed(const Decided& decision) {
    const Sample* known = context().asWritten().findSample(m_seed.sample);
    if (!known) return;
    std::set<PointId> awarded;
    for (const PointDecision& point : decision.points)
        if (point.awarded) awarded.insert(point.point);
    const std::vector<MarkedPair> pairs{againstReference(model().course, *known, awarded, 0, context().clock.now())};
    const QualificationResult result = qualify(pairs, {});
    Standardised done;
    done.set = std::string(seedSet) + std::to_string(m_seed.after);
    done.kind = "seed";
    done.course = model().course.id;
    done.points = static_cast<int>(result.points.total());
    done.pointsRight = static_cast<int>(result.points.agreed());
    done.marks = {{known->id.value, pairs.front().first, pairs.front().second}};
    if (!keep(ActKind::standardised, {}, done)) return;
    std::string words = "That was a known response, to keep everybody to one standard. It has " + marksWords(pairs.front().second) + "; you gave " +
                        std::to_string(pairs.front().first) + ".";
    std::string other;
    for (const PointPair& point : pairs.front().points) {
        if (point.first == point.second) continue;
        const MarkingPoint* title = model().course.findPoint(point.point);
        other += (other.empty() ? " Seen otherwise: " : ", ") + (title ? title->title : point.point.value) + (point.second ? " (is earned)" : " (is not earned)");
    }
    m_shown->desk.reset();
    act(ui::OpenNext{});
    model().notice = words + (other.empty() ? std::string() : other + ".");
}

bool ReviewDesk::keepOnSeed(const ActContent& content) {
    if (!m_shown->desk || !m_shown->desk->seeded) return false;
    // A learner's response would take them, so this one does; they go nowhere.
    ResponseRecord& record = m_shown->desk->record;
    if (const auto* mark = std::get_if<Annotated>(&content)) {
        const Instant now = context().clock.now();
        record.annotations.push_back({ActId(context().ids.next(now)), context().session->id(), now, *mark});
    }
    if (const auto* removed = std::get_if<AnnotationRemoved>(&content)) std::erase_if(record.annotations, [&](const Annotation& one) { return one.act == removed->annotation; });
    if (const auto* words = std::get_if<FeedbackWritten>(&content)) record.feedback = words->text;
    return true;
}

}  // namespace carewright
