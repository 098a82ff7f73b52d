"""Archives whose bytes depend on what they hold, and not on the day they were made."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the first that an archive can say."""
PLAIN_FILE = 0o644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of files by name, in their order."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, PLAIN_FILE
            into.writestr(info, content)
    return archive.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of an archive by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        return {name: held.read(name) for name in held.namelist()}


def repacked(archive: bytes) -> bytes:
    """The same archive without the time at which it was made."""
    return packed(unpacked(archive))
