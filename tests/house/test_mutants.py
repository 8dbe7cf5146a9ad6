"""A shipped workflow that is spoilt is noticed: a fixed sample; `make soak` tries every one."""

from benchmarks.mutants import run


def test_every_sampled_mutant_is_noticed_or_known_to_be_harmless() -> None:
    told = run(sample=2)

    assert told["mutants"] == 18
    assert told["missed"] == []
