#include "engine/content/weights.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>

namespace carewright {
namespace {

constexpr std::string_view heading = "carewright weights 1";
constexpr std::size_t mostRows = 500000;
constexpr std::size_t mostDecisions = 64;

std::vector<std::string_view> splitTabs(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

bool number(std::string_view text, float& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(out);
}

/// Appends the number with at most four decimals. With std::to_chars, which knows no locale: a course's table has some hundred
/// thousand numbers, and its hash is taken from their text whenever the course is opened.
void appendDecimals(std::string& out, float value) {
    std::array<char, 64> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<double>(value), std::chars_format::fixed, 4);
    std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    // Small noise is written as nothing.
    text.remove_suffix(text.size() - 1 - text.find_last_not_of('0'));
    if (text.ends_with('.')) text.remove_suffix(1);
    out += text == "-0" ? "0" : text;
}

constexpr std::size_t fingerprintDigits = 8;
constexpr std::size_t fingerprintsToALine = 16;

/// Fingerprints with a space between them; false where the text is anything else.
bool readFingerprints(std::string_view text, std::vector<std::uint32_t>& out) {
    while (!text.empty()) {
        std::uint32_t value = 0;
        const std::size_t digits = std::min(text.find(' '), text.size());
        const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value, 16);
        if (digits != fingerprintDigits || error != std::errc{} || end != text.data() + digits) return false;
        out.push_back(value);
        text.remove_prefix(std::min(digits + 1, text.size()));
    }
    return true;
}

std::string fingerprintLines(const std::vector<std::uint32_t>& fingerprints) {
    std::string out;
    for (std::size_t i = 0; i < fingerprints.size(); ++i) {
        char digits[fingerprintDigits + 1];
        std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(fingerprints[i]));
        out += i % fingerprintsToALine == 0 ? "learnt-from\t" : " ";
        out += digits;
        if (i % fingerprintsToALine + 1 == fingerprintsToALine || i + 1 == fingerprints.size()) out += '\n';
    }
    return out;
}

}  // namespace

std::uint32_t fingerprintOf(std::string_view question, std::string_view answer) {
    std::uint32_t hash = 2166136261U;
    const auto mix = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    };
    mix(question);
    mix("\n");
    mix(answer);
    return hash;
}

Result<Weights> parseWeights(std::string_view text, const std::string& file) {
    Weights weights;
    std::set<std::string, std::less<>> names;
    std::size_t promised = 0;
    int line = 0;
    const auto wrong = [&](std::string message) {
        return fail(ErrorCode::invalidInput, std::move(message) + " Train the weights again.", {file, line});
    };
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view row = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++line;
        if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
        if (line > 1 && (row.empty() || row.front() == '#')) continue;
        const auto cells = splitTabs(row);
        if (line == 1) {
            if (cells[0] != heading) return wrong("This is no weights file of version 1.");
            continue;
        }
        float value = 0;
        if (cells[0] == "responses" && cells.size() == 2 && number(cells[1], value) && value >= 0 && value < 1e9F) {
            weights.responses = static_cast<int>(value);
        } else if (cells[0] == "features" && cells.size() == 2 && number(cells[1], value) && value >= 0 && value <= static_cast<float>(mostRows)) {
            promised = static_cast<std::size_t>(value);
        } else if (cells[0] == "refer-above" && cells.size() == 2 && number(cells[1], value)) {
            weights.referAbove = value;
        } else if (cells[0] == "learnt-from" && cells.size() == 2) {
            if (!readFingerprints(cells[1], weights.learntFrom)) return wrong("A fingerprint is not eight hexadecimal digits.");
        } else if (cells[0] == "decision") {
            if (!weights.rows.empty()) return wrong("Every decision comes before the first feature.");
            WeightedDecision decision;
            if (cells.size() != 6 || !number(cells[2], decision.bias) || !number(cells[3], decision.slope) ||
                !number(cells[4], decision.offset) || !number(cells[5], decision.threshold)) {
                return wrong("A decision needs an id and four numbers.");
            }
            decision.id = cells[1];
            weights.decisions.push_back(std::move(decision));
            if (weights.decisions.size() > mostDecisions) return wrong("There are too many decisions.");
        } else if (cells[0] == "feature") {
            WeightRow feature;
            if (cells.size() != 4 + weights.decisions.size() || !number(cells[3], feature.rarity)) {
                return wrong("A feature needs a name, a written form, its rarity and a number for each decision.");
            }
            feature.feature = cells[1];
            feature.written = cells[2];
            feature.weights.resize(weights.decisions.size());
            for (std::size_t i = 0; i < feature.weights.size(); ++i) {
                if (!number(cells[4 + i], feature.weights[i])) return wrong("A weight is not a number.");
            }
            if (!names.insert(feature.feature).second) return wrong("The feature \"" + feature.feature + "\" comes twice.");
            weights.rows.push_back(std::move(feature));
            if (weights.rows.size() > mostRows) return wrong("There are too many features.");
        } else {
            return wrong("The line cannot be read.");
        }
    }
    std::sort(weights.learntFrom.begin(), weights.learntFrom.end());
    if (weights.rows.size() != promised) {
        return wrong("The file is cut short: it holds " + std::to_string(weights.rows.size()) + " of " + std::to_string(promised) + " features.");
    }
    return weights;
}

std::string formatWeights(const Weights& weights) {
    std::string out(heading);
    out += "\n# What words (w; denied: n, others' view: o, not all there is: y; by question: a), pairs of words (b), concepts (c;"
           " denied: d; by question: e), first letters (p), rules (r), questions (q) and length (l) count for.\n";
    out += "# decision: id, bias, slope, offset, threshold. feature: name, written form, rarity, a weight for each decision.\n";
    out += "responses\t" + std::to_string(weights.responses) + "\nfeatures\t" + std::to_string(weights.rows.size()) + "\nrefer-above\t";
    appendDecimals(out, weights.referAbove);
    out += '\n' + fingerprintLines(weights.learntFrom);
    const auto append = [&](float value) {
        out += '\t';
        appendDecimals(out, value);
    };
    for (const WeightedDecision& decision : weights.decisions) {
        out += "decision\t" + decision.id;
        for (const float value : {decision.bias, decision.slope, decision.offset, decision.threshold}) append(value);
        out += '\n';
    }
    for (const WeightRow& row : weights.rows) {
        out += "feature\t" + row.feature + '\t' + row.written;
        append(row.rarity);
        for (const float weight : row.weights) append(weight);
        out += '\n';
    }
    return out;
}

}  // namespace carewright
