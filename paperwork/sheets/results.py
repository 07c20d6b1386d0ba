"""«Результаты»: what came of the individual programme, kind by kind, in the words of the conclusion."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Record):
    """What came of the services of one kind, or of the social support."""

    sheet: ClassVar[Sheet] = Sheet(
        order=116,
        group=SheetGroup.OFFICIAL,
        title="Результаты",
        paper="individual_programme",
        purpose="Оценка результатов программы по видам услуг: для заключения о выполнении",
        rows_tag="результаты",
        per_client=True,
        same_by=(("file_number", "sort"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    sort: OneOf = column("Вид", required=True, choices="Вид результата")
    said: Lines = column(
        "Оценка", required=True, hint="Пока строки нет, заключение предлагает черновик по фактам"
    )
