"""Names of medicines, goods, companies and heroes of books that the dictionary of Russian does not have."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.book.anonymous.vocabulary import words_in
from paperwork.book.anonymous.words import (
    is_given_name,
    is_known,
    is_patronymic,
    is_surname,
    is_surname_only,
    lemmas,
    looks_like_surname,
)

ENDING = re.compile(r"(?:ами|ями|ах|ях|ого|ому|ыми|ов|ом|ем|ой|ей|ам|ям|ы|а|у|е|я|и|ю|о|ь|й)$")

_THINGS = words_in(
    """
    ношпа беталок меналинд кагоцел нурофен эналаприл конкор магнезия магния кардиомагнил лозап предуктал
    мексидол фенибут фенибута
    корвалол валокордин вальсакор омез троксевазин аспирин анальгин но-шпа цитрамон парацетамол ибупрофен
    кеторол кетанов диклофенак вольтарен найз нимесил мидокалм мильгамма актовегин церебролизин кавинтон
    глицин афобазол атаракс феназепам циклодол галоперидол аминазин рисперидон азалептин карбамазепин
    финлепсин депакин золофт феварин прозак амитриптилин сертралин метформин сиофор глюкофаж инсулин лантус
    новорапид хумалог диабетон капотен каптоприл эналаприл лизиноприл престариум коринфар нифедипин
    амлодипин бисопролол метопролол эгилок верапамил фуросемид верошпирон индапамид арифон варфарин ксарелто
    эликвис плавикс тромбоасс нитроглицерин нитроспрей кордарон дигоксин предизин аторвастатин розувастатин
    крестор омепразол фестал мезим креон панкреатин смекта энтеросгель линекс бифиформ лоперамид фосфалюгель
    альмагель маалокс ренни гастал супрастин тавегил зиртек кларитин лоратадин эриус преднизолон
    дексаметазон амоксициллин амоксиклав сумамед азитромицин цефтриаксон арбидол ингавирин анаферон виферон
    гриппферон терафлю колдрекс фервекс мукалтин амброксол лазолван бромгексин аскорил пульмикорт беродуал
    сальбутамол називин тизин снуп аквамарис мирамистин хлоргексидин левомеколь бепантен пантенол зодак
    троксерутин лиотон детралекс флебодиа венарус эутирокс йодомарин тироксин компливит магне фемибион
    утрожестан дюфастон пренатал кардикет эспераль элькар пантогам ноотропил пирацетам кортексин энцефабол
    тералиджен хлорпротиксен сонапакс неулептил донормил мелаксен персен новопассит ново-пассит тенотен
    валериана пустырник бартел диане фурадонин монурал канефрон цистон проставит омник пластырь зеленка
    памперс памперсы сени молинея тена нивея бош самсунг сяоми хуавей айфон самсунга редми нокиа филипс
    индезит аристон хендэ хюндай киа рено форд опель ниссан мазда тойота хонда шкода пежо ситроен шевроле
    мерседес ауди камри логан солярис гранта приора калина нива жигули газель уаз ваз камаз москвич волга
    веста ларгус соболь ока икеа озон вайлдберриз вайлдберис авито яндекс гугл вотсап ватсап вайбер телеграм
    телеграмм инстаграм ютуб вконтакте одноклассники скайп зум сферум дзен рутуб ростелеком мегафон билайн
    теледва йота сбер сбербанк сбербанка втб альфа-банк тинькофф т-банк почта-банк россельхозбанк газпром
    газпромбанк совкомбанк магнит пятерочка перекресток лента ашан дикси светофор монетка чижик верный
    горгаз горэлектросеть водоканал энергосбыт росреестр росстат роспотребнадзор росздрав минтруд минздрав
    минобр минсоц соцзащита гостех госуслуги пенсионфонд согаз капитал-мед ресо росгосстрах ингосстрах
    росгвардия мосэнерго облгаз жкх кцсон мфц пмпк райсуд горсуд облсуд минюст минфин минобороны
    винни-пух винни пух чебурашка незнайка буратино карлсон айболит мойдодыр золушка дюймовочка шрек лунтик
    смешарики крош нюша бараш пеппи гермиона фиксики барби тетрис монополия доббль дженга лего уно
    рождество пасха троица крещение масленица курбан-байрам ураза-байрам рамадан новруз сабантуй хануха песах
    наурыз покров купала благовещение вознесение яблочный спас радоница сретение успение хэллоуин
    библия коран евангелие псалтырь интернет рунет олимпиада паралимпиада вселенная фейсбук тик-ток тикток
    моторола леново асус панасоник занусси атлант бирюса полароид максидом леруа мерлен декатлон
    посиделки активити крокодил мафия дубль мандала сказкотерапия айкидо хоспис росавтодор
    """
) - {"нюша", "лента", "верный", "волга", "калина"}  # fmt: skip
_LATIN = words_in(
    """
    bosch samsung xiaomi redmi huawei honor iphone apple nokia philips lg sony lenovo asus acer hp canon epson
    lada kia ford opel nissan toyota mazda renault logan solaris rio polo audi bmw mercedes skoda
    seni tena molicare nivea pampers huggies libero oral colgate lego barbie word excel windows office
    powerpoint google yandex android telegram whatsapp viber skype zoom youtube instagram facebook avito
    ozon wildberries ikea online covid botox vip max mini maxi plus forte retard mmse moca nrs beck bayley
    wisc minecraft roblox tiktok discord steam dota barthel norton braden
    """
)
SUFFIX = re.compile(
    r".{2,}(?:пам|зепам|зол|азол|прил|олол|сартан|статин|дипин|циллин|мицин|оксацин|вир|тидин|фен|ферон|цетам"
    r"|фенак|кард|форте|гексал|тева|ретард|кальций|витамин|вит|мабин|мексин|профен|гель|сорб|донол|глипт\w+|формин"
    r"|тромб|кор|трил|ксин|дрекс|тусин|гриппин)"
)


@lru_cache(maxsize=2**12)
def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 3 else word


STEMS = frozenset(_stem(word) for word in _THINGS)


@lru_cache(maxsize=2**14)
def is_familiar(word: str) -> bool:
    """Whether the folded word is a thing, a company or a hero of a book: «конкор», «айболит», «bosch»."""
    if word.isascii():
        return word in _LATIN
    return word in _THINGS or _stem(word) in STEMS or bool(lemmas(word) & _THINGS)


@lru_cache(maxsize=2**14)
def is_medicine(word: str) -> bool:
    """Whether a word that no dictionary has ends as medicines do: «бисопролол», «циклоферона»."""
    return not is_known(word) and (
        SUFFIX.fullmatch(word) is not None or SUFFIX.fullmatch(_stem(word)) is not None
    )


@lru_cache(maxsize=2**12)
def is_latin_name(word: str, russian: str) -> bool:
    """Whether a Latin word, which is the other in Russian letters, is a name and not a brand: «nikita»."""
    if is_patronymic(russian) or is_surname_only(russian):
        return True
    if len(word) < 4 or is_familiar(word):
        return False
    return is_given_name(russian) or is_surname(russian) or looks_like_surname(russian)
