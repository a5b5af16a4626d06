"""How long a batch is."""

from briefing.library.pace import Pace


class TestPace:
    """The first batch is short; each of the others lasts as long as all before it, within bounds."""

    def test_lengths(self) -> None:
        now, lengths = 0.0, list[float]()
        pace = Pace(clock=lambda: now)
        while now < 400:
            began = now
            pace.begin()
            while not pace.is_up:
                now += 0.5
            lengths.append(now - began)
        assert lengths[:6] == [1.5, 5.0, 6.5, 13.0, 15.0, 15.0]
        assert lengths == sorted(lengths)
        assert lengths[-1] >= 35
        assert len(lengths) < 24

    def test_once_cancelled_it_stays_cancelled(self) -> None:
        answers = iter([False, True, False])
        pace = Pace(is_cancelled=lambda: next(answers))
        assert [pace.is_cancelled for _ in range(4)] == [False, True, True, True]
