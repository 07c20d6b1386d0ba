"""The parts of a zip, deflated: quickly where they are small."""

from __future__ import annotations

import zlib

import pytest

from paperwork.common.reproducible_zip import SMALL, Laid, packed

TEXT = "<w:p><w:r><w:t>Дело</w:t></w:r></w:p>".encode()


@pytest.mark.parametrize("times", [1, 20, SMALL // len(TEXT) + 1])
def test_parts_of_every_size_are_deflated_and_come_back(times: int) -> None:
    content = TEXT * times
    part = packed("word/footer1.xml", content)
    assert zlib.decompress(part.raw, -15) == content
    assert len(part.raw) < len(content) / 3 or times == 1
    assert Laid().followed_by([part]).zipped() == Laid().followed_by([part]).zipped()
