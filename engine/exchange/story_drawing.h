/// The graph of a story as a handout: boxes and curves, as SVG or on a page of PDF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/scenario.h"
#include "engine/content/story_layout.h"
#include "engine/exchange/pdf_document.h"

namespace carewright {

/// All in map units (story_layout.h), y downwards.
struct StoryDrawing {
    struct Box {
        double x = 0, y = 0;                ///< upper left corner; all are passageWidth by passageHeight
        std::vector<std::string> lines;     ///< the title, wrapped
        std::string note;                   ///< "Start", "A good ending", "Not built yet"; may be empty
        std::string group;
        std::string_view fill;              ///< "#CFE8E4"
        bool draft = false, ending = false, start = false;
    };
    /// A way on, as a cubic curve that ends in an arrow.
    struct Curve {
        double x[4] = {}, y[4] = {};
        bool conditional = false;           ///< open only under conditions
    };
    std::string title;
    double left = 0, top = 0, width = 0, height = 0;
    std::vector<Box> boxes;
    std::vector<Curve> curves;
};

/// `places` as placesOf gives them.
[[nodiscard]] StoryDrawing drawStory(const Scenario& scenario, const std::vector<MapPlace>& places);

/// A whole SVG file, readable by itself; every text in it is escaped.
[[nodiscard]] std::string storySvg(const StoryDrawing& drawing);

/// One page that holds the whole graph: A4 or A3 across where letters stay readable, else as large as a poster. Errors as
/// PdfDocument::finish.
[[nodiscard]] Result<std::string> storyMapPdf(const StoryDrawing& drawing, const PdfFonts& fonts = {});

/// The background of a group's passages: as chosen by the author, else by the order in which groups first come up. White
/// for passages without one.
[[nodiscard]] PassageGroup::Colour colourOfGroup(const Scenario& scenario, std::string_view group);

}  // namespace carewright
