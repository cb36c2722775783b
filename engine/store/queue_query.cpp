#include "engine/store/queue_query.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string_view>
#include <variant>

#include "engine/marking/marking_json.h"
#include "engine/store/blob.h"

namespace carewright {

namespace {

constexpr double millionths = 1000000;

std::int64_t number(Instant when) { return when.time_since_epoch().count(); }
Instant instant(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }

/// Conditions with their parameters, in order.
class Conditions {
public:
    void add(std::string_view sql) { m_sql += (m_sql.empty() ? "" : " AND ") + std::string(sql); }
    void add(std::string_view sql, std::int64_t value) {
        add(sql);
        m_values.emplace_back(value);
    }
    void add(std::string_view sql, std::string value) {
        add(sql);
        m_values.emplace_back(std::move(value));
    }
    void add(std::string_view sql, const Uuid& value) {
        add(sql);
        m_values.emplace_back(value);
    }
    void value(std::string text) { m_values.emplace_back(std::move(text)); }

    [[nodiscard]] std::string where() const { return m_sql.empty() ? "" : " WHERE " + m_sql; }
    void bind(Query::Run& run) const {
        for (const auto& value : m_values) {
            if (const auto* integer = std::get_if<std::int64_t>(&value)) run.bind(*integer);
            else if (const auto* text = std::get_if<std::string>(&value)) run.bind(*text);
            else run.bindBlob(std::get<Uuid>(value).bytes);
        }
    }

private:
    std::string m_sql;
    std::vector<std::variant<std::int64_t, std::string, Uuid>> m_values;
};

void addPoint(Conditions& conditions, const QueueFilter& filter) {
    const std::string id = filter.point.value + ' ';
    switch (filter.pointLook) {
        case PointLook::proposed: return conditions.add("instr(points, ?) > 0", " +" + id);
        case PointLook::notProposed: return conditions.add("instr(points, ?) > 0", " -" + id);
        case PointLook::awarded: return conditions.add("instr(decided_points, ?) > 0", " +" + id);
        case PointLook::refused: return conditions.add("instr(decided_points, ?) > 0", " -" + id);
        case PointLook::overridden: return conditions.add("instr(decided_points, ?) > 0", " ~" + id);
    }
}

Conditions conditionsOf(const QueueFilter& filter) {
    Conditions conditions;
    // In these words the index of the work to do answers them.
    if (filter.undecided) conditions.add("state < 2");
    // A learner who has tried again since still waits for an answer about the try before.
    if (!filter.allTries && !filter.withAppeal && !filter.differing) conditions.add("latest = 1");
    if (filter.state) conditions.add("state = ?", static_cast<std::int64_t>(*filter.state));
    if (!filter.learner.empty()) conditions.add("learner = (SELECT row FROM learners WHERE id = ?)", filter.learner.value);
    if (!filter.attempt.empty()) conditions.add("attempt = (SELECT row FROM attempts WHERE id = ?)", filter.attempt.value);
    if (!filter.course.empty()) conditions.add("course = ?", filter.course.value);
    if (!filter.exercise.empty()) conditions.add("exercise = ?", filter.exercise);
    if (!filter.questions.empty()) {
        std::string sql = "question IN (";
        for (std::size_t i = 0; i < filter.questions.size(); ++i) sql += i == 0 ? "?" : ", ?";
        conditions.add(sql + ")");
        for (const QuestionId& question : filter.questions) conditions.value(question.value);
    }
    if (!filter.point.empty()) addPoint(conditions, filter);
    if (!filter.misconception.empty())
        conditions.add("instr(CASE WHEN decision IS NULL THEN points ELSE decided_points END, ?) > 0", " !" + filter.misconception.value + ' ');
    if (filter.flag) conditions.add("instr(flags, ?) > 0", ' ' + std::string(toString(*filter.flag)) + ' ');
    if (filter.referred) conditions.add("refer = ?", static_cast<std::int64_t>(*filter.referred));
    if (filter.belowConfidence) conditions.add("confidence < ?", std::llround(*filter.belowConfidence * millionths));
    if (!filter.decidedBy.empty()) conditions.add("decided_by = ?", filter.decidedBy.value);
    if (filter.withAppeal) conditions.add("appeal = 1");
    if (filter.contested) conditions.add("contested = 1");
    if (filter.differing) conditions.add("differs = 1");
    if (filter.overridden) conditions.add("overridden = 1");
    if (filter.notSampled) conditions.add("sampled = 0");
    if (filter.from) conditions.add("submitted_at >= ?", number(*filter.from));
    if (filter.until) conditions.add("submitted_at < ?", number(*filter.until));
    if (filter.evidenceGroup != 0) conditions.add("evidence_group = ?", filter.evidenceGroup);
    if (filter.spellingGroup != 0) conditions.add("spelling_group = ?", filter.spellingGroup);
    return conditions;
}

struct Order {
    std::string_view key;
    bool down = false;
    bool text = false;
};

Order orderOf(QueueSort sort) {
    switch (sort) {
        case QueueSort::nextBest: return {"work", false};
        case QueueSort::newest: return {"submitted_at", true};
        case QueueSort::oldest: return {"submitted_at", false};
        case QueueSort::lowest: return {"ifnull(marks, -1)", false};
        case QueueSort::highest: return {"ifnull(marks, -1)", true};
        case QueueSort::learner: return {"learner", false};
        case QueueSort::question: return {"question", false, true};
    }
    return {"work", false};
}

std::vector<Flag> flagsIn(const std::string& text) {
    std::vector<Flag> flags;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        if (const auto flag = flagFromString(word)) flags.push_back(*flag);
    return flags;
}

template <class Id>
Id idAt(const Query::Run& row, int column) {
    return row.isNull(column) ? Id() : Id(uuidOfBytes(row.blob(column)));
}

ReviewItem readItem(const Query::Run& row) {
    ReviewItem item;
    item.response = {AttemptId(uuidOfBytes(row.blob(0))), StepId(uuidOfBytes(row.blob(1))), QuestionId(row.text(2))};
    item.learner = LearnerId(uuidOfBytes(row.blob(3)));
    item.exercise = row.text(4);
    item.course = CourseId(row.text(5));
    item.tryNumber = static_cast<int>(row.integer(6));
    item.latest = row.integer(7) != 0;
    item.submittedAt = instant(row.integer(8));
    if (!row.isNull(9)) item.proposed = ProposedMarks{static_cast<int>(row.integer(9)), static_cast<int>(row.integer(10)), row.integer(11) != 0};
    item.confidence = static_cast<double>(row.integer(12)) / millionths;
    item.flags = flagsIn(row.text(13));
    item.evidenceGroup = row.integer(14);
    item.spellingGroup = row.integer(15);
    item.state = static_cast<ResponseState>(std::clamp<std::int64_t>(row.integer(16), 0, 3));
    item.decision = idAt<ActId>(row, 17);
    item.decidedBy = idAt<AccountId>(row, 18);
    if (!row.isNull(19)) item.decidedAt = instant(row.integer(19));
    if (!row.isNull(20)) item.decidedMarks = static_cast<int>(row.integer(20));
    item.secondBy = idAt<AccountId>(row, 21);
    if (!row.isNull(22)) item.releasedAt = instant(row.integer(22));
    item.appeal = row.integer(23) != 0;
    item.contested = row.integer(24) != 0;
    item.differs = row.integer(25) != 0;
    item.overridden = row.integer(26) != 0;
    item.samples = static_cast<int>(row.integer(27));
    return item;
}

/// The words of a column of points that begin with `sign`.
std::vector<std::string> marked(const std::string& points, char sign) {
    std::vector<std::string> ids;
    std::istringstream words(points);
    for (std::string word; words >> word;)
        if (word.front() == sign) ids.push_back(word.substr(1));
    return ids;
}

}  // namespace

QueuePage queuePage(Connection& connection, const QueueFilter& filter, QueueSort sort, const std::optional<QueueCursor>& after, std::size_t limit) {
    Conditions conditions = conditionsOf(filter);
    const Order order = orderOf(sort);
    const std::string key(order.key), direction = order.down ? " DESC" : " ASC";
    if (after && order.text) {
        conditions.add("(" + key + ", row) " + (order.down ? "<" : ">") + " (?, " + std::to_string(after->row) + ")", after->text);
    } else if (after) {
        conditions.add("(" + key + ", row) " + (order.down ? "<" : ">") + " (" + std::to_string(after->key) + ", " + std::to_string(after->row) + ")");
    }
    // Only the rows of the page are read whole.
    const std::string sql =
        "SELECT a.id, r.submission, r.question, l.id, r.exercise, r.course, r.try_number, r.latest, r.submitted_at, r.marks, r.max_marks, r.refer, r.confidence,"
        " r.flags, r.evidence_group, r.spelling_group, r.state, r.decision, r.decided_by, r.decided_at, r.decided_marks, r.marked_second_by, r.released_at,"
        " r.appeal, r.contested, r.differs, r.overridden, r.sampled, found.sort_key, r.row"
        " FROM (SELECT row, " + key + " AS sort_key FROM responses" + conditions.where() + " ORDER BY " + key + direction + ", row" + direction + " LIMIT " +
        std::to_string(limit + 1) + ") found JOIN responses r ON r.row = found.row JOIN attempts a ON a.row = r.attempt JOIN learners l ON l.row = r.learner"
        " ORDER BY found.sort_key" + direction + ", found.row" + direction;
    Query query(connection, sql);
    Query::Run run(query);
    conditions.bind(run);
    QueuePage page;
    QueueCursor last;
    while (run.next()) {
        if (page.items.size() == limit) {
            page.next = last;
            break;
        }
        page.items.push_back(readItem(run));
        last = {order.text ? 0 : run.integer(28), run.integer(29), order.text ? run.text(28) : std::string()};
    }
    return page;
}

std::size_t queueCount(Connection& connection, const QueueFilter& filter, std::size_t most) {
    const Conditions conditions = conditionsOf(filter);
    Query query(connection, "SELECT count(*) FROM (SELECT 1 FROM responses" + conditions.where() + " LIMIT " + std::to_string(most) + ")");
    Query::Run run(query);
    conditions.bind(run);
    return run.next() ? static_cast<std::size_t>(run.integer(0)) : 0;
}

std::size_t queueLearners(Connection& connection, const QueueFilter& filter, std::size_t most) {
    const Conditions conditions = conditionsOf(filter);
    Query query(connection, "SELECT count(DISTINCT learner) FROM (SELECT learner FROM responses" + conditions.where() + " LIMIT " + std::to_string(most) + ")");
    Query::Run run(query);
    conditions.bind(run);
    return run.next() ? static_cast<std::size_t>(run.integer(0)) : 0;
}

std::vector<ResponseRef> waitingForSecond(Connection& connection, const CourseId& course, const DrawnLots& drawn, const AccountId& notBy, std::size_t most) {
    constexpr std::uint64_t all = std::uint64_t{1} << 32;
    const std::uint64_t end = drawn.first + drawn.count;
    // Where the lots go on at 0 again, there are two stretches.
    const std::pair<std::uint64_t, std::uint64_t> stretches[] = {{drawn.first, std::min(end, all)}, {0, end > all ? end - all : 0}};
    std::vector<ResponseRef> found;
    // In these words the index of what waits answers it.
    Query query(connection, "SELECT a.id, found.submission, found.question FROM (SELECT attempt, submission, question, lot FROM responses INDEXED BY responses_to_mark_second"
                            " WHERE state = 2 AND marked_second_by IS NULL AND course = ? AND lot >= ? AND lot < ? AND decided_by <> ? ORDER BY lot LIMIT ?) found"
                            " JOIN attempts a ON a.row = found.attempt ORDER BY found.lot");
    for (const auto& [from, until] : stretches) {
        if (from >= until || found.size() >= most) continue;
        Query::Run run(query);
        run.bind(course.value).bind(static_cast<std::int64_t>(from)).bind(static_cast<std::int64_t>(until)).bindBlob(notBy.value.bytes);
        run.bind(static_cast<std::int64_t>(most - found.size()));
        while (run.next()) found.push_back({AttemptId(uuidOfBytes(run.blob(0))), StepId(uuidOfBytes(run.blob(1))), QuestionId(run.text(2))});
    }
    return found;
}

std::vector<NewProposalDiffers> differingProposals(Connection& connection) {
    Query query(connection,
                "SELECT a.id, r.submission, r.question, r.decision, r.decided_marks, r.marks, r.points, r.decided_points FROM responses r"
                " JOIN attempts a ON a.row = r.attempt WHERE r.decision IS NOT NULL AND r.marks IS NOT NULL ORDER BY r.row");
    Query::Run run(query);
    std::vector<NewProposalDiffers> found;
    while (run.next()) {
        NewProposalDiffers one;
        one.response = {AttemptId(uuidOfBytes(run.blob(0))), StepId(uuidOfBytes(run.blob(1))), QuestionId(run.text(2))};
        one.decision = ActId(uuidOfBytes(run.blob(3)));
        one.decidedMarks = static_cast<int>(run.integer(4));
        one.proposedMarks = static_cast<int>(run.integer(5));
        const std::string proposed = run.text(6), decided = run.text(7);
        for (const std::string& point : marked(decided, '+'))
            if (proposed.find(" -" + point + ' ') != std::string::npos) one.points.emplace_back(point);
        for (const std::string& point : marked(decided, '-'))
            if (proposed.find(" +" + point + ' ') != std::string::npos) one.points.emplace_back(point);
        if (!one.points.empty() || one.decidedMarks != one.proposedMarks) found.push_back(std::move(one));
    }
    return found;
}

}  // namespace carewright
