"""The manual is read in the window, page by page, and leads to no network."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from auditor import paths
from ui.views.manual import fitting


def opened(desk):
    desk.office.go("help")
    view = desk.window.page("help")
    desk.until(lambda: view.pages.count() > 0 and len(view.page_text.toPlainText()) > 500)
    return view


def test_the_manual_is_read_in_the_window(open_window):
    with open_window() as desk:
        view = opened(desk)
        titles = [view.pages.item(number).text() for number in range(view.pages.count())]
        assert "The ban list" in titles
        view.pages.setCurrentRow(titles.index("The ban list"))
        assert "An auditor must be able to defend every flag" in view.page_text.toPlainText()


def test_a_link_to_another_page_opens_it_and_one_to_a_network_is_only_named(open_window):
    with open_window() as desk:
        view = opened(desk)
        view.page_text.anchorClicked.emit(QUrl("ban-list.md"))
        assert view.pages.currentItem().text() == "The ban list"
        view.page_text.anchorClicked.emit(QUrl("https://example.org/elsewhere"))
        desk.until(lambda: desk.sees("helpNote"))
        assert "outside this computer" in desk.find("helpNote").accessibleName()


def test_a_page_without_its_french_form_says_so(open_window, tmp_path):
    (tmp_path / "only.md").write_text("# In English only\n\nWords.\n", encoding="utf-8")
    with open_window(language="fr") as desk:
        view = opened(desk)
        assert not desk.sees("helpNote")
        view._folder = tmp_path
        view.retranslate()
        desk.until(lambda: view.pages.currentItem() is not None)
        assert view.pages.currentItem().text() == "In English only"
        desk.until(lambda: desk.sees("helpNote"))


def test_the_manual_shows_its_pictures_within_its_width(open_window):
    with open_window() as desk:
        page = opened(desk).page_text
        for width in (1440, 900):
            desk.window.resize(width, 880)
            desk.until(lambda: len(page._pictures) > 5 and widest(page) <= page.viewport().width() - 10)
            assert widest(page) > 300
        document = page.document()
        kept = document.resource(QTextDocument.ResourceType.ImageResource, QUrl(next(iter(page._pictures))))
        assert not kept.isNull()


def widest(page):
    return max(picture.width() / picture.devicePixelRatio() for picture in page._pictures.values())


def test_a_picture_from_elsewhere_is_not_loaded(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "secret.png").write_bytes((paths.resources() / "docs" / "images" / "window-en.png").read_bytes())
    for elsewhere in ("https://example.org/a.png", "/etc/passwd", "../secret.png", "absent.png", "file:///etc/passwd"):
        assert fitting(tmp_path / "docs", elsewhere, 500, 1.0) is None


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("width", [300, 500, 700, 1400])
def test_a_picture_is_never_wider_than_its_room_on_any_screen(tmp_path, width, ratio):
    QImage(width, 10, QImage.Format.Format_RGB32).save(str(tmp_path / "a.png"))
    picture = fitting(tmp_path, "a.png", 500, ratio)
    assert round(picture.width() / picture.devicePixelRatio()) == min(width, 500)
    assert picture.width() <= width
