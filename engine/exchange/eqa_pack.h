/// What an external quality assurer gets: one zip for a chosen sample, which they can read and verify without Carewright.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/time_zone.h"
#include "engine/content/course.h"
#include "engine/exchange/pdf_document.h"
#include "engine/store/act_store.h"

namespace carewright {

struct EqaPackRequest {
    std::vector<ResponseRef> responses;     ///< in this order
    std::string title;                      ///< "Summative sample, autumn 2026"
    std::string centre;                     ///< the centre's name; may be empty
    bool hideLearners = false;              ///< numbers in place of names
    Instant now;
    std::string why{};                      ///< why just these: "all that are released"; may be empty
};

/// Every response of the course that is released, the oldest first: what a pack holds that no sample was drawn for.
[[nodiscard]] Result<std::vector<ResponseRef>> releasedResponses(Store& store, const CourseId& course);

struct EqaPack {
    std::string bytes;                      ///< of the zip
    /// How many of how many responses it holds, and why these: "It holds 3 of the 48 responses that were handed in to this course, of
    /// which 11 are decided and 3 released: all that are released."
    std::string holds;
};

/// The zip holds:
///   - sample.pdf to read, with local times and their zone; decisions.csv for a spreadsheet (ids and UTC times first, what they say
///     and local times after them); record.json with everything: responses, rubric versions, what the engine proposed and why,
///     decisions, all acts;
///   - acts/: the signed bytes of every act and its signature; steps/: the bytes of the steps that handed responses in and that
///     recorded proposals; keys/: the public keys; acts.csv: which goes with which;
///   - SHA256SUMS, README.txt and verify.sh: how to check it with sha256sum and openssl.
/// notFound where one of the responses is not in the store; invalidInput for none.
[[nodiscard]] Result<EqaPack> eqaPack(Store& store, const Course& course, const TimeZone& zone, const EqaPackRequest& request, const PdfFonts& fonts = {});

}  // namespace carewright
