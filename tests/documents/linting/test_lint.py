"""Everything that is wrong or doubtful in a template is told with a cure that leads to the paper."""

from __future__ import annotations

import json
import random
import re
import zipfile
from pathlib import Path

import docx
from desk import INSTITUTION, VERA, Desk, Sheets, plain
from foreign_marks import CURED, code, control, field, form_field, mark
from word.documents import link, p, part, raw, tbl, tr, typed

from paperwork.common.resources import folder
from paperwork.documents.kinds import NO_COLUMNS
from paperwork.documents.linting.cured import cured
from paperwork.documents.linting.findings import lint
from paperwork.documents.linting.foreign import found_in
from paperwork.documents.template_files import template_files

BOOK: Sheets = {
    "Учреждение": INSTITUTION | {"Телефон": "8 843 765-43-21"},
    "Клиенты": [
        VERA
        | {
            "Дата рождения": "05.03.1980",
            "Адрес": "пос. Дальний",
            "Телефон": "+7 843 123-45-67",
            "СНИЛС": "112-233-445 95",
            "Профессия": "швея",
            "Номер приказа": "17-п",
        }
    ],
    "Перечень услуг": [{"Услуга": "уборка", "Описание": "мытье полов"}, {"Услуга": "стирка"}],
}
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
)
OURS = p("{{ клиент.дело }}")


def test_what_is_sure_is_written_and_prints(desk: Desk) -> None:
    templates = desk.folder / "templates"
    templates.mkdir()
    for number, (body, _) in enumerate(CURED.values()):
        source = raw(body + OURS, title=f"Бумага {number}")
        done = cured(source, "paper.docx", None)
        assert done.count
        assert lint(done.source, "paper.docx", None) == [], body
        (templates / f"{number}.docx").write_bytes(done.source)
    names = [option for number in range(len(CURED)) for option in ("--document", str(number))]
    ran = desk.make(desk.book(BOOK), *names)
    assert "Предупреждения о шаблонах" not in ran.out
    printed = {
        case: plain(desk.text(f"1 Соколова Вера/Бумага {number}")).removesuffix("1").strip()
        for number, case in enumerate(CURED)
    }
    assert printed == {case: text for case, (_, text) in CURED.items()}


NAMED = {
    "an unknown merge field": (p(field("MERGEFIELD Xyz", "«Xyz»")), "«Xyz» – поле слияния"),
    "a step of merging": (p(field("NEXT", "")), "«NEXT» – указание слиянию"),
    "a box": (p(form_field("FORMCHECKBOX", "Флажок1", "", "<w:checkBox/>")), "флажок или список формы"),
    "a list of a form": (p(form_field("FORMDROPDOWN", "Пол", "", "<w:ddList/>")), "«{{ клиент.пол }}»"),
    "a list of choices": (p(control("Пол", "Выберите элемент.", kind="dropDownList")), "«{{ клиент.пол }}»"),
    "a control that waits": (p(control("", "Место для ввода текста.")), "для ввода текста.» – элемент"),
    "a field within a field": (
        p(mark("begin"), code("IF "), field("MERGEFIELD Пол", "«Пол»"), code('= "ж"'), mark("end")),
        "{% if клиент.пол == '…' %}",
    ),
    "several answers in one": (p("${ФИО и дата рождения}"), "знак другой программы"),
    "candidates": (p("[Дата]"), "«{{ сегодня }}» или «{{ план.дата }}»"),
    "an English name in our brackets": (p("{{ today }}"), "похоже на «сегодня»"),
    "no mark": (p("Скидка 5 % адрес 10 %, # Телефон #, @ ФИО @"), "нет ни одного тега"),
    "two addresses": (p("{Адрес}"), "«{{ клиент.адрес }}» или «{{ учреждение.адрес }}»"),
    "a list outside of a table": (p("{Объем}"), "{% for строка in услуги %}{{ строка.объем }}"),
    "a list by its name": (p("[Список услуг]"), "{% for строка in услуги %}{{ строка.услуга }}"),
    "a field of a list by words": (p("[Вид услуги]"), "{% for строка in услуги %}{{ строка.вид }}"),
    "two dollars and no such name": (p("${Xyz}"), "«${Xyz}» – знак другой программы"),
    "no tag at all": (p("Памятка"), "нет ни одного тега"),
    "the place in a table": (
        tbl(tr("а", "б"), tr("в", "{Фамилия}")),
        "в таблице 1, строка 2, столбец 2, «{Фамилия}»: «{Фамилия}»",
    ),
}  # fmt: skip


def test_what_is_not_sure_is_told_with_candidates() -> None:
    for case, (body, said) in NAMED.items():
        found = [str(problem) for problem in lint(raw(body), "paper.docx", None)]
        assert any(said in sentence for sentence in found), (case, found)


CONSENT = (
    "Я, {{ клиент.фио }}, в соответствии с Федеральным законом «О персональных данных» даю согласие ГБУ "
    "«Центр «Вера»» на обработку: фамилия, имя, отчество; адрес; телефон.",
    "Центр «Образование», проект «Семейное положение», газета «Адрес», программа «Социальное положение».",
    "Настоящее согласие (далее – «Согласие») действует до отзыва. «Оператор» обрабатывает «Сведения».",
    "В графе «Фамилия» пишут фамилию, в графе «Телефон» – номер; раздел «Адрес» не заполняют.",
    "Скидка 50% для 30% клиентов; дом #5, кв. #6; почта vera@mail.ru и anna@mail.ru; цена $5 и $6.",
    "См. [1], [2], [прим. ред.]; a < b и c > d; x < 5 > 3.",
    "Законный представитель ______________ (подпись) ______________ (расшифровка подписи)",
    "Подпись ______________ Дата ______________ М.П.",
    "«___» ____________ 20__ г.",
    "______________ / ______________ /",
)  # fmt: skip


BESIDE_WORDS = {  # the paragraph beside a tag → the tags that are to be written there
    "Справка дана гражданину «Фамилия» «Имя»": ["клиент.фамилия", "клиент.имя"],
    "Фамилия ______ Имя ______ Отчество ______": ["клиент.фамилия", "клиент.имя", "клиент.отчество"],
    "серия ____ № ______ выдан ____________": ["клиент.документ"],
    "Паспорт: серия ____ номер ________, кем и когда выдан ________": ["клиент.документ"],
    "СНИЛС |__|__|__|__|__|": ["клиент.снилс"],
    "Настоящая справка дана в том, что он проживает ________": ["клиент.адрес"],
    "Выдана гр. Иванову, паспорт ________": ["клиент.документ"],
    "Его мать проживает ________": [],
    "Свидетельство серия ____ № ______": [],
    "В строке «Имя» и в слове «Отчество» нет ошибки": [],
    "Библиотека «Адрес», газета «Паспорт»": [],
}


def test_what_is_meant_beside_words() -> None:
    for words, tags in BESIDE_WORDS.items():
        source = raw(p("{{ клиент.дело }}") + p(words))
        assert [mark.meaning.tags[0] for mark in found_in(source, NO_COLUMNS).marks] == tags, words


def test_no_false_alarm() -> None:
    ready = {path.name: path.read_bytes() for path in template_files([folder("templates")]).values()}
    consent = raw(
        "".join(map(p, (line.replace("<", "&lt;") for line in CONSENT)))
        + tbl(tr("Подпись", ""), tr("Дата", ""), tr("М.П.", ""))
        + tbl(tr("{{ клиент.дело }}", "Адрес", ""))
        + tbl(tr("Социальный работник", "", ""), tr("", "(подпись)", "(Ф.И.О.)"), columns=3)
        + tbl(tr("Законный представитель", ""), tr("", "(подпись)"))
    )
    for name, source in {**ready, "consent.docx": consent}.items():
        assert [mark.problem for mark in found_in(source, NO_COLUMNS).marks] == [], name
    assert lint(consent, "consent.docx", None) == []


def test_runs_change_nothing() -> None:
    chance = random.Random(5)
    for body, _ in CURED.values():
        split = re.sub(
            r'(<w:r>)<w:t xml:space="preserve">([^<&]{2,})</w:t></w:r>',
            lambda run: "".join(
                f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in _pieces(run[2], chance)
            ),
            body,
        )
        found = [[mark.problem for mark in found_in(raw(text), NO_COLUMNS).marks] for text in (body, split)]
        assert found[0] == found[1]


def _pieces(text: str, chance: random.Random) -> list[str]:
    place = chance.randrange(1, len(text))
    return [text[:place], text[place:]]


FAULTS = (
    p("{{ клиент.фамлия }} {Фамилия}") + p("{% if клиент.пол = 'женский' %}она{% endif %}")
    + tbl(tr("{% for у in услуги %}", "{{ услуги.объем }}"), tr("{{ клиент.фио.родительный }}", "{{ фио }}"))
)  # fmt: skip


def faulty(desk: Desk) -> Path:
    """A template with faults of every sort, a header among them, and a comment of its author."""
    header = part("hdr", p("{{ клеент.фио }} [Телефон]"))
    remark = part("comments", f'<w:comment w:id="7" w:author="Анна">{p("было")}</w:comment>')
    source = raw(
        FAULTS + p('<w:commentRangeStart w:id="7"/>', "текст", '<w:commentRangeEnd w:id="7"/>'),
        parts={"word/header1.xml": header, "word/comments.xml": remark},
        links=link("rId1", "header", "header1.xml") + link("rId2", "comments", "comments.xml"),
        types=typed("header1", "header") + typed("comments", "comments"),
    )
    path = desk.folder / "faulty.docx"
    path.write_bytes(source)
    return path


def test_all_faults_at_once_and_a_comment_at_each(desk: Desk) -> None:
    path = faulty(desk)
    before = path.read_bytes()
    ran = desk.run("lint", path, "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 1
    assert {line["file"] for line in found} == {"faulty.docx"}
    text = "\n".join(line["text"] for line in found)
    for word in (
        "клиент.фамилия", "{Фамилия}", "==", "{%tr", "всех строк «услуги» сразу", "клиент.фио|родительный",
        "напишите «клиент.фио»", "«клиент»", "в верхнем колонтитуле", "«[Телефон]»", "в таблице 1, строка 1",
    ):  # fmt: skip
        assert word in text, word
    assert len(text.splitlines()) == len(set(text.splitlines()))
    copy = desk.folder / "copy.docx"
    assert desk.run("lint", path, "--marked", copy).status == 1
    comments = list(docx.Document(str(copy)).comments)
    assert comments[0].text == "было"
    assert len(comments) == len(found) + 1
    with zipfile.ZipFile(copy) as archive:
        body = archive.read("word/document.xml").decode()
    for comment in comments:
        for name in ("RangeStart", "RangeEnd", "Reference"):
            assert (f'<w:comment{name} w:id="{comment.comment_id}"/>' in body) or comment.comment_id == 7
    place = body.index("{Фамилия}")
    assert "<w:commentRangeStart" in body[place - 400 : place]
    assert path.read_bytes() == before
    assert "уже есть" in desk.run("lint", path, "--marked", copy).err


def test_the_cures_of_a_template_are_written(desk: Desk) -> None:
    path, new = desk.folder / "own.docx", desk.folder / "new.docx"
    path.write_bytes(raw(p("{{ клиент.фамлия }} {Имя}") + p("{{ фио }} [Дата]")))
    ran = desk.run("lint", path, "--fix", new)
    assert ran.status == 0
    assert "исправлено мест: 3" in ran.out
    assert "[Дата]" in ran.out
    text = "\n".join(line.text for line in docx.Document(str(new)).paragraphs)
    assert text == "{{ клиент.фамилия }} {{ клиент.имя }}\n{{ клиент.фио }} [Дата]"
    assert desk.run("lint", path, "--fix", new).status == 2


def test_a_letter_of_a_merging_is_freed_of_its_source() -> None:
    merging = (
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource r:id="rId1"/></w:mailMerge>'
    )
    ties = link("rId1", "mailMergeSource", "file:///C:/base.xlsx", outside=True)
    source = raw(
        p(field("MERGEFIELD Фамилия", "«Фамилия»")),
        parts={
            "word/settings.xml": part("settings", merging),
            "word/_rels/settings.xml.rels": RELATIONS % ties,
        },
        links=link("rId1", "settings", "settings.xml"),
        types=typed("settings", "settings"),
    )
    said = "\n".join(map(str, lint(source, "letter.docx", None)))
    assert "Рассылки → Начать слияние → Обычный документ Word" in said
    assert "«{{ клиент.фамилия }}»" in said
    done = cured(source, "letter.docx", None)
    assert (done.count, lint(done.source, "letter.docx", None)) == (2, [])


IN_VAIN = {  # a condition that no answer meets → what is to be written in it, "" where it is good
    '{% if клиент.пол == "Женский" %}а{% endif %}': "«женский»",
    "{% if 'ж' == клиент.пол %}а{% endif %}": "«мужской» или «женский»",
    "{% if клиент.пол != «Мужчина» %}а{% endif %}": "«мужской»",
    '{% for услуга in услуги if услуга.предоставляется == "потом" %}а{% endfor %}': "«позднее»",
    '{% if клиент.семейное_положение == "Женат" %}а{% endif %}': "«женат» или «замужем»",
    '{% if клиент.пол == "женский" %}а{% endif %}': "",
    '{% if клиент.семейное_положение == "в ссоре" %}а{% endif %}': "",  # a user may add to an open list
    '{% if клиент.пол|upper == "ЖЕНСКИЙ" %}а{% endif %}': "",
    '{% if клиент.фамилия == "женский" %}а{% endif %}': "",
}


def test_a_condition_that_no_answer_meets_is_told(desk: Desk) -> None:
    for condition, fix in IN_VAIN.items():
        found = lint(raw(p(condition) + OURS), "paper.docx", None)
        assert [problem.fix for problem in found] == [f"напишите {fix}"] * bool(fix), condition
    first = next(iter(IN_VAIN))
    done = cured(raw(p(first) + OURS), "paper.docx", None)
    assert (done.count, lint(done.source, "paper.docx", None)) == (1, [])
    desk.template("Справка", first, "{{ клиент.дело }}", name="note")
    assert "ответа «Женский» в списке «Пол» не бывает" in desk.make(desk.book(BOOK), "--document", "note").out


UNFILLABLE = {  # a tag that no client's answers can be printed with, and what to write
    "{{ клиент }}": "напишите, например, «{{ клиент.фио }}»",
    "{{ план }}": "напишите, например, «{{ план.номер }}»",
    "{{ услуги }}": "напишите «{% for строка in услуги %}{{ строка.услуга }} {% endfor %}»",
    "{{ план.цели }}": "напишите «{% for строка in план.цели %}{{ строка.цель }} {% endfor %}»",
    "{% for услуга in услуги %}{{ услуга }}{% endfor %}": "назовите одно ее поле после точки",
    '{{ клиент.пол|род("он") }}': "фильтры и к чему они подходят",
    "{{ план.дата|число }}": "фильтры и к чему они подходят",
    '{% if клиент.возраст >= "18" %}взрослый{% endif %}': "числа пишут без кавычек",
}


def test_a_tag_that_no_answer_fills_is_an_error() -> None:
    for tag, fix in UNFILLABLE.items():
        found = lint(raw(p(tag) + OURS), "paper.docx", None)
        assert [(problem.is_error, fix in problem.fix) for problem in found] == [(True, True)], tag
        assert ("абзаце" in found[0].place.words, found[0].place.part) == (True, "word/document.xml"), tag
        cure = re.search(r"«(.+)»$", fix)
        assert not cure or lint(raw(p(cure[1]) + OURS), "paper.docx", None) == [], tag


def test_an_empty_answer_of_somebody_is_no_fault_of_a_template(desk: Desk) -> None:
    for column in ("номер_приказа", "место_работы"):
        path = desk.template("Приказ", f'{{% if "1" in клиент.{column} %}}а{{% endif %}}', "{{ клиент.фио }}")
        assert desk.run("lint", path, "--book", desk.book(BOOK)).out == "Приказ.docx: все в порядке\n"


def test_when_a_template_can_be_used(desk: Desk) -> None:
    own = desk.template("Приказ", "{{ клиент.номер_приказа }} {{ клиент.фамилия }}")
    foreign = desk.template("Письмо", "{Фамилия}")
    mixed = desk.template("Справка", "{{ клиент.фио }} {Фамилия}")
    plain_one = desk.template("Памятка", "Берегите себя")
    ran = desk.run("lint", own)
    assert (ran.status, "назовите ее в --book" in ran.out) == (0, True)
    assert desk.run("lint", own, "--book", desk.book(BOOK)).out == "Приказ.docx: все в порядке\n"
    assert [desk.run("lint", path).status for path in (foreign, mixed, plain_one)] == [1, 0, 0]
    assert desk.run("lint", "service_plan").status == 0
    assert desk.run("lint", foreign, mixed, "--fix", desk.folder / "x.docx").status == 2
    assert desk.run("lint", desk.folder / "none.docx").status == 2


def test_files_of_other_kinds(desk: Desk) -> None:
    folder_ = desk.template("Бумага", "{{ клиент.фио }}").parent
    for name in ("старый.doc", "письмо.odt", "приказ.rtf", "Бумага.doc", "~$.doc", "читать.txt"):
        (folder_ / name).write_bytes(b"x")
    ran = desk.run("lint", folder_)
    assert ran.status == 1
    assert re.findall(r"^(\S+): это не документ Word", ran.out, re.M) == [
        "письмо.odt",
        "приказ.rtf",
        "старый.doc",
    ]
    assert "Документ Word (.docx)" in ran.out
    ran = desk.make(desk.book(BOOK), "--document", "Бумага")
    assert (ran.status, ran.out.count("шаблоном может быть")) == (0, 3)
    (folder_ / "Бумага.docx").unlink()
    assert "есть «Бумага.doc»" in desk.make(desk.folder / "book.xlsx").err


def test_who_makes_papers_is_told_the_same(desk: Desk) -> None:
    path = desk.template("Справка", "{{ клиент.фио }} {Фамилия}", "{Адрес}", name="note")
    book, said = desk.book(BOOK), "вместо «{Фамилия}» «{{ клиент.фамилия }}»"
    assert said in desk.make(book, "--document", "note").out
    one = desk.folder / "one.docx"
    joined = desk.run("join", book, "--document", "note", "--out", one, "--templates", path.parent)
    assert said in joined.out
    ran = desk.run("fields", path)
    assert (ran.status, said in ran.err, "{{ клиент.фио }}" in ran.out) == (0, True, True)


def test_fields_tell_names_beside_every_fault(desk: Desk) -> None:
    path = desk.template("Справка", "{{ клиент.дата рождения }} {{ клиент.фамлия }}", "{% if 1 %}")
    said = desk.run("fields", path).err
    assert all(word in said for word in ("клиент.дата_рождения", "клиент.фамилия", "не закрыт"))


def test_the_same_bytes(desk: Desk) -> None:
    source = faulty(desk).read_bytes()
    assert cured(source, "a.docx", None) == cured(source, "a.docx", None)


def test_names_that_are_slips_or_peoples_own(desk: Desk) -> None:
    """Each cure names what the author means, and every fault is reported at once."""
    cases = {
        "{{ клиeнт.фио }}": "тег «клиeнт» неизвестен; латинская «e» – наберите «клиент» заново",
        "{{ клиен.фио }}": "тег «клиен» неизвестен; похоже на «клиент»",
        "{{ специaлист.фио }}": "латинская «a» – наберите «специалист» заново",
        "{{ услуга.услуга }}": "называет строку списка «услуги» вне цикла по нему",
        "{{ ФИО клиента }}": "в имени вместо пробела ставят «_»: напишите «{{ клиент.фио }}»",
        "{{ дата договора }}": "напишите «{{ договор.дата }}»",
        "{{ дата_плана }}": "похоже на «план.дата»",
        "{% if клиент.пол == женский %}а{% endif %}": 'слова пишут в кавычках: напишите «"женский"»',
        '{% if клиент.пол = "ж" %}а{% endif %}': 'напишите «{% if клиент.пол == "ж" %}»',
        "{{ клиент.имя|радительный }}": "похоже на «родительный»",
        "{{ клиент.фмилия }}": "похоже на «клиент.фамилия»",
    }

    def linted(*texts: str) -> list[str]:
        return [str(problem) for problem in lint(raw("".join(map(p, texts))), "paper.docx", None)]

    found = {case: linted(case) for case in cases}
    for case, cure in cases.items():
        assert any(cure in sentence for sentence in found[case]), (case, found[case])
    together = "\n".join(linted(*cases))
    for cure in cases.values():
        assert cure in together, cure
    desk.template("Справка", "{{ ФИО клиента }}", name="note")
    run = desk.make(desk.book({"Клиенты": [VERA]}), "--document", "note")
    assert "напишите «{{ клиент.фио }}»" in run.err


def test_a_field_of_no_sheet_is_cured_to_the_end() -> None:
    """What is said of a record that no sheet is leads to a template that can be used."""
    source = raw(p("{{ клиент.фио }} {{ визит.дата }}"))
    (problem,) = [found for found in lint(source, "own.docx", None) if found.is_error]
    loop = "{% for строка in визит %}{{ строка.дата }}{% endfor %}"
    assert "«клиент.дата»" in problem.fix
    assert loop in problem.fix
    assert not [it for it in lint(raw(p("{{ клиент.фио }} " + loop)), "own.docx", None) if it.is_error]
    assert "похоже на «клиент»" in lint(raw(p("{{ клиен.фио }}")), "own.docx", None)[0].fix
