"""How long a batch is."""

from briefing.library.batching import Batching, Reached


class TestPace:
    """The first batch is short; each of the others lasts as long as all before it, within bounds."""

    def test_lengths(self) -> None:
        now, lengths = 0.0, list[float]()
        batching = Batching(clock=lambda: now)
        while now < 400:
            began = now
            batching.begin()
            while not batching.is_up:
                now += 0.5
            lengths.append(now - began)
        assert lengths[:6] == [1.5, 5.0, 6.5, 13.0, 15.0, 15.0]
        assert lengths == sorted(lengths)
        assert lengths[-1] >= 35
        assert len(lengths) < 24

    def test_once_cancelled_it_stays_cancelled(self) -> None:
        answers = iter([False, True, False])
        batching = Batching(is_cancelled=lambda: next(answers))
        assert [batching.is_cancelled for _ in range(4)] == [False, True, True, True]


class TestReached:
    """How far it is, how long it will be yet: by the work, of which a large file is more than a small one."""

    def test_how_long_it_will_be_is_told_once_there_are_grounds(self) -> None:
        assert Reached(3, 5_001, 0.01).told(0.5) == "Reading 3 of 5,001 files"
        assert Reached(1, 9, 0.0).told(5) == "Reading 1 of 9 files"
        assert Reached(1_001, 5_001, 0.1).told(3) == "Reading 1,001 of 5,001 files, about 27 s left"

    def test_the_last_file_is_not_the_last_of_it(self) -> None:
        assert Reached(9, 9, 0.9).told(9) == "Reading 9 of 9 files, then the index is written"
