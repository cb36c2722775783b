#include "app/ui/day_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "engine/base/month_names.h"

namespace carewright::ui {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 7> weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::string_view howToWrite = "Write the day, the month and the year, such as 4 December 2026 or 4/12/2026.";

std::string_view monthOf(const year_month_day& date) { return monthNames[static_cast<unsigned>(date.month()) - 1]; }
std::string_view weekdayOf(Day day) { return weekdays[std::chrono::weekday(day).c_encoding()]; }

/// A run of letters or of figures.
struct Token {
    std::string letters;    ///< lower case
    int number = -1;
    std::size_t digits = 0;
};

std::vector<Token> tokensOf(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        Token token;
        std::size_t end = at;
        if (isDigit(text[at])) {
            while (end < text.size() && isDigit(text[end])) ++end;
            token.digits = end - at;
            const auto [stopped, error] = std::from_chars(text.data() + at, text.data() + end, token.number);
            if (error != std::errc{} || token.digits > 4) token.number = 9999;
            tokens.push_back(token);
        } else if (isLetter(text[at])) {
            for (; end < text.size() && isLetter(text[end]); ++end) token.letters.push_back(static_cast<char>(text[end] | 0x20));
            tokens.push_back(token);
        }
        at = std::max(end, at + 1);
    }
    return tokens;
}

/// True where `word` is `name` or at least its first three letters.
bool names(std::string_view word, std::string_view name) {
    if (word.size() < 3 || word.size() > name.size()) return false;
    return std::ranges::equal(word, name.substr(0, word.size()), {}, {}, [](char c) { return static_cast<char>(c | 0x20); });
}

struct Parts {
    int day = -1, month = -1, year = -1;
    bool understood = true;
};

Parts partsOf(const std::vector<Token>& tokens) {
    Parts parts;
    std::vector<const Token*> numbers;
    for (const Token& token : tokens) {
        if (token.number >= 0) {
            numbers.push_back(&token);
            continue;
        }
        constexpr std::array<std::string_view, 6> passedOver{"st", "nd", "rd", "th", "of", "the"};
        const auto month = std::ranges::find_if(monthNames, [&](std::string_view name) { return names(token.letters, name); });
        const bool weekday = std::ranges::any_of(weekdays, [&](std::string_view name) { return names(token.letters, name); });
        if (month != monthNames.end() && parts.month < 0)
            parts.month = static_cast<int>(month - monthNames.begin()) + 1;
        else if (!weekday && std::ranges::find(passedOver, token.letters) == passedOver.end())
            parts.understood = false;
    }
    std::size_t at = 0;
    const auto take = [&](int& part) {
        if (at < numbers.size()) part = numbers[at++]->number;
    };
    if (!numbers.empty() && numbers.front()->digits == 4 && parts.month < 0) {
        take(parts.year);
        take(parts.month);
        take(parts.day);
    } else {
        take(parts.day);
        if (parts.month < 0) take(parts.month);
        const bool twoDigits = at < numbers.size() && numbers[at]->digits <= 2;
        take(parts.year);
        if (parts.year >= 0 && twoDigits) parts.year += 2000;
    }
    parts.understood = parts.understood && at == numbers.size() && parts.day >= 0 && parts.month >= 0;
    return parts;
}

Day dayOf(const year_month_day& date) { return std::chrono::local_days(date); }

}  // namespace

std::string plainDay(Day day) {
    const year_month_day date(day);
    return dayAndMonth(day) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string longDay(Day day) { return std::string(weekdayOf(day)) + " " + plainDay(day); }

std::string dayAndMonth(Day day) {
    const year_month_day date(day);
    return std::to_string(static_cast<unsigned>(date.day())).append(" ").append(monthOf(date));
}

std::string shortDay(Day day) { return std::string(weekdayOf(day).substr(0, 3)) + " " + dayAndMonth(day); }

std::string daysAway(Day day, Day today) {
    const int days = daysBetween(today, day);
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days == -1) return "yesterday";
    return days > 0 ? "in " + std::to_string(days) + " days" : std::to_string(-days) + " days ago";
}

TypedDay readTypedDay(std::string_view text, Day today) {
    const Parts parts = partsOf(tokensOf(text));
    if (!parts.understood) return {{}, std::string(howToWrite)};
    if (parts.month < 1 || parts.month > 12) return {{}, "There are twelve months. Write the day first, then the month, such as 4/12/2026."};
    if (parts.year > 0 && (parts.year < 1970 || parts.year > 9998)) return {{}, "Write the year with four figures, such as 2026."};
    const std::chrono::month month(static_cast<unsigned>(parts.month));
    const bool withYear = parts.year >= 0;
    const std::chrono::year thisYear = year_month_day(today).year();
    // Without a year: the first in which the day exists and has not passed, 29 February eight years on at most.
    for (std::chrono::year year = withYear ? std::chrono::year(parts.year) : thisYear; year <= thisYear + std::chrono::years(8) || withYear; ++year) {
        const year_month_day date = year / month / std::chrono::day(static_cast<unsigned>(std::min(parts.day, 99)));
        if (date.ok() && (withYear || dayOf(date) >= today)) return {dayOf(date), {}};
        if (withYear) break;
    }
    const unsigned last = static_cast<unsigned>(year_month_day(std::chrono::year(withYear ? parts.year : static_cast<int>(thisYear)) / month / std::chrono::last).day());
    return {{}, std::string(monthNames[static_cast<std::size_t>(parts.month) - 1]) + (withYear ? " " + std::to_string(parts.year) : std::string()) + " has " +
                    std::to_string(last) + " days."};
}

}  // namespace carewright::ui
