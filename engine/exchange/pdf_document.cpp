#include "engine/exchange/pdf_document.h"

#include <hpdf.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

constexpr float pageWidth = 595, pageHeight = 842, margin = 56;     ///< A4 in points
constexpr float titleSize = 20, headingSize = 13, bodySize = 10, smallSize = 8.5f;
constexpr float lineHeight = 1.4f;
constexpr float cellPad = 4;
/// Bytes: more than any line of the page holds, so that a long word is not measured to its end.
constexpr std::size_t longestLine = 1024;

void keepError(HPDF_STATUS error, HPDF_STATUS /*detail*/, void* user) {
    auto& first = *static_cast<HPDF_STATUS*>(user);
    if (first == HPDF_OK) first = error;
}

/// Windows' Western letters, which the built-in fonts have; "?" for others.
std::string western(std::string_view text) {
    constexpr std::array<std::pair<char32_t, unsigned char>, 9> beyond{{{0x20AC, 0x80}, {0x2018, 0x91}, {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94},
                                                                       {0x2022, 0x95}, {0x2013, 0x96}, {0x2014, 0x97}, {0x2026, 0x85}}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decodeAt(text, at);
        at += std::max<std::size_t>(1, one.length);
        const auto found = std::ranges::find(beyond, one.character, &std::pair<char32_t, unsigned char>::first);
        if (found != beyond.end()) out.push_back(static_cast<char>(found->second));
        else out.push_back(one.character < 0x80 || (one.character >= 0xA0 && one.character < 0x100) ? static_cast<char>(one.character) : '?');
    }
    return out;
}

/// Words between spaces; "\n" by itself for the end of a line.
std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t' && text[at] != '\r') continue;
        close(at);
        if (text[at] == '\n') words.push_back(text.substr(at, 1));
    }
    close(text.size());
    return words;
}

}  // namespace

struct PdfDocument::Paper {
    HPDF_STATUS error = HPDF_OK;
    HPDF_Doc document = nullptr;
    HPDF_Font regular = nullptr, bold = nullptr;
    HPDF_Page page = nullptr;   ///< the one that text goes on
    HPDF_Page drawn = nullptr;  ///< the sheet that is being drawn on
    bool unicode = false;
    float y = 0;                ///< of the next line's top, from the foot of the page
    int pages = 0;
    std::string footer;

    [[nodiscard]] bool usable() const { return document && regular && bold; }
    [[nodiscard]] std::string encoded(std::string_view text) const {
        if (!unicode) return western(text);
        // The library stops at a broken byte.
        std::string whole;
        for (std::size_t at = 0; at < text.size();) {
            const Decoded one = decodeAt(text, at);
            const std::size_t length = std::max<std::size_t>(1, one.length);
            if (one.character == 0xFFFD && length == 1) whole += '?';
            else if (one.character >= 0x20 && one.character != 0x7F) whole += one.character > 0xFFFF ? std::string("?") : std::string(text.substr(at, length));
            at += length;
        }
        return whole;
    }

    void newPage() {
        page = HPDF_AddPage(document);
        if (!page) return;
        HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
        y = pageHeight - margin;
        ++pages;
        const std::string foot = encoded(footer + "   ·   page " + std::to_string(pages));
        HPDF_Page_SetRGBFill(page, 0.34f, 0.36f, 0.41f);
        line(foot, regular, smallSize, margin, margin / 2);
        HPDF_Page_SetRGBFill(page, 0.13f, 0.15f, 0.18f);
    }

    void line(const std::string& text, HPDF_Font font, float size, float x, float baseline) {
        HPDF_Page_BeginText(page);
        HPDF_Page_SetFontAndSize(page, font, size);
        HPDF_Page_TextOut(page, x, baseline, text.c_str());
        HPDF_Page_EndText(page);
    }

    [[nodiscard]] float widthOf(const std::string& text, HPDF_Font font, float size) const {
        HPDF_Page_SetFontAndSize(page, font, size);
        return HPDF_Page_TextWidth(page, text.c_str());
    }

    /// How many bytes of `text` fit in `width`, whole characters and at least one of them.
    [[nodiscard]] std::size_t fitting(std::string_view text, HPDF_Font font, float size, float width) const {
        const auto wholeFrom = [&](std::size_t at) {
            while (unicode && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
            return at;
        };
        std::size_t fits = wholeFrom(1), tooLong = std::min(text.size(), longestLine) + 1;
        while (fits + 1 < tooLong) {
            const std::size_t middle = (fits + tooLong) / 2, cut = wholeFrom(middle);
            if (cut < tooLong && widthOf(std::string(text.substr(0, cut)), font, size) <= width) fits = cut;
            else tooLong = middle;
        }
        return std::min(fits, text.size());
    }

    /// Lines of at most `width`; a word that is longer is broken.
    [[nodiscard]] std::vector<std::string> wrap(std::string_view text, HPDF_Font font, float size, float width) const {
        std::vector<std::string> lines(1);
        for (const std::string_view word : wordsOf(text)) {
            if (word == "\n") {
                lines.emplace_back();
                continue;
            }
            const std::string piece = encoded(word);
            const std::string joined = lines.back().empty() ? piece : lines.back() + " " + piece;
            if (joined.size() <= longestLine && widthOf(joined, font, size) <= width) {
                lines.back() = joined;
                continue;
            }
            if (!lines.back().empty()) lines.emplace_back();
            for (std::size_t at = 0; at < piece.size();) {
                if (at > 0) lines.emplace_back();
                const std::size_t length = fitting(std::string_view(piece).substr(at), font, size, width);
                lines.back() = piece.substr(at, length);
                at += length;
            }
        }
        return lines;
    }

    void need(float height) {
        if (!page || y - height < margin) newPage();
    }

    void block(std::string_view text, HPDF_Font font, float size, float after) {
        if (!usable()) return;
        need(size * lineHeight);
        for (const std::string& one : wrap(text, font, size, pageWidth - 2 * margin)) {
            need(size * lineHeight);
            if (!one.empty()) line(one, font, size, margin, y - size);
            y -= size * lineHeight;
        }
        y -= after;
    }

    void row(std::span<const std::string> cells, std::span<const float> widths, HPDF_Font font) {
        std::vector<std::vector<std::string>> wrapped;
        std::size_t most = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            wrapped.push_back(wrap(i < cells.size() ? std::string_view(cells[i]) : std::string_view(), font, smallSize, widths[i] - 2 * cellPad));
            most = std::max(most, wrapped.back().size());
        }
        const float height = static_cast<float>(most) * smallSize * lineHeight + 2 * cellPad;
        float x = margin;
        for (std::size_t i = 0; i < wrapped.size(); ++i) {
            float top = y - cellPad;
            for (const std::string& one : wrapped[i]) {
                // A cell taller than the page ends at its foot rather than over it.
                if (top - smallSize < margin) break;
                if (!one.empty()) line(one, font, smallSize, x + cellPad, top - smallSize);
                top -= smallSize * lineHeight;
            }
            x += widths[i];
        }
        y = std::max(margin, y - height);
        HPDF_Page_SetRGBStroke(page, 0.75f, 0.75f, 0.75f);
        HPDF_Page_SetLineWidth(page, 0.5f);
        HPDF_Page_MoveTo(page, margin, y);
        HPDF_Page_LineTo(page, pageWidth - margin, y);
        HPDF_Page_Stroke(page);
    }

    [[nodiscard]] float rowHeight(std::span<const std::string> cells, std::span<const float> widths) const {
        std::size_t most = 1;
        for (std::size_t i = 0; i < widths.size() && i < cells.size(); ++i)
            most = std::max(most, wrap(cells[i], regular, smallSize, widths[i] - 2 * cellPad).size());
        return static_cast<float>(most) * smallSize * lineHeight + 2 * cellPad;
    }
};

PdfDocument::PdfDocument(std::string_view title, std::string_view footer, const PdfFonts& fonts) : m_paper(std::make_unique<Paper>()) {
    Paper& paper = *m_paper;
    paper.footer = footer;
    paper.document = HPDF_New(keepError, &paper.error);
    if (!paper.document) return;
    HPDF_SetCompressionMode(paper.document, HPDF_COMP_ALL);
    std::error_code missing;
    if (std::filesystem::exists(fonts.regular, missing) && std::filesystem::exists(fonts.bold, missing)) {
        HPDF_UseUTFEncodings(paper.document);
        const char* regular = HPDF_LoadTTFontFromFile(paper.document, fonts.regular.c_str(), HPDF_TRUE);
        const char* bold = HPDF_LoadTTFontFromFile(paper.document, fonts.bold.c_str(), HPDF_TRUE);
        if (regular && bold) {
            paper.regular = HPDF_GetFont(paper.document, regular, "UTF-8");
            paper.bold = HPDF_GetFont(paper.document, bold, "UTF-8");
        }
        paper.unicode = paper.regular && paper.bold;
    }
    if (!paper.unicode) {
        HPDF_ResetError(paper.document);
        paper.error = HPDF_OK;
        paper.regular = HPDF_GetFont(paper.document, "Helvetica", "WinAnsiEncoding");
        paper.bold = HPDF_GetFont(paper.document, "Helvetica-Bold", "WinAnsiEncoding");
    }
    HPDF_SetInfoAttr(paper.document, HPDF_INFO_TITLE, western(title).c_str());
    HPDF_SetInfoAttr(paper.document, HPDF_INFO_CREATOR, "Carewright");
}

PdfDocument::~PdfDocument() {
    if (m_paper->document) HPDF_Free(m_paper->document);
}

void PdfDocument::title(std::string_view words) { m_paper->block(words, m_paper->bold, titleSize, 6); }

void PdfDocument::heading(std::string_view words) {
    gap(8);
    // A heading goes with at least two lines of what it stands over.
    if (m_paper->usable()) m_paper->need(headingSize * lineHeight + 2 * bodySize * lineHeight);
    m_paper->block(words, m_paper->bold, headingSize, 3);
}

void PdfDocument::paragraph(std::string_view words) { m_paper->block(words, m_paper->regular, bodySize, 4); }
void PdfDocument::small(std::string_view words) { m_paper->block(words, m_paper->regular, smallSize, 3); }
void PdfDocument::gap(float points) { m_paper->y -= points; }

void PdfDocument::table(std::span<const std::string> header, std::span<const float> parts, std::span<const std::vector<std::string>> rows) {
    Paper& paper = *m_paper;
    if (!paper.usable() || parts.empty()) return;
    float sum = 0;
    for (const float part : parts) sum += part;
    std::vector<float> widths;
    for (const float part : parts) widths.push_back((pageWidth - 2 * margin) * part / sum);
    paper.need(60);
    paper.row(header, widths, paper.bold);
    for (const std::vector<std::string>& cells : rows) {
        if (paper.y - paper.rowHeight(cells, widths) < margin) {
            paper.newPage();
            paper.row(header, widths, paper.bold);
        }
        paper.row(cells, widths, paper.regular);
    }
    gap(8);
}

void PdfDocument::sheet(float width, float height) {
    Paper& paper = *m_paper;
    if (!paper.usable()) return;
    paper.drawn = HPDF_AddPage(paper.document);
    paper.page = nullptr;
    if (!paper.drawn) return;
    HPDF_Page_SetWidth(paper.drawn, width);
    HPDF_Page_SetHeight(paper.drawn, height);
}

namespace {

/// Ink of the drawing's lines, as the text's.
void setLine(HPDF_Page page, float thickness, bool dashed) {
    const HPDF_UINT16 dash[] = {4, 3};
    HPDF_Page_SetLineWidth(page, thickness);
    HPDF_Page_SetDash(page, dashed ? dash : nullptr, dashed ? 2 : 0, 0);
}

float channel(std::string_view colour, std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + 2 && i < colour.size(); ++i) {
        const char c = colour[i];
        value = value * 16 + static_cast<unsigned>(c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0);
    }
    return static_cast<float>(value) / 255.0f;
}

}  // namespace

void PdfDocument::box(float left, float bottom, float width, float height, std::string_view fill, float thickness, bool dashed) {
    HPDF_Page page = m_paper->drawn;
    if (!page) return;
    setLine(page, thickness, dashed);
    HPDF_Page_SetRGBStroke(page, 0.13f, 0.15f, 0.18f);
    HPDF_Page_SetRGBFill(page, channel(fill, 1), channel(fill, 3), channel(fill, 5));
    HPDF_Page_Rectangle(page, left, bottom, width, height);
    HPDF_Page_FillStroke(page);
}

void PdfDocument::curve(std::span<const Spot, 4> spots, float thickness, bool dashed) {
    HPDF_Page page = m_paper->drawn;
    if (!page) return;
    setLine(page, thickness, dashed);
    HPDF_Page_SetRGBStroke(page, 0.34f, 0.36f, 0.41f);
    HPDF_Page_MoveTo(page, spots[0].x, spots[0].y);
    HPDF_Page_CurveTo(page, spots[1].x, spots[1].y, spots[2].x, spots[2].y, spots[3].x, spots[3].y);
    HPDF_Page_Stroke(page);
}

void PdfDocument::arrowHead(std::span<const Spot, 3> corners) {
    HPDF_Page page = m_paper->drawn;
    if (!page) return;
    HPDF_Page_SetRGBFill(page, 0.34f, 0.36f, 0.41f);
    HPDF_Page_MoveTo(page, corners[0].x, corners[0].y);
    HPDF_Page_LineTo(page, corners[1].x, corners[1].y);
    HPDF_Page_LineTo(page, corners[2].x, corners[2].y);
    HPDF_Page_ClosePath(page);
    HPDF_Page_Fill(page);
}

void PdfDocument::words(float x, float baseline, float size, bool bold, std::string_view text) {
    Paper& paper = *m_paper;
    if (!paper.drawn) return;
    HPDF_Page_SetRGBFill(paper.drawn, 0.13f, 0.15f, 0.18f);
    HPDF_Page_BeginText(paper.drawn);
    HPDF_Page_SetFontAndSize(paper.drawn, bold ? paper.bold : paper.regular, std::max(size, 0.5f));
    HPDF_Page_TextOut(paper.drawn, x, baseline, paper.encoded(text.substr(0, longestLine)).c_str());
    HPDF_Page_EndText(paper.drawn);
}

Result<std::string> PdfDocument::finish() {
    Paper& paper = *m_paper;
    if (paper.usable() && !paper.page && !paper.drawn) paper.newPage();
    std::string bytes;
    if (paper.usable() && paper.error == HPDF_OK && HPDF_SaveToStream(paper.document) == HPDF_OK) {
        HPDF_UINT32 left = HPDF_GetStreamSize(paper.document);
        bytes.resize(left);
        HPDF_ResetStream(paper.document);
        if (left > 0) HPDF_ReadFromStream(paper.document, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &left);
        bytes.resize(left);
    }
    if (bytes.empty())
        return fail(ErrorCode::io, "The PDF could not be made (libharu " + std::to_string(paper.error) + "). Export it as CSV or JSON instead.");
    return bytes;
}

}  // namespace carewright
