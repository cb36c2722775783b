#include "engine/authoring/date_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace carewright {
namespace {

constexpr std::array<std::string_view, 12> months = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> monthWords = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

std::optional<int> numberIn(std::string_view text, std::size_t mostDigits) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || text.size() > mostDigits || text.front() == '-') return std::nullopt;
    return value;
}

/// 1 to 12 for a month's name or its first three letters or more.
std::optional<int> monthIn(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!lower.empty() && lower.back() == '.') lower.pop_back();
    if (lower.size() < 3) return std::nullopt;
    const auto found = std::ranges::find_if(months, [&](std::string_view month) { return month.starts_with(lower); });
    return found == months.end() ? std::nullopt : std::optional(static_cast<int>(found - months.begin()) + 1);
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
    return std::to_string(day) + " " + std::string(monthWords[static_cast<std::size_t>(month) - 1]) + " " + iso->substr(0, 4);
}

}  // namespace carewright
