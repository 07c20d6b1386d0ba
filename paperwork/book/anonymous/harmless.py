"""Why a word with a capital is no name of a person: what has no such reason is replaced."""

from __future__ import annotations

import re

from paperwork.book.anonymous.beside import begins, is_adjective_alone, is_code, is_in_title
from paperwork.book.anonymous.familiar import is_familiar, is_medicine
from paperwork.book.anonymous.offices import OFFICE
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.vocabulary import words_in
from paperwork.book.anonymous.words import (
    has_case,
    is_given_name,
    is_known,
    is_place,
    is_surname_only,
    is_usual,
    lemmas,
    looks_like_surname,
)
from paperwork.russian.morphology import readings

INTO = re.compile(r"\b(?:в|во|из|изо|близ|около|под|до|и|,|–|—|-)\s*$", re.IGNORECASE)
TAKEN = re.compile(
    r"\b(?:прин[ия]м|прим[еи]н|назнач|выпис|пропис|лечен|лечи|лекарств|препарат|таблет|маз[ьиа]|капл|капельн|укол|инъекц"
    r"|доз|курс|отмен|мг|мл|аптек|закончил|смаз|нан[еио]с|полоск|витамин|сироп|аллерги|рецепт|вв[её]л|вв[оеё]д|прокап|дава[лт]"
    r"|побоч|подобра|добав|замен|рекоменд|посовет|выда[лн]|принес|закуп|прив[её]з|получ|помогает\s+только|пь[её]т)[а-яё]*[^.!?;]{0,60}$",
    re.IGNORECASE,
)
DOSE = re.compile(r"\s*(?:[\d,.]+\s*(?:мг|мл|таб|капс|ед|г\b|р/д|раз)|по\s+(?:\d|полтаб|одной|1/2))")
BOUGHT = re.compile(
    r"\b(?:куп|приобр|чайник|телевизор|телефон|смартфон|планшет|ноутбук|холодильник|утюг|плит[аыу]|стиральн\w+|крем|шампун"
    r"|подгузник|пел[её]н|матрас|марк[иа]|фирм[аы]|бренд|мыл[оа]|порош|сыр|вод[аыу]|чай|кофе|печень|сок|магазин|сет[иь]|банк"
    r"|автомобил|машин|автобус|планет|компьютер|приложени|сайт|програм|игр[аыу]|канал)[а-яё]*\s+[«\"]?$",
    re.IGNORECASE,
)
OF_LAND = re.compile(
    r".{3,}(?:[сц]к(?:ий|ая|ое|ого|ой|ому|ом|ую|им|их|ие|ими)|н(?:ый|ая|ое|ого|ой|ому|ом|ую|ым|ых|ые))"
)
NOUN_AFTER = re.compile(r"[ \t]+(?:[а-яё]+(?:ого|ому|ой|ый|ий|ая|ое|ые|ых|ом|ым|ую)\s+)?([а-яё]{3,})")
OFFICES_AFTER = re.compile(
    r"(?:(?:район|област|город|улиц|больниц|поликлин|школ|лице|отдел|управлен|администрац|центр|вокзал|рын|тракт|завод|округ"
    r"|республик|епархи|собор|храм|монастыр|церк|шоссе|проспект|площад|интернат|колле[дж]|техникум|университет|институт|филиал"
    r"|озер|посел|дерев|язык|войн|набереж|переул|бульвар|военкомат|прокуратур|пенси|служб|кухн|войск|фронт|комбинат|диспансер"
    r"|кладбищ|станци|микрорайон)[а-яё]{0,5}|суд(?:а|у|ом|е)?|сел[оаеу]|гор[аыуе]|рек[аиуе]|мор[еяю]|кра[йяюе]|лес[ауе]?"
    r"|мост[ауе]?|парк[ауе]?|хлеб[ау]?|сыр[ау]?|пол[еяю]|день|дн[яюе]|посад[ае]?)"
)
AGREES = {"ая": "femn", "ую": "femn", "ий": "masc", "ый": "masc", "ое": "neut"}
AFTERWARDS = re.compile(
    r"\s+(?:маз[ьюи]|синдром\w*|болезн\w+|тест\w*|шкал\w+|метод\w*|реакци\w+|проб[аыу]|таблиц\w+|спектр\w*|кубик\w*)\b"
)
HONOURED = words_in(
    """
    бог господь президент губернатор министр уполномоченный человек ребенок господин госпожа спаситель
    богородица христос пророк аллах будда царь император князь святой снегурочка коляда гость ветеран
    герой герои заказчик исполнитель получатель поставщик заявитель потребитель гражданин учредитель
    организатор
    """
)
MIXED = re.compile(r"[А-ЯЁA-Z].*[а-яёa-z].*[А-ЯЁA-Z]|[А-ЯЁA-Z]{2,}")
VERB = re.compile(
    r"[А-ЯЁ][а-яё]+(?:ться|тся|лась|лся|лись|лось|ть|ет|ит|ют|ят|ут|ат|ешь|йте|ние|ния|нию|ость|ости|ция|ции|но|ки|ые|ие|ых|ов|ем)"
)


def is_harmless(passage: Passage, at: int) -> bool:
    """Whether there is a reason to keep the word though it has a capital."""
    word = passage.words[at]
    if len(word.text) < 2 or is_code(passage, word) or _is_abbreviation(word):
        return True
    if passage.is_quoted(word) or is_in_title(passage, word):
        return True
    if word.folded.isascii() or _is_no_name(word):
        return True
    if _is_thing_here(passage, word):
        return True
    if "-" in word.folded and any(is_usual(half) for half in word.folded.split("-") if len(half) > 3):
        return True
    if is_known(word.folded):
        return _is_known_otherwise(passage, word)
    return begins(passage, word) and not _is_name_at_start(passage, at)


def _is_abbreviation(word: Word) -> bool:
    """«ПФР», «МинТруд», «ИППСУ»."""
    if word.text.isupper():
        return len(word.text) < 7 or is_usual(word.folded)
    return MIXED.match(word.text) is not None


def _is_known_otherwise(passage: Passage, word: Word) -> bool:
    """Whether the dictionary has it as a usual word, or as a place and nothing else."""
    if is_usual(word.folded) and not begins(passage, word):
        return not _is_nickname(passage, word)
    if is_place(word.folded):
        return not (is_given_name(word.folded) or is_surname_only(word.folded))
    return is_usual(word.folded)


def _is_nickname(passage: Passage, word: Word) -> bool:
    """«Вызвали Бобра», «пришел Лысый»: a creature or an adjective by itself that no sentence begins with."""
    if (
        OFFICE.match(word.folded)
        or is_place(word.folded)
        or lemmas(word.folded) & HONOURED
        or INTO.search(passage.text[: word.start][-8:])
    ):
        return False
    if is_adjective_alone(passage, word):
        return re.search(r"\bна\s*$", passage.text[: word.start][-4:]) is None  # «на Первомайской»
    tags = [it.tag for it in readings(word.folded) if it.is_known]
    return bool(tags) and "NOUN" in tags[0] and "anim" in tags[0] and "plur" not in tags[0]


def is_with_its_noun(passage: Passage, word: Word) -> bool:
    """«Каменского районного суда», «Юрьев день», «Вишневского мазь»: a place or a title is called so."""
    if AFTERWARDS.match(passage.text, word.end) and not is_given_name(word.folded):
        return True
    after = NOUN_AFTER.match(passage.text, word.end)
    if after is None:
        return False
    noun = after.group(1)
    if word.folded.endswith(("ев", "ин", "ов")):
        return noun in ("день", "посад", "пост")
    if not OF_LAND.fullmatch(word.folded) or not OFFICES_AFTER.fullmatch(noun):
        return False
    gender = AGREES.get(word.folded[-2:])
    return gender is None or has_case(noun, gender)  # «Заречная школу закончила» is a person


def _is_thing_here(passage: Passage, word: Word) -> bool:
    """Whether a word that is no known name is what people take, buy or come from."""
    if is_given_name(word.folded) or is_surname_only(word.folded) or looks_like_surname(word.folded):
        return False
    before = passage.text[max(0, word.start - 90) : word.start]
    if TAKEN.search(before) or BOUGHT.search(before) or DOSE.match(passage.text, word.end):
        return True
    return not is_known(word.folded) and INTO.search(before) is not None and not before.rstrip().endswith(",")


def _is_name_at_start(passage: Passage, at: int) -> bool:
    """Whether a word that no dictionary has and that begins a sentence is a name rather than a slip."""
    word = passage.words[at]
    if looks_like_surname(word.folded) or is_given_name(word.folded) or passage.is_spoken(word):
        return True
    if OFFICE.match(word.folded):  # «Соцработник»
        return False
    follows = at + 1 < len(passage.words) and passage.is_joined(at + 1) and passage.words[at + 1].is_capital
    if (
        follows
        and not is_given_name(passage.words[at + 1].folded)
        and not (passage.words[at + 1].text.isupper() or _is_no_name(passage.words[at + 1]))
    ):
        return True
    return VERB.fullmatch(word.text) is None and _does(passage, word)


def _is_no_name(word: Word) -> bool:
    return is_familiar(word.folded) or is_medicine(word.folded)


ONE_DOES = re.compile(
    r"\s+(?:(?:не|уже|снова|опять|вчера|сегодня|сама?|тоже|часто|всегда|вдруг|мне|ему|ей|нам|его|ее|её|все|очень)\s+){0,2}"
    r"[а-яё]+(?:ет|ит|ёт|ется|ится|ал|ял|ил|ел|ла|лся|лась|нул|ула|шел|шла)\b"
)


def _does(passage: Passage, word: Word) -> bool:
    """Whether a verb of one person or thing follows."""
    return ONE_DOES.match(passage.text, word.end) is not None
