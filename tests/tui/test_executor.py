"""Jobs done aside, one after the other."""

from concurrent.futures import CancelledError
from threading import Event

import pytest

from briefing.tui.executor import DaemonExecutor


def test_jobs_are_done_one_after_the_other_and_answer() -> None:
    aside, done = DaemonExecutor("test"), list[int]()
    futures = [aside.submit(done.append, number) for number in range(9)]
    assert aside.submit(lambda: "last").result(10) == "last"
    assert done == list(range(9))
    assert [future.result(0) for future in futures] == [None] * 9
    aside.shutdown()


def test_what_goes_wrong_is_told_to_whoever_waits() -> None:
    aside = DaemonExecutor("test")
    with pytest.raises(ZeroDivisionError):
        aside.submit(lambda: 1 // 0).result(10)
    assert aside.submit(lambda: 2).result(10) == 2
    aside.shutdown()


def test_those_that_have_not_begun_can_be_cancelled() -> None:
    aside, begun, go_on = DaemonExecutor("test"), Event(), Event()

    def wait() -> str:
        begun.set()
        go_on.wait(10)
        return "done"

    first, second = aside.submit(wait), aside.submit(wait)
    assert begun.wait(10)
    aside.shutdown(wait=False, cancel_futures=True)
    go_on.set()
    assert first.result(10) == "done"
    with pytest.raises(CancelledError):
        second.result(10)
    with pytest.raises(RuntimeError):
        aside.submit(wait)
    aside.shutdown()
