"""Weekly measures in few bytes: each number less the one before, the same bit of all numbers side by side, then zstd.

Neighbouring weeks are alike, so most bits of their difference are the same from week to week. Numbers are taken as whole numbers of 32 bits, so nothing
is rounded. Source: bit shuffling as by Masui et al. (2015), "A compression scheme for radio data in high performance computing".
"""

import numpy as np
import pyarrow as pa

LEVEL = 3
BITS = 32
"""Of a float32."""


def pack(series: bytes) -> bytes:
    """Numbers of 4 bytes, packed."""
    steps = np.diff(np.frombuffer(series, "<u4"), prepend=np.uint32(0))
    bits = np.unpackbits(steps.view(np.uint8)).reshape(-1, BITS)
    return bytes(_codec().compress(np.packbits(bits.T).tobytes(), asbytes=True))


def unpack(packed: bytes, size: int) -> bytes:
    """The bytes that were packed.

    Parameters
    ----------
    size
        How many there were.
    """
    bits = np.unpackbits(np.frombuffer(_codec().decompress(packed, size, asbytes=True), np.uint8))
    steps = np.packbits(bits.reshape(BITS, -1).T).view("<u4")
    return steps.cumsum(dtype="<u4").tobytes()


def _codec() -> pa.Codec:
    """The compression, one a call: it is not shared between threads."""
    return pa.Codec("zstd", compression_level=LEVEL)
