"""Just enough gRPC to ask a plugin a question and to answer its own: HTTP/2 in the clear and protobuf, by
hand, so that the benchmark needs nothing but Python and adds next to nothing to what it measures."""

import socket
import struct

_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_DATA, _HEADERS, _RST_STREAM, _SETTINGS, _PING, _GOAWAY, _WINDOW_UPDATE = 0, 1, 3, 4, 6, 7, 8
_END_STREAM, _ACK, _END_HEADERS = 1, 1, 4
_WINDOW = 64 << 20
_CONTENT = {"content-type": "application/grpc"}


# ---- protobuf


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number, value):
    """A field of a message: text, bytes (a message in a message) or a whole number."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, str):
        value = value.encode()
    return varint(number << 3 | 2) + varint(len(value)) + value


def struct_of(values):
    """A google.protobuf.Struct."""
    return b"".join(field(1, field(1, key) + field(2, _value(value))) for key, value in values.items())


def _value(value):
    if isinstance(value, bool):
        return field(4, int(value))
    if isinstance(value, (int, float)):
        return varint(2 << 3 | 1) + struct.pack("<d", value)
    if isinstance(value, str):
        return field(3, value)
    if isinstance(value, dict):
        return field(5, struct_of(value))
    raise TypeError(type(value))


# ---- gRPC


class CallFailed(Exception):
    pass


class _Connection:
    """Frames of HTTP/2, in and out."""

    def __init__(self, connected, greeting=b""):
        self._socket = connected
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = b""
        settings = struct.pack(">HI", 4, _WINDOW)
        self.send(
            greeting
            + _frame(_SETTINGS, 0, 0, settings)
            + _frame(_WINDOW_UPDATE, 0, 0, struct.pack(">I", _WINDOW))
        )

    def send(self, frames):
        self._socket.sendall(frames)

    def next(self):
        """The next frame that is not about the connection itself; None where it has ended."""
        while True:
            try:
                head = self.read(9)
                kind, flags = head[3], head[4]
                payload = self.read(int.from_bytes(head[:3], "big"))
            except (EOFError, OSError):
                return None
            if kind == _SETTINGS and not flags & _ACK:
                self.send(_frame(_SETTINGS, _ACK, 0, b""))
            elif kind == _PING and not flags & _ACK:
                self.send(_frame(_PING, _ACK, 0, payload))
            elif kind == _GOAWAY:
                return None
            else:
                return kind, flags, int.from_bytes(head[5:], "big") & 0x7FFFFFFF, payload

    def read(self, length):
        while len(self._buffer) < length:
            more = self._socket.recv(1 << 20)
            if not more:
                raise EOFError
            self._buffer += more
        out, self._buffer = self._buffer[:length], self._buffer[length:]
        return out

    def close(self):
        self._socket.close()


class Channel:
    """One connection; one call at a time."""

    def __init__(self, port, timeout=60):
        connected = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self._connection = _Connection(connected, _PREFACE)
        self._stream = 1

    def call(self, method, message=b""):
        """The answer to a call of the engine's protocol.

        An answer without a message is a failure; its reason is compressed, and not worth the code."""
        stream = self._stream
        self._stream += 2
        self._connection.send(
            _frame(_HEADERS, _END_HEADERS, stream, _request("/pulumirpc.ResourceProvider/" + method))
            + _frame(_DATA, _END_STREAM, stream, _message(message))
        )
        answer = b""
        while True:
            frame = self._connection.next()
            if frame is None:
                raise CallFailed(f"{method}: the plugin closed the connection")
            kind, flags, its_stream, payload = frame
            if its_stream != stream:
                continue
            if kind == _DATA:
                answer += payload
            elif kind == _RST_STREAM:
                raise CallFailed(f"{method}: reset")
            if kind in (_DATA, _HEADERS) and flags & _END_STREAM:
                if len(answer) < 5:
                    raise CallFailed(f"{method}: answered with an error")
                return answer[5:]

    def close(self):
        self._connection.close()


def answer_all(connected):
    """Answers every call that comes over a connection with an empty message, until it ends."""
    connection = _Connection(connected)
    try:
        connection.read(len(_PREFACE))
        while (frame := connection.next()) is not None:
            kind, flags, stream, _ = frame
            if kind in (_DATA, _HEADERS) and flags & _END_STREAM:
                connection.send(
                    _frame(_HEADERS, _END_HEADERS, stream, _headers({":status": "200", **_CONTENT}))
                    + _frame(_DATA, 0, stream, _message(b""))
                    + _frame(_HEADERS, _END_HEADERS | _END_STREAM, stream, _headers({"grpc-status": "0"}))
                )
    except (EOFError, OSError):
        pass  # The plugin has ended.
    finally:
        connection.close()


def _message(content):
    return struct.pack(">BI", 0, len(content)) + content


def _frame(kind, flags, stream, payload):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def _request(path):
    return _headers(
        {
            ":method": "POST",
            ":scheme": "http",
            ":path": path,
            ":authority": "127.0.0.1",
            **_CONTENT,
            "te": "trailers",
            "user-agent": "startup-benchmark",
        }
    )


def _headers(pairs):
    # Each as a literal that is not indexed, in clear.
    return b"".join(
        b"\x00" + bytes([len(name)]) + name.encode() + bytes([len(value)]) + value.encode()
        for name, value in pairs.items()
    )
