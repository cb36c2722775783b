/// Everything a store holds about one person, as that person may ask for it: JSON for machines, PDF to read.
#pragma once

#include <string>

#include "engine/base/error.h"
#include "engine/base/time_zone.h"
#include "engine/base/uuid.h"
#include "engine/content/course.h"
#include "engine/exchange/pdf_document.h"
#include "engine/store/store.h"

namespace carewright {

/// The profile with all values that its entries have had, and every attempt with every step as it is stored, hashes
/// included, and the acts of the staff that led to what was released. notFound where there is no such learner.
[[nodiscard]] Result<std::string> learnerRecordJson(Store& store, const LearnerId& learner, Instant now);

/// The profile, and each attempt with its dates (local, with their zone), the texts that were handed in and what was proposed for them. `course`
/// gives the questions their words.
[[nodiscard]] Result<std::string> learnerRecordPdf(Store& store, const LearnerId& learner, const Course& course, const TimeZone& zone, Instant now,
                                                   const PdfFonts& fonts = {});

}  // namespace carewright
