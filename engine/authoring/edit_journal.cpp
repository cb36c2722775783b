#include "engine/authoring/edit_journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <system_error>

#include "engine/authoring/id_visitor.h"
#include "engine/base/hash.h"
#include "engine/base/whole_file.h"
#include "engine/content/course_places.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"

namespace carewright {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t checkDigits = 16;
constexpr std::uintmax_t largestJournal = 256 * 1024 * 1024;
constexpr std::string_view beginning = "carewright journal 1";

/// One field of a line: no tabs and no line ends.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += c;
        }
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        switch (text[++i]) {
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            default: out += text[i];
        }
    }
    return out;
}

std::vector<std::string> fields(std::string_view line) {
    std::vector<std::string> out;
    while (true) {
        const std::size_t tab = line.find('\t');
        out.push_back(unescaped(line.substr(0, tab)));
        if (tab == std::string_view::npos) return out;
        line.remove_prefix(tab + 1);
    }
}

/// An element as a course of its own; the reader of courses reads it back.
std::string elementXml(const Element& element) {
    Course alone;
    std::visit(
        [&alone](const auto& one) {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, CourseHead>) setHead(alone, one);
            else if constexpr (std::is_same_v<One, SubjectGuard>) alone.subject = one;
            else listOf<One>(alone).push_back(one);
        },
        element);
    return writeCourseText(alone);
}

std::optional<Element> elementFrom(const std::string& xml, ElementKind kind) {
    const Course alone = withPlaces(readCourseText(xml).course, [](std::string_view, std::size_t) { return SourcePlace{}; });
    if (!isSingle(kind) && countOf(alone, kind) != 1) return std::nullopt;
    return elementAt(alone, kind, 0);
}

/// An element that says no more than what it is called.
Element called(ElementKind kind, const std::string& id) {
    if (isSingle(kind)) return elementAt(Course(), kind, 0);
    Course alone;
    withList(alone, kind, [](auto& list) { list.emplace_back(); });
    Element out = elementAt(alone, kind, 0);
    if (auto* rubric = std::get_if<Rubric>(&out)) rubric->point = PointId(id);
    else if (std::string* own = ownId(out)) *own = id;
    return out;
}

/// Where the element stands that a change is about. Another program may have put something before it. Nothing where it is gone.
std::optional<std::size_t> placeOf(const Course& course, const ElementChange& change) {
    const std::size_t count = countOf(course, change.kind);
    const bool named = change.before != change.after && kindOf(*change.before) == change.kind && !isSingle(change.kind);
    const std::string id = named ? idOf(*change.before) : std::string();
    if (id.empty() || (change.index < count && idAt(course, change.kind, change.index) == id)) return change.index < count ? std::optional(change.index) : std::nullopt;
    const std::size_t found = indexOf(course, change.kind, id);
    return found < count ? std::optional(found) : std::nullopt;
}

std::optional<std::size_t> numberIn(const std::string& text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

constexpr std::size_t fieldsOfChange = 4;   // kind, index, whether there was one, what it is now

std::string lineOf(const DocumentEvent& event) {
    if (event.kind == DocumentEvent::Kind::undone) return "undo";
    if (event.kind == DocumentEvent::Kind::redone) return "redo";
    std::string line = std::string(event.joined ? "join" : event.edit->newParts ? "new" : "edit") + "\t" + escaped(event.edit->description) + "\t" + escaped(event.edit->mergeKey);
    for (const ElementChange& change : event.edit->changes) {
        line += "\t" + std::to_string(static_cast<std::size_t>(change.kind)) + "\t" + std::to_string(change.index) + "\t" + (change.before ? "1 " + escaped(idOf(*change.before)) : std::string("0")) + "\t";
        if (change.after) line += escaped(elementXml(*change.after));
    }
    return line;
}

std::optional<JournalContent::Entry> entryFrom(std::string_view line) {
    JournalContent::Entry entry;
    const std::vector<std::string> parts = fields(line);
    if (parts[0] == "undo" || parts[0] == "redo") {
        entry.kind = parts[0] == "undo" ? DocumentEvent::Kind::undone : DocumentEvent::Kind::redone;
        return entry;
    }
    entry.joined = parts[0] == "join";
    entry.edit.newParts = parts[0] == "new";
    if ((parts[0] != "edit" && !entry.edit.newParts && !entry.joined) || parts.size() < 3 + fieldsOfChange || (parts.size() - 3) % fieldsOfChange != 0) return std::nullopt;
    entry.edit.description = parts[1];
    entry.edit.mergeKey = parts[2];
    for (std::size_t at = 3; at < parts.size(); at += fieldsOfChange) {
        const auto kind = numberIn(parts[at]), index = numberIn(parts[at + 1]);
        if (!kind || *kind >= elementKinds || !index) return std::nullopt;
        ElementChange change{static_cast<ElementKind>(*kind), *index, nullptr, nullptr};
        if (!parts[at + 3].empty()) {
            auto element = elementFrom(parts[at + 3], change.kind);
            if (!element) return std::nullopt;
            change.after = std::make_shared<const Element>(std::move(*element));
        }
        // What it was is taken from the course when it is done again; until then an empty one says what it was called. Older journals
        // don't: there what it became stands in its place.
        if (parts[at + 2].starts_with("1 ")) change.before = std::make_shared<const Element>(called(change.kind, parts[at + 2].substr(2)));
        else if (parts[at + 2] == "1") change.before = change.after ? change.after : std::make_shared<const Element>();
        entry.edit.changes.push_back(std::move(change));
    }
    return entry;
}

std::string checked(const std::string& line) { return sha256Hex(line).substr(0, checkDigits) + " " + line + "\n"; }

/// The element as it will stand: in the file of the one before it.
std::shared_ptr<const Element> placed(const std::shared_ptr<const Element>& fresh, const Element& standing) {
    Element out = *fresh;
    std::visit(
        [&out](const auto& one) {
            using One = std::decay_t<decltype(one)>;
            if constexpr (!std::is_same_v<One, CourseHead>) std::get<One>(out).place = one.place;
        },
        standing);
    return std::make_shared<const Element>(std::move(out));
}

/// A journal's edit with what the course holds where the journal only says that there was something.
std::optional<Edit> fitted(const Course& course, const Edit& edit) {
    Edit out{edit.description, edit.mergeKey, {}, edit.newParts};
    // Changes of one edit build on each other; most edits are one change, so a copy is made only for the others.
    std::optional<CourseDocument> copy;
    if (edit.changes.size() > 1) copy.emplace(course);
    for (ElementChange change : edit.changes) {
        const Course& now = copy ? copy->course() : course;
        if (!change.before) change.index = std::min(change.index, countOf(now, change.kind));
        if (change.before) {
            const auto place = placeOf(now, change);
            if (!place) return std::nullopt;
            change.index = *place;
            const Element standing = elementAt(now, change.kind, change.index);
            if (change.after) change.after = placed(change.after, standing);
            change.before = std::make_shared<const Element>(standing);
        }
        out.changes.push_back(change);
        if (!copy) continue;
        Edit step;
        step.changes.push_back(std::move(change));
        if (!copy->apply(std::move(step))) return std::nullopt;
    }
    return out;
}

}  // namespace

std::string fingerprintOf(const Course& course) { return sha256Hex(writeCourseText(course)); }

JournalContent parseJournal(std::string_view text) {
    JournalContent out;
    bool first = true;
    const std::size_t size = text.size();
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        out.cutShort = true;
        if (end == std::string_view::npos || line.size() < checkDigits + 2 || line[checkDigits] != ' ') return out;
        const std::string_view payload = line.substr(checkDigits + 1);
        if (sha256Hex(payload).substr(0, checkDigits) != line.substr(0, checkDigits)) return out;
        if (first) {
            const std::vector<std::string> parts = fields(payload);
            if (parts.size() != 2 || parts[0] != beginning) return out;
            out.base = parts[1];
            first = false;
        } else {
            auto entry = entryFrom(payload);
            if (!entry) return out;
            out.entries.push_back(std::move(*entry));
        }
        out.cutShort = false;
        out.wholeBytes = size - text.size();
    }
    return out;
}

std::string toText(const SavedMark& mark) { return checked("saved\t" + mark.fingerprint + "\t" + std::to_string(mark.bytes)); }

std::optional<SavedMark> savedMarkFrom(std::string_view text) {
    if (text.size() < checkDigits + 2 || text.back() != '\n' || text[checkDigits] != ' ') return std::nullopt;
    const std::string_view payload = text.substr(checkDigits + 1, text.size() - checkDigits - 2);
    if (sha256Hex(payload).substr(0, checkDigits) != text.substr(0, checkDigits)) return std::nullopt;
    const std::vector<std::string> parts = fields(payload);
    const auto bytes = parts.size() == 3 ? numberIn(parts[2]) : std::nullopt;
    if (!bytes || parts[0] != "saved") return std::nullopt;
    return SavedMark{parts[1], *bytes};
}

JournalContent parseJournal(std::string_view text, const SavedMark& mark) {
    const std::string head = checked(std::string(beginning) + "\t" + mark.fingerprint);
    JournalContent out = parseJournal(head + std::string(text.substr(std::min(mark.bytes, text.size()))));
    out.wholeBytes = out.wholeBytes - std::min(out.wholeBytes, head.size()) + std::min(mark.bytes, text.size());
    return out;
}

std::size_t replay(CourseDocument& document, const JournalContent& journal) {
    std::size_t done = 0;
    for (const JournalContent::Entry& entry : journal.entries) {
        switch (entry.kind) {
            case DocumentEvent::Kind::undone:
                if (!document.undo()) return done;
                break;
            case DocumentEvent::Kind::redone:
                if (!document.redo()) return done;
                break;
            case DocumentEvent::Kind::applied: {
                if (!entry.joined) document.closeStep();
                auto edit = fitted(document.course(), entry.edit);
                if (!edit || !document.apply(std::move(*edit))) return done;
                break;
            }
        }
        ++done;
    }
    return done;
}

struct EditJournal::File {
    fs::path path;
    int descriptor = -1;
    std::size_t bytes = 0;

    ~File() {
        if (descriptor >= 0) ::close(descriptor);
    }

    Result<void> write(const std::string& line) {
        std::size_t written = 0;
        while (written < line.size()) {
            const ssize_t some = ::write(descriptor, line.data() + written, line.size() - written);
            if (some < 0 && errno == EINTR) continue;
            if (some < 0) return failure("written");
            written += static_cast<std::size_t>(some);
            bytes += static_cast<std::size_t>(some);
        }
        return {};
    }

    [[nodiscard]] tl::unexpected<Error> failure(const char* what) const {
        const int reason = errno;
        const ErrorCode code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::diskFull : reason == EACCES || reason == EROFS ? ErrorCode::permission : ErrorCode::io;
        return fail(code, "The recovery journal " + path.string() + " could not be " + what + " (" + std::generic_category().message(reason) + "). Save your work soon.");
    }

    Result<void> sync() const {
        if (::fsync(descriptor) != 0) return failure("synced");
        return {};
    }

    static Result<std::shared_ptr<File>> open(const fs::path& path, std::size_t keep) {
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        auto file = std::make_shared<File>();
        file->path = path;
        file->descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (file->descriptor < 0) return file->failure("opened");
        if (::flock(file->descriptor, LOCK_EX | LOCK_NB) != 0)
            return fail(ErrorCode::locked, "Another copy of Carewright is editing this course. Close it there, or only read here.");
        if (::ftruncate(file->descriptor, static_cast<off_t>(keep)) != 0) return file->failure("begun");
        file->bytes = keep;
        return file;
    }
};

EditJournal::EditJournal(std::shared_ptr<File> file) : m_file(std::move(file)) {}
EditJournal::EditJournal(EditJournal&&) noexcept = default;
EditJournal& EditJournal::operator=(EditJournal&&) noexcept = default;
EditJournal::~EditJournal() = default;

Result<EditJournal> EditJournal::begin(const fs::path& file, const Course& base) { return begin(file, fingerprintOf(base)); }

Result<EditJournal> EditJournal::begin(const fs::path& file, const std::string& fingerprint) {
    auto opened = File::open(file, 0);
    if (!opened) return tl::make_unexpected(opened.error());
    if (auto done = (*opened)->write(checked(std::string(beginning) + "\t" + fingerprint)); !done) return tl::make_unexpected(done.error());
    return EditJournal(std::move(*opened));
}

Result<EditJournal> EditJournal::resume(const fs::path& file, std::size_t wholeBytes) {
    auto opened = File::open(file, wholeBytes);
    if (!opened) return tl::make_unexpected(opened.error());
    return EditJournal(std::move(*opened));
}

Result<void> EditJournal::record(const DocumentEvent& event) { return m_file->write(checked(lineOf(event))); }

Result<void> EditJournal::sync() { return m_file->sync(); }

std::function<Result<void>()> EditJournal::syncing() const {
    return [file = m_file] { return file->sync(); };
}

Result<void> EditJournal::beginAgain(const std::string& fingerprint, const std::vector<Edit>& since) {
    fs::path aside = m_file->path;
    aside += ".next";
    auto opened = File::open(aside, 0);
    if (!opened) return tl::make_unexpected(opened.error());
    File& next = **opened;
    std::string text = checked(std::string(beginning) + "\t" + fingerprint);
    for (const Edit& edit : since) text += checked(lineOf({DocumentEvent::Kind::applied, &edit, false}));
    if (auto done = next.write(text); !done) return done;
    // What the old journal had brought to the disk already must not be lost to a power cut now.
    if (!since.empty())
        if (auto done = next.sync(); !done) return done;
    std::error_code error;
    fs::rename(aside, m_file->path, error);
    if (error) return fail(ErrorCode::io, "The recovery journal " + m_file->path.string() + " could not be begun anew (" + error.message() + "). Save your work soon.");
    next.path = m_file->path;
    m_file = std::move(*opened);
    return {};
}

std::size_t EditJournal::bytes() const { return m_file->bytes; }

void EditJournal::discard() {
    std::error_code ignored;
    fs::remove(m_file->path, ignored);
    m_file.reset();
}

std::string readJournal(const fs::path& file) {
    return readWholeFile(file, largestJournal).value_or(std::string());
}

}  // namespace carewright
