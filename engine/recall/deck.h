/// Makes recall cards from a course, by itself and always the same.
///
///     std::vector<Card> deck = makeDeck(course, missed);
///
/// What makes a card: a glossary term (both ways), a law (what it says, how it promotes personalisation, which law is
/// it), a misconception (the myth, and the fact where it stands by itself), the elements, benefits, concepts and duties
/// of the topics (both ways, and "name all five"), and gaps in place of the emphasised words and terms of the topics.
/// Left out is a card whose front tells the answer, a gap that anybody could fill without having learnt anything, and
/// a second card with the same front. Examples and tips make no cards.
///
/// Which marking points a card trains: an entry's are those that the course gives. A term trains the points of the
/// entries that explain or use it and those whose examiner's text names it; a law those whose examiner's text names it,
/// or where none does, those that the course's other laws train; a misconception those of the terms in its texts; a gap
/// those of its entry or its term; and a term or gap that would train none, those of its topic.
#pragma once

#include <span>
#include <vector>

#include "engine/content/course.h"
#include "engine/recall/card.h"

namespace carewright {

/// All cards, in the order of the course: terms, laws, misconceptions, topics; then one for each point in `missed` that
/// the course has. No two have the same id or the same front.
[[nodiscard]] std::vector<Card> makeDeck(const Course& course, std::span<const PointId> missed = {});

}  // namespace carewright
