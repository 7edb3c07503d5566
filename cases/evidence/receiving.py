"""Where is a file while it is being sent? In memory only: unsealed evidence never touches a disk.

A file or a request above its cap isn't kept any further, only counted; the form then says so in words.
"""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from cases.evidence import bounds


class InMemory(FileUploadHandler):
    """Django's handler of uploads for the whole house."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.sent = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.parts: list[bytes] = []
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        self.sent += len(raw_data)
        if self.size > bounds.MOST_BYTES or self.sent > bounds.MOST_AT_ONCE:
            self.parts = []
        else:
            self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        return Received(b"".join(self.parts), self)


class Received(InMemoryUploadedFile):
    """A file that was sent. `fault` says why it wasn't kept; blank where it was."""

    def __init__(self, data: bytes, by: InMemory) -> None:
        name, size = by.file_name or "", len(data)
        super().__init__(io.BytesIO(data), by.field_name, name, by.content_type, size, by.charset)
        too_large = by.size > bounds.MOST_BYTES
        too_much = by.sent > bounds.MOST_AT_ONCE
        self.fault = bounds.TOO_LARGE if too_large else bounds.TOO_MUCH_AT_ONCE if too_much else ""
