"""What to write where a tag asks for a row of a list outside of a loop: in text, in a row of a table."""

from __future__ import annotations

import re

from paperwork.word.reading.tag import Tag

IN_TABLE = ("в таблице", "во вложенной таблице")  # how the place of a cell begins


def outside(tag: Tag, row: str, rows: str) -> str:
    """The cure of «{{ услуга.вид }}» where no loop goes over «услуги»."""
    loop = f"{{% for {row} in {rows} %}}{tag.written} {{% endfor %}}"
    if tag.place.startswith(IN_TABLE):
        return f"{_around(row, rows)}; чтобы все было в одной клетке, напишите «{loop}»"
    return f"чтобы напечатать все, напишите «{loop}»; или перенесите его внутрь цикла"


def at_once(tag: Tag | None, rows: str, name: str) -> str:
    """The cure of «{{ услуги.вид }}», which asks for a field of all rows."""
    one, what = f"{{{{ строка.{name} }}}}", f"{rows}.{name}"
    is_printed = tag is not None and tag.kind == "{"
    if tag and is_printed:
        one = re.sub(rf"(?<![\w.]){re.escape(what)}(?!\w)", f"строка.{name}", tag.written)
        what = tag.written
    loop = f"{{% for строка in {rows} %}}{one} {{% endfor %}}"
    fix = f"пройдите их циклом: напишите вместо «{what}» «{loop}»"
    if tag and is_printed and tag.place.startswith(IN_TABLE):
        return f"{fix}; или «{one}», а {_around('строка', rows)}"
    return fix


def _around(row: str, rows: str) -> str:
    """How a row of a table is repeated."""
    loop = f"{{%tr for {row} in {rows} %}}"
    return (
        "чтобы строка таблицы повторялась, поставьте над ней строку, в которой только"
        f" «{loop}», а под ней – в которой только «{{%tr endfor %}}»"
    )
