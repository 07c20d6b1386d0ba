"""What sorts of things are to be done, what presses most first."""

from __future__ import annotations

from enum import StrEnum


class Matter(StrEnum):
    """What sort of thing is to be done."""

    ANSWER = "Ответ на обращение"
    NOTICE = "Уведомление о приеме обращения"
    CONTACT = "Контакт"
    REVIEW = "Пересмотр плана"
    END = "Окончание услуги"
    LATE = "Услуга после окончания"
    EXPIRY = "Окончание срока"
    CONSENT = "Согласие на обработку данных"
    DOCUMENT = "Документ для дела"
