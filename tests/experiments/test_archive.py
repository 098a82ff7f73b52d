import zipfile
from io import BytesIO

from experiments.archive import packed, repacked, unpacked


def test_an_archive_holds_its_files_in_their_order():
    assert list(unpacked(packed({"b/x.txt": b"1", "a.txt": b"2"})).items()) == [("b/x.txt", b"1"), ("a.txt", b"2")]


def test_an_archive_that_was_made_at_another_time_is_the_same():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt", (2031, 5, 6, 7, 8, 9)), b"2")
    assert repacked(made.getvalue()) == packed({"a.txt": b"2"}) != made.getvalue()
