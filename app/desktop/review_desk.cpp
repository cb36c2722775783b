#include "app/desktop/review_desk.h"

#include <algorithm>
#include <chrono>

#include "app/desktop/decision_drafts.h"
#include "engine/attempt/asked.h"
#include "engine/review/decision_words.h"
#include "engine/review/permission.h"
#include "engine/store/act_store.h"
#include "engine/store/response_access.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

/// A story's or quiz's text is decided by the points that it was asked for.
void narrow(const Question& asked, ResponseDetail& detail) {
    for (HashedProposal& one : detail.proposals) one.proposal.marking = narrowedTo(asked, std::move(one.proposal.marking));
}

/// Marks and reason of one verdict say nothing for another. A reason that was written before any verdict is for the one that comes.
void turn(ui::PointDraft& draft, const std::optional<Verdict>& verdict) {
    if (draft.verdict == verdict) return;
    draft.marks.reset();
    if (draft.verdict) {
        draft.reason.clear();
        draft.comment = {};
    }
    draft.verdict = verdict;
}

}  // namespace

ReviewDesk::ReviewDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::ReviewModel>()) {
    model().review = m_shown;
    forget();
}

void ReviewDesk::forget() {
    *m_shown = {};
    m_drafts.clear();
    m_pages.clear();
    m_figure.clear();
}

void ReviewDesk::open() {
    m_signedIn.clear();
    signedInChanged();
}

void ReviewDesk::close() {
    forget();
    m_signedIn.clear();
}

void ReviewDesk::tick() {
    const std::string now = model().signedIn ? model().signedIn->account : std::string();
    if (now != m_signedIn) signedInChanged();
}

void ReviewDesk::signedInChanged() {
    m_signedIn = model().signedIn ? model().signedIn->account : std::string();
    forget();
    m_seconds = false;
    m_seedPassed.reset();
    arrived();  // what a learner sees of their own answers does not depend on who is signed in
    if (!context().store || !model().signedIn || !maySee(model().signedIn->roles, Matter::others)) return;
    readNames();
    if (const auto views = ActStore(*context().store).savedViews()) m_shown->saved = *views;
    m_shown->filter.course = model().course.id;
    readComments();
    readRules();
    readLater();
    countReleasable();
    countWaiting();
    readQueue();
}

void ReviewDesk::readNames() {
    m_shown->learners.clear();
    if (const auto learners = context().store->learners())
        for (const Learner& one : *learners) m_shown->learners[one.id] = one.name;
    if (const auto roster = ActStore(*context().store).roster())
        for (const Account& one : roster->accounts()) m_shown->names[one.id] = one.name;
}

void ReviewDesk::arrived() {
    using ui::Room;
    const ui::Place& place = model().place;
    readOwnRecords();
    if (!model().signedIn || !model().mayEnter(place.room)) return;
    if (place.room == Room::queue) {
        readNames();
        readQueue();
        readRules();
        countReleasable();
        countWaiting();
    }
    if (place.room == Room::review) {
        const auto wanted = ui::responseAt(place.id);
        if (wanted && (!m_shown->desk || m_shown->desk->detail.response != *wanted)) putOnDesk(*wanted);
    }
}

void ReviewDesk::complain(const Error& error) { model().notice = error.message; }

const Question* ReviewDesk::questionOnDesk() const { return m_shown->desk && m_shown->desk->asked ? &*m_shown->desk->asked : nullptr; }

int ReviewDesk::secondsOnDesk() const {
    if (!m_shown->desk) return 0;
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(context().clock.now() - m_shown->desk->openedAt).count());
}

// --- reading ---

void ReviewDesk::readQueue() {
    if (!context().store) return;
    if (!m_figure.empty()) {
        readFigure();
        return;
    }
    ActStore acts(*context().store);
    if (m_pages.empty()) m_pages.emplace_back();
    m_shown->pageNumber = std::min(m_shown->pageNumber, m_pages.size() - 1);
    auto page = acts.queue(m_shown->filter, m_shown->sort, m_pages[m_shown->pageNumber], pageRows);
    if (!page) {
        complain(page.error());
        return;
    }
    m_shown->page = std::move(*page);
    // Pages further on may begin elsewhere by now; the next one follows from what is shown.
    m_pages.resize(m_shown->pageNumber + 1);
    if (m_shown->page.next) m_pages.push_back(m_shown->page.next);
    if (m_shown->page.items.empty() && m_shown->pageNumber > 0) {
        --m_shown->pageNumber;
        readQueue();
        return;
    }
    // Counting on costs more the more there are; beyond this it says "more than".
    if (const auto found = acts.count(m_shown->filter, 1000)) m_shown->found = *found;
}

void ReviewDesk::readFigure() {
    m_shown->page = {};
    m_shown->found = m_figure.size();
    const std::size_t first = m_shown->pageNumber * pageRows;
    for (std::size_t i = first; i < std::min(first + pageRows, m_figure.size()); ++i) {
        const auto detail = ActStore(*context().store).response(m_figure[i]);
        if (!detail) continue;
        if (auto item = itemOf(*detail)) m_shown->page.items.push_back(std::move(*item));
    }
}

std::optional<ReviewItem> ReviewDesk::itemOf(const ResponseDetail& detail) {
    for (const ReviewItem& one : m_shown->page.items)
        if (one.response == detail.response) return one;
    return freshItem(detail);
}

void ReviewDesk::refreshLine() {
    const auto line = std::ranges::find(m_shown->page.items, m_shown->desk->detail.response, &ReviewItem::response);
    if (line == m_shown->page.items.end()) return;
    if (auto fresh = freshItem(m_shown->desk->detail)) *line = std::move(*fresh);
}

std::optional<ReviewItem> ReviewDesk::freshItem(const ResponseDetail& detail) {
    QueueFilter filter;
    filter.learner = detail.learner;
    filter.questions = {detail.response.question};
    filter.allTries = true;
    filter.from = detail.submittedAt;
    filter.until = detail.submittedAt + std::chrono::milliseconds(1);
    const auto page = ActStore(*context().store).queue(filter, QueueSort::oldest, {}, pageRows);
    if (!page) return std::nullopt;
    const auto found = std::ranges::find(page->items, detail.response, &ReviewItem::response);
    if (found == page->items.end()) return std::nullopt;
    return *found;
}

void ReviewDesk::readComments() {
    ActStore acts(*context().store);
    const auto added = acts.ofKind(ActKind::commentAdded);
    const auto retired = acts.ofKind(ActKind::commentRetired);
    const auto roster = acts.roster();
    m_shown->comments.clear();
    if (!added || !retired || !roster) return;
    std::set<ActId> gone;
    for (const Act& act : *retired)
        if (const auto what = commentRetiredPayload(act.payload); what && roster->whyNotCounted(act).empty()) gone.insert(what->comment);
    for (const Act& act : *added) {
        const auto what = commentAddedPayload(act.payload);
        if (!what || gone.contains(act.id) || !roster->whyNotCounted(act).empty()) continue;
        m_shown->comments.push_back({act.id, what->text, what->point});
    }
    // The newest first: what one has just kept is what one needs next.
    std::ranges::reverse(m_shown->comments);
}

void ReviewDesk::countReleasable() {
    m_shown->releasable = m_shown->releasableLearners = 0;
    if (!context().session) return;
    QueueFilter filter;
    filter.state = ResponseState::decided;
    filter.decidedBy = context().session->id();
    filter.allTries = true;
    if (const auto found = ActStore(*context().store).count(filter, 1000)) m_shown->releasable = *found;
    if (const auto found = ActStore(*context().store).countLearners(filter, 1000)) m_shown->releasableLearners = *found;
}

std::vector<AttemptId> ReviewDesk::attemptsInSight() const {
    using ui::Room;
    std::vector<AttemptId> attempts;
    switch (model().place.room) {
        case Room::home:
        case Room::practise:
            for (const auto& [question, attempt] : model().attempts) attempts.push_back(attempt.attempt);
            break;
        case Room::result:
            if (const AttemptState* attempt = model().attemptAt(QuestionId(model().place.id))) attempts.push_back(attempt->attempt);
            break;
        case Room::mock:
            for (const ui::PastMock& past : model().mock.past) attempts.push_back(past.state.attempt.attempt);
            break;
        case Room::scenario:
            if (const auto played = context().store->attempts({.learner = context().learner, .course = model().course.id, .exercise = "scenario", .ref = model().place.id}))
                for (const AttemptSummary& one : *played) attempts.push_back(one.id);
            break;
        case Room::quiz:
            if (model().quiz.run) attempts.push_back(model().quiz.run->attempt.attempt);
            break;
        default: break;
    }
    return attempts;
}

void ReviewDesk::readOwnRecords() {
    const std::vector<AttemptId> inSight = attemptsInSight();
    if (!context().store || inSight.empty()) return;
    m_shown->ownRecords.clear();
    ActStore acts(*context().store);
    for (const AttemptId& attempt : inSight) {
        QueueFilter filter;
        filter.attempt = attempt;
        filter.allTries = true;
        const auto page = acts.queue(filter, QueueSort::oldest, {}, 1000);
        for (std::size_t i = 0; page && i < page->items.size(); ++i) {
            const ReviewItem& item = page->items[i];
            if (!item.releasedAt) continue;
            if (auto record = acts.record(item.response)) m_shown->ownRecords.emplace(item.response, std::move(*record));
        }
    }
    if (m_shown->ownRecords.empty()) return;
    if (const auto roster = acts.roster())
        for (const Account& one : roster->accounts()) m_shown->names[one.id] = one.name;
}

void ReviewDesk::putOnDesk(const ResponseRef& response) {
    ActStore acts(*context().store);
    auto detail = acts.response(response);
    if (!detail) {
        complain(detail.error());
        return;
    }
    keepDraft();
    ui::ReviewDeskModel desk;
    desk.detail = std::move(*detail);
    if (const auto steps = context().store->steps(desk.detail.response.attempt)) desk.access = accessWords(accessAt(desk.detail.response, *steps));
    addOtherSittings(desk.detail);
    desk.asked = findAsked(context().asWritten(), response.question);
    if (desk.asked) narrow(*desk.asked, desk.detail);
    desk.blind = m_shown->blind;
    desk.openedAt = context().clock.now();
    m_shown->desk = std::move(desk);
    readRecord();
    readCriteria();
    takeDraftUp();
    weigh();
    if (const auto item = itemOf(m_shown->desk->detail); item && m_shown->desk->deciding()) findGroup(*item);
}

void ReviewDesk::keepDraft() {
    if (!m_shown->desk) return;
    const ui::ReviewDeskModel& desk = *m_shown->desk;
    if (desk.seeded || desk.second || desk.correcting || desk.record.standing()) return;
    if (desk.points.empty() && desk.ideas.empty() && !desk.level) {
        m_drafts.erase(desk.detail.response);
        return;
    }
    m_drafts[desk.detail.response] = {desk.detail.proposal() ? desk.detail.proposal()->proposal.step : StepId{}, desk.points, desk.ideas, desk.level};
}

void ReviewDesk::takeDraftUp() {
    ui::ReviewDeskModel& desk = *m_shown->desk;
    const auto kept = m_drafts.find(desk.detail.response);
    if (kept == m_drafts.end() || !desk.deciding()) return;
    // Agreement with another proposal than the one that is there now would be agreement with nothing.
    if (kept->second.proposal != (desk.detail.proposal() ? desk.detail.proposal()->proposal.step : StepId{})) return;
    desk.points = kept->second.points;
    desk.ideas = kept->second.ideas;
    desk.level = kept->second.level;
}

void ReviewDesk::addOtherSittings(ResponseDetail& detail) {
    ActStore acts(*context().store);
    QueueFilter filter;
    filter.learner = detail.learner;
    filter.course = model().course.id;
    filter.questions = {detail.response.question};
    filter.allTries = true;
    const auto page = acts.queue(filter, QueueSort::newest, {}, mostSittings);
    if (!page) return;
    for (const ReviewItem& one : page->items) {
        if (one.response.attempt == detail.response.attempt) continue;      // is among its tries already
        if (auto other = acts.response(one.response)) detail.otherTries.push_back({one.response, one.tryNumber, one.submittedAt, std::move(other->text)});
    }
    std::ranges::stable_sort(detail.otherTries, {}, &OtherTry::submittedAt);
}

void ReviewDesk::readRecord() {
    auto record = ActStore(*context().store).record(m_shown->desk->detail.response);
    if (!record) {
        complain(record.error());
        return;
    }
    m_shown->desk->record = std::move(*record);
}

void ReviewDesk::readCriteria() {
    m_shown->desk->criteria.clear();
    ActStore acts(*context().store);
    const auto judged = acts.ofKind(ActKind::criterionJudged);
    const auto roster = acts.roster();
    if (!judged || !roster) return;
    for (const Act& act : *judged) {
        auto what = criterionJudgedPayload(act.payload);
        if (what && what->learner == m_shown->desk->detail.learner && roster->whyNotCounted(act).empty())
            m_shown->desk->criteria.insert_or_assign(what->criterion, std::move(*what));
    }
}

void ReviewDesk::findGroup(const ReviewItem& item) {
    ActStore acts(*context().store);
    const auto add = [&](QueueFilter filter, bool spelling) {
        filter.course = item.course;
        filter.questions = {item.response.question};
        filter.undecided = true;
        const auto page = acts.queue(filter, QueueSort::oldest, {}, largestGroup + 1);
        if (!page) return;
        for (const ReviewItem& one : page->items) {
            const bool known = std::ranges::find(m_shown->desk->group, one.response, &ui::GroupMember::response) != m_shown->desk->group.end();
            if (known || one.response == item.response || m_shown->desk->group.size() == largestGroup) continue;
            if (auto detail = acts.response(one.response)) m_shown->desk->group.push_back({one.response, one.learner, std::move(detail->text), spelling});
        }
    };
    if (item.spellingGroup != 0) add({.spellingGroup = item.spellingGroup}, true);
    if (item.evidenceGroup != 0) add({.evidenceGroup = item.evidenceGroup}, false);
}

// --- the queue ---

void ReviewDesk::apply(const ui::ReviewRequest& request) {
    std::visit([this](const auto& what) { act(what); }, request.what);
    weigh();
    if (model().notice == proposalHidden && (!m_shown->desk || m_shown->desk->proposalShown())) model().notice.clear();
}

void ReviewDesk::act(const ui::ShowQueue& what) {
    m_figure.clear();
    m_seconds = false;
    m_shown->figure.clear();
    m_shown->filter = what.filter;
    m_shown->filter.course = model().course.id;
    m_shown->sort = what.sort;
    m_shown->pageNumber = 0;
    m_pages.clear();
    readQueue();
}

void ReviewDesk::act(const ui::TurnPage& what) {
    if (what.by > 0) ++m_shown->pageNumber;
    else --m_shown->pageNumber;
    readQueue();
}

void ReviewDesk::act(const ui::ShowResponses& what) {
    m_figure = what.responses;
    m_seconds = false;
    m_shown->figure = what.what;
    m_shown->pageNumber = 0;
    m_pages.clear();
    context().goTo({ui::Room::queue, {}, {}});
    readQueue();
}

void ReviewDesk::act(const ui::SaveQueue& what) {
    ActStore acts(*context().store);
    const auto kept = acts.saveView({what.name, m_shown->filter, m_shown->sort});
    tellKept(kept);
    if (!kept) complain(kept.error());
    if (const auto views = acts.savedViews()) m_shown->saved = *views;
}

void ReviewDesk::act(const ui::ForgetQueue& what) {
    ActStore acts(*context().store);
    const auto kept = acts.forgetView(what.name);
    tellKept(kept);
    if (!kept) complain(kept.error());
    if (const auto views = acts.savedViews()) m_shown->saved = *views;
}

void ReviewDesk::act(const ui::ChooseBlind& what) {
    m_shown->blind = what.blind;
    if (m_shown->desk && m_shown->desk->deciding()) m_shown->desk->blind = what.blind;
}

void ReviewDesk::act(const ui::OpenResponse& what) {
    putOnDesk(what.response);
    const bool drawn = std::ranges::find(m_shown->toMarkSecond, what.response) != m_shown->toMarkSecond.end();
    if (m_seconds && drawn && why(ui::MarkSecond{}).empty()) act(ui::MarkSecond{});
    context().goTo({ui::Room::review, ui::placeId(what.response), {}});
}

void ReviewDesk::act(const ui::OpenNext&) {
    if (m_seconds) return openNextSecond();
    if (putSeedOnDesk()) return;
    // What was left for later comes up in the list of it alone.
    const bool passLater = m_figure.empty();
    // Lists of decided work, and those behind a figure, are read one after the other, to the end.
    const ui::ReviewModel& shown = *m_shown;
    const bool reading = m_figure.empty() ? shown.filter.state || shown.filter.withAppeal || shown.filter.differing : shown.figure != ui::leftForLater;
    // What was just left or decided is behind; the first of the others is next.
    const ResponseRef here = m_shown->desk ? m_shown->desk->detail.response : ResponseRef{};
    const auto waits = [&](const ReviewItem& one) {
        if (reading) return one.response != here;
        return one.response != here && one.state != ResponseState::decided && one.state != ResponseState::released && !(passLater && m_shown->isForLater(one.response));
    };
    std::vector<ReviewItem> before = m_shown->page.items;
    readQueue();
    const std::vector<ReviewItem>& items = m_shown->page.items;
    auto place = std::ranges::find(items, here, &ReviewItem::response);
    if (place == items.end()) {
        // It left the list: go on where it stood.
        const auto stood = std::ranges::find(before, here, &ReviewItem::response) - before.begin();
        place = items.begin() + std::min(stood, std::ssize(items));
        if (!before.empty() && stood == std::ssize(before)) place = items.begin();
    }
    auto next = std::find_if(place, items.end(), waits);
    if (next == items.end() && !reading) next = std::find_if(items.begin(), items.end(), waits);
    if (next != items.end()) {
        act(ui::OpenResponse{ResponseRef(next->response)});
        return;
    }
    m_shown->desk.reset();
    context().goTo({ui::Room::queue, {}, {}});
    const std::size_t later = passLater ? m_shown->later.size() : 0;
    model().notice = reading      ? std::string("That was the last one of this page.")
                     : later == 0 ? std::string("Nothing waits in this list any more.")
                     : later == 1 ? std::string("Nothing else waits on this page. One response is left for later.")
                                  : "Nothing else waits on this page. " + std::to_string(later) + " responses are left for later.";
}

// --- deciding ---

void ReviewDesk::act(const ui::MarkSecond& what) {
    m_shown->desk->second = what.on;
    m_shown->desk->correcting = false;
    m_shown->desk->clearDraft();
    // Double marking is worth something only where the second marker does not know the first decision.
    // … or the proposal; only where all are marked twice in the open do the centre's rules say otherwise.
    const bool open = m_shown->rules && m_shown->rules->second && m_shown->rules->second->way == SecondMarkingWay::all;
    m_shown->desk->blind.proposalHidden = (what.on && !open) || m_shown->blind.proposalHidden;
    m_shown->desk->openedAt = context().clock.now();
}

void ReviewDesk::act(const ui::BeginCorrection& what) {
    ui::ReviewDeskModel& desk = *m_shown->desk;
    desk.correcting = what.on;
    desk.second = false;
    desk.clearDraft();
    desk.blind.proposalHidden = false;
    desk.openedAt = context().clock.now();
    // A correction begins with what stands, so that only what changes has to be touched.
    if (const Question* question = questionOnDesk(); question && what.on) draftFrom(*question, desk.record.standing()->decided, desk);
}

void ReviewDesk::act(const ui::JudgePoint& what) { turn(m_shown->desk->points[what.point], what.verdict); }

void ReviewDesk::act(const ui::GivePointMarks& what) { m_shown->desk->points[what.point].marks = what.marks; }
void ReviewDesk::act(const ui::JudgeLevel& what) { m_shown->desk->level = what.level; }

void ReviewDesk::act(const ui::GivePointReason& what) {
    ui::PointDraft& draft = m_shown->desk->points[what.point];
    draft.reason = what.reason;
    draft.comment = what.comment;
    if (!what.keep) return;
    if (keep(ActKind::commentAdded, {}, CommentAdded{what.reason, what.point})) readComments();
}

void ReviewDesk::act(const ui::JudgeIdea& what) { turn(m_shown->desk->ideas[what.misconception], what.verdict); }
void ReviewDesk::act(const ui::GiveIdeaReason& what) { m_shown->desk->ideas[what.misconception].reason = what.reason; }

Result<Decided> ReviewDesk::decisionFor(const ResponseDetail& detail, const Uuid& batch, bool sameOutcome) const {
    const Question* question = questionOnDesk();
    if (!question) return fail(ErrorCode::notFound, "The course that is open has no question \"" + detail.response.question.value + "\".");
    return decisionOf(*question, detail, *m_shown->desk, {.seconds = secondsOnDesk(), .batch = batch, .sameOutcome = sameOutcome, .course = &model().course});
}

void ReviewDesk::weigh() {
    if (!m_shown->desk) return;
    const Question* question = questionOnDesk();
    m_shown->desk->soFar = question && m_shown->desk->deciding() ? decisionSoFar(*question, *m_shown->desk) : std::nullopt;
}

bool ReviewDesk::keep(std::span<const ActDraft> drafts, std::vector<Act>* made) {
    auto done = context().session->act(drafts);
    if (!done) {
        context().saved(tl::make_unexpected(done.error()));
        complain(done.error());
        return false;
    }
    tellKept(Result<void>());
    if (made) *made = std::move(*done);
    return true;
}

void ReviewDesk::act(const ui::Decide&) {
    ui::ReviewDeskModel& desk = *m_shown->desk;
    const Uuid batch = desk.chosen.empty() ? Uuid{} : context().ids.next(context().clock.now());
    auto decision = decisionFor(desk.detail, batch, false);
    if (!decision) {
        complain(decision.error());
        return;
    }
    if (desk.seeded) {
        decideSeed(*decision);
        return;
    }
    SecondMarked marked;
    if (m_shown->rules && m_shown->rules->second) {
        marked.way = m_shown->rules->second->way;
        marked.tolerance = m_shown->rules->second->toleranceFor(desk.detail.response.question);
    }
    std::vector<ActDraft> drafts;
    const auto add = [&](const ResponseRef& response, const Decided& decided) {
        ActDraft& draft = drafts.emplace_back();
        draft.kind = desk.second ? ActKind::secondMarked : ActKind::decided;
        draft.subject = response;
        marked.decision = decided;
        draft.payload = desk.second ? toPayload(marked) : toPayload(decided);
    };
    add(desk.detail.response, *decision);
    for (const ResponseRef& member : desk.chosen) {
        auto detail = ActStore(*context().store).response(member);
        if (detail) narrow(*questionOnDesk(), *detail);
        auto same = detail ? decisionFor(*detail, batch, true) : Result<Decided>(tl::make_unexpected(detail.error()));
        if (!same) {
            complain(same.error());
            return;
        }
        add(member, *same);
    }
    std::vector<Act> made;
    if (!keep(drafts, &made)) return;
    ui::LastDecided last;
    for (const Act& act : made) last.decisions.emplace_back(act.subject, act.id);
    last.words = outcomeWords(desk.blind.learnerHidden ? std::string() : m_shown->nameOf(desk.detail.learner), *questionOnDesk(), *decision);
    const std::string hidden = desk.second ? std::string() : revealedWords(model().course, *decision);
    if (made.size() > 1) last.words += ", and " + std::to_string(made.size() - 1) + (made.size() == 2 ? " other" : " others") + " alike";
    const bool second = desk.second;
    m_shown->decidedHere += made.size();
    for (const Act& act : made) m_drafts.erase(act.subject);
    if (!second) desk.clearDraft();
    if (second) {
        m_shown->undo.reset();
        desk.second = false;
        desk.clearDraft();
        readRecord();
        refreshLine();
        countWaiting();
        // Where the two are too far apart, that comes first.
        if (m_seconds && !desk.record.differsUnresolved()) openNextSecond();
        return;
    }
    m_shown->undo = std::move(last);
    const std::size_t left = m_shown->later.size();
    for (const auto& [response, made] : m_shown->undo->decisions) std::erase(m_shown->later, response);
    if (m_shown->later.size() != left) keepLater();
    countReleasable();
    act(ui::OpenNext{});
    if (!hidden.empty()) model().notice = hidden + (model().notice.empty() ? "" : " " + model().notice);
}

void ReviewDesk::act(const ui::Correct& what) {
    ui::ReviewDeskModel& desk = *m_shown->desk;
    const auto decision = drafted();
    if (!decision) {
        complain(decision.error());
        return;
    }
    if (!keep(ActKind::corrected, desk.detail.response, Corrected{desk.record.standing()->act, what.reason, *decision})) return;
    desk.correcting = false;
    desk.clearDraft();
    m_shown->undo.reset();
    readRecord();
    refreshLine();
    countReleasable();
}

void ReviewDesk::act(const ui::UndoDecision&) {
    const ui::LastDecided last = std::move(*m_shown->undo);
    m_shown->undo.reset();
    std::vector<ActDraft> drafts;
    for (const auto& [response, decision] : last.decisions) {
        ActDraft& draft = drafts.emplace_back();
        draft.kind = ActKind::withdrawn;
        draft.subject = response;
        draft.payload = toPayload(Withdrawn{decision, {}});
    }
    // What was said about the points comes back with the response: taking back is for changing one of them.
    std::optional<Decided> said;
    if (const auto record = ActStore(*context().store).record(last.decisions.front().first))
        if (const Decision* decision = record->find(last.decisions.front().second)) said = decision->decided;
    if (!keep(drafts)) return;
    m_shown->decidedHere -= std::min(m_shown->decidedHere, drafts.size());
    countReleasable();
    readQueue();
    act(ui::OpenResponse{last.decisions.front().first});
    if (const Question* question = questionOnDesk(); said && question) draftFrom(*question, *said, *m_shown->desk);
    // … and those that were taken along.
    for (std::size_t i = 1; i < last.decisions.size() && m_shown->desk; ++i) act(ui::ChooseMember{last.decisions[i].first, true});
}

void ReviewDesk::act(const ui::ChooseMember& what) {
    const bool known = std::ranges::find(m_shown->desk->group, what.response, &ui::GroupMember::response) != m_shown->desk->group.end();
    if (what.chosen && known) m_shown->desk->chosen.insert(what.response);
    else m_shown->desk->chosen.erase(what.response);
}

// --- words to and about the learner ---

void ReviewDesk::act(const ui::Annotate& what) {
    if (!keepOnSeed(Annotated{what.span, what.shorthand, what.note}) && keep(ActKind::annotated, m_shown->desk->detail.response, Annotated{what.span, what.shorthand, what.note})) readRecord();
}

void ReviewDesk::act(const ui::RemoveAnnotation& what) {
    if (!keepOnSeed(AnnotationRemoved{what.annotation}) && keep(ActKind::annotationRemoved, m_shown->desk->detail.response, AnnotationRemoved{what.annotation})) readRecord();
}

void ReviewDesk::act(const ui::WriteFeedback& what) {
    if (!keepOnSeed(FeedbackWritten{what.text}) && keep(ActKind::feedbackWritten, m_shown->desk->detail.response, FeedbackWritten{what.text})) readRecord();
}

void ReviewDesk::act(const ui::Release& what) {
    m_shown->undo.reset();
    if (!what.all) {
        const auto done = context().session->release(m_shown->desk->detail.response);
        tellKept(done ? Result<void>() : tl::make_unexpected(done.error()));
        if (!done) complain(done.error());
    } else {
        QueueFilter filter;
        filter.state = ResponseState::decided;
        filter.decidedBy = context().session->id();
        filter.allTries = true;
        const auto page = ActStore(*context().store).queue(filter, QueueSort::oldest, {}, 1000);
        std::size_t released = 0, left = 0;
        if (!page) complain(page.error());
        for (std::size_t i = 0; page && i < page->items.size(); ++i) {
            // Contested or differing ones stay until they are resolved, drawn ones until they are marked twice; the others need not wait for them.
            const ReviewItem& item = page->items[i];
            if (!waitsForSecond(item.response, !item.secondBy.empty()) && context().session->release(item.response)) ++released;
            else ++left;
        }
        if (released > 0) tellKept(Result<void>());
        model().notice = std::to_string(released) + (released == 1 ? " decision is" : " decisions are") + " released.";
        if (left > 0) model().notice += " " + std::to_string(left) + (left == 1 ? " waits" : " wait") + " for a second marking or for a difference to be resolved.";
    }
    if (m_shown->desk) readRecord();
    countReleasable();
    readQueue();
}

void ReviewDesk::act(const ui::JudgeCriterion& what) {
    const ui::ReviewDeskModel& desk = *m_shown->desk;
    CriterionJudged judged{desk.detail.learner, model().course.id, what.criterion, what.met, what.evidence, {desk.record.standing()->act}, what.reference, what.note};
    if (keep(ActKind::criterionJudged, {}, judged)) readCriteria();
}

void ReviewDesk::act(const ui::AnswerAppeal& what) {
    const ActId open = m_shown->desk->record.openAppeal()->act;
    if (!keep(ActKind::appealAnswered, m_shown->desk->detail.response, AppealAnswered{open, what.upheld, what.answer})) return;
    readRecord();
    refreshLine();
    countWaiting();
}

void ReviewDesk::act(const ui::Resolve& what) {
    const ResponseRecord& record = m_shown->desk->record;
    const Resolved resolved{record.standing()->act, record.second()->act, !record.decidedBy(context().session->id()), what.reason, record.find(what.like)->decided};
    if (!keep(ActKind::resolved, m_shown->desk->detail.response, resolved)) return;
    readRecord();
    refreshLine();
    countReleasable();
    countWaiting();
}

void ReviewDesk::act(const ui::RetireComment& what) {
    if (keep(ActKind::commentRetired, {}, CommentRetired{what.comment})) readComments();
}

void ReviewDesk::act(const ui::AskSecondLook& what) {
    const auto done = appeal(*context().store, context().clock, context().ids, context().learner, what.response, what.reason);
    tellKept(done ? Result<void>() : tl::make_unexpected(done.error()));
    if (!done) complain(done.error());
    readOwnRecords();
}

}  // namespace carewright
