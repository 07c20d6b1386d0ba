"""A form like a plan of services: four pages, tables with rows for goals, actions and services."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

HEADINGS = {
    "цели": ("№", "Цель"),
    "действия": ("№", "Цель", "Действие", "Исполнитель", "Срок"),
    "услуги": ("№", "Услуга", "Вид", "Объем", "Периодичность", "Начало", "Окончание", "Условие", "Отметка"),
}
CELLS = {
    "цели": ("{{ loop.index }}", "{{ ц.цель }}"),
    "действия": ("{{ ц.номер }}", "{{ ц.цель }}", "{{ ц.действие }}", "{{ ц.исполнитель }}", "{{ ц.срок }}"),
    "услуги": (
        "{{ ц.номер }}", "{{ ц.услуга }}", "{{ ц.вид }}", "{{ ц.объем }}", "{{ ц.периодичность }}",
        "{{ ц.начало }}", "{{ ц.окончание }}",
        "{% if ц.условие %}{{ ц.условие }}{% else %}без условий{% endif %}", "{{ ц.отметка }}",
    ),
}  # fmt: skip
FIELDS = (
    "фамилия", "имя", "отчество", "дата_рождения", "адрес", "телефон", "документ", "снилс", "образование",
    "профессия", "категория", "социальное_положение",
)  # fmt: skip


def template() -> bytes:
    """The template as a .docx."""
    document = Document()
    _page(document)
    _head(document)
    for name in HEADINGS:
        document.add_heading(name.capitalize(), 2)
        _table(document, name)
    _closing(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    style = document.styles["Normal"].font
    style.name, style.size = "Times New Roman", Pt(12)
    section.header.paragraphs[0].text = "{{ учреждение.краткое_наименование }}"
    section.footer.paragraphs[0].text = "Личное дело № {{ клиент.дело }}, {{ клиент.фио }}"
    document.core_properties.title = "Индивидуальный план обслуживания"


def _head(document: Any) -> None:
    for text in ("{{ учреждение.полное_наименование }}", "{{ учреждение.адрес }}", "ИНДИВИДУАЛЬНЫЙ ПЛАН"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True
    table = document.add_table(len(FIELDS), 2, style="Table Grid")
    for row, field in zip(table.rows, FIELDS, strict=True):
        row.cells[0].paragraphs[0].add_run(field.replace("_", " ").capitalize()).bold = True
        row.cells[1].text = f"{{{{ клиент.{field} }}}}"
    document.add_paragraph("Проблема: {{ план.проблема }}. Пути решения: {{ план.пути_решения }}.")
    for text in (
        "{%p if план.другие_потребности %}",
        "Другие потребности: {{ план.другие_потребности }}",
        "{%p endif %}",
    ):
        document.add_paragraph(text)


def _table(document: Any, name: str) -> None:
    headings = HEADINGS[name]
    table = document.add_table(4, len(headings), style="Table Grid")
    for position, heading in enumerate(headings):
        run = table.rows[0].cells[position].paragraphs[0].add_run(heading)
        run.bold, run.font.size = True, Pt(10)
        run = table.rows[2].cells[position].paragraphs[0].add_run(CELLS[name][position])
        run.font.size = Pt(10)
    table.rows[1].cells[0].text = f"{{%tr for ц in {name} %}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"


def _closing(document: Any) -> None:
    for number in range(1, 9):
        document.add_paragraph(
            f"{number}. Стороны договорились о том, что план пересматривается "
            "{{ план.дата_пересмотра }}, и что "
            f"{{{{ клиент.фио }}}} сообщает специалисту {{{{ специалист.фамилия_и_о }}}} обо всех переменах."
        )
    document.add_paragraph(
        "Клиент ____________ {{ клиент.фамилия_и_о }}\tСпециалист ____________ {{ специалист.фамилия_и_о }}"
    )


def context(number: int = 1, rows: int = 12) -> dict[str, Any]:
    """The values for one client."""
    client = {
        field: f"{field} № {number} & Ко" if field == "адрес" else f"{field} {number}" for field in FIELDS
    }
    person = {"фио": f"Соколова Вера Ивановна {number}", "фамилия_и_о": "Соколова В. И.", "дело": str(number)}
    return {
        "учреждение": {
            "полное_наименование": "ГБУ «Центр социального обслуживания молодежи»",
            "краткое_наименование": "ЦСОМ",
            "адрес": "г. Омск, ул. Мира, д. 5",
        },
        "клиент": client | person,
        "специалист": {"фамилия_и_о": "Петров П. П."},
        "план": {
            "проблема": "нет постоянного заработка и жилья", "пути_решения": "обучение и трудоустройство",
            "другие_потребности": "помощь юриста", "дата_пересмотра": "05.09.2026",
        },
        "цели": [{"цель": f"Цель {i}: найти подработку по силам"} for i in range(5)],
        "действия": [
            {"номер": i, "цель": f"Цель {i}", "действие": "Записаться на курсы и пройти собеседование",
             "исполнитель": "Соколова В. И.", "срок": "до 01.06.2026"} for i in range(1, rows + 1)
        ],
        "услуги": [
            {"номер": i, "услуга": "Консультация юриста по жилищным вопросам", "вид": "правовая",
             "объем": "2 часа", "периодичность": "раз в неделю", "начало": "05.03.2026",
             "окончание": "05.05.2026",
             "условие": "по записи" if i % 2 else "", "отметка": "выполнено"}
            for i in range(1, rows + 1)
        ],
    }  # fmt: skip
