"""Tables in Markdown."""

from experiments.report.markdown import table
from experiments.report.tables import Cell, Group, Row, Table

SHOWN = Table(
    "What was found",
    (("1 year", "week 77"), ("2 years", "")),
    (Group("", (Row("Profit", (Cell("+3", ("1 to 5",)), Cell("0", bold=False)), "a|b"),)),),
)


def test_a_table_has_its_caption_above_it_and_a_column_for_the_names() -> None:
    assert table(SHOWN, "Measure").splitlines()[:4] == [
        "What was found",
        "",
        "| Measure | 1 year<br>week 77 | 2 years |",
        "| --- | ---: | ---: |",
    ]


def test_a_number_is_bold_where_it_is_to_be_and_notes_stand_below() -> None:
    assert table(SHOWN, "Measure").splitlines()[4].endswith("| **+3**<br>1 to 5 | 0 |")


def test_a_bar_within_a_cell_makes_no_column() -> None:
    assert "Profit<br>a\\|b" in table(SHOWN, "Measure")
