"""Keep the series of today as the baseline, and print what changed: ``python -m tests.simulation.baseline``."""

from tests.simulation.baseline import CASES, FOLDER, computed, differences


def changes(case: str) -> list[str]:
    """What changed in a case, in words."""
    if not (FOLDER / f"{case}.csv").exists():
        return ["new"]
    return [f"{measure}: {largest:.6g} at most, in week {week}" for measure, (largest, week) in differences(case).items()]


def keep(case: str) -> None:
    """Write the series of a case, every digit of each number."""
    computed(case).map(repr_of).to_csv(FOLDER / f"{case}.csv", lineterminator="\n")


def repr_of(number: float) -> str:
    """The shortest text that reads back as the same number."""
    return repr(float(number))


def main() -> None:
    """Update every case that changed."""
    for case in CASES:
        changed = changes(case)
        if changed:
            keep(case)
        print(f"{case}: {'; '.join(changed) or 'nothing changed'}")


if __name__ == "__main__":
    main()
