#include "app/desktop/workspace_entries.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>
#include <string_view>

namespace carewright {
namespace {

constexpr std::string_view topicPrefix = "read.";

/// Tenths, so that no locale's decimal comma can get in the way.
std::string tenths(float value) { return std::to_string(std::lround(value * 10)); }

/// A whole number of `parts` of one.
std::optional<float> fromWhole(std::string_view text, int parts) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return static_cast<float>(value) / static_cast<float>(parts);
}

std::optional<float> fromTenths(std::string_view text) { return fromWhole(text, 10); }

/// An earlier version kept the assessor's keys as a row of letters, in the order of the deciding commands.
std::string fromReviewLetters(std::string_view letters) {
    if (!std::ranges::all_of(letters, [](char letter) { return letter >= 'A' && letter <= 'Z'; })) return {};
    std::string text;
    std::size_t at = 0;
    for (const ui::CommandEntry& entry : ui::commandTable()) {
        if (entry.group != ui::CommandGroup::deciding) continue;
        if (at < letters.size()) text.append(entry.id).append("=").append(1, letters[at]).append("\n");
        ++at;
    }
    return letters.size() == at ? text : std::string();
}

}  // namespace

std::map<std::string, std::string> toEntries(const ui::Settings& settings) {
    return {{"theme", std::string(toString(settings.theme))},
            {"tint", std::string(toString(settings.tint))},
            {"font", std::string(toString(settings.family))},
            {"installed-font", settings.installedFont},
            {"text-size", tenths(settings.points)},
            {"line-spacing", tenths(settings.lineSpacing)},
            {"letter-spacing", std::to_string(std::lround(settings.letterSpacing * 100))},
            {"line-width", std::to_string(std::lround(settings.lineWidth))},
            {"ruler", settings.ruler ? "yes" : "no"},
            {"ruler-lines", std::to_string(std::lround(settings.rulerLines))},
            {"speech-rate", std::to_string(settings.speechRate)},
            {"voice", settings.voice},
            {"aloud-at-once", settings.aloudAtOnce ? "yes" : "no"},
            {"reduced-motion", settings.reducedMotion ? "yes" : "no"},
            {"spelling", settings.spelling ? "yes" : "no"},
            {"welcomed", settings.welcomed ? "yes" : "no"},
            {"keys", settings.keys.toText()}};
}

ui::Settings settingsFrom(const std::map<std::string, std::string>& entries) {
    using ui::Settings;
    const auto entry = [&entries](const char* key) -> std::string_view {
        const auto found = entries.find(key);
        return found == entries.end() ? std::string_view{} : std::string_view(found->second);
    };
    Settings settings;
    settings.theme = ui::themeNamed(entry("theme")).value_or(settings.theme);
    settings.tint = ui::tintNamed(entry("tint")).value_or(settings.tint);
    settings.family = ui::familyNamed(entry("font")).value_or(settings.family);
    if (entry("installed-font").size() <= Settings::longestFont) settings.installedFont = entry("installed-font");
    if (settings.installedFont.empty() && settings.family == ui::FontFamily::installed) settings.family = Settings{}.family;
    settings.points = std::clamp(fromTenths(entry("text-size")).value_or(settings.points), Settings::leastPoints,
                                 Settings::mostPoints);
    settings.lineSpacing = std::clamp(fromTenths(entry("line-spacing")).value_or(settings.lineSpacing),
                                      Settings::leastSpacing, Settings::mostSpacing);
    settings.letterSpacing = std::clamp(fromWhole(entry("letter-spacing"), 100).value_or(settings.letterSpacing), 0.0f, Settings::mostLetterSpacing);
    settings.lineWidth = std::clamp(fromWhole(entry("line-width"), 1).value_or(settings.lineWidth), Settings::narrowest, Settings::widest);
    settings.ruler = entry("ruler") == "yes";
    settings.rulerLines = std::clamp(fromWhole(entry("ruler-lines"), 1).value_or(settings.rulerLines), Settings::leastRuler, Settings::mostRuler);
    settings.speechRate = std::clamp(static_cast<int>(fromWhole(entry("speech-rate"), 1).value_or(0)), Settings::slowest, Settings::fastest);
    if (entry("voice").size() <= Settings::longestVoice) settings.voice = entry("voice");
    settings.aloudAtOnce = entry("aloud-at-once") == "yes";
    settings.reducedMotion = entry("reduced-motion") == "yes";
    settings.spelling = entry("spelling") != "no";
    settings.welcomed = entry("welcomed") == "yes";
    settings.keys = ui::KeyBindings::fromText(entries.contains("keys") ? std::string(entry("keys")) : fromReviewLetters(entry("review-keys")));
    return settings;
}

std::string joinWords(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : "\n").append(word);
    return text;
}

std::vector<std::string> splitWords(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream lines(text);
    for (std::string word; std::getline(lines, word);)
        if (!word.empty()) words.push_back(word);
    return words;
}

std::string topicKey(const TopicId& topic) { return std::string(topicPrefix) + topic.value; }

std::set<TopicId> topicsRead(const std::map<std::string, std::string>& entries) {
    std::set<TopicId> read;
    for (const auto& [key, value] : entries)
        if (key.starts_with(topicPrefix) && value == "yes") read.insert(TopicId(key.substr(topicPrefix.size())));
    return read;
}

}  // namespace carewright
