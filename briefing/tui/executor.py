"""An executor whose job may be killed at any moment, so that leaving the program need not wait."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_Job = tuple[Future[Any], Callable[[], Any]]


class DaemonExecutor(Executor):
    """One thread that does job after job; leaving the program does not wait for it.

    A pool of the standard library has the interpreter wait for its threads.
    """

    def __init__(self, name: str) -> None:
        self._jobs = SimpleQueue[_Job | None]()
        self._is_shut = False
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a job done after those before it."""
        if self._is_shut:
            raise RuntimeError("no job is taken any more")
        future = Future[T]()
        self._jobs.put((future, lambda: fn(*args, **kwargs)))
        return future

    async def run(self, fn: Callable[[], T]) -> T:
        """What a function answers, from the running event loop."""
        return await asyncio.wrap_future(self.submit(fn))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the standard library's signature
        """Take no other job; those that have not begun are done still, or cancelled."""
        self._is_shut = True
        with suppress(Empty):
            while cancel_futures:
                if job := self._jobs.get_nowait():
                    job[0].cancel()
        self._jobs.put(None)
        if wait:
            self._thread.join()

    def _run(self) -> None:
        while job := self._jobs.get():
            future, work = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the job is told
                future.set_exception(error)
