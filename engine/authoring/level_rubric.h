/// The descriptors of a level as a rubric, so that one editor writes both: each descriptor is an award of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/authoring/edit.h"

namespace carewright {

/// "question/level": names a level where the id of a point would stand. No id holds a stroke, so it is never that of a point.
[[nodiscard]] std::string levelSubject(const QuestionId& question, const RuleId& level);
[[nodiscard]] bool isLevelSubject(std::string_view subject);

/// The question a level belongs to; empty where it names none of the course.
[[nodiscard]] QuestionId questionOfLevel(const Course& course, std::string_view subject);

/// The level's descriptors as awards of a point called as the subject; nullopt where the course has no such level.
[[nodiscard]] std::optional<Rubric> levelRubric(const Course& course, std::string_view subject);
/// "Sound (3 to 4 marks)"; the subject itself where there is no such level.
[[nodiscard]] std::string levelTitle(const Course& course, std::string_view subject);

/// Puts the awards back as the level's descriptors; new ones (with an id that another descriptor of the question has) get one
/// of their own. An empty edit where there is no such level.
[[nodiscard]] Edit putLevelRubric(const Course& course, std::string_view subject, const Rubric& rubric, std::string description, std::string mergeKey = {});

}  // namespace carewright
