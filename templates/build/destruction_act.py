"""«Акт об уничтожении персональных данных»: what was destroyed, how, why, and who answers for it.

It holds what the order of Roskomnadzor № 179 of 28.10.2022 asks for. It lies in a folder of its own, since
it is made when data are destroyed and not with the papers of a book.
"""

from __future__ import annotations

from .form import Fact, blank_lines, facts, heading, statement, tag, title
from .grid import Column, grid
from .ooxml import paragraph, run
from .package import Page
from .signatures import SEALED_HEAD, Signer, signatures

FOLDER = "acts"
TITLE = "Акт об уничтожении персональных данных"
ABOUT = (
    Fact("Оператор", tag("учреждение.полное_наименование"), "1."),
    Fact("Адрес оператора", tag("учреждение.адрес"), "2."),
    Fact("Субъект персональных данных", run("личное дело № {{ акт.дело }}"), "3."),
    Fact("Где хранились данные", run("книга дел «{{ акт.книга }}»"), "4."),
    Fact("Дата уничтожения", tag("сегодня", "дата"), "5."),
)
WAY = (
    "Строки удалены из книги, файл книги записан заново на место прежнего; восстановить данные средствами"
    " программы нельзя."
)
SHEETS = (
    Column("№ п/п", 9, "{{ loop.index }}", centred=True),
    Column("Лист книги", 35, "{{ лист.лист }}"),
    Column("Строк", 15, "{{ лист.строк }}", centred=True),
    Column("Категории (перечень) уничтоженных данных", 111, "{{ лист.данные }}"),
)
REASON = "Причина уничтожения (отзыв согласия / достижение цели обработки / истечение срока хранения / иное)"
MEMBER = Signer("")


def page() -> Page:
    """The act."""
    body = (
        title(TITLE),
        facts(*ABOUT, label=66),
        heading("6. Что уничтожено"),
        grid(SHEETS, "лист in акт.листы", blanks=3),
        paragraph(run(f"7.\tСпособ уничтожения. {WAY}"), style="Item"),
        paragraph(run(f"8.\t{REASON}"), style="Item"),
        blank_lines(2, keep=True),
        statement("Данные уничтожили (должность, подпись, расшифровка подписи):"),
        signatures(MEMBER, MEMBER, SEALED_HEAD),
    )
    return Page(TITLE, body, left=30, right=10, foot="Акт об уничтожении данных · дело № {{ акт.дело }}")
