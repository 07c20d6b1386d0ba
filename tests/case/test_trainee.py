"""Who signs a programme of help that a student has drawn up: only where he was there on its day."""

from __future__ import annotations

from desk import INSTITUTION, VERA, Desk, Sheets, plain
from each import each

STUDENT, LEADER = "Ким Анна Олеговна", "Лапин Олег Ильич"


@each(
    ("start", "end", "drawn_up", "signs"),
    [
        ("02.03.2026", "28.03.2026", "01.03.2026", False),  # she was not there yet
        ("02.03.2026", "28.03.2026", "02.03.2026", True),
        ("02.03.2026", "28.03.2026", "28.03.2026", True),
        ("02.03.2026", "28.03.2026", "29.03.2026", False),
        ("02.03.2026", "28.03.2026", None, True),  # of a paper without a day no one knows
        ("02.03.2026", None, "01.01.2026", False),
        ("02.03.2026", None, "01.01.2027", True),
        (None, "28.03.2026", "01.01.2027", False),
        (None, None, "01.01.2027", True),
    ],
)
def test_the_student_signs_what_is_drawn_up_in_the_practice(
    start: str | None, end: str | None, drawn_up: str | None, signs: bool, desk: Desk
) -> None:
    practice = {"Студент": STUDENT, "Руководитель от учреждения": LEADER, "Начало": start, "Окончание": end}
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA],
        "Программа": [{"Проблема": "Одиночество", "Цель": "Общение"}],
        "Программы": [{"Дело": "1", "Дата": drawn_up, "Цель программы": "Помощь"}],
        "Практика": practice,
    }
    run = desk.make(desk.book(sheets), "--document", "help_programme")
    assert run.status == 0, run.err
    words = plain(desk.text("1 Соколова Вера/Программа помощи клиенту"))
    assert ("А. О. Ким" in words, "Руководитель практики" in words) == (signs, signs)
