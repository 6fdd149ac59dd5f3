from __future__ import annotations

import pytest

from minutes_extract.detecting.dates import (
    as_closing_time,
    complete_date,
    find_dates,
    find_partial_dates,
    find_times,
)


@pytest.mark.parametrize(
    ("words", "iso", "weekday"),
    [
        ("held on Tuesday, 20th March, 2018 at 10.00 am", "2018-03-20", "Tuesday"),
        ("ON 20TH May 2025", "2025-05-20", None),
        ("9 th June 2016", "2016-06-09", None),
        ("08.02.11", "2011-02-08", None),
        ("Meeting: 07/03/2014 - Harbour Group", "2014-03-07", None),
        ("7 Sept. 99", "1999-09-07", None),
        ("Saturday, April 18th 1998", "1998-04-18", "Saturday"),
        ("the 3rd day of May 2001", "2001-05-03", None),
    ],
)
def test_reads_a_date_day_first(words: str, iso: str, weekday: str | None) -> None:
    [found] = find_dates(words)
    assert (found.iso, found.weekday) == (iso, weekday)


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2019",
        "minute 12.5",
        "10.30.1",
        "2013/14",
        "45/24",
        "May 2019",
        "£12.10.11",
        "13/25/2019",
        "20 marches",
    ],
)
def test_reads_no_date(words: str) -> None:
    assert find_dates(words) == []
    assert find_partial_dates(words) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("28th January. The meeting closed at 8.45.", [(28, 1)]),
        ("June 24th", [(24, 6)]),
        ("2nd May, 4th July and 7th November 2017", [(2, 5), (4, 7)]),
        ("on 1 May 2019", []),
    ],
)
def test_reads_dates_without_a_year(words: str, days: list[tuple[int, int]]) -> None:
    assert [(one.day, one.month) for one in find_partial_dates(words)] == days


def test_completes_a_date_with_the_first_year_after() -> None:
    assert complete_date(17, 1, "2012-11-29") == "2013-01-17"
    assert complete_date(30, 12, "2012-11-29") == "2012-12-30"
    assert complete_date(29, 2, "2021-01-01") == "2024-02-29"
    assert complete_date(31, 6, "2021-01-01") is None


@pytest.mark.parametrize(
    ("words", "time", "until"),
    [
        ("10.00 am", "10:00", None),
        ("6.30pm", "18:30", None),
        ("18:45", "18:45", None),
        ("18.51", "18:51", None),
        ("7 pm", "19:00", None),
        ("10am", "10:00", None),
        ("12 noon", "12:00", None),
        ("noon", "12:00", None),
        ("2.30 p.m.", "14:30", None),
        ("2-30 p.m.", "14:30", None),
        ("12.15 am", "00:15", None),
        ("10.30 hours", "10:30", None),
        ("14:00-17:00", "14:00", "17:00"),
        ("13:00 – 14:35", "13:00", "14:35"),
        ("1.15 - 3.40 pm", "13:15", "15:40"),
        ("11-1 pm", "11:00", "13:00"),
        ("from 6.00pm to 8.24pm", "18:00", "20:24"),
    ],
)
def test_reads_times(words: str, time: str, until: str | None) -> None:
    [found] = find_times(words)
    assert (found.time, found.until) == (time, until)


@pytest.mark.parametrize(
    "words", ["£2.50", "17.09.2019", "item 3.10.2", "4.50%", "25.10", "12 members", "12-30", "24.30 hours"]
)
def test_reads_no_time(words: str) -> None:
    assert find_times(words) == []


@pytest.mark.parametrize(
    ("words", "start", "closed"),
    [
        ("8.45", "19:00", "20:45"),
        ("9:55", None, "21:55"),
        ("12.30", "10:00", "12:30"),
        ("1.15", "10:00", "13:15"),
        ("11.57", "10:30", "11:57"),
        ("18.51", "18:30", "18:51"),
        ("8.08 pm", None, "20:08"),
    ],
)
def test_a_closing_time_follows_the_start(words: str, start: str | None, closed: str) -> None:
    [found] = find_times(words)
    assert as_closing_time(found, start) == closed
