"""Keyed draws: luck is a pure function of (seed, week, process, agent, index).

What happens to a person does not depend on how many draws came before, so two strategies with the same seed give every person the same luck,
a mechanism that is switched off disturbs no other, and results do not depend on threads or processes. One draw is one SplitMix64 finaliser
(Steele, Lea & Flood, 2014; constants of Stafford's variant 13) of a lattice point; normal numbers are the inverse distribution function
(Wichura, 1988, AS 241). "Agent" is a number of a job or of a person in the market, never a row.
"""

import math

import numpy as np
from numpy.typing import NDArray

from simulation.compiled import entry, kernel

Key = np.uint64
Floats = NDArray[np.float64]
Numbers = NDArray[np.uint32]

# The processes that draw. A number is never used again for another process: that would give two events the same luck.
FOUNDING = 1
PERSON = 2
TIES = 3
ACQUAINTANCE = 4
MARKET = 5
DIALOGUE = 6
ENCOUNTER = 7
TALK = 8
CUSTOM = 9
TURNOVER = 10
SUCCESSION = 11
ADVOCACY = 12

_AGENT = np.uint64(0x9E3779B97F4A7C15)
_INDEX = np.uint64(0xD1342543DE82EF95)
_WEEK = np.uint64(0xF1357AEA2E62A9C5)
_PROCESS = np.uint64(0xA24BAED4963EE407)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S12 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(12)


@kernel
def mix(z: np.uint64) -> np.uint64:
    """Scramble 64 bits so that each bit of the result depends on all of the argument."""
    z = (z ^ (z >> _S30)) * _FIRST
    z = (z ^ (z >> _S27)) * _SECOND
    return z ^ (z >> _S31)


@entry
def stream(seed: int, week: int, process: int) -> Key:
    """The key of all draws of a process in a week (uint64)."""
    return mix(mix(mix(np.uint64(seed) + _AGENT) + np.uint64(week) * _WEEK) + np.uint64(process) * _PROCESS)


def key_of(seed: int, week: int, process: int) -> Key:
    """The same for Python callers, to whom compiled code hands a plain whole number."""
    return np.uint64(stream(seed, week, process))


@kernel
def uniform(key: Key, agent: int, index: int) -> float:
    """A number strictly between 0 and 1; the ``index``-th draw of this agent from stream ``key``."""
    bits = mix(np.uint64(key) + np.uint64(agent) * _AGENT + np.uint64(index) * _INDEX)
    return (np.float64(np.int64(bits >> _S12)) + 0.5) * 2.220446049250313e-16


@kernel
def central(q: float) -> float:
    """The quantile at ½ + q for |q| ≤ .425."""
    r = 0.180625 - q * q
    top = 2.5090809287301226727e3 * r + 3.3430575583588128105e4
    top = (((top * r + 6.7265770927008700853e4) * r + 4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r
    top = ((top + 1.9715909503065514427e3) * r + 1.3314166789178437745e2) * r + 3.3871328727963666080e0
    low = 5.2264952788528545610e3 * r + 2.8729085735721942674e4
    low = (((low * r + 3.9307895800092710610e4) * r + 2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r
    low = ((low + 6.8718700749205790830e2) * r + 4.2313330701600911252e1) * r + 1.0
    return q * top / low


@kernel
def tail(p: float) -> float:
    """The quantile for p below .075 or above .925."""
    r = math.sqrt(-math.log(p if p < 0.5 else 1.0 - p))
    if r <= 5.0:
        r = r - 1.6
        top = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2
        top = (((top * r + 2.41780725177450611770e-1) * r + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r
        top = ((top + 5.76949722146069140550e0) * r + 4.63033784615654529590e0) * r + 1.42343711074968357734e0
        low = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4
        low = (((low * r + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r
        low = ((low + 1.67638483018380384940e0) * r + 2.05319162663775882187e0) * r + 1.0
    else:
        r = r - 5.0
        top = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5
        top = (((top * r + 1.24266094738807843860e-3) * r + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r
        top = ((top + 1.78482653991729133580e0) * r + 5.46378491116411436990e0) * r + 6.65790464350110377720e0
        low = 2.04426310338993978564e-15 * r + 1.42151175831644588870e-7
        low = (((low * r + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r
        low = ((low + 1.36929880922735805310e-1) * r + 5.99832206555887937690e-1) * r + 1.0
    return -top / low if p < 0.5 else top / low


@kernel
def quantile(p: float) -> float:
    """The standard normal number below which a share ``p`` lies, 0 < p < 1 (Wichura, 1988, PPND16)."""
    q = p - 0.5
    return central(q) if abs(q) <= 0.425 else tail(p)


@kernel
def normal(key: Key, agent: int, index: int) -> float:
    """A standard normal number; uses draw ``index``."""
    return quantile(uniform(key, agent, index))


@kernel
def beta(key: Key, agent: int, index: int, a: int, b: int) -> float:
    """A Beta(a, b) number for whole a and b; uses draws ``index`` to ``index + a + b - 1``.

    A Gamma number of whole shape is minus the logarithm of a product of uniforms; a Beta number is a share of two Gammas.
    """
    first = 1.0
    for k in range(a):
        first *= uniform(key, agent, index + k)
    second = 1.0
    for k in range(a, a + b):
        second *= uniform(key, agent, index + k)
    first, second = -math.log(first), -math.log(second)
    return first / (first + second)


@kernel
def below(key: Key, agent: int, index: int, n: int) -> int:
    """A whole number from 0 to n - 1, each equally likely."""
    return min(int(uniform(key, agent, index) * n), n - 1)


@kernel
def fill_uniforms(drawn: Floats, key: Key, agents: Numbers, index: int) -> None:
    """Write one uniform number per agent to the first entries of ``drawn``. A plain loop that the compiler turns into vector code."""
    for i in range(agents.size):
        drawn[i] = uniform(key, agents[i], index)


@kernel
def fill_normals(drawn: Floats, uniforms: Floats, key: Key, agents: Numbers, index: int) -> None:
    """The same for standard normal numbers: first all as if they were central, then the few in the tails. ``uniforms`` is a buffer."""
    fill_uniforms(uniforms, key, agents, index)
    for i in range(agents.size):
        drawn[i] = central(uniforms[i] - 0.5)
    for i in range(agents.size):
        if abs(uniforms[i] - 0.5) > 0.425:
            drawn[i] = tail(uniforms[i])


@entry
def _uniforms(drawn: Floats, key: Key, agents: Numbers, index: int) -> None:
    fill_uniforms(drawn, key, agents, index)


def uniforms(key: Key, agents: Numbers, index: int) -> Floats:
    """One uniform number per agent: an array as long as ``agents``."""
    drawn = np.empty(agents.size)
    _uniforms(drawn, key, agents, index)
    return drawn
