/// Damage in the file that SQLite writes changes to before they reach the store's own (its write-ahead log).
///
/// SQLite takes the first frame whose sum does not fit for the end of the log: what was committed after it is gone without a
/// word. A store read after that looks whole, only older, so an audit has to look at the log itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carewright {

/// A sentence for each frame that is damaged though later frames of the same run of the log are whole. A damaged last frame is
/// not told: a log that a power cut tore in the middle of an unfinished write ends in the same way. The layout is that of
/// "WAL-Index Format / The WAL File Format" in SQLite's documentation of its file format.
[[nodiscard]] std::vector<std::string> damagedFrames(std::string_view log);

}  // namespace carewright
