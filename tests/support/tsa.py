"""A site's time-stamp server: `openssl ts` behind a small HTTP server on loopback."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from auditor.identity.authority import make_root

CONFIGURATION = """
[tsa]
default_tsa = site
[site]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
"""


@dataclass
class TimeServerRig:
    """address: of the server. root: vouches for it, DER. asked: how many requests came. spoil: changes an answer."""

    address: str
    root: bytes
    asked: list[bytes] = field(default_factory=list)
    spoil: object = None
    status: int = 200


@contextmanager
def time_server(folder: Path) -> Iterator[TimeServerRig]:
    """The server while the context lasts."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    root = _write_keys(folder)
    (folder / "ts.cnf").write_text(CONFIGURATION.format(folder=folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    rig = TimeServerRig(f"http://127.0.0.1:{server.server_port}/tsa", root)
    server.RequestHandlerClass = _handler(rig, folder, openssl)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield rig
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(rig, folder, openssl):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            query = self.rfile.read(int(self.headers["Content-Length"]))
            rig.asked.append(query)
            (folder / "query.tsq").write_bytes(query)
            words = [
                "ts",
                "-reply",
                "-config",
                folder / "ts.cnf",
                "-queryfile",
                folder / "query.tsq",
                "-section",
                "site",
            ]
            answer = subprocess.run([openssl, *words], capture_output=True, check=False).stdout
            self.send_response(rig.status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(rig.spoil(answer) if rig.spoil else answer)

        def log_message(self, *_):
            return

    return Handler


def _write_keys(folder):
    """A root, and a time-stamp server's certificate below it (critical EKU timeStamping, RFC 3161 §2.3)."""
    now = datetime.now(UTC)
    root = make_root("Site clock", now)
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Site time server")])
    flags = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(root.certificate.subject)
        .public_key(key.public_key()).serial_number(7)
        .not_valid_before(now - timedelta(minutes=5)).not_valid_after(now + timedelta(days=900))
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **flags), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(root.key, hashes.SHA256())
    )  # fmt: skip
    (folder / "tsa.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "root.pem").write_bytes(root.certificate.public_bytes(Encoding.PEM))
    (folder / "tsa.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return root.certificate.public_bytes(Encoding.DER)
