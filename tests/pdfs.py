"""PDFs made by hand, as small as they can be."""

from __future__ import annotations

import hashlib

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
ID = b"0123456789abcdef"


def make_pdf(
    words: str = "", *, user_password: bytes | None = None, content: bytes = b"", in_form: bool = False
) -> bytes:
    """A PDF of one page with one line of words, or with none; encrypted (RC4, 40 bit) where asked for.

    With `content` that is drawn instead; with `in_form` it stands in a form half its size, as some programs do it.
    """
    key = None
    encrypt = b""
    if user_password is not None:
        owner = _rc4(hashlib.md5((b"owner" + PADDING)[:32]).digest()[:5], (user_password + PADDING)[:32])  # noqa: S324
        material = (user_password + PADDING)[:32] + owner + (0xFFFFFFFC).to_bytes(4, "little") + ID
        key = hashlib.md5(material).digest()[:5]  # noqa: S324
        user = _rc4(key, PADDING)
        encrypt = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
            owner.hex().encode(),
            user.hex().encode(),
        )
    stream = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % words.encode("ascii") if words else b"0 0 10 10 re f"
    stream = content or stream
    form = b""
    if in_form:
        form = (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [0.5 0 0 0.5 0 0] "
            b"/Resources << /Font << /F1 5 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
        ) % (len(stream), stream)
        stream = b"/X1 Do"
    if key is not None:
        stream = _rc4(hashlib.md5(key + b"\x04\0\0\0\0").digest()[:10], stream)  # noqa: S324
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    objects += [extra for extra in (encrypt, form) if extra]
    trailer = b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (ID.hex().encode(), ID.hex().encode()) if encrypt else b""
    return join_objects(objects, trailer)


def join_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalog."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
