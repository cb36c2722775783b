/// Every edit on the disk at once, so that a killed program or a flat battery loses none.
///
/// The journal lies outside the course's folder. It holds the edits since the course was read or saved; opening the course
/// again finds it and offers the work back. A line that was half written when the machine stopped is passed over.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/course_document.h"
#include "engine/base/error.h"

namespace carewright {

/// What a journal holds.
struct JournalContent {
    std::string base;                   ///< fingerprint of the course that the edits began with (fingerprintOf)
    struct Entry {
        DocumentEvent::Kind kind = DocumentEvent::Kind::applied;
        bool joined = false;            ///< applied: it became part of the step before it
        Edit edit;                      ///< applied: with `after` elements and empty places; `before` only says whether there was one
    };
    std::vector<Entry> entries;
    std::size_t wholeBytes = 0;         ///< of the text: what was read of it
    bool cutShort = false;              ///< the last line was torn, or one did not read; nothing behind it counts
};

/// A fingerprint of what a course says: the same for the same meaning.
[[nodiscard]] std::string fingerprintOf(const Course& course);

/// Reads what a journal's text holds. Takes any bytes.
[[nodiscard]] JournalContent parseJournal(std::string_view text);

/// Where a save stands to a journal: a course of this fingerprint holds what the journal's first bytes say already. Noted before
/// the course's files are written, so that a program killed between them and the next journal does no edit twice.
struct SavedMark {
    std::string fingerprint;
    std::size_t bytes = 0;
};
[[nodiscard]] std::string toText(const SavedMark& mark);
/// Nothing where the text is no mark.
[[nodiscard]] std::optional<SavedMark> savedMarkFrom(std::string_view text);

/// What the journal says behind the mark, for a course of the mark's fingerprint.
[[nodiscard]] JournalContent parseJournal(std::string_view text, const SavedMark& mark);

/// Does the entries again. Stops at the first that does not fit and tells how many did.
std::size_t replay(CourseDocument& document, const JournalContent& journal);

/// Writes one journal. Not for two programs at once: the second finds the file locked.
class EditJournal {
public:
    /// Begins anew in `file` (its folder is made), for edits of `base`. locked where another copy of Carewright writes it.
    [[nodiscard]] static Result<EditJournal> begin(const std::filesystem::path& file, const Course& base);
    /// The same where the fingerprint of that course is known already.
    [[nodiscard]] static Result<EditJournal> begin(const std::filesystem::path& file, const std::string& fingerprint);
    /// Goes on behind the first `wholeBytes` of what is there; a torn line behind them goes.
    [[nodiscard]] static Result<EditJournal> resume(const std::filesystem::path& file, std::size_t wholeBytes);

    EditJournal(EditJournal&&) noexcept;
    EditJournal& operator=(EditJournal&&) noexcept;
    ~EditJournal();

    /// Hands the event to the operating system: from here on a killed program does not lose it.
    [[nodiscard]] Result<void> record(const DocumentEvent& event);
    /// Makes sure that it is on the disk: from here on a power cut does not lose it.
    [[nodiscard]] Result<void> sync();
    /// The same as something to be called by another thread, also while this one records on: a disk may take its time. What was
    /// recorded before the call is on the disk after it.
    [[nodiscard]] std::function<Result<void>()> syncing() const;
    /// Begins anew in the same file, with edits that were made since `fingerprint`'s course was saved. The old journal stands until
    /// the new one is whole, so that a program killed in between loses neither.
    [[nodiscard]] Result<void> beginAgain(const std::string& fingerprint, const std::vector<Edit>& since);
    /// How long it is, in bytes.
    [[nodiscard]] std::size_t bytes() const;
    /// The work is saved; the file goes.
    void discard();

private:
    struct File;
    explicit EditJournal(std::shared_ptr<File> file);
    std::shared_ptr<File> m_file;       ///< shared with who makes sure that it is on the disk
};

/// The text of a journal, nothing where there is none or it cannot be read (over 256 MB).
[[nodiscard]] std::string readJournal(const std::filesystem::path& file);

}  // namespace carewright
