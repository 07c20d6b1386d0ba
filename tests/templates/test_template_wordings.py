"""The blank of a form says what the form says, to the letter: not a word less and not a word more."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
from click.testing import CliRunner
from docx.oxml.ns import qn
from each import each

from paperwork.cli.commands.templates import templates
from paperwork.common.resources import folder
from paperwork.documents.blank import paper_blank
from paperwork.documents.template_files import template_paths

WORDINGS = Path(__file__).parent / "wordings"
FORMS = {path.stem: path for path in sorted(WORDINGS.glob("*.txt"))}


def words_of(text: str) -> list[str]:
    """The words in their order: what is left free for the pen («____») and the ends of lines do not count."""
    return re.split(r"[\s_]+", text.strip("_\n\u00a0 "))


def printed(document: bytes) -> str:
    """The words of the body, paragraph by paragraph."""
    body = docx.Document(io.BytesIO(document)).element.body
    paragraphs = ("".join(item.text or "" for item in it.iter(qn("w:t"))) for it in body.iter(qn("w:p")))
    return "\n".join(paragraphs)


@each("name", FORMS)
def test_a_blank_says_what_the_form_says(name: str) -> None:
    blank = printed(paper_blank(name, template_paths(folder("templates") / "more")))
    assert words_of(blank) == words_of(FORMS[name].read_text("utf-8"))


def test_samples_of_regional_forms_are_copied_on_request_and_never_made_by_default(tmp_path: Path) -> None:
    assert CliRunner().invoke(templates, [str(tmp_path), "--more"]).exit_code == 0
    samples = {path.stem for path in tmp_path.glob("*.docx")}
    assert samples == {
        "application_journal", "care_diary", "care_report", "care_supplement", "commission_protocol",
        "family_journal", "need_assessment", "patronage_act", "worker_diary",
    }  # fmt: skip
    assert not samples & set(template_paths(None))
    own = template_paths(tmp_path)
    assert all(paper_blank(name, own) for name in samples)


# what regional forms of these papers have in common; the rest of them is each region's own
SAID = {
    "need_assessment": (
        "VI. Выводы и рекомендации",
        "Степень индивидуальной потребности (подчеркнуть): 0 степень, 1 степень,",
        "10 степень",
        "Предоставление социальных услуг показано, не показано (нужное подчеркнуть)",
        "Наличие противопоказаний: да, нет",
        "нуждается, не нуждается (подчеркнуть)",
        "Дееспособен, ограниченно дееспособен, недееспособен (подчеркнуть)",
        "Основание: справка",
        "Рекомендованные формы социального обслуживания",
    ),
    "patronage_act": (
        "Акт первичной оценки социальной ситуации в семье",
        "Информация получена от",
        "1. Состав семьи",
        "2. Адрес",
        "по прописке",
        "3. Материальное положение",
        "Характеристика",
        "Дополнительные отметки",
        "4.1. Условия проживания",
        "4.2. Состояние жилого помещения",
        "Отметка да/нет",
        "Лист посещения",
        "Кто посетил",
        "Следующая дата",
        "Подписи",
    ),
    "commission_protocol": (
        "ПРИСУТСТВОВАЛИ:",
        "Повестка дня:",
        "ПОСТАНОВИЛИ:",
        "1.1. Признать гражданина",
        "1.2. Утвердить прилагаемую программу",
    ),
    "care_diary": (
        "Дневник ухода",
        "Перечень социальных услуг по уходу",
        "Время прихода – ухода",
        "Помощник по уходу",
    ),
    "care_report": (
        "Отчет о предоставлении социальных услуг по уходу",
        "Наименование социальной услуги по уходу",
        "Оказано, раз",
    ),
    "family_journal": ("Журнал учета семей", "Дата постановки на учет", "Состав семьи"),
    "worker_diary": (
        "Дата и время посещения (прихода, ухода)",
        "ФИО получателя услуг (утрата способности к самообслуживанию)",
        "Доставка продуктов питания и иных товаров",
        "Иные оказанные услуги",
        "Денежные средства",
    ),
    "application_journal": (
        "ФИО, адрес",
        "Суть (форма обслуживания)",
        "Решение, дата",
        "№ ИППСУ",
        "Примечание",
    ),
}


def test_samples_of_regional_forms_say_what_such_forms_have_in_common() -> None:
    files = template_paths(folder("templates") / "more")
    for name, phrases in SAID.items():
        blank = " ".join(words_of(printed(paper_blank(name, files))))
        assert [phrase for phrase in phrases if phrase not in blank] == [], name
