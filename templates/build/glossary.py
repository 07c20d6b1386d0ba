"""The words that all papers share: one name for one thing, so that no paper calls it otherwise."""

from __future__ import annotations

FILE_NUMBER = "Личное дело №"
CLIENT = "Клиент"
SPECIALIST = "Специалист"
# Where the post of the client's specialist is not known.
SPECIALIST_POST = "Специалист по социальной работе"
HEAD_POST = "Руководитель"
CHOOSE = "(нужное подчеркнуть)"
SIGN, NAME, DAY, POST = "(подпись)", "(расшифровка подписи)", "(дата)", "(должность)"
SEAL = "М.П."
INSTITUTION = "(наименование, адрес, телефон учреждения)"
ADDRESS = "(адрес, телефон)"
