"""A language model that answers what a test has it answer: a server on this machine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from briefing.model import Endpoint

Reply = Callable[[BaseHTTPRequestHandler], None]


class Stub:
    """What was asked, and how it is answered."""

    def __init__(self) -> None:
        self.asked = list[Any]()
        """The body of each question."""
        self.headers = list[dict[str, str]]()
        self.reply: Reply = lambda _: None
        self.port = 0

    def endpoint(self, key: str = "") -> Endpoint:
        """Where it answers."""
        return Endpoint(f"http://127.0.0.1:{self.port}/v1", "parrot", key)

    def says(self, content: object) -> None:
        """Answer with this content, in the form of chat completions."""
        text = content if isinstance(content, str) else json.dumps(content)
        self.sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())

    def sends(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer with these bytes."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.reply = reply


@contextmanager
def serving() -> Iterator[Stub]:
    """A stub that answers during a `with`."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stub.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            stub.headers.append({"path": self.path, **self.headers})
            try:
                stub.reply(self)
            except OSError:
                self.close_connection = True  # the caller has hung up

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
