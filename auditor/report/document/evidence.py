"""The evidence: every question, the digest of its raw answer, the head of the custody log, and the program. Pure."""

from auditor.model.audit import Audit, Tool
from auditor.model.evidence import Ending, Evidence
from auditor.report.document.parts import EvidencePart
from auditor.report.document.phone import rows_of
from auditor.report.document.values import Cell, Grid, Section, Text
from auditor.report.document.words import Words, clock, coded, command, plain, strong
from auditor.report.text import grouped, label

QUESTION_LINES = 2  # as many as its digest; the record holds the whole question
HEADS = ("number", "question", "time", "exit", "bytes", "digest")


def build_evidence(words: Words, audit: Audit) -> EvidencePart:
    """The part on evidence."""
    head = audit.custody_head
    row = (Cell(plain(words.number(head.entry))), Cell(coded(grouped(label(head.digest)))))
    return EvidencePart(
        section=Section(words.say("evidence"), words.rich("evidence.lead")),
        answers=Grid(
            tuple(words.say(key) for key in HEADS),
            tuple(_answer(words, number, one) for number, one in enumerate(audit.evidence, 1)),
        ),
        head_title=words.say("custody"),
        head=Grid((words.say("custody.entry"), words.say("custody.digest")), (row,)),
        head_note=words.rich("custody.note", n=words.number(head.entry)),
        program_title=words.say("tool.title"),
        program=Grid(("", ""), rows_of(_program(words, audit.tool))),
    )


def _answer(words: Words, number: int, one: Evidence) -> tuple[Cell, ...]:
    question = command(label(one.question, 300))
    if one.ending is not Ending.COMPLETE:
        question = (*question, *plain(" "), *strong(words.say(f"ending.{one.ending.name}")))
    return (
        Cell(plain(f"E-{number:02}")),
        Cell(question, lines=QUESTION_LINES),
        Cell(plain(clock(one.started))),
        Cell(plain("–" if one.exit_code is None else str(one.exit_code))),
        Cell(plain(words.number(one.size))),
        Cell(_digests(words, one)),
    )


def _digests(words: Words, one: Evidence) -> Text:
    """The digest of the answer, and of its error output if there was any: a refusal often stands only there."""
    digest = coded(grouped(label(one.digest)))
    if not one.stderr_size:
        return digest
    errors = words.say("digest.errors", n=words.number(one.stderr_size))
    return (*digest, *plain(f" {errors} "), *coded(grouped(label(one.stderr_digest))))


def _program(words: Words, tool: Tool) -> tuple[tuple[str, Text], ...]:
    own, adb = tool.program, tool.adb_digest
    of = words.say(f"tool.digest.{own.form.name}") if own else words.say("tool.digest")
    return (
        (words.say("tool.name"), plain(label(f"{tool.name} {tool.version}"))),
        (of, coded(grouped(label(own.digest))) if own else words.rich("tool.digest.untold")),
        (words.say("tool.platform"), plain(label(tool.platform))),
        (words.say("tool.adb"), plain(label(tool.adb_version) if tool.adb_version else words.say("unknown"))),
        (words.say("tool.adb.digest"), coded(grouped(label(adb))) if adb else words.rich("tool.adb.foreign")),
    )
