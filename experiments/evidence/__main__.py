"""Print the table of evidence over 40 worlds: ``python -m experiments.evidence``."""

from collections.abc import Sequence

from experiments.describe import table
from experiments.evidence.findings import Finding, gather, headline
from experiments.evidence.runs import run
from experiments.evidence.words import published_words, value_words, worlds_words
from experiments.language import SOURCE, Language


def printed(findings: Sequence[Finding], lang: Language) -> str:
    """The headline and the table in Markdown."""
    head = [
        "id",
        "use",
        lang("What was published"),
        lang("Source"),
        lang("Published range"),
        lang("Model"),
        lang("9 of 10 worlds"),
        lang("Verdict"),
    ]
    return f"{headline(findings, lang)}\n\n{table(head, (row(found, lang) for found in findings))}"


def row(found: Finding, lang: Language) -> list[str]:
    """One line of the table."""
    entry = found.entry
    words = [published_words(entry, lang), value_words(found, lang), worlds_words(found, lang), lang(found.verdict)]
    return [entry.key, entry.use, lang(entry.label), lang(entry.source), *words]


def main() -> None:
    """Run the strategies in 40 worlds and print the table."""
    lang = Language.of(SOURCE)
    print(printed(gather(run()), lang))


if __name__ == "__main__":
    main()
