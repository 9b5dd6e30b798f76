"""Each language has plurals, words, lists and digits of its own."""

# ruff: noqa: RUF001 - letters of other scripts are meant

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from flet_components.components.clockwork.relative_time.relative_phrases import (
    STYLES,
    Style,
    duration_phrase,
    relative_phrase,
    unit_phrase,
)
from flet_components.components.clockwork.relative_time.relative_spans import Parts
from flet_components.components.clockwork.relative_time.relative_units import (
    UNITS,
    Distance,
    Unit,
)

COUNTS = (0, 1, 2, 3, 5, 11, 21, 22, 100)
PLURALS: dict[str, dict[Unit, str]] = {
    "en": {
        "minute": "0 minutes ago|1 minute ago|2 minutes ago|3 minutes ago|5 minutes ago"
        "|11 minutes ago|21 minutes ago|22 minutes ago|100 minutes ago",
        "day": "0 days ago|1 day ago|2 days ago|3 days ago|5 days ago"
        "|11 days ago|21 days ago|22 days ago|100 days ago",
    },
    "de": {
        "minute": "vor 0 Minuten|vor 1 Minute|vor 2 Minuten|vor 3 Minuten|vor 5 Minuten"
        "|vor 11 Minuten|vor 21 Minuten|vor 22 Minuten|vor 100 Minuten",
        "day": "vor 0 Tagen|vor 1 Tag|vor 2 Tagen|vor 3 Tagen|vor 5 Tagen"
        "|vor 11 Tagen|vor 21 Tagen|vor 22 Tagen|vor 100 Tagen",
    },
    "fr": {
        "minute": "il y a 0 minute|il y a 1 minute|il y a 2 minutes|il y a 3 minutes"
        "|il y a 5 minutes|il y a 11 minutes|il y a 21 minutes|il y a 22 minutes"
        "|il y a 100 minutes",
    },
    "pl": {
        "minute": "0 minut temu|1 minut\u0119 temu|2 minuty temu|3 minuty temu"
        "|5 minut temu|11 minut temu|21 minut temu|22 minuty temu|100 minut temu",
        "day": "0 dni temu|1 dzie\u0144 temu|2 dni temu|3 dni temu|5 dni temu"
        "|11 dni temu|21 dni temu|22 dni temu|100 dni temu",
    },
    "lt": {
        "day": "prie\u0161 0 dien\u0173|prie\u0161 1 dien\u0105|prie\u0161 2 dienas"
        "|prie\u0161 3 dienas|prie\u0161 5 dienas|prie\u0161 11 dien\u0173"
        "|prie\u0161 21 dien\u0105|prie\u0161 22 dienas|prie\u0161 100 dien\u0173",
    },
    "sl": {
        "day": "pred 0 dnevi|pred 1 dnevom|pred 2 dnevoma|pred 3 dnevi|pred 5 dnevi"
        "|pred 11 dnevi|pred 21 dnevi|pred 22 dnevi|pred 100 dnevi",
    },
    "ru": {
        "minute": "0 минут назад|1 минуту назад|2 минуты назад|3 минуты назад"
        "|5 минут назад|11 минут назад|21 минуту назад|22 минуты назад"
        "|100 минут назад",
    },
    "ar": {
        "minute": "قبل 0 دقيقة|قبل دقيقة واحدة|قبل دقيقتين|قبل 3 دقائق|قبل 5 دقائق"
        "|قبل 11 دقيقة|قبل 21 دقيقة|قبل 22 دقيقة|قبل 100 دقيقة",
    },
    "he": {
        "minute": "לפני 0 דקות|לפני דקה|לפני שתי דקות|לפני 3 דקות|לפני 5 דקות"
        "|לפני 11 דקות|לפני 21 דקות|לפני 22 דקות|לפני 100 דקות",
    },
    "ja": {
        "minute": "0 分前|1 分前|2 分前|3 分前|5 分前|11 分前|21 分前|22 分前|100 分前",
    },
}
"""What is said of so many units that are over."""


def said(text: str, locale: str, style: Style = "long") -> str:
    """Say a distance in a language: `in 2 day`, `1 month ago (-1)`."""
    text, _, word = text.rstrip(")").partition(" (")
    count, unit = text.removeprefix("in ").removesuffix(" ago").split()
    assert unit in UNITS
    found = Distance(unit, int(count), text.startswith("in "), int(word or 99))
    if not word:
        found = Distance(unit, found.count, found.ahead)
    return relative_phrase(found, Locale.parse(locale), style)


@pytest.mark.parametrize(
    ("locale", "unit", "count", "expected"),
    [
        (locale, unit, count, phrase)
        for locale, units in PLURALS.items()
        for unit, phrases in units.items()
        for count, phrase in zip(COUNTS, phrases.split("|"), strict=True)
    ],
)
def test_plurals(locale: str, unit: Unit, count: int, expected: str) -> None:
    """The form is the one that goes with the number in that language."""
    found = Distance(unit, count, ahead=False)
    assert relative_phrase(found, Locale.parse(locale), "long") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "in 1 hour|in 2 hours|in 5 hours"),
        ("de", "in 1 Stunde|in 2 Stunden|in 5 Stunden"),
        ("fr", "dans 1 heure|dans 2 heures|dans 5 heures"),
        ("pl", "za 1 godzinę|za 2 godziny|za 5 godzin"),
        ("cs", "za 1 hodinu|za 2 hodiny|za 5 hodin"),
        ("sl", "čez 1 uro|čez 2 uri|čez 5 ur"),
        ("ar", "خلال ساعة واحدة|خلال ساعتين|خلال 5 ساعات"),
        ("he", "בעוד שעה|בעוד שעתיים|בעוד 5 שעות"),
        ("ja", "1 時間後|2 時間後|5 時間後"),
    ],
)
def test_what_is_to_come(locale: str, expected: str) -> None:
    """What is to come has forms of its own."""
    counts = (f"in {count} hour" for count in (1, 2, 5))
    assert [said(text, locale) for text in counts] == expected.split("|")


@pytest.mark.parametrize(
    ("text", "long", "short", "narrow"),
    [
        ("3 second ago", "3 seconds ago", "3 sec. ago", "3s ago"),
        ("3 minute ago", "3 minutes ago", "3 min. ago", "3m ago"),
        ("3 hour ago", "3 hours ago", "3 hr. ago", "3h ago"),
        ("3 day ago", "3 days ago", "3 days ago", "3d ago"),
        ("3 week ago", "3 weeks ago", "3 wk. ago", "3w ago"),
        ("3 month ago", "3 months ago", "3 mo. ago", "3mo ago"),
        ("3 year ago", "3 years ago", "3 yr. ago", "3y ago"),
        ("in 3 minute", "in 3 minutes", "in 3 min.", "in 3m"),
        ("in 3 year", "in 3 years", "in 3 yr.", "in 3y"),
        ("1 year ago (-1)", "last year", "last yr.", "last yr."),
        ("0 second ago (0)", "now", "now", "now"),
    ],
)
def test_styles(text: str, long: str, short: str, narrow: str) -> None:
    """There are a long, a short and a narrow form."""
    expected = [long, short, narrow]
    assert [said(text, "en", style) for style in STYLES] == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "now|yesterday|today|tomorrow|last week|next month|this year"),
        ("de", "jetzt|gestern|heute|morgen|letzte Woche|nächsten Monat|dieses Jahr"),
        (
            "fr",
            "maintenant|hier|aujourd’hui|demain|la semaine dernière"
            "|le mois prochain|cette année",
        ),
        ("pl", "teraz|wczoraj|dzisiaj|jutro|w zeszłym tygodniu|w przyszłym miesiącu|"),
        ("ja", "今|昨日|今日|明日|先週|来月|今年"),
        ("he", "עכשיו|אתמול|היום|מחר|השבוע שעבר|החודש הבא|השנה"),
        ("ar", "الآن|أمس|اليوم|غدًا|الأسبوع الماضي|الشهر القادم|السنة الحالية"),
    ],
)
def test_words(locale: str, expected: str) -> None:
    """Where there is a word, it is said instead of a number."""
    texts = [
        *("0 second ago (0)", "1 day ago (-1)", "0 day ago (0)", "in 1 day (1)"),
        *("1 week ago (-1)", "in 1 month (1)", "0 year ago (0)"),
    ]
    for text, word in zip(texts, expected.split("|"), strict=True):
        assert said(text, locale) == (word or "w tym roku")


@pytest.mark.parametrize(
    ("locale", "before", "after"),
    [
        ("en", "2 days ago", "in 2 days"),
        ("de", "vorgestern", "übermorgen"),
        ("es", "anteayer", "pasado mañana"),
        ("ja", "一昨日", "明後日"),
    ],
)
def test_two_days(locale: str, before: str, after: str) -> None:
    """Some languages have words for two days, and others say the number."""
    both = said("2 day ago (-2)", locale), said("in 2 day (2)", locale)
    assert both == (before, after)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("fa", "۳ دقیقه پیش"),
        ("ar-EG", "قبل ٣ دقائق"),
        ("bn", "৩ মিনিট আগে"),
        ("ar", "قبل 3 دقائق"),
    ],
)
def test_digits(locale: str, expected: str) -> None:
    """Digits are those of the locale."""
    assert said("3 minute ago", locale.replace("-", "_")) == expected


# --- durations ---

TIME: Parts = (("hour", 2), ("minute", 5), ("second", 1))


@pytest.mark.parametrize(
    ("locale", "style", "expected"),
    [
        ("en", "long", "2 hours, 5 minutes, 1 second"),
        ("en", "short", "2 hr, 5 min, 1 sec"),
        ("en", "narrow", "2h 5m 1s"),
        ("de", "long", "2 Stunden, 5 Minuten und 1 Sekunde"),
        ("de", "short", "2 Std., 5 Min. und 1 Sek."),
        ("pl", "long", "2 godziny, 5 minut i 1 sekunda"),
        ("fr", "narrow", "2h 5min 1s"),
        ("ar", "long", "ساعتان، و5 دقائق، وثانية"),
        ("he", "long", "שעתיים, 5 דקות ו-1 שניה"),
        ("ja", "long", "2 時間 5 分 1 秒"),
        ("fa", "narrow", "۲h ۵m ۱s"),
    ],
)
def test_durations(locale: str, style: Style, expected: str) -> None:
    """Numbers of units are put together as the language does."""
    assert duration_phrase(TIME, Locale.parse(locale), style) == expected


@pytest.mark.parametrize(
    ("locale", "style", "expected"),
    [
        ("en", "long", "2 hours|2 hours, 5 minutes"),
        ("en", "narrow", "2h|2h 5m"),
        ("de", "long", "2 Stunden|2 Stunden, 5 Minuten"),
        ("ja", "long", "2 時間|2 時間 5 分"),
    ],
)
def test_one_and_two(locale: str, style: Style, expected: str) -> None:
    """One stands alone, and two are put together in a way of their own."""
    parts = [duration_phrase(TIME[:n], Locale.parse(locale), style) for n in (1, 2)]
    assert parts == expected.split("|")


@pytest.mark.parametrize(
    ("locale", "expected"), [("en", "3 mths"), ("fr", "3m."), ("ru", "3 м.")]
)
def test_a_narrow_month_is_no_minute(locale: str, expected: str) -> None:
    """Where both would be "3m", the month is written a little longer."""
    phrase = unit_phrase(3, "month", Locale.parse(locale), "narrow")
    assert phrase.replace("\u202f", "") == expected
    assert phrase != unit_phrase(3, "minute", Locale.parse(locale), "narrow")


@pytest.mark.parametrize("style", STYLES)
def test_every_language(style: Style) -> None:
    """All languages that Babel knows have all of it, in one form or another."""
    for name in (name for name in locale_identifiers() if "_" not in name):
        locale = Locale.parse(name)
        for unit in UNITS:
            for count in (0, 1, 5):
                for ahead in (True, False):
                    phrase = relative_phrase(
                        Distance(unit, count, ahead), locale, style
                    )
                    assert re.fullmatch("[^{}]+", phrase)
                assert "duration" not in unit_phrase(count, unit, locale, style)
        assert duration_phrase(TIME, locale, style)
