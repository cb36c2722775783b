/// The counterparts of item_readers.h: each writes one thing of its kind.
#pragma once

#include "engine/content/course.h"
#include "engine/content/xml_text.h"

namespace carewright {

void writeItem(XmlText& xml, const Topic& topic);
void writeItem(XmlText& xml, const Term& term);
void writeItem(XmlText& xml, const Law& law);
void writeItem(XmlText& xml, const Misconception& item);
void writeItem(XmlText& xml, const MarkingPoint& point);
void writeItem(XmlText& xml, const Question& question);
void writeItem(XmlText& xml, const Concept& item);
void writeItem(XmlText& xml, const Mishearing& mishearing);
void writeItem(XmlText& xml, const Rubric& rubric);
void writeItem(XmlText& xml, const Item& item);
void writeItem(XmlText& xml, const Quiz& quiz);
void writeItem(XmlText& xml, const Mock& mock);
void writeItem(XmlText& xml, const Sample& sample);
void writeItem(XmlText& xml, const Scenario& scenario);
void writeItem(XmlText& xml, const SubjectGuard& subject);

/// A rule with an id, under the name of its element: `award`, `descriptor` …
void writeNamedRule(XmlText& xml, std::string_view element, const Rule& rule);

/// Wordings as lines with ; between them. A line end parts wordings too, so none is ever broken. Those that stood on one
/// line stay on one, up to a sensible width.
[[nodiscard]] std::vector<std::string> termLines(const std::vector<TermText>& terms);

/// Ids with a space between them.
template <class IdType>
[[nodiscard]] std::string joinIds(const std::vector<IdType>& ids) {
    std::string out;
    for (const IdType& id : ids) out += (out.empty() ? "" : " ") + id.value;
    return out;
}

}  // namespace carewright
