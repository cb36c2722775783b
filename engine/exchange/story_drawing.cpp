#include "engine/exchange/story_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

constexpr double margin = 40, headRoom = 56, fontSize = 14, noteSize = 11, lineHeight = 17;
constexpr std::size_t mostLines = 3, charactersOfLine = 26;
constexpr std::array<std::string_view, 8> fills{"#CFE8E4", "#FBE3B3", "#D9DCF7", "#F8D5C7", "#DDEBC2", "#F3D3E6", "#CDE4F7", "#E8DCC6"};

std::size_t lengthOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The first characters of a text, never a piece of one.
std::string_view firstCharacters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    while (count-- > 0 && end < text.size()) end = nextCharacter(text, end);
    return text.substr(0, end);
}

/// Wraps by count of characters: a handout's reader program has its own letters, so widths cannot be known.
std::vector<std::string> wrapped(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        if (lengthOf(text) <= charactersOfLine) {
            lines.emplace_back(text);
            break;
        }
        std::string_view line = firstCharacters(text, charactersOfLine + 1);
        const std::size_t space = line.rfind(' ');
        line = space == std::string_view::npos || space == 0 ? firstCharacters(text, charactersOfLine) : line.substr(0, space);
        if (lines.size() + 1 == mostLines) {
            lines.push_back(std::string(firstCharacters(line, charactersOfLine - 1)) + "…");
            break;
        }
        lines.emplace_back(line);
        text.remove_prefix(line.size());
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return lines;
}

std::string noteOf(const Scenario& scenario, const Passage& passage) {
    if (passage.draft) return "Not built yet";
    switch (passage.ending) {
        case Passage::Ending::good: return "A good ending";
        case Passage::Ending::mixed: return "A mixed ending";
        case Passage::Ending::poor: return "A hard ending";
        case Passage::Ending::none: break;
    }
    if (passage.id == scenario.start) return "Start";
    return passage.written ? "Written step" : std::string();
}

/// A number as files have it, whatever the user's locale.
std::string number(double value) {
    std::array<char, 32> text{};
    const long long tenths = std::llround(value * 10);
    std::snprintf(text.data(), text.size(), "%s%lld.%lld", tenths < 0 ? "-" : "", std::llabs(tenths) / 10, std::llabs(tenths) % 10);
    return text.data();
}

/// For text and attribute values of XML; control characters, which XML cannot hold, become spaces.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decodeAt(text, at);
        const std::size_t length = std::max<std::size_t>(1, one.length);
        const std::string_view bytes = text.substr(at, length);
        at += length;
        switch (one.character) {
            case U'&': out += "&amp;"; break;
            case U'<': out += "&lt;"; break;
            case U'>': out += "&gt;"; break;
            case U'"': out += "&quot;"; break;
            case U'\'': out += "&#39;"; break;
            case U'\uFFFD': out += "\uFFFD"; break;
            default:
                if (one.character < 0x20 || one.character == 0x7F || one.character == 0xFFFE || one.character == 0xFFFF) out += ' ';
                else out += bytes;
        }
    }
    return out;
}

StoryDrawing::Curve curveBetween(const StoryDrawing::Box& from, const StoryDrawing::Box& to, bool conditional) {
    const double bend = std::max(28.0, std::abs(to.y - from.y - passageHeight) / 2);
    StoryDrawing::Curve out;
    out.conditional = conditional;
    const double startX = from.x + passageWidth / 2.0, startY = from.y + passageHeight, endX = to.x + passageWidth / 2.0, endY = to.y;
    // A way back leaves and comes in at the side, so that it is not hidden by the cards between.
    const bool back = to.y <= from.y;
    const double side = back ? (to.x >= from.x ? 1 : -1) * (passageWidth / 2.0 + 40) : 0;
    const double xs[] = {startX, startX + side, endX + side, endX}, ys[] = {startY, startY + bend, endY - bend, endY};
    std::copy(std::begin(xs), std::end(xs), out.x);
    std::copy(std::begin(ys), std::end(ys), out.y);
    return out;
}

void addCurves(const Passage& passage, std::size_t from, const std::unordered_map<std::string_view, std::size_t>& numbers, StoryDrawing& out) {
    std::vector<std::pair<std::size_t, bool>> ways;
    const auto add = [&](const PassageId& to, bool conditional) {
        const auto found = numbers.find(to.value);
        if (to.empty() || found == numbers.end()) return;
        const auto known = std::find_if(ways.begin(), ways.end(), [&](const auto& way) { return way.first == found->second; });
        if (known == ways.end()) ways.emplace_back(found->second, conditional);
        else known->second = known->second && conditional;
    };
    for (const ScenarioChoice& choice : passage.choices) {
        for (const Outcome& outcome : choice.outcomes) add(outcome.to, !choice.when.empty());
    }
    if (passage.written) {
        for (const WrittenBranch& branch : passage.written->branches) add(branch.to, true);
        add(passage.written->to, false);
    }
    for (const auto& [to, conditional] : ways) out.curves.push_back(curveBetween(out.boxes[from], out.boxes[to], conditional));
}

/// The three corners of an arrow's head at the end of a curve.
struct ArrowHead {
    double x[3] = {}, y[3] = {};
};
ArrowHead headOf(const StoryDrawing::Curve& curve) {
    const double dx = curve.x[3] - curve.x[2], dy = curve.y[3] - curve.y[2], length = std::max(1e-6, std::hypot(dx, dy));
    const double ux = dx / length, uy = dy / length;
    constexpr double size = 9;
    ArrowHead out;
    const double xs[] = {curve.x[3], curve.x[3] - size * ux - size / 2 * uy, curve.x[3] - size * ux + size / 2 * uy};
    const double ys[] = {curve.y[3], curve.y[3] - size * uy + size / 2 * ux, curve.y[3] - size * uy - size / 2 * ux};
    std::copy(std::begin(xs), std::end(xs), out.x);
    std::copy(std::begin(ys), std::end(ys), out.y);
    return out;
}

}  // namespace

PassageGroup::Colour colourOfGroup(const Scenario& scenario, std::string_view group) {
    for (const PassageGroup& chosen : scenario.groups) {
        if (chosen.name == group) return chosen.colour;
    }
    std::vector<std::string_view> seen;
    for (const Passage& passage : scenario.passages) {
        if (passage.group.empty() || std::find(seen.begin(), seen.end(), passage.group) != seen.end()) continue;
        if (passage.group == group) break;
        seen.push_back(passage.group);
    }
    return static_cast<PassageGroup::Colour>(seen.size() % fills.size());
}

StoryDrawing drawStory(const Scenario& scenario, const std::vector<MapPlace>& places) {
    StoryDrawing out;
    out.title = scenario.title;
    std::unordered_map<std::string_view, std::size_t> numbers;
    std::unordered_map<std::string_view, std::string_view> groupFills;
    double right = 0, bottom = 0;
    for (std::size_t i = 0; i < scenario.passages.size() && i < places.size(); ++i) {
        const Passage& passage = scenario.passages[i];
        numbers.emplace(passage.id.value, i);
        StoryDrawing::Box box;
        box.x = places[i].x - passageWidth / 2.0;
        box.y = places[i].y - passageHeight / 2.0;
        box.lines = wrapped(passage.title.empty() ? passage.id.value : passage.title);
        box.note = noteOf(scenario, passage);
        box.group = passage.group;
        const auto [fill, isNew] = groupFills.emplace(passage.group, "#FFFFFF");
        if (isNew && !passage.group.empty()) fill->second = fills[static_cast<std::size_t>(colourOfGroup(scenario, passage.group))];
        box.fill = fill->second;
        box.draft = passage.draft;
        box.ending = passage.ending != Passage::Ending::none;
        box.start = passage.id == scenario.start;
        out.left = i == 0 ? box.x : std::min(out.left, box.x);
        out.top = i == 0 ? box.y : std::min(out.top, box.y);
        right = i == 0 ? box.x + passageWidth : std::max(right, box.x + passageWidth);
        bottom = i == 0 ? box.y + passageHeight : std::max(bottom, box.y + passageHeight);
        out.boxes.push_back(std::move(box));
    }
    for (std::size_t i = 0; i < out.boxes.size(); ++i) addCurves(scenario.passages[i], i, numbers, out);
    out.left -= margin;
    out.top -= margin + headRoom;
    out.width = std::max(320.0, right - out.left + margin);
    out.height = bottom - out.top + margin;
    return out;
}

std::string storySvg(const StoryDrawing& drawing) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + number(drawing.left) + " " + number(drawing.top) + " " +
                      number(drawing.width) + " " + number(drawing.height) + "\" width=\"" + number(drawing.width) + "\" height=\"" + number(drawing.height) +
                      "\" font-family=\"Inter, Helvetica, Arial, sans-serif\" role=\"img\">\n  <title>" + escaped(drawing.title) + "</title>\n";
    out += "  <rect x=\"" + number(drawing.left) + "\" y=\"" + number(drawing.top) + "\" width=\"" + number(drawing.width) + "\" height=\"" + number(drawing.height) + "\" fill=\"#FFFDF7\"/>\n";
    out += "  <text x=\"" + number(drawing.left + margin) + "\" y=\"" + number(drawing.top + margin + 8) + "\" font-size=\"24\" font-weight=\"600\" fill=\"#22262E\">" + escaped(drawing.title) + "</text>\n";
    for (const StoryDrawing::Curve& curve : drawing.curves) {
        out += "  <path d=\"M" + number(curve.x[0]) + " " + number(curve.y[0]) + " C" + number(curve.x[1]) + " " + number(curve.y[1]) + " " + number(curve.x[2]) + " " + number(curve.y[2]) + " " +
               number(curve.x[3]) + " " + number(curve.y[3]) + "\" fill=\"none\" stroke=\"#565D69\" stroke-width=\"1.5\"" + (curve.conditional ? " stroke-dasharray=\"6 4\"" : "") + "/>\n";
        const ArrowHead head = headOf(curve);
        out += "  <path d=\"M" + number(head.x[0]) + " " + number(head.y[0]) + " L" + number(head.x[1]) + " " + number(head.y[1]) + " L" + number(head.x[2]) + " " + number(head.y[2]) + " Z\" fill=\"#565D69\"/>\n";
    }
    for (const StoryDrawing::Box& box : drawing.boxes) {
        out += "  <rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(passageWidth) + "\" height=\"" + number(passageHeight) + "\" rx=\"8\" fill=\"" + std::string(box.fill) +
               "\" stroke=\"#22262E\" stroke-width=\"" + (box.ending || box.start ? "2.5" : "1") + "\"" + (box.draft ? " stroke-dasharray=\"4 3\"" : "") + "/>\n";
        double y = box.y + 22;
        for (const std::string& line : box.lines) {
            out += "  <text x=\"" + number(box.x + 12) + "\" y=\"" + number(y) + "\" font-size=\"" + number(fontSize) + "\" fill=\"#22262E\">" + escaped(line) + "</text>\n";
            y += lineHeight;
        }
        if (!box.note.empty()) {
            out += "  <text x=\"" + number(box.x + 12) + "\" y=\"" + number(box.y + passageHeight - 7) + "\" font-size=\"" + number(noteSize) + "\" font-weight=\"600\" fill=\"#22262E\">" + escaped(box.note) + "</text>\n";
        }
    }
    return out + "</svg>\n";
}

Result<std::string> storyMapPdf(const StoryDrawing& drawing, const PdfFonts& fonts) {
    // ISO 216 sheets across, in points; the first on which letters are at least so many points high.
    constexpr std::array<std::pair<double, double>, 5> sheets{{{842, 595}, {1191, 842}, {1684, 1191}, {2384, 1684}, {3370, 2384}}};
    constexpr double leastLetters = 6, farthest = 14'000;   // PDF allows pages of 14,400 points
    double width = 0, height = 0, scale = 0;
    for (const auto& [across, down] : sheets) {
        width = across;
        height = down;
        scale = std::min({1.0, width / drawing.width, height / drawing.height});
        if (scale * fontSize >= leastLetters) break;
    }
    if (scale * fontSize < leastLetters) {
        scale = std::min({leastLetters / fontSize, farthest / drawing.width, farthest / drawing.height});
        width = std::max(width, drawing.width * scale);
        height = std::max(height, drawing.height * scale);
    }
    PdfDocument pdf(drawing.title, drawing.title, fonts);
    pdf.sheet(static_cast<float>(width), static_cast<float>(height));
    const double offX = (width - drawing.width * scale) / 2, offY = (height - drawing.height * scale) / 2;
    const auto x = [&](double value) { return static_cast<float>((value - drawing.left) * scale + offX); };
    const auto y = [&](double value) { return static_cast<float>(height - ((value - drawing.top) * scale + offY)); };
    const auto size = [&](double value) { return static_cast<float>(value * scale); };
    pdf.words(x(drawing.left + margin), y(drawing.top + margin + 8), size(24), true, drawing.title);
    for (const StoryDrawing::Curve& curve : drawing.curves) {
        const PdfDocument::Spot spots[] = {{x(curve.x[0]), y(curve.y[0])}, {x(curve.x[1]), y(curve.y[1])}, {x(curve.x[2]), y(curve.y[2])}, {x(curve.x[3]), y(curve.y[3])}};
        pdf.curve(spots, size(1.5), curve.conditional);
        const ArrowHead head = headOf(curve);
        const PdfDocument::Spot corners[] = {{x(head.x[0]), y(head.y[0])}, {x(head.x[1]), y(head.y[1])}, {x(head.x[2]), y(head.y[2])}};
        pdf.arrowHead(corners);
    }
    for (const StoryDrawing::Box& box : drawing.boxes) {
        pdf.box(x(box.x), y(box.y + passageHeight), size(passageWidth), size(passageHeight), box.fill, size(box.ending || box.start ? 2.5 : 1), box.draft);
        double line = box.y + 22;
        for (const std::string& words : box.lines) {
            pdf.words(x(box.x + 12), y(line), size(fontSize * 0.9), false, words);
            line += lineHeight;
        }
        if (!box.note.empty()) pdf.words(x(box.x + 12), y(box.y + passageHeight - 7), size(noteSize), true, box.note);
    }
    return pdf.finish();
}

}  // namespace carewright
