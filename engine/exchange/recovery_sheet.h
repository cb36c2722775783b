/// A recovery code on paper: one page to print and lock away.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/exchange/pdf_document.h"

namespace carewright {

/// The page as PDF: whose account, the code, the fingerprint of the key that it opens, the day, and what to do with it. The caller
/// says the day as text. io where the PDF could not be made.
[[nodiscard]] Result<std::string> recoverySheetPdf(std::string_view name, std::string_view code, std::string_view fingerprint, std::string_view day, const PdfFonts& fonts = {});

}  // namespace carewright
