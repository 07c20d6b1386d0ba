"""The words of the page in place of those of the command line, which the core's cures speak."""

from __future__ import annotations

import re

# What the cure of a command says → what is done on the page; the first ones are longer forms of later ones.
CURES: tuple[tuple[str, str], ...] = (
    (
        r"меняет другая команда paperwork; дождитесь ее конца",
        "меняет другое окно программы; дождитесь, пока оно закончит",
    ),
    (r"назовите другую в --out", "выберите другую"),
    (r"сделайте его командой make с --document \S+", "скачайте его на странице «Бумаги учреждения»"),
    (r"соедините документы частями, называя клиентов в --client", "скачайте документы по клиентам"),
    (r"повторите с --jobs 1", "закройте другие программы и повторите"),
    (r"повторите с --no-list", "скачайте документы файлами Word и напечатайте их"),
    (r"сделайте документ командой make и проверьте", "скачайте документ и проверьте"),
    (r",? или выполните: (?:brew|winget) install [\w. -]*", ""),
    (r"установите его, например: sudo apt [^)]*\)", "попросите администратора его установить"),
    (r"проверьте --templates", "проверьте, с какой папкой шаблонов запущена программа"),
    (r"добавьте --replace, чтобы заменить", "чтобы заменить, исправьте на его странице"),
    (r"добавьте --password ПАРОЛЬ", "впишите ее пароль"),
    (r"начните с бланка: paperwork new \S+", "начните новую книгу на первой странице"),
    (r"заполните форму, которую дает paperwork form", "возьмите форму программы"),
    (r"возьмите форму: paperwork form ИМЯ --out \S+", "возьмите форму программы"),
    (r"образец дает paperwork schema", "возьмите лучше книгу .xlsx"),
    (r"исправьте то, что покажет paperwork check", "исправьте то, что названо на странице «Что исправить»"),
    (r"добавьте --dates день или --dates месяц", "напишите их в файле так: 05.03.2026"),
    (r"добавьте --sheet \"[^\"]*\"(?: или --sheet \"[^\"]*\")*", "назовите лист в файле так же, как в книге"),
    (r"(?:добавьте )?--map \"([^\"=]*)=([^\"]*)\"", r"назовите столбец «\1» в файле так: «\2»"),
    (r"уберите --client", "возьмите ее на странице «Бумаги учреждения»"),
)
_TRANSLATED = tuple((re.compile(pattern), words) for pattern, words in CURES)


def said(sentence: str) -> str:
    """The sentence with its cure in the page's words."""
    for pattern, words in _TRANSLATED:
        sentence = pattern.sub(words, sentence)
    return sentence
