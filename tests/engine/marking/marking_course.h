/// A small course for marking: three points, one misconception, every kind of rule. Also what the fuzz target marks with.
#pragma once

#include <string>
#include <string_view>

#include "engine/content/course_reader.h"

namespace carewright::test {

inline constexpr std::string_view markingCourseText = R"xml(<?xml version="1.0"?>
<course id="fuzz" nation="England" checked="2026-11-21" language="en-GB">
<title>T</title><about>A</about><unit code="T" level="3" credits="1">U</unit><criterion id="1">C</criterion>
<source id="own" publisher="P" date="2026">S</source>
<topic id="t" title="T" minutes="1"><summary>S</summary>
<p sources="own">People who need care and support decide for themselves what they want and how it is done each day.</p></topic>
<misconception id="m" title="M" sources="own"><myth>M</myth><why-wrong>W</why-wrong><fact>F</fact><shows-up>S</shows-up>
<correction>C</correction></misconception>
<point id="p" title="P" topic="t"><examiner>E</examiner><learner>L</learner><not-enough>N</not-enough><earned>E</earned><hint>H</hint></point>
<point id="q" title="Q" topic="t"><examiner>E</examiner><learner>L</learner><not-enough>N</not-enough><earned>E</earned><hint>H</hint></point>
<point id="r" title="R" topic="t"><examiner>E</examiner><learner>L</learner><not-enough>N</not-enough><earned>E</earned><hint>H</hint></point>
<question id="one" command="Define" criterion="1" marks="3" min-words="5" max-words="60"><text>What is personalised support?</text>
<command-meaning>M</command-meaning><guidance>G</guidance><model-answer>People decide on their own support and live the way they want to.</model-answer>
<credit point="p" marks="2"/><credit point="q" marks="1" depends-on="p"/><credit point="r" marks="1"/></question>
<concept id="person" meaning="person"><terms>person; people; client; [staff] helps/supports (the) man</terms></concept>
<concept id="staff" meaning="staff"><terms>staff; care worker; "carer"</terms><except>carer's allowance</except></concept>
<concept id="choose" meaning="choose"><terms>choose; decid*; have (a) (real) say … in/over; call the shots; make …5 choice</terms></concept>
<concept id="support" meaning="support"><terms>support; care; help; council; individual</terms><include-concept ref="staff"/></concept>
<concept id="web" meaning="web"><terms>website; cookie; click</terms></concept>
<rubric point="p"><award id="a" within="clause"><concept ref="person"/><concept ref="choose"/></award>
<award id="b"><relation kind="gives"><concept ref="support"/><any><concept ref="choose"/><words>freedom; their own way</words></any></relation></award>
<reject id="c" within="sentence"><concept ref="choose" polarity="denied"/><concept ref="staff"/></reject>
<refer id="d"><concept ref="choose" voice="others"/></refer></rubric>
<rubric point="q"><award id="a"><at-least n="2" within="neighbours"><concept ref="person"/><concept ref="choose"/><words>plan</words></at-least>
<unless><words>pizza</words></unless></award>
<award id="b"><near words="4"><concept ref="person"/><concept ref="support"/></near></award></rubric>
<rubric point="r"><award id="a"><point ref="p"/><in-order within="sentence"><concept ref="person"/><words>plan; goal</words></in-order></award>
<award id="b"><relation kind="instead-of"><concept ref="person"/><concept ref="staff"/></relation></award>
<award id="c"><relation kind="from-to"><concept ref="staff"/><concept ref="person"/></relation></award></rubric>
<rubric misconception="m"><award id="a" within="clause"><concept ref="staff"/><concept ref="choose"/></award>
<award id="b"><concept ref="support" polarity="denied"/></award></rubric>
<subject><required ref="person"/><required ref="support"/><unwanted ref="web"/></subject>
</course>)xml";

/// The course as read; an empty one (no questions) where the text above should ever stop being a course.
inline Course markingCourse() {
    ReadCourse read = readCourseText(markingCourseText);
    return read.usable() ? std::move(read.course) : Course{};
}

}  // namespace carewright::test
