"""The fixed words of a list's line keep their looks, dashes and tabs: only what is printed is replaced."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
from desk import write_book
from empty_document import empty_document, saved
from trip import made

from paperwork.case.context import cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
HELPS = {
    "7": [("уборка кухни", "1 раз в неделю"), ("чтение газет", "2 раза в неделю")],
    "8": [("прогулка в парке", "ежедневно"), ("мытьё окон", "1 раз в месяц"), ("стрижка", "по обращению")],
}


def test_fixed_words_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "office.xlsx"
    rows = [
        {"Дело": file, "Услуга": name, "Предоставляется": "сейчас", "Периодичность": often}
        for file, helps in HELPS.items()
        for name, often in helps
    ]
    people = [
        {"Дело": "7", "Фамилия": "Ершов", "Имя": "Денис"},
        {"Дело": "8", "Фамилия": "Юдин", "Имя": "Пётр"},
    ]
    plans = [{"Дело": file, "Номер": f"{file}-1", "Дата": "02.03.2026"} for file in HELPS]
    write_book(path, {"Клиенты": people, "Планы": plans, "Услуги": rows})
    one, other = cases(read_book(path, None, TODAY), TODAY)
    document = empty_document()
    document.add_paragraph("Чем ещё помогут Ершову Денису")
    for name, often in HELPS["7"]:
        line = document.add_paragraph()
        line.add_run("Ещё\t").bold = True
        line.add_run(f"{name} – {often};")
    learnt = learn(Source(saved(document), "", one))
    assert learnt.comparison.ratio == 1
    lines = docx.Document(BytesIO(made(learnt, other))).paragraphs[1:]
    assert [line.text.replace("\u00a0", " ") for line in lines] == [
        f"Ещё\t{name} – {often};" for name, often in HELPS["8"]
    ]
    assert all("".join(run.text for run in line.runs if run.bold) == "Ещё\t" for line in lines)
