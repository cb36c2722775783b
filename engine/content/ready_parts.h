/// Which parts of a course are ready for learners, and the course of those parts alone.
///
/// A half-written story must not keep a whole question from being marked. So what the checks find wrong holds back the part that it
/// is found in, and whatever cannot do without that part; everything else goes on:
///
///     an error in …                        holds back
///     a story, quiz, mock, sample          that one
///     a quiz item                          that item; quizzes do without it, and wait only where none is left
///     a question                           it, and what asks it: mocks, samples, short texts of quizzes and stories
///     a marking point or its rubric        both, and every question that credits the point
///     a concept                            it, and every rubric, level and concept that uses it
///     the words of the subject             every question, for no response could be told to be about the subject
///     a criterion                          it, and the questions that assess it
///     a topic                              its text: its place says that it is still being written
///     a term, law, misconception           that one; what names it does without
///     a file, the weights, the course's id the whole course
///
/// An error in the course's head (its title, the day it was checked) holds nothing back; it stays an error of `checkCourse`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/course.h"
#include "engine/content/course_reader.h"

namespace carewright {

/// A part of a course that learners don't get yet.
struct HeldPart {
    std::string_view list;          ///< its kind, as the elements of a course file are called: "scenario"
    std::size_t index = 0;          ///< among its kind, in the course as it was written
    std::string id;                 ///< of a rubric: of what it marks; may be empty
    std::string title;              ///< for people; may be empty
    std::vector<std::string> why;   ///< what is wrong in it, in plain words (plain_finding.h)
    std::vector<std::string> needs; ///< the other held parts that it cannot do without: “Risks of moving”

    friend bool operator==(const HeldPart&, const HeldPart&) = default;
};

/// What a kind of part is called in a sentence: "story" for "scenario".
[[nodiscard]] std::string_view nameOfPart(std::string_view list);

/// "the story “Mrs Bello's bath”"; "a story" where it has no title.
[[nodiscard]] std::string nameOfPart(const HeldPart& part);

struct ReadyParts {
    /// What learners have. `checkCourse` finds no error in it but in its head; where `whole` says something, it is the course as
    /// it was read, for looking at only.
    Course course;
    std::vector<HeldPart> held;     ///< by kind, in the order of the course
    /// Why nothing in it can be marked, as sentences; empty: what is ready can be.
    std::vector<std::string> whole;

    [[nodiscard]] bool usable() const { return whole.empty(); }
};

/// Holds back what is not ready in a course that was read. Costs nothing where its reading found no error.
[[nodiscard]] ReadyParts readyParts(ReadCourse read);

/// The same of a course in memory.
[[nodiscard]] ReadyParts readyParts(Course course);

/// As readyParts, for its author to look at: what can be shown or played without harm stays, whatever it still lacks (topics,
/// terms, laws, misconceptions, marking points, questions, and stories that can be begun). It is among the held parts all the same, and
/// a marker is compiled from readyParts.
[[nodiscard]] ReadyParts previewParts(const Course& draft, const ReadyParts& ready);

}  // namespace carewright
