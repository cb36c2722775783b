/// One reader for each kind of thing a course collects. Each takes the element of its kind and reports what is wrong in it.
#pragma once

#include "engine/content/course.h"
#include "engine/content/element_reader.h"

namespace carewright {

[[nodiscard]] Topic readTopic(const XmlNode& node, Reading& reading);
[[nodiscard]] Term readTerm(const XmlNode& node, Reading& reading);
[[nodiscard]] Law readLaw(const XmlNode& node, Reading& reading);
[[nodiscard]] Misconception readMisconception(const XmlNode& node, Reading& reading);
[[nodiscard]] MarkingPoint readPoint(const XmlNode& node, Reading& reading);
[[nodiscard]] Question readQuestion(const XmlNode& node, Reading& reading);
[[nodiscard]] Concept readConcept(const XmlNode& node, Reading& reading);
[[nodiscard]] Mishearing readMishearing(const XmlNode& node, Reading& reading);
/// `<award>`, `<refer>`, a level's `<descriptor>` …: a rule of kind `all` with an id.
[[nodiscard]] Rule readNamedRule(const XmlNode& node, Reading& reading);
[[nodiscard]] Rubric readRubric(const XmlNode& node, Reading& reading);
[[nodiscard]] Item readQuizItem(const XmlNode& node, Reading& reading);
[[nodiscard]] Quiz readQuiz(const XmlNode& node, Reading& reading);
[[nodiscard]] Mock readMock(const XmlNode& node, Reading& reading);
[[nodiscard]] Sample readSample(const XmlNode& node, Reading& reading);
[[nodiscard]] Scenario readScenario(const XmlNode& node, Reading& reading);
/// Adds to what other `<subject>` elements said.
void readSubject(const XmlNode& node, Reading& reading, SubjectGuard& subject);

}  // namespace carewright
