/// A plain PDF on A4 paper: headings, paragraphs, tables, page numbers. Text wraps and pages break by themselves.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

/// Where the letters come from. Without these files the PDF uses the reader program's Helvetica, which has Western European
/// letters only; others become "?".
struct PdfFonts {
    std::filesystem::path regular = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
    std::filesystem::path bold = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";
};

/// Add from top to bottom, then `finish`. What goes wrong on the way is told at the end.
class PdfDocument {
public:
    /// `footer` stands at the foot of every page, before its number.
    PdfDocument(std::string_view title, std::string_view footer, const PdfFonts& fonts = {});
    ~PdfDocument();
    PdfDocument(const PdfDocument&) = delete;
    PdfDocument& operator=(const PdfDocument&) = delete;

    void title(std::string_view words);
    void heading(std::string_view words);
    void paragraph(std::string_view words);
    void small(std::string_view words);
    void gap(float points);

    /// A table; `parts` are the widths of its columns, in any unit. The header is repeated on each page.
    void table(std::span<const std::string> header, std::span<const float> parts, std::span<const std::vector<std::string>> rows);

    /// A point of a sheet, in points (1/72 inch) from its lower left corner.
    struct Spot {
        float x = 0, y = 0;
    };

    /// Begins a page of this size to draw on; what is added from top to bottom after it begins a page of its own.
    void sheet(float width, float height);
    /// On the sheet. `fill` as "#RRGGBB".
    void box(float left, float bottom, float width, float height, std::string_view fill, float thickness, bool dashed);
    void curve(std::span<const Spot, 4> spots, float thickness, bool dashed);
    void arrowHead(std::span<const Spot, 3> corners);
    /// One line of text on the sheet.
    void words(float x, float baseline, float size, bool bold, std::string_view text);

    /// The file's bytes. io where the library could not make it.
    [[nodiscard]] Result<std::string> finish();

private:
    struct Paper;
    std::unique_ptr<Paper> m_paper;
};

}  // namespace carewright
