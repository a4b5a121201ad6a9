"""Findings as the results of tests: a suite for each file, a failed test for each error.

JUnit’s format has no schema of its own. This is what Jenkins’s and Maven’s schemas have in common
and what GitLab reads. A test keeps its name when lines move, so that a reader of two reports
sees which faults are new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from edition.findings import Finding
from edition.reports.judgement import Judgement, message


def render(judgement: Judgement) -> str:
    """The judgement as JUnit XML."""
    findings = defaultdict[str, list[Finding]](list)
    for finding in judgement.findings:
        findings[finding.path].append(finding)
    suites = [_suite(path, findings[path]) for path in judgement.files]
    root = Element("testsuites", name="edition validate")
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    root.extend(suites)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(path: str, findings: list[Finding]) -> Element:
    failures = sum(finding.severity == "error" for finding in findings)
    suite = Element(
        "testsuite",
        name=path,
        tests=str(len(findings) or 1),
        failures=str(failures),
        errors="0",
        skipped="0",
    )
    # Jenkins takes what stands before the last full stop for the folder.
    name = path.removesuffix(".xml").replace("/", ".")
    if not findings:
        SubElement(suite, "testcase", classname=name, name="no fault found", time="0")
    seen = Counter[str]()
    for finding in findings:
        test = f"{finding.rule} ({finding.xml_id})" if finding.xml_id else finding.rule
        seen[test] += 1
        if seen[test] > 1:
            test += f" {seen[test]}"
        case = SubElement(suite, "testcase", classname=name, name=test, time="0")
        told = f"{path}:{finding.line}: {message(finding)}"
        if finding.severity == "error":
            # GitLab would read the text as a date if the type were “date”, and so on.
            kind = f"edition.{finding.rule}"
            SubElement(case, "failure", type=kind, message=message(finding)).text = told
        else:
            SubElement(case, "system-out").text = f"warning: {told}"
    return suite
