#include "engine/store/act_store.h"

#include <algorithm>
#include <unordered_map>

#include "engine/base/trimmed.h"
#include "engine/review/permission.h"
#include "engine/review/payload.h"
#include "engine/store/keeping.h"
#include "engine/store/queue_query.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace {

constexpr std::string_view centreSetting = "centre";
constexpr std::string_view viewsSetting = "queue-views";
constexpr std::size_t mostViews = 50;

bool isAboutAccounts(ActKind kind) {
    return kind == ActKind::accountOpened || kind == ActKind::accountAdmitted || kind == ActKind::accountClosed || kind == ActKind::keyReplaced ||
           kind == ActKind::keyRevoked;
}

/// The decision in an act, whatever its kind; null where it is no decision.
const Decided* decisionIn(const ActContent& content) {
    if (const auto* what = std::get_if<Decided>(&content)) return what;
    if (const auto* what = std::get_if<Corrected>(&content)) return &what->decision;
    if (const auto* what = std::get_if<SecondMarked>(&content)) return &what->decision;
    if (const auto* what = std::get_if<Resolved>(&content)) return &what->decision;
    return nullptr;
}

std::optional<std::string> troubleWithBasis(const Decided& decision, const ResponseDetail& detail) {
    if (decision.submissionHash != detail.submissionHash) return "The decision is about another text than the one that is here.";
    if (decision.proposal.empty()) return std::nullopt;
    const auto isIt = [&](const HashedProposal& one) { return one.proposal.step == decision.proposal && one.hash == decision.proposalHash; };
    if (std::ranges::none_of(detail.proposals, isIt)) return "The decision names a proposal that is not here.";
    return std::nullopt;
}

}  // namespace

Roster Store::Impl::roster() {
    std::optional<AccountId> centre;
    if (const auto chosen = learnerTable.setting(centreSetting))
        if (const auto id = parseUuid(*chosen)) centre = AccountId(*id);
    return Roster(actTable.aboutAccounts(), centre);
}

void Store::Impl::keepToCentre() {
    if (learnerTable.setting(centreSetting)) return;
    if (const Roster now = roster(); !now.centre().empty()) learnerTable.setSetting(centreSetting, toString(now.centre()));
}

void Store::Impl::takeActs(std::span<const Act> acts, bool extract, std::size_t& added, std::vector<ActProblem>& refused) {
    bool accounts = false;
    std::vector<ResponseRef> subjects;
    for (const Act& act : acts) {
        const auto refuse = [&](const std::string& why) {
            refused.push_back({act.id, act.author, act.seq, "Act " + std::to_string(act.seq) + " (" + std::string(kindName(act)) + ") " + why + "; it was not taken over."});
        };
        if (const std::string forged = forgeryOf(act); !forged.empty()) {
            refuse(forged);
            continue;
        }
        if (const auto present = actTable.hashOf(act.id)) {
            if (*present != act.hash) refuse("has the id of another act that is here already");
            continue;
        }
        if (const auto content = contentOf(act); !content) {
            refuse("cannot be read");
            continue;
        }
        actTable.add(act, extract);
        ++added;
        accounts = accounts || isAboutAccounts(act.kind);
        if (!act.subject.empty()) subjects.push_back(act.subject);
    }
    // Which acts count depends on who was who.
    if (accounts) {
        keepToCentre();
        subjects = actTable.subjects();
    }
    std::ranges::sort(subjects);
    subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
    const Roster now = roster();
    for (const ResponseRef& subject : subjects) responseIndex.judge(actTable, subject, now);
}

Result<void> ActStore::append(const Act& act) { return append(std::span(&act, 1)); }

Result<void> ActStore::append(std::span<const Act> acts) {
    return m_store->m_impl->write([&]() -> Result<void> {
        for (const Act& act : acts)
            if (auto done = appendOne(act); !done) return done;
        return {};
    });
}

Result<void> ActStore::appendOne(const Act& act) {
    Store::Impl& impl = *m_store->m_impl;
    if (const std::string forged = forgeryOf(act); !forged.empty())
        return fail(ErrorCode::invalidInput, "An act to be kept " + forged + ". Nothing was changed.");
    if (const auto present = impl.actTable.hashOf(act.id)) {
        if (*present == act.hash) return {};
        return fail(ErrorCode::conflict, "Another act has the same id. Nothing was changed.");
    }
    auto content = contentOf(act);
    if (!content) return tl::make_unexpected(std::move(content.error()));
    if (act.kind == ActKind::unknown) return fail(ErrorCode::unsupported, "This version of Carewright does not know acts of kind \"" + act.foreignKind + "\".");
    const ChainEnd end = impl.actTable.endOf(act.author);
    if (act.seq != end.seq + 1 || act.previousHash != end.hash)
        return fail(ErrorCode::conflict, "Another copy of Carewright did something under this account meanwhile. Nothing was changed; try again.");
    const Roster roster = impl.roster();
    if (auto fits = checkFits(act, *content, roster); !fits) return fits;
    impl.actTable.add(act, false);
    if (act.kind == ActKind::accountOpened) impl.keepToCentre();
    if (act.kind == ActKind::keyRevoked) {
        const Roster now = impl.roster();
        for (const ResponseRef& subject : impl.actTable.subjects()) impl.responseIndex.judge(impl.actTable, subject, now);
    }
    if (!act.subject.empty()) impl.responseIndex.judge(impl.actTable, act.subject, roster);
    return {};
}

Result<void> ActStore::checkFits(const Act& act, const ActContent& content, const Roster& roster) {
    Store::Impl& impl = *m_store->m_impl;
    if (isAboutAccounts(act.kind)) {
        if (const auto* opened = std::get_if<AccountOpened>(&content); opened && opened->founds && !roster.founders().empty())
            return fail(ErrorCode::conflict, "This store has a centre already; a centre lead admits new accounts to it.");
        std::vector<Act> all = impl.actTable.aboutAccounts();
        all.push_back(act);
        const Roster after(all, roster.centre().empty() ? std::nullopt : std::optional(roster.centre()));
        const std::string refused = after.whyNotCounted(act);
        if (!refused.empty()) return fail(ErrorCode::permission, refused);
        return {};
    }
    if (const std::string refused = roster.whyNotCounted(act); !refused.empty()) return fail(ErrorCode::permission, refused);
    if (const auto* kept = std::get_if<LearnerKept>(&content)) {
        if (!impl.learnerTable.has(kept->learner)) return fail(ErrorCode::notFound, "There is no such learner.");
        const bool held = keepingOf(impl.actTable.ofKind(ActKind::retentionSet), impl.actTable.ofKind(ActKind::holdPlaced), impl.actTable.ofKind(ActKind::holdLifted), roster)
                              .isHeld(kept->learner);
        if (act.kind == ActKind::erased && held) return fail(ErrorCode::conflict, "There is a hold on this learner's records. Lift it first.");
        if (act.kind == ActKind::holdPlaced && held) return fail(ErrorCode::conflict, "There is a hold on this learner's records already.");
        if (act.kind == ActKind::holdLifted && !held) return fail(ErrorCode::conflict, "There is no hold on this learner's records.");
    }
    if (act.subject.empty()) return {};
    const auto detail = detailOf(act.subject, impl.stepTable.steps(act.subject.attempt));
    if (!detail) return tl::make_unexpected(detail.error());
    if (const Decided* decision = decisionIn(content))
        if (const auto trouble = troubleWithBasis(*decision, *detail)) return fail(ErrorCode::conflict, *trouble);
    if (const auto* annotated = std::get_if<Annotated>(&content); annotated && annotated->span.end > detail->text.size())
        return fail(ErrorCode::invalidInput, "The annotation lies beyond the end of the response.");
    if (std::holds_alternative<Appealed>(content) && authorOf(detail->learner) != act.author)
        return fail(ErrorCode::permission, "Only the learner whose response it is asks for a second look.");
    const ResponseRecord record = recordOf(act.subject, impl.actTable.on(act.subject), roster);
    if (const std::string against = whyNotNow(record, act.author, content); !against.empty()) return fail(ErrorCode::conflict, against);
    return {};
}

Result<ActReport> ActStore::take(std::span<const Act> acts, bool extract) {
    return m_store->m_impl->write([&]() -> Result<ActReport> {
        ActReport report;
        m_store->m_impl->takeActs(acts, extract, report.acts, report.refused);
        return report;
    });
}

Result<std::vector<Act>> ActStore::all() {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<Act>> { return m_store->m_impl->actTable.all(); });
}

Result<std::vector<Act>> ActStore::of(const Author& author) {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<Act>> { return m_store->m_impl->actTable.of(author); });
}

Result<std::vector<Act>> ActStore::on(const ResponseRef& response) {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<Act>> { return m_store->m_impl->actTable.on(response); });
}

Result<std::vector<Act>> ActStore::ofKind(ActKind kind) {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<Act>> { return m_store->m_impl->actTable.ofKind(kind); });
}

Result<std::optional<Act>> ActStore::find(const ActId& id) {
    return guarded(m_store->folder(), [&]() -> Result<std::optional<Act>> { return m_store->m_impl->actTable.find(id); });
}

Result<ChainEnd> ActStore::endOf(const Author& author) {
    return guarded(m_store->folder(), [&]() -> Result<ChainEnd> { return m_store->m_impl->actTable.endOf(author); });
}

Result<Roster> ActStore::roster() {
    return guarded(m_store->folder(), [&]() -> Result<Roster> { return m_store->m_impl->roster(); });
}

Result<void> ActStore::chooseCentre(const AccountId& founder) {
    return m_store->m_impl->write([&]() -> Result<void> {
        Store::Impl& impl = *m_store->m_impl;
        const std::vector<AccountId> founders = impl.roster().founders();
        if (std::ranges::find(founders, founder) == founders.end()) return fail(ErrorCode::notFound, "This account founded no centre.");
        impl.learnerTable.setSetting(centreSetting, toString(founder));
        const Roster now = impl.roster();
        for (const ResponseRef& subject : impl.actTable.subjects()) impl.responseIndex.judge(impl.actTable, subject, now);
        return {};
    });
}

Result<void> ActStore::keepKey(const AccountId& account, const PublicKey& signing, const std::string& sealed) {
    return m_store->m_impl->write([&]() -> Result<void> {
        m_store->m_impl->actTable.keepKey(account, signing, sealed);
        return {};
    });
}

Result<std::optional<std::string>> ActStore::sealedKey(const AccountId& account, const PublicKey& signing) {
    return guarded(m_store->folder(), [&]() -> Result<std::optional<std::string>> { return m_store->m_impl->actTable.sealedKey(account, signing); });
}

Result<std::vector<AccountId>> ActStore::keptAccounts() {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<AccountId>> { return m_store->m_impl->actTable.keptAccounts(); });
}

Result<QueuePage> ActStore::queue(const QueueFilter& filter, QueueSort sort, const std::optional<QueueCursor>& after, std::size_t limit) {
    return guarded(m_store->folder(), [&]() -> Result<QueuePage> {
        const ReadTransaction reading(*m_store->m_impl->connection);
        return queuePage(*m_store->m_impl->connection, filter, sort, after, limit);
    });
}

Result<std::vector<ReviewItem>> ActStore::wholeQueue(const QueueFilter& filter) {
    constexpr std::size_t rows = 1000;
    std::vector<ReviewItem> items;
    std::optional<QueueCursor> after;
    do {
        auto page = queue(filter, QueueSort::oldest, after, rows);
        if (!page) return tl::make_unexpected(std::move(page.error()));
        std::move(page->items.begin(), page->items.end(), std::back_inserter(items));
        after = page->next;
    } while (after);
    return items;
}

Result<std::size_t> ActStore::count(const QueueFilter& filter, std::size_t most) {
    return guarded(m_store->folder(), [&]() -> Result<std::size_t> { return queueCount(*m_store->m_impl->connection, filter, most); });
}

Result<std::size_t> ActStore::countLearners(const QueueFilter& filter, std::size_t most) {
    return guarded(m_store->folder(), [&]() -> Result<std::size_t> { return queueLearners(*m_store->m_impl->connection, filter, most); });
}

Result<ResponseDetail> ActStore::response(const ResponseRef& response) {
    return guarded(m_store->folder(), [&]() -> Result<ResponseDetail> { return detailOf(response, m_store->m_impl->stepTable.steps(response.attempt)); });
}

Result<ResponseRecord> ActStore::record(const ResponseRef& response) {
    return guarded(m_store->folder(), [&]() -> Result<ResponseRecord> {
        const ReadTransaction reading(*m_store->m_impl->connection);
        return recordOf(response, m_store->m_impl->actTable.on(response), m_store->m_impl->roster());
    });
}

Result<std::vector<ResponseRecord>> ActStore::records() {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<ResponseRecord>> {
        const ReadTransaction reading(*m_store->m_impl->connection);
        const Roster roster = m_store->m_impl->roster();
        std::vector<Act> acts = m_store->m_impl->actTable.all();
        std::erase_if(acts, [](const Act& act) { return act.subject.empty(); });
        std::ranges::stable_sort(acts, {}, &Act::subject);
        std::vector<ResponseRecord> records;
        for (std::size_t begin = 0; begin < acts.size();) {
            std::size_t end = begin;
            while (end < acts.size() && acts[end].subject == acts[begin].subject) ++end;
            records.push_back(recordOf(acts[begin].subject, std::span(acts).subspan(begin, end - begin), roster));
            begin = end;
        }
        return records;
    });
}

Result<std::optional<MarkingRulesSet>> ActStore::markingRules(const CourseId& course) {
    return guarded(m_store->folder(), [&]() -> Result<std::optional<MarkingRulesSet>> {
        const ReadTransaction reading(*m_store->m_impl->connection);
        return markingRulesOf(m_store->m_impl->actTable.ofKind(ActKind::markingRulesSet), course, m_store->m_impl->roster());
    });
}

Result<std::vector<ResponseRef>> ActStore::toMarkSecond(const CourseId& course, const SecondMarkingRule& rule, const AccountId& notBy, std::size_t most) {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<ResponseRef>> {
        const ReadTransaction reading(*m_store->m_impl->connection);
        return waitingForSecond(*m_store->m_impl->connection, course, drawnLots(rule), notBy, most);
    });
}

Result<std::vector<NewProposalDiffers>> ActStore::newProposalsThatDiffer() {
    return guarded(m_store->folder(), [&]() -> Result<std::vector<NewProposalDiffers>> {
        const ReadTransaction reading(*m_store->m_impl->connection);
        return differingProposals(*m_store->m_impl->connection);
    });
}

Result<std::vector<SavedView>> ActStore::savedViews() {
    auto text = m_store->setting(viewsSetting);
    if (!text) return tl::make_unexpected(std::move(text.error()));
    std::vector<SavedView> views;
    if (!*text) return views;
    const PayloadReader reader(**text);
    for (const PayloadReader& one : reader.objects("views", mostViews)) {
        SavedView view;
        view.name = one.words("name", 100);
        view.sort = static_cast<QueueSort>(one.numberOr("sort", 0, static_cast<std::int64_t>(QueueSort::question), 0));
        auto filter = queueFilterFromText(one.text("filter"));
        if (filter && one.problem().empty()) views.push_back({std::move(view.name), std::move(*filter), view.sort});
    }
    return views;
}

Result<void> ActStore::saveView(const SavedView& view) {
    if (isBlank(view.name) || view.name.size() > 100) return fail(ErrorCode::invalidInput, "A saved view needs a name of at most 100 bytes.");
    auto views = savedViews();
    if (!views) return tl::make_unexpected(std::move(views.error()));
    const auto known = std::ranges::find(*views, view.name, &SavedView::name);
    if (known != views->end()) *known = view;
    else if (views->size() >= mostViews) return fail(ErrorCode::tooLarge, "There are 50 saved views already; forget one first.");
    else views->push_back(view);
    std::vector<PayloadWriter> list;
    for (const SavedView& one : *views) {
        PayloadWriter& json = list.emplace_back();
        json.put("name", one.name).put("sort", static_cast<int>(one.sort)).put("filter", toText(one.filter));
    }
    return m_store->setSetting(viewsSetting, PayloadWriter().put("views", list).json());
}

Result<void> ActStore::forgetView(std::string_view name) {
    auto views = savedViews();
    if (!views) return tl::make_unexpected(std::move(views.error()));
    std::vector<PayloadWriter> list;
    for (const SavedView& one : *views) {
        if (one.name == name) continue;
        PayloadWriter& json = list.emplace_back();
        json.put("name", one.name).put("sort", static_cast<int>(one.sort)).put("filter", toText(one.filter));
    }
    return m_store->setSetting(viewsSetting, PayloadWriter().put("views", list).json());
}

}  // namespace carewright
