#include "app/desktop/suggestion_answers.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "engine/base/atomic_file.h"
#include "engine/base/utf8.h"
#include "engine/base/whole_file.h"

namespace carewright {
namespace {

constexpr std::size_t mostAnswers = 10000;
constexpr std::size_t mostBytes = 16 * 1024 * 1024;

}  // namespace

void SuggestionAnswers::read(std::filesystem::path file) {
    m_file = std::move(file);
    m_all.clear();
    const auto bytes = readWholeFile(m_file, mostBytes);
    if (!bytes) return;
    std::istringstream in(*bytes);
    for (std::string line; std::getline(in, line) && m_all.size() < mostAnswers;) {
        const std::size_t first = line.find('\t'), second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second == std::string::npos || firstBadByte(line)) continue;
        m_all.push_back({line.substr(0, first), line.substr(second + 1), line.substr(first + 1, second - first - 1) == "accepted"});
    }
}

bool SuggestionAnswers::has(std::string_view subject, std::string_view words) const {
    return std::ranges::any_of(m_all, [&](const Answer& one) { return one.subject == subject && one.words == words; });
}

Result<void> SuggestionAnswers::add(std::string subject, std::string words, bool accepted) {
    m_all.push_back({std::move(subject), std::move(words), accepted});
    if (m_all.size() > mostAnswers) m_all.erase(m_all.begin());
    std::string text;
    for (const Answer& one : m_all) text += one.subject + '\t' + (one.accepted ? "accepted" : "refused") + '\t' + one.words + '\n';
    std::error_code error;
    std::filesystem::create_directories(m_file.parent_path(), error);
    return writeFileAtomically(m_file, text);
}

}  // namespace carewright
