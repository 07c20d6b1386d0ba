"""Whom the words of «Кому положена» name."""

from __future__ import annotations

import pytest

from paperwork.case.entitlement import Facts, Verdict, assess
from paperwork.case.entitlement.facts import Answer
from paperwork.common.naming import fold

SEEN, UNSEEN, UNKNOWN = Verdict.SEEN, Verdict.UNSEEN, Verdict.UNKNOWN


def facts(age: int | None = None, sex: str | None = None, need: str = "", **answers: str) -> Facts:
    """A person of some age with the answers; of headers with spaces the spaces are underscores."""
    told = [(header.replace("_", " "), text, False) for header, text in answers.items()]
    told += [("Новые потребности", need, True)] if need else []
    return Facts(age, sex, tuple(Answer(h, text, fold(f"{h} {text}"), is_need) for h, text, is_need in told))


DISABLED = facts(46, "женский", Категория="инвалид трудоспособного возраста")
OLD_MAN = facts(79, "мужской", Социальное_положение="пенсионер", Категория="ветеран труда")
STUDENT = facts(20, "женский", Социальное_положение="студентка", Семейное_положение="не замужем")
NURSE = facts(51, "женский", Семейное_положение="замужем", need="муж – инвалид, не хватает средств")
NEWCOMER = facts(None, "мужской")


@pytest.mark.parametrize(
    ("words", "who", "verdict", "why"),
    [
        ("Всем обратившимся", NEWCOMER, SEEN, "положена всем"),
        ("Гражданам", NEWCOMER, SEEN, "положена всем"),
        ("Гражданам, имеющим право на льготы; остальным – по тарифу", OLD_MAN, SEEN, "положена всем"),
        ("Инвалидам и людям старшего возраста", DISABLED, SEEN, "категория: инвалид"),
        ("Инвалидам и людям старшего возраста", OLD_MAN, SEEN, "социальное положение: пенсионер"),
        ("Инвалидам и людям старшего возраста", STUDENT, UNSEEN, ""),
        ("Инвалидам", NURSE, UNSEEN, ""),
        ("Гражданам, частично или полностью утратившим самообслуживание", DISABLED, SEEN, "кат"),
        ("Гражданам, частично или полностью утратившим самообслуживание", STUDENT, UNSEEN, ""),
        ("Ветеранам труда", OLD_MAN, SEEN, "категория: ветеран труда"),
        ("Ветеранам труда", DISABLED, UNSEEN, ""),
        ("Труженикам тыла, ветеранам труда", OLD_MAN, SEEN, "категория"),
        ("Гражданам старше 60 лет", OLD_MAN, SEEN, "79\u00a0лет"),
        ("Гражданам старше 60 лет", DISABLED, UNSEEN, ""),
        ("Гражданам старше 60 лет", NEWCOMER, UNKNOWN, "не указана дата рождения"),
        ("60 лет и старше", facts(60), SEEN, "60"),
        ("60 лет и старше", facts(59), UNSEEN, ""),
        ("Молодежи от 14 до 35 лет включительно", facts(35), SEEN, "35"),
        ("Молодежи от 14 до 35 лет включительно", facts(36), UNSEEN, ""),
        ("Детям до 18 лет", facts(17), SEEN, "17"),
        ("Детям до 18 лет", facts(18), UNSEEN, ""),
        ("Лицам не старше 23 лет", facts(23), SEEN, "23"),
        ("Женщинам старше 55 лет, мужчинам старше 60 лет", facts(57, "женский"), SEEN, "57"),
        ("Женщинам старше 55 лет, мужчинам старше 60 лет", facts(57, "мужской"), UNSEEN, ""),
        ("Несовершеннолетним", facts(16), SEEN, "16"),
        ("Молодежи, одиноким пожилым людям", STUDENT, SEEN, "20"),
        ("Молодежи, одиноким пожилым людям", DISABLED, UNSEEN, ""),
        ("Одиноким пожилым людям", facts(79, Семейное_положение="вдовец"), SEEN, "79"),
        ("Одиноким пожилым людям", facts(79, Семейное_положение="женат"), UNSEEN, ""),
        ("Одиноким родителям", STUDENT, UNSEEN, ""),
        ("Семьям, в которых есть конфликт", STUDENT, UNSEEN, ""),
        ("Малоимущим", facts(40, Материальное_положение="низкое"), SEEN, "материальное положение: низкое"),
        ("Малоимущим", facts(40, Материальное_положение="среднее"), UNSEEN, ""),
        ("Ищущим работу", facts(40, need="хочет найти работу"), SEEN, "новые потребности: хочет"),
        ("Людям без определенного места жительства", facts(1, Причина="нет, негде жить"), SEEN, "причина"),
        ("Вернувшимся из мест лишения свободы", facts(1, Категория="из мест лишения свободы"), SEEN, ""),
        ("Беженцам", facts(30, Категория="беженка"), SEEN, ""),
        ("Инвалидам", NEWCOMER, UNKNOWN, "не указаны категория и причина обращения"),
        ("Участникам спортивной секции самбо", STUDENT, UNSEEN, ""),
        (None, DISABLED, UNKNOWN, "в перечне не сказано, кому положена"),
    ],
)  # fmt: skip
def test_who_is_named(words: str | None, who: Facts, verdict: Verdict, why: str) -> None:
    finding = assess(words, who)
    assert finding.verdict is verdict
    assert finding.why.startswith(why)
    assert bool(finding.why) is (verdict is not UNSEEN)


OLD = "Инвалидам и людям старшего возраста"
FAMILIES = "Семьям, одиноким родителям"


@pytest.mark.parametrize(
    ("service", "words", "of_age"),
    [
        # whoever is 0, 6, 10, 15, 17 and 40 years old and disabled
        ("помощь в трудоустройстве", "Инвалидам", {15, 17, 40}),
        ("помощь в поиске работы", "Всем обратившимся", {15, 17, 40}),
        ("использование трудовых возможностей, обучение профессиональным навыкам", "Инвалидам", {15, 17, 40}),
        ("обучение инвалидов пользованию средствами ухода", "Инвалидам", {10, 15, 17, 40}),
        ("помощь в обучении навыкам компьютерной грамотности", OLD, {15, 17, 40}),
        ("занятия по адаптивной физической культуре", OLD, {15, 17, 40}),
        ("адаптивная физкультура", "Инвалидам, детям и пожилым людям", {0, 6, 10, 15, 17, 40}),
        ("клуб", "Инвалидам, гражданам старше 60 лет", {15, 17, 40}),
        ("клуб", "Инвалидам, взрослым", {15, 17, 40}),
        ("прогулки", "Инвалидам", {0, 6, 10, 15, 17, 40}),
        ("профессиональная помощь психолога", "Всем", {0, 6, 10, 15, 17, 40}),
        ("обеспечение кратковременного присмотра за детьми", FAMILIES, {0, 6, 10}),
        ("присмотр за ребенком", "Одиноким отцам", {0, 6, 10}),
        ("группа для детей", "Пожилым людям", set()),
        ("консультация юриста", FAMILIES, set()),
    ],
)  # fmt: skip
def test_what_a_child_may_use(service: str, words: str, of_age: set[int]) -> None:
    people = {age: facts(age, Категория="инвалид") for age in (0, 6, 10, 15, 17, 40)}
    assert {age for age, who in people.items() if assess(words, who, service).verdict is SEEN} == of_age


def test_without_a_date_of_birth_no_age_decides() -> None:
    who = facts(None, Категория="инвалид")
    assert assess("Инвалидам", who, "помощь в трудоустройстве").verdict is SEEN
