"""Weekly measures in few bytes: each number less the one before, equal places of all numbers side by side, then zstd.

Neighbouring weeks are alike, so the high bytes of their difference are mostly zeros. Numbers are taken as whole numbers of 32 bits, so nothing is
rounded. Source: byte shuffling as in Blosc (Alted, 2010) and HDF5.
"""

import numpy as np
import pyarrow as pa

LEVEL = 3
SIZE = 4
"""Bytes of a float32."""


def pack(series: bytes) -> bytes:
    """Numbers of 4 bytes, packed."""
    numbers = np.frombuffer(series, "<u4")
    steps = np.diff(numbers, prepend=np.uint32(0))
    return bytes(_codec().compress(steps.view(np.uint8).reshape(-1, SIZE).T.tobytes(), asbytes=True))


def unpack(packed: bytes, size: int) -> bytes:
    """The bytes that were packed.

    Parameters
    ----------
    size
        How many there were.
    """
    shuffled = np.frombuffer(_codec().decompress(packed, size, asbytes=True), np.uint8)
    steps = shuffled.reshape(SIZE, -1).T.copy().view("<u4").ravel()
    return steps.cumsum(dtype="<u4").tobytes()


def _codec() -> pa.Codec:
    """The compression, one a call: it is not shared between threads."""
    return pa.Codec("zstd", compression_level=LEVEL)
