/// Where a response gives an example: after "for example" and its like, and where it tells of a named person.
#pragma once

#include <vector>

#include "engine/marking/response_reading.h"
#include "engine/marking/rule_program.h"

namespace carewright {

/// An example: the words that open it, and how far it reaches.
struct ExamplePlace {
    RuleMatch opening;
    std::uint32_t begin = 0, end = 0;   ///< what belongs to it; a story begins with its sentence
};

/// In the order of the text. `cue` is the concept of the words that open an example. An example reaches to the end of its
/// clause, its sentence, the next sentence (neighbours), or the response.
[[nodiscard]] std::vector<ExamplePlace> findExamples(const ResponseReading& reading, ConceptIndex cue, Within within);

/// True where the word is somebody's name: "Mrs Khan", "Aisha"; not the first word of a sentence that is a real word.
[[nodiscard]] bool isName(const ResponseReading& reading, std::uint32_t word);

}  // namespace carewright
