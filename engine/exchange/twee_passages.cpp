#include "engine/exchange/twee_passages.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "engine/base/trimmed.h"

namespace carewright {
namespace {

/// Deeper JSON than any header needs; the library's values take themselves apart one call inside another.
constexpr int deepestJson = 16;

nlohmann::json objectIn(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (depth > deepestJson) return nlohmann::json();
    }
    nlohmann::json out = nlohmann::json::parse(text, nullptr, false);
    return out.is_object() ? out : nlohmann::json();
}

std::string textOf(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Backslashes before brackets, braces and themselves taken away.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

std::size_t findPlain(std::string_view text, char wanted, std::size_t from = 0) {
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\\') ++i;
        else if (text[i] == wanted) return i;
    }
    return std::string_view::npos;
}

TweePassage readHeader(std::string_view line, int number) {
    TweePassage out;
    out.line = number;
    std::string_view rest = trimmed(line);
    const std::size_t brace = findPlain(rest, '{'), bracket = findPlain(rest, '[');
    out.name = unescaped(trimmed(rest.substr(0, std::min(brace, bracket))));
    if (brace != std::string_view::npos && rest.back() == '}') {
        out.metadata = rest.substr(brace);
        rest = rest.substr(0, brace);
    }
    if (bracket == std::string_view::npos || bracket >= rest.size()) return out;
    const std::size_t end = findPlain(rest, ']', bracket);
    std::string_view tags = rest.substr(bracket + 1, end == std::string_view::npos ? end : end - bracket - 1);
    for (tags = trimmed(tags); !tags.empty();) {
        const std::size_t space = std::min(tags.find_first_of(" \t"), tags.size());
        out.tags.push_back(unescaped(tags.substr(0, space)));
        tags = trimmed(tags.substr(space));
    }
    return out;
}

}  // namespace

std::vector<TweePassage> splitTwee(std::string_view text) {
    std::vector<TweePassage> out;
    int line = 0;
    std::size_t bodyStart = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        ++line;
        if (text.substr(at, 2) == "::") {
            if (!out.empty()) out.back().body = text.substr(bodyStart, at - bodyStart);
            out.push_back(readHeader(text.substr(at + 2, end - at - 2), line));
            bodyStart = std::min(end + 1, text.size());
        }
        at = end + 1;
    }
    if (!out.empty()) out.back().body = text.substr(bodyStart);
    return out;
}

std::optional<TweePosition> positionIn(const std::string& metadata) {
    if (metadata.empty()) return std::nullopt;
    const std::string words = textOf(objectIn(metadata), "position");
    TweePosition out;
    const char* const end = words.data() + words.size();
    const auto x = std::from_chars(words.data(), end, out.x);
    if (x.ec != std::errc()) return std::nullopt;
    // Twine 2 writes fractions now and then.
    const std::size_t comma = words.find(',', static_cast<std::size_t>(x.ptr - words.data()));
    if (comma == std::string::npos) return std::nullopt;
    const char* second = words.data() + comma + 1;
    while (second != end && *second == ' ') ++second;
    if (std::from_chars(second, end, out.y).ec != std::errc()) return std::nullopt;
    return out;
}

TweeStoryFacts storyFactsIn(std::string_view json) {
    TweeStoryFacts out;
    const nlohmann::json object = objectIn(json);
    out.readable = object.is_object();
    if (!out.readable) return out;
    out.start = textOf(object, "start");
    out.format = textOf(object, "format");
    const auto colours = object.find("tag-colors");
    if (colours == object.end() || !colours->is_object()) return out;
    for (const auto& [tag, colour] : colours->items()) {
        if (colour.is_string()) out.tagColours.emplace_back(tag, colour.get<std::string>());
    }
    return out;
}

}  // namespace carewright
