"""The pages as people use them, in a real browser."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser import open_browser, open_page
from conftest import ROOT, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HWB = ROOT / "samples" / "hwb-2024-05-14.txt"
PLANNING = ROOT / "samples" / "planning-2024-11-20.pdf"

HOSTILE = """Minutes of the Parish Council <script>alert('body')</script> held on 3rd May 2024

Present: Cllr Ann <img src=x onerror=alert(1)> Other, Cllr Bo Fill

Apologies: Cllr Jo Quine

1. Accounts "><script>alert('title')</script>

Resolved: That </mark></style><script>alert('text')</script> be approved & {{ 7 * 7 }} noted.

2. Trees' onmouseover='alert(2)

The oak javascript:alert(3) is sound.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(run: Callable[..., Run], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One page of each kind, each written once."""
    folder = tmp_path_factory.mktemp("pages")
    archive, out = folder / "archive", folder / "out"
    (archive / "2024").mkdir(parents=True)
    for sample in (HWB, PLANNING):
        shutil.copy(sample, archive / "2024")
    (archive / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (folder / "hostile.txt").write_text(HOSTILE)
    (folder / "new.txt").write_text(
        HWB.read_text().replace("be confirmed and signed", "be amended and signed")
    )
    for arguments, code in (
        (("view", HWB, "-o", folder / "hwb.html"), 0),
        (("view", PLANNING, "--pictures", "-o", folder / "planning.html"), 0),
        (("view", folder / "hostile.txt", "-o", folder / "hostile.html"), 0),
        (("diff", HWB, folder / "new.txt", "--format", "html", "-o", folder / "diff.html"), 1),
        (("batch", archive, out, "--to", "html", "--quiet"), 1),
    ):
        done = run(*arguments)
        assert done.returncode == code, done.stderr
    (body,) = (out / "bodies").glob("planning-committee-*.html")
    return {
        **{name: folder / f"{name}.html" for name in ("hwb", "planning", "hostile", "diff")},
        "index": out / "index.html",
        "body": body,
        "document": out / "pages" / "2024" / f"{HWB.name}.html",
    }


def chosen_words(page: Page) -> str:
    """The words that are marked as chosen, in one line."""
    return " ".join(" ".join(page.locator("mark.on").all_inner_texts()).split())


def chosen_value(page: Page) -> str:
    return " ".join(page.locator("#record a.value.on .words").inner_text().split())


def test_a_value_leads_to_its_words(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hwb"]) as page:
        page.locator("#record a.value", has_text="Helga Dorning").click()
        assert "Howard Pugsley" in chosen_words(page)
        page.locator("mark.on").first.wait_for()
        page.wait_for_function(
            "() => { const r = document.querySelector('mark.on').getBoundingClientRect();"
            "return r.top > 0 && r.bottom < innerHeight; }"
        )
        assert "read by" in page.locator("#told").inner_text()
        page.keyboard.press("Escape")
        assert page.locator(".on").count() == 0


def test_words_lead_to_their_value_and_a_second_click_to_what_stands_around_them(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with open_page(browser, pages["hwb"]) as page:
        words = page.locator("mark.clause", has_text="Tamsin Yeoward would ask both bodies")
        words.click()
        assert chosen_value(page).startswith("ii) Tamsin Yeoward would ask")
        assert page.locator("#record a.value.on").is_visible()
        words.click()
        assert page.locator("#record a.value.on").get_attribute("class") == "value resolution on"
        words.click()
        assert chosen_value(page).startswith("ii)")


def test_kinds_are_filtered(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hwb"]) as page:
        mark = page.locator("mark.present", has_text="Joan Ebdon")
        tint = "element => getComputedStyle(element).backgroundColor"
        assert mark.evaluate(tint) != "rgba(0, 0, 0, 0)"
        page.get_by_label("Present 14").uncheck()
        assert mark.evaluate(tint) == "rgba(0, 0, 0, 0)"
        mark.click()
        assert page.locator(".on").count() == 0  # what is hidden is not chosen
        page.get_by_role("button", name="Hide all").click()
        assert page.locator(".filter input:checked").count() == 0
        page.get_by_role("button", name="Show all").click()
        assert mark.evaluate(tint) != "rgba(0, 0, 0, 0)"


def test_keys(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hwb"]) as page:
        page.keyboard.press("n")
        assert chosen_words(page) == "Brackshire Health and Wellbeing Board"
        page.keyboard.press("n")
        second = chosen_words(page)
        page.keyboard.press("n")
        page.keyboard.press("p")
        assert chosen_words(page) == second != ""
        assert not page.locator(".furniture").first.is_visible()
        page.keyboard.press("f")
        assert page.locator(".furniture").first.is_visible()
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        page.locator("#keys").uncheck()
        page.keyboard.press("Escape")
        assert not page.locator("#help").is_visible()
        page.keyboard.press("f")
        assert page.locator(".furniture").first.is_visible()  # single keys were switched off


def test_every_value_can_be_reached_and_used_without_a_mouse(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with open_page(browser, pages["hwb"]) as page:
        page.locator("#record a.value").nth(3).focus()
        page.keyboard.press("Enter")
        assert chosen_words(page) == "10.00 am"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert chosen_words(page).startswith("Committee Room")


def test_search_finds_words_across_lines_and_marks(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["planning"]) as page:
        page.keyboard.press("/")
        page.keyboard.type("vote was asked for BY councillor")  # a page break stands between
        assert page.locator("#hits").inner_text() == "1"
        page.locator("#sought").fill("Councillor")
        count = int(page.locator("#hits").inner_text())
        assert count == " ".join(page.locator(".line").all_inner_texts()).count("Councillor")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert page.locator("#hits").inner_text() == f"2 of {count}"
        page.keyboard.press("Shift+Enter")
        page.keyboard.press("Shift+Enter")
        assert page.locator("#hits").inner_text() == f"{count} of {count}"
        page.locator("#sought").fill("no (such) words.*")
        assert page.locator("#hits").inner_text() == "none"
        page.keyboard.press("Escape")
        assert page.locator("#hits").inner_text() == ""


def test_pictures_have_a_box_for_each_finding(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["planning"]) as page:
        assert page.locator(".picture svg").first.is_hidden()
        page.keyboard.press("v")
        assert page.locator(".picture svg").first.is_visible()
        boxed = set(page.locator("rect").evaluate_all("list => list.map(each => each.dataset.f)"))
        assert boxed == set(page.locator("mark").evaluate_all("list => list.map(each => each.dataset.f)"))
        assert page.locator("image").first.evaluate("element => element.getBBox().width") > 500
        page.locator("#record a.value", has_text="N Ansty").first.click()
        page.wait_for_function("() => document.querySelector('rect.on').getBoundingClientRect().top > 0")
        page.locator("rect.declaration").first.click()
        assert "G Trebarth" in chosen_value(page)


def test_a_narrow_screen_shows_one_side_at_a_time(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hwb"], width=400) as page:
        assert page.locator("#minutes").is_visible()
        assert page.locator("#record").is_hidden()
        page.get_by_role("button", name="Record").click()
        assert page.locator("#minutes").is_hidden()
        page.locator("#record a.value", has_text="Vera Stanbrook").click()
        assert page.locator("#minutes").is_visible()
        assert chosen_words(page) == "Cllr Vera Stanbrook Coastal District Councils Rep"
        assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_print_shows_both_sides_and_no_buttons(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hwb"], width=400) as page:
        page.emulate_media(media="print")
        assert page.locator("#minutes").is_visible()
        assert page.locator("#record").is_visible()
        assert page.locator(".tools").is_hidden()


def test_a_finding_can_be_linked_to(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hwb"]) as page:
        page.locator("#record a.value", has_text="Joan Ebdon").click()
        assert "#w" in page.url
        page.reload()
        assert chosen_words(page).startswith("Councillor Joan Ebdon")


def test_what_a_document_says_stays_words(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["hostile"]) as page:
        assert page.locator("script").count() == 1
        assert page.locator("img").count() == 0
        assert page.locator("[onerror], [onmouseover]").count() == 0
        shown = page.locator("#minutes").inner_text()
        assert "</mark></style><script>alert('text')</script>" in shown
        assert "{{ 7 * 7 }}" in shown
        page.keyboard.press("n")
        page.locator("#record a.value").last.click()


def test_the_policy_lets_no_other_script_run(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["hwb"].as_uri())
    ran = page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        "document.body.append(s); return window.ran === true; }"
    )
    page.close()
    assert ran is False


def test_the_index_leads_to_bodies_documents_and_failures(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["index"]) as page:
        assert page.locator(".body").count() == 2
        assert page.locator("#failed").inner_text() == "Not read 1"
        assert "broken.pdf" in page.locator(".files").first.inner_text()
        bar = page.locator(".body svg").first
        assert bar.get_attribute("aria-label") == "14 present, 3 apologies, 0 absent"
        page.locator("#sought").fill("planning 2024")
        assert page.locator(".body:visible").count() == 1
        page.locator("#sought").fill("planning 2023")
        assert page.locator(".body:visible").count() == 0
        page.locator("#sought").fill("")
        links = page.locator("main a[href]").evaluate_all(
            "list => list.map(each => each.getAttribute('href'))"
        )
    for link in links:
        if not link.startswith("#"):
            assert (pages["index"].parent / link).is_file(), link


def test_the_page_of_a_document_leads_back_to_the_index(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["document"]) as page:
        link = page.get_by_role("link", name="Archive").get_attribute("href")
        assert link is not None
        assert (pages["document"].parent / link).resolve() == pages["index"].resolve()


def test_the_grid_is_a_table_of_words(browser: Browser, pages: dict[str, Path]) -> None:
    with open_page(browser, pages["body"]) as page:
        row = page.get_by_role("row", name="L Weddell")
        assert row.get_by_role("cell").all_text_contents() == ["0 of 1", "away, with a substitute"]
        row = page.get_by_role("row", name="H Quill")
        assert row.get_by_role("cell").all_text_contents() == ["1 of 1", "present as a substitute"]
        sign = "element => getComputedStyle(element, '::before').content"
        assert page.locator("td.absent").first.evaluate(sign) == '"✕"'
        assert page.get_by_role("columnheader", name="20 Nov").is_visible()


def test_the_page_of_a_comparison_goes_from_change_to_change_and_turns(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with open_page(browser, pages["diff"]) as page:
        side, inline = page.locator("article .side").first, page.locator("article .inline").first
        assert (side.is_visible(), inline.is_visible()) == (True, False)
        page.keyboard.press("v")
        assert (side.is_visible(), inline.is_visible()) == (False, True)
        assert inline.locator("del").first.inner_text() == "confirmed"
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["hwb", "planning", "index", "body", "diff"])
def test_no_serious_fault_of_accessibility(
    browser: Browser, pages: dict[str, Path], name: str, scheme: str
) -> None:
    with open_page(browser, pages[name], scheme=scheme) as page:
        if name == "planning":
            page.keyboard.press("f")
            page.locator("#record a.value").first.click()
        found = Axe().run(page).response["violations"]
    serious = [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]
    assert serious == []
