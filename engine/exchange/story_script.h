/// A story as a script to print and read with others: the people, then every passage with what is said and where each
/// choice leads.
#pragma once

#include <string>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/exchange/pdf_document.h"

namespace carewright {

/// `course` gives the titles of marking points and misconceptions. Errors as PdfDocument::finish.
[[nodiscard]] Result<std::string> storyScriptPdf(const Course& course, const Scenario& scenario, const PdfFonts& fonts = {});

/// Conditions as people say them: "Trust is at least 5, and (you were at “The kitchen” or Risk is 2)". Empty: always.
[[nodiscard]] std::string conditionWords(const Scenario& scenario, const Course& course, const Conditions& conditions);

/// Effects as people say them: "Trust +2, Risk becomes 0".
[[nodiscard]] std::string effectWords(const Scenario& scenario, const std::vector<Effect>& effects);

/// Passages in the order in which one may read them: from the start along the choices, depth first; the rest after that.
[[nodiscard]] std::vector<std::size_t> readingOrder(const Scenario& scenario);

}  // namespace carewright
