#include "engine/content/course_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/base/utf8.h"
#include "engine/content/course_check.h"
#include "engine/content/course_files.h"
#include "engine/content/inline_text.h"
#include "engine/content/item_readers.h"
#include "engine/content/lost_files.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

constexpr const char* mainFile = "course.xml";

/// Room for more than is shown in the end, so that the first files do not crowd the others out.
constexpr std::size_t logRoom = 20;

std::string endOf(std::string guess) { return guess.empty() ? "." : guess; }

struct Include {
    std::string file;
    int line = 0;
};

/// Reads what stands directly in `<course>` or `<part>`.
class PartReader {
public:
    PartReader(Course& course, Reading& reading) : m_course(course), m_reading(reading) {}

    /// True where the element was a collection element.
    bool readItem(const XmlNode& node) {
        const std::string& name = node.name;
        if (name == "topic") return m_course.topics.push_back(readTopic(node, m_reading)), true;
        if (name == "term") return m_course.terms.push_back(readTerm(node, m_reading)), true;
        if (name == "law") return m_course.laws.push_back(readLaw(node, m_reading)), true;
        if (name == "misconception") return m_course.misconceptions.push_back(readMisconception(node, m_reading)), true;
        if (name == "point") return m_course.points.push_back(readPoint(node, m_reading)), true;
        if (name == "question") return m_course.questions.push_back(readQuestion(node, m_reading)), true;
        if (name == "item") return m_course.items.push_back(readQuizItem(node, m_reading)), true;
        if (name == "quiz") return m_course.quizzes.push_back(readQuiz(node, m_reading)), true;
        if (name == "mock") return m_course.mocks.push_back(readMock(node, m_reading)), true;
        if (name == "sample") return m_course.samples.push_back(readSample(node, m_reading)), true;
        if (name == "scenario") return m_course.scenarios.push_back(readScenario(node, m_reading)), true;
        if (name == "concept") return m_course.concepts.push_back(readConcept(node, m_reading)), true;
        if (name == "mishearing") return m_course.mishearings.push_back(readMishearing(node, m_reading)), true;
        if (name == "rubric") return m_course.rubrics.push_back(readRubric(node, m_reading)), true;
        if (name == "subject") return readSubject(node, m_reading, m_course.subject), true;
        return false;
    }

    /// The lines of elements that nobody knows, so that what stands in them was not read.
    [[nodiscard]] const std::vector<int>& unknownLines() const { return m_unknown; }

    void readPart(const XmlNode& root) {
        ElementReader(root, m_reading).finishText();
        for (const XmlNode& node : root.children) {
            if (node.isText()) {
                reportStrayText(node, root, m_reading);
            } else if (!readItem(node)) {
                unknown(node, root, itemNames());
            }
        }
    }

    void readCourse(const XmlNode& root, std::vector<Include>& includes) {
        ElementReader element(root, m_reading);
        m_course.place = element.place();
        m_course.id = element.id<CourseId>("id");
        m_course.nation = element.text("nation");
        m_course.checkedOn = element.text("checked");
        if (const std::string language = element.text("language"); !language.empty() && !language.starts_with("en")) {
            m_reading.error(root.line, "language=\"" + language + "\" cannot be marked yet; only English courses can (\"en-GB\").");
        }
        m_course.title = element.child("title");
        m_course.about = element.child("about");
        element.finishText();
        readUnit(element.children("unit"));
        std::vector<std::string_view> known = itemNames();
        for (const char* name : {"title", "about", "unit", "criterion", "source", "include", "weights"}) known.push_back(name);
        for (const XmlNode& node : root.children) {
            if (node.isText()) {
                reportStrayText(node, root, m_reading);
            } else if (node.name == "criterion") {
                readCriterion(node);
            } else if (node.name == "source") {
                readSource(node);
            } else if (node.name == "weights") {
                readWeightsName(node);
            } else if (node.name == "include") {
                ElementReader include(node, m_reading);
                includes.push_back({include.text("file"), node.line});
                include.finish();
            } else if (!readItem(node) && std::find(known.begin(), known.end(), node.name) == known.end()) {
                unknown(node, root, known);
            }
        }
    }

private:
    static std::vector<std::string_view> itemNames() {
        return {"topic", "term", "law", "misconception", "point", "question", "item", "quiz", "mock", "sample", "scenario",
                "concept", "mishearing", "rubric", "subject"};
    }

    void unknown(const XmlNode& node, const XmlNode& root, const std::vector<std::string_view>& known) {
        m_reading.log.markIncomplete();
        m_unknown.push_back(node.line);
        for (const char* name : {"title", "about", "unit", "criterion", "source", "include", "weights"}) {
            if (node.name != name) continue;
            m_reading.error(node.line, "<" + node.name + "> belongs in course.xml, directly in <course>.");
            return;
        }
        reportUnknownChild(node, root, known, m_reading);
    }

    void readUnit(const std::vector<const XmlNode*>& units) {
        if (units.empty()) return;
        ElementReader unit(*units.front(), m_reading);
        m_course.unitCode = unit.text("code");
        m_course.unitLevel = unit.number("level", 0, 8);
        m_course.unitCredits = unit.number("credits", 0, 1000);
        m_course.unitAlso = unit.text("also");
        unit.finishText();
        m_course.unitTitle = textOf(*units.front());
        for (std::size_t i = 1; i < units.size(); ++i) m_reading.error(units[i]->line, "<course> has a second <unit>; keep one.");
    }

    void readWeightsName(const XmlNode& node) {
        ElementReader weights(node, m_reading);
        if (!m_course.weightsFile.empty()) m_reading.error(node.line, "<course> has a second <weights>; keep one.");
        m_course.weightsFile = weights.text("file");
        m_course.weightsPlace = weights.place();
        weights.finish();
        if (m_course.weightsFile.empty()) {
            m_reading.error(node.line, "<weights> needs the attribute file=\"…\" with the name of a file in the course folder.");
        }
    }

    void readCriterion(const XmlNode& node) {
        ElementReader element(node, m_reading);
        Criterion criterion;
        criterion.place = element.place();
        criterion.id = element.id<CriterionId>("id");
        element.finishText();
        criterion.text = textOf(node);
        m_course.criteria.push_back(std::move(criterion));
    }

    void readSource(const XmlNode& node) {
        ElementReader element(node, m_reading);
        Source source;
        source.place = element.place();
        source.id = element.id<SourceId>("id");
        source.publisher = element.text("publisher");
        source.date = element.text("date");
        element.finishText();
        source.title = textOf(node);
        m_course.sources.push_back(std::move(source));
    }

    std::string textOf(const XmlNode& node) {
        std::string all;
        for (const XmlNode& child : node.children) {
            if (child.isText()) all += child.text;
            if (!child.isText()) reportUnknownChild(child, node, {}, m_reading);
        }
        return singleSpaced(all);
    }

    Course& m_course;
    Reading& m_reading;
    std::vector<int> m_unknown;
};

/// Reads course.xml and what it includes; everything wrong goes to one log.
class CourseReader {
public:
    explicit CourseReader(const ReadLimits& limits, bool checks = true) : m_limits(limits), m_checks(checks), m_log(limits.problems * logRoom) {}

    ReadFolder readFolder(const std::filesystem::path& folder) {
        m_course.files.push_back(mainFile);
        const Result<std::filesystem::path> real = findCourseFile(folder, mainFile);
        const Result<std::string> bytes = real.and_then([&](const auto& path) { return readCourseFile(path, mainFile, m_limits.fileBytes); });
        if (!bytes) {
            m_log.error({mainFile, 0}, bytes.error().message);
            return finish();
        }
        m_seen.emplace(*real, mainFile);
        m_bytes = bytes->size();
        readMain(*bytes);
        for (const Include& include : m_includes) readInclude(folder, include);
        readWeights(folder);
        return finish();
    }

    ReadFolder readText(std::string_view xml) {
        m_course.files.push_back(mainFile);
        if (xml.size() > m_limits.fileBytes) {
            m_log.error({mainFile, 0}, "The text is larger than " + std::to_string(m_limits.fileBytes) + " bytes.");
            return finish();
        }
        readMain(xml);
        for (const Include& include : m_includes) m_log.error({mainFile, include.line}, "A course of one file cannot include another; put its elements here.");
        if (!m_course.weightsFile.empty()) m_log.error(m_course.weightsPlace, "A course of one file has no room for weights; remove <weights>.");
        return finish();
    }

private:
    void readMain(std::string_view xml) {
        const std::optional<XmlNode> root = parseXml(xml, mainFile, m_limits.depth, m_log);
        if (!root) return;
        Reading reading{mainFile, m_log};
        if (root->name != "course") {
            reading.error(root->line, "The outermost element is <" + shortened(root->name, 60) + ">; in course.xml it is <course>" + endOf(didYouMean(root->name, {"course"})));
            return;
        }
        PartReader part(m_course, reading);
        part.readCourse(*root, m_includes);
        noteUnknown(mainFile, part);
        m_rootRead = true;
    }

    void readInclude(const std::filesystem::path& folder, const Include& include) {
        const SourcePlace here{mainFile, include.line};
        const auto refuse = [&](std::string text, bool nothingLost = false) {
            m_lost.push_back({include.file, {{Severity::error, here, text}}, {}, nothingLost});
            m_log.error(here, std::move(text));
            m_log.markIncomplete();
        };
        if (include.file.empty()) return refuse("<include> needs the attribute file=\"…\" with the name of a file in the course folder.");
        if (m_course.files.size() >= m_limits.files) {
            if (!m_tooMany) refuse("The course has more than " + std::to_string(m_limits.files) + " files; join some of them.");
            m_tooMany = true;
            return;
        }
        if (firstBadByte(include.file) || include.file.find('\n') != std::string::npos) return refuse("<include> names a file in a way that cannot be read.");
        const Result<std::filesystem::path> real = findCourseFile(folder, include.file);
        if (!real) return refuse(real.error().message);
        const auto [known, isNew] = m_seen.emplace(*real, include.file);
        if (!isNew) {
            return refuse(known->second == mainFile ? "course.xml includes itself; remove this <include>."
                                                    : "\"" + include.file + "\" is included a second time; remove this <include>.", true);
        }
        const Result<std::string> bytes = readCourseFile(*real, include.file, m_limits.fileBytes);
        if (!bytes) return refuse(bytes.error().message);
        m_bytes += bytes->size();
        if (m_bytes > m_limits.courseBytes) return refuse("With \"" + include.file + "\" the course is larger than " + std::to_string(m_limits.courseBytes) + " bytes; make it smaller.");
        m_course.files.push_back(include.file);
        const std::optional<XmlNode> root = parseXml(*bytes, include.file, m_limits.depth, m_log);
        if (!root) {
            m_lost.push_back({include.file, {}, *bytes, false});
            return;
        }
        Reading reading{include.file, m_log};
        if (root->name != "part") {
            m_lost.push_back({include.file, {}, *bytes, false});
            reading.error(root->line, "The outermost element is <" + shortened(root->name, 60) + ">; in an included file it is <part>" + endOf(didYouMean(root->name, {"part"})));
            m_log.markIncomplete();
            return;
        }
        PartReader part(m_course, reading);
        part.readPart(*root);
        noteUnknown(include.file, part);
    }

    void noteUnknown(const std::string& file, const PartReader& part) {
        if (!part.unknownLines().empty()) m_unknown[file] = {part.unknownLines().begin(), part.unknownLines().end()};
    }

    /// The lost files with what is wrong in each: of a file that was not read all that was found, of others what hides something.
    std::vector<LostFile> lostFiles(const std::vector<Problem>& unread) {
        std::vector<LostFile> out = std::move(m_lost);
        for (LostFile& lost : out) {
            if (!lost.problems.empty()) continue;
            for (const Problem& problem : unread)
                if (problem.place.file == lost.file) lost.problems.push_back(problem);
        }
        for (const auto& [file, lines] : m_unknown) {
            LostFile lost{file, {}, {}, false};
            for (const Problem& problem : unread)
                if (problem.place.file == file && lines.contains(problem.place.line)) lost.problems.push_back(problem);
            out.push_back(std::move(lost));
        }
        return out;
    }

    void readWeights(const std::filesystem::path& folder) {
        if (m_course.weightsFile.empty()) return;
        const auto weights = findCourseFile(folder, m_course.weightsFile)
                                 .and_then([&](const auto& path) { return readCourseFile(path, m_course.weightsFile, m_limits.fileBytes); })
                                 .and_then([&](const std::string& bytes) { return parseWeights(bytes, m_course.weightsFile); });
        if (weights) {
            m_course.weights = *weights;
        } else {
            const SourcePlace& place = weights.error().place;
            m_weightsLost = Problem{Severity::error, place.file.empty() ? m_course.weightsPlace : place, weights.error().message};
            m_log.error(m_weightsLost->place, m_weightsLost->text);
        }
    }

    ReadFolder finish() {
        std::vector<Problem> unread = m_log.sorted(m_course.files, m_limits.problems * logRoom);
        std::erase_if(unread, [](const Problem& problem) { return problem.severity != Severity::error; });
        const bool complete = m_rootRead && !m_log.incomplete();
        // Without a <course> there is nothing to judge; the problem already listed says enough.
        if (m_rootRead && m_checks) {
            CheckOptions options;
            options.incomplete = m_log.incomplete();
            for (Problem& problem : checkCourse(m_course, options)) {
                (problem.severity == Severity::error) ? m_log.error(std::move(problem.place), std::move(problem.text))
                                                      : m_log.warning(std::move(problem.place), std::move(problem.text));
            }
        }
        std::vector<Problem> problems = m_log.sorted(m_course.files, m_limits.problems);
        std::vector<LostFile> lost = lostFiles(unread);
        return {{std::move(m_course), std::move(problems), std::move(unread), complete}, {std::move(lost), std::move(m_weightsLost), m_rootRead}};
    }

    ReadLimits m_limits;
    bool m_checks;
    ProblemLog m_log;
    Course m_course;
    std::vector<Include> m_includes;
    std::map<std::filesystem::path, std::string> m_seen;
    std::size_t m_bytes = 0;
    bool m_rootRead = false, m_tooMany = false;
    std::vector<LostFile> m_lost;
    std::map<std::string, std::set<int>> m_unknown;     ///< by file: lines of elements that nobody knows
    std::optional<Problem> m_weightsLost;
};

}  // namespace

ReadCourse readCourse(const std::filesystem::path& folder, const ReadLimits& limits) { return CourseReader(limits).readFolder(folder).read; }

ReadCourse readCourseUnchecked(const std::filesystem::path& folder, const ReadLimits& limits) { return CourseReader(limits, false).readFolder(folder).read; }

ReadCourse readCourseText(std::string_view xml, const ReadLimits& limits) { return CourseReader(limits).readText(xml).read; }

ReadFolder readFolder(const std::filesystem::path& folder, bool checked) { return CourseReader(ReadLimits(), checked).readFolder(folder); }

}  // namespace carewright
