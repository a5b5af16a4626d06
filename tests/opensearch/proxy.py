"""A way to a server that can be cut, held up and wrapped in TLS."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_BYTES = 1 << 16


class Proxy:
    """Passes on what comes to a port of this machine to a server, and back."""

    def __init__(self, server: str, tls: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(server)
        self._to = parts.hostname or "", parts.port or 9200
        self._tls = tls
        self._open = list[socket.socket]()
        self._port = 0
        self.flows = Event()
        """Cleared, nothing is passed on."""
        self.flows.set()
        self.seen = bytearray()
        """All that was sent to the server."""
        self.back()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._port}"

    def back(self) -> None:
        """Listens, on the same port as before."""
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listener.getsockname()[1]
        Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def gone(self) -> None:
        """Ends every connection, and takes no new one."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.flows.set()
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    close = gone

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError):
            inside = self._tls.wrap_socket(client, server_side=True) if self._tls else client
            server = socket.create_connection(self._to)
            self._open += [inside, server]
            back = Thread(target=self._pump, args=(server, inside, False), daemon=True)
            back.start()
            self._pump(inside, server, True)
            back.join()
            inside.close()
            server.close()

    def _pump(self, source: socket.socket, target: socket.socket, is_asking: bool) -> None:  # noqa: FBT001
        with suppress(OSError):
            while data := source.recv(_BYTES):
                self.flows.wait()
                if is_asking:
                    self.seen += data
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def proxy(server: str, tls: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """A proxy during a `with`."""
    with closing(Proxy(server, tls)) as made:
        yield made


def own_certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """The TLS of a server that vouches for itself, and the file of its certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, secret = folder / "server.pem", folder / "server.key"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, secret)
    return context, file
