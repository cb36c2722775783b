#include "engine/authoring/course_folder.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>
#include <system_error>

#include "engine/authoring/xml_splice.h"
#include "engine/base/atomic_file.h"
#include "engine/content/course_files.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"

namespace carewright {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largestFile = 64 * 1024 * 1024;

std::map<std::string, std::string> textsOf(const fs::path& folder, const std::vector<std::string>& files) {
    std::map<std::string, std::string> out;
    for (const std::string& file : files) {
        const auto real = findCourseFile(folder, file);
        const auto text = real ? readCourseFile(*real, file, largestFile) : Result<std::string>(tl::make_unexpected(real.error()));
        if (text) out[file] = *text;
    }
    return out;
}

/// What can be told of each lost file now: another text once anything about it has changed.
std::map<std::string, std::string> statesOf(const fs::path& folder, const CourseLoss& loss) {
    std::map<std::string, std::string> out;
    for (const LostFile& lost : loss.files) {
        const auto real = findCourseFile(folder, lost.file);
        const auto text = real ? readCourseFile(*real, lost.file, largestFile) : Result<std::string>(tl::make_unexpected(real.error()));
        out[lost.file] = text ? *text : text.error().message;
    }
    return out;
}

/// "2026-11-28 14.05"; UTC, so that it sorts and means the same everywhere.
std::string minuteOf(Instant when) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(when);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%d %H.%M", &parts);
    return {text, length};
}

/// Reads what minuteOf writes.
std::optional<Instant> minuteFrom(const char* text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, length = 0;
    if (std::sscanf(text, "%4d-%2d-%2d %2d.%2d%n", &year, &month, &day, &hour, &minute, &length) != 5 || text[length] != '\0') return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return Instant(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

Result<void> makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fail(ErrorCode::io, "The folder \"" + folder.string() + "\" could not be made (" + error.message() + ").");
    return {};
}

/// The text to write for a file: the old one with the changes put in where that is possible.
std::string textFor(const WrittenFile& after, const WrittenFile* before, const std::string* old) {
    if (!old || !before) return after.text;
    if (before->text == after.text) return *old;
    return spliceXml(*old, before->text, after.text).value_or(after.text);
}

/// The course that the files make, put side by side in an empty folder, where it is this one; its places are those of the
/// files. Nothing where they read as another.
std::optional<Course> readBack(const Course& course, const std::map<std::string, std::string>& texts, const fs::path& scratch) {
    bool written = true;
    for (const auto& [file, text] : texts) written = written && makeFolder((scratch / file).parent_path()) && writeFileAtomically(scratch / file, text);
    if (!written) return std::nullopt;
    Course read = readCourseUnchecked(scratch).course;
    read.weights = course.weights;
    read.weightsFile = course.weightsFile;
    if (!sameMeaning(read, course)) return std::nullopt;
    return read;
}

Result<void> keepVersion(const fs::path& versions, const std::map<std::string, std::string>& replaced, Instant now) {
    const std::vector<CourseVersion> kept = listVersions(versions);
    const int number = kept.empty() ? 1 : kept.front().number + 1;
    std::string name = std::to_string(number);
    name = std::string(name.size() < 4 ? 4 - name.size() : 0, '0') + name + " " + minuteOf(now);
    for (const auto& [file, text] : replaced) {
        const fs::path path = versions / name / file;
        if (auto made = makeFolder(path.parent_path()); !made) return made;
        if (auto done = writeFileAtomically(path, text); !done) return done;
    }
    for (std::size_t i = CourseFolder::keptVersions; i <= kept.size(); ++i) {
        std::error_code ignored;
        fs::remove_all(kept[i - 1].folder, ignored);
    }
    return {};
}

}  // namespace

Result<CourseFolder> CourseFolder::open(const fs::path& folder) {
    CourseFolder out;
    out.m_path = folder;
    if (auto read = out.reread(); !read) return tl::make_unexpected(read.error());
    return out;
}

Result<void> CourseFolder::reread() {
    std::error_code ignored;
    if (!fs::exists(m_path / "course.xml", ignored)) return fail(ErrorCode::notFound, "There is no course.xml in " + m_path.string() + ".");
    ReadFolder folder = readFolder(m_path, false);
    m_written.clear();
    m_texts = textsOf(m_path, folder.read.course.files);
    m_lost = statesOf(m_path, folder.loss);
    m_base = std::move(folder.read.course);
    m_loss = std::move(folder.loss);
    return {};
}

std::string CourseFolder::whyNotSave() const {
    if (!m_loss.begun) return "The course.xml of the course could not be read. Nothing is saved until it can be, so that nothing in it is lost.";
    const LostFile* lost = m_loss.first();
    if (!lost) return {};
    return "The file “" + lost->file + "” could not be read" + (lost->problems.empty() ? "." : ": " + wordsWithin(lost->file, lost->problems.front())) +
           " Nothing is saved until it can be, so that nothing in it is lost. Your edits are kept on this computer meanwhile.";
}

std::vector<std::string> CourseFolder::changedOnDisk() const {
    std::vector<std::string> out;
    const auto now = textsOf(m_path, m_base.files);
    for (const auto& [file, text] : m_texts)
        if (const auto found = now.find(file); found == now.end() || found->second != text) out.push_back(file);
    const auto lost = statesOf(m_path, m_loss);
    for (const auto& [file, state] : m_lost)
        if (lost.at(file) != state && std::ranges::find(out, file) == out.end()) out.push_back(file);
    return out;
}

Result<void> CourseFolder::save(const Course& course, const fs::path& versions, Instant now) {
    if (const auto changed = changedOnDisk(); !changed.empty())
        return fail(ErrorCode::conflict, "Another program changed " + changed.front() + " since it was read.");
    if (const std::string why = whyNotSave(); !why.empty()) return fail(ErrorCode::invalidInput, why);
    if (m_written.empty()) m_written = writeCourseFiles(m_base);
    const std::vector<WrittenFile>& before = m_written;
    std::vector<WrittenFile> after = writeCourseFiles(course);
    const auto isXml = [&](const WrittenFile& file) { return file.file != course.weightsFile; };
    std::map<std::string, std::string> texts, plain;
    for (const WrittenFile& file : after) {
        if (!isXml(file)) continue;
        const auto was = std::ranges::find(before, file.file, &WrittenFile::file);
        const auto old = m_texts.find(file.file);
        texts[file.file] = textFor(file, was == before.end() ? nullptr : &*was, old == m_texts.end() ? nullptr : &old->second);
        plain[file.file] = file.text;
    }
    if (texts == m_texts) return {};
    // A part that gets a file of its own must not take that of something which lies there and is no part of the course.
    for (const auto& [file, text] : texts) {
        std::error_code ignored;
        if (!m_texts.contains(file) && fs::exists(m_path / file, ignored))
            return fail(ErrorCode::invalidInput, "There is a file “" + file + "” in the folder already that the course does not use. Give it another name, or move it away; then save again.");
    }

    // A splice that would read as anything but this course is not worth its comments: the plain form is written then.
    std::error_code error;
    const fs::path scratch = versions / ".trying";
    fs::remove_all(scratch, error);
    std::optional<Course> saved = readBack(course, texts, scratch);
    if (!saved) texts = plain;
    fs::remove_all(scratch, error);

    std::map<std::string, std::string> replaced;
    for (const auto& [file, text] : m_texts)
        if (const auto found = texts.find(file); found == texts.end() || found->second != text) replaced[file] = text;
    if (!replaced.empty())
        if (auto kept = keepVersion(versions, replaced, now); !kept) return kept;

    std::vector<PendingFile> pending;
    // Parts first and course.xml last: should the machine stop in between, the old course.xml names only files that are there.
    for (const bool main : {false, true}) {
        for (const auto& [file, text] : texts) {
            if ((file == "course.xml") != main) continue;
            if (const auto old = m_texts.find(file); old != m_texts.end() && old->second == text) continue;
            if (auto made = makeFolder((m_path / file).parent_path()); !made) return made;
            auto one = PendingFile::write(m_path / file, text);
            if (!one) return tl::make_unexpected(one.error());
            pending.push_back(std::move(*one));
        }
    }
    for (PendingFile& file : pending)
        if (auto done = file.commit(); !done) return done;
    // What was just read back is what lies there now; reading and writing it once more would only take time.
    if (!saved) return reread();
    m_base = std::move(*saved);
    m_texts = std::move(texts);
    m_written = std::move(after);
    return {};
}

std::vector<CourseVersion> listVersions(const fs::path& versions) {
    std::vector<CourseVersion> out;
    std::error_code error;
    for (fs::directory_iterator entry(versions, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        CourseVersion version;
        const auto [rest, bad] = std::from_chars(name.data(), name.data() + name.size(), version.number);
        if (bad != std::errc() || *rest != ' ' || version.number < 1) continue;
        version.replacedAt = minuteFrom(rest + 1);
        version.folder = entry->path();
        out.push_back(std::move(version));
    }
    std::ranges::sort(out, std::ranges::greater{}, &CourseVersion::number);
    return out;
}

}  // namespace carewright
