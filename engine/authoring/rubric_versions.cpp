#include "engine/authoring/rubric_versions.h"

#include <algorithm>
#include <iterator>

#include "engine/base/atomic_file.h"
#include "engine/base/utf8.h"
#include "engine/base/whole_file.h"

namespace carewright {
namespace {

constexpr std::size_t mostBytes = 4 * 1024 * 1024;
constexpr std::string_view header = "# The published versions of this course's rubrics: hash, date, point or misconception, by whom, why.\n";

bool isHash(std::string_view text) {
    return text.size() >= 16 && text.size() <= 128 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// One line, one field: what would break it becomes a space.
std::string tidy(std::string_view text, std::size_t most) {
    std::string out;
    for (const char c : text.substr(0, most)) out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    if (const auto bad = firstBadByte(out)) out.resize(*bad);
    return out;
}

Result<std::string> readAll(const std::filesystem::path& file) {
    auto text = readWholeFile(file, mostBytes);
    if (!text && text.error().code == ErrorCode::notFound) return std::string();
    return text;
}

}  // namespace

std::vector<RubricVersion> parseRubricVersions(std::string_view text) {
    std::vector<RubricVersion> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with('#') || firstBadByte(line)) continue;
        std::vector<std::string> fields;
        for (std::size_t begin = 0; begin <= line.size() && fields.size() < 6;) {
            const std::size_t tab = std::min(line.find('\t', begin), line.size());
            fields.emplace_back(line.substr(begin, tab - begin));
            begin = tab + 1;
        }
        if (fields.size() == 5 && isHash(fields[0])) out.push_back({fields[0], fields[1], fields[2], fields[3], fields[4]});
    }
    return out;
}

std::string formatRubricVersion(const RubricVersion& version) {
    return version.hash + '\t' + tidy(version.date, 40) + '\t' + tidy(version.subject, 200) + '\t' + tidy(version.author, 200) + '\t' + tidy(version.note, 2000) + '\n';
}

std::vector<RubricVersion> readRubricVersions(const std::filesystem::path& folder) {
    const auto text = readAll(folder / rubricVersionsFile);
    return text ? parseRubricVersions(*text) : std::vector<RubricVersion>();
}

Result<void> addRubricVersion(const std::filesystem::path& folder, const RubricVersion& version) {
    if (!isHash(version.hash)) return fail(ErrorCode::invalidInput, "A version is known by the hash of the rubrics; there is none.");
    auto text = readAll(folder / rubricVersionsFile);
    if (!text) return tl::make_unexpected(text.error());
    if (text->empty()) *text = header;
    if (!text->ends_with('\n')) *text += '\n';
    return writeFileAtomically(folder / rubricVersionsFile, *text + formatRubricVersion(version));
}

}  // namespace carewright
