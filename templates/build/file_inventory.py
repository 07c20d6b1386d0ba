"""«Внутренняя опись личного дела»: the documents that the file holds, with the numbers of their sheets."""

from __future__ import annotations

from .form import foot, title, whose
from .grid import ELSEWHERE, WHOLE, Column, Under, grid
from .official_form import Part, line, official_page
from .ooxml import paragraph, run
from .package import Page
from .signatures import SPECIALIST_BY_HAND, signatures

TITLE = "Внутренняя опись документов личного дела"
IS_LONG = "строка.примечание and строка.примечание|length > 70"  # signs: more are a column of many lines
IS_LONG_NUMBER = "строка.индекс and строка.индекс|length > 14"  # signs: on one line in small type
COLUMNS = (
    Column("№ п/п", 9, "{{ строка.номер }}", centred=True),
    Column("Индекс документа", 28, f"{{{{ строка.индекс{WHOLE} }}}}", centred=True, small=IS_LONG_NUMBER),
    Column("Дата документа", 24, "{{ строка.дата|дата }}", centred=True),
    Column("Заголовок документа", 56, "{{ строка.заголовок }}"),
    Column("Номера листов дела", 20, "{{ строка.листы }}", centred=True),
    Column(
        "Примечание",
        33,
        f"{{% if not ({IS_LONG}) %}}{{{{ строка.примечание }}}}{{% else %}}{ELSEWHERE}{{% endif %}}",
    ),
)
NOTE = Under(IS_LONG, "Примечание:", "{{ строка.примечание }}")
COUNT = "опись_дела|length"
IN_WORDS = f"{{% if опись_дела %}}{{{{ {COUNT} }}}} ({{{{ {COUNT}|прописью }}}}){{% endif %}}"
DOCUMENTS = (
    f"{{% if опись_дела %}}{{{{ {COUNT}|слово_при_числе('документ', 'документа', 'документов') }}}}"
    "{% else %}документов{% endif %}"
)


def page() -> Page:
    """The inventory."""
    body = (
        paragraph(style="Seam"),
        title("ВНУТРЕННЯЯ ОПИСЬ"),
        paragraph(run("документов личного дела"), style="Subtitle"),
        whose(),
        grid(COLUMNS, "строка in опись_дела", blanks=20, tied=True, numbered=True, height=8.5, under=NOTE),
        paragraph(style="Spacer", keep=True),
        line(
            Part(16, "Итого"),
            Part(70, answer=run(IN_WORDS), caption="(цифрами и прописью)", centred=True),
            Part(3),
            Part(81, DOCUMENTS),
            keep=True,
        ),
        line(
            Part(76, "Количество листов внутренней описи"),
            Part(70, answer="", caption="(цифрами и прописью)"),
            Part(24),
            keep=True,
        ),
        signatures(*SPECIALIST_BY_HAND),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
