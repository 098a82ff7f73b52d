import numpy as np
import pytest
from scipy import special, stats

from simulation import luck
from simulation.compiled import entry
from simulation.luck import Floats, Numbers

MILLION = 1_000_000
EVERYBODY = np.arange(MILLION, dtype=np.uint32)
FEW = 10_000
LARGEST_SEED = 2**63 - 1
CHANCE = 1e-4
"""A test of good draws fails by chance this often; the draws are fixed, so a test that passes keeps passing."""


@entry
def filled_normals(drawn: Floats, buffer: Floats, key: np.uint64, agents: Numbers, index: int) -> None:
    luck.fill_normals(drawn, buffer, key, agents, index)


@entry
def many_betas(drawn: Floats, key: np.uint64, a: int, b: int) -> None:
    for i in range(drawn.size):
        drawn[i] = luck.beta(key, i, 0, a, b)


@entry
def many_below(drawn: Floats, key: np.uint64, n: int) -> None:
    for i in range(drawn.size):
        drawn[i] = luck.below(key, i, 0, n)


@entry
def quantiles(shares: Floats) -> None:
    for i in range(shares.size):
        shares[i] = luck.quantile(shares[i])


def key(seed: int = 1, week: int = 1, process: int = luck.ENCOUNTER) -> np.uint64:
    return luck.key_of(seed, week, process)


def normals(of: np.uint64, agents: Numbers, index: int = 0) -> Floats:
    drawn = np.empty(agents.size)
    filled_normals(drawn, np.empty(agents.size), of, agents, index)
    return drawn


def correlation_is_chance(one: Floats, other: Floats) -> bool:
    """Whether the correlation of two samples lies within what independent draws give."""
    return bool(stats.pearsonr(one, other).pvalue > CHANCE)


def grid_is_even(one: Floats, other: Floats, cells: int = 32) -> bool:
    """Whether pairs fall equally often in each cell of a grid."""
    counts = np.histogram2d(one, other, bins=cells, range=[[0, 1], [0, 1]])[0].ravel()
    return bool(stats.chisquare(counts).pvalue > CHANCE)


@pytest.mark.parametrize("seed", [0, 1, LARGEST_SEED])
def test_a_million_uniform_draws_are_uniform(seed: int) -> None:
    assert stats.kstest(luck.uniforms(key(seed), EVERYBODY, 0), "uniform").pvalue > CHANCE


def test_the_draws_of_one_person_over_many_weeks_are_uniform() -> None:
    drawn = [luck.uniform(key(week=week), 7, 0) for week in range(20_000)]
    assert stats.kstest(drawn, "uniform").pvalue > CHANCE


def test_the_draws_of_one_person_by_index_are_uniform() -> None:
    drawn = [luck.uniform(key(), 7, index) for index in range(20_000)]
    assert stats.kstest(drawn, "uniform").pvalue > CHANCE


def test_the_first_draw_of_many_seeds_is_uniform() -> None:
    drawn = [luck.uniform(key(seed=seed), 0, 0) for seed in range(20_000)]
    assert stats.kstest(drawn, "uniform").pvalue > CHANCE


@pytest.mark.parametrize("seed", [0, 1, LARGEST_SEED])
def test_a_million_normal_draws_are_normal(seed: int) -> None:
    assert stats.kstest(normals(key(seed), EVERYBODY), "norm").pvalue > CHANCE


def test_a_million_normal_draws_have_normal_tails() -> None:
    beyond = np.sum(np.abs(normals(key(), EVERYBODY)) > 4.0)
    assert stats.binomtest(int(beyond), MILLION, 2 * special.ndtr(-4.0)).pvalue > CHANCE


def test_no_draw_is_0_or_1() -> None:
    drawn = luck.uniforms(key(), EVERYBODY, 0)
    assert 0.0 < drawn.min() < drawn.max() < 1.0


def test_no_two_of_a_million_draws_are_equal() -> None:
    assert np.unique(luck.uniforms(key(), EVERYBODY, 0)).size == MILLION


OTHERS = {
    "week": (key(week=2), 0),
    "distant week": (key(week=53), 0),
    "process": (key(process=luck.TALK), 0),
    "seed": (key(seed=2), 0),
    "distant seed": (key(seed=LARGEST_SEED), 0),
    "index": (key(), 1),
    "distant index": (key(), 41),
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("lag", [0, 1, 2, 7, 1000])
def test_no_correlation_with_another(other: str, lag: int) -> None:
    one, two = luck.uniforms(key(), EVERYBODY, 0), luck.uniforms(OTHERS[other][0], EVERYBODY, OTHERS[other][1])
    assert correlation_is_chance(one[: MILLION - lag], two[lag:])


@pytest.mark.parametrize("lag", [1, 2, 3, 8, 64, 1024])
def test_no_correlation_between_agents(lag: int) -> None:
    drawn = luck.uniforms(key(), EVERYBODY, 0)
    assert correlation_is_chance(drawn[:-lag], drawn[lag:])


@pytest.mark.parametrize("lag", [1, 2, 13, 52])
def test_no_correlation_between_weeks_of_a_person(lag: int) -> None:
    drawn = np.array([luck.uniform(key(week=week), 3, 0) for week in range(FEW)])
    assert correlation_is_chance(drawn[:-lag], drawn[lag:])


@pytest.mark.parametrize("other", OTHERS)
def test_pairs_with_another_fill_a_grid_evenly(other: str) -> None:
    assert grid_is_even(luck.uniforms(key(), EVERYBODY, 0), luck.uniforms(OTHERS[other][0], EVERYBODY, OTHERS[other][1]))


@pytest.mark.parametrize("lag", [1, 2, 3, 8])
def test_pairs_of_agents_fill_a_grid_evenly(lag: int) -> None:
    drawn = luck.uniforms(key(), EVERYBODY, 0)
    assert grid_is_even(drawn[:-lag], drawn[lag:])


def test_sums_of_twelve_indices_have_the_variance_of_independent_draws() -> None:
    total = sum(luck.uniforms(key(), EVERYBODY[:100_000], index) for index in range(12))
    assert np.var(total) == pytest.approx(1.0, abs=4 * np.sqrt(2 / 100_000))


@pytest.mark.parametrize(
    "shares",
    [
        np.linspace(0.001, 0.999, 9_999),
        0.5 + np.linspace(-0.4251, -0.4249, 21),
        0.5 + np.linspace(0.4249, 0.4251, 21),
        np.logspace(-300, -3, 2_000),
        1.0 - np.logspace(-15, -3, 200),
        np.array([2.0**-53, 1.0 - 2.0**-53, np.exp(-25.0), np.exp(-25.0001), np.exp(-24.9999)]),
    ],
    ids=["middle", "lower seam", "upper seam", "lower tail", "upper tail", "ends"],
)
def test_quantiles_are_those_of_the_normal_distribution(shares: Floats) -> None:
    ours = shares.copy()
    quantiles(ours)
    np.testing.assert_allclose(ours, special.ndtri(shares), rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 6), (5, 4), (20, 20), (1, 20)])
def test_beta_draws_are_beta(a: int, b: int) -> None:
    drawn = np.empty(100_000)
    many_betas(drawn, key(), a, b)
    assert stats.kstest(drawn, stats.beta(a, b).cdf).pvalue > CHANCE


@pytest.mark.parametrize("n", [1, 2, 7, 300, 1000])
def test_one_of_n_is_each_equally_often(n: int) -> None:
    drawn = np.empty(MILLION)
    many_below(drawn, key(), n)
    assert n == 1 or stats.chisquare(np.bincount(drawn.astype(int), minlength=n)).pvalue > CHANCE


@pytest.mark.parametrize("n", [1, 2, 7, 1000])
def test_one_of_n_is_from_0_to_n_less_1(n: int) -> None:
    drawn = np.empty(MILLION)
    many_below(drawn, key(), n)
    assert (drawn.min(), drawn.max()) == (0, n - 1)


@pytest.mark.parametrize("seed", [0, 1, LARGEST_SEED])
def test_filled_uniforms_have_the_bits_of_single_ones(seed: int) -> None:
    agents = EVERYBODY[:FEW]
    single = [luck.uniform(key(seed), int(agent), 3) for agent in agents]
    assert luck.uniforms(key(seed), agents, 3).tolist() == single


@pytest.mark.parametrize("seed", [0, 1, LARGEST_SEED])
def test_filled_normals_have_the_bits_of_single_ones(seed: int) -> None:
    agents = EVERYBODY[:FEW]
    single = [luck.normal(key(seed), int(agent), 3) for agent in agents]
    assert normals(key(seed), agents, 3).tolist() == single


def test_a_draw_depends_on_the_number_and_not_on_the_place() -> None:
    agents = np.array([5, 3, 5], np.uint32)
    drawn = luck.uniforms(key(), agents, 0)
    assert drawn[0] == drawn[2] != drawn[1]


def test_different_seeds_weeks_and_processes_have_different_keys() -> None:
    keys = {int(key(seed, week, process)) for seed in range(20) for week in range(100) for process in range(1, 13)}
    assert len(keys) == 20 * 100 * 12


def test_every_process_has_a_number_of_its_own() -> None:
    numbers = [value for name, value in vars(luck).items() if name.isupper() and not name.startswith("_") and isinstance(value, int)]
    assert len(set(numbers)) == len(numbers) == 12


@pytest.mark.parametrize(
    ("seed", "week", "process", "agent", "index"),
    [(0, 0, 1, 0, 0), (1, 5, 7, 12, 3), (LARGEST_SEED, 285, 12, 299, 0)],
)
def test_draws_are_those_of_the_description(seed: int, week: int, process: int, agent: int, index: int) -> None:
    def mix(z: int) -> int:
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        return z ^ (z >> 31)

    by_seed = mix((seed + 0x9E3779B97F4A7C15) % 2**64)
    by_week = mix((by_seed + week * 0xF1357AEA2E62A9C5) % 2**64)
    stream = mix((by_week + process * 0xA24BAED4963EE407) % 2**64)
    bits = mix((stream + agent * 0x9E3779B97F4A7C15 + index * 0xD1342543DE82EF95) % 2**64)
    assert luck.uniform(luck.key_of(seed, week, process), agent, index) == ((bits >> 12) + 0.5) / 2**52
