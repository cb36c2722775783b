/// The building blocks of a topic, set for reading.
#pragma once

#include <string>

#include "app/ui/view.h"

namespace carewright::ui {

/// Sets one block; `number` is its place in the topic and part of its path where it has no id of its own. Returns the
/// term that was pressed, or an empty id.
TermId block(const ViewContext& context, Flow& flow, const Block& block, int number);

/// What an entry is called over its title: "Key element".
[[nodiscard]] std::string_view nameOf(Block::EntryKind kind);

/// "Care Act 2014, legislation.gov.uk (2014)": a source as a reader is told of it.
[[nodiscard]] std::string describe(const Source& source);

}  // namespace carewright::ui
