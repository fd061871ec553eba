import threading

import pytest

from auditor.errors import ReportError
from auditor.report.preview import MAX_WIDTH, draw_page


def colours(picture):
    return {picture.pixels[at : at + 3] for at in range(0, len(picture.pixels), 3)}


def test_a_page_is_drawn_as_wide_as_the_window_asks(unsigned):
    picture = draw_page(unsigned, 1, 400)
    assert (picture.number, picture.width) == (1, 400)
    assert picture.height == pytest.approx(400 * 297 / 210, abs=2)
    assert len(picture.pixels) == picture.width * picture.height * 3
    assert b"\xff\xff\xff" in colours(picture)
    assert len(colours(picture)) > 20


def test_the_text_of_a_page_comes_with_its_picture(unsigned):
    picture = draw_page(unsigned, 1, 200)
    assert "Galaxy" in picture.text or "COMPLIANT" in picture.text
    assert picture.pages > 3
    assert draw_page(unsigned, picture.pages, 200).text != picture.text


def test_the_signature_field_shows_in_the_picture_of_a_signed_report(unsigned, signed):
    assert draw_page(unsigned, 1, 400).pixels != draw_page(signed, 1, 400).pixels


def test_no_picture_is_larger_than_memory_can_bear(unsigned):
    assert draw_page(unsigned, 1, 10 * MAX_WIDTH).width <= MAX_WIDTH + 1


@pytest.mark.parametrize("number", [0, -1, 999])
def test_a_page_that_the_report_does_not_have_is_a_programmer_s_mistake(unsigned, number):
    with pytest.raises(ValueError, match="no page"):
        draw_page(unsigned, number, 100)


def test_what_is_no_report_is_said_in_one_sentence():
    with pytest.raises(ReportError, match="cannot be shown"):
        draw_page(b"this is no PDF", 1, 100)


def test_pages_may_be_asked_for_from_several_threads(unsigned):
    drawn = []
    threads = [
        threading.Thread(target=lambda n=n: drawn.append(draw_page(unsigned, n, 150))) for n in (1, 2, 3, 1, 2, 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(picture.number for picture in drawn) == [1, 1, 2, 2, 3, 3]
