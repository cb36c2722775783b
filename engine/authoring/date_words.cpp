#include "engine/authoring/date_words.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "engine/base/month_names.h"

namespace carewright {
namespace {

std::optional<int> numberIn(std::string_view text, std::size_t mostDigits) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || text.size() > mostDigits || text.front() == '-') return std::nullopt;
    return value;
}

/// 1 to 12 for a month's name or its first three letters or more.
std::optional<int> monthIn(std::string_view text) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (text.size() < 3) return std::nullopt;
    const auto found = std::ranges::find_if(monthNames, [&](std::string_view month) { return std::ranges::equal(month.substr(0, text.size()), text, {}, lower, lower); });
    return found == monthNames.end() ? std::nullopt : std::optional(static_cast<int>(found - monthNames.begin()) + 1);
}

}  // namespace

std::optional<std::string> isoDateFrom(std::string_view typed) {
    std::vector<std::string_view> parts;
    constexpr std::string_view between = " /.-,\t";
    for (std::size_t from = typed.find_first_not_of(between); from != std::string_view::npos;) {
        const std::size_t end = std::min(typed.find_first_of(between, from), typed.size());
        parts.push_back(typed.substr(from, end - from));
        from = typed.find_first_not_of(between, end);
    }
    if (parts.size() != 3) return std::nullopt;
    const bool yearFirst = parts[0].size() == 4;
    const std::string_view dayText = yearFirst ? parts[2] : parts[0], yearText = yearFirst ? parts[0] : parts[2];
    const auto day = numberIn(dayText, 2), year = yearText.size() == 4 ? numberIn(yearText, 4) : std::nullopt;
    const auto month = numberIn(parts[1], 2) ? numberIn(parts[1], 2) : monthIn(parts[1]);
    if (!day || !month || !year) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::string(yearText) + "-" + two(*month) + "-" + two(*day);
}

std::string dateInWords(const std::string& isoDate) {
    const auto iso = isoDate.size() == 10 && isoDate[4] == '-' && isoDate[7] == '-' ? isoDateFrom(isoDate) : std::nullopt;
    if (!iso) return isoDate;
    const int month = *numberIn(std::string_view(*iso).substr(5, 2), 2), day = *numberIn(std::string_view(*iso).substr(8), 2);
    return std::to_string(day) + " " + std::string(monthNames[static_cast<std::size_t>(month) - 1]) + " " + iso->substr(0, 4);
}

}  // namespace carewright
